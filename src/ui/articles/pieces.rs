//! What articles are put together from.

use leptos::prelude::*;

use crate::ui::components::plain;

/// A list of sentences.
#[component]
pub fn Sentences<T: Into<String> + 'static>(texts: Vec<T>) -> impl IntoView {
    plain::list(texts.into_iter().map(plain::words))
}
