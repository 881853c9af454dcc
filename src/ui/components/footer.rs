//! The bottom of every page.

use leptos::prelude::*;
use spaer_core::{domain::language::Lang, i18n::text::common};

use super::help_bar::PhoneLines;

#[component]
pub fn Footer(lang: Lang) -> impl IntoView {
    view! {
        <footer class="bottom">
            <p>{common::footer_about(lang)}</p>
            <PhoneLines lang />
        </footer>
    }
}
