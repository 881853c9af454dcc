//! The page's heading.

use leptos::prelude::*;
use spaer_core::domain::language::Lang;

use crate::{
    platform::{focus, page},
    ui::words,
};

/// The one `h1`, and the document's title with it: each step of a way has its own. So it never names a person or a thing of theirs, which would be in the
/// browser's history. Takes the focus when it answers something that the citizen pressed, so that a screen reader begins there; not when the app
/// starts or something has loaded, where it would take the focus away from wherever they are.
#[component]
pub fn PageHeading(#[prop(into)] text: String, lang: Lang) -> impl IntoView {
    page::set_title(&words::document_title(&text, lang));
    focus::heading();
    view! { <h1 tabindex="-1">{text}</h1> }
}
