//! Activities that a tester adds on the control page, or a test through its JSON.

use rusqlite::{OptionalExtension, params};
use spaer_gateway::domain::{ActivityKind, ActivityOutcome};
use spaer_gateway::{AuthenticatorId, BackendError};

use crate::store::{Error, Transaction};

const MINUTE: i64 = 60_000;

/// The bounds of the ids of added activities, `added-000001` and so on: the first inclusive, the second exclusive. No other ids lie between them.
pub const IDS: (&str, &str) = ("added-", "added.");

/// An activity to be added. What is `None` is left out of its row.
#[derive(Clone, Debug)]
pub struct NewActivity {
    /// To whom.
    pub persona: String,
    /// What.
    pub kind: ActivityKind,
    /// How it went.
    pub outcome: ActivityOutcome,
    /// With which authenticator; the id need not belong to anybody.
    pub authenticator: Option<AuthenticatorId>,
    /// At whose service.
    pub provider: Option<String>,
    /// On which device.
    pub device: Option<String>,
    /// In which country, by two letters.
    pub country: Option<String>,
    /// In which city.
    pub city: Option<String>,
}

/// Adds `count` such rows to the person's list, a millisecond apart, the last one `minutes_ago` minutes ago. With 0 minutes they are put after
/// everything in the list so far; the last of many may then lie a little in the future.
///
/// # Errors
/// [`BackendError::NotFound`] when there is no such person.
pub fn insert_activities(tx: &Transaction<'_>, what: &NewActivity, count: u32, minutes_ago: u32) -> Result<(), Error> {
    let known: u32 =
        tx.db.query_row("SELECT count(*) FROM persona WHERE id = ?1", [&what.persona], |row| row.get(0))?;
    if known == 0 {
        return Err(BackendError::NotFound.into());
    }
    let last = tx.now.as_millis() - i64::from(minutes_ago) * MINUTE;
    let mut first = last - i64::from(count) + 1;
    if minutes_ago == 0 {
        first = first.max(newest(tx, &what.persona)? + 1);
    }
    let number = used(tx)? + 1;
    let mut statement =
        tx.db.prepare_cached("INSERT INTO activity VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)")?;
    for place in 0..i64::from(count) {
        statement.execute(params![
            format!("{}{:06}", IDS.0, number + place),
            what.persona,
            first + place,
            what.kind.as_str(),
            what.outcome.as_str(),
            what.authenticator.as_ref().map(AuthenticatorId::as_str),
            what.provider,
            what.device,
            what.country,
            what.city
        ])?;
    }
    Ok(())
}

/// When this person's newest activity happened, in milliseconds since 1970; rows more than a minute in the future do not count.
fn newest(tx: &Transaction<'_>, persona: &str) -> Result<i64, Error> {
    let sql = "SELECT at FROM activity WHERE persona = ?1 AND at < ?2 ORDER BY at DESC LIMIT 1";
    let found = tx.db.query_row(sql, params![persona, tx.now.as_millis() + MINUTE], |row| row.get(0));
    Ok(found.optional()?.unwrap_or(i64::MIN))
}

/// The highest number in the ids of added activities; 0 if there is none.
fn used(tx: &Transaction<'_>) -> Result<i64, Error> {
    let sql = "SELECT id FROM activity WHERE id >= ?1 AND id < ?2 ORDER BY id DESC LIMIT 1";
    let found: Option<String> = tx.db.query_row(sql, [IDS.0, IDS.1], |row| row.get(0)).optional()?;
    let number = found.as_deref().and_then(|id| id.strip_prefix(IDS.0)).map(str::parse);
    number.unwrap_or(Ok(0)).map_err(|_| Error::Internal("an added activity's id"))
}
