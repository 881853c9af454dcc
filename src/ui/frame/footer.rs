//! The bottom of every page: the phone with its hours in full, and what else there is.

use leptos::prelude::*;
use spaer_core::{domain::language::Lang, i18n::text::common, operator::PHONES, route::Page};

use crate::ui::{
    components::{page_link::PageLink, phone_line::PhoneNow, swap::each},
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
                <PhoneNow phone lang />
                <p class="hint">{words::hours(phone.weekdays, phone.weekends, phone.last_checked, lang)}</p>
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
