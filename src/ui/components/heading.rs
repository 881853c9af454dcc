//! The page's heading.

use leptos::prelude::*;

use crate::platform::focus;

/// The one `h1`. Takes the focus when it answers something that the citizen pressed, so that a screen reader begins there; not when the app
/// starts or something has loaded, where it would take the focus away from wherever they are.
#[component]
pub fn PageHeading(#[prop(into)] text: String) -> impl IntoView {
    Effect::new(focus::heading);
    view! { <h1 tabindex="-1">{text}</h1> }
}
