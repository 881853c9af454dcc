//! The top of every page: where one is, in which language, and as whom.

use leptos::prelude::*;
use spaer_core::{
    domain::{language::Lang, text::UntrustedText},
    flow::app::State,
    i18n::text::common,
    operator::IS_SANDBOX,
    route::{Page, Route},
};

use super::{
    finish::FinishAndClear,
    icon::{Glyph, Icon},
    swap::{each, swap},
};
use crate::ui::{Store, app::offered_languages};

#[component]
pub fn Header(store: Store, lang: Lang) -> impl IntoView {
    view! {
        <header class="top">
            {IS_SANDBOX.then(|| view! { <p class="sandbox">{common::sandbox_banner(lang)}</p> })}
            <div class="top__row">
                <a class="top__home" href=Page::Blocking.path(lang) aria-label=common::home_link(lang)>
                    <Glyph icon=Icon::Lock />
                    {common::app_name(lang)}
                </a>
                <Languages store lang />
            </div>
            <LoggedIn store lang />
        </header>
    }
}

/// Links to the same page in the other languages. They are absolute paths, so they work before the app does.
#[component]
fn Languages(store: Store, lang: Lang) -> impl IntoView {
    let others = offered_languages().filter(move |other| *other != lang);
    let items = each(others.map(|other| {
        let href = move || match store.read(|state| state.route) {
            Route::Page(_, page) => page.path(other),
            Route::Chooser | Route::NotFound(_) => Page::Blocking.path(other),
        };
        view! {
            <a class="top__language" href=href data-keeps-fragment="" lang=other.as_str() hreflang=other.as_str()>
                {other.own_name()}
            </a>
        }
    }));
    view! { <nav class="top__languages" aria-label=common::languages_label(lang)>{items}</nav> }
}

/// Who is logged in, and the way out.
#[component]
fn LoggedIn(store: Store, lang: Lang) -> impl IntoView {
    let who = |state: &State| state.session.person().map(|person| person.display_name.clone());
    let draw = move |name: Option<UntrustedText>| {
        name.map(|name| {
            view! {
                <p>
                    <span class="top__as">{common::logged_in_as(lang)} " "</span>
                    <bdi translate="no">{name.as_str().to_owned()}</bdi>
                </p>
            }
        })
    };
    view! {
        <div class="top__who">
            {swap(move || store.read(who), draw)}
            <FinishAndClear store lang />
        </div>
    }
}
