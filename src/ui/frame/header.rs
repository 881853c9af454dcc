//! The top of every page: where one is, and the other languages.

use leptos::prelude::*;
use spaer_core::{
    domain::{
        language::Lang,
        languages::{best_for, offered},
    },
    i18n::text::common,
    operator::IS_SANDBOX,
    route::{Page, Route},
};

use crate::ui::components::{
    icon::{Glyph, Icon},
    swap::each,
};

#[component]
pub fn Header(route: Route, lang: Lang) -> impl IntoView {
    view! {
        <header class="top">
            {IS_SANDBOX.then(|| view! { <p class="sandbox">{common::sandbox_banner(lang)}</p> })}
            <div class="top__row">
                <a class="top__home" href=Page::Blocking.path(best_for(Page::Blocking, lang)) aria-label=common::home_link(lang)>
                    <Glyph icon=Icon::LOCK />
                    {common::app_name(lang)}
                </a>
                <Languages route lang />
            </div>
            // As whom one is here: the app's to say.
            <div class="top__who" id="who"></div>
        </header>
    }
}

/// Links to the same page in the other languages. Where the page is missing they lead to the notice that says so.
#[component]
fn Languages(route: Route, lang: Lang) -> impl IntoView {
    let page = match route {
        Route::Page(_, page) => page,
        Route::Chooser | Route::NotFound => Page::Blocking,
    };
    let items = each(offered().filter(move |other| *other != lang).map(|other| {
        let tag = other.as_str();
        view! {
            <a class="top__language" href=page.path(other) data-keeps-fragment="" data-language=tag lang=tag hreflang=tag>
                {other.own_name()}
            </a>
        }
    }));
    view! { <nav class="top__languages" aria-label=common::languages_label(lang)>{items}</nav> }
}
