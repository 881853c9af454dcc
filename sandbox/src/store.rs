//! The sandbox's database: one connection, a transaction per operation, the time taken inside it.

use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};

use rusqlite::functions::FunctionFlags;
use rusqlite::{Connection, TransactionBehavior, params};
use spaer_gateway::random::NoRandomness;
use spaer_gateway::{BackendError, Moment};

/// Counted up when the tables or the people change; a file of another version is begun anew, for nothing in it is real.
const VERSION: i64 = 5;

const SCHEMA: &str = "
    CREATE TABLE persona (
        id TEXT PRIMARY KEY, subject TEXT NOT NULL UNIQUE, name TEXT NOT NULL, masked TEXT NOT NULL,
        status TEXT NOT NULL, since INTEGER, blocked_by TEXT, code TEXT, reference TEXT,
        provider_shown INTEGER NOT NULL, provider_since INTEGER, position INTEGER NOT NULL) STRICT;
    CREATE TABLE contact (persona TEXT NOT NULL, channel TEXT NOT NULL, masked TEXT NOT NULL) STRICT;
    CREATE TABLE authenticator (
        id TEXT PRIMARY KEY, persona TEXT NOT NULL, position INTEGER NOT NULL, kind TEXT NOT NULL, label TEXT NOT NULL,
        short_id TEXT NOT NULL, model TEXT, status TEXT NOT NULL, registered_at INTEGER NOT NULL, last_used_at INTEGER,
        blocked_since INTEGER) STRICT;
    CREATE TABLE history (target TEXT NOT NULL, at INTEGER NOT NULL, status TEXT NOT NULL) STRICT;
    CREATE INDEX history_by_target ON history (target);
    CREATE TABLE session (
        token TEXT PRIMARY KEY, persona TEXT NOT NULL, authenticator TEXT NOT NULL, opened_at INTEGER NOT NULL,
        expires_at INTEGER NOT NULL, ended_at INTEGER) STRICT;
    CREATE TABLE login (
        id TEXT PRIMARY KEY, state TEXT NOT NULL, callback_url TEXT NOT NULL, created_at INTEGER NOT NULL,
        code TEXT UNIQUE, outcome TEXT, persona TEXT, authenticator TEXT, used_at INTEGER) STRICT;
    CREATE TABLE block (
        id TEXT PRIMARY KEY, known_as TEXT NOT NULL, persona TEXT NOT NULL, authenticator TEXT, session TEXT,
        reported_by TEXT NOT NULL, reason TEXT, state TEXT NOT NULL, received_at INTEGER NOT NULL, due_at INTEGER, in_effect_at INTEGER,
        already_since INTEGER, refused_at INTEGER, refused_code TEXT, ended_at INTEGER, ended_by TEXT,
        reference TEXT NOT NULL, commits INTEGER NOT NULL, sessions_ended TEXT NOT NULL,
        session_dies INTEGER NOT NULL, keeps_sessions INTEGER NOT NULL) STRICT;
    CREATE TABLE desk (
        at INTEGER NOT NULL, who TEXT NOT NULL, what TEXT NOT NULL, persona TEXT NOT NULL, target TEXT NOT NULL) STRICT;
    CREATE TABLE notice (
        at INTEGER NOT NULL, persona TEXT NOT NULL, block TEXT NOT NULL, channel TEXT NOT NULL, masked TEXT NOT NULL,
        what TEXT NOT NULL) STRICT;
    CREATE TABLE activity (
        id TEXT PRIMARY KEY, persona TEXT NOT NULL, at INTEGER NOT NULL, kind TEXT NOT NULL, outcome TEXT NOT NULL,
        authenticator TEXT, provider TEXT, device TEXT, country TEXT, city TEXT) STRICT;
    CREATE INDEX activity_by_persona ON activity (persona, at DESC, id DESC);
    CREATE TABLE report (activity TEXT PRIMARY KEY, number TEXT NOT NULL, at INTEGER NOT NULL, note TEXT) STRICT;
    CREATE TABLE put_request (block TEXT PRIMARY KEY, times INTEGER NOT NULL) STRICT;
";

const TABLES: [&str; 12] = [
    "persona",
    "contact",
    "authenticator",
    "history",
    "session",
    "login",
    "block",
    "desk",
    "notice",
    "activity",
    "report",
    "put_request",
];

