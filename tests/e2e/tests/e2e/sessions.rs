//! The end of a session: announced in time, put off, and never at the cost of what was half done.

use serde_json::{Value, json};

use crate::support::{
    Citizen, Stage,
    flows::{Act, BOTH},
    in_every_engine, scene,
    words::words,
};

const COMES_BACK: &str = "document.dispatchEvent(new Event('visibilitychange'))";
const PAGES: [(&str, &str); 6] = [
    ("da", "/da/profil"),
    ("en", "/en/block/authenticator"),
    ("da", "/da/spaer/mitid"),
    ("en", "/en/profile"),
    ("da", "/da/spaer/identifikationsmiddel"),
    ("en", "/en/block/identity"),
];

#[test]
fn the_end_is_announced_at_least_two_minutes_before_and_not_from_the_start() {
    scene(|stage| async move {
        stage.sandbox().switch(json!({ "session_seconds": 190 })).await;
        let anna = stage.citizen().await;
        anna.stands_before(Act::One, "da").await;
        anna.does_not_see("#stay").await;
        anna.sees("[role=alert] #stay").await;
        let left = seconds_left(&anna).await;
        assert!(left >= 120.0, "{left} seconds before");
        anna.reads(&words("da", "common.session-heading")).await;
        anna.sees_the_phone().await;
        assert!(anna.text_of("[role=alert]").await.contains(&clock(&anna).await), "it says until when");
    });
}

#[test]
fn staying_works_ten_times_and_the_notice_goes_when_the_end_is_far() {
    scene(|stage| async move {
        stage.sandbox().switch(json!({ "session_seconds": 100 })).await;
        let anna = stage.citizen().await;
        for (lang, act) in [("da", Act::One), ("en", Act::Identity)] {
            anna.stands_before(act, lang).await;
            for time in 1..=10 {
                let before = expires_at(&stage).await;
                anna.presses("#stay").await;
                is_later(&stage, &before, time).await;
                anna.does_not_read(&words(lang, "common.session-stay-failed")).await;
            }
            anna.reads(&words(lang, "common.session-heading")).await;
            anna.sees("#block").await;
        }
        stage.sandbox().switch(json!({ "session_seconds": 1800 })).await;
        anna.presses("#stay").await;
        anna.waits_for("the notice to go", "return !document.querySelector('#stay')").await;
        anna.presses("#block").await;
        anna.waits_for_claim("blocked").await;
    });
}

async fn is_later(stage: &Stage, before: &str, time: usize) {
    for _ in 0..100 {
        if expires_at(stage).await.as_str() > before {
            return;
        }
        tokio::time::sleep(std::time::Duration::from_millis(50)).await;
    }
    panic!("pressed {time} times, and it still ends at {before}");
}

#[test]
fn staying_that_fails_is_said_and_can_be_tried_again() {
    scene(|stage| async move {
        stage.sandbox().switch(json!({ "session_seconds": 100 })).await;
        let anna = stage.citizen().await;
        anna.stands_before(Act::Identity, "en").await;
        for fault in [
            json!({ "fault": "status", "status": 500 }),
            json!({ "fault": "html_200" }),
            json!({ "fault": "drop_before" }),
        ] {
            stage.sandbox().fault("extend_session", fault, None).await;
            anna.presses("#stay").await;
            anna.reads(&words("en", "common.session-stay-failed")).await;
            stage.sandbox().clear_faults().await;
            let before = expires_at(&stage).await;
            anna.presses("#stay").await;
            is_later(&stage, &before, 1).await;
            let gone = json!(words("en", "common.session-stay-failed"));
            anna.waits_for("no failure any more", &format!("return !document.body.innerText.includes({gone})")).await;
        }
        anna.sees("#block").await;
    });
}

#[test]
fn where_sessions_cannot_be_prolonged_that_is_said_instead_of_offered() {
    scene(|stage| async move {
        let anna = stage.citizen().await;
        for lang in ["da", "en"] {
            stage.sandbox().switch(json!({ "session_seconds": 100, "off": ["extend"] })).await;
            anna.stands_before(Act::One, lang).await;
            anna.reads(&words(lang, "common.session-no-stay")).await;
            anna.does_not_see("#stay").await;
            anna.presses("#block").await;
            anna.waits_for_claim("blocked").await;
            anna.begins_anew().await;
        }
    });
}

