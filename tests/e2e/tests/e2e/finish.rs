//! "Finish and clear" on somebody else's device: afterwards the tab, its history and its storage know nobody.

use serde_json::json;

use crate::support::{
    Citizen, Setting, Stage,
    flows::{Act, BOTH},
    scene,
    words::{da, words},
};

/// What belongs to Anna and may stand on a page of hers.
const PERSONAL: [&str; 7] = ["Anna", "an•••••47", "A1F3", "7042", "•• 12", "eksempel.example", "SP-"];

#[test]
fn after_finishing_nothing_is_stored_and_the_page_is_loaded_anew() {
    scene(|stage| async move {
        let anna = stage.citizen_with(Setting::that_goes_back_across_sites()).await;
        for (act, lang) in BOTH.into_iter().zip(["da", "en"]) {
            anna.stands_before(act, lang).await;
            anna.presses("#block").await;
            anna.waits_for_claim("blocked").await;
            anna.presses("label[for=todo-bank]").await;
            anna.js("window.before = true").await;
            finishes(&anna, lang).await;
            assert!(sessions_of(&stage, "anna").await.is_empty(), "logged out");
            goes_back_through_everything(&anna).await;
            anna.begins_anew().await;
        }
    });
}

/// As far as the history goes within the app; before that is the login page.
async fn goes_back_through_everything(anna: &Citizen) {
    let home = json!(anna.stage().sandbox().app());
    for _ in 0..6 {
        anna.goes_back().await;
        anna.waits_for("a page", "return document.readyState === 'complete'").await;
        if anna.js(&format!("return location.origin !== {home}")).await == true {
            return;
        }
        anna.waits_for_the_app().await;
        knows_nobody(anna).await;
    }
}

#[test]
fn finishing_from_every_page_of_ones_own_leads_to_the_first_page() {
    scene(|stage| async move {
        let anna = stage.citizen().await;
        for (lang, page) in
            [("da", "/da/profil"), ("en", "/en/profile"), ("da", "/da/spaer/mitid"), ("en", "/en/block/authenticator")]
        {
            anna.logs_in_at(page, "anna-display").await;
            anna.reads("Anna Eksempel").await;
            anna.js("window.before = true").await;
            finishes(&anna, lang).await;
        }
    });
}

/// What the page after it says, once.
async fn is_told_that_it_is_done(anna: &Citizen, lang: &str) {
    anna.sees("[role=status] .finished").await;
    anna.reads(&words(lang, "common.finished")).await;
    anna.reloads().await;
    anna.does_not_see(".finished").await;
}

async fn finishes(anna: &Citizen, lang: &str) {
    anna.presses("#finish").await;
    let asked =
        "return !document.querySelector('#finish') || !!document.querySelector('.top__failed') || !window.before";
    anna.waits_for("an answer to the press", asked).await;
    if anna.js("return !!document.querySelector('#finish-anyway')").await == true {
        anna.presses("#finish-anyway").await;
    }
    anna.waits_for("the first page anew", &format!("return location.pathname === '/{lang}/' && !window.before")).await;
    anna.waits_for_the_app().await;
    knows_nobody(anna).await;
    anna.does_not_see("#finish").await;
    is_told_that_it_is_done(anna, lang).await;
}

async fn knows_nobody(citizen: &Citizen) {
    assert_eq!(citizen.js("return JSON.stringify({ ...sessionStorage })").await, "{}");
    assert_eq!(citizen.js("return localStorage.length + document.cookie").await, "0");
    for personal in PERSONAL {
        citizen.does_not_read(personal).await;
    }
}

async fn sessions_of(stage: &Stage, persona: &str) -> Vec<String> {
    let truth = stage.sandbox().truth().await;
    let sessions = truth.0["sessions"].as_array().expect("sessions").iter();
    let living = sessions.filter(|session| session["persona"] == persona && session["ended_at"].is_null());
    living.map(ToString::to_string).collect()
}

