//! Blocking and lifting, inside a transaction.

mod telling;

pub use telling::{facts, ways};

use rusqlite::{OptionalExtension, Row, params};
use spaer_gateway::domain::{BlockFacts, BlockOrder, Party, Reason, RefusedCode, SessionsEnded, Target};
use spaer_gateway::{BackendError, Moment, random};

use crate::people::note;
use crate::store::{Act, Trouble};

/// How long an authenticator counts as too new to block the holder's others.
const NEW_MILLIS: i64 = 24 * 60 * 60 * 1000;

/// A session that lives.
pub struct Live {
    /// Whose.
    pub persona: String,
    /// Opened with.
    pub authenticator: String,
}

/// How the sandbox is to treat the next orders.
#[derive(Clone, Copy, Debug, Default)]
pub struct Manner {
    /// Stay pending this long first.
    pub pending_millis: i64,
    /// The ordering session ends as well.
    pub session_dies: bool,
    /// Refuse.
    pub refuse: Option<RefusedCode>,
}

/// One row of the table of blocks.
pub struct BlockRow {
    /// Its id.
    pub id: String,
    /// Whose.
    pub persona: String,
    /// Which authenticator; the whole identity when absent.
    pub authenticator: Option<String>,
    /// By which session.
    pub session: Option<String>,
    /// By whom.
    pub reported_by: String,
    /// Where it stands.
    pub state: String,
    /// When it was received.
    pub received_at: i64,
    /// When it is to come into effect.
    pub due_at: Option<i64>,
    /// When it did.
    pub in_effect_at: Option<i64>,
    /// Since when the target was blocked before.
    pub already_since: Option<i64>,
    /// When it was refused.
    pub refused_at: Option<i64>,
    /// Why.
    pub refused_code: Option<String>,
    /// When it was lifted.
    pub ended_at: Option<i64>,
    /// By whom.
    pub ended_by: Option<String>,
    /// For support.
    pub reference: String,
    /// How often the target really went from usable to blocked by this block.
    pub commits: i64,
    /// The other sessions.
    pub sessions_ended: String,
    /// The ordering session ends with it.
    pub session_dies: bool,
}

impl BlockRow {
    /// From a row of `SELECT * FROM block`.
    ///
    /// # Errors
    /// When the table is another.
    pub fn from_row(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            id: row.get("id")?,
            persona: row.get("persona")?,
            authenticator: row.get("authenticator")?,
            session: row.get("session")?,
            reported_by: row.get("reported_by")?,
            state: row.get("state")?,
            received_at: row.get("received_at")?,
            due_at: row.get("due_at")?,
            in_effect_at: row.get("in_effect_at")?,
            already_since: row.get("already_since")?,
            refused_at: row.get("refused_at")?,
            refused_code: row.get("refused_code")?,
            ended_at: row.get("ended_at")?,
            ended_by: row.get("ended_by")?,
            reference: row.get("reference")?,
            commits: row.get("commits")?,
            sessions_ended: row.get("sessions_ended")?,
            session_dies: row.get("session_dies")?,
        })
    }

    /// What the oracle calls the target.
    #[must_use]
    pub fn target(&self) -> Target {
        let id = self.authenticator.as_deref().and_then(spaer_gateway::AuthenticatorId::parse);
        id.map_or(Target::Identity, Target::Authenticator)
    }
}

/// The session of this token, when it lives.
///
/// # Errors
/// [`BackendError::SessionEnded`] when it does not.
pub fn live(act: &Act<'_>, token: &str) -> Result<Live, Trouble> {
    let found = act.tx.query_row(
        "SELECT persona, authenticator FROM session WHERE token = ?1 AND ended_at IS NULL AND expires_at > ?2",
        params![token, act.now.as_millis()],
        |row| Ok(Live { persona: row.get(0)?, authenticator: row.get(1)? }),
    );
    found.optional()?.ok_or(Trouble::Says(BackendError::SessionEnded))
}

/// The block of this id.
///
/// # Errors
/// Only the database's.
pub fn find(act: &Act<'_>, id: &str) -> Result<Option<BlockRow>, Trouble> {
    Ok(act.tx.query_row("SELECT * FROM block WHERE id = ?1", [id], BlockRow::from_row).optional()?)
}

/// Does what an order asks for, once.
///
/// # Errors
/// [`BackendError::SessionEnded`] when the session does not live; then nothing is done.
pub fn order(act: &Act<'_>, token: &str, order: &BlockOrder, manner: Manner) -> Result<BlockFacts, Trouble> {
    if let Some(row) = find(act, order.id.as_str())? {
        return facts(act, &row);
    }
    let session = live(act, token)?;
    let authenticator = match &order.target {
        Target::Authenticator(id) => Some(id.as_str()),
        Target::Identity => None,
    };
    let row = New {
        id: order.id.as_str(),
        persona: &session.persona,
        authenticator,
        session: Some(token),
        reported_by: Party::You,
        reason: order.reason.map(Reason::as_str),
        manner,
    };
    let refused = match manner.refuse {
        Some(code) => Some(code),
        None => rule_against(act, &session, authenticator)?,
    };
    insert(act, &row, refused)?;
    settle_due(act)?;
    let row = find(act, order.id.as_str())?.ok_or(Trouble::Strange("a block vanished"))?;
    facts(act, &row)
}

