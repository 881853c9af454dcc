//! The profile: how everything stands, for everybody, whatever part of it cannot be had.

use serde_json::json;

use crate::support::{
    Citizen, Stage, scene,
    words::{da, words},
};

const PROFILE: [(&str, &str); 2] = [("da", "/da/profil"), ("en", "/en/profile")];
const COMES_BACK: &str = "document.dispatchEvent(new Event('visibilitychange'))";

/// A section of the page, and the call that it is read by.
const PARTS: [(&str, &str); 4] = [
    ("#whole", "get_identity"),
    ("#devices", "get_authenticators"),
    ("#blocks", "get_blocks"),
    ("#activity", "get_activity"),
];

/// All four parts are there.
const WHOLE_PAGE: &str = "
    return ['#whole .badge', '#devices .device__name', '#blocks p, #blocks li', '#activity p'].every(it => document.querySelector(it))
        && !document.querySelector('main .loading, .retry')";

#[test]
fn everybodys_profile_says_what_is_so_in_both_languages() {
    scene(|stage| async move {
        let browser = stage.citizen().await;
        let people = [
            ("anna-display", "Anna Eksempel", 2, false),
            ("bent-display", "Bent Prøvesen", 1, true),
            ("clara-display", "Clara Opdigtet", 3, false),
            ("eva-display", "Eva Tænkt", 5, false),
            ("grete-reader", "Grete Fiktiv", 2, true),
        ];
        for (authenticator, name, devices, hidden) in people {
            for (lang, path) in PROFILE {
                println!("{name} {lang}");
                browser.logs_in_at(path, authenticator).await;
                browser.waits_for("the whole page", WHOLE_PAGE).await;
                browser.reads(name).await;
                browser.reads(&words(lang, "profile.heading")).await;
                assert_eq!(count(&browser, "#devices .card").await, devices);
                let activities = count(&browser, "#activity ol > li").await;
                assert!((1..=10).contains(&activities), "{activities} activities");
                let said = browser.text_of("#activity").await.contains(&words(lang, "activity.hidden-heading"));
                assert_eq!(said, hidden, "whether the provider is shown");
                assert_eq!(browser.judged().await, [], "nothing is blocked, so nothing is claimed");
                browser.sees("#block-identity").await;
                browser.sees("#block-one").await;
                browser.sees_the_phone().await;
            }
        }
        assert!(stage.sandbox().truth().await.calls("put_block").is_empty());
    });
}

async fn count(citizen: &Citizen, selector: &str) -> u64 {
    citizen.js(&format!("return document.querySelectorAll('{selector}').length")).await.as_u64().expect("a number")
}

#[test]
fn davids_profile_says_that_he_is_blocked_by_whom_and_what_he_can_do() {
    scene(|stage| async move {
        let david = stage.citizen().await;
        for ((lang, path), by) in PROFILE.into_iter().zip(["support", "authority"]) {
            stage.sandbox().lift_identity("david").await;
            logs_in(&david, path, "david-app").await;
            stage.sandbox().block_by("david", None, by, true).await;
            david.js(COMES_BACK).await;
            david.sees("#whole [data-claim=blocked]").await;
            david.reads(&words(lang, &format!("flow.by-{by}"))).await;
            david.reads(&words(lang, "profile.complaint")).await;
            david.reads(&words(lang, "flow.devices-useless")).await;
            let claims = david.judged().await;
            assert_eq!(claims.iter().filter(|claim| claim.about == "identity").count(), 2, "{claims:?}");
            david.does_not_see("#block-identity").await;
            david.sees_the_phone().await;
            david.begins_anew().await;
        }
    });
}

async fn logs_in(citizen: &Citizen, path: &str, authenticator: &str) {
    citizen.logs_in_at(path, authenticator).await;
    citizen.waits_for("the whole page", WHOLE_PAGE).await;
}

/// What would have run, or would be an element, if any of Frej's data were taken for more than text.
const HOSTILE: &str = "
    const main = document.querySelector('#app') || document.body;
    const bad = [...main.querySelectorAll('script, img, b, iframe, object')].map(it => it.outerHTML);
    const on = [...main.querySelectorAll('*')].filter(it => [...it.attributes].some(at => at.name.startsWith('on')));
    return [...bad, ...on.map(it => it.outerHTML), ...(window.owned ? ['ran'] : [])].join()";

