//! What articles are put together from.

use leptos::prelude::*;

use crate::ui::components::swap::each;

/// A list of sentences.
#[component]
pub fn Sentences(texts: Vec<&'static str>) -> impl IntoView {
    let items = each(texts.into_iter().map(|text| view! { <li>{text}</li> }));
    view! { <ul>{items}</ul> }
}
