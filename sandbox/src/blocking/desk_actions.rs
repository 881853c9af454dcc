//! What is done at a desk: by support, by an authority, or by a rule of the eID itself.

use rusqlite::params;
use spaer_gateway::domain::Party;
use spaer_gateway::{BackendError, random};

use super::{BlockOptions, NewBlock, apply_due_blocks, insert, record_activity};
use crate::store::{Error, Transaction};

/// A block ordered by support, an authority or the system. With `keeps_sessions` whoever is logged in stays so, and can
/// read by whom they were blocked.
///
/// # Errors
/// [`BackendError::NotFound`] when there is no such target, or it can never be used again anyway.
pub fn block_by_desk(
    tx: &Transaction<'_>,
    persona: &str,
    authenticator: Option<&str>,
    by: Party,
    keeps_sessions: bool,
) -> Result<String, Error> {
    let there: i64 = match authenticator {
        Some(id) => tx.db.query_row(
            "SELECT count(*) FROM authenticator WHERE id = ?1 AND persona = ?2 AND status <> 'revoked'",
            [id, persona],
            |row| row.get(0),
        )?,
        None => {
            let sql = "SELECT count(*) FROM persona WHERE id = ?1 AND status <> 'closed'";
            tx.db.query_row(sql, [persona], |row| row.get(0))?
        }
    };
    if there == 0 {
        return Err(BackendError::NotFound.into());
    }
    let id = random::hex(16)?;
    let options = BlockOptions { keeps_sessions, ..BlockOptions::default() };
    let new = NewBlock {
        id: &id,
        known_as: &id,
        persona,
        authenticator,
        session: None,
        reported_by: by,
        reason: None,
        options,
    };
    insert(tx, &new, None)?;
    apply_due_blocks(tx)?;
    record_desk_action(tx, by, "block", persona, authenticator)?;
    Ok(id)
}

/// Makes a target usable again, and ends its blocks.
///
/// # Errors
/// [`BackendError::NotFound`] when there is no such target, or it is not blocked.
pub fn lift(tx: &Transaction<'_>, persona: &str, authenticator: Option<&str>, by: Party) -> Result<(), Error> {
    let now = tx.now.as_millis();
    let (target, changed) = match authenticator {
        Some(id) => (
            id,
            tx.db.execute(
                "UPDATE authenticator SET status = 'active', blocked_since = NULL
                 WHERE id = ?1 AND persona = ?2 AND status = 'blocked'",
                [id, persona],
            )?,
        ),
        None => (
            persona,
            tx.db.execute(
                "UPDATE persona SET status = 'active', since = ?2, blocked_by = NULL, code = NULL, reference = NULL
                 WHERE id = ?1 AND status = 'blocked'",
                params![persona, now],
            )?,
        ),
    };
    if changed == 0 {
        return Err(BackendError::NotFound.into());
    }
    tx.note(target, tx.now, "active")?;
    tx.db.execute(
        "UPDATE block SET state = 'ended', ended_at = ?1, ended_by = ?2
         WHERE state = 'in_effect' AND persona = ?3 AND authenticator IS ?4",
        params![now, by.as_str(), persona, authenticator],
    )?;
    let kind = if authenticator.is_some() { "authenticator_reactivated" } else { "identity_reactivated" };
    record_activity(tx, persona, now, kind, authenticator)?;
    record_desk_action(tx, by, "lift", persona, authenticator)
}

/// Writes down what was done at which desk.
fn record_desk_action(
    tx: &Transaction<'_>,
    by: Party,
    what: &str,
    persona: &str,
    authenticator: Option<&str>,
) -> Result<(), Error> {
    tx.db.execute(
        "INSERT INTO desk VALUES (?1, ?2, ?3, ?4, ?5)",
        params![tx.now.as_millis(), by.as_str(), what, persona, authenticator.unwrap_or("identity")],
    )?;
    Ok(())
}
