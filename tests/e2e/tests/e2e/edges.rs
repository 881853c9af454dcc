//! The edges of a block: links that have travelled, somebody else's receipt, refusals, what was overtaken, what is sent again, and pressing again.

use serde_json::{Value, json};

use crate::support::{
    scene,
    words::{da, en, filled, is_blocked, is_blocked_by_name, words},
};

const TOO_NEW: &str = "session_too_new";

#[test]
fn a_link_that_a_mail_program_has_touched_opens_and_is_handed_on_clean() {
    scene(|stage| async move {
        let anna = stage.blocked_anna().await;
        let link = anna.address().await;
        let reader = stage.citizen().await;
        for added in ["%2E", ")", "%20", "%0A", "%2C", ";", "*", "%3E", "\""] {
            println!("{added}");
            reader.opens(&format!("{link}{added}")).await;
            reader.waits_for_claim("blocked").await;
            assert_eq!(reader.address().await, link, "{added}");
            reader.does_not_see("#cut").await;
        }
        // Only what is incomplete is called so.
        reader.opens(link.get(..link.len() - 20).expect("a link")).await;
        reader.reads(&da("receipt.bad-link-heading")).await;
        reader.opens("/da/kvittering").await;
        reader.reads(&da("receipt.no-link-heading")).await;
        reader.does_not_read(&da("receipt.bad-link-heading")).await;
    });
}

#[test]
fn a_receipt_says_your_only_to_whom_it_is_known_to_belong() {
    scene(|stage| async move {
        let bent = stage.citizen().await;
        bent.logs_in_at("/da/profil", "bent-display").await;
        bent.reads("Bent Prøvesen").await;
        for (path, thing) in
            [("/da/spaer/identifikationsmiddel#stolen-phone", "app"), ("/da/spaer/mitid#told-code", "identity")]
        {
            let anna = stage.citizen().await;
            anna.logs_in_at(path, "anna-display").await;
            anna.presses("#block").await;
            let hers = match thing {
                "app" => is_blocked_by_name("da", thing, "Annas telefon"),
                _ => is_blocked("da", thing),
            };
            assert_eq!(anna.waits_for_claim("blocked").await.heading, hers);
            let link = anna.address().await;

            bent.opens(&link).await;
            // With the key alone not even its kind is told.
            let somebodys = if thing == "identity" { "identity-of-somebody" } else { "thing" };
            assert_eq!(bent.waits_for_claim("blocked").await.heading, is_blocked("da", somebodys));
            bent.reads(&da("receipt.not-known-yours")).await;
            bent.sees("#whose a[href='/da/profil']").await;
            for yours in [
                "flow.the-identity",
                "flow.what-identity",
                "flow.blocked-text-identity",
                "receipt.heading",
                "afterwards.next-heading",
            ] {
                assert!(
                    !bent
                        .js("return [...document.querySelectorAll('main *')].map(it => it.innerText)")
                        .await
                        .as_array()
                        .expect("texts")
                        .contains(&Value::from(da(yours))),
                    "{yours}"
                );
            }

            // Nobody is logged in in this browser.
            let reader = stage.citizen().await;
            reader.opens(&link).await;
            assert_eq!(reader.waits_for_claim("blocked").await.heading, is_blocked("da", somebodys));
            reader.reads(&da("receipt.whose-unknown")).await;
            // In another tab of her own browser it is hers, as the answer says; a block of the identity has ended her session.
            if thing == "app" {
                anna.js("sessionStorage.clear()").await;
                anna.opens(&link).await;
                anna.reads("Annas telefon").await;
                anna.does_not_see("#whose").await;
            }
            stage.sandbox().reset().await;
            bent.logs_in_at("/da/profil", "bent-display").await;
        }
    });
}

#[test]
fn a_refusal_says_what_became_of_the_order_and_beside_it_how_its_target_stands() {
    scene(|stage| async move {
        let sandbox = stage.sandbox();
        let anna = stage.citizen().await;
        anna.logs_in_to_block("da", "#stolen-phone", "anna-display").await;
        anna.sees("#block").await;
        sandbox.fault("put_block", json!({ "fault": "refuse", "code": TOO_NEW }), Some(1)).await;
        anna.presses("#block").await;
        assert_eq!(anna.waits_for_claim("refused").await.heading, da("flow.refused-heading"));
        let beside = |status: &str| format!(".beside[data-status={status}][data-about=anna-app]");
        anna.sees(&beside("active")).await;
        anna.judged().await;

        sandbox.block_by("anna", Some("anna-app"), "support", true).await;
        for reload in [false, true] {
            if reload {
                anna.reloads().await;
            } else {
                anna.js("document.dispatchEvent(new Event('visibilitychange'))").await;
            }
            anna.sees(&beside("blocked")).await;
            anna.waits_for_claim("refused").await;
            let told = filled("da", "flow.target-blocked", &[("what", &da("flow.the-app"))]);
            anna.reads(&told).await;
        }
        // The profile has both: the order that was refused, and the device that is blocked.
        anna.opens("/da/profil").await;
        anna.sees("#devices [data-claim=blocked][data-about=anna-app]").await;
        anna.sees("#blocks [data-claim=refused]").await;
        anna.judged().await;
    });
}

