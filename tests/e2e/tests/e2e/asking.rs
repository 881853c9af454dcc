//! The block is done, its answer is lost, and asking for it fails as well: unknown first, with the phone, and blocked as soon as one
//! question is answered.

use serde_json::{Value, json};

use crate::support::{
    Citizen, scene,
    words::{da, en},
};

#[test]
fn unknown_is_said_until_a_question_is_answered() {
    scene(|stage| async move {
        let anna = stage.citizen().await;
        let faults = [
            ("500", json!({ "fault": "status", "status": 500 })),
            ("somebody else's page", json!({ "fault": "html_200" })),
            ("20 MB", json!({ "fault": "huge" })),
            ("half of the answer", json!({ "fault": "malformed" })),
            ("no answer", json!({ "fault": "commit_then_drop" })),
            ("a proxy's own 404", json!({ "fault": "status", "status": 404, "code": "not_found" })),
        ];
        for (name, fault) in faults {
            println!("{name}");
            is_unknown_first_and_blocked_later(&anna, fault).await;
            anna.js("sessionStorage.clear()").await;
            stage.sandbox().reset().await;
        }
    });
}

async fn is_unknown_first_and_blocked_later(anna: &Citizen, fault: Value) {
    let sandbox = anna.stage().sandbox();
    sandbox.lose_answers_to("put_block").await;
    sandbox.fault("get_block", fault, None).await;
    anna.logs_in_to_block("da", "#stolen-phone", "anna-display").await;
    anna.presses("#block").await;
    anna.sees("#ask-again").await;
    let claim = anna.waits_for_claim("unknown").await;
    assert_eq!(claim.heading, da("flow.unknown-heading"));
    anna.does_not_see("#log-in").await;

    sandbox.clear_faults().await;
    // Only quicker than waiting, and not there any more when the app has asked in between.
    anna.js("document.querySelector('#ask-again')?.click()").await;
    anna.waits_for_claim("blocked").await;
    let truth = sandbox.truth().await;
    assert_eq!(truth.only_block()["commits"], 1);
}

#[test]
fn the_app_asks_by_itself_too() {
    scene(|stage| async move {
        let sandbox = stage.sandbox();
        sandbox.lose_answers_to("put_block").await;
        sandbox.fault("get_block", json!({ "fault": "status", "status": 503, "retry_after": 1 }), Some(2)).await;
        let anna = stage.citizen().await;
        anna.logs_in_to_block("en", "#stolen-phone", "anna-display").await;
        anna.presses("#block").await;
        anna.reads(&en("flow.unknown-heading")).await;
        anna.sees_the_phone().await;
        anna.waits_for_claim("blocked").await;
        assert_eq!(sandbox.truth().await.only_block()["commits"], 1);
    });
}

#[test]
fn a_stale_never_received_does_not_make_two_of_one() {
    scene(|stage| async move {
        let sandbox = stage.sandbox();
        sandbox.fault("put_block", json!({ "fault": "malformed" }), Some(1)).await;
        // Asked of an old replica, which has never heard of it.
        sandbox.fault("get_block", json!({ "fault": "stale" }), Some(1)).await;
        let anna = stage.citizen().await;
        anna.logs_in_to_block("da", "#stolen-phone", "anna-display").await;
        anna.presses("#block").await;
        anna.waits_for_claim("blocked").await;
        let truth = sandbox.truth().await;
        assert_eq!(truth.only_block()["commits"], 1);
        assert_eq!(truth.calls("put_block").len(), 1, "its target is blocked, so that nothing is sent again");
    });
}
