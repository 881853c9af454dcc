//! The phone, within a page.

use leptos::prelude::*;
use spaer_core::{
    domain::{
        hours::{Hours, first_open},
        language::Lang,
        time::Timestamp,
    },
    i18n::text::common,
    operator::{PHONES, Phone},
};

use super::{
    icon::{Glyph, Icon},
    open_now::OpenNow,
    swap::each,
};

/// The number of the line to name at `now`: the first that is open, or the first.
pub fn open_line(now: Timestamp) -> usize {
    first_open(PHONES.iter().map(|phone| Hours { weekdays: phone.weekdays, weekends: phone.weekends }), now)
}

/// The line to name where there is room for one: one that is open, when the app draws it. What is written does not know what time it is.
pub fn first_line() -> Option<&'static Phone> {
    #[cfg(target_arch = "wasm32")]
    if PHONES.len() > 1 {
        return PHONES.get(open_line(crate::platform::clock::now()));
    }
    PHONES.first()
}

/// One line as a link.
#[component]
pub fn PhoneLine(phone: &'static Phone, lang: Lang) -> impl IntoView {
    view! {
        <a class="phone-line" href=phone.tel>
            <Glyph icon=Icon::PHONE />
            <span>{common::call_support(lang, phone.name)} " " <strong>{phone.number}</strong></span>
        </a>
    }
}

/// One line, and whether somebody answers now.
#[component]
pub fn PhoneNow(phone: &'static Phone, lang: Lang) -> impl IntoView {
    view! {
        <PhoneLine phone lang />
        <OpenNow weekdays=phone.weekdays weekends=phone.weekends lang />
    }
}

/// All lines. Their hours in full stand at the bottom of every page.
#[component]
pub fn PhoneLines(lang: Lang) -> impl IntoView {
    let lines = each(PHONES.iter().map(|phone| view! { <li><PhoneNow phone lang /></li> }));
    view! { <ul class="plain-list">{lines}</ul> }
}
