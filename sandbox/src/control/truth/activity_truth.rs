//! The part of the oracle about activities: what people said of them, what they see of them, what was added to them.

use serde::Serialize;
use spaer_gateway::Moment;

use crate::activities::new_activity;
use crate::store::{Error, Transaction};

/// "This wasn't me."
#[derive(Debug, Serialize)]
pub struct Report {
    /// Who said it.
    pub persona: String,
    /// Of which activity.
    pub activity: String,
    /// What to tell support.
    pub number: String,
    /// When it was first said.
    pub at: String,
    /// What they said besides.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

/// Whether somebody is shown the service providers.
#[derive(Debug, Serialize)]
pub struct Provider {
    /// Who.
    pub persona: String,
    /// Shown?
    pub shown: bool,
    /// When it was last changed; absent if it never was.
    pub since: Option<String>,
}

/// An activity that somebody added on the control page, or a test.
#[derive(Debug, Serialize)]
pub struct Added {
    /// Its id.
    pub id: String,
    /// Whose.
    pub persona: String,
    /// When it is said to have happened.
    pub at: String,
    /// As in the contract.
    pub kind: String,
    /// As in the contract.
    pub outcome: String,
}

pub(super) fn reports(tx: &Transaction<'_>) -> Result<Vec<Report>, Error> {
    let sql = "SELECT a.persona, r.activity, r.number, r.at, r.note FROM report r JOIN activity a ON a.id = r.activity
               ORDER BY r.rowid";
    let mut statement = tx.db.prepare(sql)?;
    let rows = statement.query_map([], |row| {
        let (persona, activity, number) = (row.get(0)?, row.get(1)?, row.get(2)?);
        Ok(Report { persona, activity, number, at: moment(row.get(3)?), note: row.get(4)? })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

pub(super) fn providers(tx: &Transaction<'_>) -> Result<Vec<Provider>, Error> {
    let mut statement = tx.db.prepare("SELECT id, provider_shown, provider_since FROM persona ORDER BY position")?;
    let rows = statement.query_map([], |row| {
        Ok(Provider { persona: row.get(0)?, shown: row.get(1)?, since: row.get::<_, Option<i64>>(2)?.map(moment) })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

pub(super) fn added(tx: &Transaction<'_>) -> Result<Vec<Added>, Error> {
    let (from, to) = new_activity::IDS;
    let sql =
        "SELECT id, persona, at, kind, outcome FROM activity WHERE id >= ?1 AND id < ?2 ORDER BY id DESC LIMIT 100";
    let mut statement = tx.db.prepare(sql)?;
    let rows = statement.query_map([from, to], |row| {
        let (id, persona, at) = (row.get(0)?, row.get(1)?, moment(row.get(2)?));
        Ok(Added { id, persona, at, kind: row.get(3)?, outcome: row.get(4)? })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

fn moment(millis: i64) -> String {
    Moment::from_millis(millis).to_rfc3339()
}
