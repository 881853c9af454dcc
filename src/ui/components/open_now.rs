//! Whether a line is answered now, or when next: in the eID's own time, and in the device's where that is another.

use leptos::prelude::*;
use spaer_core::domain::language::Lang;

/// `weekdays`, `weekends`: full hours; without hours then it is closed.
///
/// While a page is written it is a place only, which says for whom; the clock is the browser's.
#[cfg(not(target_arch = "wasm32"))]
#[component]
pub fn OpenNow(weekdays: (u8, u8), weekends: Option<(u8, u8)>, lang: Lang) -> impl IntoView {
    let _ = lang;
    let span = |(from, to): (u8, u8)| format!("{from}-{to}");
    view! { <p class="open-now" data-weekdays=span(weekdays) data-weekends=weekends.map(span)></p> }
}

#[cfg(target_arch = "wasm32")]
#[component]
pub fn OpenNow(weekdays: (u8, u8), weekends: Option<(u8, u8)>, lang: Lang) -> impl IntoView {
    view! { <p class="open-now"><Told weekdays weekends lang /></p> }
}

/// What is said within the place.
#[cfg(target_arch = "wasm32")]
#[component]
pub fn Told(weekdays: (u8, u8), weekends: Option<(u8, u8)>, lang: Lang) -> impl IntoView {
    use spaer_core::{
        domain::hours::{Hours, Opening, began_in_doubt, is_doubtful, opening},
        i18n::text::common,
    };

    use super::swap::swap;
    use crate::platform::{clock, format};

    let now = clock::minutes();
    let hours = Hours { weekdays, weekends };
    let draw = move |opening: Option<Opening>| {
        let (told, at) = match opening? {
            Opening::Open { until } => (common::open_until(lang, &format::danish(until, lang)), until),
            Opening::Closed { opens } => (common::opens(lang, &format::danish(opens, lang)), opens),
        };
        // The hours in full, with their caution, stand nearby.
        let now = clock::now();
        if is_doubtful(at) || is_doubtful(now) || began_in_doubt(&hours, now) {
            return None;
        }
        let own = (!format::is_danish(at)).then(|| common::your_time(lang, &format::local(at, lang)));
        Some(view! { {told} {own.map(|own| format!(" {own}"))} })
    };
    swap(move || opening(&hours, now.get()), draw)
}
