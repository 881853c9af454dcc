//! The storage in PostgreSQL, shared by as many gateways as one likes.
//!
//! Every change is one statement or one transaction. Which process works on which order is told by advisory locks of one connection that each process keeps
//! for them: the database gives them back by itself when the process or its connection ends.

mod claims;
mod connect;
mod orders;
mod schema;
mod sessions;

use std::future::Future;
use std::time::Duration;

use deadpool_postgres::{Pool, PoolError};
use tokio_postgres::error::SqlState;

pub use claims::Claim;

use super::{OpenError, Storage, StorageError, StoredSession};
use crate::domain::BlockFacts;
use crate::ids::{BlockId, SubjectKey};
use crate::journal::Record;
use crate::limits::Rate;
use crate::moment::Moment;
use claims::Claims;

/// How long one operation may take, the waiting for a connection included. The database itself gives up on a statement a little earlier.
const TIMEOUT: Duration = Duration::from_secs(5);

/// A storage in a PostgreSQL database. A clone shares it.
#[derive(Clone)]
pub struct Postgres {
    pool: Pool,
    claims: Claims,
}

impl std::fmt::Debug for Postgres {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Postgres(…)")
    }
}

impl Postgres {
    /// Connects, and makes or changes the tables. `address` is a URL (`postgres://spaer@db.example/spaer?sslmode=require`) or the key-value form of libpq; with
    /// `sslmode=require` the server's certificate must be one that this machine trusts. `connections`: at most so many, and one more for the locks.
    ///
    /// # Errors
    /// When the address makes no sense, the database cannot be reached, or it was written by a newer version.
    pub async fn open(address: &str, connections: usize) -> Result<Self, OpenError> {
        let database = connect::Database::parse(address)?;
        let error = |problem: String| OpenError { place: database.place.clone(), problem };
        let pool = database.pool(connections).map_err(error)?;
        let opened = Self { pool, claims: Claims::new(database.clone()) };
        let prepared = async {
            let mut client = opened.pool.get().await.map_err(|problem| connect::pool_problem(&problem))?;
            schema::prepare(&mut client).await
        };
        prepared.await.map_err(error)?;
        Ok(opened)
    }

    /// Strikes out everything, for tests.
    ///
    /// # Errors
    /// When the database cannot be written.
    pub async fn clear(&self) -> Result<(), StorageError> {
        within(sessions::clear(&self.pool)).await
    }
}

/// What went wrong in one operation.
enum Failure {
    Storage(StorageError),
    Database(tokio_postgres::Error),
    Pool(PoolError),
}

impl From<StorageError> for Failure {
    fn from(error: StorageError) -> Self {
        Self::Storage(error)
    }
}

impl From<tokio_postgres::Error> for Failure {
    fn from(error: tokio_postgres::Error) -> Self {
        Self::Database(error)
    }
}

impl From<PoolError> for Failure {
    fn from(error: PoolError) -> Self {
        Self::Pool(error)
    }
}

type Done<T> = Result<T, Failure>;

/// Waits for an operation no longer than [`TIMEOUT`].
async fn within<T>(work: impl Future<Output = Done<T>> + Send) -> Result<T, StorageError> {
    match tokio::time::timeout(TIMEOUT, work).await {
        Ok(done) => done.map_err(|failure| told(&failure)),
        Err(_) => {
            tracing::error!("the database did not answer in time");
            Err(StorageError::Unavailable)
        }
    }
}

/// Writes down what the database said, without its details, which hold values.
fn told(failure: &Failure) -> StorageError {
    match failure {
        Failure::Storage(error) => *error,
        Failure::Database(error) if error.code() == Some(&SqlState::UNIQUE_VIOLATION) => StorageError::Taken,
        Failure::Database(error) => {
            tracing::error!(problem = connect::without_details(error), "the database did not do what it was asked");
            StorageError::Unavailable
        }
        Failure::Pool(error) => {
            tracing::error!(problem = connect::pool_problem(error), "there is no connection to the database");
            StorageError::Unavailable
        }
    }
}

impl Storage for Postgres {
    type Claim = Claim;

    async fn find_order(&self, id: &BlockId) -> Result<Option<Record>, StorageError> {
        within(orders::find(&self.pool, id)).await
    }

    async fn insert_order(&self, record: &Record) -> Result<(), StorageError> {
        within(orders::insert(&self.pool, record)).await
    }

    async fn record_attempt(&self, id: &BlockId, until: Moment) -> Result<(), StorageError> {
        within(orders::record_attempt(&self.pool, id, until)).await
    }

    async fn retract_attempt(&self, id: &BlockId) -> Result<(), StorageError> {
        within(orders::retract_attempt(&self.pool, id)).await
    }

    async fn store_facts(&self, id: &BlockId, facts: &BlockFacts) -> Result<BlockFacts, StorageError> {
        within(orders::store_facts(&self.pool, id, facts.clone())).await
    }

    async fn recent_orders(&self, subject: &SubjectKey, limit: u32) -> Result<Vec<Record>, StorageError> {
        within(orders::recent(&self.pool, subject, limit)).await
    }

    async fn claim_order(&self, id: &BlockId) -> Result<Option<Claim>, StorageError> {
        within(self.claims.claim(id)).await
    }

    async fn insert_session(&self, session: &StoredSession) -> Result<(), StorageError> {
        within(sessions::insert(&self.pool, session)).await
    }

    async fn find_sessions(&self, ids: &[[u8; 32]], now: Moment) -> Result<Vec<StoredSession>, StorageError> {
        within(sessions::find(&self.pool, ids, now)).await
    }

    async fn extend_session(&self, id: &[u8; 32], until: Moment) -> Result<(), StorageError> {
        within(sessions::extend(&self.pool, id, until)).await
    }

    async fn mark_ordered(&self, id: &[u8; 32]) -> Result<(), StorageError> {
        within(sessions::mark_ordered(&self.pool, id)).await
    }

    async fn end_session(&self, id: &[u8; 32]) -> Result<(), StorageError> {
        within(sessions::end(&self.pool, id)).await
    }

    async fn remove_session(&self, id: &[u8; 32]) -> Result<(), StorageError> {
        within(sessions::remove(&self.pool, id)).await
    }

    async fn remove_sessions(&self, token: Option<&[u8; 32]>) -> Result<(), StorageError> {
        within(sessions::remove_all(&self.pool, token)).await
    }

    async fn use_login(&self, id: &[u8], until: Moment) -> Result<bool, StorageError> {
        within(sessions::use_login(&self.pool, id, until)).await
    }

    async fn count(&self, what: &[u8; 32], rate: Rate, now: Moment) -> Result<Option<Duration>, StorageError> {
        within(sessions::count(&self.pool, what, rate, now)).await
    }

    async fn counted(&self, what: &[u8; 32]) -> Result<Option<Moment>, StorageError> {
        within(sessions::counted(&self.pool, what)).await
    }

    async fn tidy(&self, now: Moment, finished_before: Moment) -> Result<u64, StorageError> {
        within(sessions::tidy(&self.pool, now)).await?;
        within(orders::tidy(&self.pool, finished_before)).await
    }

    async fn is_ready(&self) -> Result<(), StorageError> {
        within(schema::is_writable(&self.pool)).await
    }
}
