//! How much of a thing may be done, so that nobody's flood fills the journal, an inbox, or a system behind the gateway.
//!
//! No limit keeps a citizen from blocking: an order beyond it is refused only where the target is known to be blocked already (`orders`). A limit that
//! counts by address keeps nobody out who merely shares the address: see [`Limits`].

mod client;

use std::sync::Arc;
use std::time::Duration;

pub use client::ClientAddress;
pub(crate) use client::{Client, address_of, client_of};

use crate::ids::{BlockId, SubjectKey};
use crate::keys::Cipher;
use crate::metrics::Metrics;
use crate::moment::Moment;
use crate::problem::{Code, Problem};
use crate::session::SessionId;
use crate::storage::{Storage, next_due};

/// At most `count` at once, and as many again, one by one, `within` this time. A count of 0 is as 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rate {
    /// How many.
    pub count: u32,
    /// In what time.
    pub within: Duration,
}

impl Rate {
    /// This many in so many minutes.
    #[must_use]
    pub const fn per_minutes(count: u32, minutes: u64) -> Self {
        Self { count, within: Duration::from_secs(minutes * 60) }
    }

    /// How much of the time one takes.
    pub(crate) fn step_millis(self) -> i64 {
        self.within_millis() / i64::from(self.count.max(1))
    }

    pub(crate) fn within_millis(self) -> i64 {
        i64::try_from(self.within.as_millis()).unwrap_or(i64::MAX)
    }
}

/// The numbers. Beyond one the answer is 429 `rate_limited` with `Retry-After`, and nothing was done.
#[derive(Clone, Debug)]
pub struct Limits {
    /// New orders of one session; a repeat under the same id is not counted. 50 in 10 minutes: nobody has as many authenticators. An order beyond it is
    /// refused only if its target is blocked already, or is none of the person's.
    pub orders_per_session: Rate,
    /// The same of one person, in all of their sessions. 200 in an hour.
    pub orders_per_person: Rate,
    /// Reports of one session, repeated ones too. 200 in 10 minutes: a citizen may report everything that an intruder did in one go.
    pub reports_per_session: Rate,
    /// Wrong receipt keys from one address, for each block. 20 in 10 minutes. Beyond it that address reads that block by its session only; other blocks
    /// can be read by their keys from there as before.
    pub wrong_keys_per_address: Rate,
    /// Logins begun from one address. 600 in 10 minutes, because thousands may share one. It spares the eID; a login that was begun takes no room in the
    /// gateway.
    pub logins_per_address: Rate,
    /// How long the body of a request may take to arrive. 10 seconds; then the answer is 408 `request_timeout`. Whoever serves the router sets the time
    /// for the headers.
    pub body: Duration,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            orders_per_session: Rate::per_minutes(50, 10),
            orders_per_person: Rate::per_minutes(200, 60),
            reports_per_session: Rate::per_minutes(200, 10),
            wrong_keys_per_address: Rate::per_minutes(20, 10),
            logins_per_address: Rate::per_minutes(600, 10),
            body: Duration::from_secs(10),
        }
    }
}

/// What is counted, of whom.
enum Counted<'a> {
    OrderOfSession(&'a SessionId),
    OrderOfPerson(&'a SubjectKey),
    ReportOfSession(&'a SessionId),
    WrongKey(Client, &'a BlockId),
    Login(Client),
}

impl Counted<'_> {
    /// Which limit, and of whom.
    fn parts(&self) -> (&'static str, Vec<u8>, &[u8]) {
        match self {
            Self::OrderOfSession(id) => ("orders_per_session", Vec::new(), id.as_bytes()),
            Self::OrderOfPerson(subject) => ("orders_per_person", Vec::new(), subject.as_str().as_bytes()),
            Self::ReportOfSession(id) => ("reports_per_session", Vec::new(), id.as_bytes()),
            Self::WrongKey(client, block) => ("wrong_keys_per_address", client.bytes(), block.as_str().as_bytes()),
            Self::Login(client) => ("logins_per_address", client.bytes(), &[]),
        }
    }
}

/// Counts, and says what is beyond a limit. Without an address, nothing is counted by address. What is counted lies in the storage under a name from which
/// nobody without the operator's keys can find an address or a person.
///
/// When the storage cannot be asked, nothing is beyond a limit: being let through is less harm than being kept from blocking.
pub(crate) struct Limiter<S> {
    limits: Limits,
    storage: Arc<S>,
    cipher: Cipher,
    metrics: Metrics,
}

impl<S: Storage> Limiter<S> {
    pub(crate) fn new(limits: Limits, storage: Arc<S>, cipher: Cipher, metrics: Metrics) -> Self {
        Self { limits, storage, cipher, metrics }
    }

    /// Counts a new order.
    pub(crate) async fn order(&self, session: &SessionId, person: &SubjectKey) -> Result<(), Problem> {
        self.take(&Counted::OrderOfSession(session), self.limits.orders_per_session).await?;
        self.take(&Counted::OrderOfPerson(person), self.limits.orders_per_person).await
    }

    /// Counts a report.
    pub(crate) async fn report(&self, session: &SessionId) -> Result<(), Problem> {
        self.take(&Counted::ReportOfSession(session), self.limits.reports_per_session).await
    }

    /// Counts a login that begins.
    pub(crate) async fn login(&self, client: Option<Client>) -> Result<(), Problem> {
        match client {
            Some(client) => self.take(&Counted::Login(client), self.limits.logins_per_address).await,
            None => Ok(()),
        }
    }

    /// Whether a key for this block is still looked at.
    pub(crate) async fn may_try_key(&self, client: Option<Client>, block: &BlockId) -> Result<(), Problem> {
        let Some(client) = client else { return Ok(()) };
        let what = Counted::WrongKey(client, block);
        let due = self.storage.counted(&self.name(&what)?).await.unwrap_or(None);
        let next = next_due(due, self.limits.wrong_keys_per_address, Moment::now());
        next.map(|_| ()).map_err(|wait| self.beyond(&what, wait))
    }

    /// Counts a wrong key for this block.
    pub(crate) async fn wrong_key(&self, client: Option<Client>, block: &BlockId) {
        if let Some(client) = client {
            // Whether this was the last one that is looked at, the next one is told.
            let _ = self.take(&Counted::WrongKey(client, block), self.limits.wrong_keys_per_address).await;
        }
    }

    async fn take(&self, what: &Counted<'_>, rate: Rate) -> Result<(), Problem> {
        let name = self.name(what)?;
        match self.storage.count(&name, rate, Moment::now()).await {
            Ok(Some(wait)) => Err(self.beyond(what, wait)),
            Ok(None) | Err(_) => Ok(()),
        }
    }

    fn name(&self, what: &Counted<'_>) -> Result<[u8; 32], Problem> {
        let (kind, client, rest) = what.parts();
        Ok(self.cipher.name(b"spaer count 1", &[kind.as_bytes(), &client, rest])?)
    }

    /// `wait` until there is room for one more, in whole seconds that are not too short.
    fn beyond(&self, what: &Counted<'_>, wait: Duration) -> Problem {
        self.metrics.limit_hit(what.parts().0);
        let seconds = Duration::from_secs(wait.as_secs() + u64::from(wait.subsec_nanos() > 0));
        Problem { after: Some(seconds.max(Duration::from_secs(1))), ..Problem::from(Code::RateLimited) }
    }
}
