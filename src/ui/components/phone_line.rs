//! The phone, within a page.

use leptos::prelude::*;
use spaer_core::{
    domain::language::Lang,
    i18n::text::common,
    operator::{PHONES, Phone},
};

use super::{
    icon::{Glyph, Icon},
    open_now::OpenNow,
    swap::each,
};

/// One line as a link.
#[component]
pub fn PhoneLine(phone: &'static Phone, lang: Lang) -> impl IntoView {
    view! {
        <a class="phone-line" href=phone.tel>
            <Glyph icon=Icon::Phone />
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