/// Why this may not be done, when it may not.
fn rule_against(act: &Act<'_>, session: &Live, target: Option<&str>) -> Result<Option<RefusedCode>, Trouble> {
    let identity: String =
        act.tx.query_row("SELECT status FROM persona WHERE id = ?1", [&session.persona], |row| row.get(0))?;
    if identity == "closed" {
        return Ok(Some(RefusedCode::IdentityClosed));
    }
    // The whole identity is never refused to a new authenticator: a wrong block is undone, misuse is not.
    let Some(target) = target else { return Ok(None) };
    let status: Option<String> = act
        .tx
        .query_row(
            "SELECT status FROM authenticator WHERE id = ?1 AND persona = ?2",
            [target, &session.persona],
            |row| row.get(0),
        )
        .optional()?;
    let registered_at: i64 =
        act.tx.query_row("SELECT registered_at FROM authenticator WHERE id = ?1", [&session.authenticator], |row| {
            row.get(0)
        })?;
    let new = act.now.as_millis() - registered_at < NEW_MILLIS;
    Ok(match status.as_deref() {
        None => Some(RefusedCode::TargetNotFound),
        Some("revoked") => Some(RefusedCode::TargetRevoked),
        Some(_) if new && session.authenticator != target => Some(RefusedCode::SessionTooNew),
        Some(_) => None,
    })
}

struct New<'a> {
    id: &'a str,
    persona: &'a str,
    authenticator: Option<&'a str>,
    session: Option<&'a str>,
    reported_by: Party,
    reason: Option<&'a str>,
    manner: Manner,
}

fn insert(act: &Act<'_>, new: &New<'_>, refused: Option<RefusedCode>) -> Result<(), Trouble> {
    let now = act.now.as_millis();
    act.tx.execute(
        "INSERT INTO block VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, NULL, NULL, ?10, ?11, NULL, NULL, ?12, 0,
         'unknown', ?13)",
        params![
            new.id,
            new.persona,
            new.authenticator,
            new.session,
            new.reported_by.as_str(),
            new.reason,
            if refused.is_some() { "refused" } else { "pending" },
            now,
            refused.is_none().then_some(now + new.manner.pending_millis),
            refused.map(|_| now),
            refused.map(RefusedCode::as_str),
            format!("SP-{}", random::hex(4)?.to_uppercase()),
            new.manner.session_dies,
        ],
    )?;
    Ok(())
}

/// Brings into effect every block whose waiting is over. Called at the start of every act, so that no timer is needed
/// and nothing can be read as it was before its time.
///
/// # Errors
/// Only the database's.
pub fn settle_due(act: &Act<'_>) -> Result<(), Trouble> {
    let mut statement =
        act.tx.prepare_cached("SELECT * FROM block WHERE state = 'pending' AND due_at <= ?1 ORDER BY due_at")?;
    let rows: Vec<BlockRow> =
        statement.query_map([act.now.as_millis()], BlockRow::from_row)?.collect::<rusqlite::Result<_>>()?;
    rows.iter().try_for_each(|row| take_effect(act, row))
}

fn take_effect(act: &Act<'_>, row: &BlockRow) -> Result<(), Trouble> {
    let at = row.due_at.unwrap_or(row.received_at);
    let already = match &row.authenticator {
        Some(id) => block_authenticator(act, id, at)?,
        None => block_identity(act, row, at)?,
    };
    let ended = end_sessions(act, row, at)?;
    act.tx.execute(
        "UPDATE block SET state = 'in_effect', in_effect_at = ?2, already_since = ?3, commits = ?4,
         sessions_ended = ?5 WHERE id = ?1",
        params![row.id, at, already, i64::from(already.is_none()), ended.as_str()],
    )?;
    if already.is_none() {
        let kind = if row.authenticator.is_some() { "authenticator_blocked" } else { "identity_blocked" };
        happened(act, &row.persona, at, kind, row.authenticator.as_deref())?;
    }
    let what = if row.authenticator.is_some() { "authenticator blocked" } else { "identity blocked" };
    act.tx.execute(
        "INSERT INTO notice SELECT ?1, persona, ?2, channel, masked, ?3 FROM contact WHERE persona = ?4",
        params![at, row.id, what, row.persona],
    )?;
    Ok(())
}

