//! What has happened so far to everybody with a story. Eva has her own generator, and Frej his own horrors.

use rusqlite::params;
use spaer_gateway::Moment;

use super::{DAY, HOUR, MINUTE};
use crate::store::{Error, Transaction};

/// One activity: its time in milliseconds relative to now (for Clara, to 03:12 last night), kind, outcome, authenticator, service provider and place.
/// An empty text means that there is none.
pub(super) struct Event(
    pub i64,
    pub &'static str,
    pub &'static str,
    pub &'static str,
    pub &'static str,
    pub &'static Location,
);

/// Device, country, city.
pub(super) struct Location(pub &'static str, pub &'static str, pub &'static str);

const LIBRARY: &str = "Biblioteket i Eksempelby";
const BANK: &str = "Opdigtet Bank";
const TOWN: &str = "Eksempel Kommune";
const POST: &str = "Pakke & Post";
const PHARMACY: &str = "Apoteket på Torvet";

const ANNAS_BROWSER: Location = Location("Firefox, Android", "DK", "Eksempelby");
const ANNAS_PHONE: Location = Location("Android", "DK", "Eksempelby");
const ANNAS_MAC: Location = Location("Safari, Mac", "DK", "Eksempelby");

const ANNA: [Event; 7] = [
    Event(-2 * HOUR, "login", "succeeded", "anna-app", LIBRARY, &ANNAS_BROWSER),
    Event(-DAY, "approval", "succeeded", "anna-app", BANK, &ANNAS_PHONE),
    Event(-3 * DAY, "login_failed", "failed", "anna-app", BANK, &ANNAS_PHONE),
    Event(-3 * DAY + MINUTE, "login", "succeeded", "anna-app", BANK, &ANNAS_PHONE),
    Event(-20 * DAY, "login", "succeeded", "anna-display", TOWN, &ANNAS_MAC),
    Event(-75 * DAY, "password_changed", "succeeded", "anna-app", "", &ANNAS_MAC),
    Event(-420 * DAY, "authenticator_added", "succeeded", "anna-app", "", &ANNAS_PHONE),
];

const BENTS_PC: Location = Location("Edge, Windows", "DK", "Prøvested");

const BENT: [Event; 4] = [
    Event(-6 * HOUR, "login", "succeeded", "bent-display", PHARMACY, &BENTS_PC),
    Event(-9 * DAY, "login", "succeeded", "bent-display", TOWN, &BENTS_PC),
    Event(-9 * DAY - 2 * MINUTE, "login_failed", "failed", "bent-display", TOWN, &BENTS_PC),
    Event(-40 * DAY, "login", "succeeded", "bent-display", BANK, &BENTS_PC),
];

const CLARAS_PHONE: Location = Location("Safari, iPhone", "DK", "Prøvested");

const STRANGER: Location = Location("Chrome, Windows", "NL", "Amsterdam");
const STRANGERS_PHONE: Location = Location("Android", "NL", "Amsterdam");

/// Clara's times count from 03:12 last night, so that she herself has always acted by day, and the stranger by night.
const CLARA: [Event; 11] = [
    Event(-30 * DAY + 11 * HOUR, "approval", "succeeded", "clara-app", BANK, &CLARAS_PHONE),
    Event(-2 * DAY + 11 * HOUR, "login", "succeeded", "clara-app", TOWN, &CLARAS_PHONE),
    Event(-14 * MINUTE, "login_failed", "failed", "clara-app", BANK, &STRANGER),
    Event(-12 * MINUTE, "login_failed", "failed", "clara-app", BANK, &STRANGER),
    Event(-9 * MINUTE, "simultaneous_requests", "declined", "clara-app", BANK, &STRANGER),
    Event(-4 * MINUTE, "login", "succeeded", "clara-app", POST, &STRANGER),
    Event(-2 * MINUTE, "code_sent", "succeeded", "", "", &STRANGER),
    Event(0, "authenticator_added", "succeeded", "clara-app-2", "", &STRANGERS_PHONE),
    Event(3 * MINUTE, "user_id_changed", "succeeded", "clara-app-2", "", &STRANGER),
    Event(6 * MINUTE, "approval_declined", "declined", "clara-app-2", BANK, &STRANGERS_PHONE),
    Event(8 * MINUTE, "login", "succeeded", "clara-app-2", BANK, &STRANGER),
];
/// How long the activities of that night last after 03:12, in milliseconds.
const CLARAS_NIGHT: i64 = 8 * MINUTE;

const DAVIDS_PHONE: Location = Location("Android", "DK", "Påfundby");
const DAVIDS_STRANGER: Location = Location("Chrome, Linux", "RO", "Bukarest");

/// Support saw what was going on, and stopped it.
const DAVID: [Event; 6] = [
    Event(-2 * DAY, "identity_blocked", "succeeded", "", "", &UNKNOWN_LOCATION),
    Event(-2 * DAY - 5 * MINUTE, "approval", "expired", "david-app", BANK, &DAVIDS_STRANGER),
    Event(-2 * DAY - 7 * MINUTE, "simultaneous_requests", "declined", "david-app", BANK, &DAVIDS_STRANGER),
    Event(-2 * DAY - 8 * MINUTE, "login_failed", "failed", "david-app", BANK, &DAVIDS_STRANGER),
    Event(-5 * DAY, "login", "succeeded", "david-app", POST, &DAVIDS_PHONE),
    Event(-90 * DAY, "authenticator_added", "succeeded", "david-app", "", &DAVIDS_PHONE),
];

const GRETES_PHONE: Location = Location("Safari, iPhone", "DK", "Eksempelby");

const GRETE: [Event; 5] = [
    Event(-5 * HOUR, "login", "succeeded", "grete-app", PHARMACY, &GRETES_PHONE),
    Event(-4 * DAY, "approval", "succeeded", "grete-app", BANK, &GRETES_PHONE),
    Event(-15 * DAY, "login", "succeeded", "grete-reader", LIBRARY, &GRETES_PHONE),
    Event(-60 * DAY, "contact_changed", "succeeded", "grete-app", "", &GRETES_PHONE),
    Event(-310 * DAY, "authenticator_added", "succeeded", "grete-app", "", &GRETES_PHONE),
];

/// Nothing is known about where.
pub(super) const UNKNOWN_LOCATION: Location = Location("", "", "");

pub(super) fn add(tx: &Transaction<'_>, last_night: Moment) -> Result<(), Error> {
    let before: [(&str, &[Event]); 4] = [("anna", &ANNA), ("bent", &BENT), ("david", &DAVID), ("grete", &GRETE)];
    for (persona, events) in before {
        for event in events {
            insert(tx, persona, tx.now.plus_millis(event.0), event)?;
        }
    }
    claras(last_night, tx.now).try_for_each(|(at, event)| insert(tx, "clara", at, event))
}

/// All of Clara's activities have happened at whatever hour the sandbox starts: if the last minutes of that night would lie in the future, they are
/// compressed to end now.
fn claras(last_night: Moment, now: Moment) -> impl Iterator<Item = (Moment, &'static Event)> {
    let passed = (now.as_millis() - last_night.as_millis()).clamp(0, CLARAS_NIGHT);
    CLARA.iter().map(move |event| {
        let after = if event.0 > 0 { event.0 * passed / CLARAS_NIGHT } else { event.0 };
        (last_night.plus_millis(after), event)
    })
}

fn insert(tx: &Transaction<'_>, persona: &str, at: Moment, event: &Event) -> Result<(), Error> {
    let id = format!("{persona}-{}-{}", at.as_millis(), event.1);
    insert_as(tx, &id, persona, at, event)
}

/// One row under this id, at this moment.
pub(super) fn insert_as(tx: &Transaction<'_>, id: &str, persona: &str, at: Moment, event: &Event) -> Result<(), Error> {
    let Event(_, kind, outcome, authenticator, provider, Location(device, country, city)) = event;
    let there = |text: &&'static str| Some(*text).filter(|text| !text.is_empty());
    let mut statement =
        tx.db.prepare_cached("INSERT INTO activity VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)")?;
    statement.execute(params![
        id,
        persona,
        at.as_millis(),
        kind,
        outcome,
        there(authenticator),
        there(provider),
        there(device),
        there(country),
        there(city)
    ])?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::super::last_night;
    use super::*;

    type Row = (i64, &'static Event);

    const TRIED: [&str; 5] = ["login", "login_failed", "approval", "approval_declined", "simultaneous_requests"];
    const CHANGES: [&str; 4] = ["authenticator_added", "user_id_changed", "password_changed", "contact_changed"];

    fn succeeded((_, Event(_, kind, outcome, ..)): &Row) -> bool {
        *outcome == "succeeded" && ["login", "approval"].contains(kind)
    }

    fn three_failures_in_a_row(story: &[Row]) -> bool {
        let tried: Vec<&Row> = story.iter().filter(|(_, event)| TRIED.contains(&event.1)).collect();
        let near = |pair: &[&Row]| pair[1].0 - pair[0].0 <= HOUR;
        tried.windows(3).any(|three| three.iter().all(|row| !succeeded(row)) && three.windows(2).all(near))
    }

    fn a_change_after_a_new_device(story: &[Row]) -> bool {
        story.iter().enumerate().any(|(place, (first, Event(.., Location(device, ..))))| {
            let earlier = story[..place].iter().filter(|(_, event)| !event.5.0.is_empty());
            let is_new = earlier.clone().all(|(_, event)| event.5.0 != *device);
            let known = earlier.clone().any(|(at, _)| first - at >= DAY);
            let changed = |(at, event): &Row| CHANGES.contains(&event.1) && (0..=HOUR).contains(&(at - first));
            !device.is_empty() && is_new && known && story.iter().any(changed)
        })
    }

    fn a_first_use_at_night(story: &[Row], hours_ahead: i64) -> bool {
        let by_night = |(at, _): &Row| (at + hours_ahead * HOUR).rem_euclid(DAY) < 5 * HOUR;
        let used: Vec<&Row> = story.iter().filter(|row| succeeded(row)).collect();
        used.iter().position(|row| by_night(row)).is_some_and(|place| place > 0)
    }

    #[test]
    fn claras_story_is_whole_at_any_minute_of_the_day() {
        // Winter, summer, and the weeks in which clocks change.
        for day in ["2026-01-15", "2026-07-15", "2026-03-30", "2026-04-01", "2026-10-26", "2026-11-01"] {
            let midnight = Moment::parse(&format!("{day}T00:00:00Z")).unwrap();
            for minute in 0..24 * 60 {
                let now = midnight.plus_millis(minute * MINUTE + 1);
                let story: Vec<Row> = claras(last_night(now), now).map(|(at, event)| (at.as_millis(), event)).collect();
                let at = now.to_rfc3339();
                assert_eq!(story.len(), 11);
                assert!(story.iter().all(|(at, _)| *at <= now.as_millis()), "nothing is still to come at {at}");
                assert!(story.windows(2).all(|pair| pair[0].0 <= pair[1].0), "in its order at {at}");
                let has = |kind: &str| story.iter().any(|(_, event)| event.1 == kind && event.2 == "succeeded");
                assert!(has("user_id_changed") && has("authenticator_added"));
                assert!(three_failures_in_a_row(&story), "{at}");
                assert!(a_change_after_a_new_device(&story), "{at}");
                // Whether the reader's clock is Denmark's or, as in a test, that of nowhere.
                assert!((0..=2).all(|ahead| a_first_use_at_night(&story, ahead)), "{at}");
            }
        }
    }
}
