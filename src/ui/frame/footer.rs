//! The bottom of every page: when the phone is answered, in full, and what else there is. The number itself is in the help of the page, always in sight; here
//! it stands for paper, which has no such help.

use leptos::prelude::*;
use spaer_core::{domain::language::Lang, i18n::text::common, operator::PHONES, route::Page};

use crate::ui::{
    components::{open_now::OpenNow, page_link::PageLink, swap::each},
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
                <strong>{phone.name}</strong> <span class="for-paper">" " {phone.number}</span>
                <OpenNow weekdays=phone.weekdays weekends=phone.weekends lang />
                <p class="hint">{words::hours(phone.weekdays, phone.weekends, phone.last_checked, lang)}</p>
            </li>
        }
    }));
    let pages = each(
        PAGES
            .into_iter()
            .map(|(page, label)| view! { <li><PageLink lang page class="lone-link">{label(lang)}</PageLink></li> }),
    );
    view! {
        <footer class="bottom">
            <p>{common::footer_about(lang)}</p>
            <ul class="plain-list">{phones}</ul>
            <ul class="plain-list bottom__pages">{pages}</ul>
        </footer>
    }
}
