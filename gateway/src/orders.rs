//! Placing and reading orders to block: each is carried out once, stored before it is sent, and reported truthfully whatever fails.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use tokio::sync::{Mutex as IdLock, OwnedMutexGuard};
use tokio::time::Instant;

use crate::backend::{Answer, Backend, BackendError};
use crate::by_status;
use crate::domain::{BlockFacts, BlockOrder, BlockState, Party, Target};
use crate::ids::{BlockId, KeyHash, ReceiptKey, SessionToken};
use crate::journal::Record;
use crate::limits::Limiter;
use crate::metrics::Metrics;
use crate::moment::Moment;
use crate::problem::{Code, Problem};
use crate::session::Session;
use crate::storage::{Storage, StorageError};

/// How soon it is asked again for an order that another process works on.
const BETWEEN_CLAIMS: Duration = Duration::from_millis(50);
/// Five minutes in all; a database that is away for longer leaves the order stored, if it was, as one that may have been done.
const STRIKE_OUT_TRIES: u32 = 30;
const BEFORE_STRIKING_OUT: Duration = Duration::from_secs(10);

/// What an order led to.
pub(crate) enum PlaceOutcome {
    /// It is the first under its id.
    First(Record),
    /// It was ordered before; this is what became of it.
    Repeated(Record),
}

/// What can be said of an order.
pub(crate) enum ReadOutcome {
    /// The order, with what is known of it.
    Record(Box<Record>),
    /// The back end has not received it, and will not.
    NeverReceived,
    /// The back end keeps no ids, and the target can be used: the order may never have arrived, or the block has been lifted since; the gateway
    /// cannot tell which.
    Unclear,
}

/// Places and reads orders.
pub(crate) struct Orders<B, S> {
    backend: Arc<B>,
    storage: Arc<S>,
    timeout: Duration,
    limiter: Arc<Limiter<S>>,
    metrics: Metrics,
    locks: IdLocks,
}

impl<B: Backend, S: Storage> Orders<B, S> {
    pub(crate) fn new(
        backend: Arc<B>,
        storage: Arc<S>,
        timeout: Duration,
        limiter: Arc<Limiter<S>>,
        metrics: Metrics,
    ) -> Self {
        Self { backend, storage, timeout, limiter, metrics, locks: IdLocks::default() }
    }

    pub(crate) fn storage(&self) -> &S {
        &self.storage
    }

    /// Until when a piece of work that begins now may wait for the back end.
    pub(crate) fn deadline(&self) -> Deadline {
        Deadline(Instant::now() + self.timeout)
    }

    /// Places an order for the person to whom the session belongs. One deadline holds for all of it: the waiting for
    /// the lock of the id, the sending, and the asking when no answer came. A new order beyond a limit is refused if it would block nothing; then it is as
    /// if it had never come.
    pub(crate) async fn place(
        &self,
        session: &Session,
        order: BlockOrder,
        key: &ReceiptKey,
    ) -> Result<PlaceOutcome, Problem> {
        let token = &session.token;
        let deadline = self.deadline();
        let _claim = deadline.within(async { Ok(self.claim(&order.id).await) }).await.map_err(|_| retry_later())??;
        if let Some(record) = self.storage.find_order(&order.id).await? {
            return self.repeat(token, &order, record, deadline).await;
        }
        if let Err(beyond) = self.limiter.order(&session.id, &order.subject).await
            && self.would_block_nothing(token, &order).await
        {
            return Err(beyond);
        }
        let record = Record {
            order,
            key: Some(key.hash()),
            received_at: Moment::now(),
            reported_by: Some(Party::You),
            sent_until: deadline.moment(),
            facts: None,
        };
        match self.storage.insert_order(&record).await {
            Ok(()) => Ok(PlaceOutcome::First(self.send(token, record, deadline).await?)),
            // Another process took the id between the look and the writing.
            Err(StorageError::Taken) => match self.storage.find_order(&record.order.id).await? {
                Some(theirs) => self.repeat(token, &record.order, theirs, deadline).await,
                None => Err(StorageError::Taken.into()),
            },
            Err(error) => {
                self.strike_out_later(record.order.id);
                Err(error.into())
            }
        }
    }