#[test]
fn while_a_block_is_unresolved_finishing_asks_first() {
    scene(|stage| async move {
        let anna = stage.unanswered_anna().await;
        let receipt = anna.address().await;
        anna.presses("#finish").await;
        anna.reads(&da("common.finish-heading")).await;
        anna.reads(&da("common.finish-text")).await;
        anna.sees("[role=alert] #finish-drop").await;
        anna.sees_the_phone().await;
        anna.presses("#finish-drop").await;
        anna.waits_for("the question to go", "return !document.querySelector('#finish-anyway')").await;
        assert_eq!(anna.address().await, receipt);
        anna.waits_for_claim("unknown").await;

        // From another page too, and then it is forgotten.
        anna.presses(".top__home").await;
        anna.reads(&da("common.open-block")).await;
        anna.presses("#finish").await;
        anna.presses("#finish-anyway").await;
        anna.waits_for("nothing of it", "return sessionStorage.length === 0 && location.pathname === '/da/'").await;
        anna.waits_for_the_app().await;
        anna.does_not_read(&da("common.open-block")).await;
        // What was ordered stays ordered.
        assert_eq!(stage.sandbox().truth().await.only_block()["commits"], 1);
    });
}

#[test]
fn finishing_works_when_the_session_is_over_already() {
    scene(|stage| async move {
        let anna = stage.citizen().await;
        for known in [false, true] {
            anna.stands_before(Act::One, "da").await;
            anna.presses("#block").await;
            anna.waits_for_claim("blocked").await;
            stage.sandbox().kill_sessions().await;
            if known {
                anna.reloads().await;
                anna.waits_for_claim("blocked").await;
            }
            anna.js("window.before = true").await;
            finishes(&anna, "da").await;
            anna.begins_anew().await;
        }
    });
}

#[test]
fn finishing_that_fails_is_said_and_can_be_tried_again() {
    scene(|stage| async move {
        let anna = stage.citizen().await;
        anna.stands_before(Act::Identity, "en").await;
        for fault in [
            json!({ "fault": "status", "status": 503 }),
            json!({ "fault": "drop_before" }),
            json!({ "fault": "html_200" }),
        ] {
            stage.sandbox().fault("delete_session", fault, None).await;
            anna.presses("#finish").await;
            anna.reads(&words("en", "common.finish-failed")).await;
            anna.sees_the_phone().await;
            anna.sees("#block").await;
            anna.reads("Anna Eksempel").await;
            assert_ne!(anna.js("return sessionStorage.length").await, 0, "nothing is cleared");
            stage.sandbox().clear_faults().await;
        }
        anna.js("window.before = true").await;
        finishes(&anna, "en").await;
    });
}

