//! The same app before a back end that is nothing like the contract: only POST, 0 and 1, whole seconds, and no memory of orders. What it
//! cannot tell is said to be unknown, and never made up.

use serde_json::json;

use crate::support::{BackEnd::Awkward, Citizen, Stage, scene_over, words::words};

#[test]
fn over_an_awkward_back_end_anna_blocks_her_stolen_phone_in_two_presses() {
    scene_over(Awkward, |stage| blocks_a_stolen_phone(stage, "da"));
}

#[test]
fn over_an_awkward_back_end_anna_blocks_her_stolen_phone_in_english_too() {
    scene_over(Awkward, |stage| blocks_a_stolen_phone(stage, "en"));
}

#[test]
fn over_an_awkward_back_end_bent_blocks_his_only_one() {
    scene_over(Awkward, |stage| async move {
        let bent = stage.citizen().await;
        bent.opens("/da/").await;
        bent.presses("a.reason[href*=lost-device]").await;
        bent.logs_in_with("bent-display").await;
        bent.presses("#go-on").await;
        bent.presses("#block").await;
        has_a_receipt(&bent).await;
        assert_eq!(stage.sandbox().truth().await.blocked(), ["bent-display"]);
    });
}

#[test]
fn over_an_awkward_back_end_lost_answers_end_in_blocked_and_nothing_is_done_twice() {
    scene_over(Awkward, |stage| async move {
        for fault in ["commit_then_lose", "commit_then_drop", "delay_after"] {
            stage.sandbox().reset().await;
            stage.sandbox().fault("put_block", json!({ "fault": fault, "ms": 3000 }), Some(1)).await;
            let anna = presses_block(&stage).await;
            anna.waits_for_claim("blocked").await;
            anna.reloads().await;
            anna.waits_for_claim("blocked").await;
            assert_eq!(stage.sandbox().truth().await.only_block()["commits"], 1, "{fault}");
        }
    });
}

/// The session has died with the block, and nobody may ask for the status any more.
#[test]
fn over_an_awkward_back_end_what_nobody_can_know_is_said_to_be_unknown_with_the_phone() {
    scene_over(Awkward, |stage| async move {
        stage.sandbox().switch(json!({ "session_dies_with_block": true })).await;
        let anna = presses_block(&stage).await;
        anna.waits_for_claim("unknown").await;
        anna.sees("#ask-again").await;
        anna.sees_the_phone().await;
        let truth = stage.sandbox().truth().await;
        let asked = truth.calls("get_block");
        assert!(!asked.is_empty() && asked.iter().all(|call| call["status"] == 503), "never received? {asked:?}");
        assert_eq!((truth.only_block()["commits"].as_i64(), truth.status_of("anna-app")), (Some(1), "blocked"));
    });
}

#[test]
fn over_an_awkward_back_end_a_lifted_block_has_ended_and_is_not_blocked_again() {
    scene_over(Awkward, |stage| async move {
        let anna = presses_block(&stage).await;
        anna.waits_for_claim("blocked").await;
        stage.sandbox().lift("anna", "anna-app").await;
        anna.reloads().await;
        anna.waits_for_claim("ended").await;
        let truth = stage.sandbox().truth().await;
        assert_eq!((truth.only_block()["commits"].as_i64(), truth.status_of("anna-app")), (Some(1), "active"));
    });
}

#[test]
fn over_an_awkward_back_end_a_no_is_a_refusal_and_a_late_yes_is_pending_first() {
    scene_over(Awkward, |stage| async move {
        stage.sandbox().fault("put_block", json!({ "fault": "refuse", "code": "not_permitted" }), Some(1)).await;
        let anna = presses_block(&stage).await;
        anna.waits_for_claim("refused").await;
        anna.sees_the_phone().await;

        stage.sandbox().reset().await;
        stage.sandbox().switch(json!({ "pending_ms": 4000 })).await;
        let anna = presses_block(&stage).await;
        anna.waits_for_claim("pending").await;
        anna.waits_for_claim("blocked").await;
    });
}

async fn presses_block(stage: &Stage) -> Citizen {
    let anna = stage.citizen().await;
    anna.logs_in_to_block("da", "#stolen-phone", "anna-display").await;
    anna.presses("#block").await;
    anna
}

async fn blocks_a_stolen_phone(stage: Stage, lang: &'static str) {
    let anna = stage.citizen().await;
    anna.opens(&format!("/{lang}/")).await;
    anna.presses("a.reason[href*=stolen-phone]").await;
    anna.logs_in_with("anna-display").await;
    anna.reads(&words(lang, "authenticator.check-heading")).await;
    for said in ["Anna Eksempel", "an•••••47", "Annas telefon", "ID A1F3"] {
        anna.reads(said).await;
    }
    anna.presses("#block").await;
    has_a_receipt(&anna).await;
    assert_eq!(anna.pressed(), 2, "presses from the first page to the receipt");
    let truth = stage.sandbox().truth().await;
    assert_eq!((truth.blocked(), truth.calls("put_block").len()), (vec!["anna-app"], 1));

    let thief = stage.citizen().await;
    thief.opens(&format!("/{lang}/")).await;
    thief.presses("a.reason[href*=stolen-phone]").await;
    thief.sees("#login-anna-with-anna-app + .status[data-status=blocked]").await;
}

async fn has_a_receipt(citizen: &Citizen) {
    citizen.waits_for_claim("blocked").await;
    let truth = citizen.stage().sandbox().truth().await;
    assert_eq!(truth.only_block()["reference"], citizen.text_of(".reference").await.as_str());
    assert_eq!(truth.only_block()["commits"], 1);
    citizen.sees_the_phone().await;
}
