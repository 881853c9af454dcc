//! Coming back to a receipt: after a reload, from another browser, after it was lifted, and by a second press.

use serde_json::json;

use crate::support::{in_every_engine, scene, words::da};

#[test]
fn a_reload_in_the_middle_goes_on_asking() {
    scene(|stage| async move {
        let sandbox = stage.sandbox();
        let anna = stage.unanswered_anna().await;
        let address = anna.address().await;
        // The list would tell as well.
        sandbox.fault("get_authenticators", json!({ "fault": "status", "status": 500 }), None).await;
        anna.reloads().await;
        assert_eq!(anna.address().await, address);
        anna.sees("#ask-again").await;
        anna.waits_for_claim("unknown").await;

        sandbox.clear_faults().await;
        anna.waits_for_claim("blocked").await;
        assert_eq!(sandbox.truth().await.only_block()["commits"], 1);
    });
}

in_every_engine!(a_receipt_opens_in_a_browser_that_is_not_logged_in_and_names_nobody, |stage| async move {
    let anna = stage.blocked_anna().await;
    let link = anna.address().await;
    let stranger = stage.citizen().await;
    for path in [link.clone(), link.replace("/da/kvittering", "/en/receipt")] {
        stranger.opens(&path).await;
        stranger.waits_for_claim("blocked").await;
        for personal in ["Anna", "an•••••47", "Annas telefon", "A1F3", "•• 12", "eksempel.example"] {
            stranger.does_not_read(personal).await;
        }
        let reference = stranger.text_of(".reference").await;
        assert_eq!(stage.sandbox().truth().await.only_block()["reference"], reference.as_str());
    }
    stranger.sees_the_phone().await;
});

#[test]
fn a_link_with_another_key_tells_nothing() {
    scene(|stage| async move {
        let anna = stage.blocked_anna().await;
        let link = anna.address().await;
        let (id, _) = link.split_once('.').expect("id and key");
        let guesser = stage.citizen().await;
        guesser.opens(&format!("{id}.{}", "0".repeat(32))).await;
        guesser.reads(&da("flow.link-refused")).await;
        assert_eq!(guesser.waits_for_claim("unknown").await.at, "");
        guesser.does_not_see(".reference").await;
    });
}

#[test]
fn what_support_has_lifted_is_ended_on_return() {
    scene(|stage| async move {
        let anna = stage.blocked_anna().await;
        let link = anna.address().await;
        stage.sandbox().lift("anna", "anna-app").await;

        anna.presses(".top__home").await;
        anna.reads(&da("blocking.intro")).await;
        anna.goes_back().await;
        let claim = anna.waits_for_claim("ended").await;
        assert_eq!(claim.heading, da("flow.ended-heading"));

        let stranger = stage.citizen().await;
        stranger.opens(&link).await;
        stranger.waits_for_claim("ended").await;
        stranger.sees_the_phone().await;
    });
}

#[test]
fn looking_at_the_page_again_is_enough_to_learn_that_it_was_lifted() {
    scene(|stage| async move {
        let anna = stage.blocked_anna().await;
        stage.sandbox().lift("anna", "anna-app").await;
        // What the browser says when a phone is unlocked again.
        anna.js("document.dispatchEvent(new Event('visibilitychange'))").await;
        anna.waits_for_claim("ended").await;
    });
}

#[test]
fn a_double_press_sends_one_block() {
    scene(|stage| async move {
        let sandbox = stage.sandbox();
        for twice in ["b.click(); b.click()", "b.click(); setTimeout(() => b.click(), 0)"] {
            sandbox.fault("put_block", json!({ "fault": "delay", "ms": 800 }), Some(1)).await;
            let anna = stage.citizen().await;
            anna.logs_in_to_block("da", "#stolen-phone", "anna-display").await;
            anna.sees("#block").await;
            anna.js(&format!("const b = document.querySelector('#block'); {twice}")).await;
            anna.waits_for_claim("blocked").await;
            let truth = sandbox.truth().await;
            assert_eq!(truth.calls("put_block").len(), 1, "{twice}");
            assert_eq!(truth.only_block()["requests"], 1);
            sandbox.reset().await;
        }
    });
}

#[test]
fn going_back_and_pressing_again_leads_to_the_same_block() {
    scene(|stage| async move {
        let sandbox = stage.sandbox();
        let anna = stage.unanswered_anna().await;
        let first = anna.address().await;
        // Nobody is to learn from the list how it went.
        sandbox.fault("get_authenticators", json!({ "fault": "stale" }), None).await;
        anna.goes_back().await;
        anna.reads(&da("common.open-block")).await;
        // Something was ordered for this reason already, so nothing is picked for her any more.
        anna.chooses("anna-app").await;
        anna.presses("#go-on").await;
        anna.reads(&da("authenticator.check-open")).await;
        anna.presses("#block").await;
        anna.waits_for("the same receipt", &format!("return location.href.endsWith({})", json!(first))).await;
        sandbox.clear_faults().await;
        anna.waits_for_claim("blocked").await;
        assert_eq!(sandbox.truth().await.only_block()["commits"], 1);
    });
}
