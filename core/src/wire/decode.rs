//! Answers of the back end.

use super::{
    Json, NotUnderstood,
    tree::{count, is_true, items, shown, shown_if_any, text, time},
};
use crate::domain::{
    activity::{Activities, Activity, ActivityKind, Outcome, Place, Report},
    authenticator::{Authenticator, Authenticators, Kind, Status, Way, WayKind},
    block::{
        Actor, Channel, Details, Notified, RecentBlocks, Record, RecordTarget, RefusedCode, SessionsEnded, Standing,
    },
    id::{ActivityId, AuthenticatorId, BlockId},
    identity::{Identity, IdentityStatus},
    person::{CsrfToken, Person, SubjectKey},
    problem::Problem,
    service::Service,
    tag::Tag,
    text::UntrustedText,
    time::Timestamp,
};

/// `GET /session`. Without subject key or CSRF token nothing could be blocked, so such an answer is not one.
pub fn session(value: &Json) -> Result<Person, NotUnderstood> {
    Ok(Person {
        subject_key: subject(value)?,
        display_name: shown(value, "display_name"),
        user_id_masked: shown(value, "user_id_masked"),
        expires_at: time(value, "expires_at"),
        as_of: time(value, "as_of"),
        csrf_token: text(value, "csrf_token").and_then(CsrfToken::new).ok_or(NotUnderstood)?,
    })
}

/// Whose it is: an answer that does not say could be somebody else's, who logged in through another tab.
fn subject(value: &Json) -> Result<SubjectKey, NotUnderstood> {
    text(value, "subject_key").and_then(SubjectKey::new).ok_or(NotUnderstood)
}

/// `GET /authenticators`. Every element of `items` becomes a row, whatever it holds.
pub fn authenticators(value: &Json) -> Result<Authenticators, NotUnderstood> {
    let rows = value.get("items").and_then(Json::as_array).ok_or(NotUnderstood)?;
    Ok(Authenticators {
        subject: subject(value)?,
        as_of: time(value, "as_of").ok_or(NotUnderstood)?,
        items: rows.iter().map(authenticator).collect(),
    })
}

/// `GET /identity`.
pub fn identity(value: &Json) -> Result<Identity, NotUnderstood> {
    Ok(Identity {
        subject: subject(value)?,
        as_of: time(value, "as_of").ok_or(NotUnderstood)?,
        status: match text(value, "status").ok_or(NotUnderstood)? {
            "active" => IdentityStatus::Active,
            "blocked" => IdentityStatus::Blocked,
            "closed" => IdentityStatus::Closed,
            _ => IdentityStatus::Other,
        },
        since: time(value, "since"),
        blocked_by: actor(value, "blocked_by"),
        reference: shown_if_any(value, "reference"),
        reactivation: ways(value),
    })
}

/// `DELETE /session`: where the eID ends its own session, if it has such a page. Anything but an object is no answer of a back end that has
/// ended a session.
pub fn logged_out(value: &Json) -> Result<Option<String>, NotUnderstood> {
    match value {
        Json::Object(_) => Ok(web_address(value, "end_session_url")),
        _ => Err(NotUnderstood),
    }
}

/// Whether an answer to `GET /session` says that there is none. Something before the back end may answer 401 of its own.
pub fn is_no_session(status: u16, value: &Json) -> bool {
    status == 401 && text(value, "code") == Some("session_required")
}

/// An answer that says when it was true.
pub trait Dated {
    /// `sent`: the `Date` header of the answer. It cannot have been true later than it was sent, so one that is dated far ahead of that is taken for
    /// one of that moment: a date that nobody has lived to see would be shown, and would outlive every later answer.
    fn no_later_than(&mut self, sent: Timestamp);
}

const fn mend(as_of: &mut Timestamp, sent: Timestamp) {
    if as_of.is_far_ahead_of(sent) {
        *as_of = sent;
    }
}

impl Dated for Person {
    fn no_later_than(&mut self, sent: Timestamp) {
        if let Some(as_of) = &mut self.as_of {
            mend(as_of, sent);
        }
    }
}

impl Dated for Authenticators {
    fn no_later_than(&mut self, sent: Timestamp) {
        mend(&mut self.as_of, sent);
    }
}

impl Dated for Identity {
    fn no_later_than(&mut self, sent: Timestamp) {
        mend(&mut self.as_of, sent);
    }
}

