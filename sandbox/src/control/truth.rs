//! The oracle: the true state of blocks, authenticators and people, whatever the app or an answer said. Tests judge the app by it.

mod activity_truth;

use std::collections::BTreeMap;

use serde::Serialize;
use spaer_gateway::Moment;

use super::Control;
use crate::blocking::BlockRow;
use crate::store::{Error, Transaction};
pub use activity_truth::{Added, Provider, Report};

/// Everything that is true.
#[derive(Debug, Serialize)]
pub struct Truth {
    /// When.
    pub as_of: String,
    /// Every block, also those for which only a request arrived and no order reached the back end (`never_received`).
    pub blocks: Vec<Block>,
    /// Every authenticator.
    pub authenticators: Vec<TargetStatus>,
    /// Every identity.
    pub identities: Vec<TargetStatus>,
    /// Every session.
    pub sessions: Vec<Session>,
    /// What was done at the desks.
    pub desks: Vec<DeskAction>,
    /// What was sent to whom.
    pub notices: Vec<Notice>,
    /// What the people said was somebody else, oldest first.
    pub reports: Vec<Report>,
    /// To whom service providers are shown; everybody is in it.
    pub providers: Vec<Provider>,
    /// The last activities that were added here, newest first.
    pub added: Vec<Added>,
    /// The last calls.
    pub requests: Vec<Request>,
    /// How often each file of the site was sent, by its path.
    pub files: BTreeMap<String, u64>,
}

/// One block.
#[derive(Debug, Serialize)]
pub struct Block {
    /// Its id.
    pub id: String,
    /// Whose.
    pub subject: Option<String>,
    /// Whose, by the sandbox's name.
    pub persona: Option<String>,
    /// "identity", or the id of an authenticator.
    pub target: Option<String>,
    /// As in the contract, or "never_received".
    pub state: String,
    /// How often the target was really blocked by this id.
    pub commits: i64,
    /// How often a PUT on it arrived.
    pub requests: i64,
    /// By whom.
    pub reported_by: Option<String>,
    /// When it was received.
    pub received_at: Option<String>,
    /// When it came into effect.
    pub in_effect_at: Option<String>,
    /// Since when the target had been blocked before.
    pub already_blocked_since: Option<String>,
    /// Why it was refused.
    pub refused_code: Option<String>,
    /// When it was lifted.
    pub ended_at: Option<String>,
    /// By whom.
    pub ended_by: Option<String>,
    /// For support.
    pub reference: Option<String>,
}

/// An authenticator or an identity.
#[derive(Debug, Serialize)]
pub struct TargetStatus {
    /// Its id.
    pub id: String,
    /// What the back end calls it, where that is something else.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub known_as: Option<String>,
    /// Whose.
    pub persona: String,
    /// What it is called, or who it is.
    pub label: String,
    /// As in the contract.
    pub status: String,
    /// Since when it is blocked.
    pub since: Option<String>,
    /// Every change so far, oldest first.
    pub history: Vec<Change>,
}

/// A change of status.
#[derive(Debug, Serialize)]
pub struct Change {
    /// When.
    pub at: String,
    /// To what.
    pub status: String,
}

/// A session; never its token.
#[derive(Debug, Serialize)]
pub struct Session {
    /// Whose.
    pub persona: String,
    /// Opened with.
    pub authenticator: String,
    /// When it was opened.
    pub opened_at: String,
    /// Until when it may go on.
    pub expires_at: String,
    /// When it was ended before that.
    pub ended_at: Option<String>,
}

/// A block or a lift by somebody else than the person.
#[derive(Debug, Serialize)]
pub struct DeskAction {
    /// When.
    pub at: String,
    /// Who: support, authority (Borgerservice), system.
    pub by: String,
    /// block, lift.
    pub what: String,
    /// Whose.
    pub persona: String,
    /// "identity", or the id of an authenticator.
    pub target: String,
}

/// A notice.
#[derive(Debug, Serialize)]
pub struct Notice {
    /// When.
    pub at: String,
    /// To whom.
    pub persona: String,
    /// About which block.
    pub block: String,
    /// How.
    pub channel: String,
    /// Where to, mostly hidden.
    pub masked: String,
    /// What about.
    pub what: String,
}

/// A call.
#[derive(Debug, Serialize)]
pub struct Request {
    /// When it was answered.
    pub at: String,
    /// Method.
    pub method: String,
    /// Path as the contract writes it.
    pub path: &'static str,
    /// Its name among the calls.
    pub call: &'static str,
    /// Absent when the connection was closed without an answer.
    pub status: Option<u16>,
    /// Which faults it met.
    pub faults: Vec<String>,
}

impl Control {
    /// What is true now.
    pub(crate) async fn truth(&self) -> Result<Truth, String> {
        let requests = self.log.all().into_iter().map(|entry| Request {
            at: entry.at.to_rfc3339(),
            method: entry.method,
            path: entry.path,
            call: entry.call,
            status: entry.status,
            faults: entry.faults,
        });
        let (requests, files) = (requests.collect(), self.site.sent());
        let truth = self.sandbox.transaction(move |tx| read(tx, requests, files)).await;
        let mut truth = truth.map_err(|error| format!("{error:?}"))?;
        if let Some(map_id) = self.sandbox.id_mapper.get() {
            truth.authenticators.iter_mut().for_each(|target| target.known_as = Some(map_id(&target.id)));
        }
        Ok(truth)
    }
}

fn time(millis: Option<i64>) -> Option<String> {
    millis.map(|millis| Moment::from_millis(millis).to_rfc3339())
}

