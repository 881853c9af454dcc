//! Requests or codes that nobody asked for: decline, look, and block when something was approved or told.

use leptos::prelude::*;
use spaer_core::{
    domain::{language::Lang, reason::Reason},
    i18n::text::requests as text,
    operator::PROFILE_URL,
    route::Page,
};

use super::{
    links::{ActLink, OutsideLink},
    pieces::Sentences,
};
use crate::ui::components::{
    heading::PageHeading,
    notice::{Notice, Tone},
    page_link::PageLink,
};

#[component]
pub fn RequestsPage(lang: Lang) -> impl IntoView {
    view! {
        <PageHeading text=text::heading(lang) lang />
        <p class="lead">{text::lead(lang)}</p>
        <Notice tone=Tone::Warning>
            <p><strong>{text::hang_up(lang)}</strong></p>
        </Notice>
        <section class="plain">
            <h2>{text::do_heading(lang)}</h2>
            <ul>
                <li>{text::do_decline(lang)}</li>
                <li>{text::do_codes(lang)}</li>
                <li data-needs="activity">{text::do_look(lang)} " " <PageLink lang page=Page::Activity>{text::do_look_link(lang)}</PageLink></li>
            </ul>
        </section>
        <section id="approved" class="plain" tabindex="-1">
            <h2>{text::did_heading(lang)}</h2>
            <p>{text::did_text(lang)}</p>
            <ul class="reasons">
                <BlockBecause lang reason=Reason::ApprovedRequest label=text::did_approved_link(lang) />
                <BlockBecause lang reason=Reason::ToldCode label=text::did_told_link(lang) />
            </ul>
            <p><PageLink lang page=Page::Help fragment="#after" class="lone-link">{text::did_after_link(lang)}</PageLink></p>
        </section>
        <Declined lang />
        // Last and closed: it is never a reason to approve.
        <details class="found">
            <summary>{text::innocent_heading(lang)}</summary>
            <Sentences texts=vec![text::innocent_typo(lang), text::innocent_tab(lang)] />
            <p>{text::innocent_anyway(lang)}</p>
        </details>
    }
}

#[component]
fn Declined(lang: Lang) -> impl IntoView {
    view! {
        <section id="declined" class="plain" tabindex="-1">
            <h2>{text::not_heading(lang)}</h2>
            <p>{text::not_text(lang)}</p>
            <p>
                {text::not_user_id(lang)} " " {text::not_password(lang)} " "
                <OutsideLink href=PROFILE_URL label=text::not_change_link(lang) />
            </p>
            <p>{text::not_changed(lang)}</p>
            <ul class="reasons">
                <BlockBecause lang reason=Reason::UserIdChanged label=text::not_changed_link(lang) />
            </ul>
            <p>{text::not_doubt(lang)}</p>
        </section>
    }
}

#[component]
fn BlockBecause(lang: Lang, reason: Reason, label: &'static str) -> impl IntoView {
    view! {
        <li><ActLink lang page=Page::BlockIdentity reason class="reason" arrow=true>{label}</ActLink></li>
    }
}
