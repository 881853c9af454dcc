//! What the back end answers, as the domain has it: one function a call. DTOs are taken apart field by field, so that one that nobody uses does not compile.

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
    let dto::Session { subject_key, display_name, user_id_masked, expires_at, as_of, csrf_token } = read(value)?;
    Ok(Person {
        subject_key,
        display_name: display_name.unwrap_or_default(),
        user_id_masked: user_id_masked.unwrap_or_default(),
        expires_at,
        as_of,
        csrf_token,
    })
}

/// `DELETE /session`: where the eID ends its own session, if it has such a page. Anything but an object is no answer of a back end that has
/// ended a session.
pub fn logged_out(value: &Json) -> Result<Option<String>, NotUnderstood> {
    let dto::SessionEnd { end_session_url } = read(value)?;
    Ok(end_session_url.map(|WebAddress(url)| url))
}

/// Whether an answer to `GET /session` says that there is none. Something before the back end may answer 401 of its own.
pub fn is_no_session(status: u16, value: &Json) -> bool {
    status == 401 && read::<dto::Problem>(value).is_ok_and(|dto| dto.code.as_deref() == Some("session_required"))
}

/// `GET /authenticators`. Every element of `items` becomes a row, whatever it holds.
pub fn authenticators(value: &Json) -> Result<Authenticators, NotUnderstood> {
    let dto::Authenticators { subject_key, as_of, items } = read(value)?;
    let items = items.into_iter().map(authenticator).collect();
    Ok(Authenticators { subject: subject_key, as_of, items })
}

fn authenticator(dto: dto::Authenticator) -> Authenticator {
    let dto::Authenticator {
        id,
        kind,
        label,
        short_id,
        model,
        status,
        registered_at,
        last_used_at,
        opened_this_session,
        blocked_since,
        status_since,
        reactivation,
    } = dto;
    Authenticator {
        id,
        kind: kind.unwrap_or(Kind::Other),
        label: label.unwrap_or_default(),
        short_id: short_id.unwrap_or_default(),
        model: model.unwrap_or_default(),
        status: status.unwrap_or(Status::Other),
        registered_at,
        last_used_at,
        opened_this_session: opened_this_session.unwrap_or_default(),
        blocked_since,
        status_since,
        reactivation: ways(reactivation),
    }
}

/// `GET /identity`
pub fn identity(value: &Json) -> Result<Identity, NotUnderstood> {
    let dto::Identity { subject_key, as_of, status, since, blocked_by, reference, reactivation } = read(value)?;
    Ok(Identity {
        subject: subject_key,
        as_of,
        status,
        since,
        blocked_by,
        reference: if_any(reference),
        reactivation: ways(reactivation),
    })
}

fn ways(dto: Option<Vec<dto::ReactivationRoute>>) -> Vec<ReactivationRoute> {
    dto.unwrap_or_default().into_iter().map(way).collect()
}

fn way(dto: dto::ReactivationRoute) -> ReactivationRoute {
    let dto::ReactivationRoute { kind, url, bring, days } = dto;
    ReactivationRoute {
        kind: kind.unwrap_or(ReactivationKind::Other),
        url: url.map(|WebAddress(url)| url).filter(|url| url.starts_with("https://")),
        bring: bring.unwrap_or_default().into_iter().flatten().collect(),
        days,
    }
}

/// `PUT` and `GET /blocks/{id}`
pub fn block(value: &Json) -> Result<Record, NotUnderstood> {
    read(value).map(record)
}

/// `GET /blocks`. Every element becomes a row; one that is not understood is a row of which nothing is known.
pub fn recent_blocks(value: &Json) -> Result<RecentBlocks, NotUnderstood> {
    let dto::Blocks { subject_key, as_of, items } = read(value)?;
    let items = items.into_iter().map(|row| row.map(record)).collect();
    Ok(RecentBlocks { subject: subject_key, as_of, items })
}