#[test]
fn a_refusal_whose_times_have_no_seconds_is_understood() {
    scene(|stage| async move {
        let anna = stage.citizen().await;
        anna.logs_in_to_block("en", "#stolen-phone", "anna-display").await;
        anna.sees("#block").await;
        stage.sandbox().fault("put_block", json!({ "fault": "refuse", "code": TOO_NEW }), Some(1)).await;
        stage.sandbox().fault("put_block", json!({ "fault": "times_without_seconds" }), Some(1)).await;
        anna.presses("#block").await;
        anna.sees("section.claim[data-claim=refused]").await;
        anna.sees("#block-identity").await;
    });
}

/// The words alone are looked at: what is dated by the minute cannot be held against a history of milliseconds.
#[test]
fn a_block_whose_times_have_no_seconds_is_understood() {
    scene(|stage| async move {
        let anna = stage.citizen().await;
        anna.logs_in_to_block("da", "#stolen-phone", "anna-display").await;
        anna.sees("#block").await;
        stage.sandbox().fault("put_block", json!({ "fault": "times_without_seconds" }), Some(1)).await;
        anna.presses("#block").await;
        anna.sees("section.claim[data-claim=blocked]").await;
        anna.sees_the_phone().await;
        assert_eq!(stage.sandbox().truth().await.calls("put_block").len(), 1);
    });
}

#[test]
fn an_order_that_an_edge_server_turns_away_is_said_not_to_have_come_through() {
    scene(|stage| async move {
        let sandbox = stage.sandbox();
        let anna = stage.citizen().await;
        anna.logs_in_to_block("da", "#stolen-phone", "anna-display").await;
        anna.sees("#block").await;
        sandbox.fault("put_block", json!({ "fault": "edge", "status": 403 }), None).await;
        anna.presses("#block").await;
        anna.reads(&da("flow.never-turned-away")).await;
        anna.waits_for_claim("unknown").await;
        anna.sees_the_phone().await;
        assert_eq!(sandbox.truth().await.calls("put_block").len(), 1, "not again and again by itself");
        anna.sees("#send-again").await;
        // A page load is what such a server wants to see. What was pressed is still there afterwards, and nothing has happened to its target.
        sandbox.clear_faults().await;
        anna.presses("#open-again").await;
        anna.waits_for_claim("blocked").await;
        assert_eq!(sandbox.truth().await.only_block()["commits"], 1);
    });
}

#[test]
fn a_long_wait_that_was_asked_for_takes_no_press_away() {
    scene(|stage| async move {
        let sandbox = stage.sandbox();
        let anna = stage.citizen().await;
        anna.logs_in_to_block("en", "#stolen-phone", "anna-display").await;
        anna.sees("#block").await;
        let later = json!({ "fault": "status", "status": 503, "retry_after": 3600 });
        sandbox.fault("put_block", later.clone(), Some(1)).await;
        sandbox.fault("get_block", later, Some(1)).await;
        anna.presses("#block").await;
        anna.reads(&en("flow.unknown-asked-wait")).await;
        anna.sees_the_phone().await;
        anna.presses("#ask-again").await;
        anna.reads(&en("flow.unknown-asked-wait")).await;
        anna.presses("#ask-again").await;
        anna.waits_for_claim("blocked").await;
    });
}

/// The order is lost, somebody blocks and lifts the same thing, and only then the page comes back.
#[test]
fn nothing_is_sent_again_by_itself_once_something_has_happened_to_the_target() {
    scene(|stage| async move {
        let sandbox = stage.sandbox();
        let anna = stage.citizen().await;
        let broken = json!({ "fault": "status", "status": 500 });
        for happens in [false, true] {
            println!("something happens: {happens}");
            anna.logs_in_to_block("da", "#stolen-phone", "anna-display").await;
            anna.sees("#block").await;
            sandbox.fault("put_block", broken.clone(), None).await;
            sandbox.fault("get_block", broken.clone(), None).await;
            anna.presses("#block").await;
            anna.sees("#ask-again").await;
            if happens {
                sandbox.block_by("anna", Some("anna-app"), "support", true).await;
                sandbox.lift("anna", "anna-app").await;
            }
            sandbox.clear_faults().await;
            anna.js("document.dispatchEvent(new Event('visibilitychange'))").await;
            if happens {
                anna.sees("#send-again").await;
                anna.reads(&da("flow.never-text")).await;
                anna.sees_the_phone().await;
                let truth = sandbox.truth().await;
                assert_eq!(truth.status_of("anna-app"), "active", "what support lifted stays lifted");
                // Her press is another matter.
                anna.presses("#send-again").await;
            }
            anna.waits_for_claim("blocked").await;
            assert_eq!(sandbox.truth().await.only_block()["commits"], 1);
            anna.begins_anew().await;
        }
    });
}

