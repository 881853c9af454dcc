//! What the back end answers, as the domain has it: one function a call.

use super::{
    Json, NotUnderstood,
    dto::{self, BlockStateName, TargetType, WebAddress},
    reader::read,
};
use crate::domain::{
    activity::{Activities, Activity, ActivityKind, Outcome, Place, Report},
    authenticator::{Authenticator, Authenticators, Kind, ReactivationKind, ReactivationRoute, Status},
    block::{BlockState, Channel, Details, Notified, RecentBlocks, Record, RecordTarget, RefusedCode},
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
    let dto: dto::Session = read(value)?;
    Ok(Person {
        subject_key: dto.subject_key,
        display_name: dto.display_name.unwrap_or_default(),
        user_id_masked: dto.user_id_masked.unwrap_or_default(),
        expires_at: dto.expires_at,
        as_of: dto.as_of,
        csrf_token: dto.csrf_token,
    })
}

/// `DELETE /session`: where the eID ends its own session, if it has such a page. Anything but an object is no answer of a back end that has
/// ended a session.
pub fn logged_out(value: &Json) -> Result<Option<String>, NotUnderstood> {
    let dto: dto::SessionEnd = read(value)?;
    Ok(dto.end_session_url.map(|WebAddress(url)| url))
}

/// Whether an answer to `GET /session` says that there is none. Something before the back end may answer 401 of its own.
pub fn is_no_session(status: u16, value: &Json) -> bool {
    status == 401 && read::<dto::Problem>(value).is_ok_and(|dto| dto.code.as_deref() == Some("session_required"))
}

/// `GET /authenticators`. Every element of `items` becomes a row, whatever it holds.
pub fn authenticators(value: &Json) -> Result<Authenticators, NotUnderstood> {
    let dto: dto::Authenticators = read(value)?;
    let items = dto.items.into_iter().map(authenticator).collect();
    Ok(Authenticators { subject: dto.subject_key, as_of: dto.as_of, items })
}

fn authenticator(dto: dto::Authenticator) -> Authenticator {
    Authenticator {
        id: dto.id,
        kind: dto.kind.unwrap_or(Kind::Other),
        label: dto.label.unwrap_or_default(),
        short_id: dto.short_id.unwrap_or_default(),
        status: dto.status.unwrap_or(Status::Other),
        registered_at: dto.registered_at,
        last_used_at: dto.last_used_at,
        opened_this_session: dto.opened_this_session.unwrap_or_default(),
        blocked_since: dto.blocked_since,
        status_since: dto.status_since,
        reactivation: ways(dto.reactivation),
    }
}

/// `GET /identity`
pub fn identity(value: &Json) -> Result<Identity, NotUnderstood> {
    let dto: dto::Identity = read(value)?;
    Ok(Identity {
        subject: dto.subject_key,
        as_of: dto.as_of,
        status: dto.status,
        since: dto.since,
        blocked_by: dto.blocked_by,
        reference: if_any(dto.reference),
        reactivation: ways(dto.reactivation),
    })
}

fn ways(dto: Option<Vec<dto::ReactivationRoute>>) -> Vec<ReactivationRoute> {
    dto.unwrap_or_default().into_iter().map(way).collect()
}

fn way(dto: dto::ReactivationRoute) -> ReactivationRoute {
    ReactivationRoute {
        kind: dto.kind.unwrap_or(ReactivationKind::Other),
        url: dto.url.map(|WebAddress(url)| url).filter(|url| url.starts_with("https://")),
        bring: dto.bring.unwrap_or_default().into_iter().flatten().collect(),
        days: dto.days,
    }
}

/// `PUT` and `GET /blocks/{id}`
pub fn block(value: &Json) -> Result<Record, NotUnderstood> {
    read(value).map(record)
}

/// `GET /blocks`. Every element becomes a row; one that is not understood is a row of which nothing is known.
pub fn recent_blocks(value: &Json) -> Result<RecentBlocks, NotUnderstood> {
    let dto: dto::Blocks = read(value)?;
    let items = dto.items.into_iter().map(|row| row.map(record)).collect();
    Ok(RecentBlocks { subject: dto.subject_key, as_of: dto.as_of, items })
}

