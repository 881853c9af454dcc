//! What can be done on the page that blocks the whole identity.

use super::{PersonName, gate::Gate};
use crate::{
    domain::{block::Target, identity::Identity, problem::Problem, reason::Reason},
    flow::{app::State, identity::Step, session::Session},
};

/// The part of the page with the press: what can be done, by whom, and for which reason.
#[derive(Clone, Debug, PartialEq, Hash)]
pub struct PressPart {
    pub act: Act,
    pub whose: Option<PersonName>,
    pub reason: Option<Reason>,
}

impl PressPart {
    pub fn of(state: &State) -> Self {
        let whose = state.shell.session.person().map(PersonName::from);
        Self { act: Act::of(state), whose, reason: state.acting.identity.reason }
    }
}

/// What can be done here now.
#[derive(Clone, Debug, PartialEq, Hash)]
pub enum Act {
    /// It is being found out who is there.
    Wait,
    LogIn,
    Press(Press),
}

/// What the press does. It is offered whatever the reading of the identity says, and also when that fails.
#[derive(Clone, Debug, PartialEq, Hash)]
pub enum Press {
    /// It blocks.
    Blocks,
    /// Pressed; the order is being made.
    IsMade,
    /// An order is on its way already; the press leads to it.
    LeadsToOpenBlock,
    /// By the last reading (this one) the identity is blocked already, or closed for good. That may have changed since, so the press stays, less prominent.
    NoNeed(Box<Identity>),
}

impl Act {
    pub fn of(state: &State) -> Self {
        if state.shell.session.person().is_none() {
            return match Gate::of(state) {
                // As it is prerendered, for whoever has no script: the login works without.
                Some(Gate::Loading) if !matches!(state.shell.session, Session::NotAsked) => Self::Wait,
                // Also when it could not be found out: the login is the way to the press in any case.
                _ => Self::LogIn,
            };
        }
        Self::Press(match state.shell.reads.identity.loaded() {
            _ if state.acting.identity.step == Step::Pressed => Press::IsMade,
            _ if state.shell.open_block_for(&Target::Identity).is_some() => Press::LeadsToOpenBlock,
            Some(identity) if !identity.may_be_blocked() => Press::NoNeed(Box::new((**identity).clone())),
            _ => Press::Blocks,
        })
    }
}

/// How the identity stands could not be read, or the press came to nothing. Neither is in the way of another press.
pub fn failed(state: &State) -> Option<Problem> {
    state.shell.reads.identity.problem().filter(|_| state.shell.session.person().is_some())
}
