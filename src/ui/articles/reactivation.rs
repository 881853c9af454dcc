//! The ways back, by what one has at hand, said as what is usual: which of them apply is the back end's to declare, and the profile shows it.

use leptos::prelude::*;
use spaer_core::{domain::language::Lang, i18n::text::reactivation as text, operator::COMPLAINT_URL, route::Page};

use super::{links::OutsideLink, pieces::Sentences};
use crate::ui::components::{
    heading::PageHeading,
    notice::{Notice, Tone},
    page_link::PageLink,
    phone_line::PhoneLines,
    swap::each,
};

#[component]
pub fn ReactivationPage(lang: Lang) -> impl IntoView {
    view! {
        <PageHeading text=text::heading(lang) lang />
        <p class="lead">{text::lead(lang)}</p>
        <Notice tone=Tone::Warning>
            <p><strong>{text::warning(lang)}</strong></p>
            <p>{text::warning_then(lang)}</p>
        </Notice>
        <One lang />
        <section id="whole" class="plain" tabindex="-1">
            <h2>{text::identity_heading(lang)}</h2>
            <p>{text::identity_text(lang)}</p>
            <Sentences texts=vec![text::identity_book(lang), text::identity_bring(lang)] />
            <p>{text::identity_receipt(lang)}</p>
        </section>
        <section id="why" class="plain" tabindex="-1">
            <h2>{text::why_heading(lang)}</h2>
            <p>{text::why_who(lang)}</p>
            <p>{text::why_profile(lang)} " " <PageLink lang page=Page::Profile>{text::profile_link(lang)}</PageLink></p>
            <p>{text::why_locked(lang)}</p>
            <p>{text::why_call(lang)}</p>
            <PhoneLines lang />
        </section>
        <section id="complaint" class="plain" tabindex="-1">
            <h2>{text::complaint_heading(lang)}</h2>
            <p>{text::complaint_text(lang)} " " <OutsideLink href=COMPLAINT_URL label=text::complaint_link(lang) /></p>
        </section>
    }
}

#[component]
fn One(lang: Lang) -> impl IntoView {
    let ways = [
        (text::other_heading(lang), vec![text::other_text(lang)]),
        (text::found_heading(lang), vec![text::found_text(lang), text::found_doubt(lang)]),
        (text::passport_heading(lang), vec![text::passport_text(lang)]),
        (text::nothing_heading(lang), vec![text::nothing_text(lang), text::nothing_id(lang)]),
    ];
    let ways = each(ways.into_iter().map(|(heading, texts)| {
        let texts = each(texts.into_iter().map(|text| view! { <p>{text}</p> }));
        view! { <div class="way"><h3>{heading}</h3> {texts}</div> }
    }));
    view! {
        <section id="one" class="plain" tabindex="-1">
            <h2>{text::one_heading(lang)}</h2>
            <p>{text::one_text(lang)} " " <PageLink lang page=Page::Profile>{text::profile_link(lang)}</PageLink></p>
            <div class="columns">{ways}</div>
        </section>
    }
}
