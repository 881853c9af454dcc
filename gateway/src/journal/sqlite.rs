//! The journal as one SQLite table.
//!
//! It is part of the gateway, and not left to each operator, because a forgotten or forgetful journal would break the
//! promise without anyone noticing. SQLite because it is durable at commit, needs no server, and an operator who runs
//! several gateways replaces it behind the same trait.

use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};

use rusqlite::{Connection, ErrorCode, OptionalExtension, Row, Transaction, TransactionBehavior, params};

use super::{Journal, JournalError, Record, merge_facts};
use crate::domain::{BlockFacts, BlockOrder, Party, Reason, Target};
use crate::ids::{ActivityId, AuthenticatorId, BlockId, KeyHash, SubjectKey};
use crate::moment::Moment;
use crate::wire::stored;

const SCHEMA: &str = "
    CREATE TABLE IF NOT EXISTS journal (
        id TEXT PRIMARY KEY,
        subject TEXT NOT NULL,
        authenticator TEXT,
        reason TEXT,
        activities TEXT NOT NULL,
        key_hash BLOB,
        received_at INTEGER NOT NULL,
        reported_by TEXT NOT NULL,
        facts TEXT,
        -- Until when the last attempt waits for the back end.
        sent_until INTEGER NOT NULL,
        -- Attempts that the back end has not promised to have done nothing.
        attempts INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX IF NOT EXISTS journal_by_subject ON journal (subject, received_at DESC);
";

/// Adds the columns that count attempts to a file of an older version. An order in it without facts may still be under way, so it is given another
/// minute.
const ADD_ATTEMPT_COLUMNS: &str = "
    ALTER TABLE journal ADD COLUMN sent_until INTEGER NOT NULL DEFAULT 0;
    ALTER TABLE journal ADD COLUMN attempts INTEGER NOT NULL DEFAULT 1;
    UPDATE journal SET sent_until = (unixepoch() + 60) * 1000 WHERE facts IS NULL;
";

/// The newest of each target, and of those that were refused.
const RECENT: &str = "
    WITH known AS (
        SELECT *, facts IS NOT NULL AND json_extract(facts, '$.state.is') = 'refused' AS refused FROM journal WHERE subject = ?1
    ), numbered AS (
        SELECT *, row_number() OVER (
            PARTITION BY refused, iif(refused, NULL, authenticator) ORDER BY received_at DESC, id
        ) AS place FROM known
    )
    SELECT * FROM numbered WHERE place <= ?2 ORDER BY received_at DESC, id
";

/// A journal in a SQLite file, or in memory.
#[derive(Clone)]
pub struct SqliteJournal {
    connection: Arc<Mutex<Connection>>,
}

impl SqliteJournal {
    /// In a file, which is made when it is not there: for its owner alone, as are those that SQLite puts beside it.
    ///
    /// # Errors
    /// When the file cannot be used.
    pub fn open_file(path: &Path) -> Result<Self, JournalError> {
        let mut file = std::fs::OpenOptions::new();
        file.create(true).append(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut file, 0o600);
        file.open(path).map_err(|_| JournalError::Unavailable)?;
        Self::prepare(Connection::open(path).map_err(journal_error)?)
    }

    /// Forgotten when the process ends; for tests and for trying things out.
    ///
    /// # Errors
    /// When SQLite cannot start.
    pub fn in_memory() -> Result<Self, JournalError> {
        Self::prepare(Connection::open_in_memory().map_err(journal_error)?)
    }

    fn prepare(connection: Connection) -> Result<Self, JournalError> {
        // FULL: an order must survive a power cut that follows its commit, or "before the back end" means nothing.
        connection
            .execute_batch("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA busy_timeout = 5000;")
            .and_then(|()| create_tables(&connection))
            .map_err(journal_error)?;
        Ok(Self { connection: Arc::new(Mutex::new(connection)) })
    }

    /// Strikes out everything (the sandbox is reset between tests).
    ///
    /// # Errors
    /// When the database cannot be written.
    pub async fn clear(&self) -> Result<(), JournalError> {
        self.with(|c| c.execute("DELETE FROM journal", []).map(|_| ()).map_err(journal_error)).await
    }

    async fn with<T: Send + 'static>(
        &self,
        work: impl FnOnce(&Connection) -> Result<T, JournalError> + Send + 'static,
    ) -> Result<T, JournalError> {
        let connection = Arc::clone(&self.connection);
        tokio::task::spawn_blocking(move || {
            // A poisoned lock can be used: if a panic interrupted a transaction, SQLite rolls it back.
            work(&connection.lock().unwrap_or_else(PoisonError::into_inner))
        })
        .await
        .unwrap_or(Err(JournalError::Unavailable))
    }
}