impl Dated for Record {
    fn no_later_than(&mut self, sent: Timestamp) {
        let told = match self.standing {
            Standing::Pending => None,
            Standing::InEffect { since, .. } => since,
            Standing::Refused { at, .. } => Some(at),
            Standing::Ended { at, .. } => at,
        };
        // What it tells had happened when it was sent, and a header tells whole seconds, or the second before.
        let happened = [self.received_at, told].into_iter().flatten().filter(|at| !at.is_far_ahead_of(sent));
        mend(&mut self.as_of, happened.fold(sent, Timestamp::max));
    }
}

impl Dated for RecentBlocks {
    fn no_later_than(&mut self, sent: Timestamp) {
        mend(&mut self.as_of, sent);
        self.items.iter_mut().flatten().for_each(|record| record.no_later_than(sent));
    }
}

/// `GET /service`. Only what is said to be switched off is; whatever cannot be read changes nothing.
pub fn service(value: &Json) -> Service {
    let is_on = |name| value.get(name) != Some(&Json::Bool(false));
    let notice = match value.get("notice") {
        Some(Json::Object(by_language)) => by_language.iter().filter_map(|(tag, text)| notice(tag, text)).collect(),
        _ => Vec::new(),
    };
    Service {
        blocks: is_on("blocks"),
        activity: is_on("activity"),
        report: is_on("report"),
        provider_setting: is_on("provider_setting"),
        extend: is_on("extend"),
        notice,
    }
}

/// No longer than the contract allows: it stands before everything else on every page.
fn notice(tag: &str, text: &Json) -> Option<(Tag, UntrustedText)> {
    const LONGEST_CHARS: usize = 1_000;
    let text: String = text.as_text()?.chars().take(LONGEST_CHARS).collect();
    let text = UntrustedText::new(&text);
    if text.is_empty() { None } else { Some((Tag::parse(tag)?, text)) }
}

/// `PUT` and `GET /blocks/{id}`.
pub fn block(value: &Json) -> Result<Record, NotUnderstood> {
    let as_of = time(value, "as_of").ok_or(NotUnderstood)?;
    Ok(Record {
        id: text(value, "id").and_then(BlockId::parse).ok_or(NotUnderstood)?,
        subject: text(value, "subject_key").and_then(SubjectKey::new),
        target: value.get("target").and_then(record_target).ok_or(NotUnderstood)?,
        as_of,
        received_at: time(value, "received_at"),
        standing: standing(value, as_of).ok_or(NotUnderstood)?,
        details: details(value),
    })
}

/// `GET /blocks`. Every element becomes a row; one that is not understood is a row of which nothing is known.
pub fn recent_blocks(value: &Json) -> Result<RecentBlocks, NotUnderstood> {
    let rows = value.get("items").and_then(Json::as_array).ok_or(NotUnderstood)?;
    let as_of = time(value, "as_of").ok_or(NotUnderstood)?;
    Ok(RecentBlocks { subject: subject(value)?, as_of, items: rows.iter().map(|row| block(row).ok()).collect() })
}

/// `GET /activity`. Every element becomes a row, whatever it holds.
pub fn activities(value: &Json) -> Result<Activities, NotUnderstood> {
    let rows = value.get("items").and_then(Json::as_array).ok_or(NotUnderstood)?;
    Ok(Activities {
        subject: subject(value)?,
        items: rows.iter().map(activity).collect(),
        // Whatever it is, it is sent back as it came; an empty one would ask for the first page again.
        next_cursor: text(value, "next_cursor").filter(|cursor| !cursor.is_empty()).map(str::to_owned),
        recorded_since: time(value, "recorded_since"),
        provider_hidden: is_true(value, "provider_hidden"),
    })
}

/// Any answer that is no success. `status`: HTTP; `retry_after`: the header as it came; `value`: null when the body was no JSON, which nothing of
/// the contract is: then something on the way has answered, and what it says of the session or of the person is not the back end's.
pub fn problem(status: u16, retry_after: Option<&str>, value: &Json) -> Problem {
    let code = text(value, "code").unwrap_or_default();
    let after_seconds =
        retry_after.and_then(|header| header.trim().parse().ok()).or_else(|| count(value, "retry_after"));
    match (status, code) {
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
        // A 404 of another code may be about the path as well as about what it names, and 408 and 425 are about the moment.
        (400 | 403 | 405 | 406 | 409 | 410 | 411 | 413 | 414 | 415 | 422 | 431 | 451, _) => Problem::NotAccepted,
        _ => Problem::NotUnderstood,
    }
}

