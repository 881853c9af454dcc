//! A stored block, as it is told to the gateway.

use rusqlite::OptionalExtension;
use spaer_gateway::domain::{
    AuthenticatorKind, BlockFacts, BlockState, Channel, Notified, Party, RefusedCode, SessionsEnded, TargetWords, Way,
    WayKind,
};
use spaer_gateway::{Moment, Private};

use super::BlockRow;
use crate::store::{Act, Trouble};

/// A block as the gateway understands it.
///
/// # Errors
/// When what is stored makes no sense.
pub fn facts(act: &Act<'_>, row: &BlockRow) -> Result<BlockFacts, Trouble> {
    let mut statement = act.tx.prepare_cached("SELECT channel, masked FROM notice WHERE block = ?1")?;
    let notified = statement.query_map([&row.id], |row| {
        let (channel, masked): (String, String) = (row.get(0)?, row.get(1)?);
        Ok(Notified { channel: Channel::parse(&channel).unwrap_or(Channel::Other), masked: Some(Private::new(masked)) })
    })?;
    let words = match &row.authenticator {
        Some(id) => words(act, &row.persona, id)?,
        None => TargetWords::default(),
    };
    let reactivation = match row.state.as_str() {
        "in_effect" | "pending" => ways(words.kind),
        _ => Vec::new(),
    };
    Ok(BlockFacts {
        as_of: act.now,
        state: state(row)?,
        already_blocked_since: row.already_since.map(Moment::from_millis),
        reference: Some(row.reference.clone()),
        words,
        notified: notified.collect::<rusqlite::Result<_>>()?,
        authenticators_left: left(act, row)?,
        sessions_ended: SessionsEnded::parse(&row.sessions_ended).unwrap_or(SessionsEnded::Unknown),
        reactivation,
    })
}

fn state(row: &BlockRow) -> Result<BlockState, Trouble> {
    let strange = || Trouble::Strange("a block's state");
    let in_effect_at = row.in_effect_at.map(Moment::from_millis);
    Ok(match row.state.as_str() {
        "pending" => BlockState::Pending,
        "in_effect" => BlockState::InEffect { since: in_effect_at.ok_or(strange())? },
        "refused" => BlockState::Refused {
            at: row.refused_at.map(Moment::from_millis).unwrap_or(Moment::from_millis(row.received_at)),
            code: row.refused_code.as_deref().and_then(RefusedCode::parse).ok_or(strange())?,
        },
        "ended" => BlockState::Ended {
            in_effect_at: in_effect_at.ok_or(strange())?,
            at: row.ended_at.map(Moment::from_millis).ok_or(strange())?,
            by: row.ended_by.as_deref().and_then(Party::parse),
        },
        _ => return Err(strange()),
    })
}

/// With how many authenticators the person can still log in, now that a block of theirs is in effect.
fn left(act: &Act<'_>, row: &BlockRow) -> Result<Option<u32>, Trouble> {
    if row.state != "in_effect" {
        return Ok(None);
    }
    Ok(act.tx.query_row(
        "SELECT count(*) FROM authenticator JOIN persona ON persona.id = authenticator.persona
         WHERE persona.id = ?1 AND persona.status = 'active' AND authenticator.status = 'active'",
        [&row.persona],
        |row| row.get(0),
    )?)
}

fn words(act: &Act<'_>, persona: &str, id: &str) -> Result<TargetWords, Trouble> {
    let found = act.tx.query_row(
        "SELECT kind, label, short_id FROM authenticator WHERE id = ?1 AND persona = ?2",
        [id, persona],
        |row| {
            let (kind, label, short_id): (String, String, String) = (row.get(0)?, row.get(1)?, row.get(2)?);
            Ok(TargetWords {
                kind: AuthenticatorKind::parse(&kind),
                label: Some(Private::new(label)),
                short_id: Some(Private::new(short_id)),
            })
        },
    );
    Ok(found.optional()?.unwrap_or_default())
}

/// The ways back from a blocked authenticator of this sort, or from a blocked identity.
#[must_use]
pub fn ways(kind: Option<AuthenticatorKind>) -> Vec<Way> {
    let way = |kind, bring: &[&str], days| Way {
        kind,
        url: None,
        bring: bring.iter().map(|&thing| thing.to_owned()).collect(),
        days,
    };
    match kind {
        Some(AuthenticatorKind::App) => vec![
            way(WayKind::AppIdScan, &["passport_or_id_card", "phone_with_nfc"], Some(0)),
            way(WayKind::Phone, &[], None),
        ],
        Some(AuthenticatorKind::CodeDisplay | AuthenticatorKind::AudioCodeReader) => {
            vec![way(WayKind::Phone, &["temporary_pin"], None), way(WayKind::OrderNew, &[], Some(4))]
        }
        Some(AuthenticatorKind::Chip) => vec![way(WayKind::AddAgain, &[], Some(0))],
        None => vec![
            way(WayKind::InPerson, &["photo_id"], Some(1)),
            way(WayKind::AppIdScan, &["passport_or_id_card", "phone_with_nfc"], Some(0)),
        ],
    }
}
