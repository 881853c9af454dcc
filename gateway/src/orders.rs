//! Orders to block: once each, remembered before they are sent, and told truthfully whatever breaks.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use tokio::sync::{Mutex as Turn, OwnedMutexGuard};
use tokio::time::Instant;

use crate::backend::{Answer, Backend, BackendError};
use crate::by_status;
use crate::domain::{BlockFacts, BlockOrder, Party};
use crate::ids::{BlockId, KeyHash, ReceiptKey, SessionToken};
use crate::journal::{Journal, JournalError, Record};
use crate::moment::Moment;
use crate::problem::{Code, Problem};

/// What an order led to.
pub(crate) enum Placed {
    /// It is the first under its id.
    First(Record),
    /// It was ordered before; this is what became of it.
    Repeated(Record),
}

/// What can be said of an order.
pub(crate) enum Found {
    /// This.
    Record(Box<Record>),
    /// The back end has not received it, and will not.
    NeverReceived,
    /// The back end keeps no ids, and the target can be used: it never arrived, or was lifted since. Nobody can tell.
    Unclear,
}

/// All orders.
pub(crate) struct Orders<B, J> {
    backend: Arc<B>,
    journal: Arc<J>,
    patience: Duration,
    turns: Turns,
}

impl<B: Backend, J: Journal> Orders<B, J> {
    pub(crate) fn new(backend: Arc<B>, journal: Arc<J>, patience: Duration) -> Self {
        Self { backend, journal, patience, turns: Turns::default() }
    }

    pub(crate) fn journal(&self) -> &J {
        &self.journal
    }

    /// Until when a piece of work that begins now may wait for the back end.
    pub(crate) fn deadline(&self) -> Deadline {
        Deadline(Instant::now() + self.patience)
    }

    /// Places an order for the person to whom the session belongs. One deadline holds for all of it: the waiting for
    /// the turn, the sending, and the asking when no answer came.
    pub(crate) async fn place(
        &self,
        token: &SessionToken,
        order: BlockOrder,
        key: &ReceiptKey,
    ) -> Result<Placed, Problem> {
        let deadline = self.deadline();
        let _turn = deadline.within(async { Ok(self.turns.take(&order.id).await) }).await.map_err(|_| soon())?;
        if let Some(record) = self.journal.find(&order.id).await? {
            return self.repeat(token, &order, record, deadline).await;
        }
        let record = Record {
            order,
            key: Some(key.hash()),
            received_at: Moment::now(),
            reported_by: Some(Party::You),
            sent_until: deadline.moment(),
            facts: None,
        };
        match self.journal.open(&record).await {
            Ok(()) => Ok(Placed::First(self.send(token, record, deadline).await?)),
            // Another process took the id between the look and the writing.
            Err(JournalError::Taken) => match self.journal.find(&record.order.id).await? {
                Some(theirs) => self.repeat(token, &record.order, theirs, deadline).await,
                None => Err(JournalError::Taken.into()),
            },
            Err(error) => Err(error.into()),
        }
    }

    async fn repeat(
        &self,
        token: &SessionToken,
        order: &BlockOrder,
        record: Record,
        deadline: Deadline,
    ) -> Result<Placed, Problem> {
        if record.order.subject != order.subject {
            return Err(Code::WrongSubject.into());
        }
        if record.order.target != order.target {
            return Err(Code::BlockIdReused.into());
        }
        if record.is_final() {
            return Ok(Placed::Repeated(record));
        }
        let settled = match (self.ask(&record, Some(token), deadline).await, &record.facts) {
            (Word::Known(news), _) => self.settle(record, news).await,
            // Known before; not knowing anything newer takes nothing away, and `as_of` says how old it is.
            (_, Some(_)) => record,
            // It keeps ids: sending one again does nothing twice, even when the first is still under way.
            (Word::NotReceived | Word::NoAnswer { by_status: false, .. }, None) => {
                if deadline.is_past() {
                    return Err(soon());
                }
                let until = deadline.moment();
                self.journal.again(&record.order.id, until).await?;
                self.send(token, Record { sent_until: until, ..record }, deadline).await?
            }
            // It keeps no ids, and would block anew what support may have lifted since. Only the person can want
            // that, and says so with a new id.
            (Word::Unclear, None) => return Err(Code::Unavailable.into()),
            (Word::NoAnswer { error, by_status: true }, None) => return Err(error.into()),
        };
        Ok(Placed::Repeated(settled))
    }

    /// Sends what the journal holds as one attempt more.
    async fn send(&self, token: &SessionToken, record: Record, deadline: Deadline) -> Result<Record, Problem> {
        let error = match deadline.within(self.backend.block(token, &record.order)).await {
            Ok(news) => return Ok(self.settle(record, news).await),
            Err(error) => error,
        };
        if matches!(error, BackendError::SessionEnded | BackendError::NotOffered) {
            // Nothing was done by this attempt. Should this not be written, too much is taken to be unknown.
            let _ = self.journal.withdraw(&record.order.id).await;
            return Err(error.into());
        }
        // It may have been done although no answer came: ask before the citizen is told of an error.
        match self.ask(&record, Some(token), deadline).await {
            Word::Known(news) => Ok(self.settle(record, news).await),
            _ => Err(error.into()),
        }
    }

