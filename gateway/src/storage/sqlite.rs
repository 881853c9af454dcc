//! The storage as one SQLite file, for one process.
//!
//! It is part of the gateway, and not left to each operator, because a forgotten or forgetful journal would break the
//! promise without anyone noticing. SQLite because it is durable at commit and needs no server.

mod orders;
mod schema;
mod sessions;

use std::fs::{File, OpenOptions, TryLockError};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use rusqlite::{Connection, ErrorCode, Transaction, TransactionBehavior};

use super::{OpenError, Storage, StorageError, StoredSession};
use crate::domain::BlockFacts;
use crate::ids::{BlockId, SubjectKey};
use crate::journal::Record;
use crate::limits::Rate;
use crate::moment::Moment;

const PATIENCE: Duration = Duration::from_secs(2);
const BETWEEN_TRIES: Duration = Duration::from_millis(20);
const IN_USE: &str = "another process has it; several processes share a PostgreSQL database, and a file belongs to one";

/// How a change is written.
#[derive(Clone, Copy)]
enum Durability {
    /// It survives a power cut: an order must, or "before the back end" means nothing.
    PowerCut,
    /// It survives the end of the process. A power cut may undo the last of these: then somebody has to log in again, or a limit counts less.
    Process,
}

/// A storage in a SQLite file, or in memory. A clone shares it.
#[derive(Clone, Debug)]
pub struct Sqlite {
    inner: Arc<Inner>,
}

#[derive(Debug)]
struct Inner {
    writer: Mutex<Connection>,
    /// Reads beside the writer; in memory there is one connection only.
    reader: Option<Mutex<Connection>>,
    /// Locked while this process has the file.
    _owner: Option<File>,
}

impl Sqlite {
    /// In a file, which is made when it is not there: for its owner alone, as are those that SQLite puts beside it.
    ///
    /// # Errors
    /// When the file cannot be used, is in use by another process, or was written by a newer version.
    pub fn open_file(path: &Path) -> Result<Self, OpenError> {
        let error = |problem: String| OpenError { place: path.display().to_string(), problem };
        let _owner = Some(own(path)?);
        private(path).map_err(|problem| error(problem.to_string()))?;
        let connect = || Connection::open(path).map_err(|problem| error(problem.to_string()));
        let writer = connect()?;
        schema::prepare(&writer).map_err(error)?;
        let reader = connect()?;
        schema::settle(&reader).map_err(|problem| error(problem.to_string()))?;
        Ok(Self { inner: Arc::new(Inner { writer: Mutex::new(writer), reader: Some(Mutex::new(reader)), _owner }) })
    }

    /// Forgotten when the process ends; for tests and for trying things out.
    ///
    /// # Errors
    /// When SQLite cannot start.
    pub fn in_memory() -> Result<Self, OpenError> {
        let error = |problem: String| OpenError { place: "memory".to_owned(), problem };
        let writer = Connection::open_in_memory().map_err(|problem| error(problem.to_string()))?;
        schema::prepare(&writer).map_err(error)?;
        Ok(Self { inner: Arc::new(Inner { writer: Mutex::new(writer), reader: None, _owner: None }) })
    }

    /// Strikes out everything (the sandbox is reset between tests).
    ///
    /// # Errors
    /// When the database cannot be written.
    pub async fn clear(&self) -> Result<(), StorageError> {
        let sql = "DELETE FROM journal; DELETE FROM sessions; DELETE FROM used_logins; DELETE FROM counts;";
        self.write(Durability::PowerCut, move |c| c.execute_batch(sql).map_err(|error| unavailable(&error))).await
    }

    async fn read<T: Send + 'static>(
        &self,
        work: impl FnOnce(&Connection) -> Result<T, StorageError> + Send + 'static,
    ) -> Result<T, StorageError> {
        let inner = Arc::clone(&self.inner);
        blocking(move || with(inner.reader.as_ref().unwrap_or(&inner.writer), work)).await
    }

    async fn write<T: Send + 'static>(
        &self,
        durability: Durability,
        work: impl FnOnce(&Connection) -> Result<T, StorageError> + Send + 'static,
    ) -> Result<T, StorageError> {
        let inner = Arc::clone(&self.inner);
        let pragma = match durability {
            Durability::PowerCut => "PRAGMA synchronous = FULL",
            Durability::Process => "PRAGMA synchronous = NORMAL",
        };
        blocking(move || {
            with(&inner.writer, |connection| {
                connection.execute_batch(pragma).map_err(|error| unavailable(&error))?;
                work(connection)
            })
        })
        .await
    }
}

async fn blocking<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, StorageError> + Send + 'static,
) -> Result<T, StorageError> {
    tokio::task::spawn_blocking(work).await.unwrap_or(Err(StorageError::Unavailable))
}

fn with<T>(
    connection: &Mutex<Connection>,
    work: impl FnOnce(&Connection) -> Result<T, StorageError>,
) -> Result<T, StorageError> {
    // A poisoned lock can be used: if a panic interrupted a transaction, SQLite rolls it back.
    work(&connection.lock().unwrap_or_else(PoisonError::into_inner))
}

impl Storage for Sqlite {
    /// One process has the file, so there is nobody to keep out.
    type Claim = ();

    async fn find_order(&self, id: &BlockId) -> Result<Option<Record>, StorageError> {
        let id = id.clone();
        self.read(move |c| orders::find(c, &id)).await
    }

    async fn insert_order(&self, record: &Record) -> Result<(), StorageError> {
        let record = record.clone();
        self.write(Durability::PowerCut, move |c| orders::insert(c, &record)).await
    }