    /// The right to work on an order, here and in every other process; waits for whoever has it.
    async fn claim(&self, id: &BlockId) -> Result<(OwnedMutexGuard<()>, S::Claim), Problem> {
        let lock = self.locks.lock(id).await;
        loop {
            if let Some(claim) = self.storage.claim_order(id).await? {
                return Ok((lock, claim));
            }
            tokio::time::sleep(BETWEEN_CLAIMS).await;
        }
    }

    /// Whether an order is stored whose storing got no answer cannot be known. It was not sent: it is struck out as soon as the storage answers again, so
    /// that over a back end without ids the citizen need not be told "unknown" of it.
    fn strike_out_later(&self, id: BlockId) {
        let storage = Arc::clone(&self.storage);
        tokio::spawn(async move {
            for _ in 0..STRIKE_OUT_TRIES {
                // Later than a statement that was given up can still be carried out.
                tokio::time::sleep(BEFORE_STRIKING_OUT).await;
                if storage.retract_attempt(&id).await.is_ok() {
                    return;
                }
            }
        });
    }

    /// Whether the back end says now that the target is blocked or about to be by an order of this person, or that the person has no such authenticator.
    /// Whenever that is not certain, it is `false`: no limit may keep anybody from blocking.
    async fn would_block_nothing(&self, token: &SessionToken, order: &BlockOrder) -> bool {
        // A part of the time only, so that enough is left for the block itself.
        let deadline = Deadline(Instant::now() + self.timeout / 4);
        let newest = self.storage.recent_orders(&order.subject, 1).await.unwrap_or_default();
        if let Some(record) = newest.into_iter().find(|one| one.order.target == order.target && !one.is_final())
            && let BackendReply::Known(news) = self.ask(&record, Some(token), deadline).await
        {
            // What the journal has is not enough: the block may have been lifted since, and then this order is a first one.
            let stands = matches!(news.state, BlockState::InEffect { .. } | BlockState::Pending);
            self.store_facts(record, news).await;
            if stands {
                return true;
            }
        }
        let Target::Authenticator(id) = &order.target else { return false };
        let all = deadline.within(self.backend.authenticators(token)).await;
        all.is_ok_and(|all| all.items.iter().all(|one| one.id != *id))
    }

    async fn repeat(
        &self,
        token: &SessionToken,
        order: &BlockOrder,
        record: Record,
        deadline: Deadline,
    ) -> Result<PlaceOutcome, Problem> {
        if record.order.subject != order.subject {
            return Err(Code::WrongSubject.into());
        }
        if record.order.target != order.target {
            return Err(Code::BlockIdReused.into());
        }
        if record.is_final() {
            return Ok(PlaceOutcome::Repeated(record));
        }
        let updated = match (self.ask(&record, Some(token), deadline).await, &record.facts) {
            (BackendReply::Known(news), _) => self.store_facts(record, news).await,
            // Nothing newer could be learnt. The facts from before are still true as of their `as_of`.
            (_, Some(_)) => record,
            // The back end keeps ids, so sending the order again cannot block twice, even while the first attempt is still under way.
            (BackendReply::NotReceived | BackendReply::NoAnswer { by_status: false, .. }, None) => {
                if deadline.is_past() {
                    return Err(retry_later());
                }
                let until = deadline.moment();
                self.storage.record_attempt(&record.order.id, until).await?;
                self.send(token, Record { sent_until: until, ..record }, deadline).await?
            }
            // The back end keeps no ids, so sending the order again could block anew what support has lifted since. Only the person may decide to do
            // that, with a new order that has a new id.
            (BackendReply::Unclear, None) => return Err(Code::Unavailable.into()),
            (BackendReply::NoAnswer { error, by_status: true }, None) => return Err(error.into()),
        };
        Ok(PlaceOutcome::Repeated(updated))
    }

