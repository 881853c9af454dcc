//! What the back end answers, as the domain has it: one function a call.

use super::{
    Json, NotUnderstood,
    dto::{self, BlockState, TargetType, WebAddress},
    reader::read,
};
use crate::domain::{
    activity::{Activities, Activity, ActivityKind, Outcome, Place, Report},
    authenticator::{Authenticator, Authenticators, Kind, Status, Way, WayKind},
    block::{Channel, Details, Notified, RecentBlocks, Record, RecordTarget, RefusedCode, Standing},
    id::ActivityId,
    identity::Identity,
    person::Person,
    problem::Problem,
    service::Service,
    tag::Tag,
    text::UntrustedText,
    time::Timestamp,
};

/// `GET /session`
pub fn session(value: &Json) -> Result<Person, NotUnderstood> {
    let told: dto::Session = read(value)?;
    Ok(Person {
        subject_key: told.subject_key,
        display_name: told.display_name.unwrap_or_default(),
        user_id_masked: told.user_id_masked.unwrap_or_default(),
        expires_at: told.expires_at,
        as_of: told.as_of,
        csrf_token: told.csrf_token,
    })
}

/// `DELETE /session`: where the eID ends its own session, if it has such a page. Anything but an object is no answer of a back end that has
/// ended a session.
pub fn logged_out(value: &Json) -> Result<Option<String>, NotUnderstood> {
    let told: dto::SessionEnd = read(value)?;
    Ok(told.end_session_url.map(|WebAddress(url)| url))
}

/// Whether an answer to `GET /session` says that there is none. Something before the back end may answer 401 of its own.
pub fn is_no_session(status: u16, value: &Json) -> bool {
    status == 401 && read::<dto::Problem>(value).is_ok_and(|told| told.code.as_deref() == Some("session_required"))
}

/// `GET /authenticators`. Every element of `items` becomes a row, whatever it holds.
pub fn authenticators(value: &Json) -> Result<Authenticators, NotUnderstood> {
    let told: dto::Authenticators = read(value)?;
    let items = told.items.into_iter().map(authenticator).collect();
    Ok(Authenticators { subject: told.subject_key, as_of: told.as_of, items })
}

fn authenticator(told: dto::Authenticator) -> Authenticator {
    Authenticator {
        id: told.id,
        kind: told.kind.unwrap_or(Kind::Other),
        label: told.label.unwrap_or_default(),
        short_id: told.short_id.unwrap_or_default(),
        status: told.status.unwrap_or(Status::Other),
        registered_at: told.registered_at,
        last_used_at: told.last_used_at,
        opened_this_session: told.opened_this_session.unwrap_or_default(),
        blocked_since: told.blocked_since,
        status_since: told.status_since,
        reactivation: ways(told.reactivation),
    }
}

/// `GET /identity`
pub fn identity(value: &Json) -> Result<Identity, NotUnderstood> {
    let told: dto::Identity = read(value)?;
    Ok(Identity {
        subject: told.subject_key,
        as_of: told.as_of,
        status: told.status,
        since: told.since,
        blocked_by: told.blocked_by,
        reference: if_any(told.reference),
        reactivation: ways(told.reactivation),
    })
}

fn ways(told: Option<Vec<dto::Way>>) -> Vec<Way> {
    told.unwrap_or_default().into_iter().map(way).collect()
}

fn way(told: dto::Way) -> Way {
    Way {
        kind: told.kind.unwrap_or(WayKind::Other),
        url: told.url.map(|WebAddress(url)| url).filter(|url| url.starts_with("https://")),
        bring: told.bring.unwrap_or_default().into_iter().flatten().collect(),
        days: told.days,
    }
}

/// `PUT` and `GET /blocks/{id}`
pub fn block(value: &Json) -> Result<Record, NotUnderstood> {
    read(value).map(record)
}

/// `GET /blocks`. Every element becomes a row; one that is not understood is a row of which nothing is known.
pub fn recent_blocks(value: &Json) -> Result<RecentBlocks, NotUnderstood> {
    let told: dto::Blocks = read(value)?;
    let items = told.items.into_iter().map(|row| row.map(record)).collect();
    Ok(RecentBlocks { subject: told.subject_key, as_of: told.as_of, items })
}

fn record(told: dto::Block) -> Record {
    let standing = match told.state {
        BlockState::Pending => Standing::Pending,
        BlockState::InEffect => {
            Standing::InEffect { since: told.in_effect_at, already_since: told.already_blocked_since }
        }
        BlockState::Refused => Standing::Refused {
            // A refusal is final, so one whose own time cannot be read may be dated by the reading.
            at: told.refused_at.unwrap_or(told.as_of),
            code: told.refused_code.unwrap_or(RefusedCode::Other),
        },
        BlockState::Ended => Standing::Ended { at: told.ended_at, by: told.ended_by, in_effect_at: told.in_effect_at },
    };
    Record {
        id: told.id,
        subject: told.subject_key,
        target: record_target(told.target),
        as_of: told.as_of,
        received_at: told.received_at,
        standing,
        details: Details {
            reference: if_any(told.reference),
            notified: told.notified.unwrap_or_default().into_iter().map(notified).collect(),
            authenticators_left: told.authenticators_left,
            sessions_ended: told.sessions_ended.unwrap_or_default(),
            reactivation: ways(told.reactivation),
        },
    }
}