    async fn record_attempt(&self, id: &BlockId, until: Moment) -> Result<(), StorageError> {
        let id = id.clone();
        self.write(Durability::PowerCut, move |c| orders::record_attempt(c, &id, until)).await
    }

    async fn retract_attempt(&self, id: &BlockId) -> Result<(), StorageError> {
        let id = id.clone();
        self.write(Durability::PowerCut, move |c| orders::retract_attempt(c, &id)).await
    }

    async fn store_facts(&self, id: &BlockId, facts: &BlockFacts) -> Result<BlockFacts, StorageError> {
        let (id, news) = (id.clone(), facts.clone());
        self.write(Durability::PowerCut, move |c| orders::store_facts(c, &id, news)).await
    }

    async fn recent_orders(&self, subject: &SubjectKey, limit: u32) -> Result<Vec<Record>, StorageError> {
        let subject = subject.clone();
        self.read(move |c| orders::recent(c, &subject, limit)).await
    }

    async fn claim_order(&self, _: &BlockId) -> Result<Option<()>, StorageError> {
        Ok(Some(()))
    }

    async fn insert_session(&self, session: &StoredSession) -> Result<(), StorageError> {
        let session = session.clone();
        self.write(Durability::Process, move |c| sessions::insert(c, &session)).await
    }

    async fn find_sessions(&self, ids: &[[u8; 32]], now: Moment) -> Result<Vec<StoredSession>, StorageError> {
        let ids = ids.to_owned();
        self.read(move |c| sessions::find(c, &ids, now)).await
    }

    async fn extend_session(&self, id: &[u8; 32], until: Moment) -> Result<(), StorageError> {
        let id = *id;
        self.write(Durability::Process, move |c| sessions::extend(c, &id, until)).await
    }

    async fn mark_ordered(&self, id: &[u8; 32]) -> Result<(), StorageError> {
        let id = *id;
        self.write(Durability::Process, move |c| sessions::mark_ordered(c, &id)).await
    }

    async fn end_session(&self, id: &[u8; 32]) -> Result<(), StorageError> {
        let id = *id;
        self.write(Durability::Process, move |c| sessions::end(c, &id)).await
    }

    async fn remove_session(&self, id: &[u8; 32]) -> Result<(), StorageError> {
        let id = *id;
        // Whoever has logged out stays logged out.
        self.write(Durability::PowerCut, move |c| sessions::remove(c, &id)).await
    }

    async fn remove_sessions(&self, token: Option<&[u8; 32]>) -> Result<(), StorageError> {
        let token = token.copied();
        self.write(Durability::PowerCut, move |c| sessions::remove_all(c, token.as_ref())).await
    }

    async fn use_login(&self, id: &[u8], until: Moment) -> Result<bool, StorageError> {
        let id = id.to_owned();
        self.write(Durability::Process, move |c| sessions::use_login(c, &id, until)).await
    }

    async fn count(&self, what: &[u8; 32], rate: Rate, now: Moment) -> Result<Option<Duration>, StorageError> {
        let what = *what;
        self.write(Durability::Process, move |c| sessions::count(c, &what, rate, now)).await
    }

    async fn counted(&self, what: &[u8; 32]) -> Result<Option<Moment>, StorageError> {
        let what = *what;
        self.read(move |c| sessions::counted(c, &what)).await
    }

    async fn tidy(&self, now: Moment, finished_before: Moment) -> Result<u64, StorageError> {
        self.write(Durability::Process, move |c| {
            sessions::tidy(c, now)?;
            orders::tidy(c, finished_before)
        })
        .await
    }

    async fn is_ready(&self) -> Result<(), StorageError> {
        self.write(Durability::Process, |c| begin(c)?.commit().map_err(|error| unavailable(&error))).await
    }
}

/// Takes the file for this process: what another one keeps in its memory (locks, which orders it works on) would not be known here. One that is just ending
/// is waited for.
fn own(path: &Path) -> Result<File, OpenError> {
    let error = |problem: String| OpenError { place: path.display().to_string(), problem };
    let mut beside = path.as_os_str().to_owned();
    beside.push("-owner");
    let beside = PathBuf::from(beside);
    let file = private(&beside).map_err(|problem| error(problem.to_string()))?;
    let begun = Instant::now();
    loop {
        match file.try_lock() {
            Ok(()) => return Ok(file),
            Err(TryLockError::WouldBlock) if begun.elapsed() < PATIENCE => std::thread::sleep(BETWEEN_TRIES),
            Err(TryLockError::WouldBlock) => return Err(error(IN_USE.to_owned())),
            Err(TryLockError::Error(problem)) => return Err(error(problem.to_string())),
        }
    }
}

/// Opens or makes a file for its owner alone.
fn private(path: &Path) -> std::io::Result<File> {
    let mut file = OpenOptions::new();
    file.create(true).append(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut file, 0o600);
    file.open(path)
}

/// Begins an immediate transaction, so that nothing is written between our read and our write.
fn begin(connection: &Connection) -> Result<Transaction<'_>, StorageError> {
    Transaction::new_unchecked(connection, TransactionBehavior::Immediate).map_err(|error| unavailable(&error))
}

fn storage_error(error: &rusqlite::Error) -> StorageError {
    match error.sqlite_error_code() {
        Some(ErrorCode::ConstraintViolation) => StorageError::Taken,
        _ => unavailable(error),
    }
}

/// Told with SQLite's own words, which hold no values.
fn unavailable(error: &rusqlite::Error) -> StorageError {
    tracing::error!(code = ?error.sqlite_error_code(), "SQLite did not do what it was asked");
    StorageError::Unavailable
}
