//! What the back end has switched off, and what its operator has to say about it.

use serde_json::json;

use crate::support::{flows::Act, scene, words::words};

/// With the language of each.
const PAGES: [(&str, &str); 6] = [
    ("da", "/da/"),
    ("en", "/en/help"),
    ("de", "/de/reactivation"),
    ("da", "/da/ikke-her"),
    ("da", "/da/profil"),
    ("da", "/da/spaer/mitid"),
];

#[test]
fn what_is_switched_off_is_not_offered_and_the_operators_notice_stands_on_every_page() {
    scene(|stage| async move {
        let notice = json!({ "da": "Aktiviteter kan <b>ikke</b> vises lige nu.", "en": "No activities right now." });
        let off = ["activity", "report", "provider_setting", "extend"];
        stage.sandbox().switch(json!({ "off": off, "notice": notice, "session_seconds": 100 })).await;
        let anna = stage.citizen().await;
        for (lang, page) in PAGES {
            println!("{page}");
            anna.opens(page).await;
            anna.sees("#status [role=status] p[lang]").await;
            let (said, tag) = if lang == "da" { ("da", "da") } else { ("en", "en") };
            assert_eq!(anna.text_of("#status p[lang]").await, notice[said].as_str().expect("a text"));
            assert_eq!(anna.attribute("#status p[lang]", "lang").await, tag);
            let shown = "return [...document.querySelectorAll('a[href*=aktivitet], a[href*=activity]')]
                .filter(it => it.checkVisibility()).length";
            anna.waits_for("no way to activities", &format!("{} === 0", shown)).await;
        }
        anna.logs_in_at("/da/profil", "anna-display").await;
        anna.reads(&words("da", "common.session-no-stay")).await;
        anna.does_not_see("#stay").await;
        anna.reads_in("#activity", &words("da", "activity.profile-elsewhere")).await;
        anna.logs_in_at("/da/aktivitet", "anna-display").await;
        anna.reads(&words("da", "activity.profile-elsewhere")).await;
        anna.does_not_see(".event").await;
    });
}

#[test]
fn a_service_that_cannot_be_read_hides_nothing() {
    scene(|stage| async move {
        let anna = stage.citizen().await;
        for fault in [
            json!({ "fault": "status", "status": 404 }),
            json!({ "fault": "status", "status": 501 }),
            json!({ "fault": "status", "status": 503 }),
            json!({ "fault": "html_200" }),
            json!({ "fault": "malformed" }),
            json!({ "fault": "drop_before" }),
            json!({ "fault": "unknown_enums" }),
            json!({ "fault": "missing_fields" }),
        ] {
            stage.sandbox().fault("get_service", fault, None).await;
            anna.stands_before(Act::Identity, "da").await;
            anna.sees("main a[href='/da/aktivitet']").await;
            anna.does_not_see("#status p[lang]").await;
            stage.sandbox().clear_faults().await;
        }
        // An answer that never comes holds nothing up.
        stage.sandbox().fault("get_service", json!({ "fault": "delay", "ms": 20_000 }), None).await;
        anna.stands_before(Act::One, "en").await;
        anna.presses("#block").await;
        anna.waits_for_claim("blocked").await;
    });
}
