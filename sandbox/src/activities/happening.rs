//! What is made to happen on the control page, or by a test.

use rusqlite::{OptionalExtension, params};
use spaer_gateway::domain::{ActivityKind, ActivityOutcome};
use spaer_gateway::{AuthenticatorId, BackendError};

use crate::store::{Act, Trouble};

const MINUTE: i64 = 60_000;

/// Between these are the ids of what is added, and no others: `added-000001` and so on.
pub const IDS: (&str, &str) = ("added-", "added.");

/// Something that is to have happened; what is absent is not known of it.
#[derive(Clone, Debug)]
pub struct Happening {
    /// To whom.
    pub persona: String,
    /// What.
    pub kind: ActivityKind,
    /// How it went.
    pub outcome: ActivityOutcome,
    /// With which authenticator; it may be nobody's.
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

/// It has happened so many times, the last time so many minutes ago, a millisecond from one to the next. What happens now
/// comes after everything so far; for that a long row of it may run on into the next second.
///
/// # Errors
/// [`BackendError::NotFound`] when there is no such person.
pub fn happen(act: &Act<'_>, what: &Happening, count: u32, minutes_ago: u32) -> Result<(), Trouble> {
    let known: u32 =
        act.tx.query_row("SELECT count(*) FROM persona WHERE id = ?1", [&what.persona], |row| row.get(0))?;
    if known == 0 {
        return Err(BackendError::NotFound.into());
    }
    let last = act.now.as_millis() - i64::from(minutes_ago) * MINUTE;
    let mut first = last - i64::from(count) + 1;
    if minutes_ago == 0 {
        first = first.max(newest(act, &what.persona)? + 1);
    }
    let number = used(act)? + 1;
    let mut statement =
        act.tx.prepare_cached("INSERT INTO activity VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)")?;
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

/// The last moment at which something has happened to this person, but for what lies far in the future.
fn newest(act: &Act<'_>, persona: &str) -> Result<i64, Trouble> {
    let sql = "SELECT at FROM activity WHERE persona = ?1 AND at < ?2 ORDER BY at DESC LIMIT 1";
    let found = act.tx.query_row(sql, params![persona, act.now.as_millis() + MINUTE], |row| row.get(0));
    Ok(found.optional()?.unwrap_or(i64::MIN))
}

/// The last number that was given.
fn used(act: &Act<'_>) -> Result<i64, Trouble> {
    let sql = "SELECT id FROM activity WHERE id >= ?1 AND id < ?2 ORDER BY id DESC LIMIT 1";
    let found: Option<String> = act.tx.query_row(sql, [IDS.0, IDS.1], |row| row.get(0)).optional()?;
    let number = found.as_deref().and_then(|id| id.strip_prefix(IDS.0)).map(str::parse);
    number.unwrap_or(Ok(0)).map_err(|_| Trouble::Strange("an added activity's id"))
}
