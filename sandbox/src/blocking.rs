//! Blocking and lifting, inside a transaction.

mod block_facts;
mod desk_actions;
mod row;

pub use block_facts::{facts, reactivation_of_authenticator, reactivation_of_identity, reference};
pub use desk_actions::{block_by_desk, lift};
pub use row::BlockRow;

use rusqlite::{OptionalExtension, params};
use spaer_gateway::domain::{BlockFacts, BlockOrder, Party, Reason, RefusedCode, SessionsEnded, Target};
use spaer_gateway::{BackendError, Moment, random};

use crate::store::{Error, Transaction};

/// How long an authenticator counts as too new to block the holder's others.
const NEW_MILLIS: i64 = 24 * 60 * 60 * 1000;

/// A session that lives.
pub struct ActiveSession {
    /// The persona it belongs to.
    pub persona: String,
    /// The authenticator it was opened with.
    pub authenticator: String,
}

/// How the sandbox is to handle one order.
#[derive(Clone, Copy, Debug, Default)]
pub struct BlockOptions {
    /// Stay pending this long first.
    pub pending_millis: i64,
    /// The ordering session ends as well.
    pub session_dies: bool,
    /// No session ends.
    pub keeps_sessions: bool,
    /// Refuse the order with this code.
    pub refuse: Option<RefusedCode>,
}

/// The session of this token, when it lives.
///
/// # Errors
/// [`BackendError::SessionEnded`] when it does not.
pub fn active_session(tx: &Transaction<'_>, token: &str) -> Result<ActiveSession, Error> {
    let found = tx.db.query_row(
        "SELECT persona, authenticator FROM session WHERE token = ?1 AND ended_at IS NULL AND expires_at > ?2",
        params![token, tx.now.as_millis()],
        |row| Ok(ActiveSession { persona: row.get(0)?, authenticator: row.get(1)? }),
    );
    found.optional()?.ok_or(Error::Backend(BackendError::SessionEnded))
}

/// The block of this id.
///
/// # Errors
/// Only the database's.
pub fn find(tx: &Transaction<'_>, id: &str) -> Result<Option<BlockRow>, Error> {
    Ok(tx.db.query_row("SELECT * FROM block WHERE id = ?1", [id], BlockRow::from_row).optional()?)
}

/// Does what an order asks for, once.
///
/// # Errors
/// [`BackendError::SessionEnded`] when the session does not live; then nothing is done.
pub fn order(
    tx: &Transaction<'_>,
    token: &str,
    order: &BlockOrder,
    options: BlockOptions,
) -> Result<BlockFacts, Error> {
    if let Some(row) = find(tx, order.id.as_str())? {
        return facts(tx, &row);
    }
    let id = order.id.as_str();
    place(tx, token, &order.target, order.reason, options, (id, id))?;
    let row = find(tx, id)?.ok_or(Error::Internal("a block vanished"))?;
    facts(tx, &row)
}

/// Does what an order asks for as a back end does that keeps no ids: every call is a new order. Answers whether it has changed anything, or will.
/// `known_as` is for the oracle only.
///
/// # Errors
/// [`BackendError::SessionEnded`] when the session does not live; then nothing is done.
pub fn order_without_id(
    tx: &Transaction<'_>,
    token: &str,
    target: &Target,
    known_as: Option<&str>,
    options: BlockOptions,
) -> Result<bool, Error> {
    let id = random::hex(16)?;
    place(tx, token, target, None, options, (&id, known_as.unwrap_or(&id)))?;
    let row = find(tx, &id)?.ok_or(Error::Internal("a block vanished"))?;
    Ok(row.state != "refused" && row.already_since.is_none())
}

fn place(
    tx: &Transaction<'_>,
    token: &str,
    target: &Target,
    reason: Option<Reason>,
    options: BlockOptions,
    (id, known_as): (&str, &str),
) -> Result<(), Error> {
    let session = active_session(tx, token)?;
    let authenticator = match target {
        Target::Authenticator(id) => Some(id.as_str()),
        Target::Identity => None,
    };
    let new = NewBlock {
        id,
        known_as,
        persona: &session.persona,
        authenticator,
        session: Some(token),
        reported_by: Party::You,
        reason: reason.map(Reason::as_str),
        options,
    };
    let refused = match options.refuse {
        Some(code) => Some(code),
        None => refusal_reason(tx, &session, authenticator)?,
    };
    insert(tx, &new, refused)?;
    apply_due_blocks(tx)
}

