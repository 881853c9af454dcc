//! A storage whose operations are timed, to see where the time of an order goes.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use serde_json::{Value, json};
use spaer_gateway::domain::BlockFacts;
use spaer_gateway::journal::Record;
use spaer_gateway::limits::Rate;
use spaer_gateway::storage::{Storage, StorageError, StoredSession};
use spaer_gateway::{BlockId, Moment, SubjectKey};

/// How long each operation took in all.
#[derive(Clone, Default)]
pub struct Times(Arc<Mutex<BTreeMap<&'static str, Duration>>>);

impl Times {
    pub fn forget(&self) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).clear();
    }

    fn add(&self, operation: &'static str, took: Duration) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner).entry(operation).or_default() += took;
    }

    /// What share of all the time that clients waited went into each, in per cent, and the rest.
    pub fn shares(&self, all: Duration) -> Value {
        let times = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let share = |part: Duration| (part.as_secs_f64() / all.as_secs_f64() * 1000.0).round() / 10.0;
        let mut shares: Vec<_> =
            times.iter().map(|(name, took)| (*name, share(*took))).filter(|(_, of)| *of > 0.0).collect();
        let rest = all.saturating_sub(times.values().sum());
        shares.push(("everything else", share(rest)));
        shares.sort_by(|one, other| other.1.total_cmp(&one.1));
        shares.into_iter().map(|(name, share)| json!([name, share])).collect()
    }
}

pub struct Timed<S> {
    inner: S,
    times: Times,
}

impl<S> Timed<S> {
    pub fn new(inner: S, times: Times) -> Self {
        Self { inner, times }
    }
}

macro_rules! timed {
    ($(fn $call:ident($($argument:ident: $type:ty),*) -> $answer:ty;)+) => {$(
        async fn $call(&self, $($argument: $type),*) -> Result<$answer, StorageError> {
            let begun = Instant::now();
            let answer = self.inner.$call($($argument),*).await;
            self.times.add(stringify!($call), begun.elapsed());
            answer
        }
    )+};
}

impl<S: Storage> Storage for Timed<S> {
    type Claim = S::Claim;

    timed! {
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
