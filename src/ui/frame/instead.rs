//! What stands in the place of the app where it cannot start, has died, or must not be shown: why, what to do, and the phone with its hours.
//!
//! Written into every document and hidden. `boot.js` uncovers what fits, or the hook of a panic: nothing else may be alive by then.

use leptos::prelude::*;
use spaer_core::{domain::language::Lang, i18n::text::common, operator::PHONES};

use crate::ui::{
    components::{phone_line::PhoneLine, plain, swap::each},
    words,
};

/// A reason by its name, and its words.
type Entry = (&'static str, fn(Lang) -> &'static str);

/// The reasons, by the names that `boot.js` and `platform::panic` have for them, and the words of each. Not among them are those of a document that
/// came whole and started: they are the app's.
const REASONS: [Entry; 4] = [
    // Brought back from the browser's cache.
    ("away", common::away),
    // Something could not be fetched.
    ("lost", common::app_lost),
    // WebAssembly is not there, or not allowed.
    ("browser", common::app_browser),
    // The app has died.
    ("broken", common::app_failed),
];

#[component]
pub fn Instead(lang: Lang) -> impl IntoView {
    let reasons = each(REASONS.into_iter().map(|(name, words)| {
        view! { <p data-why=name hidden=true>{words(lang)}</p> }
    }));
    let phones = each(PHONES.iter().map(|phone| {
        view! {
            <li>
                <PhoneLine phone lang />
                <p class="hint">{words::hours(phone.weekdays, phone.weekends, phone.last_checked, lang)}</p>
            </li>
        }
    }));
    view! {
        <section id="instead" role="alert" hidden=true>
            {reasons}
            <p data-why="no-answer" hidden=true>{common::no_answer(lang)}</p>
            <p data-why="away lost broken" hidden=true>
                <button type="button" id="try-again" class=plain::PRIMARY>{common::try_again(lang)}</button>
            </p>
            <ul class="plain-list">{phones}</ul>
        </section>
    }
}
