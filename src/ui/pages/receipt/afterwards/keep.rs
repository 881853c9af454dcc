//! Keeping the receipt: on paper, or as its link.

use leptos::prelude::*;
use spaer_core::{
    domain::language::Lang,
    flow::app::State,
    i18n::text::{afterwards as text, receipt},
};

use crate::{
    platform::{clipboard, focus, print, share},
    ui::{
        Store,
        components::{
            plain::{failed, words},
            swap::swap,
        },
    },
};

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Copied {
    NotYet,
    Yes,
    No,
}

#[component]
pub fn Keep(store: Store, lang: Lang) -> impl IntoView {
    // A link of which the back end knows nothing is nothing to keep.
    let worth = |state: &State| {
        let mut shown = state.acting.receipt.blocks.iter().filter_map(|id| state.shell.shown_block(id));
        shown.any(|block| block.record().is_some())
    };
    swap(move || store.read(worth), move |worth| worth.then(|| view! { <Ways lang /> }))
}

#[component]
fn Ways(lang: Lang) -> impl IntoView {
    let copied = RwSignal::new(Copied::NotYet);
    let no_paper = RwSignal::new(false);
    let print = move |_| {
        focus::pressed();
        no_paper.set(false);
        print::page(move || {
            let _ = no_paper.try_set(true);
        });
    };
    let print = print::is_offered().then(|| {
        view! { <button type="button" class="button button-secondary act" id="print" on:click=print>{text::print(lang)}</button> }
    });
    let copy = move |_| {
        focus::pressed();
        clipboard::copy_address(move |worked| copied.set(if worked { Copied::Yes } else { Copied::No }));
    };
    let share = share::is_offered().then(|| {
        view! {
            <button type="button" class="button button-secondary act" id="share-link" on:click=move |_| share::address(receipt::title(lang))>
                {text::share(lang)}
            </button>
        }
    });
    let answer = move |copied| match copied {
        Copied::NotYet => None,
        Copied::Yes => Some(words(text::copied(lang))),
        Copied::No => Some(failed("not-copied", vec![words(text::copy_failed(lang))])),
    };
    let no_print = move |is: bool| is.then(|| failed("not-printed", vec![words(text::print_nothing(lang))]));
    // On paper nothing can be copied.
    let address = clipboard::address().map(|address| view! { <p class="for-paper" translate="no">{address}</p> });
    view! {
        {address}
        <section class="plain no-print">
            <h2>{text::keep_heading(lang)}</h2>
            <p>{text::keep_text(lang)}</p>
            <p>{text::keep_borrowed(lang)}</p>
            <div class="press-row">
                {print}
                <button type="button" class="button button-secondary act" id="copy-link" on:click=copy>{text::copy_link(lang)}</button>
                {share}
            </div>
            <div role="status">{swap(move || copied.get(), answer)}</div>
            <div role="status">{swap(move || no_paper.get(), no_print)}</div>
        </section>
    }
}
