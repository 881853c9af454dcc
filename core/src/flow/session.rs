//! Who is logged in, as far as this tab knows.

use crate::domain::{block::Intent, person::Person, problem::Problem};

/// The session as last told by the back end. Somebody may have logged in or out elsewhere since; the back end has the last word at
/// every call.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub enum Session {
    /// Nobody has asked yet.
    #[default]
    NotAsked,
    Asking,
    /// Nobody is logged in.
    Anonymous,
    Active(Box<Person>),
    /// It could not be found out.
    Unsure(Problem),
}

impl Session {
    pub fn answered(result: Result<Person, Problem>) -> Self {
        match result {
            Ok(person) => Self::Active(Box::new(person)),
            Err(Problem::SessionEnded) => Self::Anonymous,
            Err(problem) => Self::Unsure(problem),
        }
    }

    pub fn person(&self) -> Option<&Person> {
        match self {
            Self::Active(person) => Some(person),
            _ => None,
        }
    }

    /// Whether the person whose intent it is is the one logged in.
    pub fn owns(&self, intent: &Intent) -> bool {
        self.person().is_some_and(|person| person.subject_key.hash_for(&intent.id) == intent.subject)
    }

    /// Whether somebody is logged in and it is not the intent's person: then nothing of the intent may be shown.
    pub fn hides(&self, intent: &Intent) -> bool {
        self.person().is_some() && !self.owns(intent)
    }
}

/// How the visit to the eID's login page ended, as it comes back in the fragment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum LoginOutcome {
    Ok,
    Cancelled,
    Failed,
    Locked,
    Blocked,
    Unavailable,
}

impl LoginOutcome {
    const ALL: [(Self, &'static str); 6] = [
        (Self::Ok, "ok"),
        (Self::Cancelled, "cancelled"),
        (Self::Failed, "failed"),
        (Self::Locked, "locked"),
        (Self::Blocked, "blocked"),
        (Self::Unavailable, "unavailable"),
    ];

    pub fn parse(raw: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|(_, name)| *name == raw).map(|(outcome, _)| outcome)
    }
}
