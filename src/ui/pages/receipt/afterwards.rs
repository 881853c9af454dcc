//! What comes below the claim of a receipt: what to do now, what is on record, the ways back, and how to keep it. A part of the app of its own, fetched while
//! somebody still chooses: nothing here is needed to block, or to say whether something is blocked.

mod details;
mod keep;
mod next;

use leptos::prelude::*;
use spaer_core::{domain::language::Lang, flow::app::State, view::receipt::ReceiptSubject};

use crate::ui::{Store, components::swap::swap};

#[component]
pub fn Afterwards(store: Store, lang: Lang) -> impl IntoView {
    // Of several each has a receipt of its own, with its details.
    let one = |state: &State| match ReceiptSubject::of(state) {
        ReceiptSubject::One(id) => Some(id),
        _ => None,
    };
    view! {
        <div class="beside-each-other">
            <div><next::NextSteps store lang /></div>
            <div>
                {swap(move || store.read(one), move |id| id.map(|id| view! { <details::Record store id lang /> }))}
                <next::WaysBack store lang />
                <keep::Keep store lang />
            </div>
        </div>
    }
}
