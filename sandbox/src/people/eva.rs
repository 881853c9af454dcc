//! Eva's 10,000 activities of the last three years. They are the same at every start, with times counted back from now. One of them was not done by
//! Eva.

use super::DAY;
use super::activities::{Event, Location, insert_as};
use crate::store::{Error, Transaction};

/// How many activities Eva has.
const COUNT: i64 = 10_000;
/// From one to the next, about two and a half hours.
const INTERVAL: i64 = 3 * 365 * DAY / COUNT;

const PROVIDERS: [&str; 8] = [
    "Opdigtet Bank",
    "Eksempel Kommune",
    "Pakke & Post",
    "Biblioteket i Eksempelby",
    "Apoteket på Torvet",
    "Prøve Pension",
    "Tænkt Tog",
    "Fiktiv Forsikring",
];

const LOCATIONS: [Location; 5] = [
    Location("Firefox, Android", "DK", "Eksempelby"),
    Location("Android", "DK", "Eksempelby"),
    Location("Safari, Mac", "DK", "Prøvested"),
    Location("Edge, Windows", "DK", "Påfundby"),
    Location("Chrome, Windows", "SE", "Malmö"),
];

/// Kind, outcome, and in how many of a hundred.
const KINDS: [(&str, &str, u64); 8] = [
    ("login", "succeeded", 58),
    ("approval", "succeeded", 26),
    ("login_failed", "failed", 6),
    ("approval_declined", "declined", 3),
    ("approval", "expired", 3),
    ("code_sent", "succeeded", 2),
    ("simultaneous_requests", "declined", 1),
    ("password_changed", "succeeded", 1),
];

/// With what, and for so many days before now.
const AUTHENTICATORS: [(&str, i64); 5] =
    [("eva-app-3", 100), ("eva-app-2", 500), ("eva-chip", 800), ("eva-app", 1000), ("eva-display", 1080)];

/// Which activity was not Eva's, counted back from the newest; and its device and town, which no other activity has.
const STRANGER_NUMBER: i64 = 7_000;
const STRANGER_LOCATION: Location = Location("Opera, Linux", "PT", "Atlantis");

pub(super) fn add_activities(tx: &Transaction<'_>) -> Result<(), Error> {
    for number in 0..COUNT {
        let random = pseudo_random(number.unsigned_abs());
        let ago = number * INTERVAL + i64::try_from(random % 9_000_000).unwrap_or(0);
        let event = if number == STRANGER_NUMBER { stranger_event(ago) } else { event(random, ago) };
        insert_as(tx, &format!("eva-{number:05}"), "eva", tx.now.plus_millis(-ago), &event)?;
    }
    Ok(())
}

fn stranger_event(ago: i64) -> Event {
    Event(0, "login", "succeeded", authenticators_at(ago).next().unwrap_or(""), PROVIDERS[0], &STRANGER_LOCATION)
}

/// The authenticators that she had this many milliseconds ago, the newest first.
fn authenticators_at(ago: i64) -> impl Iterator<Item = &'static str> {
    AUTHENTICATORS.iter().filter(move |(_, days)| ago < days * DAY).map(|(id, _)| *id)
}

fn event(random: u64, ago: i64) -> Event {
    let mut chance = (random >> 8) % 100;
    let drawn = KINDS.iter().find(|(_, _, share)| {
        let hit = chance < *share;
        chance = chance.saturating_sub(*share);
        hit
    });
    let (kind, outcome, _) = drawn.copied().unwrap_or(("login", "succeeded", 0));
    let with = pick(&authenticators_at(ago).collect::<Vec<_>>(), random >> 16).copied().unwrap_or("");
    let provider = match kind {
        "password_changed" | "code_sent" => "",
        _ => pick(&PROVIDERS, random >> 24).copied().unwrap_or(""),
    };
    Event(0, kind, outcome, with, provider, pick(&LOCATIONS, random >> 32).unwrap_or(&LOCATIONS[0]))
}

fn pick<T>(from: &[T], random: u64) -> Option<&T> {
    let place = random % u64::try_from(from.len()).ok().filter(|len| *len > 0)?;
    from.get(usize::try_from(place).ok()?)
}

/// A pseudorandom number from `number` (SplitMix64): always the same for the same number.
fn pseudo_random(number: u64) -> u64 {
    let z = number.wrapping_add(1).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    let z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    let z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    z ^ (z >> 31)
}
