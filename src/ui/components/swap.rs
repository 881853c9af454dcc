//! New elements for a new state.

use std::hash::Hash;

use leptos::prelude::*;

/// Draws `children` for the key, and when the key changes draws them anew instead of changing what stands there. Text that a translator
/// has taken over is thus thrown away with its element, and cannot go on saying something that is no longer so.
#[component]
pub fn Swap<K, V, F>(#[prop(into)] key: Signal<K>, children: F) -> impl IntoView
where
    K: Clone + Eq + Hash + Send + Sync + 'static,
    V: IntoView + 'static,
    F: Fn(K) -> V + Clone + Send + Sync + 'static,
{
    // The type is erased here: otherwise every page's type would hold those of all the pieces within, and compiling would take minutes.
    let children = move |key| children(key).into_any();
    view! { <For each=move || [key.get()] key=Clone::clone children=children /> }.into_any()
}
