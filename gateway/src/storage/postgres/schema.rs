//! The tables. Whichever process comes first makes or changes them; the others wait for it.

use deadpool_postgres::{Object, Pool};
use tokio_postgres::Error;

use super::connect::without_details;
use super::{Done, StorageError};
use crate::storage::SCHEMA_VERSION;

/// Any number that nobody else uses for an advisory lock in this database.
const LOCK: &str = "SELECT pg_advisory_xact_lock(7302114150)";

/// How each version is made from the one before it: the first from nothing. `counts` need not survive a crash of the database, so that counting does not
/// wait for its disk.
const STEPS: [&str; SCHEMA_VERSION as usize] = ["
    CREATE TABLE journal (
        id TEXT PRIMARY KEY,
        subject TEXT NOT NULL,
        authenticator TEXT,
        reason TEXT,
        activities TEXT NOT NULL,
        key_hash BYTEA,
        received_at BIGINT NOT NULL,
        reported_by TEXT NOT NULL,
        facts TEXT,
        sent_until BIGINT NOT NULL,
        attempts BIGINT NOT NULL,
        state TEXT,
        finished_at BIGINT
    );
    CREATE INDEX journal_by_subject ON journal (subject, received_at DESC);
    CREATE INDEX journal_by_end ON journal (finished_at) WHERE finished_at IS NOT NULL;
    CREATE TABLE sessions (
        id BYTEA PRIMARY KEY,
        token BYTEA NOT NULL,
        expires_at BIGINT NOT NULL,
        state SMALLINT NOT NULL,
        sealed BYTEA NOT NULL
    );
    CREATE INDEX sessions_by_token ON sessions (token);
    CREATE INDEX sessions_by_end ON sessions (expires_at);
    CREATE TABLE used_logins (id BYTEA PRIMARY KEY, until BIGINT NOT NULL);
    CREATE UNLOGGED TABLE counts (what BYTEA PRIMARY KEY, due BIGINT NOT NULL);
"];

/// Makes or changes the tables.
pub(super) async fn prepare(client: &mut Object) -> Result<(), String> {
    migrate(client).await.map_err(|error| without_details(&error))?.map_err(|newer| {
        format!("it was written by a newer version (form {newer}; this program knows {SCHEMA_VERSION})")
    })
}

/// `Err` with the version if it is newer than this program.
async fn migrate(client: &mut Object) -> Result<Result<(), i32>, Error> {
    let transaction = client.transaction().await?;
    transaction.batch_execute(LOCK).await?;
    transaction.batch_execute("CREATE TABLE IF NOT EXISTS gateway_schema (version INTEGER NOT NULL)").await?;
    let row = transaction.query_opt("SELECT version FROM gateway_schema", &[]).await?;
    let version: i32 = row.map(|row| row.try_get(0)).transpose()?.unwrap_or(0);
    if version > SCHEMA_VERSION {
        return Ok(Err(version));
    }
    for step in STEPS.iter().skip(usize::try_from(version).unwrap_or(0)) {
        transaction.batch_execute(step).await?;
    }
    if version != SCHEMA_VERSION {
        transaction.execute("DELETE FROM gateway_schema", &[]).await?;
        transaction.execute("INSERT INTO gateway_schema VALUES ($1)", &[&SCHEMA_VERSION]).await?;
    }
    transaction.commit().await.map(Ok)
}

/// A database that only follows another one can be read and not written.
pub(super) async fn is_writable(pool: &Pool) -> Done<()> {
    let row = pool.get().await?.query_one("SELECT current_setting('transaction_read_only')::BOOLEAN", &[]).await?;
    if row.try_get(0)? { Err(StorageError::Unavailable.into()) } else { Ok(()) }
}
