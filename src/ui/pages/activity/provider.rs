//! Where the service provider is not named: what that means for looking after one's eID, and how it is turned on.

use leptos::prelude::*;
use spaer_core::{
    domain::{language::Lang, problem::Problem},
    flow::activities::{Message, Provider},
    i18n::text::activity as text,
    operator::PROFILE_URL,
};

use super::List;
use crate::ui::{
    Store,
    components::{
        notice::{Notice, Tone},
        plain::{self, button, elsewhere, part, words},
        swap::swap,
    },
    words as said,
};

#[component]
pub fn Hidden(store: Store, list: List, lang: Lang) -> impl IntoView {
    let draw = move |(provider, is_offered): (Provider, bool)| match provider {
        Provider::Hidden if !is_offered => not_offered(lang),
        Provider::Shown => ().into_any(),
        Provider::TurnedOn => notice(Tone::Info, vec![words(text::hidden_on(lang))]),
        Provider::Hidden => explained(list, None, lang),
        Provider::Failed(problem) => explained(list, Some(problem), lang),
        Provider::Asking => notice(Tone::Warning, vec![words(text::hidden_asking(lang))]),
    };
    let look = move || (list.read(|state| state.provider), store.read(|state| state.shell.service.provider_setting));
    // A live region, so that screen readers announce the result of the press.
    view! { <div role="status">{swap(look, draw)}</div> }
}

fn notice(tone: Tone, body: Vec<AnyView>) -> AnyView {
    view! { <Notice tone>{body}</Notice> }.into_any()
}

/// What this back end does not do now, the eID's own page may.
fn not_offered(lang: Lang) -> AnyView {
    let heading = plain::text("h2", "", text::hidden_heading(lang));
    notice(Tone::Warning, vec![heading, part("p", "", vec![elsewhere(PROFILE_URL, text::profile_elsewhere(lang))])])
}

fn explained(list: List, problem: Option<Problem>, lang: Lang) -> AnyView {
    let mut body =
        vec![plain::text("h2", "", text::hidden_heading(lang)), plain::text("p", "", text::hidden_why(lang))];
    if let Some(problem) = problem {
        // What this back end does not do, the eID's own page may.
        let failed = match problem {
            Problem::NotOffered => {
                vec![
                    words(text::hidden_failed(lang)),
                    words(" "),
                    elsewhere(PROFILE_URL, text::profile_elsewhere(lang)),
                ]
            }
            _ => vec![words([text::hidden_failed(lang), " ", said::problem(problem, lang)].concat())],
        };
        body.push(plain::failed("not-turned-on", failed));
    }
    if problem == Some(Problem::NotOffered) {
        return notice(Tone::Warning, body);
    }
    let turn_on = move || list.stays_here(Message::ProviderPressed);
    body.push(button(Some("show-provider"), plain::SECONDARY, text::hidden_turn_on(lang), turn_on));
    notice(Tone::Warning, body)
}
