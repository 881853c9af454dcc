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
mod service;
mod strangers;

pub use arriving::Came;
pub use languages::{Document, NOT_FOUND, Notice};
pub use looking::Relation;
pub use parts::{Coming, Parts};

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
    /// The language that was chosen in this tab, when a page that was asked for does not exist in it.
    pub wanted: Option<Wanted>,
    pub session: Session,
    pub ending: Ending,
    /// How the login that led here ended.
    pub login: Option<LoginOutcome>,
    /// Somebody else than before is logged in, and has not gone to another page since.
    pub newcomer: bool,
    pub finish: Finish,
    /// Somebody has finished on the page before.
    pub finished: Option<Finished>,
    pub service: Service,
    pub parts: Parts,
    pub reads: Reads,
    pub blocks: TrackedBlocks,
    /// Whose the picks and ticks are.
    whose: Option<SubjectHash>,
    /// The session that whoever sits here says is not theirs.
    disowned: Option<SubjectHash>,
    /// Logins that this browser began and has not come back from.
    pub(super) logins: Vec<Attempt>,
    /// Questions for the session that are under way.
    asking: people::Asking,
    /// When it was last asked what is offered, by this device's clock.
    service_asked: Timestamp,
}

/// Finishing: log out, and leave nothing behind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Finish {
    Idle,
    /// A block is unresolved, or has a number to write down, and its trace in this tab would be gone: a person decides.
    Asked,
    /// First it must be known whether anybody is logged in: otherwise nothing would end their session.
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
            disowned: None,
            logins: Vec::new(),
            asking: people::Asking::default(),
            service_asked: Timestamp::from_unix_millis(0),
        }
    }
}

/// One message being taken in: the state, and the effects and news collected so far.
pub(super) struct Stepping<'a> {
    pub state: &'a mut Shell,
    pub effects: &'a mut Vec<Effect>,
    pub news: Vec<News>,
    pub now: Timestamp,
}
