//! What the gateway remembers: orders, sessions, which logins have come back, and how often things were done lately.
//!
//! One trait with two implementations. [`sqlite`] is a file of one process and needs nothing else; `postgres` (with the feature of that name) is shared by
//! as many processes as one likes. They keep the same rows (`row`), and one suite of tests runs over both.
//!
//! An order is stored *before* the back end hears of it. If anything fails afterwards, the gateway knows that the block may have been done and asks
//! the back end; a gateway without a journal would answer "never received" about a block that is in effect.

#[cfg(feature = "postgres")]
pub mod postgres;
mod row;
pub mod sqlite;

use std::fmt;
use std::future::Future;
use std::time::Duration;

use crate::domain::BlockFacts;
use crate::ids::{BlockId, SubjectKey};
use crate::journal::Record;
use crate::limits::Rate;
use crate::moment::Moment;

/// The form in which this version keeps its rows. A database of an older form is changed when it is opened; one of a newer form is refused, because an older
/// program does not know what it would destroy.
const SCHEMA_VERSION: i32 = 1;

/// Why the storage did not do what it was asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StorageError {
    /// It cannot be written or read now. While this is so, nothing may be sent to the back end.
    Unavailable,
    /// The id is in it already: another process was faster.
    Taken,
    /// The id is not in it any more: another process has struck it out.
    Gone,
    /// A stored row cannot be understood.
    NotUnderstood,
}

impl fmt::Display for StorageError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Unavailable => "the storage cannot be read or written now",
            Self::Taken => "the id is stored already",
            Self::Gone => "the id is not stored any more",
            Self::NotUnderstood => "a stored row cannot be understood",
        })
    }
}

impl std::error::Error for StorageError {}

/// Why a storage cannot be opened.
#[derive(Debug)]
pub struct OpenError {
    /// The file, or the address of the server without name and password.
    pub place: String,
    /// What is wrong there.
    pub problem: String,
}

impl fmt::Display for OpenError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.place, self.problem)
    }
}

impl std::error::Error for OpenError {}

/// A session as it is stored: nobody who reads the database can take it over, or learn whose it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredSession {
    /// The SHA-256 hash of the cookie.
    pub id: [u8; 32],
    /// A hash of the back end's token, by which its sessions are found when the back end has ended it.
    pub token: [u8; 32],
    /// Until when it lasts.
    pub expires_at: Moment,
    /// What it may still do.
    pub state: SessionState,
    /// Everything else, encrypted.
    pub sealed: Vec<u8>,
}

/// What a session may still do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SessionState {
    /// Everything.
    Open {
        /// It has ordered a block.
        ordered: bool,
    },
    /// The back end has ended it after it had ordered a block. It keeps its right to read blocks, or the citizen who
    /// has just blocked everything would be shut out from the proof of it.
    BlocksOnly,
}

