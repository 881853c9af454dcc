//! Every page and state, in both languages: axe-core finds nothing (WCAG 2.x A and AA, and best practice), nothing is wider than the window,
//! the phone is in sight, and the layout is measured (`look`).

use serde_json::json;

use crate::{
    look::{has_room_for_longer_words, is_accessible, is_accessible_in_passing},
    support::{Citizen, Stage, in_every_engine, scene},
};

#[derive(Clone, Copy)]
struct Paths {
    lang: &'static str,
    authenticator: &'static str,
    identity: &'static str,
    receipt: &'static str,
}

const DA: Paths = Paths {
    lang: "da",
    authenticator: "/da/spaer/identifikationsmiddel",
    identity: "/da/spaer/mitid",
    receipt: "/da/kvittering",
};
const EN: Paths = Paths {
    lang: "en",
    authenticator: "/en/block/authenticator",
    identity: "/en/block/identity",
    receipt: "/en/receipt",
};

#[test]
fn pages_for_everybody_are_accessible() {
    scene(|stage| async move {
        let citizen = stage.citizen().await;
        for paths in [DA, EN] {
            let junk = format!("{}#junk", paths.receipt);
            let unknown = format!("{}#{}.{}", paths.receipt, "0".repeat(32), "1".repeat(32));
            let refused = format!("{}#login=cancelled", paths.authenticator);
            for (title, path) in [
                ("identity, not logged in", paths.identity),
                ("authenticator, not logged in", paths.authenticator),
                ("authenticator, login cancelled", &refused),
                ("a receipt without a key", &junk),
                ("a receipt that nobody knows", &unknown),
            ] {
                citizen.opens(path).await;
                is_accessible(&citizen, title).await;
            }
        }
    });
}

in_every_engine!(what_most_people_see_is_accessible, |stage| async move {
    let anna = stage.citizen().await;
    anna.opens("/da/").await;
    is_accessible(&anna, "front page, in every engine").await;
    anna.logs_in_to_block("da", "#stolen-phone", "anna-display").await;
    anna.sees("#block").await;
    is_accessible(&anna, "check, in every engine").await;
    for (path, there, state) in [
        (DA.identity, "#block", "consequences, in every engine"),
        ("/da/profil", "#finish", "profile, in every engine"),
        ("/da/aktivitet", ".event", "list of activities, in every engine"),
    ] {
        anna.opens(path).await;
        anna.sees(there).await;
        is_accessible(&anna, state).await;
    }
    presses_in(&anna, DA).await;
    anna.waits_for_claim("blocked").await;
    is_accessible(&anna, "blocked, in every engine").await;
});

#[test]
fn the_way_to_the_press_is_accessible_in_danish() {
    scene(|stage| the_way_to_the_press_is_accessible(stage, DA));
}

#[test]
fn the_way_to_the_press_is_accessible_in_english() {
    scene(|stage| the_way_to_the_press_is_accessible(stage, EN));
}

async fn the_way_to_the_press_is_accessible(stage: Stage, paths: Paths) {
    let clara = stage.citizen().await;
    clara.logs_in_to_block(paths.lang, "", "clara-display").await;
    clara.sees("#go-on").await;
    is_accessible(&clara, "choose").await;
    clara.presses("#go-on").await;
    clara.sees("#choice-error .error-text").await;
    is_accessible(&clara, "choose, asked again").await;
    clara.chooses("clara-app-2").await;
    clara.presses("#go-on").await;
    clara.sees("#block").await;
    is_accessible(&clara, "check").await;
    has_room_for_longer_words(&clara, "check").await;
    clara.opens(&format!("/{}/", paths.lang)).await;
    clara.sees("#finish").await;
    is_accessible(&clara, "blocking, logged in").await;

    stage.sandbox().fault("get_authenticators", json!({ "fault": "status", "status": 500 }), None).await;
    clara.opens(paths.authenticator).await;
    clara.sees("#retry").await;
    is_accessible(&clara, "choose, no list").await;
    stage.sandbox().clear_faults().await;
    stage.sandbox().fault("get_authenticators", json!({ "fault": "unknown_enums" }), None).await;
    clara.opens(paths.authenticator).await;
    clara.sees(".choice").await;
    is_accessible(&clara, "choose, a list from the future").await;
    stage.sandbox().clear_faults().await;
    stage.sandbox().fault("get_authenticators", json!({ "fault": "delay", "ms": 12_000 }), Some(1)).await;
    clara.opens(paths.authenticator).await;
    clara.sees("p.loading").await;
    is_accessible_in_passing(&clara, "choose, loading").await;
    stage.sandbox().reset().await;

    let bent = stage.citizen().await;
    bent.logs_in_to_block(paths.lang, "#lost-device", "bent-display").await;
    bent.sees(".interruption").await;
    is_accessible(&bent, "last one").await;
    has_room_for_longer_words(&bent, "last one").await;
}

