//! What every page stands on: where the citizen is, who is logged in and for how long, what was read of them, and every block of this tab.
//!
//! It gives each effect of a block's machine what it needs of the session (a block is sent with the session's token). What is chosen and pressed is
//! `acting`'s, which is told by [`News`] of what happens here.

mod arriving;
mod blocks;
mod languages;
mod leaving;
mod looking;
mod parts;
mod people;
mod reading;
mod rejected_session;
mod service;

pub use arriving::Navigation;
pub use languages::{Document, NOT_FOUND, Notice};
pub use looking::Relation;
pub use parts::{PartState, Parts};

use crate::{
    domain::{login::Attempt, person::SubjectHash, problem::Problem, service::Service, time::Timestamp},
    flow::{
        effect::Effect,
        kept::{Finished, Wanted},
        reads::Reads,
        session::{Ending, LoginOutcome, Session},
        tracked::TrackedBlocks,
    },
    route::Route,
};

#[derive(Clone, Debug, PartialEq)]
pub struct Shell {
    pub route: Route,
    /// A language that was asked for in this tab, and in which a page that was asked for does not exist. The notice tells of it.
    pub wanted: Option<Wanted>,
    pub session: Session,
    pub ending: Ending,
    /// How the login that led here ended.
    pub login: Option<LoginOutcome>,
    /// Somebody else than before is logged in, and has not gone to another page since.
    pub newcomer: bool,
    pub finish: Finish,
    /// The person before has used "finish" on the previous page; told once.
    pub finished: Option<Finished>,
    pub service: Service,
    pub parts: Parts,
    pub reads: Reads,
    pub blocks: TrackedBlocks,
    /// The person whose picks and ticks this tab holds.
    whose: Option<SubjectHash>,
    /// The hash ([`Person::hash_of_session`]) of a session that is not that of the person at this device: they said so, or a login that failed suggests it.
    rejected: Option<SubjectHash>,
    /// Logins that this browser began and has not come back from.
    pub(super) logins: Vec<Attempt>,
    /// Requests for the session that are under way.
    asking: people::Asking,
    /// When `GET /service` was last sent, by this device's clock.
    service_asked: Timestamp,
}

/// Finishing: log out, and leave nothing behind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Finish {
    Idle,
    /// The person is asked to confirm: a block is unresolved, or has a number to write down, and this tab would forget it.
    Asked,
    /// The session is being read first, to end it if somebody is logged in.
    Asking,
    Leaving,
    /// The back end did not say that the session is over.
    Failed(Problem),
}

impl Finish {
    /// Whether it has begun: nothing new may be begun beside it, whose trace would be cleared with the rest.
    pub const fn is_under_way(self) -> bool {
        matches!(self, Self::Leaving | Self::Asking)
    }
}

/// What has happened here that whoever acts must follow, in this order, after each step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum News {
    /// The list of authenticators was read.
    ListCame,
    /// It is known anew who is logged in, or that nobody is.
    SessionKnown,
    /// Nothing of the person who was logged in may be shown any more.
    PersonGone,
    /// Somebody else is logged in than the one whose picks and ticks this tab keeps.
    PersonChanged,
    /// Nothing stays in this tab.
    AllForgotten,
}

impl Shell {
    /// Before anything is known, as the prerendered page shows it.
    pub(super) fn at(route: Route) -> Self {
        Self {
            route,
            wanted: None,
            session: Session::NotAsked,
            ending: Ending::NONE,
            login: None,
            newcomer: false,
            finish: Finish::Idle,
            finished: None,
            service: Service::default(),
            parts: Parts::default(),
            reads: Reads::default(),
            blocks: TrackedBlocks::default(),
            whose: None,
            rejected: None,
            logins: Vec::new(),
            asking: people::Asking::default(),
            service_asked: Timestamp::from_unix_millis(0),
        }
    }
}

/// One message being taken in: the state, and the effects and news collected so far.
pub(super) struct Update<'a> {
    pub state: &'a mut Shell,
    pub effects: &'a mut Vec<Effect>,
    pub news: Vec<News>,
    pub now: Timestamp,
}