/// In the contract's own form, from something that stands before the back end.
#[test]
fn a_log_out_is_believed_only_when_the_session_is_gone() {
    scene(|stage| async move {
        let anna = stage.citizen().await;
        anna.stands_before(Act::Identity, "da").await;
        anna.js("const real = fetch;
            window.fetch = (request, ...more) =>
                request.method === 'DELETE' ? Promise.resolve(new Response('{}')) : real(request, ...more)")
            .await;
        anna.presses("#finish").await;
        anna.reads(&da("common.finish-failed")).await;
        anna.reads("Anna Eksempel").await;
        assert_eq!(sessions_of(&stage, "anna").await.len(), 1);
        assert_ne!(anna.js("return sessionStorage.length").await, 0);
        anna.reloads().await;
        anna.js("window.before = true").await;
        finishes(&anna, "da").await;
    });
}

#[test]
fn the_number_is_offered_before_it_is_forgotten() {
    scene(|stage| async move {
        let anna = stage.citizen().await;
        anna.stands_before(Act::One, "da").await;
        anna.presses("#block").await;
        anna.waits_for_claim("blocked").await;
        let number = anna.text_of("dd .reference").await;
        anna.presses("#finish").await;
        anna.sees("[role=alert] #finish-drop").await;
        anna.reads(&da("common.finish-write-text")).await;
        assert_eq!(anna.text_of(".top__question .reference").await, number);
        anna.does_not_read(&da("common.finish-text")).await;
        anna.presses("#finish-drop").await;
        // On a page that has not read it, the receipt is one press away.
        anna.opens("/da/hjaelp").await;
        anna.presses("#finish").await;
        anna.presses("#finish-receipt").await;
        anna.waits_for_claim("blocked").await;
        anna.presses("#finish").await;
        assert_eq!(anna.text_of(".top__question .reference").await, number);
        anna.presses("#finish-anyway").await;
        anna.sees(".finished").await;
        knows_nobody(&anna).await;
    });
}

#[test]
fn the_eids_own_log_out_is_offered_and_not_gone_to() {
    scene(|stage| async move {
        let anna = stage.citizen().await;
        anna.stands_before(Act::Identity, "da").await;
        anna.js("const real = fetch;
            window.fetch = async (request, ...more) => {
                const answer = await real(request, ...more);
                const body = { end_session_url: 'https://eid.example/end?x=1' };
                return request.method === 'DELETE' ? new Response(JSON.stringify(body)) : answer;
            }")
            .await;
        anna.presses("#finish").await;
        anna.sees(".finished").await;
        anna.sees("main a[href='https://eid.example/end?x=1']").await;
        anna.reads(&da("common.finished-eid-link")).await;
        knows_nobody(&anna).await;
        anna.reloads().await;
        anna.does_not_see(".finished").await;
    });
}

/// The browser keeps whole pages to bring back. What it says when it does is played here, since not every browser does it when driven.
#[test]
fn a_page_brought_back_from_the_browsers_memory_shows_nothing_personal_and_is_loaded_anew() {
    scene(|stage| async move {
        let anna = stage.citizen().await;
        anna.stands_before(Act::One, "da").await;
        anna.presses("#block").await;
        anna.waits_for_claim("blocked").await;
        anna.reads("eksempel.example").await;
        anna.js("window.before = true; dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }))").await;
        assert_eq!(anna.attribute("body", "data-app").await, "away");
        for personal in PERSONAL {
            anna.does_not_read(personal).await;
        }
        stage.sandbox().kill_sessions().await;
        anna.js("dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))").await;
        anna.waits_for("a page loaded anew", "return !window.before").await;
        anna.waits_for_the_app().await;
        anna.waits_for_claim("blocked").await;
        for personal in ["Anna", "A1F3", "eksempel.example"] {
            anna.does_not_read(personal).await;
        }
    });
}

#[test]
fn what_is_ticked_off_stays_in_the_tab_until_it_is_finished() {
    scene(|stage| async move {
        let anna = stage.citizen().await;
        anna.stands_before(Act::One, "da").await;
        anna.presses("#block").await;
        anna.waits_for_claim("blocked").await;
        anna.sees("label[for=todo-sim]").await;
        for line in ["bank", "sim", "police"] {
            anna.presses(&format!("label[for=todo-{line}]")).await;
        }
        anna.presses("label[for=todo-police]").await;
        are_ticked(&anna, "bank,sim").await;
        anna.reloads().await;
        anna.waits_for_claim("blocked").await;
        are_ticked(&anna, "bank,sim").await;
        anna.presses("a.top__language[hreflang=en]").await;
        anna.waits_for("English", "return document.documentElement.lang === 'en'").await;
        anna.waits_for_claim("blocked").await;
        are_ticked(&anna, "bank,sim").await;

        let receipt = anna.address().await;
        anna.js("window.before = true").await;
        finishes(&anna, "en").await;
        anna.opens(&receipt).await;
        anna.waits_for_claim("blocked").await;
        are_ticked(&anna, "").await;
    });
}

async fn are_ticked(citizen: &Citizen, lines: &str) {
    let ticked = "[...document.querySelectorAll('.todo input:checked')].map(it => it.id.slice(5)).join()";
    citizen.waits_for(&format!("ticked: {lines}"), &format!("return {ticked} === '{lines}'")).await;
}

#[test]
fn whoever_was_never_here_has_nothing_to_finish() {
    scene(|stage| async move {
        let reader = stage.citizen().await;
        for page in ["/da/", "/en/block/identity", "/da/profil", "/da/nowhere"] {
            reader.opens(page).await;
            reader.sees_the_phone().await;
            reader.does_not_see("#finish").await;
        }
    });
}
