//! "Finish and clear", and the question before it while a block is unresolved.

use leptos::prelude::*;
use spaer_core::{
    domain::language::Lang,
    flow::app::{Finish, Message, State},
    i18n::text::common,
};

use super::{
    notice::{Notice, Tone},
    plain::{self, button},
    swap::swap,
};
use crate::ui::Store;

#[derive(Clone, Copy, PartialEq, Eq)]
enum Shown {
    /// There is nothing to clear.
    Nothing,
    Press,
    Leaving,
    Failed,
    Asked,
}

fn shown(state: &State) -> Shown {
    match state.finish {
        _ if !state.has_traces() => Shown::Nothing,
        Finish::Idle => Shown::Press,
        Finish::Asked if state.has_unresolved() => Shown::Asked,
        // What was asked about has been answered meanwhile.
        Finish::Asked => Shown::Press,
        Finish::Leaving | Finish::Asking => Shown::Leaving,
        Finish::Failed(_) => Shown::Failed,
    }
}

#[component]
pub fn FinishAndClear(store: Store, lang: Lang) -> impl IntoView {
    let button = move |label: &'static str| {
        button(Some("finish"), plain::LINK, label, move || store.stays_here(Message::FinishPressed))
    };
    swap(
        move || store.read(shown),
        move |shown| match shown {
            Shown::Nothing => ().into_any(),
            Shown::Press => button(common::finish(lang)).into_any(),
            Shown::Leaving => button(common::finishing(lang)).into_any(),
            Shown::Failed => view! {
                {button(common::finish(lang))}
                <p class="top__failed" role="alert">{common::finish_failed(lang)}</p>
            }
            .into_any(),
            Shown::Asked => view! { <Question store lang /> }.into_any(),
        },
    )
}

#[component]
fn Question(store: Store, lang: Lang) -> impl IntoView {
    view! {
        <div role="alert" class="top__question">
            <Notice tone=Tone::Warning>
                <p><strong>{common::finish_heading(lang)}</strong></p>
                <p>{common::finish_text(lang)}</p>
                <div class="press-row">
                    {button(Some("finish-drop"), plain::PRIMARY, common::finish_stay(lang), move || store.stays_here(Message::FinishDropped))}
                    {button(Some("finish-anyway"), plain::LINK, common::finish_anyway(lang), move || store.stays_here(Message::FinishConfirmed))}
                </div>
            </Notice>
        </div>
    }
}
