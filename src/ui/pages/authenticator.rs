//! Blocking authenticators: what is to be drawn at each moment of the way from arriving to the press.

mod check;
mod choose;
mod last;
mod nothing;

use leptos::prelude::*;
use spaer_core::{
    domain::language::Lang,
    flow::{app::State, authenticator::Step},
    i18n::text::authenticator as text,
    route::{ActFragment, Page},
    view::gate::Gate,
};

use crate::ui::{
    Store,
    components::{gate::GateScreen, identity::AllUnusable, swap::swap},
};

/// Mutually exclusive pictures of the page. What changes within one of them is that picture's own business.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
enum Screen {
    /// `back`: reason and step, to come back to from a login.
    Gate {
        gate: Gate,
        back: String,
    },
    Choose(choose::Choice),
    Last(last::Rest),
    Check(check::Check),
    Nothing(nothing::Nothing),
}

impl Screen {
    fn of(state: &State) -> Self {
        let choosing = &state.acting.choosing;
        let wait = |gate| Self::Gate { gate, back: fragment(state) };
        if let Some(gate) = Gate::of(state).or_else(|| Gate::of_reading(&state.shell.reads.authenticators)) {
            return wait(gate);
        }
        let shown = state.shell.list().and_then(|list| match &choosing.step {
            Step::Interrupted { .. } => last::Rest::of(state, list).map(Self::Last),
            Step::Checking { .. } | Step::Pressed { .. } => check::Check::of(state, list).map(Self::Check),
            Step::Choosing { .. } => Some(Self::Choose(choose::Choice::of(list, choosing.reason))),
            Step::NothingFits => Some(Self::Nothing(nothing::Nothing::of(list, choosing.reason))),
            Step::Arriving { .. } | Step::Ordered => None,
        });
        shown.unwrap_or_else(|| wait(Gate::Loading))
    }
}

/// Where the citizen is, for the way back from a login.
fn fragment(state: &State) -> String {
    ActFragment { reason: state.acting.choosing.reason, step: state.acting.choosing.name(), login: None }.build()
}

#[component]
pub fn AuthenticatorPage(store: Store, lang: Lang) -> impl IntoView {
    let draw = move |screen| match screen {
        Screen::Gate { gate, back } => {
            let back_to = Page::BlockAuthenticator.path(lang) + &back;
            view! { <GateScreen store gate title=text::title(lang) back_to lang /> }.into_any()
        }
        Screen::Choose(choice) => view! { <choose::Choose store choice lang /> }.into_any(),
        Screen::Last(rest) => view! { <last::Last store rest lang /> }.into_any(),
        Screen::Nothing(nothing) => view! { <nothing::NothingFits store nothing lang /> }.into_any(),
        Screen::Check(check) => view! { <check::CheckBeforeBlock store check lang /> }.into_any(),
    };
    view! {
        {swap(move || store.read(Screen::of), draw)}
        <AllUnusable store lang />
    }
}