in_every_engine!(a_session_that_runs_out_says_so_by_itself_and_keeps_what_was_picked, |stage| async move {
    stage.sandbox().switch(json!({ "session_seconds": 8 })).await;
    let clara = stage.citizen().await;
    clara.logs_in_to_block("da", "", "clara-display").await;
    clara.chooses("clara-app-2").await;
    clara.reads(&words("da", "flow.login-over-title")).await;
    assert_eq!(clara.heading().await, words("da", "flow.login-over-title"));
    clara.reads(&words("da", "flow.login-over-text")).await;
    clara.sees_the_phone().await;
    for personal in ["Clara", "C4D0", "E9B7"] {
        clara.does_not_read(personal).await;
    }
    stage.sandbox().switch(json!({})).await;
    clara.presses("#log-in").await;
    clara.logs_in_with("clara-display").await;
    is_still_picked(&clara, "clara-app-2").await;
});

async fn is_still_picked(citizen: &Citizen, authenticator: &str) {
    let picked = "[...document.querySelectorAll('input[name=authenticator]:checked')].map(it => it.value).join()";
    citizen.waits_for("the pick is kept", &format!("return {picked} === '{authenticator}'")).await;
}

/// The session dies while she chooses, and while she checks; whichever call learns of it first.
#[test]
fn wherever_a_401_comes_in_the_middle_the_half_done_choice_is_kept() {
    scene(|stage| async move {
        let sandbox = stage.sandbox();
        let clara = stage.citizen().await;
        for call in ["get_session", "get_authenticators", "get_identity"] {
            println!("{call}");
            clara.logs_in_to_block("en", "", "clara-display").await;
            clara.chooses("clara-app-2").await;
            learns_that_it_is_over(&clara, call).await;
            clara.presses("#log-in").await;
            clara.logs_in_with("clara-display").await;
            is_still_picked(&clara, "clara-app-2").await;

            clara.presses("#go-on").await;
            clara.sees("#block").await;
            learns_that_it_is_over(&clara, call).await;
            assert!(clara.address().await.contains("step=check"), "{}", clara.address().await);
            clara.presses("#log-in").await;
            clara.logs_in_with("clara-display").await;
            clara.reads("ID E9B7").await;
            clara.presses("#block").await;
            clara.waits_for_claim("blocked").await;
            assert_eq!(sandbox.truth().await.blocked(), ["clara-app-2"]);
            clara.begins_anew().await;
        }
    });
}

#[test]
fn wherever_a_401_comes_before_the_whole_is_blocked_one_login_leads_back_to_the_press() {
    scene(|stage| async move {
        let anna = stage.citizen().await;
        for call in ["get_session", "get_identity"] {
            println!("{call}");
            anna.stands_before(Act::Identity, "da").await;
            learns_that_it_is_over(&anna, call).await;
            anna.presses("#log-in").await;
            anna.logs_in_with("anna-display").await;
            assert_eq!(anna.address().await, Act::Identity.path("da"), "with the reason");
            anna.presses("#block").await;
            anna.waits_for_claim("blocked").await;
            anna.begins_anew().await;
        }
    });
}

/// The session is over, but only this call says so at first.
async fn learns_that_it_is_over(citizen: &Citizen, call: &str) {
    let sandbox = citizen.stage().sandbox();
    if call == "get_session" {
        sandbox.kill_sessions().await;
    } else {
        for slow in ["get_session", "get_authenticators", "get_identity"].into_iter().filter(|slow| *slow != call) {
            sandbox.fault(slow, json!({ "fault": "delay", "ms": 1500 }), None).await;
        }
        sandbox.kill_sessions().await;
    }
    citizen.js(COMES_BACK).await;
    citizen.sees("main #log-in").await;
    sandbox.clear_faults().await;
    assert!(
        citizen.heading().await.starts_with(&words(&citizen.attribute("html", "lang").await, "flow.login-over-title"))
    );
    citizen.sees_the_phone().await;
    citizen.judged().await;
}

