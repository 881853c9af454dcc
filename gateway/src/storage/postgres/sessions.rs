//! Sessions, logins that have come back, and counts in PostgreSQL.

use std::time::Duration;

use deadpool_postgres::Pool;
use tokio_postgres::{Error, Row};

use super::{Done, StorageError};
use crate::limits::Rate;
use crate::moment::Moment;
use crate::storage::row::{BLOCKS_ONLY, OPEN, ORDERED, state_number, state_of};
use crate::storage::{StoredSession, next_due};

/// Counts once more if there is room: the rule of `next_due` in one step, so that of many at once no more get through than there is room for.
const COUNT: &str = "
    INSERT INTO counts (what, due) VALUES ($1, $2::BIGINT + $3::BIGINT)
    ON CONFLICT (what) DO UPDATE SET due = greatest(counts.due, $2) + $3
        WHERE greatest(counts.due, $2) + $3 - $2 <= $4::BIGINT
    RETURNING due
";

pub(super) async fn insert(pool: &Pool, session: &StoredSession) -> Done<()> {
    let sql = "INSERT INTO sessions (id, token, expires_at, state, sealed) VALUES ($1, $2, $3, $4, $5)";
    let client = pool.get().await?;
    let statement = client.prepare_cached(sql).await?;
    let (id, token): (&[u8], &[u8]) = (&session.id, &session.token);
    let (expires_at, state) = (session.expires_at.as_millis(), state_number(session.state));
    client.execute(&statement, &[&id, &token, &expires_at, &state, &session.sealed]).await?;
    Ok(())
}

pub(super) async fn find(pool: &Pool, ids: &[[u8; 32]], now: Moment) -> Done<Vec<StoredSession>> {
    let client = pool.get().await?;
    let statement = client.prepare_cached("SELECT * FROM sessions WHERE id = ANY ($1) AND expires_at > $2").await?;
    let asked: Vec<&[u8]> = ids.iter().map(<[u8; 32]>::as_slice).collect();
    let rows = client.query(&statement, &[&asked, &now.as_millis()]).await?;
    let mut found = rows.iter().map(session).collect::<Result<Vec<_>, _>>()?;
    found.sort_by_key(|session| ids.iter().position(|id| *id == session.id));
    Ok(found)
}

pub(super) async fn extend(pool: &Pool, id: &[u8; 32], until: Moment) -> Done<()> {
    let sql = "UPDATE sessions SET expires_at = $2 WHERE id = $1";
    pool.get().await?.execute(sql, &[&id.as_slice(), &until.as_millis()]).await?;
    Ok(())
}

pub(super) async fn mark_ordered(pool: &Pool, id: &[u8; 32]) -> Done<()> {
    let sql = "UPDATE sessions SET state = $2 WHERE id = $1 AND state = $3";
    pool.get().await?.execute(sql, &[&id.as_slice(), &ORDERED, &OPEN]).await?;
    Ok(())
}

pub(super) async fn end(pool: &Pool, id: &[u8; 32]) -> Done<()> {
    let mut client = pool.get().await?;
    let transaction = client.transaction().await?;
    transaction.execute("DELETE FROM sessions WHERE id = $1 AND state = $2", &[&id.as_slice(), &OPEN]).await?;
    transaction.execute("UPDATE sessions SET state = $2 WHERE id = $1", &[&id.as_slice(), &BLOCKS_ONLY]).await?;
    Ok(transaction.commit().await?)
}

pub(super) async fn remove(pool: &Pool, id: &[u8; 32]) -> Done<()> {
    pool.get().await?.execute("DELETE FROM sessions WHERE id = $1", &[&id.as_slice()]).await?;
    Ok(())
}

pub(super) async fn remove_all(pool: &Pool, token: Option<&[u8; 32]>) -> Done<()> {
    let token = token.map(<[u8; 32]>::as_slice);
    let sql = "DELETE FROM sessions WHERE token = $1 OR $1::BYTEA IS NULL";
    pool.get().await?.execute(sql, &[&token]).await?;
    Ok(())
}

pub(super) async fn use_login(pool: &Pool, id: &[u8], until: Moment) -> Done<bool> {
    let sql = "INSERT INTO used_logins (id, until) VALUES ($1, $2) ON CONFLICT DO NOTHING";
    Ok(pool.get().await?.execute(sql, &[&id, &until.as_millis()]).await? == 1)
}

pub(super) async fn count(pool: &Pool, what: &[u8; 32], rate: Rate, now: Moment) -> Done<Option<Duration>> {
    let client = pool.get().await?;
    let statement = client.prepare_cached(COUNT).await?;
    let (at, step, within) = (now.as_millis(), rate.step_millis(), rate.within_millis());
    if client.query_opt(&statement, &[&what.as_slice(), &at, &step, &within]).await?.is_some() {
        return Ok(None);
    }
    let due = counted_by(&client, what).await?;
    // Between the two there may have come to be room; a moment is waited then all the same.
    Ok(Some(next_due(due, rate, now).err().unwrap_or(Duration::from_secs(1))))
}

pub(super) async fn counted(pool: &Pool, what: &[u8; 32]) -> Done<Option<Moment>> {
    let client = pool.get().await?;
    Ok(counted_by(&client, what).await?)
}

async fn counted_by(client: &deadpool_postgres::Client, what: &[u8; 32]) -> Result<Option<Moment>, Error> {
    let statement = client.prepare_cached("SELECT due FROM counts WHERE what = $1").await?;
    let row = client.query_opt(&statement, &[&what.as_slice()]).await?;
    row.map(|row| row.try_get(0).map(Moment::from_millis)).transpose()
}

pub(super) async fn tidy(pool: &Pool, now: Moment) -> Done<()> {
    let client = pool.get().await?;
    for sql in [
        "DELETE FROM sessions WHERE expires_at <= $1",
        "DELETE FROM used_logins WHERE until <= $1",
        "DELETE FROM counts WHERE due <= $1",
    ] {
        client.execute(sql, &[&now.as_millis()]).await?;
    }
    Ok(())
}

pub(super) async fn clear(pool: &Pool) -> Done<()> {
    Ok(pool.get().await?.batch_execute("TRUNCATE journal, sessions, used_logins, counts").await?)
}

fn session(row: &Row) -> Result<StoredSession, StorageError> {
    let not_understood = |_| StorageError::NotUnderstood;
    let bytes = |name| -> Result<[u8; 32], StorageError> {
        let bytes: Vec<u8> = row.try_get(name).map_err(not_understood)?;
        bytes.try_into().map_err(|_| StorageError::NotUnderstood)
    };
    Ok(StoredSession {
        id: bytes("id")?,
        token: bytes("token")?,
        expires_at: Moment::from_millis(row.try_get("expires_at").map_err(not_understood)?),
        state: state_of(row.try_get("state").map_err(not_understood)?),
        sealed: row.try_get("sealed").map_err(not_understood)?,
    })
}