    /// What has become of an order that the asker may read.
    pub(crate) async fn read(
        &self,
        record: Record,
        token: Option<&SessionToken>,
        deadline: Deadline,
    ) -> Result<Found, Problem> {
        if record.is_final() {
            return Ok(Found::Record(record.into()));
        }
        let Some(_turn) = self.turns.try_take(&record.order.id) else {
            // It is being sent, or asked about, at this moment. Without facts even "pending" would be too much: when
            // the sending fails, it is taken back.
            return if record.facts.is_some() { Ok(Found::Record(record.into())) } else { Err(soon()) };
        };
        let asked_at = Moment::now();
        let word = self.ask(&record, token, deadline).await;
        if let Word::Known(news) = word {
            return Ok(Found::Record(self.settle(record, news).await.into()));
        }
        if record.facts.is_some() {
            return Ok(Found::Record(record.into()));
        }
        // What the journal says now counts: since the record was read, there may have been news, another attempt, or
        // the word that nothing was done.
        let Some(record) = self.journal.find(&record.order.id).await? else {
            return Ok(Found::NeverReceived);
        };
        if record.facts.is_some() {
            return Ok(Found::Record(record.into()));
        }
        // An attempt that failed or was given up may go on behind the back end's back (in a queue, in a system
        // further in), and "no such order" is then true for a moment only. It is believed when it was said after the
        // last attempt had had as long again as anybody waits for it.
        let may_be_under_way = asked_at < record.sent_until.plus_millis(millis(self.patience));
        match word {
            Word::Known(_) => Ok(Found::Record(record.into())),
            Word::NotReceived | Word::Unclear if may_be_under_way => Err(soon()),
            Word::NotReceived => Ok(Found::NeverReceived),
            Word::Unclear => Ok(Found::Unclear),
            Word::NoAnswer { error: BackendError::SessionEnded, .. } => Err(Code::Unavailable.into()),
            Word::NoAnswer { error, .. } => Err(error.into()),
        }
    }

    async fn ask(&self, record: &Record, token: Option<&SessionToken>, deadline: Deadline) -> Word {
        let by_status = match deadline.within(self.backend.block_state(&record.order)).await {
            Ok(Some(facts)) => return Word::Known(facts),
            Ok(None) => return Word::NotReceived,
            Err(BackendError::NotOffered) => match token {
                Some(token) => deadline.within(by_status::ask(&*self.backend, token, record)).await,
                None => Err(BackendError::TryLater { after: None }),
            },
            Err(error) => return Word::NoAnswer { error, by_status: false },
        };
        match by_status {
            Ok(Some(facts)) => Word::Known(facts),
            Ok(None) => Word::Unclear,
            Err(error) => Word::NoAnswer { error, by_status: true },
        }
    }

    async fn settle(&self, record: Record, news: BlockFacts) -> Record {
        let record = record.with_news(news);
        let Some(facts) = &record.facts else { return record };
        match self.journal.settle(&record.order.id, facts).await {
            // What another process has learnt meanwhile, when that goes further.
            Ok(stands) => Record { facts: Some(stands), ..record },
            // The answer is true all the same, and the next reader asks the back end again.
            Err(_) => record,
        }
    }
}

/// What a back end says of an order.
enum Word {
    /// This became of it.
    Known(BlockFacts),
    /// It keeps ids, and this is none of them.
    NotReceived,
    /// It keeps no ids, and the status of the target does not tell.
    Unclear,
    /// Nothing at present.
    NoAnswer {
        error: BackendError,
        /// Was it asked for a status, because it keeps no ids?
        by_status: bool,
    },
}

fn soon() -> Problem {
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

    /// The same by the clock that the journal goes by.
    fn moment(self) -> Moment {
        Moment::now().plus_millis(millis(self.0.saturating_duration_since(Instant::now())))
    }
}

/// The key that a reader showed.
pub(crate) fn key_fits(record: &Record, key: Option<&ReceiptKey>) -> bool {
    match (record.key.as_ref(), key) {
        (Some(hash), Some(key)) => KeyHash::fits(hash, key),
        _ => false,
    }
}

/// Waits for the back end as long as that makes sense.
pub(crate) async fn within<T>(patience: Duration, work: impl Future<Output = Answer<T>> + Send) -> Answer<T> {
    tokio::time::timeout(patience, work).await.unwrap_or(Err(BackendError::Timeout))
}

/// One order under one id at a time. Within this process; between several, the journal's primary key and the back
/// end's idempotency hold.
#[derive(Default)]
struct Turns {
    waiting: Mutex<HashMap<BlockId, Arc<Turn<()>>>>,
}

impl Turns {
    async fn take(&self, id: &BlockId) -> OwnedMutexGuard<()> {
        self.turn(id).lock_owned().await
    }

    fn try_take(&self, id: &BlockId) -> Option<OwnedMutexGuard<()>> {
        self.turn(id).try_lock_owned().ok()
    }

    fn turn(&self, id: &BlockId) -> Arc<Turn<()>> {
        let mut waiting = self.waiting.lock().unwrap_or_else(PoisonError::into_inner);
        // Turns that nobody holds or waits for are dropped here, so that the map stays as small as what is going on.
        waiting.retain(|_, turn| Arc::strong_count(turn) > 1);
        Arc::clone(waiting.entry(id.clone()).or_default())
    }
}
