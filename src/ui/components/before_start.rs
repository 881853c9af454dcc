//! What stands on a page that only the app can fill, before it runs and without it.

use leptos::prelude::*;
use spaer_core::domain::language::Lang;

/// What a document says of a page that only the app can fill: nothing that is not true for everybody, whether or not a script ever runs.
#[cfg(not(target_arch = "wasm32"))]
pub fn before_start(lang: Lang) -> impl IntoView {
    use spaer_core::{i18n::text::common, route::Page};

    use super::{page_link::PageLink, swap::each};

    type Entry = (Page, fn(Lang) -> &'static str);
    let pages: [Entry; 3] = [
        (Page::Blocking, common::way_to_block),
        (Page::Help, common::footer_help),
        (Page::Reactivation, common::footer_reactivation),
    ];
    let links = each(
        pages
            .into_iter()
            .map(|(page, label)| view! { <li><PageLink lang page class="lone-link">{label(lang)}</PageLink></li> }),
    );
    view! {
        <p class="silent">{common::silent(lang)}</p>
        <noscript>
            <p>{common::needs_script(lang)}</p>
            <p>{common::reads_without_script(lang)}</p>
            <ul>{links}</ul>
        </noscript>
    }
}

/// In the browser it is empty: the app says what is so.
#[cfg(target_arch = "wasm32")]
pub fn before_start(_lang: Lang) -> impl IntoView {}
