//! Who is logged in, as far as this tab knows.

use crate::domain::{block::Intent, closed_set::closed_set, person::Person, problem::Problem};

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
    /// Somebody was, and the session has ended: what they had begun is kept for them.
    Over,
    Active(Box<Person>),
    /// It could not be found out.
    Unsure(Problem),
    /// Whoever sits here is not the one who was logged in, as they said or as a login that failed suggests: nothing of that person's is shown
    /// until somebody has logged in. `then`: where to go as soon as nobody is logged in.
    Rejected {
        logout: ForcedLogout,
        then: Option<String>,
    },
}

/// How far the ending of a rejected session has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ForcedLogout {
    /// The session is being read, to find out whether it still exists.
    Asking,
    Ending,
    /// It could not be ended, and may still exist.
    Failed(Problem),
    /// Nobody is logged in.
    Done,
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

    /// Whether somebody else than the intent's person is here: then nothing of the intent may be shown.
    pub fn hides(&self, intent: &Intent) -> bool {
        match self {
            Self::Active(_) => !self.owns(intent),
            Self::Rejected { .. } => true,
            _ => false,
        }
    }

    /// Whether it is known that nobody is logged in.
    pub fn is_nobody(&self) -> bool {
        matches!(self, Self::Anonymous | Self::Over | Self::Rejected { logout: ForcedLogout::Done, .. })
    }
}

/// How near the end of the session is, and what came of the wish to stay.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ending {
    /// Names the timer that counts; an earlier one is out of date.
    pub timer_id: u32,
    pub nearness: Nearness,
    pub stay: Stay,
    /// How often the end has passed without an answer that says so; decides the pause.
    overdue: u8,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Nearness {
    /// Nobody is logged in, or the back end does not say how long.
    Unknown,
    Far,
    /// To be announced, with the way to stay.
    Near,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Stay {
    Possible,
    Asking,
    Failed(Problem),
    /// This back end prolongs no session, or not this one any further: a new login is the way.
    NotOffered,
}

/// The end is announced this long before. WCAG 2.2.1 asks for 20 seconds at least, this project for two minutes; the third is for a page
/// that was asleep.
pub const ANNOUNCED_BEFORE_MILLIS: i64 = 3 * 60 * 1000;
/// A back end that goes on naming an end that has passed is asked no more often than this.
const SHORTEST_MILLIS: i64 = 10_000;
/// Longer than any session; a clock that is wrong must not make a timer of years.
const LONGEST_MILLIS: i64 = 24 * 60 * 60 * 1000;

impl Ending {
    pub const NONE: Self = Self { timer_id: 0, nearness: Nearness::Unknown, stay: Stay::Possible, overdue: 0 };

    /// The next state for a session that lasts so much longer (`None`: not known), and after how many milliseconds the timer is due.
    pub fn after(self, stays_millis: Option<i64>) -> (Self, Option<u32>) {
        let timer_id = self.timer_id.wrapping_add(1);
        let Some(left) = stays_millis else { return (Self { timer_id, ..Self::NONE }, None) };
        let left = left.clamp(0, LONGEST_MILLIS);
        let (nearness, millis) = if left > ANNOUNCED_BEFORE_MILLIS {
            (Nearness::Far, left - ANNOUNCED_BEFORE_MILLIS)
        } else {
            (Nearness::Near, left)
        };
        // What was said about staying stands as long as the end is near.
        let stay = if nearness == Nearness::Near { self.stay } else { Stay::Possible };
        // Each time twice as long, so that a back end in trouble is left in peace.
        let overdue = if left == 0 { self.overdue.saturating_add(1).min(5) } else { 0 };
        let pause = SHORTEST_MILLIS << overdue.saturating_sub(1);
        (Self { timer_id, nearness, stay, overdue }, u32::try_from(millis.max(pause)).ok())
    }
}

closed_set! {
    /// How the visit to the eID's login page ended, as it comes back in the fragment.
    pub enum LoginOutcome, unknown: None => {
        Ok = "ok",
        Cancelled = "cancelled",
        Failed = "failed",
        Locked = "locked",
        Blocked = "blocked",
        Unavailable = "unavailable",
        /// It was begun in another browser, and nobody was logged in here.
        Elsewhere = "elsewhere",
        /// The address names an outcome, but this browser knows of no such login. Set by the app; no back end sends it.
        Doubtful = "doubtful",
    }
}

impl LoginOutcome {
    /// Whether somebody tried to show who they are, and did not.
    pub fn is_failure(self) -> bool {
        matches!(self, Self::Cancelled | Self::Failed | Self::Locked | Self::Blocked)
    }
}