fn read(tx: &Transaction<'_>, requests: Vec<Request>, files: BTreeMap<String, u64>) -> Result<Truth, Error> {
    Ok(Truth {
        as_of: tx.now.to_rfc3339(),
        blocks: blocks(tx)?,
        authenticators: targets(
            tx,
            "SELECT id, persona, label || ' ' || short_id, status, blocked_since FROM authenticator
             ORDER BY persona, position",
        )?,
        identities: targets(tx, "SELECT id, id, name, status, since FROM persona ORDER BY position")?,
        sessions: sessions(tx)?,
        desks: desks(tx)?,
        notices: notices(tx)?,
        reports: activity_truth::reports(tx)?,
        providers: activity_truth::providers(tx)?,
        added: activity_truth::added(tx)?,
        requests,
        files,
    })
}

fn blocks(tx: &Transaction<'_>) -> Result<Vec<Block>, Error> {
    let mut requested: BTreeMap<String, i64> = BTreeMap::new();
    let mut statement = tx.db.prepare("SELECT block, times FROM put_request")?;
    for row in statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))? {
        let (block, times) = row?;
        requested.insert(block, times);
    }
    let mut statement = tx.db.prepare("SELECT * FROM block ORDER BY received_at, rowid")?;
    let rows = statement.query_map([], BlockRow::from_row)?.collect::<rusqlite::Result<Vec<_>>>()?;
    let mut blocks: Vec<Block> = Vec::new();
    for row in rows {
        match blocks.iter_mut().find(|block| block.id == row.known_as) {
            // A back end without ids can be asked several times under one `known_as`: the last row says how it stands, and the commits of all are
            // added up.
            Some(before) => *before = Block { commits: before.commits + row.commits, ..block(row, before.requests) },
            None => {
                let requests = requested.remove(&row.known_as).unwrap_or(0);
                blocks.push(block(row, requests));
            }
        }
    }
    blocks.extend(requested.into_iter().map(|(id, requests)| never_received(id, requests)));
    Ok(blocks)
}

fn block(row: BlockRow, requests: i64) -> Block {
    Block {
        id: row.known_as,
        subject: Some(format!("subject-{}", row.persona)),
        persona: Some(row.persona),
        target: Some(row.authenticator.unwrap_or("identity".to_owned())),
        state: row.state,
        commits: row.commits,
        requests,
        reported_by: Some(row.reported_by),
        received_at: time(Some(row.received_at)),
        in_effect_at: time(row.in_effect_at),
        already_blocked_since: time(row.already_since),
        refused_code: row.refused_code,
        ended_at: time(row.ended_at),
        ended_by: row.ended_by,
        reference: Some(row.reference),
    }
}

fn never_received(id: String, requests: i64) -> Block {
    Block {
        id,
        subject: None,
        persona: None,
        target: None,
        state: "never_received".to_owned(),
        commits: 0,
        requests,
        reported_by: None,
        received_at: None,
        in_effect_at: None,
        already_blocked_since: None,
        refused_code: None,
        ended_at: None,
        ended_by: None,
        reference: None,
    }
}

fn targets(tx: &Transaction<'_>, sql: &str) -> Result<Vec<TargetStatus>, Error> {
    let mut changes = tx.db.prepare("SELECT at, status FROM history WHERE target = ?1 ORDER BY rowid")?;
    let mut statement = tx.db.prepare(sql)?;
    let rows = statement.query_map([], |row| {
        let since: Option<i64> = row.get(4)?;
        Ok(TargetStatus {
            id: row.get(0)?,
            known_as: None,
            persona: row.get(1)?,
            label: row.get(2)?,
            status: row.get(3)?,
            since: time(since),
            history: Vec::new(),
        })
    })?;
    let mut targets = rows.collect::<rusqlite::Result<Vec<_>>>()?;
    for target in &mut targets {
        let history = changes.query_map([&target.id], |row| {
            let at: i64 = row.get(0)?;
            Ok(Change { at: Moment::from_millis(at).to_rfc3339(), status: row.get(1)? })
        })?;
        target.history = history.collect::<rusqlite::Result<_>>()?;
    }
    Ok(targets)
}

fn sessions(tx: &Transaction<'_>) -> Result<Vec<Session>, Error> {
    let sql = "SELECT persona, authenticator, opened_at, expires_at, ended_at FROM session ORDER BY opened_at";
    let mut statement = tx.db.prepare(sql)?;
    let rows = statement.query_map([], |row| {
        let (opened_at, expires_at): (i64, i64) = (row.get(2)?, row.get(3)?);
        Ok(Session {
            persona: row.get(0)?,
            authenticator: row.get(1)?,
            opened_at: Moment::from_millis(opened_at).to_rfc3339(),
            expires_at: Moment::from_millis(expires_at).to_rfc3339(),
            ended_at: time(row.get(4)?),
        })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

fn desks(tx: &Transaction<'_>) -> Result<Vec<DeskAction>, Error> {
    let mut statement = tx.db.prepare("SELECT at, who, what, persona, target FROM desk ORDER BY rowid")?;
    let rows = statement.query_map([], |row| {
        let at = Moment::from_millis(row.get(0)?).to_rfc3339();
        Ok(DeskAction { at, by: row.get(1)?, what: row.get(2)?, persona: row.get(3)?, target: row.get(4)? })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

fn notices(tx: &Transaction<'_>) -> Result<Vec<Notice>, Error> {
    let sql = "SELECT at, persona, block, channel, masked, what FROM notice ORDER BY rowid";
    let mut statement = tx.db.prepare(sql)?;
    let rows = statement.query_map([], |row| {
        let at: i64 = row.get(0)?;
        Ok(Notice {
            at: Moment::from_millis(at).to_rfc3339(),
            persona: row.get(1)?,
            block: row.get(2)?,
            channel: row.get(3)?,
            masked: row.get(4)?,
            what: row.get(5)?,
        })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}