/// The press itself learns of it: the receipt says that nothing is known, and one login sends it.
#[test]
fn a_401_to_the_press_costs_one_login_and_nothing_else() {
    scene(|stage| async move {
        let anna = stage.citizen().await;
        for (act, lang) in BOTH.into_iter().zip(["en", "da"]) {
            anna.stands_before(act, lang).await;
            stage.sandbox().kill_sessions().await;
            anna.presses("#block").await;
            anna.reads(&words(lang, "flow.never-login")).await;
            anna.waits_for_claim("unknown").await;
            anna.presses("#log-in").await;
            anna.sees("#cancel").await;
            // A login that was given up leads back to the same receipt.
            anna.presses("#cancel").await;
            anna.waits_for_the_app().await;
            anna.reads(&words(lang, "flow.never-login")).await;
            anna.presses("#log-in").await;
            anna.logs_in_with("anna-display").await;
            anna.waits_for_claim("blocked").await;
            let truth = stage.sandbox().truth().await;
            assert!(act.is_blocked(&truth));
            assert_eq!(truth.only_block()["commits"], 1);
            anna.begins_anew().await;
        }
    });
}

#[test]
fn ended_sessions_leave_nothing_personal_on_any_page() {
    scene(|stage| async move {
        let anna = stage.citizen().await;
        for (lang, page) in PAGES {
            println!("{page}");
            anna.opens(page).await;
            anna.presses("main #log-in").await;
            anna.logs_in_with("anna-display").await;
            anna.reads("Anna Eksempel").await;
            stage.sandbox().kill_sessions().await;
            anna.js(COMES_BACK).await;
            anna.reads(&words(lang, "flow.login-over-title")).await;
            for personal in ["Anna", "an•••••47", "A1F3", "7042", "Opdigtet Bank"] {
                anna.does_not_read(personal).await;
            }
            anna.sees_the_phone().await;
            assert_eq!(anna.claims().await, []);
        }
    });
}

#[test]
fn a_receipt_outlives_its_session_and_names_nobody_any_more() {
    scene(|stage| async move {
        let anna = stage.citizen().await;
        for (act, lang) in BOTH.into_iter().zip(["da", "en"]) {
            anna.stands_before(act, lang).await;
            anna.presses("#block").await;
            anna.waits_for_claim("blocked").await;
            anna.reads("eksempel.example").await;
            stage.sandbox().kill_sessions().await;
            anna.js(COMES_BACK).await;
            anna.waits_for("her name to go", "return !document.body.innerText.includes('Anna')").await;
            anna.waits_for_claim("blocked").await;
            for personal in ["an•••••47", "A1F3", "•• 12", "eksempel.example"] {
                anna.does_not_read(personal).await;
            }
            anna.does_not_see("main #log-in").await;
            anna.sees_the_phone().await;
            anna.begins_anew().await;
        }
    });
}

async fn expires_at(stage: &Stage) -> String {
    latest_session(&stage.sandbox().truth().await.0)["expires_at"].as_str().expect("a time").to_owned()
}

fn latest_session(truth: &Value) -> &Value {
    let living = |session: &&Value| session["ended_at"].is_null();
    truth["sessions"].as_array().expect("sessions").iter().rfind(living).expect("a session")
}

/// By the browser's clock, which is the sandbox's here.
async fn seconds_left(citizen: &Citizen) -> f64 {
    let expires = expires_at(citizen.stage()).await;
    citizen.js(&format!("return (Date.parse('{expires}') - Date.now()) / 1000")).await.as_f64().expect("seconds")
}

/// Hours and minutes of the end, as the browser writes them in Danish.
async fn clock(citizen: &Citizen) -> String {
    let expires = expires_at(citizen.stage()).await;
    let script =
        format!("return new Date('{expires}').toLocaleTimeString('da', {{ hour: '2-digit', minute: '2-digit' }})");
    citizen.js(&script).await.as_str().expect("a time").to_owned()
}
