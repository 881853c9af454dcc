//! Every refusal that HTTP has, at every call of both ways to block: never an empty page, never an untrue claim, the phone in sight, and
//! something to press.

use serde_json::{Value, json};

use crate::support::{
    Citizen, Stage,
    flows::{
        Act::{self, Identity, One},
        BOTH,
    },
    scene,
    words::words,
};

const STATUSES: [u16; 16] = [400, 401, 403, 404, 405, 409, 412, 413, 415, 422, 429, 500, 501, 502, 503, 504];

/// With the code that the app must tell from others of that status.
fn refusal(status: u16) -> Value {
    match status {
        403 => json!({ "fault": "status", "status": 403, "code": "csrf_invalid" }),
        429 | 503 => json!({ "fault": "status", "status": status, "retry_after": 1 }),
        _ => json!({ "fault": "status", "status": status }),
    }
}

/// Something within the page that leads on: a press, a choice or a login.
const WAY_ON: &str = "
    const ways = document.querySelectorAll('.retry button, #log-in, #block, #go-on, #ask-again, #send-again, #open-again, #block-one, #not-you');
    return document.querySelector('h1')?.innerText.trim() && [...ways].some(it => it.checkVisibility())";

async fn stands(citizen: &Citizen) {
    citizen.waits_for("a heading and a way on", WAY_ON).await;
    citizen.sees_the_phone().await;
    citizen.judged().await;
}

#[test]
fn whatever_the_session_is_answered_with_no_page_is_empty() {
    scene(|stage| async move {
        let anna = stage.citizen().await;
        anna.stands_before(One, "da").await;
        for page in [One.path("da"), Identity.path("en"), "/da/profil"] {
            for status in STATUSES {
                reads_badly(&anna, page, &[("get_session", status)]).await;
            }
        }
        // A link that says nothing leads on by the phone alone.
        for status in [401, 403, 500] {
            stage.sandbox().fault("get_session", refusal(status), None).await;
            anna.opens("/en/receipt#junk").await;
            assert!(!anna.heading().await.is_empty());
            anna.sees("main a[href^='tel:']").await;
            anna.judged().await;
            stage.sandbox().clear_faults().await;
        }
    });
}

#[test]
fn whatever_a_reading_for_an_act_is_answered_with_no_page_is_empty() {
    scene(|stage| async move {
        let anna = stage.citizen().await;
        anna.stands_before(One, "en").await;
        for status in STATUSES {
            reads_badly(&anna, One.path("en"), &[("get_authenticators", status)]).await;
            reads_badly(&anna, Identity.path("da"), &[("get_identity", status)]).await;
        }
        for status in [401, 500] {
            reads_badly(&anna, One.path("da"), &[("get_identity", status)]).await;
        }
    });
}

/// Whoever is told to log in again must find the link to do so.
#[test]
fn whoever_is_told_to_log_in_again_finds_the_login() {
    scene(|stage| async move {
        let anna = stage.citizen().await;
        anna.stands_before(One, "da").await;
        for (page, call) in [
            (One.path("da"), "get_authenticators"),
            (Identity.path("da"), "get_identity"),
            ("/da/profil", "get_identity"),
            ("/da/profil", "get_activity"),
        ] {
            println!("{page} {call}");
            stage.sandbox().fault(call, refusal(401), None).await;
            anna.opens(page).await;
            stands(&anna).await;
            let told = anna.page_text().await.contains(&words("da", "flow.problem-session"));
            assert!(!told || anna.js("return !!document.querySelector('main #log-in')").await == true, "{page} {call}");
            stage.sandbox().clear_faults().await;
        }
    });
}

/// Each of the four readings with each status, four at a time; but 401 alone, since it may take the page from the others.
#[test]
fn whatever_the_profiles_readings_are_answered_with_the_page_is_not_empty() {
    scene(|stage| async move {
        let anna = stage.citizen().await;
        anna.logs_in_at("/en/profile", "anna-display").await;
        let calls = ["get_identity", "get_authenticators", "get_blocks", "get_activity"];
        for call in calls {
            reads_badly(&anna, "/en/profile", &[(call, 401)]).await;
        }
        let others: Vec<u16> = STATUSES.into_iter().filter(|status| *status != 401).collect();
        for first in 0..others.len() {
            let each = |(place, call)| (call, others[(first + place) % others.len()]);
            let faults: Vec<_> = calls.into_iter().enumerate().map(each).collect();
            reads_badly(&anna, "/en/profile", &faults).await;
        }
    });
}

async fn reads_badly(anna: &Citizen, page: &str, faults: &[(&str, u16)]) {
    println!("{page} {faults:?}");
    let sandbox = anna.stage().sandbox();
    for (call, status) in faults {
        sandbox.fault(call, refusal(*status), None).await;
    }
    anna.opens(page).await;
    stands(anna).await;
    sandbox.clear_faults().await;
}

#[test]
fn whatever_the_press_for_one_thing_is_answered_with_ends_in_the_truth() {
    scene(|stage| presses_badly(stage, One, "da"));
}

#[test]
fn whatever_the_press_for_the_whole_is_answered_with_ends_in_the_truth() {
    scene(|stage| presses_badly(stage, Identity, "en"));
}