fn record(dto: dto::Block) -> Record {
    let state = match dto.state {
        BlockStateName::Pending => BlockState::Pending,
        BlockStateName::InEffect => {
            BlockState::InEffect { since: dto.in_effect_at, already_since: dto.already_blocked_since }
        }
        BlockStateName::Refused => BlockState::Refused {
            // A refusal is final, so one whose own time cannot be read may be dated by the reading.
            at: dto.refused_at.unwrap_or(dto.as_of),
            code: dto.refused_code.unwrap_or(RefusedCode::Other),
        },
        BlockStateName::Ended => {
            BlockState::Ended { at: dto.ended_at, by: dto.ended_by, in_effect_at: dto.in_effect_at }
        }
    };
    Record {
        id: dto.id,
        subject: dto.subject_key,
        target: record_target(dto.target),
        as_of: dto.as_of,
        received_at: dto.received_at,
        state,
        details: Details {
            reference: if_any(dto.reference),
            notified: dto.notified.unwrap_or_default().into_iter().map(notified).collect(),
            authenticators_left: dto.authenticators_left,
            sessions_ended: dto.sessions_ended.unwrap_or_default(),
            reactivation: ways(dto.reactivation),
        },
    }
}

fn record_target(dto: dto::BlockTarget) -> RecordTarget {
    match dto.sort {
        TargetType::Identity => RecordTarget::Identity,
        TargetType::Authenticator => RecordTarget::Authenticator {
            id: dto.authenticator_id,
            kind: dto.kind,
            label: dto.label.unwrap_or_default(),
            short_id: dto.short_id.unwrap_or_default(),
        },
    }
}

fn notified(dto: dto::Notification) -> Notified {
    Notified { channel: dto.channel.unwrap_or(Channel::Other), masked: if_any(dto.masked) }
}

/// `GET /activity`. Every element becomes a row, whatever it holds.
pub fn activities(value: &Json) -> Result<Activities, NotUnderstood> {
    let dto: dto::Activities = read(value)?;
    Ok(Activities {
        subject: dto.subject_key,
        items: dto.items.into_iter().map(activity).collect(),
        // Whatever it is, it is sent back as it came; an empty one would ask for the first page again.
        next_cursor: dto.next_cursor.filter(|cursor| !cursor.is_empty()),
        recorded_since: dto.recorded_since,
        provider_hidden: dto.provider_hidden.unwrap_or_default(),
    })
}

fn activity(dto: dto::Activity) -> Activity {
    Activity {
        id: dto.id.filter(can_stand_in_a_path),
        at: dto.at,
        kind: dto.kind.unwrap_or(ActivityKind::Other),
        outcome: dto.outcome.unwrap_or(Outcome::Other),
        authenticator: dto.authenticator_id,
        with: dto.authenticator_kind,
        label: dto.authenticator_label.unwrap_or_default(),
        provider: if_any(dto.service_provider),
        device: if_any(dto.device),
        place: dto
            .place
            .map(|place| Place { country: place.country.unwrap_or_default(), city: place.city.unwrap_or_default() }),
        reported: dto.reported.and_then(|dto| numbered(dto.number, dto.at)),
    }
}

/// Not `.` and `..`: a browser takes them for steps of the path, even percent-encoded. Such an activity cannot be reported.
fn can_stand_in_a_path(id: &ActivityId) -> bool {
    !matches!(id.as_str(), "." | "..")
}

/// `PUT /activity/{id}/report`
pub fn report(value: &Json) -> Result<Report, NotUnderstood> {
    let dto: dto::Report = read(value)?;
    numbered(dto.number, dto.reported_at).ok_or(NotUnderstood)
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
    let Ok(dto) = read::<dto::Service>(value) else { return Service::default() };
    let is_on = |dto: Option<bool>| dto != Some(false);
    Service {
        blocks: is_on(dto.blocks),
        activity: is_on(dto.activity),
        report: is_on(dto.report),
        provider_setting: is_on(dto.provider_setting),
        extend: is_on(dto.extend),
        notice: dto.notice.map_or_else(Vec::new, |texts| texts.0.iter().filter_map(notice).collect()),
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
    let dto = read(value).unwrap_or(dto::Problem { code: None, retry_after: None });
    let after_seconds = retry_after.and_then(|header| header.trim().parse().ok()).or(dto.retry_after);
    match (status, dto.code.as_deref().unwrap_or_default()) {
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
