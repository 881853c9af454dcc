//! The people of the sandbox, all invented, and how they come into the database.

mod activities;

use rusqlite::params;
use spaer_gateway::Moment;

use crate::store::{Act, Trouble};

const MINUTE: i64 = 60_000;
const HOUR: i64 = 60 * MINUTE;
const DAY: i64 = 24 * HOUR;

struct Persona {
    id: &'static str,
    name: &'static str,
    masked: &'static str,
    /// Blocked by support, with this reference.
    blocked: Option<&'static str>,
    provider_shown: bool,
    contacts: &'static [(&'static str, &'static str)],
    authenticators: &'static [Thing],
}

struct Thing {
    id: &'static str,
    kind: &'static str,
    label: &'static str,
    short_id: &'static str,
    /// How long the person has had it.
    age: Age,
}

enum Age {
    Days(i64),
    /// Since 03:12 last night.
    SinceLastNight,
}

const PEOPLE: [Persona; 4] = [
    Persona {
        id: "anna",
        name: "Anna Eksempel",
        masked: "an•••••47",
        blocked: None,
        provider_shown: true,
        contacts: &[("sms", "+45 •• •• •• 12"), ("email", "a•••@eksempel.example")],
        authenticators: &[
            Thing { id: "anna-app", kind: "app", label: "Annas telefon", short_id: "A1F3", age: Age::Days(420) },
            Thing {
                id: "anna-display",
                kind: "code_display",
                label: "Kodeviser",
                short_id: "7042",
                age: Age::Days(900),
            },
        ],
    },
    Persona {
        id: "bent",
        name: "Bent Prøvesen",
        masked: "be•••••05",
        blocked: None,
        provider_shown: false,
        contacts: &[("post", "digital post")],
        authenticators: &[Thing {
            id: "bent-display",
            kind: "code_display",
            label: "Kodeviser",
            short_id: "3318",
            age: Age::Days(1300),
        }],
    },
    Persona {
        id: "clara",
        name: "Clara Opdigtet",
        masked: "xk•••••91",
        blocked: None,
        provider_shown: true,
        contacts: &[("sms", "+45 •• •• •• 77"), ("email", "c•••@opdigtet.example")],
        authenticators: &[
            Thing { id: "clara-app", kind: "app", label: "Claras telefon", short_id: "C4D0", age: Age::Days(260) },
            Thing {
                id: "clara-app-2",
                kind: "app",
                label: "Claras telefon",
                short_id: "E9B7",
                age: Age::SinceLastNight,
            },
            Thing {
                id: "clara-display",
                kind: "code_display",
                label: "Kodeviser",
                short_id: "5521",
                age: Age::Days(700),
            },
        ],
    },
    Persona {
        id: "david",
        name: "David Påfund",
        masked: "da•••••33",
        blocked: Some("SP-D4V1D0"),
        provider_shown: false,
        contacts: &[("sms", "+45 •• •• •• 40")],
        authenticators: &[Thing {
            id: "david-app",
            kind: "app",
            label: "Davids telefon",
            short_id: "D0E1",
            age: Age::Days(90),
        }],
    },
];

/// Puts everybody in, when nobody is there.
///
/// # Errors
/// When the database cannot be written.
pub fn settle_in(act: &Act<'_>) -> Result<(), Trouble> {
    let there: i64 = act.tx.query_row("SELECT count(*) FROM persona", [], |row| row.get(0))?;
    if there > 0 {
        return Ok(());
    }
    let last_night = last_night(act.now);
    for (position, persona) in (0_i64..).zip(&PEOPLE) {
        add(act, position, persona, last_night)?;
    }
    activities::add(act, last_night)
}

fn add(act: &Act<'_>, position: i64, persona: &Persona, last_night: Moment) -> Result<(), Trouble> {
    let status = if persona.blocked.is_some() { "blocked" } else { "active" };
    let since = persona.blocked.map(|_| act.now.plus_millis(-2 * DAY).as_millis());
    act.tx.execute(
        "INSERT INTO persona VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, NULL, ?11)",
        params![
            persona.id,
            format!("subject-{}", persona.id),
            persona.name,
            persona.masked,
            status,
            since,
            persona.blocked.map(|_| "support"),
            persona.blocked.map(|_| "suspected_misuse"),
            persona.blocked,
            persona.provider_shown,
            position,
        ],
    )?;
    note(act, persona.id, since.map_or(act.now, Moment::from_millis), status)?;
    for (channel, masked) in persona.contacts {
        act.tx.execute("INSERT INTO contact VALUES (?1, ?2, ?3)", params![persona.id, channel, masked])?;
    }
    for (position, thing) in (0_i64..).zip(persona.authenticators) {
        let registered_at = match thing.age {
            Age::Days(days) => act.now.plus_millis(-days * DAY),
            Age::SinceLastNight => last_night,
        };
        act.tx.execute(
            "INSERT INTO authenticator VALUES (?1, ?2, ?3, ?4, ?5, ?6, 'active', ?7, ?8, NULL)",
            params![
                thing.id,
                persona.id,
                position,
                thing.kind,
                thing.label,
                thing.short_id,
                registered_at.as_millis(),
                registered_at.plus_millis(HOUR).as_millis().min(act.now.as_millis()),
            ],
        )?;
        note(act, thing.id, registered_at, "active")?;
    }
    Ok(())
}

/// Writes down for the oracle that a target has a status from now on.
///
/// # Errors
/// When the database cannot be written.
pub fn note(act: &Act<'_>, target: &str, at: Moment, status: &str) -> Result<(), Trouble> {
    act.tx.execute("INSERT INTO history VALUES (?1, ?2, ?3)", params![target, at.as_millis(), status])?;
    Ok(())
}

/// The last time that clocks in Denmark showed 03:12. (Summer time by the month only: in the last week of March and of
/// October it may be an hour off, which no story here depends on.)
fn last_night(now: Moment) -> Moment {
    let month: u32 = now.to_rfc3339().get(5..7).and_then(|month| month.parse().ok()).unwrap_or(1);
    let ahead = if (4..=10).contains(&month) { 2 } else { 1 };
    let at = 3 * HOUR + 12 * MINUTE - ahead * HOUR;
    let midnight = now.as_millis().div_euclid(DAY) * DAY;
    let today = Moment::from_millis(midnight + at);
    if today < now { today } else { today.plus_millis(-DAY) }
}
