//! A new phone: first the new one, then the app on the old one. Unless the old one is gone: then the block comes first.

use leptos::prelude::*;
use spaer_core::{
    domain::{language::Lang, reason::Reason},
    i18n::text::new_phone as text,
    route::Page,
};

use super::{links::ActLink, pieces::Sentences};
use crate::ui::components::{heading::PageHeading, icon::Icon, page_link::PageLink};

#[component]
pub fn NewPhonePage(lang: Lang) -> impl IntoView {
    view! {
        <PageHeading text=text::heading(lang) lang />
        <p class="lead">{text::lead(lang)}</p>
        <section id="lost" class="way" tabindex="-1">
            <h2>{text::lost_heading(lang)}</h2>
            <p>{text::lost_text(lang)}</p>
            <BlockApp lang reason=Reason::StolenPhone label=text::lost_link(lang) />
        </section>
        <section id="setup" class="plain" tabindex="-1">
            <h2>{text::setup_heading(lang)}</h2>
            <Sentences texts=vec![text::setup_get(lang), text::setup_with(lang), text::setup_wait(lang)] />
        </section>
        <section id="block" class="plain" tabindex="-1">
            <h2>{text::block_heading(lang)}</h2>
            <p>{text::block_when(lang)}</p>
            <p>{text::block_keep(lang)}</p>
            <BlockApp lang reason=Reason::NewPhone label=text::block_link(lang) />
        </section>
        <section id="stuck" class="plain" tabindex="-1">
            <h2>{text::stuck_heading(lang)}</h2>
            <p>{text::stuck_text(lang)} " " <PageLink lang page=Page::Reactivation>{text::stuck_link(lang)}</PageLink></p>
        </section>
    }
}

#[component]
fn BlockApp(lang: Lang, reason: Reason, label: &'static str) -> impl IntoView {
    view! {
        <p class="acts">
            <ActLink lang page=Page::BlockAuthenticator reason class="button button-primary act" icon=Icon::APP>
                {label}
            </ActLink>
        </p>
    }
}
