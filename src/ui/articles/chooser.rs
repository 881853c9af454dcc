//! `/`: the choice of language, with both acts in each, for whoever's browser does not choose by itself.

use leptos::prelude::*;
use spaer_core::{
    domain::{language::Lang, languages::languages_with},
    i18n::text::chooser as text,
    route::Page,
};

use super::links::Acts;
use crate::ui::components::{heading::PageHeading, swap::each};

/// `lang`: the language of the heading, and of the document.
#[component]
pub fn ChooserPage(lang: Lang) -> impl IntoView {
    let parts = each(languages_with("chooser").map(|lang| {
        let tag = lang.as_str();
        view! {
            <section class="way" lang=tag>
                <h2>{lang.own_name()}</h2>
                <p><a class="lone-link" href=Page::Blocking.path(lang) hreflang=tag data-language=tag>{text::go(lang)}</a></p>
                <Acts lang />
            </section>
        }
    }));
    view! {
        <PageHeading text=text::heading(lang) lang />
        <div class="columns">{parts}</div>
    }
}
