//! What has happened so far to Anna (calm) and Clara (under attack).

use rusqlite::params;
use spaer_gateway::Moment;

use super::{DAY, HOUR, MINUTE};
use crate::store::{Act, Trouble};

/// When (before now, or after 03:12 last night), kind, outcome, authenticator, provider, device, country, city.
struct Event(
    i64,
    &'static str,
    &'static str,
    Option<&'static str>,
    Option<&'static str>,
    &'static str,
    &'static str,
    &'static str,
);

const ANNA: [Event; 6] = [
    Event(
        -2 * HOUR,
        "login",
        "succeeded",
        Some("anna-app"),
        Some("Biblioteket i Eksempelby"),
        "Firefox, Android",
        "DK",
        "Eksempelby",
    ),
    Event(-DAY, "approval", "succeeded", Some("anna-app"), Some("Opdigtet Bank"), "Android", "DK", "Eksempelby"),
    Event(-3 * DAY, "login_failed", "failed", Some("anna-app"), Some("Opdigtet Bank"), "Android", "DK", "Eksempelby"),
    Event(
        -3 * DAY + MINUTE,
        "login",
        "succeeded",
        Some("anna-app"),
        Some("Opdigtet Bank"),
        "Android",
        "DK",
        "Eksempelby",
    ),
    Event(
        -20 * DAY,
        "login",
        "succeeded",
        Some("anna-display"),
        Some("Eksempel Kommune"),
        "Safari, Mac",
        "DK",
        "Eksempelby",
    ),
    Event(-420 * DAY, "authenticator_added", "succeeded", Some("anna-app"), None, "Android", "DK", "Eksempelby"),
];

const CLARA_LAST_NIGHT: [Event; 9] = [
    Event(
        -14 * MINUTE,
        "login_failed",
        "failed",
        Some("clara-app"),
        Some("Opdigtet Bank"),
        "Chrome, Windows",
        "NL",
        "Amsterdam",
    ),
    Event(
        -12 * MINUTE,
        "login_failed",
        "failed",
        Some("clara-app"),
        Some("Opdigtet Bank"),
        "Chrome, Windows",
        "NL",
        "Amsterdam",
    ),
    Event(
        -9 * MINUTE,
        "simultaneous_requests",
        "declined",
        Some("clara-app"),
        Some("Opdigtet Bank"),
        "Chrome, Windows",
        "NL",
        "Amsterdam",
    ),
    Event(
        -4 * MINUTE,
        "login",
        "succeeded",
        Some("clara-app"),
        Some("Pakke & Post"),
        "Chrome, Windows",
        "NL",
        "Amsterdam",
    ),
    Event(-2 * MINUTE, "code_sent", "succeeded", None, None, "Chrome, Windows", "NL", "Amsterdam"),
    Event(0, "authenticator_added", "succeeded", Some("clara-app-2"), None, "Android", "NL", "Amsterdam"),
    Event(3 * MINUTE, "user_id_changed", "succeeded", Some("clara-app-2"), None, "Chrome, Windows", "NL", "Amsterdam"),
    Event(
        6 * MINUTE,
        "approval_declined",
        "declined",
        Some("clara-app-2"),
        Some("Opdigtet Bank"),
        "Android",
        "NL",
        "Amsterdam",
    ),
    Event(
        8 * MINUTE,
        "login",
        "succeeded",
        Some("clara-app-2"),
        Some("Opdigtet Bank"),
        "Chrome, Windows",
        "NL",
        "Amsterdam",
    ),
];

const CLARA_BEFORE: [Event; 2] = [
    Event(
        -2 * DAY,
        "login",
        "succeeded",
        Some("clara-app"),
        Some("Eksempel Kommune"),
        "Safari, iPhone",
        "DK",
        "Prøvested",
    ),
    Event(-30 * DAY, "approval", "succeeded", Some("clara-app"), Some("Opdigtet Bank"), "iPhone", "DK", "Prøvested"),
];

pub(super) fn add(act: &Act<'_>, last_night: Moment) -> Result<(), Trouble> {
    insert(act, "anna", act.now, &ANNA)?;
    insert(act, "clara", act.now, &CLARA_BEFORE)?;
    // What would lie in the future, shortly after 03:12, has not happened yet.
    let happened = |event: &&Event| last_night.plus_millis(event.0) <= act.now;
    for event in CLARA_LAST_NIGHT.iter().filter(happened) {
        insert(act, "clara", last_night, std::slice::from_ref(event))?;
    }
    Ok(())
}

fn insert(act: &Act<'_>, persona: &str, from: Moment, events: &[Event]) -> Result<(), Trouble> {
    for Event(offset, kind, outcome, authenticator, provider, device, country, city) in events {
        let at = from.plus_millis(*offset);
        let id = format!("{persona}-{}-{kind}", at.as_millis());
        act.tx.execute(
            "INSERT INTO activity VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
            params![id, persona, at.as_millis(), kind, outcome, authenticator, provider, device, country, city],
        )?;
    }
    Ok(())
}
