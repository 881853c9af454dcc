//! The people of the sandbox, all invented, and how they come into the database.

mod activities;
mod eva;
mod frej;
mod table;

use rusqlite::{OptionalExtension, params};
use spaer_gateway::{BackendError, Moment};

use crate::blocking;
use crate::store::{Error, Transaction};

const MINUTE: i64 = 60_000;
const HOUR: i64 = 60 * MINUTE;
const DAY: i64 = 24 * HOUR;

struct Persona {
    id: &'static str,
    name: &'static str,
    masked: &'static str,
    /// Blocked by support two days ago, with this reference.
    blocked: Option<&'static str>,
    provider_shown: bool,
    contacts: &'static [(&'static str, &'static str)],
    authenticators: &'static [AuthenticatorSeed],
}

/// Id, kind, label, short id, model, and how long the person has had it.
struct AuthenticatorSeed(&'static str, &'static str, &'static str, &'static str, Option<&'static str>, Age);

enum Age {
    Days(i64),
    /// Since 03:12 last night.
    SinceLastNight,
    /// Since this moment, in milliseconds since 1970.
    Since(i64),
}

/// Puts everybody in, when nobody is there.
///
/// # Errors
/// When the database cannot be written.
pub fn insert_people(tx: &Transaction<'_>) -> Result<(), Error> {
    let there: i64 = tx.db.query_row("SELECT count(*) FROM persona", [], |row| row.get(0))?;
    if there > 0 {
        return Ok(());
    }
    let last_night = last_night(tx.now);
    for (position, persona) in (0_i64..).zip(table::PEOPLE) {
        add(tx, position, persona, last_night)?;
    }
    activities::add(tx, last_night)?;
    eva::add_activities(tx)?;
    frej::add_activities(tx)
}

fn add(tx: &Transaction<'_>, position: i64, persona: &Persona, last_night: Moment) -> Result<(), Error> {
    let since = tx.now.plus_millis(-2000 * DAY);
    tx.db.execute(
        "INSERT INTO persona VALUES (?1, ?2, ?3, ?4, 'active', ?7, NULL, NULL, NULL, ?5, NULL, ?6)",
        params![
            persona.id,
            format!("subject-{}", persona.id),
            persona.name,
            persona.masked,
            persona.provider_shown,
            position,
            since.as_millis(),
        ],
    )?;
    tx.note(persona.id, since, "active")?;
    for (channel, masked) in persona.contacts {
        tx.db.execute("INSERT INTO contact VALUES (?1, ?2, ?3)", params![persona.id, channel, masked])?;
    }
    for (position, AuthenticatorSeed(id, kind, label, short_id, model, age)) in (0_i64..).zip(persona.authenticators) {
        let registered_at = match age {
            Age::Days(days) => tx.now.plus_millis(-days * DAY),
            Age::SinceLastNight => last_night,
            Age::Since(millis) => Moment::from_millis(*millis),
        };
        insert_authenticator(tx, persona.id, position, (id, kind, label, short_id, *model), registered_at)?;
    }
    match persona.blocked {
        Some(reference) => block_by_support(tx, persona.id, reference),
        None => Ok(()),
    }
}

/// Gives a person an authenticator (id, kind, label, short id, model) that was registered at this moment.
fn insert_authenticator(
    tx: &Transaction<'_>,
    persona: &str,
    position: i64,
    (id, kind, label, short_id, model): (&str, &str, &str, &str, Option<&str>),
    registered_at: Moment,
) -> Result<(), Error> {
    let last_used_at = registered_at.plus_millis(HOUR).min(tx.now).max(registered_at);
    tx.db.execute(
        "INSERT INTO authenticator VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, 'active', ?8, ?9, NULL)",
        params![
            id,
            persona,
            position,
            kind,
            label,
            short_id,
            model,
            registered_at.as_millis(),
            last_used_at.as_millis()
        ],
    )?;
    tx.note(id, registered_at, "active")
}

/// As if somebody at support had done it two days ago.
fn block_by_support(tx: &Transaction<'_>, persona: &str, reference: &str) -> Result<(), Error> {
    let at = tx.now.plus_millis(-2 * DAY);
    tx.db.execute(
        "UPDATE persona SET status = 'blocked', since = ?2, blocked_by = 'support', code = ?3, reference = ?4 WHERE id = ?1",
        params![persona, at.as_millis(), blocking::reason_code("support"), reference],
    )?;
    tx.db.execute(
        "INSERT INTO block (id, known_as, persona, reported_by, state, received_at, in_effect_at, reference, commits,
         sessions_ended, session_dies, keeps_sessions)
         VALUES (?1, ?1, ?2, 'support', 'in_effect', ?3, ?3, ?4, 1, 'all', 0, 0)",
        params![format!("block-of-{persona}-by-support"), persona, at.as_millis(), reference],
    )?;
    tx.db.execute(
        "INSERT INTO desk VALUES (?1, 'support', 'block', ?2, 'identity')",
        params![at.as_millis(), persona],
    )?;
    tx.note(persona, at, "blocked")
}

