//! The tables, and how a file of an older version becomes one of this.

use rusqlite::{Connection, OptionalExtension, Transaction, TransactionBehavior};

use crate::storage::SCHEMA_VERSION;

/// The version lies in a table and not in the file's head, because the sandbox keeps its own tables in the same file.
const TABLES: &str = "
    CREATE TABLE IF NOT EXISTS gateway_schema (version INTEGER NOT NULL) STRICT;
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
        attempts INTEGER NOT NULL,
        -- Of the facts, for queries.
        state TEXT,
        finished_at INTEGER
    ) STRICT;
    CREATE INDEX IF NOT EXISTS journal_by_subject ON journal (subject, received_at DESC);
    CREATE TABLE IF NOT EXISTS sessions (
        id BLOB PRIMARY KEY,
        token BLOB NOT NULL,
        expires_at INTEGER NOT NULL,
        state INTEGER NOT NULL,
        sealed BLOB NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX IF NOT EXISTS sessions_by_token ON sessions (token);
    CREATE TABLE IF NOT EXISTS used_logins (id BLOB PRIMARY KEY, until INTEGER NOT NULL) STRICT, WITHOUT ROWID;
    CREATE TABLE IF NOT EXISTS counts (what BLOB PRIMARY KEY, due INTEGER NOT NULL) STRICT, WITHOUT ROWID;
";

/// Adds the columns that count attempts to a file from before there were versions. An order in it without facts may still be under way, so it is given
/// another minute.
const ADD_ATTEMPTS: &str = "
    ALTER TABLE journal ADD COLUMN sent_until INTEGER NOT NULL DEFAULT 0;
    ALTER TABLE journal ADD COLUMN attempts INTEGER NOT NULL DEFAULT 1;
    UPDATE journal SET sent_until = (unixepoch() + 60) * 1000 WHERE facts IS NULL;
";

const ADD_STATE: &str = "
    ALTER TABLE journal ADD COLUMN state TEXT;
    ALTER TABLE journal ADD COLUMN finished_at INTEGER;
    UPDATE journal SET state = json_extract(facts, '$.state.is'), finished_at = json_extract(facts, '$.state.at')
        WHERE facts IS NOT NULL;
";

/// Columns that came before there were versions, each with what adds them.
const ADDED: [(&str, &str); 2] = [("attempts", ADD_ATTEMPTS), ("state", ADD_STATE)];

const FINISHED: &str =
    "CREATE INDEX IF NOT EXISTS journal_by_end ON journal (finished_at) WHERE finished_at IS NOT NULL;";

/// How a connection behaves.
pub(super) fn settle(connection: &Connection) -> rusqlite::Result<()> {
    connection.execute_batch("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA busy_timeout = 5000;")
}

/// Settles the connection, and makes or changes the tables.
pub(super) fn prepare(connection: &Connection) -> Result<(), String> {
    settle(connection).and_then(|()| migrate(connection)).map_err(|error| error.to_string())?.map_err(|newer| {
        format!("it was written by a newer version (form {newer}; this program knows {SCHEMA_VERSION})")
    })
}

/// `Err` with the version if it is newer than this program.
fn migrate(connection: &Connection) -> rusqlite::Result<Result<(), i32>> {
    let transaction = Transaction::new_unchecked(connection, TransactionBehavior::Immediate)?;
    transaction.execute_batch(TABLES)?;
    let version = transaction.query_row("SELECT version FROM gateway_schema", [], |row| row.get(0)).optional()?;
    match version {
        Some(newer) if newer > SCHEMA_VERSION => return Ok(Err(newer)),
        Some(_) => {}
        None => {
            for (column, add) in ADDED {
                let sql = "SELECT count(*) FROM pragma_table_info('journal') WHERE name = ?1";
                if transaction.query_row(sql, [column], |row| row.get::<_, i64>(0))? == 0 {
                    transaction.execute_batch(add)?;
                }
            }
            transaction.execute("INSERT INTO gateway_schema VALUES (?1)", [SCHEMA_VERSION])?;
        }
    }
    transaction.execute_batch(FINISHED)?;
    transaction.commit().map(Ok)
}
