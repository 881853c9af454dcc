//! The page where it begins: the two ways to block, and when to take which.
//!
//! The first screen of a small phone holds, in this order, the heading, one sentence, both acts, "I cannot log in" and the phone.

use leptos::prelude::*;
use spaer_core::{
    domain::{language::Lang, reason::Reason},
    i18n::text::blocking as text,
    route::Page,
};

use super::links::{ActLink, Acts};
use crate::ui::{
    components::{heading::PageHeading, page_link::PageLink, phone_line::PhoneLines, swap::each},
    words,
};

#[component]
pub fn BlockingPage(lang: Lang) -> impl IntoView {
    view! {
        <PageHeading text=text::heading(lang) lang />
        <p class="lead">{text::intro(lang)}</p>
        <Acts lang><a class="cannot" href="#cannot">{text::cannot_log_in(lang)}</a></Acts>
        <div class="columns">
            <section class="way">
                <h2>{text::authenticator_heading(lang)}</h2>
                <p>{text::authenticator_when(lang)}</p>
                <p>{text::authenticator_means(lang)}</p>
                <h3>{text::authenticator_reasons(lang)}</h3>
                <Reasons lang page=Page::BlockAuthenticator />
                <p><PageLink lang page=Page::NewPhone class="lone-link">{text::new_phone_link(lang)}</PageLink></p>
            </section>
            <section class="way">
                <h2>{text::identity_heading(lang)}</h2>
                <p>{text::identity_when(lang)}</p>
                <p>{text::identity_means(lang)}</p>
                <h3>{text::identity_reasons(lang)}</h3>
                <Reasons lang page=Page::BlockIdentity />
                <p><PageLink lang page=Page::UnexpectedRequests class="lone-link">{text::requests_link(lang)}</PageLink></p>
            </section>
        </div>
        <More lang />
    }
}

/// What surrounds the acts: looking first, help, and afterwards.
#[component]
fn More(lang: Lang) -> impl IntoView {
    view! {
        <section id="cannot" class="plain" tabindex="-1">
            <h2>{text::cannot_heading(lang)}</h2>
            <p>{text::cannot_text(lang)}</p>
            <PhoneLines lang />
        </section>
        <div class="columns">
            <section class="plain" data-needs="activity">
                <h2>{text::check_heading(lang)}</h2>
                <p>{text::check_text(lang)}</p>
                <p>{text::check_doubt(lang)}</p>
                <p><PageLink lang page=Page::Activity class="lone-link">{text::check_link(lang)}</PageLink></p>
            </section>
            <section class="plain">
                <h2>{text::support_heading(lang)}</h2>
                <p>{text::support_text(lang)}</p>
                <p><PageLink lang page=Page::Help class="lone-link">{text::support_link(lang)}</PageLink></p>
            </section>
        </div>
        <section class="plain">
            <h2>{text::after_heading(lang)}</h2>
            <p>{text::after_authenticator(lang)}</p>
            <p>{text::after_identity(lang)}</p>
            <p><PageLink lang page=Page::Reactivation class="lone-link">{text::after_link(lang)}</PageLink></p>
        </section>
    }
}

/// The reasons whose act is on this page.
#[component]
fn Reasons(lang: Lang, page: Page) -> impl IntoView {
    let items = each(Reason::ALL.into_iter().filter(|reason| reason.act().page() == page).map(|reason| {
        let hint = words::reason_hint(reason, lang).map(|hint| view! { <p class="hint">{hint}</p> });
        view! {
            <li>
                <ActLink lang page reason class="reason" arrow=true>{words::reason(reason, lang)}</ActLink>
                {hint}
            </li>
        }
    }));
    view! { <ul class="reasons">{items}</ul> }
}
