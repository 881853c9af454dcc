//! Every page and state, in both languages, on a small phone and on a laptop: axe-core finds nothing (WCAG 2.x A and AA, and best
//! practice), nothing is wider than the window, and the phone is in sight.

use std::{fs, path::Path};

use serde_json::{Value, json};

use crate::support::{
    Citizen, Setting, Stage,
    browser::{LAPTOP, SMALL_PHONE},
    in_every_engine, scene,
};

const AXE: &str = "
    const done = arguments[arguments.length - 1];
    const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
    axe.run(document, { runOnly: { type: 'tag', values: tags }, resultTypes: ['violations'] }).then(
        found => done(found.violations.map(it => it.id + ': ' + it.nodes.map(node => node.target.join(' ')).join(', '))),
        error => done(['axe itself: ' + error]),
    )";

/// What sticks out to the right, when the page can be scrolled that way.
const TOO_WIDE: &str = "
    const root = document.documentElement;
    if (root.scrollWidth <= root.clientWidth) return [];
    const wide = [...document.querySelectorAll('body *')].filter(it => it.getBoundingClientRect().right > root.clientWidth + 0.5);
    return ['the page is ' + root.scrollWidth + ' wide', ...wide.map(it => it.tagName + '.' + it.className)]";

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
            for path in [paths.identity, paths.authenticator, &refused, &junk, &unknown] {
                citizen.opens(path).await;
                is_accessible(&citizen, path).await;
            }
        }
    });
}