#[test]
fn every_receipt_is_accessible_in_danish() {
    scene(|stage| every_receipt_is_accessible(stage, DA));
}

#[test]
fn every_receipt_is_accessible_in_english() {
    scene(|stage| every_receipt_is_accessible(stage, EN));
}

async fn every_receipt_is_accessible(stage: Stage, paths: Paths) {
    let sandbox = stage.sandbox();
    let anna = stage.citizen().await;
    sandbox.lose_answers_to("put_block").await;
    sandbox.fault("get_block", json!({ "fault": "status", "status": 503, "retry_after": 300 }), Some(1)).await;
    presses_in(&anna, paths).await;
    anna.waits_for_claim("unknown").await;
    is_accessible(&anna, "one, asked to wait").await;
    anna.presses(".top__home").await;
    anna.sees(".acts").await;
    is_accessible(&anna, "front page, with an open block").await;
    anna.begins_anew().await;

    sandbox.lose_answers_to("put_block").await;
    sandbox.fault("get_block", json!({ "fault": "status", "status": 500 }), None).await;
    presses_in(&anna, paths).await;
    anna.sees("#ask-again").await;
    is_accessible(&anna, "one, unknown").await;
    has_room_for_longer_words(&anna, "one, unknown").await;
    // An old list, so that the check is come back to.
    sandbox.fault("get_authenticators", json!({ "fault": "stale" }), None).await;
    anna.goes_back().await;
    anna.chooses("anna-app").await;
    anna.presses("#go-on").await;
    anna.sees("#block").await;
    is_accessible(&anna, "check, with an open block").await;
    anna.begins_anew().await;

    sandbox.fault("put_block", json!({ "fault": "status", "status": 401 }), Some(1)).await;
    presses_in(&anna, paths).await;
    anna.sees("#log-in").await;
    is_accessible(&anna, "one, never received").await;
    anna.begins_anew().await;

    for (name, fault, claim) in [
        ("one, contradicted", json!({ "fault": "wrong_target" }), "unknown"),
        ("one, not blocked", json!({ "fault": "refuse", "code": "session_too_new" }), "refused"),
    ] {
        sandbox.fault("put_block", fault, Some(1)).await;
        presses_in(&anna, paths).await;
        anna.waits_for_claim(claim).await;
        is_accessible(&anna, name).await;
        anna.begins_anew().await;
    }

    sandbox.fault("put_block", json!({ "fault": "delay", "ms": 12_000 }), Some(1)).await;
    presses_in(&anna, paths).await;
    anna.sees("p.loading").await;
    is_accessible_in_passing(&anna, "one, sending slowly").await;
    anna.begins_anew().await;

    sandbox.switch(json!({ "pending_ms": 60_000 })).await;
    presses_in(&anna, paths).await;
    anna.waits_for_claim("pending").await;
    is_accessible(&anna, "one, pending").await;
    anna.begins_anew().await;

    presses_in(&anna, paths).await;
    anna.waits_for_claim("blocked").await;
    is_accessible(&anna, "one, blocked").await;
    has_room_for_longer_words(&anna, "one, blocked").await;
    sandbox.lift("anna", "anna-app").await;
    anna.reloads().await;
    anna.waits_for_claim("ended").await;
    is_accessible(&anna, "one, ended").await;
}

async fn presses_in(anna: &Citizen, paths: Paths) {
    anna.logs_in_to_block(paths.lang, "#stolen-phone", "anna-display").await;
    anna.presses("#block").await;
}