impl Journal for SqliteJournal {
    async fn find(&self, id: &BlockId) -> Result<Option<Record>, JournalError> {
        let id = id.as_str().to_owned();
        self.with(move |c| {
            c.query_row("SELECT * FROM journal WHERE id = ?1", [id], |row| Ok(record(row)))
                .optional()
                .map_err(journal_error)?
                .transpose()
        })
        .await
    }

    async fn insert(&self, record: &Record) -> Result<(), JournalError> {
        let record = record.clone();
        self.with(move |c| insert_row(c, &record)).await
    }

    async fn record_attempt(&self, id: &BlockId, until: Moment) -> Result<(), JournalError> {
        let id = id.as_str().to_owned();
        self.with(move |c| {
            let sql = "UPDATE journal SET attempts = attempts + 1, sent_until = max(sent_until, ?2) WHERE id = ?1";
            match c.execute(sql, params![id, until.as_millis()]).map_err(journal_error)? {
                0 => Err(JournalError::Gone),
                _ => Ok(()),
            }
        })
        .await
    }

    async fn retract_attempt(&self, id: &BlockId) -> Result<(), JournalError> {
        let id = id.as_str().to_owned();
        self.with(move |c| {
            let transaction = begin(c)?;
            transaction
                .execute("UPDATE journal SET attempts = attempts - 1 WHERE id = ?1", [&id])
                .map_err(journal_error)?;
            let sql = "DELETE FROM journal WHERE id = ?1 AND facts IS NULL AND attempts <= 0";
            transaction.execute(sql, [&id]).map_err(journal_error)?;
            transaction.commit().map_err(journal_error)
        })
        .await
    }

    async fn store_facts(&self, id: &BlockId, facts: &BlockFacts) -> Result<BlockFacts, JournalError> {
        let (id, news) = (id.as_str().to_owned(), facts.clone());
        self.with(move |c| {
            let transaction = begin(c)?;
            let sql = "SELECT facts FROM journal WHERE id = ?1";
            let known: Option<Option<String>> =
                transaction.query_row(sql, [&id], |row| row.get(0)).optional().map_err(journal_error)?;
            let known = known.flatten().map(|text| stored::read(&text)).transpose()?;
            let stored = merge_facts(known, news);
            let sql = "UPDATE journal SET facts = ?2 WHERE id = ?1";
            transaction.execute(sql, params![id, stored::write(&stored)?]).map_err(journal_error)?;
            transaction.commit().map_err(journal_error)?;
            Ok(stored)
        })
        .await
    }

    async fn recent(&self, subject: &SubjectKey, limit: u32) -> Result<Vec<Record>, JournalError> {
        let subject = subject.as_str().to_owned();
        self.with(move |c| {
            let mut statement = c.prepare(RECENT).map_err(journal_error)?;
            let rows = statement.query_map(params![subject, limit], |row| Ok(record(row))).map_err(journal_error)?;
            rows.map(|row| row.map_err(journal_error)?).collect()
        })
        .await
    }
}

