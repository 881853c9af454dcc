//! Words that only prerendered pages use, and that are therefore not in the browser's program.

use spaer_core::{
    domain::{calendar::days_since_1970, hours::DAY, language::Lang, reason::Reason},
    i18n::{
        text::{blocking, common},
        when::day as written,
    },
};

pub fn reason(reason: Reason, lang: Lang) -> &'static str {
    match reason {
        Reason::StolenPhone => blocking::reason_stolen_phone(lang),
        Reason::LostDevice => blocking::reason_lost_device(lang),
        Reason::NewPhone => blocking::reason_new_phone(lang),
        Reason::UserIdChanged => blocking::reason_user_id_changed(lang),
        Reason::ApprovedRequest => blocking::reason_approved_request(lang),
        Reason::ToldCode => blocking::reason_told_code(lang),
    }
}

/// What one who picked the reason should also do, or do first.
pub fn reason_hint(reason: Reason, lang: Lang) -> Option<&'static str> {
    match reason {
        Reason::StolenPhone => Some(blocking::reason_stolen_phone_hint(lang)),
        Reason::NewPhone => Some(blocking::reason_new_phone_hint(lang)),
        Reason::ToldCode => Some(blocking::reason_told_code_hint(lang)),
        Reason::LostDevice | Reason::UserIdChanged | Reason::ApprovedRequest => None,
    }
}

/// When a line is answered, in full, and when somebody last checked it (`last_checked`: ISO 8601). Full hours, Danish time; without `weekends` it is closed
/// then. When hours go beyond midnight, a sentence says to which day a night belongs, so that nobody calls in a night without hours.
pub fn hours((from, to): (u8, u8), weekends: Option<(u8, u8)>, last_checked: &str, lang: Lang) -> String {
    let is_night = |(from, to): (u8, u8)| to != 0 && to < from;
    let has_nights = is_night((from, to)) || weekends.is_some_and(is_night);
    let nights = if has_nights { [" ", common::hours_nights(lang)].concat() } else { String::new() };
    let (from, to) = (from.to_string(), to.to_string());
    let hours = match weekends {
        Some((first, last)) => common::hours(lang, &from, &to, &first.to_string(), &last.to_string()),
        None => common::hours_weekdays(lang, &from, &to),
    };
    [&hours, &nights, " ", &common::hours_checked(lang, &day(last_checked, lang))].concat()
}

/// A day of the calendar in full, "1. november 2026", from ISO 8601.
pub fn day(iso: &str, lang: Lang) -> String {
    let mut parts = iso.splitn(3, '-').map(|part| part.parse());
    let (Some(Ok(year)), Some(Ok(month)), Some(Ok(day))) = (parts.next(), parts.next(), parts.next()) else {
        return iso.to_owned();
    };
    written(days_since_1970(year, month, day) * DAY, lang)
}
