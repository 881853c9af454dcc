//! The activity list, reports, and the setting that shows service providers.

pub mod new_activity;

use std::fmt;

use rusqlite::types::Value;
use rusqlite::{OptionalExtension, Row, params, params_from_iter};
use spaer_gateway::activity::{Activities, Activity, ActivityQuery, Place, ProviderShown, Report, Reported};
use spaer_gateway::domain::{ActivityKind, ActivityOutcome, AuthenticatorKind};
use spaer_gateway::{ActivityId, AuthenticatorId, BackendError, Moment, Private, random};

use crate::store::{Error, Transaction};

/// A page of a persona's list, newest first.
///
/// # Errors
/// [`BackendError::NotFound`] for a cursor that the sandbox did not write.
pub fn page(tx: &Transaction<'_>, persona: &str, query: &ActivityQuery) -> Result<Activities, Error> {
    let shown = provider_shown(tx, persona)?.shown;
    let (condition, values) = conditions(persona, query, shown)?;
    let mut statement = tx.db.prepare(&select(&condition, query.limit))?;
    let rows = statement.query_map(params_from_iter(values), |row| Ok(activity(row, shown)))?;
    let mut items: Vec<Activity> = rows.map(|row| row?).collect::<Result<_, Error>>()?;
    // `select` reads one row more than was asked for: if it is there, there is a next page, which begins with that row.
    let more = items.len() > query.limit as usize;
    items.truncate(query.limit as usize);
    let cursor = |last: &Activity| Cursor { at: last.at.as_millis(), id: last.id.as_str().to_owned() };
    let next_cursor = items.last().filter(|_| more).map(|last| cursor(last).to_string());
    let first: Option<i64> =
        tx.db.query_row("SELECT min(at) FROM activity WHERE persona = ?1", [persona], |row| row.get(0))?;
    Ok(Activities { items, next_cursor, recorded_since: first.map(Moment::from_millis), provider_hidden: !shown })
}

fn select(condition: &str, limit: u32) -> String {
    format!(
        "SELECT a.*, t.kind AS thing_kind, t.label AS thing_label, r.number AS report_number, r.at AS report_at
         FROM activity a LEFT JOIN authenticator t ON t.id = a.authenticator LEFT JOIN report r ON r.activity = a.id
         WHERE {condition} ORDER BY a.at DESC, a.id DESC LIMIT {}",
        i64::from(limit) + 1
    )
}

/// Where a page ended: the next one begins after the row of this moment and id.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cursor {
    /// Milliseconds since 1970.
    pub at: i64,
    /// The row's.
    pub id: String,
}

impl Cursor {
    /// The position before the newest row: the page after it is the first one.
    #[must_use]
    pub fn first() -> Self {
        Self { at: i64::MAX, id: "0".to_owned() }
    }

    /// Reads a cursor that the sandbox wrote; `None` for any other text.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let (at, id) = text.split_once('.')?;
        Some(Self { at: at.parse().ok()?, id: id.to_owned() })
    }
}

impl fmt::Display for Cursor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}", self.at, self.id)
    }
}

fn conditions(persona: &str, query: &ActivityQuery, shown: bool) -> Result<(String, Vec<Value>), Error> {
    let mut conditions = vec!["a.persona = ?".to_owned()];
    let mut values = vec![Value::from(persona.to_owned())];
    let mut and = |condition: &str, more: Vec<Value>| {
        conditions.push(condition.to_owned());
        values.extend(more);
    };
    if let Some(cursor) = &query.cursor {
        let Cursor { at, id } = Cursor::parse(cursor).ok_or(Error::Backend(BackendError::NotFound))?;
        and("(a.at, a.id) < (?, ?)", vec![Value::from(at), Value::from(id)]);
    }
    if let Some(from) = query.from {
        and("a.at >= ?", vec![Value::from(from.as_millis())]);
    }
    if let Some(to) = query.to {
        and("a.at < ?", vec![Value::from(to.as_millis())]);
    }
    if !query.kinds.is_empty() {
        let marks = vec!["?"; query.kinds.len()].join(", ");
        let kinds = query.kinds.iter().map(|kind| Value::from(kind.as_str().to_owned())).collect();
        and(&format!("a.kind IN ({marks})"), kinds);
    }
    if let Some(outcome) = query.outcome {
        and("a.outcome = ?", vec![Value::from(outcome.as_str().to_owned())]);
    }
    if let Some(id) = &query.authenticator {
        and("a.authenticator = ?", vec![Value::from(id.as_str().to_owned())]);
    }
    if let Some(search) = &query.search {
        // What is hidden is not searched: a hit would tell what it is.
        let provider = if shown { "coalesce(a.provider, '')" } else { "''" };
        let text = format!(
            "text_matches({provider} || char(10) || coalesce(a.device, '') || char(10) || coalesce(a.city, '') || char(10) ||
             coalesce(t.label, ''), ?)"
        );
        and(&text, vec![Value::from(search.reveal().to_owned())]);
    }
    Ok((conditions.join(" AND "), values))
}

