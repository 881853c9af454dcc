//! Frej: all his texts are hostile, and as long as the contract allows. An app that shows him without harm can show anybody.

use spaer_gateway::Moment;

use super::activities::{Event, Location, UNKNOWN_LOCATION, insert_as};
use super::{Age, AuthenticatorSeed, DAY, HOUR, MINUTE, Persona};
use crate::store::{Error, Transaction};

/// 200 characters without an end in sight.
const LONG_LABEL: &str = concat!(
    "Frejs telefon med et navn der er alt for langt og aldrig vil ende og ikke er delt op i linjer fordi ",
    "ingen har tænkt på det og æøåæøåæøåæøåæøåæøåæøåæøåæøåæøåæøåæøåæøåæøåæøåæøåæøåæøåæøåæøåæøåæøåæøåæøåæø",
);
/// 200 characters.
const LONG_PROVIDER: &str = concat!(
    "Selskabet for meget lange navne og Selskabet for meget lange navne og Selskabet for meget lange navn",
    "e og Selskabet for meget lange navne og Selskabet for meget lange navne og Selskabet for meget lange",
);
/// 300 characters without a place to break.
const LONG_DEVICE: &str = concat!(
    "Chrome/9999999999999999999999999999999999999999 (X11; WWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWW",
    "WWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWW",
    "WWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWW",
);
/// 100 characters.
const LONG_CITY: &str =
    "LlanfairLlanfairLlanfairLlanfairLlanfairLlanfairLlanfairLlanfairLlanfairLlanfairLlanfairLlanfairLlan";

const SCRIPT: &str = "<script>document.body.textContent='Spærret'</script>";
const IMAGE: &str = "<img src=x onerror=\"document.title='owned'\">";
/// What comes after it is drawn from right to left; nothing ends it.
const BACKWARDS: &str = "\u{202E}gniddalk \u{2067}fnord\u{2066}";
/// Controls, an escape for terminals, zero-width characters, separators, a byte order mark in the middle.
const INVISIBLE: &str = "a\u{1}\u{7}\u{1b}[31mb\u{200b}\u{200d}\u{feff}c\u{2028}d\u{2029}e\u{85}f\t\n\u{7f}g";
const STACKED: &str = "Z\u{300}\u{301}\u{302}\u{303}\u{304}\u{305}\u{306}\u{307}\u{308}a\u{300}\u{301}l\u{489}go";
/// Text that a template, a catalogue or a shell would take for its own.
const TEMPLATE: &str = "{ $count } {{constructor}} ${7*7} %s %n '; DROP TABLE persona; --";

/// 1970-01-01 and 2999-12-31, in milliseconds since 1970.
const FIRST_DAY: i64 = 0;
const FAR_DAY: i64 = 32_503_593_600_000;

pub(super) const FREJ: Persona = Persona {
    id: "frej",
    name: "Frej <b onclick=alert(1)>Fjendsk</b> \u{202E}jerF\u{202C}",
    masked: "fr•••••66<br>",
    blocked: None,
    provider_shown: true,
    contacts: &[("email", "<f•••@fjendsk.example>"), ("sms", "\u{202E}66 •• •• •• 54+")],
    authenticators: &[
        AuthenticatorSeed("frej-app", "app", SCRIPT, "F001", Some(IMAGE), Age::Days(200)),
        AuthenticatorSeed("frej-app-2", "app", IMAGE, "<b>2</b>", Some(BACKWARDS), Age::Days(190)),
        AuthenticatorSeed("frej-app-3", "app", BACKWARDS, "\u{202E}3\u{2067}", None, Age::Days(180)),
        AuthenticatorSeed("frej-app-4", "app", INVISIBLE, "F\u{200b}004", None, Age::Days(170)),
        AuthenticatorSeed("frej-app-5", "app", LONG_LABEL, "F0050050050050050050", None, Age::Days(160)),
        AuthenticatorSeed("frej-app-6", "app", "", "F006", None, Age::Days(150)),
        AuthenticatorSeed("frej-app-7", "app", "Telefon", "F007", None, Age::Days(140)),
        AuthenticatorSeed("frej-app-8", "app", "Telefon", "F008", None, Age::Days(140)),
        AuthenticatorSeed("frej-display", "code_display", STACKED, "F009", None, Age::Since(FIRST_DAY)),
        AuthenticatorSeed("frej-reader", "audio_code_reader", TEMPLATE, "F010", None, Age::Days(130)),
        AuthenticatorSeed("frej-chip", "chip", "\u{200b}\u{200b}\u{200b}", "F011", None, Age::Since(FAR_DAY)),
    ],
};