/// The rule by which this order is refused, if there is one.
fn refusal_reason(
    tx: &Transaction<'_>,
    session: &ActiveSession,
    target: Option<&str>,
) -> Result<Option<RefusedCode>, Error> {
    let identity: String =
        tx.db.query_row("SELECT status FROM persona WHERE id = ?1", [&session.persona], |row| row.get(0))?;
    if identity == "closed" {
        return Ok(Some(RefusedCode::IdentityClosed));
    }
    // A session opened with a new authenticator may always block the whole identity: a wrong block can be undone, misuse cannot.
    let Some(target) = target else { return Ok(None) };
    let status: Option<String> = tx
        .db
        .query_row(
            "SELECT status FROM authenticator WHERE id = ?1 AND persona = ?2",
            [target, &session.persona],
            |row| row.get(0),
        )
        .optional()?;
    let registered_at: i64 =
        tx.db.query_row("SELECT registered_at FROM authenticator WHERE id = ?1", [&session.authenticator], |row| {
            row.get(0)
        })?;
    let new = tx.now.as_millis() - registered_at < NEW_MILLIS;
    Ok(match status.as_deref() {
        None => Some(RefusedCode::TargetNotFound),
        Some("revoked") => Some(RefusedCode::TargetRevoked),
        Some(_) if new && session.authenticator != target => Some(RefusedCode::SessionTooNew),
        Some(_) => None,
    })
}

struct NewBlock<'a> {
    id: &'a str,
    known_as: &'a str,
    persona: &'a str,
    authenticator: Option<&'a str>,
    session: Option<&'a str>,
    reported_by: Party,
    reason: Option<&'a str>,
    options: BlockOptions,
}

fn insert(tx: &Transaction<'_>, new: &NewBlock<'_>, refused: Option<RefusedCode>) -> Result<(), Error> {
    let now = tx.now.as_millis();
    tx.db.execute(
        "INSERT INTO block (id, known_as, persona, authenticator, session, reported_by, reason, state, received_at,
         due_at, refused_at, refused_code, reference, commits, sessions_ended, session_dies, keeps_sessions)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, 0, 'unknown', ?14, ?15)",
        params![
            new.id,
            new.known_as,
            new.persona,
            new.authenticator,
            new.session,
            new.reported_by.as_str(),
            new.reason,
            if refused.is_some() { "refused" } else { "pending" },
            now,
            refused.is_none().then_some(now + new.options.pending_millis),
            refused.map(|_| now),
            refused.map(RefusedCode::as_str),
            format!("SP-{}", random::hex(4)?.to_uppercase()),
            new.options.session_dies,
            new.options.keeps_sessions,
        ],
    )?;
    Ok(())
}

/// Brings into effect every pending block whose time has come. This is called at the start of every transaction, so that no timer is needed and
/// nobody reads a block as pending after its time.
///
/// # Errors
/// Only the database's.
pub fn apply_due_blocks(tx: &Transaction<'_>) -> Result<(), Error> {
    let mut statement =
        tx.db.prepare_cached("SELECT * FROM block WHERE state = 'pending' AND due_at <= ?1 ORDER BY due_at")?;
    let rows: Vec<BlockRow> =
        statement.query_map([tx.now.as_millis()], BlockRow::from_row)?.collect::<rusqlite::Result<_>>()?;
    rows.iter().try_for_each(|row| take_effect(tx, row))
}

fn take_effect(tx: &Transaction<'_>, row: &BlockRow) -> Result<(), Error> {
    let at = row.due_at.unwrap_or(row.received_at);
    let already = match &row.authenticator {
        Some(id) => block_authenticator(tx, id, at)?,
        None => block_identity(tx, row, at)?,
    };
    let ended = end_sessions(tx, row, at)?;
    tx.db.execute(
        "UPDATE block SET state = 'in_effect', in_effect_at = ?2, already_since = ?3, commits = ?4,
         sessions_ended = ?5 WHERE id = ?1",
        params![row.id, at, already, i64::from(already.is_none()), ended.as_str()],
    )?;
    if already.is_none() {
        let kind = if row.authenticator.is_some() { "authenticator_blocked" } else { "identity_blocked" };
        record_activity(tx, &row.persona, at, kind, row.authenticator.as_deref())?;
        // Only now: of a target that was blocked before, everybody has been told, and whoever orders it again and again must not fill anybody's inbox.
        notify(tx, row, at)?;
    }
    Ok(())
}

