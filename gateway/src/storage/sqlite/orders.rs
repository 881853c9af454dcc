//! Orders in SQLite.

use rusqlite::{Connection, OptionalExtension, Row, params};

use super::{begin, storage_error};
use crate::domain::BlockFacts;
use crate::ids::{BlockId, SubjectKey};
use crate::journal::{Record, merge_facts};
use crate::moment::Moment;
use crate::storage::StorageError;
use crate::storage::row::{FactsRow, OrderRow};
use crate::wire::stored;

/// The newest of each target, and of those that were refused.
const RECENT: &str = "
    WITH known AS (
        SELECT *, state IS 'refused' AS refused FROM journal WHERE subject = ?1
    ), numbered AS (
        SELECT *, row_number() OVER (
            PARTITION BY refused, iif(refused, NULL, authenticator) ORDER BY received_at DESC, id
        ) AS place FROM known
    )
    SELECT * FROM numbered WHERE place <= ?2 ORDER BY received_at DESC, id
";

type Result<T> = std::result::Result<T, StorageError>;

pub(super) fn find(connection: &Connection, id: &BlockId) -> Result<Option<Record>> {
    let mut statement = connection.prepare_cached("SELECT * FROM journal WHERE id = ?1").map_err(error)?;
    let row = statement.query_row([id.as_str()], order_row).optional().map_err(error)?;
    row.map(OrderRow::record).transpose()
}

pub(super) fn insert(connection: &Connection, record: &Record) -> Result<()> {
    let row = OrderRow::of(record)?;
    let facts = record.facts.as_ref().map(FactsRow::of).transpose()?;
    let (state, finished_at) = facts.map_or((None, None), |facts| (Some(facts.state), facts.finished_at));
    let sql = "INSERT INTO journal (id, subject, authenticator, reason, activities, key_hash, received_at, reported_by,
        facts, sent_until, attempts, state, finished_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, 1, ?11, ?12)";
    let mut statement = connection.prepare_cached(sql).map_err(error)?;
    let values = params![
        row.id,
        row.subject,
        row.authenticator,
        row.reason,
        row.activities,
        row.key_hash,
        row.received_at,
        row.reported_by,
        row.facts,
        row.sent_until,
        state,
        finished_at
    ];
    statement.execute(values).map(|_| ()).map_err(error)
}

pub(super) fn record_attempt(connection: &Connection, id: &BlockId, until: Moment) -> Result<()> {
    let sql = "UPDATE journal SET attempts = attempts + 1, sent_until = max(sent_until, ?2) WHERE id = ?1";
    match connection.execute(sql, params![id.as_str(), until.as_millis()]).map_err(error)? {
        0 => Err(StorageError::Gone),
        _ => Ok(()),
    }
}

pub(super) fn retract_attempt(connection: &Connection, id: &BlockId) -> Result<()> {
    let transaction = begin(connection)?;
    transaction.execute("UPDATE journal SET attempts = attempts - 1 WHERE id = ?1", [id.as_str()]).map_err(error)?;
    let sql = "DELETE FROM journal WHERE id = ?1 AND facts IS NULL AND attempts <= 0";
    transaction.execute(sql, [id.as_str()]).map_err(error)?;
    transaction.commit().map_err(error)
}

pub(super) fn store_facts(connection: &Connection, id: &BlockId, news: BlockFacts) -> Result<BlockFacts> {
    let transaction = begin(connection)?;
    let sql = "SELECT facts FROM journal WHERE id = ?1";
    let known: Option<Option<String>> =
        transaction.query_row(sql, [id.as_str()], |row| row.get(0)).optional().map_err(error)?;
    let known = known.flatten().map(|text| stored::read(&text)).transpose()?;
    let merged = merge_facts(known, news);
    let row = FactsRow::of(&merged)?;
    let sql = "UPDATE journal SET facts = ?2, state = ?3, finished_at = ?4 WHERE id = ?1";
    transaction.execute(sql, params![id.as_str(), row.facts, row.state, row.finished_at]).map_err(error)?;
    transaction.commit().map_err(error)?;
    Ok(merged)
}

pub(super) fn recent(connection: &Connection, subject: &SubjectKey, limit: u32) -> Result<Vec<Record>> {
    let mut statement = connection.prepare_cached(RECENT).map_err(error)?;
    let rows = statement.query_map(params![subject.as_str(), limit], order_row).map_err(error)?;
    rows.map(|row| row.map_err(error)?.record()).collect()
}

pub(super) fn tidy(connection: &Connection, finished_before: Moment) -> Result<u64> {
    let sql = "DELETE FROM journal WHERE finished_at < ?1";
    let count = connection.execute(sql, [finished_before.as_millis()]).map_err(error)?;
    Ok(u64::try_from(count).unwrap_or(u64::MAX))
}

fn order_row(row: &Row<'_>) -> rusqlite::Result<OrderRow> {
    Ok(OrderRow {
        id: row.get("id")?,
        subject: row.get("subject")?,
        authenticator: row.get("authenticator")?,
        reason: row.get("reason")?,
        activities: row.get("activities")?,
        key_hash: row.get("key_hash")?,
        received_at: row.get("received_at")?,
        reported_by: row.get("reported_by")?,
        sent_until: row.get("sent_until")?,
        facts: row.get("facts")?,
    })
}

#[expect(clippy::needless_pass_by_value, reason = "it is what `map_err` hands over")]
fn error(error: rusqlite::Error) -> StorageError {
    storage_error(&error)
}