#[test]
fn frejs_hostile_data_is_text_and_nothing_else() {
    scene(|stage| async move {
        let frej = stage.citizen().await;
        frej.runs_first_on_every_page("window.alert = () => { window.owned = true }").await;
        for (lang, path) in PROFILE {
            logs_in(&frej, path, "frej-app").await;
            assert_eq!(count(&frej, "#devices .card").await, 11);
            assert_eq!(count(&frej, "#activity ol > li").await, 10);
            frej.reads("<script>").await;
            is_inert(&frej, lang).await;
            frej.opens(if lang == "da" { "/da/spaer/identifikationsmiddel" } else { "/en/block/authenticator" }).await;
            frej.waits_for("eleven rows", "return document.querySelectorAll('.choice, .card').length === 11").await;
            is_inert(&frej, lang).await;
            frej.opens(if lang == "da" { "/da/spaer/mitid" } else { "/en/block/identity" }).await;
            frej.sees("#block").await;
            is_inert(&frej, lang).await;
        }
    });
}

pub async fn is_inert(frej: &Citizen, lang: &str) {
    assert_eq!(frej.js(HOSTILE).await, "");
    let title = frej.js("return document.title").await;
    assert!(title.as_str().is_some_and(|title| title.ends_with(&words(lang, "common.app-name"))), "{title}");
    // Nothing of his turns the text around it, and nothing pushes the page wide.
    let turned = "return /[\\u202a-\\u202e\\u200b-\\u200f\\ufeff]/.test(document.body.innerText)";
    assert_eq!(frej.js(turned).await, false);
    let wide = frej.js("return document.documentElement.scrollWidth - document.documentElement.clientWidth").await;
    assert_eq!(wide, 0);
    frej.sees_the_phone().await;
    frej.judged().await;
}

#[test]
fn a_part_that_fails_takes_nothing_from_the_others_and_can_be_tried_again_alone() {
    scene(|stage| async move {
        let clara = stage.citizen().await;
        logs_in(&clara, "/da/profil", "clara-display").await;
        for (part, call) in PARTS {
            for fault in [
                json!({ "fault": "status", "status": 500 }),
                json!({ "fault": "html_200" }),
                json!({ "fault": "malformed" }),
                json!({ "fault": "missing_fields", "fields": ["as_of", "items"] }),
                json!({ "fault": "wrong_id" }),
            ] {
                // Who it belongs to is all that an activity or a block has to say for itself.
                println!("{call} {fault}");
                stage.sandbox().fault(call, fault, None).await;
                clara.reloads().await;
                clara.sees(&format!("{part} .retry button")).await;
                for (other, _) in PARTS.into_iter().filter(|(other, _)| *other != part) {
                    let there = format!("return !document.querySelector('{other} .retry, {other} .loading')");
                    clara.waits_for(&format!("{other} is there"), &there).await;
                }
                clara.judged().await;
                clara.sees_the_phone().await;
                let before = calls_of_the_others(&stage, call).await;
                stage.sandbox().clear_faults().await;
                clara.presses(&format!("{part} .retry button")).await;
                clara.waits_for("the whole page", WHOLE_PAGE).await;
                assert_eq!(calls_of_the_others(&stage, call).await, before, "only what failed is read again");
            }
        }
    });
}

async fn calls_of_the_others(stage: &Stage, call: &str) -> usize {
    let truth = stage.sandbox().truth().await;
    let others = PARTS.into_iter().filter(|(_, other)| *other != call);
    others.map(|(_, other)| truth.calls(other).len()).sum()
}

#[test]
fn when_all_parts_fail_every_one_says_so_and_no_two_things_have_the_same_id() {
    scene(|stage| async move {
        let clara = stage.citizen().await;
        logs_in(&clara, "/en/profile", "clara-display").await;
        for (_, call) in PARTS {
            stage.sandbox().fault(call, json!({ "fault": "status", "status": 500 }), None).await;
        }
        clara.reloads().await;
        for (part, _) in PARTS {
            clara.sees(&format!("{part} .notice, {part} button")).await;
        }
        clara.sees_the_phone().await;
        assert_eq!(clara.judged().await, []);
        let twice = "const ids = [...document.querySelectorAll('[id]')].map(it => it.id); return ids.filter((id, i) => ids.indexOf(id) !== i).join()";
        assert_eq!(clara.js(twice).await, "", "ids that stand twice");
    });
}

#[test]
fn what_a_back_end_does_not_offer_leads_to_the_eids_own_page() {
    scene(|stage| async move {
        stage.sandbox().switch(json!({ "off": ["activity"] })).await;
        let anna = stage.citizen().await;
        for (lang, path) in PROFILE {
            anna.opens(path).await;
            if lang == "da" {
                anna.presses("main #log-in").await;
                anna.logs_in_with("anna-display").await;
            }
            anna.sees("#activity a[href^=https]").await;
            assert!(anna.text_of("#activity").await.contains(&words(lang, "flow.problem-not-offered")));
            anna.does_not_see(".retry").await;
            anna.sees("#block-identity").await;
        }
    });
}

