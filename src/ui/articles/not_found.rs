//! Nothing is here; both acts still are. One page for all languages: whoever comes here may have asked for any of them.

use leptos::prelude::*;
use spaer_core::{
    domain::{language::Lang, languages::languages_with},
    i18n::text::not_found as text,
    route::Page,
};

use super::links::Acts;
use crate::ui::components::{heading::PageHeading, page_link::PageLink, swap::each};

/// `lang`: the language of the document, which comes first.
#[component]
pub fn NotFoundPage(lang: Lang) -> impl IntoView {
    let others = languages_with("not-found").filter(move |other| *other != lang);
    let parts = each(others.map(|other| {
        view! {
            <section class="plain" lang=other.as_str()>
                <h2>{text::heading(other)}</h2>
                <Part lang=other />
            </section>
        }
    }));
    view! {
        <section lang=lang.as_str()>
            <PageHeading text=text::heading(lang) lang />
            <Part lang />
        </section>
        {parts}
    }
}

#[component]
fn Part(lang: Lang) -> impl IntoView {
    view! {
        <p>{text::text(lang)}</p>
        <noscript><p>{text::link_text(lang)}</p></noscript>
        <Acts lang />
        <p><PageLink lang page=Page::Blocking class="lone-link">{text::home_link(lang)}</PageLink></p>
        <p><PageLink lang page=Page::Help class="lone-link">{text::help_link(lang)}</PageLink></p>
    }
}