/// Why an operation was not done. Whatever it is, the transaction is rolled back.
#[derive(Debug)]
pub enum Error {
    /// The database.
    Sql(rusqlite::Error),
    /// What is stored makes no sense, or the machine fails.
    Internal(&'static str),
    /// The back end is to answer this error.
    Backend(BackendError),
}

impl From<rusqlite::Error> for Error {
    fn from(error: rusqlite::Error) -> Self {
        Self::Sql(error)
    }
}

impl From<BackendError> for Error {
    fn from(error: BackendError) -> Self {
        Self::Backend(error)
    }
}

impl From<NoRandomness> for Error {
    fn from(_: NoRandomness) -> Self {
        Self::Internal("no randomness")
    }
}

impl From<Error> for BackendError {
    fn from(error: Error) -> Self {
        match error {
            Error::Backend(error) => error,
            Error::Sql(error) => {
                eprintln!("sandbox database: {error}");
                Self::Failed
            }
            Error::Internal(what) => {
                eprintln!("sandbox: {what}");
                Self::Failed
            }
        }
    }
}

/// One operation: a transaction, and the moment at which it happens.
pub struct Transaction<'a> {
    /// The transaction.
    pub db: rusqlite::Transaction<'a>,
    /// Taken after the database was locked, so that it dates what is read and written truthfully.
    pub now: Moment,
}

impl Transaction<'_> {
    /// Writes down that a target has a status from a moment on: for the oracle, and for whoever reads since when.
    ///
    /// # Errors
    /// When the database cannot be written.
    pub fn note(&self, target: &str, at: Moment, status: &str) -> Result<(), Error> {
        self.db.execute("INSERT INTO history VALUES (?1, ?2, ?3)", params![target, at.as_millis(), status])?;
        Ok(())
    }
}

/// The database.
#[derive(Clone)]
pub struct Store {
    connection: Arc<Mutex<Connection>>,
}

impl Store {
    /// In a file, which is made when it is not there.
    ///
    /// # Errors
    /// When the file cannot be used.
    pub fn open_file(path: &Path) -> Result<Self, Error> {
        if let Some(folder) = path.parent() {
            std::fs::create_dir_all(folder).map_err(|_| Error::Internal("the data folder cannot be made"))?;
        }
        let connection = Connection::open(path)?;
        connection.execute_batch("PRAGMA journal_mode = WAL; PRAGMA busy_timeout = 5000;")?;
        Self::prepare(connection)
    }

    /// In memory.
    ///
    /// # Errors
    /// When SQLite cannot start.
    pub fn in_memory() -> Result<Self, Error> {
        Self::prepare(Connection::open_in_memory()?)
    }

    fn prepare(mut connection: Connection) -> Result<Self, Error> {
        // SQLite's own comparison ignores case for ASCII letters only, and people search for places with an å.
        connection.create_scalar_function(
            "text_matches",
            2,
            FunctionFlags::SQLITE_UTF8 | FunctionFlags::SQLITE_DETERMINISTIC,
            |context| Ok(spaer_gateway::search::matches(&context.get::<String>(0)?, &context.get::<String>(1)?)),
        )?;
        let found: i64 = connection.query_row("PRAGMA user_version", [], |row| row.get(0))?;
        if found != VERSION {
            let tx = connection.transaction()?;
            for table in TABLES {
                tx.execute_batch(&format!("DROP TABLE IF EXISTS {table}"))?;
            }
            tx.execute_batch(SCHEMA)?;
            tx.execute_batch(&format!("PRAGMA user_version = {VERSION}"))?;
            tx.commit()?;
        }
        Ok(Self { connection: Arc::new(Mutex::new(connection)) })
    }

    /// Runs one transaction: all of it, or nothing.
    ///
    /// # Errors
    /// Whatever the work says.
    pub async fn transaction<T: Send + 'static>(
        &self,
        work: impl FnOnce(&Transaction<'_>) -> Result<T, Error> + Send + 'static,
    ) -> Result<T, Error> {
        let connection = Arc::clone(&self.connection);
        let done = tokio::task::spawn_blocking(move || {
            let mut connection = connection.lock().unwrap_or_else(PoisonError::into_inner);
            let tx = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
            let tx = Transaction { db: tx, now: Moment::now() };
            let done = work(&tx)?;
            tx.db.commit()?;
            Ok(done)
        });
        done.await.unwrap_or(Err(Error::Internal("a panic in a transaction")))
    }

    /// Empties every table.
    ///
    /// # Errors
    /// When the database cannot be written.
    pub fn empty(tx: &Transaction<'_>) -> Result<(), Error> {
        for table in TABLES {
            tx.db.execute(&format!("DELETE FROM {table}"), [])?;
        }
        Ok(())
    }
}
