//! The bottom of every page: the phone with its hours in full, and what else there is.

use leptos::prelude::*;
use spaer_core::{
    domain::language::Lang,
    i18n::text::common,
    operator::{PHONES, Phone},
    route::Page,
};

use crate::ui::{
    components::{open_now::OpenNow, page_link::PageLink, phone_line::PhoneLine, swap::each},
    words,
};

/// A page, and what the link to it says.
type Entry = (Page, fn(Lang) -> &'static str);

const PAGES: [Entry; 4] = [
    (Page::Help, common::footer_help),
    (Page::Reactivation, common::footer_reactivation),
    (Page::Privacy, common::footer_privacy),
    (Page::Accessibility, common::footer_accessibility),
];

#[component]
pub fn Footer(lang: Lang) -> impl IntoView {
    let phones = each(PHONES.iter().map(|phone| {
        view! {
            <li>
                <PhoneLine phone lang />
                <OpenNow weekdays=phone.weekdays weekends=phone.weekends lang />
                <p class="hint">{hours(phone, lang)} " " {common::hours_checked(lang, &words::day(phone.last_checked, lang))}</p>
            </li>
        }
    }));
    let pages =
        each(PAGES.into_iter().map(|(page, label)| view! { <li><PageLink lang page>{label(lang)}</PageLink></li> }));
    view! {
        <footer class="bottom">
            <p>{common::footer_about(lang)}</p>
            <ul class="plain-list">{phones}</ul>
            <ul class="plain-list bottom__pages">{pages}</ul>
        </footer>
    }
}

fn hours(phone: &Phone, lang: Lang) -> String {
    let (from, to) = (phone.weekdays.0.to_string(), phone.weekdays.1.to_string());
    match phone.weekends {
        Some((first, last)) => common::hours(lang, &from, &to, &first.to_string(), &last.to_string()),
        None => common::hours_weekdays(lang, &from, &to),
    }
}
