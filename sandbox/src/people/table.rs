//! Who there is, in the order of the login page.

use super::Age::{Days, SinceLastNight};
use super::frej::FREJ;
use super::{AuthenticatorSeed, Persona};

/// Everybody.
pub(super) static PEOPLE: &[Persona] = &[
    Persona {
        id: "anna",
        name: "Anna Eksempel",
        masked: "an•••••47",
        blocked: None,
        provider_shown: true,
        contacts: &[("sms", "+45 •• •• •• 12"), ("email", "a•••@eksempel.example")],
        authenticators: &[
            AuthenticatorSeed("anna-app", "app", "Annas telefon", "A1F3", Some("Samsung Galaxy S23"), Days(420)),
            AuthenticatorSeed("anna-display", "code_display", "Kodeviser", "7042", None, Days(900)),
        ],
    },
    Persona {
        id: "bent",
        name: "Bent Prøvesen",
        masked: "be•••••05",
        blocked: None,
        provider_shown: false,
        contacts: &[("post", "digital post")],
        authenticators: &[AuthenticatorSeed("bent-display", "code_display", "Kodeviser", "3318", None, Days(1300))],
    },
    Persona {
        id: "clara",
        name: "Clara Opdigtet",
        masked: "xk•••••91",
        blocked: None,
        provider_shown: true,
        contacts: &[("sms", "+45 •• •• •• 77"), ("email", "c•••@opdigtet.example")],
        authenticators: &[
            AuthenticatorSeed("clara-app", "app", "Claras telefon", "C4D0", Some("iPhone 13 mini"), Days(260)),
            AuthenticatorSeed(
                "clara-app-2",
                "app",
                "Claras telefon",
                "E9B7",
                Some("Xiaomi Redmi Note 12"),
                SinceLastNight,
            ),
            AuthenticatorSeed("clara-display", "code_display", "Kodeviser", "5521", None, Days(700)),
        ],
    },
    Persona {
        id: "david",
        name: "David Påfund",
        masked: "da•••••33",
        blocked: Some("SP-D4V1D0"),
        provider_shown: false,
        contacts: &[("sms", "+45 •• •• •• 40")],
        authenticators: &[AuthenticatorSeed(
            "david-app",
            "app",
            "Davids telefon",
            "D0E1",
            Some("Google Pixel 7a"),
            Days(90),
        )],
    },
    Persona {
        id: "eva",
        name: "Eva Tænkt",
        masked: "ev•••••10",
        blocked: None,
        provider_shown: true,
        contacts: &[("sms", "+45 •• •• •• 68"), ("app", "Evas telefon")],
        authenticators: &[
            AuthenticatorSeed("eva-app", "app", "Evas telefon", "EA11", None, Days(1000)),
            AuthenticatorSeed("eva-app-2", "app", "Evas telefon", "EB22", None, Days(500)),
            AuthenticatorSeed("eva-app-3", "app", "Evas telefon", "EC33", None, Days(100)),
            AuthenticatorSeed("eva-chip", "chip", "Chip", "E0C4", None, Days(800)),
            AuthenticatorSeed("eva-display", "code_display", "Kodeviser", "8816", None, Days(1080)),
        ],
    },
    FREJ,
    Persona {
        id: "grete",
        name: "Grete Fiktiv",
        masked: "gr•••••28",
        blocked: None,
        provider_shown: false,
        contacts: &[("post", "digital post"), ("sms", "+45 •• •• •• 91")],
        authenticators: &[
            AuthenticatorSeed("grete-app", "app", "Gretes telefon", "61B4", None, Days(310)),
            AuthenticatorSeed("grete-reader", "audio_code_reader", "Kodeoplæser", "R207", None, Days(640)),
        ],
    },
];