/// Gives a person authenticators until there are so many, with labels as bad as people make them; how many were added.
///
/// # Errors
/// [`BackendError::NotFound`] when there is no such person.
pub fn add_authenticators(tx: &Transaction<'_>, persona: &str, until: u32) -> Result<u32, Error> {
    let known: u32 = tx.db.query_row("SELECT count(*) FROM persona WHERE id = ?1", [persona], |row| row.get(0))?;
    if known == 0 {
        return Err(BackendError::NotFound.into());
    }
    let count = "SELECT count(*) FROM authenticator WHERE persona = ?1";
    let before: u32 = tx.db.query_row(count, [persona], |row| row.get(0))?;
    for number in before..until {
        let kind = if number % 5 == 0 { "code_display" } else { "app" };
        let label = match number % 4 {
            0 => "x".repeat(200),
            1 => String::new(),
            2 => "Telefon".to_owned(),
            _ => format!("Telefon {number}"),
        };
        let id = format!("{persona}-crowd-{number}");
        let registered_at = tx.now.plus_millis(-i64::from(number + 2) * DAY);
        insert_authenticator(
            tx,
            persona,
            i64::from(number),
            (&id, kind, &label, &format!("C{number:04}"), None),
            registered_at,
        )?;
    }
    Ok(until.saturating_sub(before))
}

/// Gives a target a status by hand. If it has that status already, nothing changes, also not since when.
///
/// # Errors
/// [`BackendError::NotFound`] when there is no such target, or it is blocked.
pub fn set_status(tx: &Transaction<'_>, persona: &str, authenticator: Option<&str>, status: &str) -> Result<(), Error> {
    let target = authenticator.unwrap_or(persona);
    let sql = match authenticator {
        Some(_) => "SELECT status FROM authenticator WHERE id = ?1 AND persona = ?2",
        None => "SELECT status FROM persona WHERE id = ?1 AND id = ?2",
    };
    let before: Option<String> = tx.db.query_row(sql, [target, persona], |row| row.get(0)).optional()?;
    let before = before.filter(|before| before != "blocked").ok_or(Error::Backend(BackendError::NotFound))?;
    if before == status {
        return Ok(());
    }
    let now = tx.now.as_millis();
    match authenticator {
        Some(id) => tx.db.execute("UPDATE authenticator SET status = ?2 WHERE id = ?1", params![id, status])?,
        None => {
            tx.db.execute("UPDATE persona SET status = ?2, since = ?3 WHERE id = ?1", params![persona, status, now])?
        }
    };
    tx.note(target, tx.now, status)
}

/// The last time that clocks in Denmark showed 03:12. (Summer time by the month only: in the last week of March and of
/// October it may be an hour off, which no story here depends on.)
fn last_night(now: Moment) -> Moment {
    let month: u32 = now.to_rfc3339().get(5..7).and_then(|month| month.parse().ok()).unwrap_or(1);
    let ahead = if (4..=10).contains(&month) { 2 } else { 1 };
    let at = 3 * HOUR + 12 * MINUTE - ahead * HOUR;
    let midnight = now.as_millis().div_euclid(DAY) * DAY;
    let today = Moment::from_millis(midnight + at);
    if today < now { today } else { today.plus_millis(-DAY) }
}
