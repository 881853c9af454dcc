//! Logins: begun by the gateway, decided on the login page, finished by the gateway. Inside a transaction.

use rusqlite::{OptionalExtension, params};
use spaer_gateway::backend::{LoggedIn, LoginOutcome, LoginStart};
use spaer_gateway::domain::Person;
use spaer_gateway::{BackendError, Private, SessionToken, SubjectKey, random};

use crate::blocking::record_activity;
use crate::store::{Error, Transaction};

/// What was decided on the login page.
#[derive(Clone, Debug)]
pub enum Decision {
    /// Log in as this persona with this authenticator.
    As {
        /// Who.
        persona: String,
        /// With.
        authenticator: String,
    },
    /// Go back to the gateway with this outcome instead of a login.
    Outcome(&'static str),
}

/// Can this be used to log in, and if not, with what word does the browser come back?
///
/// # Errors
/// [`BackendError::NotFound`] when there is no such authenticator.
pub fn login_obstacle(tx: &Transaction<'_>, persona: &str, authenticator: &str) -> Result<Option<&'static str>, Error> {
    let found: Option<(String, String)> = tx
        .db
        .query_row(
            "SELECT persona.status, authenticator.status FROM authenticator
             JOIN persona ON persona.id = authenticator.persona WHERE authenticator.id = ?1 AND persona.id = ?2",
            [authenticator, persona],
            |row| Ok((row.get(0)?, row.get(1)?)),
        )
        .optional()?;
    let (identity, authenticator) = found.ok_or(Error::Backend(BackendError::NotFound))?;
    Ok(match (identity.as_str(), authenticator.as_str()) {
        ("active", "active") => None,
        ("active", "locked") => Some("locked"),
        _ => Some("blocked"),
    })
}

/// Stores a login that the gateway begins; answers the id that is in the address of its login page.
///
/// # Errors
/// Only the database's.
pub fn begin(tx: &Transaction<'_>, start: &LoginStart) -> Result<String, Error> {
    let id = random::hex(16)?;
    tx.db.execute(
        "INSERT INTO login VALUES (?1, ?2, ?3, ?4, NULL, NULL, NULL, NULL, NULL)",
        params![id, start.state, start.callback_url, tx.now.as_millis()],
    )?;
    Ok(id)
}

/// Stores what was decided on the login page; answers the URL to which the browser is sent back.
///
/// # Errors
/// [`BackendError::NotFound`] when the login or the authenticator does not exist, or the login is over.
pub fn decide(tx: &Transaction<'_>, id: &str, decision: &Decision) -> Result<String, Error> {
    let found: Option<(String, String)> = tx
        .db
        .query_row("SELECT state, callback_url FROM login WHERE id = ?1 AND used_at IS NULL", [id], |row| {
            Ok((row.get(0)?, row.get(1)?))
        })
        .optional()?;
    let (state, callback_url) = found.ok_or(Error::Backend(BackendError::NotFound))?;
    let (outcome, persona, authenticator) = match decision {
        Decision::Outcome(outcome) => (*outcome, None, None),
        Decision::As { persona, authenticator } => {
            let outcome = login_obstacle(tx, persona, authenticator)?.unwrap_or("ok");
            (outcome, Some(persona), Some(authenticator))
        }
    };
    let code = random::hex(16)?;
    tx.db.execute(
        "UPDATE login SET code = ?2, outcome = ?3, persona = ?4, authenticator = ?5 WHERE id = ?1",
        params![id, code, outcome, persona, authenticator],
    )?;
    let query = form_urlencoded::Serializer::new(String::new())
        .append_pair("state", &state)
        .append_pair("code", &code)
        .finish();
    Ok(format!("{callback_url}?{query}"))
}

/// Finishes a login when the browser is back at the gateway. The status of the authenticator is checked again, because a block since the login page
/// must stop the login.
///
/// # Errors
/// [`BackendError::NotFound`] when no such login was decided, or it was finished before.
pub fn finish(tx: &Transaction<'_>, state: &str, code: &str, lifetime_millis: i64) -> Result<LoginOutcome, Error> {
    let found = tx
        .db
        .query_row(
            "SELECT outcome, persona, authenticator FROM login WHERE state = ?1 AND code = ?2 AND used_at IS NULL",
            [state, code],
            |row| Ok((row.get::<_, String>(0)?, row.get::<_, Option<String>>(1)?, row.get::<_, Option<String>>(2)?)),
        )
        .optional()?;
    let (outcome, persona, authenticator) = found.ok_or(Error::Backend(BackendError::NotFound))?;
    tx.db.execute("UPDATE login SET used_at = ?2 WHERE code = ?1", params![code, tx.now.as_millis()])?;
    let (Some(persona), Some(authenticator)) = (persona, authenticator) else { return Ok(login_outcome(&outcome)) };
    match login_obstacle(tx, &persona, &authenticator)? {
        Some(outcome) => Ok(login_outcome(outcome)),
        None => open_session(tx, &persona, &authenticator, lifetime_millis).map(LoginOutcome::Ok),
    }
}

fn login_outcome(outcome: &str) -> LoginOutcome {
    match outcome {
        "cancelled" => LoginOutcome::Cancelled,
        "locked" => LoginOutcome::Locked,
        "blocked" => LoginOutcome::Blocked,
        "unavailable" => LoginOutcome::Unavailable,
        _ => LoginOutcome::Failed,
    }
}

fn open_session(
    tx: &Transaction<'_>,
    persona: &str,
    authenticator: &str,
    lifetime_millis: i64,
) -> Result<LoggedIn, Error> {
    let token = random::hex(32)?;
    let now = tx.now.as_millis();
    let expires_at = tx.now.plus_millis(lifetime_millis);
    tx.db.execute(
        "INSERT INTO session VALUES (?1, ?2, ?3, ?4, ?5, NULL)",
        params![token, persona, authenticator, now, expires_at.as_millis()],
    )?;
    tx.db.execute("UPDATE authenticator SET last_used_at = ?2 WHERE id = ?1", params![authenticator, now])?;
    record_activity(tx, persona, now, "login", Some(authenticator))?;
    let (subject, name, masked): (String, String, String) =
        tx.db.query_row("SELECT subject, name, masked FROM persona WHERE id = ?1", [persona], |row| {
            Ok((row.get(0)?, row.get(1)?, row.get(2)?))
        })?;
    Ok(LoggedIn {
        token: SessionToken::new(token),
        person: Person {
            subject: SubjectKey::parse(&subject).ok_or(Error::Internal("a subject"))?,
            display_name: Private::new(name),
            user_id_masked: Private::new(masked),
        },
        expires_at,
    })
}
