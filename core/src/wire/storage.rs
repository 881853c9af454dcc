//! What the tab's storage keeps: intents (id, key, target, whose (hashed), when, reason, doing), what was picked, what is ticked off. No name,
//! number or text.

use std::marker::PhantomData;

use serde::{
    Deserialize, Deserializer, Serialize, Serializer,
    de::{Error, IntoDeserializer, Visitor},
};

use super::{Json, dto::WebAddress, reader::read, written};
use crate::{
    domain::{
        activity::Outcome,
        block::{Intent, Target},
        filter::{Group, Period, Span},
        id::{ActivityId, AuthenticatorId, BlockId, ReceiptKey},
        login::Attempt,
        person::SubjectHash,
        reason::Reason,
        tag::Tag,
        time::Timestamp,
        todo::Todo,
    },
    flow::{
        activities::{Confirmed, ListPosition},
        app::{Finished, StoredIntent, Wanted},
        authenticator::Choice,
    },
};

/// More than this many in one tab is nobody's honest use; the newest are kept.
const MOST_INTENTS: usize = 250;
/// The same of activities; the newest are kept.
const MOST_CONFIRMED: usize = 1_000;

#[derive(Serialize, Deserialize)]
struct IntentDto {
    id: BlockId,
    key: ReceiptKey,
    /// `null` is the whole identity.
    authenticator: OrNull<AuthenticatorId>,
    subject: SubjectHash,
    /// Moments in milliseconds since 1970.
    made_at: i64,
    seen: Option<i64>,
    reason: Option<Reason>,
    settled: Option<bool>,
}

/// A text, or `null`. Unlike with an `Option`, a value that is missing or cannot be read is an error.
struct OrNull<T>(Option<T>);

#[derive(Serialize, Deserialize)]
struct ChoiceDto {
    reason: OrNull<Reason>,
    ids: Vec<Option<AuthenticatorId>>,
}

#[derive(Serialize, Deserialize)]
struct PositionDto {
    whose: SubjectHash,
    id: Option<ActivityId>,
    at: Option<i64>,
    group: Option<Group>,
    outcome: Option<Outcome>,
    authenticator: Option<AuthenticatorId>,
    span: Option<Span>,
    from: Option<i64>,
    to: Option<i64>,
    only_marked: Option<bool>,
}

/// The field without which there is no [`PositionDto`].
#[derive(Deserialize)]
#[expect(dead_code, reason = "that it can be read is all")]
struct PositionOwnerDto {
    whose: SubjectHash,
}

#[derive(Serialize, Deserialize)]
struct ConfirmedDto {
    whose: SubjectHash,
    ids: Vec<Option<ActivityId>>,
}

#[derive(Serialize, Deserialize)]
struct WantedDto {
    tag: Tag,
    /// Whether the notice has been seen.
    seen: bool,
}

pub fn write_intents(intents: &[StoredIntent]) -> String {
    let skip = intents.len().saturating_sub(MOST_INTENTS);
    written(&intents.iter().skip(skip).cloned().map(IntentDto::from).collect::<Vec<_>>())
}

/// Junk, wholly or in parts, is left out: what cannot be read cannot be resumed, and the receipt's link still can.
pub fn parse_intents(stored: &Json) -> Vec<StoredIntent> {
    let kept: Vec<Option<IntentDto>> = read(stored).unwrap_or_default();
    kept.into_iter().take(MOST_INTENTS).flatten().map(StoredIntent::from).collect()
}

impl From<StoredIntent> for IntentDto {
    fn from(stored: StoredIntent) -> Self {
        let intent = stored.intent;
        Self {
            id: intent.id,
            key: intent.key,
            authenticator: OrNull(match intent.target {
                Target::Authenticator(id) => Some(id),
                Target::Identity => None,
            }),
            subject: intent.subject,
            made_at: intent.made_at.unix_millis(),
            seen: intent.seen.map(Timestamp::unix_millis),
            reason: intent.reason,
            settled: Some(stored.settled),
        }
    }
}

impl From<IntentDto> for StoredIntent {
    fn from(kept: IntentDto) -> Self {
        Self {
            intent: Intent {
                id: kept.id,
                key: kept.key,
                target: kept.authenticator.0.map_or(Target::Identity, Target::Authenticator),
                subject: kept.subject,
                made_at: Timestamp::from_unix_millis(kept.made_at),
                seen: kept.seen.map(Timestamp::from_unix_millis),
                reason: kept.reason,
            },
            settled: kept.settled.unwrap_or_default(),
        }
    }
}

impl<T: Serialize> Serialize for OrNull<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(serializer)
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for OrNull<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct TextOrNull<T>(PhantomData<T>);

        impl<'de, T: Deserialize<'de>> Visitor<'de> for TextOrNull<T> {
            type Value = OrNull<T>;

            fn expecting(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                out.write_str("a text or null")
            }

            fn visit_unit<E: Error>(self) -> Result<OrNull<T>, E> {
                Ok(OrNull(None))
            }

            fn visit_str<E: Error>(self, raw: &str) -> Result<OrNull<T>, E> {
                T::deserialize(raw.to_owned().into_deserializer()).map(|text| OrNull(Some(text)))
            }
        }

        deserializer.deserialize_any(TextOrNull(PhantomData))
    }
}

