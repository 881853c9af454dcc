//! Sessions, logins that have come back, and counts in SQLite.

use std::time::Duration;

use rusqlite::{Connection, OptionalExtension, Row, params};

use super::{begin, storage_error};
use crate::limits::Rate;
use crate::moment::Moment;
use crate::storage::row::{BLOCKS_ONLY, OPEN, ORDERED, state_number, state_of};
use crate::storage::{StorageError, StoredSession, next_due};

type Result<T> = std::result::Result<T, StorageError>;

pub(super) fn insert(connection: &Connection, session: &StoredSession) -> Result<()> {
    let sql = "INSERT INTO sessions (id, token, expires_at, state, sealed) VALUES (?1, ?2, ?3, ?4, ?5)";
    let mut statement = connection.prepare_cached(sql).map_err(error)?;
    let expires_at = session.expires_at.as_millis();
    let values = params![session.id, session.token, expires_at, state_number(session.state), session.sealed];
    statement.execute(values).map(|_| ()).map_err(error)
}

pub(super) fn find(connection: &Connection, ids: &[[u8; 32]], now: Moment) -> Result<Vec<StoredSession>> {
    let sql = "SELECT * FROM sessions WHERE id = ?1 AND expires_at > ?2";
    let mut statement = connection.prepare_cached(sql).map_err(error)?;
    let mut found = Vec::new();
    for id in ids {
        found.extend(statement.query_row(params![id, now.as_millis()], session).optional().map_err(error)?);
    }
    Ok(found)
}

pub(super) fn extend(connection: &Connection, id: &[u8; 32], until: Moment) -> Result<()> {
    let sql = "UPDATE sessions SET expires_at = ?2 WHERE id = ?1";
    connection.execute(sql, params![id, until.as_millis()]).map(|_| ()).map_err(error)
}

pub(super) fn mark_ordered(connection: &Connection, id: &[u8; 32]) -> Result<()> {
    let sql = "UPDATE sessions SET state = ?2 WHERE id = ?1 AND state = ?3";
    connection.execute(sql, params![id, ORDERED, OPEN]).map(|_| ()).map_err(error)
}

pub(super) fn end(connection: &Connection, id: &[u8; 32]) -> Result<()> {
    let transaction = begin(connection)?;
    transaction.execute("DELETE FROM sessions WHERE id = ?1 AND state = ?2", params![id, OPEN]).map_err(error)?;
    let sql = "UPDATE sessions SET state = ?2 WHERE id = ?1";
    transaction.execute(sql, params![id, BLOCKS_ONLY]).map_err(error)?;
    transaction.commit().map_err(error)
}

pub(super) fn remove(connection: &Connection, id: &[u8; 32]) -> Result<()> {
    connection.execute("DELETE FROM sessions WHERE id = ?1", [id]).map(|_| ()).map_err(error)
}

pub(super) fn remove_all(connection: &Connection, token: Option<&[u8; 32]>) -> Result<()> {
    let sql = "DELETE FROM sessions WHERE token = ?1 OR ?1 IS NULL";
    connection.execute(sql, [token]).map(|_| ()).map_err(error)
}

pub(super) fn use_login(connection: &Connection, id: &[u8], until: Moment) -> Result<bool> {
    let sql = "INSERT INTO used_logins (id, until) VALUES (?1, ?2) ON CONFLICT DO NOTHING";
    connection.execute(sql, params![id, until.as_millis()]).map(|rows| rows == 1).map_err(error)
}

pub(super) fn count(connection: &Connection, what: &[u8; 32], rate: Rate, now: Moment) -> Result<Option<Duration>> {
    let transaction = begin(connection)?;
    let due = counted(&transaction, what)?;
    match next_due(due, rate, now) {
        Err(wait) => Ok(Some(wait)),
        Ok(next) => {
            let sql = "INSERT INTO counts (what, due) VALUES (?1, ?2) ON CONFLICT (what) DO UPDATE SET due = ?2";
            transaction.execute(sql, params![what, next.as_millis()]).map_err(error)?;
            transaction.commit().map(|()| None).map_err(error)
        }
    }
}

pub(super) fn counted(connection: &Connection, what: &[u8; 32]) -> Result<Option<Moment>> {
    let mut statement = connection.prepare_cached("SELECT due FROM counts WHERE what = ?1").map_err(error)?;
    let due = statement.query_row([what], |row| row.get(0)).optional().map_err(error)?;
    Ok(due.map(Moment::from_millis))
}

pub(super) fn tidy(connection: &Connection, now: Moment) -> Result<()> {
    for sql in [
        "DELETE FROM sessions WHERE expires_at <= ?1",
        "DELETE FROM used_logins WHERE until <= ?1",
        "DELETE FROM counts WHERE due <= ?1",
    ] {
        connection.execute(sql, [now.as_millis()]).map_err(error)?;
    }
    Ok(())
}

fn session(row: &Row<'_>) -> rusqlite::Result<StoredSession> {
    Ok(StoredSession {
        id: row.get("id")?,
        token: row.get("token")?,
        expires_at: Moment::from_millis(row.get("expires_at")?),
        state: state_of(row.get("state")?),
        sealed: row.get("sealed")?,
    })
}

#[expect(clippy::needless_pass_by_value, reason = "it is what `map_err` hands over")]
fn error(error: rusqlite::Error) -> StorageError {
    storage_error(&error)
}