fn activity(row: &Row<'_>, shown: bool) -> Result<Activity, Error> {
    let corrupt = || Error::Internal("an activity");
    let private =
        |name: &str| -> Result<Option<Private>, Error> { Ok(row.get::<_, Option<String>>(name)?.map(Private::new)) };
    let (id, at): (String, i64) = (row.get("id")?, row.get("at")?);
    let (kind, outcome): (String, String) = (row.get("kind")?, row.get("outcome")?);
    let (country, city): (Option<String>, Option<String>) = (row.get("country")?, row.get("city")?);
    let authenticator: Option<String> = row.get("authenticator")?;
    let thing_kind: Option<String> = row.get("thing_kind")?;
    let (number, reported_at): (Option<String>, Option<i64>) = (row.get("report_number")?, row.get("report_at")?);
    Ok(Activity {
        id: ActivityId::parse(&id).ok_or_else(corrupt)?,
        at: Moment::from_millis(at),
        kind: ActivityKind::parse(&kind).ok_or_else(corrupt)?,
        outcome: ActivityOutcome::parse(&outcome).ok_or_else(corrupt)?,
        authenticator: authenticator.as_deref().and_then(AuthenticatorId::parse),
        authenticator_kind: thing_kind.as_deref().and_then(AuthenticatorKind::parse),
        authenticator_label: private("thing_label")?,
        service_provider: private("provider")?.filter(|_| shown),
        device: private("device")?,
        place: (country.is_some() || city.is_some()).then_some(Place { country, city, approximate: true }),
        reported: number.zip(reported_at).map(|(number, at)| Report { number, at: Moment::from_millis(at) }),
    })
}

/// Stores a report ("This wasn't me") about a row. Repeated, it answers the first report, with the same number.
///
/// # Errors
/// [`BackendError::NotFound`] when it is not a row of this persona.
pub fn report(tx: &Transaction<'_>, persona: &str, activity: &str, note: Option<&str>) -> Result<Reported, Error> {
    let own: i64 = tx.db.query_row(
        "SELECT count(*) FROM activity WHERE id = ?1 AND persona = ?2",
        [activity, persona],
        |row| row.get(0),
    )?;
    if own == 0 {
        return Err(BackendError::NotFound.into());
    }
    let before = tx
        .db
        .query_row("SELECT number, at FROM report WHERE activity = ?1", [activity], |row| {
            Ok(Report { number: row.get(0)?, at: Moment::from_millis(row.get(1)?) })
        })
        .optional()?;
    if let Some(report) = before {
        return Ok(Reported::Repeated(report));
    }
    let report = Report { number: format!("R-{}", random::hex(4)?.to_uppercase()), at: tx.now };
    tx.db.execute(
        "INSERT INTO report VALUES (?1, ?2, ?3, ?4)",
        params![activity, report.number, report.at.as_millis(), note],
    )?;
    Ok(Reported::New(report))
}

/// Whether service providers are shown to this persona.
///
/// # Errors
/// Only the database's.
pub fn provider_shown(tx: &Transaction<'_>, persona: &str) -> Result<ProviderShown, Error> {
    Ok(tx.db.query_row("SELECT provider_shown, provider_since FROM persona WHERE id = ?1", [persona], |row| {
        let since: Option<i64> = row.get(1)?;
        Ok(ProviderShown { shown: row.get(0)?, since: since.map(Moment::from_millis) })
    })?)
}

/// Shows or hides service providers.
///
/// # Errors
/// Only the database's.
pub fn show_provider(tx: &Transaction<'_>, persona: &str, shown: bool) -> Result<ProviderShown, Error> {
    tx.db.execute(
        "UPDATE persona SET provider_shown = ?2, provider_since = ?3 WHERE id = ?1 AND provider_shown <> ?2",
        params![persona, shown, tx.now.as_millis()],
    )?;
    provider_shown(tx, persona)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::Store;

    #[tokio::test]
    async fn a_page_is_found_by_the_index_wherever_it_begins_and_nothing_is_sorted() {
        let store = Store::in_memory().unwrap();
        for cursor in [None, Some(Cursor::first().to_string())] {
            let plan = store.transaction(move |tx| {
                let query = ActivityQuery { cursor, limit: 100, ..ActivityQuery::default() };
                let (condition, values) = conditions("eva", &query, true)?;
                let mut statement =
                    tx.db.prepare(&format!("EXPLAIN QUERY PLAN {}", select(&condition, query.limit)))?;
                let steps = statement.query_map(params_from_iter(values), |row| row.get::<_, String>(3))?;
                Ok(steps.collect::<rusqlite::Result<Vec<_>>>()?.join("; "))
            });
            let plan = plan.await.unwrap();
            assert!(plan.starts_with("SEARCH a USING INDEX activity_by_persona"), "{plan}");
            assert!(!plan.contains("TEMP B-TREE") && !plan.contains("SCAN"), "{plan}");
        }
    }
}
