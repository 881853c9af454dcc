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
    components::{
        notice::{Notice, Tone},
        plain::{self, button, elsewhere, part, words},
        swap::swap,
    },
    words as said,
};

#[component]
pub fn Hidden(list: List, lang: Lang) -> impl IntoView {
    let draw = move |provider: Provider| match provider {
        Provider::Shown => ().into_any(),
        Provider::TurnedOn => notice(Tone::Info, vec![words(text::hidden_on(lang))]),
        Provider::Hidden => explained(list, None, lang),
        Provider::Failed(problem) => explained(list, Some(problem), lang),
        Provider::Asking => notice(Tone::Warning, vec![words(text::hidden_asking(lang))]),
    };
    // What the press brings is heard.
    view! { <div role="status">{swap(move || list.read(|state| state.provider), draw)}</div> }
}

fn notice(tone: Tone, body: Vec<AnyView>) -> AnyView {
    view! { <Notice tone>{body}</Notice> }.into_any()
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
        body.push(part("p", "", failed));
    }
    if problem == Some(Problem::NotOffered) {
        return notice(Tone::Warning, body);
    }
    let turn_on = move || list.stays_here(Message::ProviderPressed);
    body.push(button(Some("show-provider"), "button button-secondary", text::hidden_turn_on(lang), turn_on));
    notice(Tone::Warning, body)
}
