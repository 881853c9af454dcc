//! `/`: the choice of language, with both acts in each, for whoever's browser does not choose by itself.

use leptos::prelude::*;
use spaer_core::{domain::language::Lang, i18n::text::chooser as text, route::Page};

use super::not_found::Acts;
use crate::ui::app::offered_languages;
use crate::ui::components::{heading::PageHeading, swap::each};

#[component]
pub fn ChooserPage(lang: Lang) -> impl IntoView {
    let parts = each(offered_languages().map(|lang| {
        view! {
            <section class="way" lang=lang.as_str()>
                <h2>{lang.own_name()}</h2>
                <p><a href=Page::Blocking.path(lang) hreflang=lang.as_str()>{text::go(lang)}</a></p>
                <Acts lang />
            </section>
        }
    }));
    view! {
        <PageHeading text=text::heading(lang) />
        <div class="columns">{parts}</div>
    }
}
