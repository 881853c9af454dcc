//! A block as it is stored.

use rusqlite::Row;
use spaer_gateway::AuthenticatorId;
use spaer_gateway::domain::Target;

/// One row of the table of blocks. All times are milliseconds since 1970.
pub struct BlockRow {
    /// Its id.
    pub id: String,
    /// The id by which the oracle tells of it: its own, or the one under which a back end without ids was asked.
    pub known_as: String,
    /// Whose.
    pub persona: String,
    /// Which authenticator; the whole identity when absent.
    pub authenticator: Option<String>,
    /// The token of the session that ordered it; absent when a desk did.
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
    /// Which other sessions it ended, as a word of the contract.
    pub sessions_ended: String,
    /// The ordering session ends with it.
    pub session_dies: bool,
    /// No session ends with it.
    pub keeps_sessions: bool,
}

impl BlockRow {
    /// From a row of `SELECT * FROM block`.
    ///
    /// # Errors
    /// When a column is missing or has another type.
    pub fn from_row(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            id: row.get("id")?,
            known_as: row.get("known_as")?,
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
            keeps_sessions: row.get("keeps_sessions")?,
        })
    }

    /// The target: an authenticator, or the identity as a whole.
    #[must_use]
    pub fn target(&self) -> Target {
        let id = self.authenticator.as_deref().and_then(AuthenticatorId::parse);
        id.map_or(Target::Identity, Target::Authenticator)
    }
}