    /// Sends an order whose attempt is already stored in the journal.
    async fn send(&self, token: &SessionToken, record: Record, deadline: Deadline) -> Result<Record, Problem> {
        let error = match deadline.within(self.backend.block(token, &record.order)).await {
            Ok(news) => return Ok(self.store_facts(record, news).await),
            Err(error) => error,
        };
        if matches!(error, BackendError::SessionEnded | BackendError::NotOffered) {
            // This attempt has done nothing. If the journal cannot store that, the order stays in it as one that may have been done, which is the
            // safe side.
            let _ = self.storage.retract_attempt(&record.order.id).await;
            return Err(error.into());
        }
        // It may have been done although no answer came: ask before the citizen is told of an error.
        match self.ask(&record, Some(token), deadline).await {
            BackendReply::Known(news) => Ok(self.store_facts(record, news).await),
            _ => Err(error.into()),
        }
    }

    /// What has become of an order that the asker may read.
    pub(crate) async fn read(
        &self,
        record: Record,
        token: Option<&SessionToken>,
        deadline: Deadline,
    ) -> Result<ReadOutcome, Problem> {
        if record.is_final() {
            return Ok(ReadOutcome::Record(record.into()));
        }
        let lock = self.locks.try_lock(&record.order.id);
        let claim = if lock.is_some() { self.storage.claim_order(&record.order.id).await? } else { None };
        let Some(_claim) = claim else {
            // Another task or process is sending this order or asking about it right now. Without facts not even "pending" may be answered, because the order is
            // deleted if the attempt turns out to have done nothing.
            return if record.facts.is_some() { Ok(ReadOutcome::Record(record.into())) } else { Err(retry_later()) };
        };
        let asked_at = Moment::now();
        let reply = self.ask(&record, token, deadline).await;
        if let BackendReply::Known(news) = reply {
            return Ok(ReadOutcome::Record(self.store_facts(record, news).await.into()));
        }
        if record.facts.is_some() {
            return Ok(ReadOutcome::Record(record.into()));
        }
        // Read the record again: since it was read, there may have been news, another attempt, or the promise that nothing was done.
        let Some(record) = self.storage.find_order(&record.order.id).await? else {
            return Ok(ReadOutcome::NeverReceived);
        };
        if record.facts.is_some() {
            return Ok(ReadOutcome::Record(record.into()));
        }
        // An attempt that failed or was given up may still be under way in a queue or in a system behind the back end, so that "no such order" is
        // true for the moment only. It is believed if it was said later than the last attempt's deadline plus `timeout`.
        let may_be_under_way = asked_at < record.sent_until.plus_millis(millis(self.timeout));
        match reply {
            BackendReply::Known(_) => Ok(ReadOutcome::Record(record.into())),
            BackendReply::NotReceived | BackendReply::Unclear if may_be_under_way => Err(retry_later()),
            BackendReply::NotReceived => Ok(ReadOutcome::NeverReceived),
            BackendReply::Unclear => Ok(ReadOutcome::Unclear),
            BackendReply::NoAnswer { error: BackendError::SessionEnded, .. } => Err(Code::Unavailable.into()),
            BackendReply::NoAnswer { error, .. } => Err(error.into()),
        }
    }

    async fn ask(&self, record: &Record, token: Option<&SessionToken>, deadline: Deadline) -> BackendReply {
        let by_status = match deadline.within(self.backend.block_state(&record.order)).await {
            Ok(Some(facts)) => return BackendReply::Known(facts),
            Ok(None) => return BackendReply::NotReceived,
            Err(BackendError::NotOffered) => match token {
                Some(token) => deadline.within(by_status::ask(&*self.backend, token, record)).await,
                None => Err(BackendError::TryLater { after: None }),
            },
            Err(error) => return BackendReply::NoAnswer { error, by_status: false },
        };
        match by_status {
            Ok(Some(facts)) => BackendReply::Known(facts),
            Ok(None) => BackendReply::Unclear,
            Err(error) => BackendReply::NoAnswer { error, by_status: true },
        }
    }