fn create_tables(connection: &Connection) -> rusqlite::Result<()> {
    let transaction = Transaction::new_unchecked(connection, TransactionBehavior::Immediate)?;
    transaction.execute_batch(SCHEMA)?;
    let sql = "SELECT count(*) FROM pragma_table_info('journal') WHERE name = 'attempts'";
    if transaction.query_row(sql, [], |row| row.get::<_, i64>(0))? == 0 {
        transaction.execute_batch(ADD_ATTEMPT_COLUMNS)?;
    }
    transaction.commit()
}

/// Begins an immediate transaction, so that no other process can write between our read and our write.
fn begin(connection: &Connection) -> Result<Transaction<'_>, JournalError> {
    Transaction::new_unchecked(connection, TransactionBehavior::Immediate).map_err(journal_error)
}

fn insert_row(connection: &Connection, record: &Record) -> Result<(), JournalError> {
    let order = &record.order;
    let authenticator = match &order.target {
        Target::Authenticator(id) => Some(id.as_str()),
        Target::Identity => None,
    };
    let activities: Vec<&str> = order.activities.iter().map(ActivityId::as_str).collect();
    let facts = record.facts.as_ref().map(stored::write).transpose()?;
    connection
        .execute(
            "INSERT INTO journal VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, 1)",
            params![
                order.id.as_str(),
                order.subject.as_str(),
                authenticator,
                order.reason.map(Reason::as_str),
                serde_json::to_string(&activities).map_err(|_| JournalError::NotUnderstood)?,
                record.key.as_ref().map(KeyHash::as_bytes),
                record.received_at.as_millis(),
                record.reported_by.map_or("", Party::as_str),
                facts,
                record.sent_until.as_millis(),
            ],
        )
        .map(|_| ())
        .map_err(journal_error)
}

fn record(row: &Row<'_>) -> Result<Record, JournalError> {
    let id: String = row.get("id").map_err(journal_error)?;
    let subject: String = row.get("subject").map_err(journal_error)?;
    let authenticator: Option<String> = row.get("authenticator").map_err(journal_error)?;
    let reason: Option<String> = row.get("reason").map_err(journal_error)?;
    let activities: String = row.get("activities").map_err(journal_error)?;
    let key: Option<Vec<u8>> = row.get("key_hash").map_err(journal_error)?;
    let received_at: i64 = row.get("received_at").map_err(journal_error)?;
    let reported_by: String = row.get("reported_by").map_err(journal_error)?;
    let facts: Option<String> = row.get("facts").map_err(journal_error)?;
    let sent_until: i64 = row.get("sent_until").map_err(journal_error)?;

    let not_understood = JournalError::NotUnderstood;
    let activities: Vec<String> = serde_json::from_str(&activities).map_err(|_| not_understood)?;
    Ok(Record {
        order: BlockOrder {
            id: BlockId::parse(&id).ok_or(not_understood)?,
            subject: SubjectKey::parse(&subject).ok_or(not_understood)?,
            target: match authenticator {
                Some(id) => Target::Authenticator(AuthenticatorId::parse(&id).ok_or(not_understood)?),
                None => Target::Identity,
            },
            // A reason that is not known here was stored by a newer version. `Other` keeps the fact that one was given.
            reason: reason.map(|reason| Reason::parse(&reason).unwrap_or(Reason::Other)),
            activities: activities.iter().filter_map(|id| ActivityId::parse(id)).collect(),
        },
        key: key.map(|bytes| KeyHash::from_bytes(&bytes).ok_or(not_understood)).transpose()?,
        received_at: Moment::from_millis(received_at),
        reported_by: Party::parse(&reported_by),
        sent_until: Moment::from_millis(sent_until),
        facts: facts.map(|text| stored::read(&text)).transpose()?,
    })
}

fn journal_error(error: rusqlite::Error) -> JournalError {
    match error.sqlite_error_code() {
        Some(ErrorCode::ConstraintViolation) => JournalError::Taken,
        _ => JournalError::Unavailable,
    }
}
