//! What stands around every page: skip link, header, help, footer, and the notice about the language. Written with the page and never drawn by the
//! app, which fills the places in it: `#who`, `#status`, and on app pages `#app`.

pub mod footer;
pub mod header;
pub mod help_bar;
pub mod instead;
pub mod language_notice;

use leptos::prelude::*;
use spaer_core::{domain::language::Lang, i18n::text::common, route::Route};

use footer::Footer;
use header::Header;
use help_bar::HelpBar;
use language_notice::LanguageNotice;

/// `is_notice`: the page is not in the language that its path asks for. `children`: the page.
#[component]
pub fn Frame(route: Route, lang: Lang, is_notice: bool, children: Children) -> impl IntoView {
    let notice = match route {
        Route::Page(_, page) => Some(view! { <LanguageNotice page lang is_due=is_notice /> }),
        Route::Chooser | Route::NotFound => None,
    };
    view! {
        <a class="skipnav" href="#main">{common::skip_link(lang)}</a>
        <Header route lang />
        <HelpBar lang />
        {notice}
        <main id="main" tabindex="-1">
            <div id="status"></div>
            {children()}
        </main>
        <Footer lang />
    }
}