/// Since when it was blocked before, when it was.
fn block_authenticator(act: &Act<'_>, id: &str, at: i64) -> Result<Option<i64>, Trouble> {
    let changed = act.tx.execute(
        "UPDATE authenticator SET status = 'blocked', blocked_since = ?2 WHERE id = ?1 AND status <> 'blocked'",
        params![id, at],
    )?;
    if changed > 0 {
        note(act, id, Moment::from_millis(at), "blocked")?;
        return Ok(None);
    }
    Ok(act.tx.query_row("SELECT blocked_since FROM authenticator WHERE id = ?1", [id], |row| row.get(0))?)
}

fn block_identity(act: &Act<'_>, row: &BlockRow, at: i64) -> Result<Option<i64>, Trouble> {
    let changed = act.tx.execute(
        "UPDATE persona SET status = 'blocked', since = ?2, blocked_by = ?3, reference = ?4,
         code = CASE ?3 WHEN 'you' THEN NULL ELSE 'suspected_misuse' END WHERE id = ?1 AND status = 'active'",
        params![row.persona, at, row.reported_by, row.reference],
    )?;
    if changed > 0 {
        note(act, &row.persona, Moment::from_millis(at), "blocked")?;
        return Ok(None);
    }
    Ok(act.tx.query_row("SELECT since FROM persona WHERE id = ?1", [&row.persona], |row| row.get(0))?)
}

/// Every other session that was opened with the target. The one that ordered goes on, so that the person can read what
/// became of it, and block more; a fault can end it too.
fn end_sessions(act: &Act<'_>, row: &BlockRow, at: i64) -> Result<SessionsEnded, Trouble> {
    act.tx.execute(
        "UPDATE session SET ended_at = ?1 WHERE ended_at IS NULL AND persona = ?2
         AND (?3 IS NULL OR authenticator = ?3) AND (?4 IS NULL OR token <> ?4)",
        params![at, row.persona, row.authenticator, row.session],
    )?;
    if row.session_dies {
        act.tx.execute(
            "UPDATE session SET ended_at = ?1 WHERE ended_at IS NULL AND token = ?2",
            params![at, row.session],
        )?;
    }
    Ok(SessionsEnded::All)
}

/// A block ordered by support or an authority.
///
/// # Errors
/// [`BackendError::NotFound`] when there is no such target.
pub fn by_other(act: &Act<'_>, persona: &str, authenticator: Option<&str>, by: Party) -> Result<String, Trouble> {
    let there: i64 = match authenticator {
        Some(id) => act.tx.query_row(
            "SELECT count(*) FROM authenticator WHERE id = ?1 AND persona = ?2",
            [id, persona],
            |row| row.get(0),
        )?,
        None => act.tx.query_row("SELECT count(*) FROM persona WHERE id = ?1", [persona], |row| row.get(0))?,
    };
    if there == 0 {
        return Err(BackendError::NotFound.into());
    }
    let id = random::hex(16)?;
    let manner = Manner::default();
    let new = New { id: &id, persona, authenticator, session: None, reported_by: by, reason: None, manner };
    insert(act, &new, None)?;
    settle_due(act)?;
    Ok(id)
}

/// Makes a target usable again, and ends its blocks.
///
/// # Errors
/// [`BackendError::NotFound`] when there is no such target, or it is not blocked.
pub fn lift(act: &Act<'_>, persona: &str, authenticator: Option<&str>, by: Party) -> Result<(), Trouble> {
    let now = act.now.as_millis();
    let (target, changed) = match authenticator {
        Some(id) => (
            id,
            act.tx.execute(
                "UPDATE authenticator SET status = 'active', blocked_since = NULL
                 WHERE id = ?1 AND persona = ?2 AND status = 'blocked'",
                [id, persona],
            )?,
        ),
        None => (
            persona,
            act.tx.execute(
                "UPDATE persona SET status = 'active', since = ?2, blocked_by = NULL, code = NULL, reference = NULL
                 WHERE id = ?1 AND status = 'blocked'",
                params![persona, now],
            )?,
        ),
    };
    if changed == 0 {
        return Err(BackendError::NotFound.into());
    }
    note(act, target, act.now, "active")?;
    act.tx.execute(
        "UPDATE block SET state = 'ended', ended_at = ?1, ended_by = ?2
         WHERE state = 'in_effect' AND persona = ?3 AND authenticator IS ?4",
        params![now, by.as_str(), persona, authenticator],
    )?;
    let kind = if authenticator.is_some() { "authenticator_reactivated" } else { "identity_reactivated" };
    happened(act, persona, now, kind, authenticator)
}

/// Adds a row to the activity list.
///
/// # Errors
/// Only the database's.
pub fn happened(act: &Act<'_>, persona: &str, at: i64, kind: &str, authenticator: Option<&str>) -> Result<(), Trouble> {
    act.tx.execute(
        "INSERT INTO activity VALUES (?1, ?2, ?3, ?4, 'succeeded', ?5, NULL, NULL, NULL, NULL)",
        params![format!("{persona}-{}", random::hex(8)?), persona, at, kind, authenticator],
    )?;
    Ok(())
}
