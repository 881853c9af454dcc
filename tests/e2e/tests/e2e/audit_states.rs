//! The same audit (`audit`) of the states around blocking: the whole identity, several at once, the profile, logins and sessions, and
//! finishing. What only reads is in `audit_articles`.

use serde_json::json;

use crate::{
    look::{has_room_for_longer_words, is_accessible},
    several::without_end,
    support::{
        Citizen, Stage,
        flows::Act::{self, Identity, One},
        scene,
    },
};

const COMES_BACK: &str = "document.dispatchEvent(new Event('visibilitychange'))";

#[test]
fn the_whole_identity_is_accessible_in_danish() {
    scene(|stage| the_whole_identity_is_accessible(stage, "da"));
}

#[test]
fn the_whole_identity_is_accessible_in_english() {
    scene(|stage| the_whole_identity_is_accessible(stage, "en"));
}

async fn the_whole_identity_is_accessible(stage: Stage, lang: &'static str) {
    let sandbox = stage.sandbox();
    let anna = stage.citizen().await;
    anna.opens(Identity.path(lang)).await;
    is_accessible(&anna, "consequences, for everybody").await;
    anna.stands_before(Identity, lang).await;
    is_accessible(&anna, "consequences, one press away").await;
    has_room_for_longer_words(&anna, "consequences, one press away").await;

    sandbox.lose_answers_to("put_block").await;
    sandbox.fault("get_block", json!({ "fault": "status", "status": 500 }), None).await;
    anna.presses("#block").await;
    anna.sees("#ask-again").await;
    is_accessible(&anna, "identity, unknown").await;
    anna.presses("#finish").await;
    anna.sees("#finish-anyway").await;
    is_accessible(&anna, "identity, asked before finishing").await;
    sandbox.fault("get_identity", json!({ "fault": "stale" }), None).await;
    anna.goes_back().await;
    anna.sees("#block").await;
    is_accessible(&anna, "consequences, with an open block").await;
    sandbox.clear_faults().await;
    anna.opens(Identity.path(lang)).await;
    anna.sees("[data-about=identity]").await;
    is_accessible(&anna, "consequences, blocked already").await;
    anna.begins_anew().await;

    anna.stands_before(Identity, lang).await;
    anna.presses("#block").await;
    anna.waits_for_claim("blocked").await;
    anna.presses("label[for=todo-bank]").await;
    is_accessible(&anna, "identity, blocked").await;
    sandbox.lift_identity("anna").await;
    anna.js(COMES_BACK).await;
    anna.waits_for_claim("ended").await;
    is_accessible(&anna, "identity, ended").await;
    anna.begins_anew().await;

    anna.stands_before(Identity, lang).await;
    sandbox.set_status("anna", None, "closed").await;
    anna.reloads().await;
    anna.sees("#block.button-secondary").await;
    is_accessible(&anna, "consequences, closed for good").await;
    anna.begins_anew().await;
    refused(&anna, lang).await;
}

async fn refused(anna: &Citizen, lang: &str) {
    for (act, title) in [(One, "one, refused"), (Identity, "identity, refused")] {
        anna.stands_before(act, lang).await;
        anna.stage().sandbox().fault("put_block", json!({ "fault": "refuse", "code": "from_tomorrow" }), Some(1)).await;
        anna.presses("#block").await;
        anna.waits_for_claim("refused").await;
        is_accessible(anna, title).await;
        has_room_for_longer_words(anna, title).await;
        anna.begins_anew().await;
    }
}

#[test]
fn several_at_once_are_accessible_in_danish() {
    scene(|stage| several_at_once_are_accessible(stage, "da"));
}

#[test]
fn several_at_once_are_accessible_in_english() {
    scene(|stage| several_at_once_are_accessible(stage, "en"));
}

async fn several_at_once_are_accessible(stage: Stage, lang: &'static str) {
    stage.orders(2);
    let sandbox = stage.sandbox();
    let clara = stage.citizen().await;
    clara.logs_in_to_block(lang, "", "clara-display").await;
    for one in ["clara-app", "clara-app-2"] {
        clara.chooses(one).await;
    }
    is_accessible(&clara, "choose, two picked").await;
    clara.presses("#go-on").await;
    clara.sees("#block").await;
    is_accessible(&clara, "check, of two").await;
    sandbox.lose_answers_to("put_block").await;
    sandbox.fault("get_block", json!({ "fault": "status", "status": 500 }), None).await;
    clara.presses("#block").await;
    clara.sees("#failed-again").await;
    is_accessible(&clara, "several, unknown").await;
    sandbox.clear_faults().await;
    clara.js("document.querySelector('#failed-again')?.click()").await;
    clara.waits_for_claims(&["blocked", "blocked"]).await;
    is_accessible(&clara, "several, blocked").await;
    let link = clara.address().await;
    clara.opens(without_end(&link, 20)).await;
    clara.sees("#cut").await;
    is_accessible(&clara, "several, a link cut short").await;
}

