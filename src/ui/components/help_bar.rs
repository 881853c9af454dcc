//! Help, in the same place on every page: the phone, when it is answered, and the way to block.

use leptos::prelude::*;
use spaer_core::{
    domain::language::Lang,
    i18n::text::common,
    operator::{PHONES, Phone},
    route::Page,
};

use crate::ui::words;

use super::{
    icon::{Glyph, Icon},
    swap::each,
};

#[component]
pub fn HelpBar(lang: Lang) -> impl IntoView {
    view! {
        <aside class="help-bar" aria-label=common::help_label(lang)>
            {PHONES.first().map(|phone| view! { <Call phone lang /> })}
            <a class="help-bar__block" href=Page::Blocking.path(lang)>
                <Glyph icon=Icon::Lock />
                {common::way_to_block(lang)}
            </a>
        </aside>
    }
}

#[component]
fn Call(phone: &'static Phone, lang: Lang) -> impl IntoView {
    view! {
        <a class="help-bar__call" href=phone.tel>
            <Glyph icon=Icon::Phone />
            <span>
                <span class="help-bar__name">{common::call_support(lang, phone.name)} " "</span>
                <strong class="help-bar__number">{phone.number}</strong>
            </span>
        </a>
    }
}

/// One phone line as a link, within a page.
#[component]
pub fn PhoneLine(phone: &'static Phone, lang: Lang) -> impl IntoView {
    view! {
        <a class="phone-line" href=phone.tel>
            <Glyph icon=Icon::Phone />
            <span>{common::call_support(lang, phone.name)} " " <strong>{phone.number}</strong></span>
        </a>
    }
}

/// All phone lines with their hours, for where there is room.
#[component]
pub fn PhoneLines(lang: Lang) -> impl IntoView {
    let lines = each(PHONES
        .iter()
        .map(|phone| {
            view! {
                <li>
                    <PhoneLine phone lang />
                    <p class="hint">{hours(phone, lang)} " " {common::hours_checked(lang, &words::day(phone.last_checked, lang))}</p>
                </li>
            }
        }));
    view! { <ul class="plain-list">{lines}</ul> }
}

fn hours(phone: &Phone, lang: Lang) -> String {
    let (from, to) = (phone.weekdays.0.to_string(), phone.weekdays.1.to_string());
    match phone.weekends {
        Some((first, last)) => common::hours(lang, &from, &to, &first.to_string(), &last.to_string()),
        None => common::hours_weekdays(lang, &from, &to),
    }
}
