//! Words for closed sets, and for one row. What comes from outside is isolated, so that none of it can turn the sentence around it.

use spaer_core::{
    domain::{
        activity::{Activity, ActivityKind, Outcome},
        activity_list::Row,
        filter::{Group, Span},
        language::Lang,
        problem::Problem,
        suspicion::Mark,
        text::UntrustedText,
        time::Timestamp,
    },
    i18n::text::{activity as text, common},
};

use crate::{platform::format, ui::words};

/// What was done, as a sentence without its full stop.
pub fn sentence(activity: &Activity, lang: Lang) -> String {
    let what = || thing(activity, lang).unwrap_or_else(|| text::unknown(lang).to_owned());
    match activity.display_kind() {
        ActivityKind::Login => text::did_login(lang).to_owned(),
        ActivityKind::Approval => text::did_approval(lang).to_owned(),
        ActivityKind::LoginFailed => text::did_login_failed(lang).to_owned(),
        ActivityKind::ApprovalDeclined => text::did_approval_declined(lang).to_owned(),
        ActivityKind::SimultaneousRequests => text::did_simultaneous(lang).to_owned(),
        ActivityKind::CodeSent => text::did_code_sent(lang).to_owned(),
        ActivityKind::AuthenticatorAdded => text::did_added(lang, &what()),
        ActivityKind::AuthenticatorBlocked => text::did_blocked(lang, &what()),
        ActivityKind::AuthenticatorReactivated => text::did_reactivated(lang, &what()),
        ActivityKind::UserIdChanged => text::did_user_id(lang).to_owned(),
        ActivityKind::PasswordChanged => text::did_password(lang).to_owned(),
        ActivityKind::ContactChanged => text::did_contact(lang).to_owned(),
        ActivityKind::IdentityBlocked => text::did_identity_blocked(lang).to_owned(),
        ActivityKind::IdentityReactivated => text::did_identity_reactivated(lang).to_owned(),
        ActivityKind::Other => text::did_other(lang).to_owned(),
    }
}

/// When it was, as somebody would say it to somebody else.
pub fn when(activity: &Activity, lang: Lang) -> String {
    activity.at.map_or_else(|| text::time_short(lang).to_owned(), |at| moment(at, lang))
}

/// "Det skete i dag kl. 03.15.": with the day as people say it at `now`, or with its date where that is not known.
pub fn happened(at: Timestamp, now: Option<Timestamp>, lang: Lang) -> String {
    let moment = common::moment(lang, &format::clock(at, lang), &format::near_danish_day(at, now, lang));
    text::look_when(lang, &whose(at, moment, lang))
}

/// A moment in Denmark; it is said that it is Danish time to whoever has another one.
pub fn moment(at: Timestamp, lang: Lang) -> String {
    whose(at, format::danish_moment(at, lang), lang)
}

fn whose(at: Timestamp, told: String, lang: Lang) -> String {
    if format::is_danish(at) { told } else { text::danish_time(lang, &told) }
}

/// What the reader's own clock showed, where that is something else.
pub fn own_time(activity: &Activity, lang: Lang) -> Option<String> {
    let at = activity.at.filter(|at| !format::is_danish(*at))?;
    Some(common::your_time(lang, &format::local(at, lang)))
}

/// What it was done with or to: "MitID app, Annas telefon".
pub fn thing(activity: &Activity, lang: Lang) -> Option<String> {
    let kind = activity.with.map(|kind| words::kind(kind, lang));
    match (kind, activity.label.is_empty()) {
        (None, true) => None,
        (Some(kind), true) => Some(kind.to_owned()),
        // Most code displays are called "Code display"; once is enough.
        (Some(kind), false) if kind == activity.label.as_str() => Some(kind.to_owned()),
        (Some(kind), false) => Some([kind, ", ", &isolated(activity.label.as_str())].concat()),
        (None, false) => Some(isolated(activity.label.as_str())),
    }
}

/// Whether the sentence says how it went.
pub const fn says_outcome(kind: ActivityKind) -> bool {
    matches!(kind, ActivityKind::LoginFailed | ActivityKind::ApprovalDeclined | ActivityKind::SimultaneousRequests)
}

/// Why a report may not have arrived, and what to do.
pub fn not_reported(problem: Problem, lang: Lang) -> String {
    match problem {
        Problem::NotOffered => text::cannot_report(lang).to_owned(),
        _ => [words::problem(problem, lang), " ", text::not_reported_hint(lang)].concat(),
    }
}

/// Whether the sentence names already what it was done with.
pub const fn names_thing(kind: ActivityKind) -> bool {
    matches!(
        kind,
        ActivityKind::AuthenticatorAdded | ActivityKind::AuthenticatorBlocked | ActivityKind::AuthenticatorReactivated
    )
}

/// Where it was, as far as that was guessed: "Aarhus, Danmark".
pub fn place(row: &Row) -> Option<String> {
    let place = row.activity.place.as_ref()?;
    let country = if row.country.is_empty() { place.country.as_str() } else { &row.country };
    let parts: Vec<_> =
        [place.city.as_str(), country].into_iter().filter(|part| !part.is_empty()).map(isolated).collect();
    (!parts.is_empty()).then(|| parts.join(", "))
}

/// First strong isolate and its end (UAX #9).
pub fn isolated(text: &str) -> String {
    ["\u{2068}", text, "\u{2069}"].concat()
}

/// All texts of a row that are longer than what is shown of them.
pub fn cut(activity: &Activity) -> impl Iterator<Item = &UntrustedText> {
    let place = activity.place.as_ref().map(|place| &place.city);
    let all = [Some(&activity.label), activity.provider.as_ref(), activity.device.as_ref(), place];
    all.into_iter().flatten().filter(|text| text.is_cut())
}

pub fn outcome(outcome: Outcome, lang: Lang) -> &'static str {
    match outcome {
        Outcome::Succeeded => text::outcome_succeeded(lang),
        Outcome::Failed => text::outcome_failed(lang),
        Outcome::Declined => text::outcome_declined(lang),
        Outcome::Expired => text::outcome_expired(lang),
        Outcome::Other => text::outcome_other(lang),
    }
}

pub fn group(group: Group, lang: Lang) -> &'static str {
    match group {
        Group::Logins => text::group_logins(lang),
        Group::Approvals => text::group_approvals(lang),
        Group::Codes => text::group_codes(lang),
        Group::Authenticators => text::group_authenticators(lang),
        Group::Details => text::group_details(lang),
        Group::Identity => text::group_identity(lang),
    }
}

pub fn span(span: Span, lang: Lang) -> &'static str {
    match span {
        Span::Hours24 => text::period_hours(lang),
        Span::Days7 => text::period_week(lang),
        Span::Days30 => text::period_month(lang),
    }
}

/// Why a row deserves a look.
pub fn mark(mark: Mark, lang: Lang) -> &'static str {
    match mark {
        Mark::UserIdChanged => text::mark_user_id(lang),
        Mark::ContactChanged => text::mark_contact(lang),
        Mark::NewAuthenticator => text::mark_added(lang),
        Mark::FailuresInARow => text::mark_failures(lang),
        Mark::ChangeAfterNewDevice => text::mark_new_device(lang),
        Mark::FirstUseAtNight => text::mark_night(lang),
        Mark::BesideAnother => text::mark_beside(lang),
    }
}
