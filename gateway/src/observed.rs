//! A back end and a storage whose calls are watched: what fails is counted, and logged with the request that it was for.

use std::time::{Duration, Instant};

use crate::activity::{Activities, ActivityQuery, ProviderShown, Reported, Service};
use crate::backend::{Answer, Backend, BackendError, LoggedOut, LoginCallback, LoginOutcome, LoginStart};
use crate::context::RequestContext;
use crate::domain::{Authenticators, BlockFacts, BlockOrder, Identity, OtherBlock, Target};
use crate::ids::{ActivityId, BlockId, Private, SessionToken, SubjectKey};
use crate::journal::Record;
use crate::limits::Rate;
use crate::metrics::{Metrics, name_of};
use crate::moment::Moment;
use crate::storage::{Storage, StorageError, StoredSession};

/// A back end or a storage, and where its failures are counted.
#[derive(Debug)]
pub struct Observed<B> {
    inner: B,
    metrics: Metrics,
}

impl<B> Observed<B> {
    pub(crate) fn new(inner: B, metrics: Metrics) -> Self {
        Self { inner, metrics }
    }

    fn waits(&self, call: &'static str) -> Waiting<'_> {
        Waiting { metrics: &self.metrics, call, answered: false }
    }
}

/// A call that is waited for.
struct Waiting<'a> {
    metrics: &'a Metrics,
    call: &'static str,
    answered: bool,
}

impl Waiting<'_> {
    fn answered<T>(mut self, answer: Answer<T>) -> Answer<T> {
        self.answered = true;
        match &answer {
            // What people do, and what a back end does not have, is no failure of it.
            Err(BackendError::SessionEnded | BackendError::NotFound | BackendError::NotOffered) | Ok(_) => {}
            Err(error) => self.note(name_of(error)),
        }
        answer
    }

    fn note(&self, error: &'static str) {
        self.metrics.backend_error(self.call, error);
        let request_id = RequestContext::current().map(|request| request.id).unwrap_or_default();
        tracing::warn!(call = self.call, error, request_id, "the back end failed");
    }
}

impl Drop for Waiting<'_> {
    fn drop(&mut self) {
        // Nobody waits any more: the time is over, or whoever asked has gone.
        if !self.answered {
            self.note("given_up");
        }
    }
}

/// Each call, passed on and its answer noted.
macro_rules! passed_on {
    ($(fn $call:ident($($argument:ident: $type:ty),*) -> $answer:ty;)+) => {$(
        async fn $call(&self, $($argument: $type),*) -> Answer<$answer> {
            let waiting = self.waits(stringify!($call));
            waiting.answered(self.inner.$call($($argument),*).await)
        }
    )+};
}

impl<B: Backend> Backend for Observed<B> {
    passed_on! {
        fn begin_login(start: LoginStart) -> String;
        fn finish_login(callback: LoginCallback) -> LoginOutcome;
        fn log_out(session: &SessionToken) -> LoggedOut;
        fn extend(session: &SessionToken) -> Moment;
        fn identity(session: &SessionToken) -> Identity;
        fn authenticators(session: &SessionToken) -> Authenticators;
        fn block(session: &SessionToken, order: &BlockOrder) -> BlockFacts;
        fn block_state(order: &BlockOrder) -> Option<BlockFacts>;
        fn is_under_way(session: &SessionToken, target: &Target) -> Option<bool>;
        fn session_lives(session: &SessionToken) -> ();
        fn other_blocks(session: &SessionToken) -> Vec<OtherBlock>;
        fn activities(session: &SessionToken, query: &ActivityQuery) -> Activities;
        fn report(session: &SessionToken, activity: &ActivityId, note: Option<&Private>) -> Reported;
        fn provider_shown(session: &SessionToken, shown: bool) -> ProviderShown;
        fn service() -> Service;
    }
}

/// Each operation, passed on, timed, and its failures counted.
macro_rules! stored {
    ($(fn $call:ident($($argument:ident: $type:ty),*) -> $answer:ty;)+) => {$(
        async fn $call(&self, $($argument: $type),*) -> Result<$answer, StorageError> {
            let begun = Instant::now();
            let answer = self.inner.$call($($argument),*).await;
            self.metrics.storage(stringify!($call), begun.elapsed());
            if let Err(StorageError::Unavailable | StorageError::NotUnderstood) = &answer {
                self.metrics.storage_error(stringify!($call));
            }
            answer
        }
    )+};
}

impl<S: Storage> Storage for Observed<S> {
    type Claim = S::Claim;

    stored! {
        fn find_order(id: &BlockId) -> Option<Record>;
        fn insert_order(record: &Record) -> ();
        fn record_attempt(id: &BlockId, until: Moment) -> ();
        fn retract_attempt(id: &BlockId) -> ();
        fn store_facts(id: &BlockId, facts: &BlockFacts) -> BlockFacts;
        fn recent_orders(subject: &SubjectKey, limit: u32) -> Vec<Record>;
        fn claim_order(id: &BlockId) -> Option<S::Claim>;
        fn insert_session(session: &StoredSession) -> ();
        fn find_sessions(ids: &[[u8; 32]], now: Moment) -> Vec<StoredSession>;
        fn extend_session(id: &[u8; 32], until: Moment) -> ();
        fn mark_ordered(id: &[u8; 32]) -> ();
        fn end_session(id: &[u8; 32]) -> ();
        fn remove_session(id: &[u8; 32]) -> ();
        fn remove_sessions(token: Option<&[u8; 32]>) -> ();
        fn use_login(id: &[u8], until: Moment) -> bool;
        fn count(what: &[u8; 32], rate: Rate, now: Moment) -> Option<Duration>;
        fn counted(what: &[u8; 32]) -> Option<Moment>;
        fn tidy(now: Moment, finished_before: Moment) -> u64;
        fn is_ready() -> ();
    }
}