fn authenticator(value: &Json) -> Authenticator {
    Authenticator {
        id: text(value, "id").and_then(AuthenticatorId::parse),
        kind: kind(value, "kind").unwrap_or(Kind::Other),
        label: shown(value, "label"),
        short_id: shown(value, "short_id"),
        status: match text(value, "status") {
            Some("active") => Status::Active,
            Some("locked") => Status::Locked,
            Some("blocked") => Status::Blocked,
            Some("revoked") => Status::Revoked,
            _ => Status::Other,
        },
        registered_at: time(value, "registered_at"),
        last_used_at: time(value, "last_used_at"),
        opened_this_session: is_true(value, "opened_this_session"),
        blocked_since: time(value, "blocked_since"),
        status_since: time(value, "status_since"),
        reactivation: ways(value),
    }
}

/// `None` when no kind is told; [`Kind::Other`] when it is one that nobody here has heard of.
fn kind(value: &Json, key: &str) -> Option<Kind> {
    Some(match text(value, key)? {
        "app" => Kind::App,
        "code_display" => Kind::CodeDisplay,
        "audio_code_reader" => Kind::AudioCodeReader,
        "chip" => Kind::Chip,
        _ => Kind::Other,
    })
}

fn ways(value: &Json) -> Vec<Way> {
    items(value, "reactivation").iter().map(way).collect()
}

fn way(value: &Json) -> Way {
    Way {
        kind: match text(value, "kind") {
            Some("online") => WayKind::Online,
            Some("app_id_scan") => WayKind::AppIdScan,
            Some("phone") => WayKind::Phone,
            Some("order_new") => WayKind::OrderNew,
            Some("add_again") => WayKind::AddAgain,
            Some("in_person") => WayKind::InPerson,
            _ => WayKind::Other,
        },
        url: web_address(value, "url").filter(|url| url.starts_with("https://")),
        bring: items(value, "bring").iter().filter_map(Json::as_text).map(UntrustedText::new).collect(),
        days: count(value, "days"),
    }
}

/// An address that may be put into a link: nothing but http and https ever becomes one.
fn web_address(value: &Json, key: &str) -> Option<String> {
    web(text(value, key)?)
}

pub(super) fn web(raw: &str) -> Option<String> {
    let web = raw.starts_with("https://") || raw.starts_with("http://");
    (web && raw.len() <= 2_000 && raw.bytes().all(|byte| byte.is_ascii_graphic())).then(|| raw.to_owned())
}

fn record_target(value: &Json) -> Option<RecordTarget> {
    match text(value, "type")? {
        "identity" => Some(RecordTarget::Identity),
        "authenticator" => Some(RecordTarget::Authenticator {
            id: text(value, "authenticator_id").and_then(AuthenticatorId::parse),
            kind: kind(value, "kind"),
            label: shown(value, "label"),
            short_id: shown(value, "short_id"),
        }),
        _ => None,
    }
}

/// `as_of`: a refusal stays one for good, so that one whose own time cannot be read is dated by the reading.
fn standing(value: &Json, as_of: Timestamp) -> Option<Standing> {
    match text(value, "state")? {
        "pending" => Some(Standing::Pending),
        "in_effect" => Some(Standing::InEffect {
            since: time(value, "in_effect_at"),
            already_since: time(value, "already_blocked_since"),
        }),
        "refused" => {
            Some(Standing::Refused { at: time(value, "refused_at").unwrap_or(as_of), code: refused_code(value) })
        }
        "ended" => Some(Standing::Ended {
            at: time(value, "ended_at"),
            by: actor(value, "ended_by"),
            in_effect_at: time(value, "in_effect_at"),
        }),
        _ => None,
    }
}

fn refused_code(value: &Json) -> RefusedCode {
    match text(value, "refused_code") {
        Some("session_too_new") => RefusedCode::SessionTooNew,
        Some("target_not_found") => RefusedCode::TargetNotFound,
        Some("target_revoked") => RefusedCode::TargetRevoked,
        Some("identity_closed") => RefusedCode::IdentityClosed,
        Some("not_permitted") => RefusedCode::NotPermitted,
        _ => RefusedCode::Other,
    }
}