    async fn store_facts(&self, record: Record, news: BlockFacts) -> Record {
        let before = record.facts.as_ref().map(|facts| facts.state);
        let record = record.with_news(news);
        let Some(facts) = &record.facts else { return record };
        if let BlockState::InEffect { since } = facts.state
            && !matches!(before, Some(BlockState::InEffect { .. }))
        {
            self.metrics.in_effect(since.as_millis() - record.received_at.as_millis());
        }
        match self.storage.store_facts(&record.order.id, facts).await {
            // The journal may hold facts from another process that go further.
            Ok(stored) => Record { facts: Some(stored), ..record },
            // The answer is true although it could not be stored; the next reader asks the back end again.
            Err(_) => record,
        }
    }
}

/// What a back end says of an order.
enum BackendReply {
    /// The back end knows the order, and this is its state.
    Known(BlockFacts),
    /// The back end keeps ids, and does not know this one.
    NotReceived,
    /// The back end keeps no ids, and the status of the target says nothing about this order.
    Unclear,
    /// The back end could not be asked.
    NoAnswer {
        error: BackendError,
        /// Whether the back end keeps no ids, so that only the status of the target could have told.
        by_status: bool,
    },
}

fn retry_later() -> Problem {
    BackendError::TryLater { after: Some(Duration::from_secs(1)) }.into()
}

fn millis(duration: Duration) -> i64 {
    i64::try_from(duration.as_millis()).unwrap_or(i64::MAX)
}

/// Until when the back end is waited for, in all that is done for one request.
#[derive(Clone, Copy)]
pub(crate) struct Deadline(Instant);

impl Deadline {
    async fn within<T>(self, work: impl Future<Output = Answer<T>> + Send) -> Answer<T> {
        tokio::time::timeout_at(self.0, work).await.unwrap_or(Err(BackendError::Timeout))
    }

    fn is_past(self) -> bool {
        self.0 <= Instant::now()
    }

    /// The same moment by the system clock, which the journal uses.
    fn moment(self) -> Moment {
        Moment::now().plus_millis(millis(self.0.saturating_duration_since(Instant::now())))
    }
}

/// Whether this is the receipt key of the record.
pub(crate) fn key_matches(record: &Record, key: Option<&ReceiptKey>) -> bool {
    match (record.key.as_ref(), key) {
        (Some(hash), Some(key)) => KeyHash::matches(hash, key),
        _ => false,
    }
}

/// Waits for the back end no longer than `timeout`; then the answer is [`BackendError::Timeout`].
pub(crate) async fn within<T>(timeout: Duration, work: impl Future<Output = Answer<T>> + Send) -> Answer<T> {
    tokio::time::timeout(timeout, work).await.unwrap_or(Err(BackendError::Timeout))
}

/// A lock for each block id, so that this process works on one order of that id at a time. Between several processes [`Storage::claim_order`] does the same.
/// Should a claim be lost with its connection, the primary key of the orders and what a back end does with a repeat still protect.
#[derive(Default)]
struct IdLocks {
    locks: Mutex<HashMap<BlockId, Arc<IdLock<()>>>>,
}

impl IdLocks {
    async fn lock(&self, id: &BlockId) -> OwnedMutexGuard<()> {
        self.lock_of(id).lock_owned().await
    }

    fn try_lock(&self, id: &BlockId) -> Option<OwnedMutexGuard<()>> {
        self.lock_of(id).try_lock_owned().ok()
    }

    fn lock_of(&self, id: &BlockId) -> Arc<IdLock<()>> {
        let mut locks = self.locks.lock().unwrap_or_else(PoisonError::into_inner);
        // Locks that nobody holds or waits for are removed here, so that the map does not grow without end.
        locks.retain(|_, lock| Arc::strong_count(lock) > 1);
        Arc::clone(locks.entry(id.clone()).or_default())
    }
}