#[test]
fn a_slow_part_is_waited_for_with_words_while_the_others_can_be_read() {
    scene(|stage| async move {
        let anna = stage.citizen().await;
        logs_in(&anna, "/da/profil", "anna-display").await;
        for (part, call) in [PARTS[0], PARTS[3]] {
            stage.sandbox().fault(call, json!({ "fault": "delay", "ms": 3500 }), Some(1)).await;
            anna.reloads().await;
            anna.waits_for(
                "slowness",
                &format!(
                    "return document.querySelector('{part}')?.innerText.includes('{}')",
                    da("flow.loading-slowly")
                ),
            )
            .await;
            assert_eq!(count(&anna, "main .loading").await, 1);
            anna.sees_the_phone().await;
            anna.waits_for("the whole page", WHOLE_PAGE).await;
        }
    });
}

#[test]
fn what_others_block_and_lift_meanwhile_is_there_on_coming_back() {
    scene(|stage| async move {
        let sandbox = stage.sandbox();
        let anna = stage.citizen().await;
        for (lang, path) in PROFILE {
            logs_in(&anna, path, "anna-display").await;
            assert_eq!(anna.judged().await, []);
            sandbox.block_by("anna", Some("anna-app"), "support", true).await;
            anna.js(COMES_BACK).await;
            anna.sees("#devices [data-claim=blocked][data-about=anna-app]").await;
            anna.sees("#blocks [data-claim=blocked]").await;
            anna.judged().await;
            anna.presses("#devices details.found summary").await;
            anna.reads(&words(lang, "profile.found-warning")).await;

            sandbox.lift("anna", "anna-app").await;
            anna.js(COMES_BACK).await;
            anna.sees("#blocks [data-claim=ended]").await;
            anna.waits_for("it is in use again", "return !document.querySelector('#devices [data-claim]')").await;
            anna.judged().await;

            sandbox.block_by("anna", None, "authority", true).await;
            anna.js(COMES_BACK).await;
            anna.sees("#whole [data-claim=blocked]").await;
            anna.judged().await;
            anna.does_not_see("#block-identity").await;
            sandbox.lift_identity("anna").await;
            anna.js(COMES_BACK).await;
            anna.sees("#block-identity").await;
            anna.judged().await;
            anna.begins_anew().await;
        }
    });
}

#[test]
fn ones_own_blocks_are_among_the_recent_ones_with_their_reference() {
    scene(|stage| async move {
        let anna = stage.citizen().await;
        anna.logs_in_to_block("da", "#stolen-phone", "anna-display").await;
        anna.presses("#block").await;
        anna.waits_for_claim("blocked").await;
        for (_, path) in PROFILE {
            anna.opens(path).await;
            anna.sees("#blocks [data-claim=blocked]").await;
            anna.judged().await;
            let truth = stage.sandbox().truth().await;
            assert_eq!(truth.only_block()["reference"], anna.text_of("#blocks .reference").await.as_str());
        }
        // A row with unknown or missing values is neither dropped nor filled with invented ones.
        for fault in
            [json!({ "fault": "unknown_enums" }), json!({ "fault": "missing_fields", "fields": ["state", "target"] })]
        {
            stage.sandbox().fault("get_blocks", fault, Some(1)).await;
            anna.opens("/da/profil").await;
            anna.reads(&da("profile.blocks-unread")).await;
            anna.sees_the_phone().await;
            anna.judged().await;
        }
    });
}

#[test]
fn answers_from_tomorrow_and_beyond_all_measure_break_no_part() {
    scene(|stage| async move {
        let eva = stage.citizen().await;
        logs_in(&eva, "/en/profile", "eva-display").await;
        for fault in ["unknown_enums", "far_times", "long_texts", "duplicates"] {
            for (_, call) in PARTS {
                println!("{call} {fault}");
                stage.sandbox().fault(call, json!({ "fault": fault }), Some(1)).await;
                eva.reloads().await;
                eva.waits_for("the whole page", WHOLE_PAGE).await;
                assert!(count(&eva, "#activity ol > li").await <= 10);
                let wide =
                    eva.js("return document.documentElement.scrollWidth - document.documentElement.clientWidth").await;
                assert_eq!(wide, 0, "{call} {fault}");
                eva.sees_the_phone().await;
                eva.judged().await;
            }
        }
    });
}
