//! Blocking one authenticator: what is to be drawn at each moment of the way from arriving to the press.

mod check;
mod choose;
mod last;

use leptos::prelude::*;
use spaer_core::{
    domain::{language::Lang, problem::Problem, reason::Reason},
    flow::{
        app::{Message, Remote, State},
        authenticator::Step,
        session::{LoginOutcome, Session},
    },
    i18n::text::{authenticator as text, common},
    route::{Page, act_href},
};

use crate::ui::{
    Store,
    components::{
        heading::PageHeading,
        login_panel::LoginPanel,
        notice::{Notice, Tone},
        swap::swap,
    },
    words,
};

/// Mutually exclusive pictures of the page. What changes within one of them is that picture's own business.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
enum Screen {
    /// Session or list are on their way.
    Loading,
    LoadingSlowly,
    LogIn {
        outcome: Option<LoginOutcome>,
        reason: Option<Reason>,
    },
    Failed(Problem),
    Choose(choose::Choice),
    Last(last::LastOne),
    Check(check::Check),
}

impl Screen {
    fn of(state: &State) -> Self {
        match &state.session {
            Session::NotAsked | Session::Asking => return Self::Loading,
            Session::Anonymous => {
                return Self::LogIn { outcome: state.login, reason: state.choosing.reason };
            }
            Session::Unsure(problem) => return Self::Failed(*problem),
            Session::Active(_) => {}
        }
        let list = match &state.authenticators {
            Remote::NotAsked | Remote::Loading => return Self::Loading,
            Remote::LoadingSlowly => return Self::LoadingSlowly,
            Remote::Failed(problem) => return Self::Failed(*problem),
            Remote::Loaded(list) => list,
        };
        match &state.choosing.step {
            Step::Interrupted { id } => last::LastOne::of(list, id).map_or(Self::Loading, Self::Last),
            Step::Checking { .. } | Step::Pressed { .. } => check::Check::of(state).map_or(Self::Loading, Self::Check),
            Step::Arriving | Step::Ordered { .. } => Self::Loading,
            Step::Choosing { .. } => Self::Choose(choose::Choice::of(list, state.choosing.reason)),
        }
    }
}

#[component]
pub fn AuthenticatorPage(store: Store, lang: Lang) -> impl IntoView {
    let draw = move |screen| match screen {
        Screen::Loading => view! { <Loading slow=false lang /> }.into_any(),
        Screen::LoadingSlowly => view! { <Loading slow=true lang /> }.into_any(),
        Screen::LogIn { outcome, reason } => {
            let back_to = act_href(lang, Page::BlockAuthenticator, reason);
            view! { <LoginPanel back_to outcome lang /> }.into_any()
        }
        Screen::Failed(problem) => view! { <Failed store problem lang /> }.into_any(),
        Screen::Choose(choice) => view! { <choose::Choose store choice lang /> }.into_any(),
        Screen::Last(one) => view! { <last::Last store one lang /> }.into_any(),
        Screen::Check(check) => view! { <check::CheckBeforeBlock store check lang /> }.into_any(),
    };
    swap(move || store.read(Screen::of), draw)
}

#[component]
fn Loading(slow: bool, lang: Lang) -> impl IntoView {
    view! {
        <PageHeading text=text::title(lang) />
        <p role="status" class="loading">{if slow { common::loading_slowly(lang) } else { common::loading(lang) }}</p>
        <noscript><p>{common::needs_script(lang)}</p></noscript>
    }
}

/// The list could not be had. That says nothing about whether anything is blocked, and neither does this page.
#[component]
fn Failed(store: Store, problem: Problem, lang: Lang) -> impl IntoView {
    view! {
        <PageHeading text=common::problem_title(lang) />
        <Notice tone=Tone::Warning><p>{words::problem(problem, lang)}</p></Notice>
        <p>
            <button type="button" id="retry" class="button button-primary act" on:click=move |_| store.send(Message::RetryPressed)>
                {common::retry(lang)}
            </button>
        </p>
    }
}