pub fn write_choice(choice: &Choice) -> String {
    written(&ChoiceDto { reason: OrNull(choice.reason), ids: choice.ids.iter().cloned().map(Some).collect() })
}

/// Ids that cannot be read are left out; when the reason cannot be read, the choice is empty.
pub fn parse_choice(stored: &Json) -> Choice {
    let Ok(kept) = read::<ChoiceDto>(stored) else { return Choice::default() };
    Choice { reason: kept.reason.0, ids: kept.ids.into_iter().flatten().take(MOST_INTENTS).collect() }
}

/// Where somebody was in the list of activities.
pub fn write_position(place: &ListPosition) -> String {
    let (span, from, to) = match place.period {
        Period::Last { span, from } => (Some(span), Some(from), None),
        other => (None, other.from(), other.to()),
    };
    written(&PositionDto {
        whose: place.whose.clone(),
        id: place.id.clone(),
        at: place.at.map(Timestamp::unix_millis),
        group: place.group,
        outcome: place.outcome,
        authenticator: place.authenticator.clone(),
        span,
        from: from.map(Timestamp::unix_millis),
        to: to.map(Timestamp::unix_millis),
        only_marked: Some(place.only_marked),
    })
}

/// Whether a place in the list of activities is stored, which must say whose it is. Apart from [`parse_position`], so that only the part with the list has the
/// code that reads a place.
pub fn is_position(stored: &Json) -> bool {
    read::<PositionOwnerDto>(stored).is_ok()
}

/// A field that cannot be read does not narrow the list. `None` when it is not said whose the place is.
pub fn parse_position(stored: &Json) -> Option<ListPosition> {
    let kept: PositionDto = read(stored).ok()?;
    let (from, to) = (kept.from.map(Timestamp::from_unix_millis), kept.to.map(Timestamp::from_unix_millis));
    let period = match (kept.span, from) {
        (Some(span), Some(from)) => Period::Last { span, from },
        _ if from.is_some() || to.is_some() => Period::Between { from, to },
        _ => Period::All,
    };
    Some(ListPosition {
        whose: kept.whose,
        id: kept.id,
        at: kept.at.map(Timestamp::from_unix_millis),
        group: kept.group,
        // `Other` stands for an unknown word, and cannot be chosen.
        outcome: kept.outcome.filter(|outcome| *outcome != Outcome::Other),
        authenticator: kept.authenticator,
        period,
        only_marked: kept.only_marked.unwrap_or_default(),
    })
}

/// Of which activities somebody has said that it was them.
pub fn write_confirmed(confirmed: &Confirmed) -> String {
    let skip = confirmed.ids.len().saturating_sub(MOST_CONFIRMED);
    let ids = confirmed.ids.iter().skip(skip).cloned().map(Some).collect();
    written(&ConfirmedDto { whose: confirmed.whose.clone(), ids })
}

/// Ids that cannot be read are left out. `None` when it is not said whose they are.
pub fn parse_confirmed(stored: &Json) -> Option<Confirmed> {
    let ConfirmedDto { whose, ids } = read(stored).ok()?;
    Some(Confirmed { whose, ids: ids.into_iter().flatten().take(MOST_CONFIRMED).collect() })
}

pub fn write_done(done: &[Todo]) -> String {
    written(done)
}

/// Each once; what nobody here has heard of is left out.
pub fn parse_done(stored: &Json) -> Vec<Todo> {
    let kept: Vec<Option<Todo>> = read(stored).unwrap_or_default();
    let mut done = Vec::new();
    for todo in kept.into_iter().flatten() {
        if !done.contains(&todo) {
            done.push(todo);
        }
    }
    done
}

pub fn write_whose(whose: &SubjectHash) -> String {
    written(whose)
}

pub fn parse_whose(stored: &Json) -> Option<SubjectHash> {
    read(stored).ok()
}

pub fn write_wanted(wanted: Option<&Wanted>) -> String {
    written(&wanted.map(|wanted| WantedDto { tag: wanted.tag.clone(), seen: wanted.seen }))
}

pub fn parse_wanted(stored: &Json) -> Option<Wanted> {
    read(stored).ok().map(|WantedDto { tag, seen }| Wanted { tag, seen })
}

/// A list of the address at which the eID ends its own session, if there is one.
pub fn write_finished(finished: &Finished) -> String {
    written(&finished.end_session_url.as_slice())
}

pub fn parse_finished(stored: &Json) -> Option<Finished> {
    let kept: Vec<Option<WebAddress>> = read(stored).ok()?;
    Some(Finished { end_session_url: kept.into_iter().flatten().next().map(|WebAddress(url)| url) })
}

/// As `boot.js` keeps them: no JSON.
pub fn parse_logins(stored: &str) -> Vec<Attempt> {
    stored.split(',').filter_map(Attempt::parse).collect()
}

pub fn write_logins(logins: &[Attempt]) -> String {
    logins.iter().map(Attempt::as_str).collect::<Vec<_>>().join(",")
}
