//! The pages on which authenticators are chosen and blocked: which screen stands there, and what is on it.

use super::{PersonName, ReadAt, gate::Gate};
use crate::{
    domain::{
        authenticator::{Authenticator, Authenticators, Kind, ReactivationRoute, Status},
        block::Target,
        reason::Reason,
    },
    flow::{app::State, authenticator::Step},
    route::ActFragment,
};

/// What stands on the page. What changes within one of these is that screen's own business.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Screen {
    Gate {
        gate: Gate,
        /// The fragment with reason and step, to come back to from a login.
        back: String,
    },
    Choose(Choice),
    Last(Last),
    Check(Check),
    NothingFits(NothingFits),
}

impl Screen {
    pub fn of(state: &State) -> Self {
        let choosing = &state.acting.choosing;
        let gate = |gate| Self::Gate { gate, back: fragment(state) };
        if let Some(closed) = Gate::of(state).or_else(|| Gate::of_reading(&state.shell.reads.authenticators)) {
            return gate(closed);
        }
        let screen = state.shell.list().and_then(|list| match &choosing.step {
            Step::Interrupted { .. } => Last::of(state, list).map(Self::Last),
            Step::Checking { .. } | Step::Pressed { .. } => Check::of(state, list).map(Self::Check),
            Step::Choosing { .. } => Some(Self::Choose(Choice::of(list, choosing.reason))),
            Step::NothingFits => Some(Self::NothingFits(NothingFits::of(list, choosing.reason))),
            Step::Arriving { .. } | Step::Ordered => None,
        });
        screen.unwrap_or_else(|| gate(Gate::Loading))
    }
}

/// Where the citizen is, for the way back from a login.
fn fragment(state: &State) -> String {
    ActFragment { reason: state.acting.choosing.reason, step: state.acting.choosing.name(), login: None }.build()
}

/// What can be chosen, and what stands beside it. Which one is picked is not part of it: the list stays as it is while one picks.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Choice {
    pub as_of: ReadAt,
    pub reason: Option<Reason>,
    /// What fits the reason first, then everything else that can be blocked.
    pub open: Vec<Authenticator>,
    /// What cannot be blocked. It is shown too: a list with a gap looks like a fault, or like an intruder's work.
    pub closed: Vec<Authenticator>,
}

impl Choice {
    fn of(list: &Authenticators, reason: Option<Reason>) -> Self {
        let fitting = list.candidates(reason);
        let fits = |one: &Authenticator| fitting.iter().any(|fits| std::ptr::eq(*fits, one));
        let others = list.candidates(None).into_iter().filter(|one| !fits(one));
        let open = fitting.iter().copied().chain(others);
        let closed = list.items.iter().filter(|one| !one.may_be_blocked()).cloned().collect();
        Self { as_of: ReadAt(list.as_of), reason, open: open.cloned().collect(), closed }
    }
}

/// The interruption before the last that works is blocked.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Last {
    pub as_of: ReadAt,
    pub devices: Vec<Authenticator>,
    /// How one gets back in afterwards.
    pub routes: Vec<ReactivationRoute>,
    /// Whether there is anything else to choose.
    pub others: bool,
}

impl Last {
    fn of(state: &State, list: &Authenticators) -> Option<Self> {
        let devices: Vec<_> = state.chosen().into_iter().cloned().collect();
        let routes = ReactivationRoute::each_once(devices.iter().flat_map(|device| &device.reactivation));
        let others = list.candidates(None).len() > 1;
        (!devices.is_empty()).then_some(Self { as_of: ReadAt(list.as_of), devices, routes, others })
    }
}

/// What will be blocked, and whose it is.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Check {
    pub as_of: ReadAt,
    pub devices: Vec<Authenticator>,
    pub whose: PersonName,
    /// The fragment to come back to after logging in as somebody else.
    pub back: String,
    /// Whether there is anything else to choose.
    pub others: bool,
    pub press: Press,
}

/// What the press on the check does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Press {
    /// It blocks.
    Blocks,
    /// Pressed; the order is being made.
    IsMade,
    /// An order for one of them is on its way already; the press leads to it.
    LeadsToOpenBlock,
}

impl Check {
    fn of(state: &State, list: &Authenticators) -> Option<Self> {
        let person = state.shell.session.person()?;
        let ids = state.acting.choosing.chosen();
        let is_open = |id: &_| state.shell.open_block_for(&Target::Authenticator(Clone::clone(id))).is_some();
        let press = match state.acting.choosing.step {
            Step::Pressed { .. } => Press::IsMade,
            _ if ids.iter().any(is_open) => Press::LeadsToOpenBlock,
            _ => Press::Blocks,
        };
        Some(Self {
            as_of: ReadAt(list.as_of),
            devices: state.chosen().into_iter().cloned().collect(),
            whose: person.into(),
            back: fragment(state),
            others: list.candidates(None).len() > ids.len(),
            press,
        })
    }
}

/// Whether something that works is left when what is chosen is blocked.
pub fn leaves_some(state: &State) -> bool {
    state.shell.list().is_some_and(|list| !list.leaves_none(state.acting.choosing.chosen()))
        && state.shell.identity_is_in_use()
}

/// Nothing that the reason is about can be blocked.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct NothingFits {
    pub as_of: ReadAt,
    /// Those that the reason is about, however they stand.
    pub devices: Vec<Authenticator>,
    /// Whether there is anything else to choose.
    pub others: bool,
}

/// Why nothing fits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Why {
    /// The only one that the reason is about is blocked. That is a claim.
    OnlyIsBlocked(Kind),
    /// Some of several are blocked.
    SomeAreBlocked,
    /// There is none that could be blocked.
    None,
}

impl NothingFits {
    fn of(list: &Authenticators, reason: Option<Reason>) -> Self {
        let kinds = reason.map(Reason::kinds).unwrap_or_default();
        let devices = list.items.iter().filter(|one| kinds.contains(&one.kind)).cloned().collect();
        Self { as_of: ReadAt(list.as_of), devices, others: !list.candidates(None).is_empty() }
    }

    pub fn why(&self) -> Why {
        match self.devices.as_slice() {
            [only] if only.status == Status::Blocked => Why::OnlyIsBlocked(only.kind),
            devices if devices.iter().any(|one| one.status == Status::Blocked) => Why::SomeAreBlocked,
            _ => Why::None,
        }
    }
}