#[test]
fn the_profile_is_accessible_in_danish() {
    scene(|stage| the_profile_is_accessible(stage, "da", "/da/profil"));
}

#[test]
fn the_profile_is_accessible_in_english() {
    scene(|stage| the_profile_is_accessible(stage, "en", "/en/profile"));
}

async fn the_profile_is_accessible(stage: Stage, lang: &'static str, path: &'static str) {
    let sandbox = stage.sandbox();
    let anna = stage.citizen().await;
    anna.opens(path).await;
    is_accessible(&anna, "profile, not logged in").await;
    anna.logs_in_at(path, "anna-display").await;
    stands_identity(&anna).await;
    is_accessible(&anna, "profile, calm").await;
    has_room_for_longer_words(&anna, "profile, calm").await;
    sandbox.block_by("anna", Some("anna-app"), "support", true).await;
    sandbox.block_by("anna", None, "authority", true).await;
    anna.reloads().await;
    stands_identity(&anna).await;
    anna.presses("details.found summary").await;
    is_accessible(&anna, "profile, all blocked").await;
    for call in ["get_identity", "get_authenticators", "get_blocks", "get_activity"] {
        sandbox.fault(call, json!({ "fault": "status", "status": 503 }), None).await;
    }
    anna.reloads().await;
    anna.waits_for("nothing but failures", "return !document.querySelector('main .loading')").await;
    is_accessible(&anna, "profile, all failed").await;
    sandbox.reset().await;
    anna.logs_in_at(path, "frej-app").await;
    stands_identity(&anna).await;
    is_accessible(&anna, "profile, hostile data").await;
    anna.opens(One.path(lang)).await;
    anna.sees("input[name=authenticator]").await;
    is_accessible(&anna, "choose, hostile data").await;
    sandbox.switch(json!({ "off": ["activity"] })).await;
    anna.opens(path).await;
    stands_identity(&anna).await;
    is_accessible(&anna, "profile, without activity").await;
}

async fn stands_identity(citizen: &Citizen) {
    let whole = "return document.querySelector('#whole .badge') && !document.querySelector('main .loading')";
    citizen.waits_for("the whole page", whole).await;
}

#[test]
fn logins_and_sessions_are_accessible_in_danish() {
    scene(|stage| logins_and_sessions_are_accessible(stage, "da"));
}

#[test]
fn logins_and_sessions_are_accessible_in_english() {
    scene(|stage| logins_and_sessions_are_accessible(stage, "en"));
}

async fn logins_and_sessions_are_accessible(stage: Stage, lang: &'static str) {
    let sandbox = stage.sandbox();
    let anna = stage.citizen().await;
    for (act, word) in
        [One, Identity].into_iter().cycle().zip(["cancelled", "failed", "locked", "blocked", "unavailable", "nonsense"])
    {
        anna.opens(&format!("{}&login={word}", act.path(lang))).await;
        anna.sees("main #log-in").await;
        is_accessible(&anna, &format!("login, {word}")).await;
    }
    sandbox.switch(json!({ "session_seconds": 100 })).await;
    anna.stands_before(One, lang).await;
    anna.sees("#stay").await;
    is_accessible(&anna, "session, the end is near").await;
    sandbox.fault("extend_session", json!({ "fault": "status", "status": 500 }), None).await;
    anna.presses("#stay").await;
    anna.sees("#stay").await;
    is_accessible(&anna, "session, staying has failed").await;
    sandbox.clear_faults().await;
    sandbox.switch(json!({ "session_seconds": 100, "off": ["extend"] })).await;
    anna.presses("#stay").await;
    anna.waits_for("no way to stay", "return !document.querySelector('#stay')").await;
    is_accessible(&anna, "session, no way to stay").await;

    sandbox.fault("delete_session", json!({ "fault": "status", "status": 500 }), None).await;
    anna.presses("#finish").await;
    anna.sees(".top__failed").await;
    is_accessible(&anna, "session, finishing has failed").await;
    takes_over(&anna, Identity, lang).await;
    sandbox.kill_sessions().await;
    anna.js(COMES_BACK).await;
    anna.sees("main #log-in").await;
    is_accessible(&anna, "session, logged out").await;
}

/// Somebody else logs in through another tab.
async fn takes_over(anna: &Citizen, act: Act, lang: &str) {
    anna.stands_before(act, lang).await;
    let first = anna.opens_another_tab().await;
    anna.logs_in_at("/da/profil", "bent-display").await;
    anna.closes_the_tab(first).await;
    anna.js(COMES_BACK).await;
    anna.sees("#newcomer").await;
    is_accessible(anna, "session, somebody else").await;
}
