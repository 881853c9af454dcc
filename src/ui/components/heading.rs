//! The page's heading.

use leptos::prelude::*;

use crate::platform::focus;

/// The one `h1`. Takes the focus when it comes with a new page or step, so that a screen reader begins there; not on the first page
/// that is loaded, where the browser begins at the top by itself.
#[component]
pub fn PageHeading(#[prop(into)] text: String) -> impl IntoView {
    Effect::new(focus::heading);
    view! { <h1 tabindex="-1">{text}</h1> }
}
