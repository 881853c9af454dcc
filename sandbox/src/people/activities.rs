//! What has happened so far to everybody with a story. Eva has her own generator, and Frej his own horrors.

use rusqlite::params;
use spaer_gateway::Moment;

use super::{DAY, HOUR, MINUTE};
use crate::store::{Act, Trouble};

/// When (before now, or after 03:12 last night), kind, outcome, authenticator, service provider (nothing where there is none), and
/// where.
pub(super) struct Event(
    pub i64,
    pub &'static str,
    pub &'static str,
    pub &'static str,
    pub &'static str,
    pub &'static Where,
);

/// Device, country, city.
pub(super) struct Where(pub &'static str, pub &'static str, pub &'static str);

const LIBRARY: &str = "Biblioteket i Eksempelby";
const BANK: &str = "Opdigtet Bank";
const TOWN: &str = "Eksempel Kommune";
const POST: &str = "Pakke & Post";
const PHARMACY: &str = "Apoteket på Torvet";

const ANNAS_BROWSER: Where = Where("Firefox, Android", "DK", "Eksempelby");
const ANNAS_PHONE: Where = Where("Android", "DK", "Eksempelby");
const ANNAS_MAC: Where = Where("Safari, Mac", "DK", "Eksempelby");

const ANNA: [Event; 7] = [
    Event(-2 * HOUR, "login", "succeeded", "anna-app", LIBRARY, &ANNAS_BROWSER),
    Event(-DAY, "approval", "succeeded", "anna-app", BANK, &ANNAS_PHONE),
    Event(-3 * DAY, "login_failed", "failed", "anna-app", BANK, &ANNAS_PHONE),
    Event(-3 * DAY + MINUTE, "login", "succeeded", "anna-app", BANK, &ANNAS_PHONE),
    Event(-20 * DAY, "login", "succeeded", "anna-display", TOWN, &ANNAS_MAC),
    Event(-75 * DAY, "password_changed", "succeeded", "anna-app", "", &ANNAS_MAC),
    Event(-420 * DAY, "authenticator_added", "succeeded", "anna-app", "", &ANNAS_PHONE),
];

const BENTS_PC: Where = Where("Edge, Windows", "DK", "Prøvested");

const BENT: [Event; 4] = [
    Event(-6 * HOUR, "login", "succeeded", "bent-display", PHARMACY, &BENTS_PC),
    Event(-9 * DAY, "login", "succeeded", "bent-display", TOWN, &BENTS_PC),
    Event(-9 * DAY - 2 * MINUTE, "login_failed", "failed", "bent-display", TOWN, &BENTS_PC),
    Event(-40 * DAY, "login", "succeeded", "bent-display", BANK, &BENTS_PC),
];

const CLARAS_PHONE: Where = Where("Safari, iPhone", "DK", "Prøvested");

const CLARA: [Event; 2] = [
    Event(-2 * DAY, "login", "succeeded", "clara-app", TOWN, &CLARAS_PHONE),
    Event(-30 * DAY, "approval", "succeeded", "clara-app", BANK, &CLARAS_PHONE),
];

const STRANGER: Where = Where("Chrome, Windows", "NL", "Amsterdam");
const STRANGERS_PHONE: Where = Where("Android", "NL", "Amsterdam");

const CLARA_LAST_NIGHT: [Event; 9] = [
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

const DAVIDS_PHONE: Where = Where("Android", "DK", "Påfundby");
const DAVIDS_STRANGER: Where = Where("Chrome, Linux", "RO", "Bukarest");

/// Support saw what was going on, and stopped it.
const DAVID: [Event; 6] = [
    Event(-2 * DAY, "identity_blocked", "succeeded", "", "", &NOWHERE),
    Event(-2 * DAY - 5 * MINUTE, "approval", "expired", "david-app", BANK, &DAVIDS_STRANGER),
    Event(-2 * DAY - 7 * MINUTE, "simultaneous_requests", "declined", "david-app", BANK, &DAVIDS_STRANGER),
    Event(-2 * DAY - 8 * MINUTE, "login_failed", "failed", "david-app", BANK, &DAVIDS_STRANGER),
    Event(-5 * DAY, "login", "succeeded", "david-app", POST, &DAVIDS_PHONE),
    Event(-90 * DAY, "authenticator_added", "succeeded", "david-app", "", &DAVIDS_PHONE),
];

const GRETES_PHONE: Where = Where("Safari, iPhone", "DK", "Eksempelby");

const GRETE: [Event; 5] = [
    Event(-5 * HOUR, "login", "succeeded", "grete-app", PHARMACY, &GRETES_PHONE),
    Event(-4 * DAY, "approval", "succeeded", "grete-app", BANK, &GRETES_PHONE),
    Event(-15 * DAY, "login", "succeeded", "grete-reader", LIBRARY, &GRETES_PHONE),
    Event(-60 * DAY, "contact_changed", "succeeded", "grete-app", "", &GRETES_PHONE),
    Event(-310 * DAY, "authenticator_added", "succeeded", "grete-app", "", &GRETES_PHONE),
];

const NOWHERE: Where = Where("", "", "");

pub(super) fn add(act: &Act<'_>, last_night: Moment) -> Result<(), Trouble> {
    let before: [(&str, &[Event]); 5] =
        [("anna", &ANNA), ("bent", &BENT), ("clara", &CLARA), ("david", &DAVID), ("grete", &GRETE)];
    for (persona, events) in before {
        for event in events {
            insert(act, persona, act.now, event)?;
        }
    }
    // What would lie in the future, shortly after 03:12, has not happened yet.
    let happened = |event: &&Event| last_night.plus_millis(event.0) <= act.now;
    CLARA_LAST_NIGHT.iter().filter(happened).try_for_each(|event| insert(act, "clara", last_night, event))
}

fn insert(act: &Act<'_>, persona: &str, from: Moment, event: &Event) -> Result<(), Trouble> {
    let at = from.plus_millis(event.0);
    let id = format!("{persona}-{}-{}", at.as_millis(), event.1);
    insert_as(act, &id, persona, at, event)
}

/// One row under this id, at this moment.
pub(super) fn insert_as(act: &Act<'_>, id: &str, persona: &str, at: Moment, event: &Event) -> Result<(), Trouble> {
    let Event(_, kind, outcome, authenticator, provider, Where(device, country, city)) = event;
    let there = |text: &&'static str| Some(*text).filter(|text| !text.is_empty());
    let mut statement =
        act.tx.prepare_cached("INSERT INTO activity VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)")?;
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