/// The memory of a gateway. Several processes may share it: each change is one step that no other can come between, and whatever has returned is seen by
/// every process.
pub trait Storage: Send + Sync + 'static {
    /// Held while this process works on an order; no other process can have it meanwhile. It ends when it is dropped, or with the process.
    type Claim: Send + 'static;

    /// The order with this id.
    fn find_order(&self, id: &BlockId) -> impl Future<Output = Result<Option<Record>, StorageError>> + Send;

    /// Stores an order and its first attempt; durable when it returns. [`StorageError::Taken`] if the id is there already.
    fn insert_order(&self, record: &Record) -> impl Future<Output = Result<(), StorageError>> + Send;

    /// Stores that the order is sent once more, whoever sends it, and that this attempt waits for the back end until `until`. `sent_until` becomes
    /// the later of the stored value and `until`. Durable when it returns; [`StorageError::Gone`] if the order is not stored.
    fn record_attempt(&self, id: &BlockId, until: Moment) -> impl Future<Output = Result<(), StorageError>> + Send;

    /// Stores that one attempt has done nothing, as the back end has promised. The order is deleted once this is true of every attempt and nothing is
    /// known of the order; never while another attempt may have done something.
    fn retract_attempt(&self, id: &BlockId) -> impl Future<Output = Result<(), StorageError>> + Send;

    /// Stores these facts, unless the stored ones [go further](crate::journal::merge_facts); answers the facts that are stored then.
    fn store_facts(
        &self,
        id: &BlockId,
        facts: &BlockFacts,
    ) -> impl Future<Output = Result<BlockFacts, StorageError>> + Send;

    /// The newest orders of one person, newest first: at most `limit` of each target, and at most `limit` that are known to have been refused, of whatever
    /// target, so that neither refused orders nor those of one target push out another's.
    fn recent_orders(
        &self,
        subject: &SubjectKey,
        limit: u32,
    ) -> impl Future<Output = Result<Vec<Record>, StorageError>> + Send;

    /// The right to work on the order with this id, stored or not; `None` while another process has it. Within one process it may be given twice.
    fn claim_order(&self, id: &BlockId) -> impl Future<Output = Result<Option<Self::Claim>, StorageError>> + Send;

    /// Stores a new session.
    fn insert_session(&self, session: &StoredSession) -> impl Future<Output = Result<(), StorageError>> + Send;

    /// Those of these sessions that are stored and have not expired, in this order.
    fn find_sessions(
        &self,
        ids: &[[u8; 32]],
        now: Moment,
    ) -> impl Future<Output = Result<Vec<StoredSession>, StorageError>> + Send;

    /// It lasts until then.
    fn extend_session(&self, id: &[u8; 32], until: Moment) -> impl Future<Output = Result<(), StorageError>> + Send;

    /// Notes that this session orders a block, so that it may still read blocks after the back end has ended it.
    fn mark_ordered(&self, id: &[u8; 32]) -> impl Future<Output = Result<(), StorageError>> + Send;

    /// The back end has ended this session: it is removed, or, if it has ordered a block, it may only read blocks from now on.
    fn end_session(&self, id: &[u8; 32]) -> impl Future<Output = Result<(), StorageError>> + Send;

    /// Removes it.
    fn remove_session(&self, id: &[u8; 32]) -> impl Future<Output = Result<(), StorageError>> + Send;

    /// Removes every session with this token of the back end, or every session there is.
    fn remove_sessions(&self, token: Option<&[u8; 32]>) -> impl Future<Output = Result<(), StorageError>> + Send;

    /// Notes that this login has come back, until `until`; `false` if it had before.
    fn use_login(&self, id: &[u8], until: Moment) -> impl Future<Output = Result<bool, StorageError>> + Send;

    /// Counts that something was done, if there is room; otherwise the time until there is.
    fn count(
        &self,
        what: &[u8; 32],
        rate: Rate,
        now: Moment,
    ) -> impl Future<Output = Result<Option<Duration>, StorageError>> + Send;

    /// By when all that was counted would have been done evenly; `None` if nothing was.
    fn counted(&self, what: &[u8; 32]) -> impl Future<Output = Result<Option<Moment>, StorageError>> + Send;

    /// Deletes what is over: sessions, logins and counts whose time has passed, and orders that were refused or ended before `finished_before`. Answers how
    /// many orders.
    fn tidy(&self, now: Moment, finished_before: Moment) -> impl Future<Output = Result<u64, StorageError>> + Send;

    /// Whether it can be read and written now.
    fn is_ready(&self) -> impl Future<Output = Result<(), StorageError>> + Send;
}

/// By when the next one would have been done evenly, or how long to wait: the "generic cell rate algorithm", for which one moment of each thing is enough.
pub(crate) fn next_due(due: Option<Moment>, rate: Rate, now: Moment) -> Result<Moment, Duration> {
    let next = due.map_or(now, |due| due.max(now)).plus_millis(rate.step_millis());
    match next.as_millis() - now.as_millis() - rate.within_millis() {
        wait if wait > 0 => Err(Duration::from_millis(wait.unsigned_abs())),
        _ => Ok(next),
    }
}
