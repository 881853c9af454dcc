//! Blocking the whole identity: what it means, for whoever reads it, and one press for whoever is logged in.

use leptos::prelude::*;
use spaer_core::{
    domain::{
        block::Target,
        identity::{Identity, IdentityStatus},
        language::Lang,
        problem::Problem,
        reason::Reason,
    },
    flow::{
        app::{Message, State},
        identity::Step,
        session::Session,
    },
    i18n::text::{flow, identity as text},
    operator::{API_BASE, CREDIT_WARNING_URL},
    route::{Page, act_href, login_href},
};

use crate::ui::{
    Store,
    components::{
        gate::{Failure, Gate, GateScreen, Loading, LogInAgain, Login, before_start},
        heading::PageHeading,
        identity::Standing,
        notice::{Notice, Tone},
        page_link::PageLink,
        phone_line::PhoneLines,
        plain::{self, button},
        swap::{each, swap},
        ways_back::WaysBack,
        whose::{Named, Whose},
    },
};

#[component]
pub fn IdentityPage(store: Store, lang: Lang) -> impl IntoView {
    let after_login = move |state: &State| match Gate::of(state) {
        // A login that did not end well has a screen of its own; before the first one anybody may read.
        Some(Gate::LogIn(Login::First) | Gate::Loading | Gate::LoadingSlowly | Gate::Failed(_)) | None => None,
        Some(gate) => Some((gate, state.whole.reason)),
    };
    let draw = move |gate: Option<(Gate, Option<Reason>)>| match gate {
        Some((gate, reason)) => {
            let back_to = act_href(lang, Page::BlockIdentity, reason);
            view! { <GateScreen store gate title=text::title(lang) back_to lang /> }.into_any()
        }
        None => view! { <Consequences store lang /> }.into_any(),
    };
    swap(move || store.read(after_login), draw)
}

#[component]
fn Consequences(store: Store, lang: Lang) -> impl IntoView {
    let stops = each(
        [text::stops_bank, text::stops_health, text::stops_public, text::stops_other]
            .into_iter()
            .map(|line| view! { <li>{line(lang)}</li> }),
    );
    let draw_failed = move |problem| match problem {
        Some(Problem::SessionEnded) => view! { <LogInAgain store lang /> }.into_any(),
        Some(problem) => view! { <Failure store problem lang /> }.into_any(),
        None => ().into_any(),
    };
    view! {
        <PageHeading text=text::heading(lang) />
        // The first thing to do, and the only one that cannot wait for the press.
        <Notice tone=Tone::Warning><p>{text::hang_up(lang)}</p></Notice>
        <p class="lead">{text::lead(lang)}</p>
        {swap(move || store.read(Act::of), move |act| view! { <TheAct store act lang /> })}
        {swap(move || store.read(failed), draw_failed)}
        <div class="columns">
            <section class="plain">
                <h2>{text::stops_heading(lang)}</h2>
                <ul>{stops}</ul>
            </section>
            <section class="plain">
                <h2>{text::inside_heading(lang)}</h2>
                <p>{text::inside_text(lang)} " " {text::inside_call(lang)}</p>
                <h3>{text::credit_heading(lang)}</h3>
                <p>{text::credit_text(lang)} " " <a href=CREDIT_WARNING_URL rel="external noreferrer">{flow::credit_link(lang)}</a></p>
            </section>
        </div>
        <section class="plain">
            <h2>{flow::back_heading(lang)}</h2>
            {swap(move || store.read(|state| state.reads.identity.loaded().cloned()), move |identity| match identity {
                Some(identity) => view! { <WaysBack ways=identity.reactivation.clone() lang /> }.into_any(),
                None => view! { <p>{text::back_usual(lang)}</p> }.into_any(),
            })}
        </section>
        <section class="plain">
            <h2>{text::cannot_heading(lang)}</h2>
            <p>{text::cannot_text(lang)}</p>
            <PhoneLines lang />
        </section>
        // At the end: what the app draws must stand where it stood.
        {before_start(lang)}
    }
}

/// How the identity stands could not be read, or the press came to nothing. Neither is in the way of another press.
fn failed(state: &State) -> Option<Problem> {
    state.reads.identity.problem().filter(|_| state.session.person().is_some())
}

/// What can be done here now.
#[derive(Clone, PartialEq, Hash)]
enum Act {
    Wait,
    LogIn(Option<Reason>),
    Press { whose: Named, reason: Option<Reason>, press: Pressing, identity: Option<Box<Identity>> },
}

#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum Pressing {
    Waiting,
    /// Pressed; the order is being made.
    Done,
    /// An order is on its way already; the press leads to it.
    OpenAlready,
    /// It was blocked already, or closed for good, when it was last looked at. That may be over, so the press stays, as the lesser thing to do.
    NoNeed,
}

impl Act {
    fn of(state: &State) -> Self {
        let reason = state.whole.reason;
        let Some(person) = state.session.person() else {
            return match Gate::of(state) {
                // As it is prerendered, for whoever has no script: the login works without.
                Some(Gate::Loading) if !matches!(state.session, Session::NotAsked) => Self::Wait,
                // Also when it could not be found out: the login is the way to the press in any case.
                _ => Self::LogIn(reason),
            };
        };
        // Whatever the reading says or fails to say, nothing takes the press away.
        let identity = state.reads.identity.loaded().map(|identity| (**identity).clone());
        let press = match &identity {
            _ if state.whole.step == Step::Pressed => Pressing::Done,
            _ if state.open_block_for(&Target::Identity).is_some() => Pressing::OpenAlready,
            Some(identity) if !identity.may_be_blocked() => Pressing::NoNeed,
            _ => Pressing::Waiting,
        };
        let identity = identity.filter(|_| press == Pressing::NoNeed).map(Box::new);
        Self::Press { whose: person.into(), reason, press, identity }
    }
}

#[component]
fn TheAct(store: Store, act: Act, lang: Lang) -> impl IntoView {
    let look = view! { <p><PageLink lang page=Page::Activity>{text::look(lang)}</PageLink></p> };
    match act {
        Act::Wait => view! { <Loading slow=false lang /> {look} }.into_any(),
        Act::LogIn(reason) => {
            let href = login_href(API_BASE, &act_href(lang, Page::BlockIdentity, reason));
            view! {
                <p><a id="log-in" class="button button-primary act" href=href>{text::log_in(lang)}</a></p>
                {look}
            }
            .into_any()
        }
        Act::Press { whose, reason, press, identity } => {
            let not_you = act_href(lang, Page::BlockIdentity, reason);
            let closed = identity.as_ref().is_some_and(|identity| identity.status == IdentityStatus::Closed);
            let said = if closed { text::closed(lang) } else { text::no_need(lang) };
            let already = identity.map(|identity| view! { <Standing identity=*identity lang /> <p>{said}</p> });
            let open = (press == Pressing::OpenAlready)
                .then(|| view! { <Notice tone=Tone::Warning><p>{text::open(lang)}</p></Notice> });
            let label = if press == Pressing::Done { flow::pressed(lang) } else { text::block(lang) };
            let class = if press == Pressing::NoNeed { plain::SECONDARY } else { plain::FINAL };
            let button = button(Some("block"), class, label, move || store.send(Message::BlockPressed));
            view! {
                {already}
                {open}
                <dl class="facts"><Whose named=whose not_you lang /></dl>
                {button}
                {look}
            }
            .into_any()
        }
    }
}