/// Nothing is done while the answer is a refusal; afterwards one block is, and only one.
async fn presses_badly(stage: Stage, act: Act, lang: &'static str) {
    let anna = stage.citizen().await;
    for status in STATUSES {
        println!("put_block {status}");
        anna.stands_before(act, lang).await;
        stage.sandbox().fault("put_block", refusal(status), Some(1)).await;
        anna.presses("#block").await;
        anna.sees("section.claim").await;
        anna.sees_the_phone().await;
        if status == 401 {
            anna.reads(&words(lang, "flow.never-login")).await;
            stage.sandbox().clear_faults().await;
            anna.presses("#log-in").await;
            anna.logs_in_with("anna-display").await;
        }
        presses_on_until_blocked(&anna).await;
        let truth = stage.sandbox().truth().await;
        assert!(act.is_blocked(&truth), "{status}");
        assert_eq!(truth.only_block()["commits"], 1, "{status}");
        anna.begins_anew().await;
    }
}

/// Whatever is offered to press is pressed; the app itself may be quicker.
async fn presses_on_until_blocked(anna: &Citizen) {
    for _ in 0..60 {
        if anna.is_told_the_truth().await.is_some_and(|claim| claim.word == "blocked") {
            return;
        }
        anna.js("document.querySelector('#send-again, #ask-again')?.click()").await;
        tokio::time::sleep(std::time::Duration::from_millis(250)).await;
    }
    panic!("never blocked on\n{}", anna.page_text().await);
}

#[test]
fn whatever_the_question_for_a_block_is_answered_with_is_no_claim() {
    scene(|stage| async move {
        let anna = stage.citizen().await;
        for (act, lang) in BOTH.into_iter().zip(["en", "da"]) {
            anna.stands_before(act, lang).await;
            anna.presses("#block").await;
            anna.waits_for_claim("blocked").await;
            let link = anna.address().await;
            for status in STATUSES {
                println!("get_block {status} {act:?}");
                stage.sandbox().fault("get_block", refusal(status), None).await;
                // Read afresh it is asked for, and nobody answers.
                anna.opens(&link).await;
                anna.sees("section.claim").await;
                anna.waits_for("words for it", "return document.querySelector('section.claim h2').innerText.trim()")
                    .await;
                anna.sees_the_phone().await;
                anna.judged().await;
                stage.sandbox().clear_faults().await;
            }
            anna.opens(&link).await;
            anna.waits_for_claim("blocked").await;
            assert_eq!(stage.sandbox().truth().await.only_block()["commits"], 1);
            anna.begins_anew().await;
        }
    });
}

#[test]
fn whatever_staying_and_finishing_are_answered_with_leaves_a_way_on() {
    scene(|stage| async move {
        stage.sandbox().switch(json!({ "session_seconds": 120 })).await;
        let anna = stage.citizen().await;
        for (status, act) in STATUSES.into_iter().zip(BOTH.into_iter().cycle()) {
            println!("extend_session and delete_session {status} {act:?}");
            if anna.js("return !document.querySelector('#stay')").await == true {
                anna.stands_before(act, "da").await;
            }
            stage.sandbox().fault("extend_session", refusal(status), None).await;
            anna.presses("#stay").await;
            let told = json!([
                words("da", "common.session-stay-failed"),
                words("da", "common.session-no-stay"),
                words("da", "flow.login-over-title")
            ]);
            anna.waits_for(
                "what came of it",
                &format!("return {told}.some(it => document.body.innerText.includes(it))"),
            )
            .await;
            stands(&anna).await;

            if status != 401 {
                finishes_badly(&anna, status).await;
            }
            anna.sees_the_phone().await;
            anna.judged().await;
            stage.sandbox().clear_faults().await;
        }
    });
}

async fn finishes_badly(anna: &Citizen, status: u16) {
    anna.stage().sandbox().fault("delete_session", refusal(status), None).await;
    anna.presses("#finish").await;
    let failed = json!(words("da", "common.finish-failed"));
    let came = format!("return location.pathname === '/da/' || document.body.innerText.includes({failed})");
    anna.waits_for("it is finished, or said that it is not", &came).await;
    anna.waits_for_the_app().await;
}

#[test]
fn every_refusal_of_a_block_says_what_to_do_instead() {
    scene(|stage| async move {
        let anna = stage.citizen().await;
        let codes = [
            ("session_too_new", "refused-session-too-new"),
            ("target_not_found", "refused-target-not-found"),
            ("target_revoked", "refused-target-revoked"),
            ("identity_closed", "refused-identity-closed"),
            ("not_permitted", "refused-not-permitted"),
            ("a_code_of_tomorrow", "refused-other"),
        ];
        for (code, message) in codes {
            for (act, lang) in BOTH.into_iter().zip(["da", "en"]) {
                println!("{code} {act:?}");
                anna.stands_before(act, lang).await;
                stage.sandbox().fault("put_block", json!({ "fault": "refuse", "code": code }), Some(1)).await;
                anna.presses("#block").await;
                let claim = anna.waits_for_claim("refused").await;
                assert_eq!(claim.heading, words(lang, "flow.refused-heading"));
                anna.reads(&words(lang, &format!("flow.{message}"))).await;
                anna.sees_the_phone().await;
                let next = if code == "session_too_new" {
                    "#block-identity"
                } else {
                    "main p a[href*='/spaer/'], main p a[href*='/block/']"
                };
                anna.sees(next).await;
                assert!(!act.is_blocked(&stage.sandbox().truth().await), "{code}");
                anna.begins_anew().await;
            }
        }
    });
}