/// Sends a message to every registered address, since an intruder may have changed any of them.
fn notify(tx: &Transaction<'_>, row: &BlockRow, at: i64) -> Result<(), Error> {
    let what = if row.authenticator.is_some() { "authenticator blocked" } else { "identity blocked" };
    tx.db.execute(
        "INSERT INTO notice SELECT ?1, persona, ?2, channel, masked, ?3 FROM contact WHERE persona = ?4",
        params![at, row.id, what, row.persona],
    )?;
    Ok(())
}

/// Blocks an authenticator. If it was blocked before, answers since when.
fn block_authenticator(tx: &Transaction<'_>, id: &str, at: i64) -> Result<Option<i64>, Error> {
    let changed = tx.db.execute(
        "UPDATE authenticator SET status = 'blocked', blocked_since = ?2 WHERE id = ?1 AND status <> 'blocked'",
        params![id, at],
    )?;
    if changed > 0 {
        tx.note(id, Moment::from_millis(at), "blocked")?;
        return Ok(None);
    }
    Ok(tx.db.query_row("SELECT blocked_since FROM authenticator WHERE id = ?1", [id], |row| row.get(0))?)
}

fn block_identity(tx: &Transaction<'_>, row: &BlockRow, at: i64) -> Result<Option<i64>, Error> {
    let changed = tx.db.execute(
        "UPDATE persona SET status = 'blocked', since = ?2, blocked_by = ?3, reference = ?4,
         code = ?5 WHERE id = ?1 AND status = 'active'",
        params![row.persona, at, row.reported_by, row.reference, reason_code(&row.reported_by)],
    )?;
    if changed > 0 {
        tx.note(&row.persona, Moment::from_millis(at), "blocked")?;
        return Ok(None);
    }
    Ok(tx.db.query_row("SELECT since FROM persona WHERE id = ?1", [&row.persona], |row| row.get(0))?)
}

/// The reason code for a block of the whole identity, by who ordered it; `None` if the person did.
#[must_use]
pub fn reason_code(by: &str) -> Option<&'static str> {
    match by {
        "support" => Some("suspected-misuse"),
        "authority" => Some("decision-on-identity"),
        "system" => Some("unusual-pattern"),
        _ => None,
    }
}

/// Ends every other session that was opened with the target. The session that ordered the block goes on, so that the person can read what became of
/// it and block more; a fault can end it too.
fn end_sessions(tx: &Transaction<'_>, row: &BlockRow, at: i64) -> Result<SessionsEnded, Error> {
    if row.keeps_sessions {
        return Ok(SessionsEnded::None);
    }
    tx.db.execute(
        "UPDATE session SET ended_at = ?1 WHERE ended_at IS NULL AND persona = ?2
         AND (?3 IS NULL OR authenticator = ?3) AND (?4 IS NULL OR token <> ?4)",
        params![at, row.persona, row.authenticator, row.session],
    )?;
    if row.session_dies {
        tx.db.execute(
            "UPDATE session SET ended_at = ?1 WHERE ended_at IS NULL AND token = ?2",
            params![at, row.session],
        )?;
    }
    Ok(SessionsEnded::All)
}

/// Adds a row to the activity list.
///
/// # Errors
/// Only the database's.
pub fn record_activity(
    tx: &Transaction<'_>,
    persona: &str,
    at: i64,
    kind: &str,
    authenticator: Option<&str>,
) -> Result<(), Error> {
    tx.db.execute(
        "INSERT INTO activity VALUES (?1, ?2, ?3, ?4, 'succeeded', ?5, NULL, NULL, NULL, NULL)",
        params![format!("{persona}-{}", random::hex(8)?), persona, at, kind, authenticator],
    )?;
    Ok(())
}
