//! Who there is, in the order of the login page.

use super::Age::{Days, SinceLastNight};
use super::frej::FREJ;
use super::{Persona, Thing};

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
            Thing("anna-app", "app", "Annas telefon", "A1F3", Days(420)),
            Thing("anna-display", "code_display", "Kodeviser", "7042", Days(900)),
        ],
    },
    Persona {
        id: "bent",
        name: "Bent Prøvesen",
        masked: "be•••••05",
        blocked: None,
        provider_shown: false,
        contacts: &[("post", "digital post")],
        authenticators: &[Thing("bent-display", "code_display", "Kodeviser", "3318", Days(1300))],
    },
    Persona {
        id: "clara",
        name: "Clara Opdigtet",
        masked: "xk•••••91",
        blocked: None,
        provider_shown: true,
        contacts: &[("sms", "+45 •• •• •• 77"), ("email", "c•••@opdigtet.example")],
        authenticators: &[
            Thing("clara-app", "app", "Claras telefon", "C4D0", Days(260)),
            Thing("clara-app-2", "app", "Claras telefon", "E9B7", SinceLastNight),
            Thing("clara-display", "code_display", "Kodeviser", "5521", Days(700)),
        ],
    },
    Persona {
        id: "david",
        name: "David Påfund",
        masked: "da•••••33",
        blocked: Some("SP-D4V1D0"),
        provider_shown: false,
        contacts: &[("sms", "+45 •• •• •• 40")],
        authenticators: &[Thing("david-app", "app", "Davids telefon", "D0E1", Days(90))],
    },
    Persona {
        id: "eva",
        name: "Eva Tænkt",
        masked: "ev•••••10",
        blocked: None,
        provider_shown: true,
        contacts: &[("sms", "+45 •• •• •• 68"), ("app", "Evas telefon")],
        authenticators: &[
            Thing("eva-app", "app", "Evas telefon", "EA11", Days(1000)),
            Thing("eva-app-2", "app", "Evas telefon", "EB22", Days(500)),
            Thing("eva-app-3", "app", "Evas telefon", "EC33", Days(100)),
            Thing("eva-chip", "chip", "Chip", "E0C4", Days(800)),
            Thing("eva-display", "code_display", "Kodeviser", "8816", Days(1080)),
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
            Thing("grete-app", "app", "Gretes telefon", "61B4", Days(310)),
            Thing("grete-reader", "audio_code_reader", "Kodeoplæser", "R207", Days(640)),
        ],
    },
];
