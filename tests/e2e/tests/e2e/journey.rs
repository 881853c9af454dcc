//! From the first page to the receipt: Anna, whose phone was stolen, and Bent, who has nothing but his code display.

use crate::support::{
    Citizen, Stage,
    citizen::Hands::{self, Keyboard, Mouse},
    in_every_engine, scene,
    words::words,
};

const STOLEN_PHONE: &str = "a.reason[href*=stolen-phone]";
const LOST_DEVICE: &str = "a.reason[href*=lost-device]";

in_every_engine!(anna_blocks_her_stolen_phone_with_the_mouse_in_danish, |stage| anna_blocks_her_stolen_phone(
    stage, Mouse, "da"
));

#[test]
fn anna_blocks_her_stolen_phone_with_the_mouse_in_english() {
    scene(|stage| anna_blocks_her_stolen_phone(stage, Mouse, "en"));
}

#[test]
fn anna_blocks_her_stolen_phone_with_the_keyboard_alone_in_danish() {
    scene(|stage| anna_blocks_her_stolen_phone(stage, Keyboard, "da"));
}

in_every_engine!(
    anna_blocks_her_stolen_phone_with_the_keyboard_alone_in_english,
    |stage| anna_blocks_her_stolen_phone(stage, Keyboard, "en")
);

#[test]
fn bent_is_told_the_ways_back_before_he_blocks_his_last_one() {
    scene(|stage| bent_blocks_his_only_one(stage, Mouse, "da"));
}

#[test]
fn bent_is_told_the_ways_back_in_english_and_by_keyboard_too() {
    scene(|stage| bent_blocks_his_only_one(stage, Keyboard, "en"));
}

async fn anna_blocks_her_stolen_phone(stage: Stage, hands: Hands, lang: &'static str) {
    let anna = stage.citizen().await.with(hands);
    anna.opens(&format!("/{}/", lang)).await;
    anna.presses(STOLEN_PHONE).await;
    anna.logs_in_with("anna-display").await;

    anna.reads(&words(lang, "authenticator.check-heading")).await;
    assert_eq!(anna.heading().await, words(lang, "authenticator.check-heading"));
    for said in ["Anna Eksempel", "an•••••47", "Annas telefon", "ID A1F3"] {
        anna.reads(said).await;
    }
    anna.does_not_read("7042").await;
    assert_eq!(anna.is_told_the_truth().await, None, "nothing is claimed before anything is sent");
    anna.presses("#block").await;

    has_a_receipt(&anna).await;
    assert_eq!(anna.pressed(), 2, "presses from the first page to the receipt");
    let truth = stage.sandbox().truth().await;
    assert_eq!(truth.blocked(), ["anna-app"]);
    assert_eq!(truth.only_block()["commits"], 1);
    assert_eq!(truth.calls("put_block").len(), 1, "sent once");
    assert_eq!(truth.preflights(), 0);

    let thief = stage.citizen().await;
    is_refused_at_the_login(&thief, "anna-app", lang).await;
    thief.presses("#log-in").await;
    thief.logs_in_with("anna-display").await;
    // What the reason is about is blocked already, and that is said.
    thief.sees("#choose-another").await;
    thief.is_told_the_truth().await;
    let claims = thief.claims().await;
    let name = truth.name_of("anna-app");
    assert!(claims.iter().any(|claim| claim.word == "blocked" && claim.about == name), "{claims:?}");
}

async fn bent_blocks_his_only_one(stage: Stage, hands: Hands, lang: &'static str) {
    let bent = stage.citizen().await.with(hands);
    bent.opens(&format!("/{}/", lang)).await;
    bent.presses(LOST_DEVICE).await;
    bent.logs_in_with("bent-display").await;

    bent.reads(&words(lang, "authenticator.last-heading")).await;
    assert_eq!(bent.heading().await, words(lang, "authenticator.last-heading"));
    bent.reads(&words(lang, "flow.back-heading")).await;
    let ways = bent.js("return document.querySelectorAll('.interruption h2 + ul > li').length").await;
    assert!(ways.as_u64() >= Some(1), "{ways} ways back");
    bent.does_not_see("#block").await;
    bent.presses("#go-on").await;

    bent.reads(&words(lang, "authenticator.check-heading")).await;
    for said in ["Bent Prøvesen", "be•••••05", "3318"] {
        bent.reads(said).await;
    }
    bent.presses("#block").await;
    has_a_receipt(&bent).await;
    assert_eq!(bent.pressed(), 3, "one more for the interruption");
    assert_eq!(stage.sandbox().truth().await.blocked(), ["bent-display"]);

    is_refused_at_the_login(&stage.citizen().await, "bent-display", lang).await;
}

async fn has_a_receipt(citizen: &Citizen) {
    citizen.waits_for_claim("blocked").await;
    let reference = citizen.text_of(".reference").await;
    let truth = citizen.stage().sandbox().truth().await;
    assert_eq!(truth.only_block()["reference"], reference.as_str());
    for selector in ["#print", "#copy-link", ".whose"] {
        citizen.sees(selector).await;
    }
    citizen.sees_the_phone().await;
}

/// With the blocked one, from another browser.
async fn is_refused_at_the_login(citizen: &Citizen, authenticator: &str, lang: &str) {
    citizen.opens(&format!("/{}/", lang)).await;
    citizen.presses(STOLEN_PHONE).await;
    let persona = authenticator.split('-').next().expect("a persona");
    let mark = format!("#login-{persona}-with-{authenticator} + .status[data-status=blocked]");
    citizen.sees(&mark).await;
    citizen.tries_to_log_in_with(authenticator).await;
    citizen.reads(&words(lang, "common.login-blocked-title")).await;
    citizen.sees("#log-in").await;
    citizen.sees_the_phone().await;
}
