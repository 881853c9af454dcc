//! Orders to block: once each, remembered before they are sent, and told truthfully whatever breaks.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use tokio::sync::{Mutex as Turn, OwnedMutexGuard};

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

    /// Places an order for the person to whom the session belongs.
    pub(crate) async fn place(
        &self,
        token: &SessionToken,
        order: BlockOrder,
        key: &ReceiptKey,
    ) -> Result<Placed, Problem> {
        let _turn = self.turns.take(&order.id).await;
        if let Some(record) = self.journal.find(&order.id).await? {
            return self.repeat(token, &order, record).await;
        }
        let record =
            Record { order, key: Some(key.hash()), received_at: Moment::now(), reported_by: Party::You, facts: None };
        match self.journal.open(&record).await {
            Ok(()) => Ok(Placed::First(self.send(token, record, Attempt::First).await?)),
            // Another process took the id between the look and the writing.
            Err(JournalError::Taken) => match self.journal.find(&record.order.id).await? {
                Some(theirs) => self.repeat(token, &record.order, theirs).await,
                None => Err(JournalError::Taken.into()),
            },
            Err(error) => Err(error.into()),
        }
    }

    async fn repeat(&self, token: &SessionToken, order: &BlockOrder, record: Record) -> Result<Placed, Problem> {
        if record.order.subject != order.subject {
            return Err(Code::WrongSubject.into());
        }
        if record.order.target != order.target {
            return Err(Code::BlockIdReused.into());
        }
        if record.is_final() {
            return Ok(Placed::Repeated(record));
        }
        let settled = match (self.ask(&record, Some(token)).await, &record.facts) {
            (Ok(Some(news)), _) => self.settle(record, news).await,
            // Known before; not knowing anything newer takes nothing away, and `as_of` says how old it is.
            (_, Some(_)) => record,
            (_, None) => self.send(token, record, Attempt::Again).await?,
        };
        Ok(Placed::Repeated(settled))
    }

    async fn send(&self, token: &SessionToken, record: Record, attempt: Attempt) -> Result<Record, Problem> {
        let error = match within(self.patience, self.backend.block(token, &record.order)).await {
            Ok(news) => return Ok(self.settle(record, news).await),
            Err(error) => error,
        };
        match (&error, attempt) {
            // Nothing was done by this call, and no other was ever made: it is as if never received. Should the
            // striking out fail, a later read asks the back end and comes to the same.
            (BackendError::SessionEnded | BackendError::NotOffered, Attempt::First) => {
                let _ = self.journal.forget(&record.order.id).await;
                Err(error.into())
            }
            (BackendError::SessionEnded | BackendError::NotOffered, Attempt::Again) => Err(error.into()),
            // It may have been done although no answer came: ask before the citizen is told of an error.
            _ => match self.ask(&record, Some(token)).await {
                Ok(Some(news)) => Ok(self.settle(record, news).await),
                Ok(None) | Err(_) => Err(error.into()),
            },
        }
    }

    /// What has become of an order that the asker may read; `None` when the back end has never received it.
    pub(crate) async fn read(&self, record: Record, token: Option<&SessionToken>) -> Result<Option<Record>, Problem> {
        if record.is_final() {
            return Ok(Some(record));
        }
        let Some(_turn) = self.turns.try_take(&record.order.id) else {
            // It is being sent at this moment: received, and not known to be in effect.
            return Ok(Some(record));
        };
        match (self.ask(&record, token).await, &record.facts) {
            (Ok(Some(news)), _) => Ok(Some(self.settle(record, news).await)),
            (_, Some(_)) => Ok(Some(record)),
            (Ok(None), None) => Ok(None),
            (Err(BackendError::SessionEnded), None) => Err(Code::Unavailable.into()),
            (Err(error), None) => Err(error.into()),
        }
    }

    async fn ask(&self, record: &Record, token: Option<&SessionToken>) -> Answer<Option<BlockFacts>> {
        match within(self.patience, self.backend.block_state(&record.order)).await {
            Err(BackendError::NotOffered) => match token {
                Some(token) => within(self.patience, by_status::ask(&*self.backend, token, record)).await,
                None => Err(BackendError::TryLater { after: None }),
            },
            answer => answer,
        }
    }

    async fn settle(&self, record: Record, news: BlockFacts) -> Record {
        let record = record.with_news(news);
        if let Some(facts) = &record.facts {
            // When this cannot be written, the answer is true all the same and the next reader asks the back end again.
            let _ = self.journal.settle(&record.order.id, facts).await;
        }
        record
    }
}

/// Whether the back end may have heard of the order before.
#[derive(Clone, Copy)]
enum Attempt {
    First,
    Again,
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