fn record_target(told: dto::BlockTarget) -> RecordTarget {
    match told.sort {
        TargetType::Identity => RecordTarget::Identity,
        TargetType::Authenticator => RecordTarget::Authenticator {
            id: told.authenticator_id,
            kind: told.kind,
            label: told.label.unwrap_or_default(),
            short_id: told.short_id.unwrap_or_default(),
        },
    }
}

fn notified(told: dto::Notification) -> Notified {
    Notified { channel: told.channel.unwrap_or(Channel::Other), masked: if_any(told.masked) }
}

/// `GET /activity`. Every element becomes a row, whatever it holds.
pub fn activities(value: &Json) -> Result<Activities, NotUnderstood> {
    let told: dto::Activities = read(value)?;
    Ok(Activities {
        subject: told.subject_key,
        items: told.items.into_iter().map(activity).collect(),
        // Whatever it is, it is sent back as it came; an empty one would ask for the first page again.
        next_cursor: told.next_cursor.filter(|cursor| !cursor.is_empty()),
        recorded_since: told.recorded_since,
        provider_hidden: told.provider_hidden.unwrap_or_default(),
    })
}

fn activity(told: dto::Activity) -> Activity {
    Activity {
        id: told.id.filter(can_stand_in_a_path),
        at: told.at,
        kind: told.kind.unwrap_or(ActivityKind::Other),
        outcome: told.outcome.unwrap_or(Outcome::Other),
        authenticator: told.authenticator_id,
        with: told.authenticator_kind,
        label: told.authenticator_label.unwrap_or_default(),
        provider: if_any(told.service_provider),
        device: if_any(told.device),
        place: told
            .place
            .map(|place| Place { country: place.country.unwrap_or_default(), city: place.city.unwrap_or_default() }),
        reported: told.reported.and_then(|told| numbered(told.number, told.at)),
    }
}

/// Not `.` and `..`: a browser takes them for steps of the path, even percent-encoded. Such an activity cannot be reported.
fn can_stand_in_a_path(id: &ActivityId) -> bool {
    !matches!(id.as_str(), "." | "..")
}

/// `PUT /activity/{id}/report`
pub fn report(value: &Json) -> Result<Report, NotUnderstood> {
    let told: dto::Report = read(value)?;
    numbered(told.number, told.reported_at).ok_or(NotUnderstood)
}

/// A report without its number is no receipt for anything.
fn numbered(number: UntrustedText, at: Option<Timestamp>) -> Option<Report> {
    if_any(Some(number)).map(|number| Report { number, at })
}

/// `PUT /settings/provider-shown`: whether it is shown now.
pub fn provider_shown(value: &Json) -> Result<bool, NotUnderstood> {
    read(value).map(|dto::ProviderShown { shown }| shown)
}

/// `GET /service`. Only what is said to be switched off is; whatever cannot be read changes nothing.
pub fn service(value: &Json) -> Service {
    let Ok(told) = read::<dto::Service>(value) else { return Service::default() };
    let is_on = |told: Option<bool>| told != Some(false);
    Service {
        blocks: is_on(told.blocks),
        activity: is_on(told.activity),
        report: is_on(told.report),
        provider_setting: is_on(told.provider_setting),
        extend: is_on(told.extend),
        notice: told.notice.map_or_else(Vec::new, |texts| texts.0.iter().filter_map(notice).collect()),
    }
}

/// No longer than the contract allows: it stands before everything else on every page.
fn notice((tag, text): &(String, String)) -> Option<(Tag, UntrustedText)> {
    const LONGEST_CHARS: usize = 1_000;
    let text: String = text.chars().take(LONGEST_CHARS).collect();
    let text = UntrustedText::new(&text);
    if text.is_empty() { None } else { Some((Tag::parse(tag)?, text)) }
}

/// The problem that an answer without success tells of. `status`: HTTP; `retry_after`: the header as it came; `value`: null when the body was not JSON.
/// Every answer of the contract is JSON, so then something on the way has answered, and what it says of the session or the person is not the back end's
/// word.
pub fn problem(status: u16, retry_after: Option<&str>, value: &Json) -> Problem {
    let told = read(value).unwrap_or(dto::Problem { code: None, retry_after: None });
    let after_seconds = retry_after.and_then(|header| header.trim().parse().ok()).or(told.retry_after);
    match (status, told.code.as_deref().unwrap_or_default()) {
        // The code alone decides: a proxy's own 404 must not pass for "never received".
        (400..=499, _) if *value == Json::Null && !matches!(status, 408 | 429) => Problem::Intercepted,
        (404, "block_not_found") => Problem::NeverReceived,
        (403, "receipt_key_invalid") => Problem::KeyRefused,
        (403, "csrf_invalid") => Problem::SessionChanged,
        (401, _) => Problem::SessionEnded,
        (412, _) => Problem::WrongPerson,
        (501, "not_offered") | (404, "not_found") => Problem::NotOffered,
        (429 | 503, _) => Problem::TryLater { after_seconds },
        (500..=599, _) => Problem::BackEndFailed,
        // Not among these: a 404 of another code, which may be about the path as well as about what it names, and 408 and 425, which may pass.
        (400 | 403 | 405 | 406 | 409 | 410 | 411 | 413 | 414 | 415 | 422 | 431 | 451, _) => Problem::NotAccepted,
        _ => Problem::NotUnderstood,
    }
}

/// An empty text counts as none.
fn if_any(text: Option<UntrustedText>) -> Option<UntrustedText> {
    text.filter(|text| !text.is_empty())
}
