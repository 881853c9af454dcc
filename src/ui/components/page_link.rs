//! Links to pages that may not exist in this language: they lead to the best one that does, and name it beforehand.

use leptos::prelude::*;
use spaer_core::{
    domain::{language::Lang, languages::best_for},
    route::Page,
};

/// A link to a page. `fragment`: a place on it, with its `#`.
#[component]
pub fn PageLink(
    lang: Lang,
    page: Page,
    #[prop(optional)] fragment: &'static str,
    #[prop(optional_no_strip)] id: Option<&'static str>,
    #[prop(optional)] class: Option<&'static str>,
    children: Children,
) -> impl IntoView {
    let there = best_for(page, lang);
    let href = page.path(there) + fragment;
    // Not shown while the back end does not offer it.
    let needs = (page == Page::Activity).then_some("activity");
    view! { <a id=id class=class href=href hreflang=other(lang, there) data-needs=needs>{children()}{named(lang, there)}</a> }
}

/// The language that a link leads to, when it is another one than around it.
pub fn other(lang: Lang, there: Lang) -> Option<&'static str> {
    (there != lang).then(|| there.as_str())
}

/// That language by its own name.
pub fn named(lang: Lang, there: Lang) -> Option<impl IntoView> {
    (there != lang).then(|| view! { " (" <span lang=there.as_str()>{there.own_name()}</span> ")" })
}