fn actor(value: &Json, key: &str) -> Option<Actor> {
    match text(value, key)? {
        "you" => Some(Actor::You),
        "support" => Some(Actor::Support),
        "authority" => Some(Actor::Authority),
        "system" => Some(Actor::System),
        _ => None,
    }
}

fn details(value: &Json) -> Details {
    Details {
        reference: shown_if_any(value, "reference"),
        notified: items(value, "notified").iter().map(notified).collect(),
        authenticators_left: count(value, "authenticators_left"),
        sessions_ended: match text(value, "sessions_ended") {
            Some("all") => SessionsEnded::All,
            Some("some") => SessionsEnded::Some,
            Some("none") => SessionsEnded::None,
            _ => SessionsEnded::Unknown,
        },
        reactivation: ways(value),
    }
}

fn notified(value: &Json) -> Notified {
    Notified {
        channel: match text(value, "channel") {
            Some("sms") => Channel::Sms,
            Some("email") => Channel::Email,
            Some("post") => Channel::Post,
            Some("app") => Channel::App,
            _ => Channel::Other,
        },
        masked: shown_if_any(value, "masked"),
    }
}

/// The contract's words for kinds of activity.
pub(super) const KINDS: [(&str, ActivityKind); 14] = [
    ("login", ActivityKind::Login),
    ("approval", ActivityKind::Approval),
    ("login_failed", ActivityKind::LoginFailed),
    ("approval_declined", ActivityKind::ApprovalDeclined),
    ("simultaneous_requests", ActivityKind::SimultaneousRequests),
    ("code_sent", ActivityKind::CodeSent),
    ("authenticator_added", ActivityKind::AuthenticatorAdded),
    ("authenticator_blocked", ActivityKind::AuthenticatorBlocked),
    ("authenticator_reactivated", ActivityKind::AuthenticatorReactivated),
    ("user_id_changed", ActivityKind::UserIdChanged),
    ("password_changed", ActivityKind::PasswordChanged),
    ("contact_changed", ActivityKind::ContactChanged),
    ("identity_blocked", ActivityKind::IdentityBlocked),
    ("identity_reactivated", ActivityKind::IdentityReactivated),
];

/// The contract's words for how an activity ended.
pub(super) const OUTCOMES: [(&str, Outcome); 4] = [
    ("succeeded", Outcome::Succeeded),
    ("failed", Outcome::Failed),
    ("declined", Outcome::Declined),
    ("expired", Outcome::Expired),
];

/// `None` for a word that is not in the table.
fn named<T: Copy>(value: &Json, key: &str, table: &[(&str, T)]) -> Option<T> {
    let word = text(value, key)?;
    table.iter().find(|(name, _)| *name == word).map(|(_, meaning)| *meaning)
}

fn activity(value: &Json) -> Activity {
    Activity {
        // In a path a browser takes those for steps, however they are written: what they name cannot be reported.
        id: text(value, "id").filter(|id| !matches!(*id, "." | "..")).and_then(ActivityId::parse),
        at: time(value, "at"),
        kind: named(value, "kind", &KINDS).unwrap_or(ActivityKind::Other),
        outcome: named(value, "outcome", &OUTCOMES).unwrap_or(Outcome::Other),
        authenticator: text(value, "authenticator_id").and_then(AuthenticatorId::parse),
        with: kind(value, "authenticator_kind"),
        label: shown(value, "authenticator_label"),
        provider: shown_if_any(value, "service_provider"),
        device: shown_if_any(value, "device"),
        place: value.get("place").map(|place| Place { country: shown(place, "country"), city: shown(place, "city") }),
        reported: value.get("reported").and_then(|report| numbered(report, "at").ok()),
    }
}

/// `PUT /activity/{id}/report`.
pub fn report(value: &Json) -> Result<Report, NotUnderstood> {
    numbered(value, "reported_at")
}

/// A report without its number is no receipt for anything.
fn numbered(value: &Json, at: &str) -> Result<Report, NotUnderstood> {
    let number = shown_if_any(value, "number").ok_or(NotUnderstood)?;
    Ok(Report { number, at: time(value, at) })
}

/// `PUT /settings/provider-shown`: whether it is shown now.
pub fn provider_shown(value: &Json) -> Result<bool, NotUnderstood> {
    match value.get("shown") {
        Some(Json::Bool(shown)) => Ok(*shown),
        _ => Err(NotUnderstood),
    }
}
