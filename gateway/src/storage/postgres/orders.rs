//! Orders in PostgreSQL.

use deadpool_postgres::Pool;
use tokio_postgres::{Error, Row};

use super::{Done, StorageError};
use crate::domain::BlockFacts;
use crate::ids::{BlockId, SubjectKey};
use crate::journal::{Record, merge_facts};
use crate::moment::Moment;
use crate::storage::row::{FactsRow, OrderRow};
use crate::wire::stored;

/// The newest of each target, and of those that were refused.
const RECENT: &str = "
    WITH known AS (
        SELECT *, state IS NOT DISTINCT FROM 'refused' AS refused FROM journal WHERE subject = $1
    ), numbered AS (
        SELECT *, row_number() OVER (
            PARTITION BY refused, CASE WHEN refused THEN NULL ELSE authenticator END ORDER BY received_at DESC, id
        ) AS place FROM known
    )
    SELECT * FROM numbered WHERE place <= $2 ORDER BY received_at DESC, id
";

pub(super) async fn find(pool: &Pool, id: &BlockId) -> Done<Option<Record>> {
    let client = pool.get().await?;
    let statement = client.prepare_cached("SELECT * FROM journal WHERE id = $1").await?;
    let row = client.query_opt(&statement, &[&id.as_str()]).await?;
    Ok(row.map(|row| record(&row)).transpose()?)
}

pub(super) async fn insert(pool: &Pool, record: &Record) -> Done<()> {
    let row = OrderRow::of(record)?;
    let facts = record.facts.as_ref().map(FactsRow::of).transpose()?;
    let (state, finished_at) = facts.map_or((None, None), |facts| (Some(facts.state), facts.finished_at));
    let sql = "INSERT INTO journal (id, subject, authenticator, reason, activities, key_hash, received_at, reported_by,
        facts, sent_until, attempts, state, finished_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 1, $11, $12)";
    let client = pool.get().await?;
    let statement = client.prepare_cached(sql).await?;
    client
        .execute(
            &statement,
            &[
                &row.id,
                &row.subject,
                &row.authenticator,
                &row.reason,
                &row.activities,
                &row.key_hash,
                &row.received_at,
                &row.reported_by,
                &row.facts,
                &row.sent_until,
                &state,
                &finished_at,
            ],
        )
        .await?;
    Ok(())
}

pub(super) async fn record_attempt(pool: &Pool, id: &BlockId, until: Moment) -> Done<()> {
    let sql = "UPDATE journal SET attempts = attempts + 1, sent_until = greatest(sent_until, $2) WHERE id = $1";
    match pool.get().await?.execute(sql, &[&id.as_str(), &until.as_millis()]).await? {
        0 => Err(StorageError::Gone.into()),
        _ => Ok(()),
    }
}

pub(super) async fn retract_attempt(pool: &Pool, id: &BlockId) -> Done<()> {
    let mut client = pool.get().await?;
    let transaction = client.transaction().await?;
    transaction.execute("UPDATE journal SET attempts = attempts - 1 WHERE id = $1", &[&id.as_str()]).await?;
    let sql = "DELETE FROM journal WHERE id = $1 AND facts IS NULL AND attempts <= 0";
    transaction.execute(sql, &[&id.as_str()]).await?;
    Ok(transaction.commit().await?)
}

pub(super) async fn store_facts(pool: &Pool, id: &BlockId, news: BlockFacts) -> Done<BlockFacts> {
    let mut client = pool.get().await?;
    let transaction = client.transaction().await?;
    // Locked, so that no other process writes between our read and our write.
    let sql = "SELECT facts FROM journal WHERE id = $1 FOR UPDATE";
    let row = transaction.query_opt(sql, &[&id.as_str()]).await?;
    let known: Option<String> = row.map(|row| row.try_get(0)).transpose()?.flatten();
    let known = known.map(|text| stored::read(&text)).transpose()?;
    let merged = merge_facts(known, news);
    let row = FactsRow::of(&merged)?;
    let sql = "UPDATE journal SET facts = $2, state = $3, finished_at = $4 WHERE id = $1";
    transaction.execute(sql, &[&id.as_str(), &row.facts, &row.state, &row.finished_at]).await?;
    transaction.commit().await?;
    Ok(merged)
}

pub(super) async fn recent(pool: &Pool, subject: &SubjectKey, limit: u32) -> Done<Vec<Record>> {
    let client = pool.get().await?;
    let statement = client.prepare_cached(RECENT).await?;
    let rows = client.query(&statement, &[&subject.as_str(), &i64::from(limit)]).await?;
    Ok(rows.iter().map(record).collect::<Result<_, _>>()?)
}

pub(super) async fn tidy(pool: &Pool, finished_before: Moment) -> Done<u64> {
    let sql = "DELETE FROM journal WHERE finished_at < $1";
    Ok(pool.get().await?.execute(sql, &[&finished_before.as_millis()]).await?)
}

fn record(row: &Row) -> Result<Record, StorageError> {
    order_row(row).map_err(|_| StorageError::NotUnderstood)?.record()
}

fn order_row(row: &Row) -> Result<OrderRow, Error> {
    Ok(OrderRow {
        id: row.try_get("id")?,
        subject: row.try_get("subject")?,
        authenticator: row.try_get("authenticator")?,
        reason: row.try_get("reason")?,
        activities: row.try_get("activities")?,
        key_hash: row.try_get("key_hash")?,
        received_at: row.try_get("received_at")?,
        reported_by: row.try_get("reported_by")?,
        sent_until: row.try_get("sent_until")?,
        facts: row.try_get("facts")?,
    })
}
