//! A stored block, as it is told to the gateway.

use rusqlite::OptionalExtension;
use spaer_gateway::domain::{
    AuthenticatorKind, AuthenticatorStatus, BlockFacts, BlockState, Channel, IdentityStatus, Notified, Party,
    ReactivationKind, ReactivationRoute, RefusedCode, SessionsEnded, TargetDescription,
};
use spaer_gateway::{Moment, Private};

use super::BlockRow;
use crate::store::{Error, Transaction};

/// A block as the gateway understands it.
///
/// # Errors
/// When what is stored makes no sense.
pub fn facts(tx: &Transaction<'_>, row: &BlockRow) -> Result<BlockFacts, Error> {
    let mut statement = tx.db.prepare_cached("SELECT channel, masked FROM notice WHERE block = ?1")?;
    let notified = statement.query_map([&row.id], |row| {
        let (channel, masked): (String, String) = (row.get(0)?, row.get(1)?);
        Ok(Notified { channel: Channel::parse(&channel).unwrap_or(Channel::Other), masked: Some(Private::new(masked)) })
    })?;
    let description = match &row.authenticator {
        Some(id) => target_description(tx, &row.persona, id)?,
        None => TargetDescription::default(),
    };
    let reactivation = match row.state.as_str() {
        "in_effect" | "pending" => match description.kind {
            Some(kind) => reactivation_of_authenticator(kind, AuthenticatorStatus::Blocked),
            None => reactivation_of_identity(IdentityStatus::Blocked, Party::parse(&row.reported_by)),
        },
        _ => Vec::new(),
    };
    Ok(BlockFacts {
        as_of: tx.now,
        state: state(row)?,
        already_blocked_since: row.already_since.map(Moment::from_millis),
        reference: Some(row.reference.clone()),

        description,
        notified: notified.collect::<rusqlite::Result<_>>()?,
        authenticators_left: authenticators_left(tx, row)?,
        sessions_ended: SessionsEnded::parse(&row.sessions_ended).unwrap_or(SessionsEnded::Unknown),
        reactivation,
    })
}

fn state(row: &BlockRow) -> Result<BlockState, Error> {
    let corrupt = || Error::Internal("a block's state");
    let in_effect_at = row.in_effect_at.map(Moment::from_millis);
    Ok(match row.state.as_str() {
        "pending" => BlockState::Pending,
        "in_effect" => BlockState::InEffect { since: in_effect_at.ok_or(corrupt())? },
        "refused" => BlockState::Refused {
            at: row.refused_at.map(Moment::from_millis).unwrap_or(Moment::from_millis(row.received_at)),
            code: row.refused_code.as_deref().and_then(RefusedCode::parse).ok_or(corrupt())?,
        },
        "ended" => BlockState::Ended {
            in_effect_at: in_effect_at.ok_or(corrupt())?,
            at: row.ended_at.map(Moment::from_millis).ok_or(corrupt())?,
            by: row.ended_by.as_deref().and_then(Party::parse),
        },
        _ => return Err(corrupt()),
    })
}

/// With how many authenticators the person can still log in; `None` unless the block is in effect.
fn authenticators_left(tx: &Transaction<'_>, row: &BlockRow) -> Result<Option<u32>, Error> {
    if row.state != "in_effect" {
        return Ok(None);
    }
    Ok(tx.db.query_row(
        "SELECT count(*) FROM authenticator JOIN persona ON persona.id = authenticator.persona
         WHERE persona.id = ?1 AND persona.status = 'active' AND authenticator.status = 'active'",
        [&row.persona],
        |row| row.get(0),
    )?)
}

fn target_description(tx: &Transaction<'_>, persona: &str, id: &str) -> Result<TargetDescription, Error> {
    let found = tx.db.query_row(
        "SELECT kind, label, short_id FROM authenticator WHERE id = ?1 AND persona = ?2",
        [id, persona],
        |row| {
            let (kind, label, short_id): (String, String, String) = (row.get(0)?, row.get(1)?, row.get(2)?);
            Ok(TargetDescription {
                kind: AuthenticatorKind::parse(&kind),
                label: Some(Private::new(label)),
                short_id: Some(Private::new(short_id)),
            })
        },
    );
    Ok(found.optional()?.unwrap_or_default())
}

/// The reference, to be told to support, of the block that is in effect on this target; without `authenticator`, on the identity as a whole.
///
/// # Errors
/// Only the database's.
pub fn reference(tx: &Transaction<'_>, persona: &str, authenticator: Option<&str>) -> Result<Option<String>, Error> {
    let sql = "SELECT reference FROM block WHERE state = 'in_effect' AND persona = ?1 AND authenticator IS ?2
               ORDER BY in_effect_at DESC, rowid DESC LIMIT 1";
    Ok(tx.db.query_row(sql, (persona, authenticator), |row| row.get(0)).optional()?)
}

/// Where a counter is booked, at a municipality that does not exist.
const COUNTER: &str = "https://borgerservice.example/tid";

fn route(kind: ReactivationKind, url: Option<&str>, bring: &[&str], days: Option<u32>) -> ReactivationRoute {
    let bring = bring.iter().map(|&thing| thing.to_owned()).collect();
    ReactivationRoute { kind, url: url.map(str::to_owned), bring, days }
}

fn by_scan() -> ReactivationRoute {
    route(ReactivationKind::AppIdScan, None, &["passport_or_id_card", "phone_with_nfc"], Some(0))
}

fn at_the_counter() -> ReactivationRoute {
    route(ReactivationKind::InPerson, Some(COUNTER), &["photo_id"], Some(1))
}

/// The ways to reactivate or replace an authenticator of this kind. One that can be used gets the ways that there would be after a block, so that
/// nobody blocks their last one without knowing them.
#[must_use]
pub fn reactivation_of_authenticator(kind: AuthenticatorKind, status: AuthenticatorStatus) -> Vec<ReactivationRoute> {
    use AuthenticatorKind::{App, AudioCodeReader, Chip, CodeDisplay, Other};
    let order_new = || route(ReactivationKind::OrderNew, Some("https://eid.example/order"), &[], Some(4));
    match (kind, status) {
        (CodeDisplay | AudioCodeReader, AuthenticatorStatus::Revoked) => vec![order_new()],
        (App | Chip, AuthenticatorStatus::Revoked) | (Chip, _) => {
            vec![route(ReactivationKind::AddAgain, None, &[], Some(0))]
        }
        (App, _) => vec![by_scan(), at_the_counter()],
        (Other, _) => vec![at_the_counter()],
        (CodeDisplay | AudioCodeReader, _) => {
            vec![route(ReactivationKind::Phone, None, &["temporary_pin"], None), order_new(), at_the_counter()]
        }
    }
}

/// The ways to reactivate a blocked identity, by who blocked it. After a block by an authority the only way is the authority itself: neither a
/// counter nor an app may undo its decision.
#[must_use]
pub fn reactivation_of_identity(status: IdentityStatus, blocked_by: Option<Party>) -> Vec<ReactivationRoute> {
    let phone = || route(ReactivationKind::Phone, None, &[], None);
    match (status, blocked_by) {
        (IdentityStatus::Closed, _) => Vec::new(),
        (_, Some(Party::Support)) => {
            vec![route(ReactivationKind::InPerson, Some(COUNTER), &["photo_id"], None), phone()]
        }
        (_, Some(Party::Authority)) => {
            vec![route(ReactivationKind::Other, Some("https://authority.example/contact"), &[], None)]
        }
        (_, Some(Party::System)) => vec![phone()],
        (_, Some(Party::You) | None) => vec![at_the_counter(), by_scan()],
    }
}