#[test]
fn a_date_far_ahead_does_not_stand_for_ever() {
    scene(|stage| async move {
        let sandbox = stage.sandbox();
        let anna = stage.citizen().await;
        anna.logs_in_to_block("da", "#stolen-phone", "anna-display").await;
        anna.sees("#block").await;
        // The answer to the press, and the first to a question after it: what is shown is dated by when they were sent.
        sandbox.fault("put_block", json!({ "fault": "far_as_of" }), Some(1)).await;
        sandbox.fault("get_block", json!({ "fault": "far_as_of" }), Some(1)).await;
        anna.presses("#block").await;
        anna.waits_for_claim("blocked").await;
        anna.does_not_read("9999").await;
        anna.js("document.dispatchEvent(new Event('visibilitychange'))").await;
        anna.waits_for_claim("blocked").await;
        anna.does_not_read("9999").await;
        assert_eq!(sandbox.faults_left().await, 0, "both answers came");
        sandbox.lift("anna", "anna-app").await;
        anna.js("document.dispatchEvent(new Event('visibilitychange'))").await;
        anna.waits_for_claim("ended").await;
    });
}

#[test]
fn the_same_reason_again_says_that_it_is_blocked_and_offers_nothing_else_without_a_word() {
    scene(|stage| async move {
        stage.orders(2);
        let anna = stage.blocked_anna().await;
        for lang in ["da", "en"] {
            anna.logs_in_to_block(lang, "#stolen-phone", "anna-display").await;
            anna.sees("[data-claim=blocked][data-about=anna-app] h1").await;
            assert_eq!(anna.heading().await, is_blocked(lang, "app"));
            anna.reads(&words(lang, "authenticator.already-text")).await;
            anna.reads("Annas telefon").await;
            anna.does_not_see("input[name=authenticator]").await;
            anna.does_not_see("#block").await;
            anna.sees_the_phone().await;
            anna.judged().await;
        }
        // Blocking something else is a new choice.
        anna.presses("#choose-another").await;
        anna.sees("input[name=authenticator][value=anna-display]").await;
        let bent = stage.citizen().await;
        bent.logs_in_to_block("da", "#stolen-phone", "bent-display").await;
        bent.reads(&da("authenticator.none-heading")).await;
        bent.does_not_see("#block, input[name=authenticator]").await;
    });
}

#[test]
fn one_answer_about_another_block_makes_nothing_unblockable() {
    scene(|stage| async move {
        stage.orders(2);
        let sandbox = stage.sandbox();
        let anna = stage.citizen().await;
        anna.logs_in_to_block("da", "#lost-device", "anna-app").await;
        anna.sees("#block").await;
        // Refused, and the answer speaks of another block.
        sandbox.fault("put_block", json!({ "fault": "refuse", "code": "not_permitted" }), Some(1)).await;
        sandbox.fault("put_block", json!({ "fault": "wrong_id" }), Some(1)).await;
        anna.presses("#block").await;
        anna.reads(&da("flow.contradicted-text")).await;
        anna.sees_the_phone().await;
        anna.presses("#block-again").await;
        anna.chooses("anna-display").await;
        anna.presses("#go-on").await;
        anna.presses("#block").await;
        anna.waits_for_claim("blocked").await;
        assert_eq!(sandbox.truth().await.status_of("anna-display"), "blocked");
    });
}

/// Storage is full or forbidden, the order is lost, and the page is loaded anew: nobody knows of it any more but the address.
#[test]
fn an_order_of_which_only_the_address_is_left_can_be_made_anew() {
    scene(|stage| async move {
        let sandbox = stage.sandbox();
        let anna = stage.citizen().await;
        anna.logs_in_to_block("da", "#stolen-phone", "anna-display").await;
        anna.sees("#block").await;
        sandbox.fault("put_block", json!({ "fault": "status", "status": 500 }), None).await;
        sandbox.fault("get_block", json!({ "fault": "status", "status": 500 }), None).await;
        anna.presses("#block").await;
        anna.sees("#ask-again").await;
        let link = anna.address().await;
        anna.loads("/favicon.svg").await;
        anna.js("sessionStorage.clear()").await;
        sandbox.clear_faults().await;
        anna.opens(&link).await;
        // Nothing is missing of the link.
        anna.reads(&da("flow.never-link")).await;
        anna.does_not_read(&da("receipt.bad-link-heading")).await;
        anna.sees_the_phone().await;
        anna.presses("#block-again").await;
        anna.sees("a.reason").await;
    });
}
