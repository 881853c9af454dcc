//! "Finish and clear", and the question before it while a block is unresolved.

use leptos::prelude::*;
use spaer_core::{
    domain::{language::Lang, languages::best_for, text::UntrustedText},
    flow::app::{Finish, Message, State},
    i18n::text::common,
    route::{Page, receipt_href},
};

use super::{
    notice::{Tone, noticed},
    plain::{self, button},
    reference::Reference,
    swap::swap,
};
use crate::ui::Store;

#[derive(Clone, PartialEq, Hash)]
enum FinishPanel {
    /// There is nothing to clear.
    Nothing,
    Press,
    Leaving,
    Failed,
    Asked(Asked),
}

/// What is asked about.
#[derive(Clone, PartialEq, Hash)]
struct Asked {
    is_unresolved: bool,
    /// To be written down before they are forgotten.
    references: Vec<UntrustedText>,
    /// The address of the receipt of blocks whose number this document does not know.
    receipt: Option<String>,
}

fn shown(state: &State, lang: Lang) -> FinishPanel {
    match state.shell.finish {
        _ if !state.has_traces() => FinishPanel::Nothing,
        Finish::Idle => FinishPanel::Press,
        Finish::Asked if state.shell.asks_before_finishing() => FinishPanel::Asked(asked(state, lang)),
        // What was asked about is there no more.
        Finish::Asked => FinishPanel::Press,
        Finish::Leaving | Finish::Asking => FinishPanel::Leaving,
        Finish::Failed(_) => FinishPanel::Failed,
    }
}

#[component]
pub fn FinishAndClear(store: Store, lang: Lang) -> impl IntoView {
    let button = move |label: &'static str| {
        button(Some("finish"), plain::LINK, label, move || store.stays_here(Message::FinishPressed))
    };
    swap(
        move || store.read(|state| shown(state, lang)),
        move |shown| match shown {
            FinishPanel::Nothing => ().into_any(),
            FinishPanel::Press => button(common::finish(lang)).into_any(),
            FinishPanel::Leaving => button(common::finishing(lang)).into_any(),
            FinishPanel::Failed => view! {
                {button(common::finish(lang))}
                {plain::failed("top__failed", vec![plain::words(common::finish_failed(lang))])}
            }
            .into_any(),
            FinishPanel::Asked(asked) => question(store, asked, lang),
        },
    )
}

fn asked(state: &State, lang: Lang) -> Asked {
    let receipt = state.shell.unread().next().is_some();
    let receipt = receipt.then(|| {
        receipt_href(best_for(Page::Receipt, lang), state.shell.unread().map(|intent| (&intent.id, &intent.key)))
    });
    Asked {
        is_unresolved: state.shell.has_unresolved(),
        references: state.shell.references().cloned().collect(),
        receipt,
    }
}

fn question(store: Store, asked: Asked, lang: Lang) -> AnyView {
    let (heading, text) = match asked.is_unresolved {
        true => (common::finish_heading(lang), common::finish_text(lang)),
        false => (common::finish_write_heading(lang), common::finish_write_text(lang)),
    };
    let heading = plain::part("p", "", vec![plain::text("strong", "", heading)]);
    let mut parts = vec![heading, plain::text("p", "", text)];
    let numbers = asked.references.into_iter().map(|reference| view! { <Reference reference lang /> }.into_any());
    let numbers: Vec<_> = numbers.collect();
    parts.extend((!numbers.is_empty()).then(|| plain::part("dl", "facts", numbers)));
    parts.extend(asked.receipt.map(|href| {
        let label = vec![plain::words(common::finish_receipt(lang))];
        plain::part("p", "", vec![plain::link(Some("finish-receipt"), "", href, label, Box::new(|| {}))])
    }));
    let stay = button(Some("finish-drop"), plain::PRIMARY, common::finish_stay(lang), move || {
        store.stays_here(Message::FinishDropped)
    });
    let anyway = button(Some("finish-anyway"), plain::LINK, common::finish_anyway(lang), move || {
        store.stays_here(Message::FinishConfirmed)
    });
    parts.push(plain::part("div", "press-row", vec![stay, anyway]));
    plain::live_region("alert", "top__question", vec![noticed(Tone::Warning, parts)])
}
