//! "Finish and clear", and the question before it while a block is unresolved.

use leptos::prelude::*;
use spaer_core::{
    domain::{
        id::{BlockId, ReceiptKey},
        language::Lang,
        text::UntrustedText,
    },
    flow::app::{Finish, Message, State},
    i18n::{languages::best_for, text::common},
    route::{Page, receipt_href},
};

use super::{
    notice::{Notice, Tone},
    page_link::{named, other},
    plain::{self, button},
    reference::Reference,
    swap::{each, swap},
};
use crate::ui::Store;

#[derive(Clone, Copy, PartialEq, Eq)]
enum Shown {
    /// There is nothing to clear.
    Nothing,
    Press,
    Leaving,
    Failed,
    Asked {
        is_unresolved: bool,
    },
}

fn shown(state: &State) -> Shown {
    match state.finish {
        _ if !state.has_traces() => Shown::Nothing,
        Finish::Idle => Shown::Press,
        Finish::Asked if state.asks_before_finishing() => Shown::Asked { is_unresolved: state.has_unresolved() },
        // What was asked about is there no more.
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
            Shown::Asked { is_unresolved } => view! { <Question store is_unresolved lang /> }.into_any(),
        },
    )
}

#[component]
fn Question(store: Store, is_unresolved: bool, lang: Lang) -> impl IntoView {
    let (heading, text) = match is_unresolved {
        true => (common::finish_heading(lang), common::finish_text(lang)),
        false => (common::finish_write_heading(lang), common::finish_write_text(lang)),
    };
    view! {
        <div role="alert" class="top__question">
            <Notice tone=Tone::Warning>
                <p><strong>{heading}</strong></p>
                <p>{text}</p>
                {swap(move || store.read(ToWrite::of), move |to_write| view! { <WriteDown to_write lang /> })}
                <div class="press-row">
                    {button(Some("finish-drop"), plain::PRIMARY, common::finish_stay(lang), move || store.stays_here(Message::FinishDropped))}
                    {button(Some("finish-anyway"), plain::LINK, common::finish_anyway(lang), move || store.stays_here(Message::FinishConfirmed))}
                </div>
            </Notice>
        </div>
    }
}

/// What is to be written down before it is forgotten.
#[derive(Clone, PartialEq)]
struct ToWrite {
    references: Vec<UntrustedText>,
    /// Blocks whose number only the receipt knows.
    receipt: Vec<(BlockId, ReceiptKey)>,
}

impl ToWrite {
    fn of(state: &State) -> Self {
        let receipt = state.unread().map(|(id, key)| (id.clone(), key.clone())).collect();
        Self { references: state.references().cloned().collect(), receipt }
    }
}

#[component]
fn WriteDown(to_write: ToWrite, lang: Lang) -> impl IntoView {
    let ToWrite { references, receipt } = to_write;
    let there = best_for(Page::Receipt, lang);
    let link = (!receipt.is_empty()).then(|| {
        let href = receipt_href(there, receipt.iter().map(|(id, key)| (id, key)));
        view! {
            <p>
                <a id="finish-receipt" href=href hreflang=other(lang, there)>
                    {common::finish_receipt(lang)}{named(lang, there)}
                </a>
            </p>
        }
    });
    let numbers = (!references.is_empty()).then(|| {
        let numbers = each(references.into_iter().map(|reference| view! { <Reference reference lang /> }));
        view! { <dl class="facts">{numbers}</dl> }
    });
    view! { {numbers} {link} }
}