fn record(dto: dto::Block) -> Record {
    let dto::Block {
        id,
        subject_key,
        target,
        as_of,
        received_at,
        state,
        in_effect_at,
        already_blocked_since,
        refused_at,
        refused_code,
        ended_at,
        ended_by,
        reference,
        notified,
        authenticators_left,
        sessions_ended,
        reactivation,
    } = dto;
    let state = match state {
        BlockStateName::Pending => BlockState::Pending,
        BlockStateName::InEffect => BlockState::InEffect { since: in_effect_at, already_since: already_blocked_since },
        BlockStateName::Refused => BlockState::Refused {
            // A refusal is final, so one whose own time cannot be read may be dated by the reading.
            at: refused_at.unwrap_or(as_of),
            code: refused_code.unwrap_or(RefusedCode::Other),
        },
        BlockStateName::Ended => BlockState::Ended { at: ended_at, by: ended_by, in_effect_at },
    };
    Record {
        id,
        subject: subject_key,
        target: record_target(target),
        as_of,
        received_at,
        state,
        details: Details {
            reference: if_any(reference),
            notified: notified.unwrap_or_default().into_iter().map(notification).collect(),
            authenticators_left,
            sessions_ended: sessions_ended.unwrap_or_default(),
            reactivation: ways(reactivation),
        },
    }
}

fn record_target(dto: dto::BlockTarget) -> RecordTarget {
    let dto::BlockTarget { sort, authenticator_id, kind, label, short_id } = dto;
    match sort {
        TargetType::Identity => RecordTarget::Identity,
        TargetType::Authenticator => RecordTarget::Authenticator {
            id: authenticator_id,
            kind,
            label: label.unwrap_or_default(),
            short_id: short_id.unwrap_or_default(),
        },
    }
}

fn notification(dto: dto::Notification) -> Notified {
    let dto::Notification { channel, masked } = dto;
    Notified { channel: channel.unwrap_or(Channel::Other), masked: if_any(masked) }
}

/// `GET /activity`. Every element becomes a row, whatever it holds.
pub fn activities(value: &Json) -> Result<Activities, NotUnderstood> {
    let dto::Activities { subject_key, items, next_cursor, recorded_since, provider_hidden } = read(value)?;
    Ok(Activities {
        subject: subject_key,
        items: items.into_iter().map(activity).collect(),
        // Whatever it is, it is sent back as it came; an empty one would ask for the first page again.
        next_cursor: next_cursor.filter(|cursor| !cursor.is_empty()),
        recorded_since,
        provider_hidden: provider_hidden.unwrap_or_default(),
    })
}

fn activity(dto: dto::Activity) -> Activity {
    let dto::Activity {
        id,
        at,
        kind,
        outcome,
        authenticator_id,
        authenticator_kind,
        authenticator_label,
        service_provider,
        device,
        place,
        reported,
    } = dto;
    Activity {
        id: id.filter(can_stand_in_a_path),
        at,
        kind: kind.unwrap_or(ActivityKind::Other),
        outcome: outcome.unwrap_or(Outcome::Other),
        authenticator: authenticator_id,
        with: authenticator_kind,
        label: authenticator_label.unwrap_or_default(),
        provider: if_any(service_provider),
        device: if_any(device),
        place: place.map(|dto::Place { country, city }| Place {
            country: country.unwrap_or_default(),
            city: city.unwrap_or_default(),
        }),
        reported: reported.and_then(|dto::Reported { number, at }| numbered(number, at)),
    }
}

/// Not `.` and `..`: a browser takes them for steps of the path, even percent-encoded. Such an activity cannot be reported.
fn can_stand_in_a_path(id: &ActivityId) -> bool {
    !matches!(id.as_str(), "." | "..")
}

/// `PUT /activity/{id}/report`
pub fn report(value: &Json) -> Result<Report, NotUnderstood> {
    let dto::Report { number, reported_at } = read(value)?;
    numbered(number, reported_at).ok_or(NotUnderstood)
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
    let Ok(dto::Service { blocks, activity, report, provider_setting, extend, notice }) = read(value) else {
        return Service::default();
    };
    let is_on = |dto: Option<bool>| dto != Some(false);
    Service {
        blocks: is_on(blocks),
        activity: is_on(activity),
        report: is_on(report),
        provider_setting: is_on(provider_setting),
        extend: is_on(extend),
        notice: notice.map_or_else(Vec::new, |texts| texts.0.iter().filter_map(notice_in).collect()),
    }
}

/// No longer than the contract allows: it stands before everything else on every page.
fn notice_in((tag, text): &(String, String)) -> Option<(Tag, UntrustedText)> {
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
