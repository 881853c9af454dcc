//! Whether a line is answered now, or when next: in the eID's own time, and in the device's where that is another.

use leptos::prelude::*;
use spaer_core::domain::language::Lang;

/// `weekdays`, `weekends`: full hours from and to, Danish time; without hours for weekends it is closed then.
///
/// In a prerendered page only an empty element with the hours as attributes: the app fills it, since only the browser knows the time.
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
    view! { <p class="open-now"><OpenState weekdays weekends lang /></p> }
}

/// The sentence in this element.
#[cfg(target_arch = "wasm32")]
#[component]
pub fn OpenState(weekdays: (u8, u8), weekends: Option<(u8, u8)>, lang: Lang) -> impl IntoView {
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
        // On doubtful days nothing is said here; the hours in full stand nearby, with a caution.
        let now = clock::now();
        if is_doubtful(at) || is_doubtful(now) || began_in_doubt(&hours, now) {
            return None;
        }
        let own = (!format::is_danish(at)).then(|| common::your_time(lang, &format::local(at, lang)));
        Some(view! { {told} {own.map(|own| format!(" {own}"))} })
    };
    swap(move || opening(&hours, now.get()), draw)
}
