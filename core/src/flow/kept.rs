//! What the tab's storage keeps between two documents: plain data, which `wire` writes and reads.

use crate::{
    domain::{block::Intent, login::Attempt, person::SubjectHash, tag::Tag, todo::Todo},
    flow::authenticator::Choice,
};

/// All that the tab's storage keeps. No name, number or text.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct TabStorage {
    pub intents: Vec<StoredIntent>,
    /// What was picked and not yet ordered: a login in between must not cost the choice.
    pub choice: Choice,
    pub done: Vec<Todo>,
    /// Whose choice and ticks they are.
    pub whose: Option<SubjectHash>,
    /// The session that somebody said was not theirs.
    pub rejected: Option<SubjectHash>,
    /// Logins that this browser began.
    pub logins: Vec<Attempt>,
    /// Somebody has just finished; told once.
    pub finished: Option<Finished>,
    pub wanted: Option<Wanted>,
    /// Whether the list of activities was left, and waits at a place.
    pub left_list: bool,
}

/// An intent as the tab's storage keeps it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredIntent {
    pub intent: Intent,
    /// Whether the last word about it has been read.
    pub settled: bool,
}

/// Somebody has finished: what the page after it has to tell.
#[derive(Clone, Debug, PartialEq, Eq, Default, Hash)]
pub struct Finished {
    /// Where the eID ends its own session, which it may still remember.
    pub end_session_url: Option<String>,
}

/// A language that was asked for, and in which a page that was asked for does not exist.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wanted {
    pub tag: Tag,
    /// Whether the notice has been shown in full.
    pub seen: bool,
}