const HOSTILE: Location = Location(SCRIPT, "DK", IMAGE);
const TURNED: Location = Location(BACKWARDS, "DK", BACKWARDS);
const UNSEEN: Location = Location(INVISIBLE, "DK", INVISIBLE);
const LONG: Location = Location(LONG_DEVICE, "DK", LONG_CITY);
const PLAIN: Location = Location("Android", "DK", "Eksempelby");

const EVENTS: [Event; 10] = [
    Event(-HOUR, "login", "succeeded", "frej-app", SCRIPT, &HOSTILE),
    Event(-2 * HOUR, "login_failed", "failed", "frej-app-2", IMAGE, &HOSTILE),
    Event(-3 * HOUR, "approval", "succeeded", "frej-app-3", BACKWARDS, &TURNED),
    Event(-4 * HOUR, "approval_declined", "declined", "frej-app-4", INVISIBLE, &UNSEEN),
    Event(-5 * HOUR, "login", "expired", "frej-app-5", LONG_PROVIDER, &LONG),
    Event(-DAY, "code_sent", "succeeded", "frej-app-6", TEMPLATE, &PLAIN),
    // The same thing twice, with nothing but its id to tell it apart.
    Event(-2 * DAY, "login", "succeeded", "frej-app-7", "Opdigtet Bank", &PLAIN),
    Event(-2 * DAY, "login", "succeeded", "frej-app-7", "Opdigtet Bank", &PLAIN),
    Event(-2 * DAY - MINUTE, "contact_changed", "succeeded", "somebody-elses", "", &PLAIN),
    // Nothing is known of it but that it was.
    Event(-3 * DAY, "login", "succeeded", "", "", &UNKNOWN_LOCATION),
];

const FIRST: Event = Event(0, "login", "succeeded", "frej-display", "Opdigtet Bank", &PLAIN);
const LAST: Event = Event(0, "authenticator_added", "succeeded", "frej-chip", "", &PLAIN);

pub(super) fn add_activities(tx: &Transaction<'_>) -> Result<(), Error> {
    for (number, event) in EVENTS.iter().enumerate() {
        insert_as(tx, &format!("frej-{number}"), "frej", tx.now.plus_millis(event.0), event)?;
    }
    insert_as(tx, "frej-1970", "frej", Moment::from_millis(FIRST_DAY), &FIRST)?;
    insert_as(tx, "frej-2999", "frej", Moment::from_millis(FAR_DAY), &LAST)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn his_texts_are_as_long_as_the_contract_allows_and_no_longer() {
        let chars = |text: &str| text.chars().count();
        assert_eq!([LONG_LABEL, LONG_PROVIDER, LONG_DEVICE, LONG_CITY].map(chars), [200, 200, 300, 100]);
        let Persona { name, masked, authenticators, .. } = FREJ;
        assert!(chars(name) <= 300 && chars(masked) <= 100);
        for AuthenticatorSeed(id, _, label, short_id, model, _) in authenticators {
            assert!(chars(label) <= 200 && (1..=20).contains(&chars(short_id)), "{id}");
            assert!(model.is_none_or(|model| (1..=100).contains(&chars(model))), "{id}");
        }
    }
}