in_every_engine!(what_most_people_see_is_accessible, |stage| async move {
    let anna = stage.citizen().await;
    anna.opens("/da/").await;
    is_accessible(&anna, "front page").await;
    anna.logs_in_to_block("da", "#stolen-phone", "anna-display").await;
    anna.sees("#block").await;
    is_accessible(&anna, "check").await;
    for (path, there, state) in [
        (DA.identity, "#block", "consequences"),
        ("/da/profil", "#finish", "profile"),
        ("/da/aktivitet", ".event", "list of activities"),
    ] {
        anna.opens(path).await;
        anna.sees(there).await;
        is_accessible(&anna, state).await;
    }
    presses_in(&anna, DA).await;
    anna.waits_for_claim("blocked").await;
    is_accessible(&anna, "blocked").await;
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
    clara.sees("#choice-error p").await;
    is_accessible(&clara, "choose, asked again").await;
    clara.chooses("clara-app-2").await;
    clara.presses("#go-on").await;
    clara.sees("#block").await;
    is_accessible(&clara, "check").await;
    clara.opens(&format!("/{}/", paths.lang)).await;
    clara.sees("#finish").await;
    is_accessible(&clara, "logged in").await;

    stage.sandbox().fault("get_authenticators", json!({ "fault": "status", "status": 500 }), None).await;
    clara.opens(paths.authenticator).await;
    clara.sees("#retry").await;
    is_accessible(&clara, "no list").await;
    stage.sandbox().clear_faults().await;
    stage.sandbox().fault("get_authenticators", json!({ "fault": "unknown_enums" }), None).await;
    clara.opens(paths.authenticator).await;
    clara.sees(".choice").await;
    is_accessible(&clara, "a list from the future").await;
    stage.sandbox().clear_faults().await;
    stage.sandbox().fault("get_authenticators", json!({ "fault": "delay", "ms": 12_000 }), Some(1)).await;
    clara.opens(paths.authenticator).await;
    clara.sees("p.loading").await;
    is_accessible(&clara, "loading").await;
    stage.sandbox().reset().await;

    let bent = stage.citizen().await;
    bent.logs_in_to_block(paths.lang, "#lost-device", "bent-display").await;
    bent.sees(".interruption").await;
    is_accessible(&bent, "last one").await;
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
    is_accessible(&anna, "asked to wait").await;
    anna.presses(".top__home").await;
    anna.sees(".acts").await;
    is_accessible(&anna, "front page, with an open block").await;
    anna.begins_anew().await;

    sandbox.lose_answers_to("put_block").await;
    sandbox.fault("get_block", json!({ "fault": "status", "status": 500 }), None).await;
    presses_in(&anna, paths).await;
    anna.sees("#ask-again").await;
    is_accessible(&anna, "unknown").await;
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
    is_accessible(&anna, "never received").await;
    anna.begins_anew().await;

    for (name, fault, claim) in [
        ("contradicted", json!({ "fault": "wrong_target" }), "unknown"),
        ("not blocked", json!({ "fault": "refuse", "code": "session_too_new" }), "refused"),
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
    is_accessible(&anna, "sending slowly").await;
    anna.begins_anew().await;

    sandbox.switch(json!({ "pending_ms": 60_000 })).await;
    presses_in(&anna, paths).await;
    anna.waits_for_claim("pending").await;
    is_accessible(&anna, "pending").await;
    anna.begins_anew().await;

    presses_in(&anna, paths).await;
    anna.waits_for_claim("blocked").await;
    is_accessible(&anna, "blocked").await;
    sandbox.lift("anna", "anna-app").await;
    anna.reloads().await;
    anna.waits_for_claim("ended").await;
    is_accessible(&anna, "ended").await;
}

async fn presses_in(anna: &Citizen, paths: Paths) {
    anna.logs_in_to_block(paths.lang, "#stolen-phone", "anna-display").await;
    anna.presses("#block").await;
}

#[test]
fn an_image_without_a_text_is_found() {
    scene(|stage| async move {
        let citizen = stage.citizen().await;
        citizen.opens("/da/").await;
        let before = axe(&citizen).await;
        citizen.js("document.querySelector('main').append(document.createElement('img'))").await;
        let mut after = axe(&citizen).await;
        after.retain(|problem| !before.contains(problem));
        assert_eq!(after, ["image-alt: img"]);
    });
}

#[test]
fn what_is_too_wide_is_found() {
    scene(|stage| async move {
        let citizen = stage.citizen_with(Setting::small_phone()).await;
        citizen.opens("/da/").await;
        assert_eq!(too_wide(&citizen).await, [""; 0]);
        citizen.js("const wide = document.createElement('canvas'); wide.width = 500; wide.style.maxWidth = 'none'; document.querySelector('main').append(wide)").await;
        assert!(!too_wide(&citizen).await.is_empty());
    });
}

pub async fn is_accessible(citizen: &Citizen, state: &str) {
    let address = citizen.address().await;
    let mut problems = Vec::new();
    for (width, height) in [SMALL_PHONE, LAPTOP] {
        citizen.has_screen(width, height).await;
        // Check the page as one arrives at it; what is visible further down is tested in `layout`.
        citizen.js("scrollTo({ top: 0, behavior: 'instant' })").await;
        citizen.sees_the_phone().await;
        let found = axe(citizen).await.into_iter().chain(too_wide(citizen).await);
        problems.extend(found.map(|problem| format!("{width}×{height}: {problem}")));
    }
    assert!(problems.is_empty(), "{state} ({address}): {problems:#?}");
}

async fn axe(citizen: &Citizen) -> Vec<String> {
    if citizen.js("return typeof axe").await != "object" {
        citizen.js(&source()).await;
    }
    texts(&citizen.client().execute_async(AXE, Vec::new()).await.expect("axe"))
}

async fn too_wide(citizen: &Citizen) -> Vec<String> {
    texts(&citizen.js(TOO_WIDE).await)
}

fn texts(value: &Value) -> Vec<String> {
    let texts = value.as_array().expect("a list").iter();
    texts.map(|text| text.as_str().unwrap_or_default().to_owned()).collect()
}

fn source() -> String {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../node_modules/axe-core/axe.min.js");
    fs::read_to_string(&file).unwrap_or_else(|error| panic!("{}: {error}; `npm ci` brings it", file.display()))
}
