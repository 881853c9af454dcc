//! The whole identity: what it means, one press, and a receipt that says whose it was and who was told.

use serde_json::json;

use crate::support::{
    Citizen, Stage,
    activities::{judge_of, said},
    in_every_engine, scene,
    words::{da, en, words},
};

const IDENTITY: [(&str, &str); 2] = [("da", "/da/spaer/mitid"), ("en", "/en/block/identity")];

/// Nobody has to log in to learn what the press will do.
#[test]
fn what_blocking_the_whole_means_can_be_read_by_everybody() {
    scene(|stage| async move {
        let reader = stage.citizen().await;
        for (lang, path) in IDENTITY {
            reader.opens(path).await;
            for text in ["heading", "hang-up", "lead", "back-usual", "look"] {
                reader.reads(&words(lang, &format!("identity.{text}"))).await;
            }
            for text in ["stops-bank", "inside-text", "credit-heading"] {
                reader.reads(&words(lang, &format!("consequences.{text}"))).await;
            }
            reader.sees("main #log-in").await;
            reader.does_not_see("#block").await;
            reader.sees_the_phone().await;
            assert_eq!(reader.is_told_the_truth().await, None);
        }
    });
}

in_every_engine!(anna_who_told_a_code_blocks_her_whole_identity_from_the_first_page_on, |stage| async move {
    let anna = stage.citizen().await;
    anna.opens("/da/").await;
    anna.presses("a.reason[href*=told-code]").await;
    anna.logs_in_with("anna-display").await;
    anna.reads(&da("identity.heading")).await;
    anna.reads("Anna Eksempel").await;
    assert_eq!(anna.is_told_the_truth().await, None, "nothing is claimed before anything is sent");
    anna.presses("#block").await;
    anna.waits_for_claim("blocked").await;
    anna.reads(&da("flow.what-identity")).await;
    anna.sees_the_phone().await;
    assert_eq!(anna.pressed(), 2, "presses from the first page to the receipt");
    let truth = stage.sandbox().truth().await;
    assert_eq!((truth.identity_of("anna"), truth.blocked().len()), ("blocked", 0));
    assert_eq!(truth.only_block()["commits"], 1);
});

#[test]
fn claras_receipt_says_whose_it_was_who_was_told_and_what_to_do_now() {
    scene(|stage| async move {
        let clara = stage.citizen().await;
        for (lang, path) in IDENTITY {
            blocks_her_whole(&clara, &format!("{path}#told-code")).await;
            for text in [
                "flow.blocked-text-identity",
                "flow.what-identity",
                "afterwards.todo-bank",
                "afterwards.todo-credit-identity",
                "afterwards.sessions-all",
            ] {
                clara.reads(&words(lang, text)).await;
            }
            for said in ["Clara Opdigtet", "xk•••••91", "+45 •• •• •• 77", "c•••@opdigtet.example"]
            {
                clara.reads(said).await;
            }
            let truth = stage.sandbox().truth().await;
            assert_eq!(truth.only_block()["reference"], clara.text_of(".reference").await.as_str());
            assert_eq!((truth.identity_of("clara"), truth.blocked().len()), ("blocked", 0));
            clara.sees_the_phone().await;
            clara.does_not_see("#block-identity").await;

            nobody_gets_in(&stage, lang).await;
            is_read_with_the_key_alone(&stage, &clara.address().await).await;
            clara.begins_anew().await;
        }
    });
}

/// Whatever they log in with, from another browser.
async fn nobody_gets_in(stage: &Stage, lang: &str) {
    let intruder = stage.citizen().await;
    for authenticator in ["clara-app-2", "clara-display"] {
        intruder
            .loads(&format!("/api/v1/login?return_to=/{lang}/{}", if lang == "da" { "profil" } else { "profile" }))
            .await;
        intruder.sees(&format!("#login-clara-with-{authenticator} + .status[data-status=blocked]")).await;
        intruder.tries_to_log_in_with(authenticator).await;
        // Not through a link of the app: nothing is believed of such a login.
        intruder.reads(&words(lang, "common.login-none-title")).await;
        intruder.sees_the_phone().await;
        intruder.does_not_read("Clara").await;
    }
}

async fn is_read_with_the_key_alone(stage: &Stage, link: &str) {
    let friend = stage.citizen().await;
    friend.opens(link).await;
    friend.waits_for_claim("blocked").await;
    for personal in ["Clara", "xk•••••91", "•• 77", "opdigtet.example"] {
        friend.does_not_read(personal).await;
    }
}

#[test]
fn the_page_says_whose_it_is_and_leads_to_another_login_for_whoever_it_is_not() {
    scene(|stage| async move {
        let browser = stage.citizen().await;
        for (lang, path) in IDENTITY {
            browser.logs_in_at(path, "clara-display").await;
            browser.reads("Clara Opdigtet").await;
            browser.reads("xk•••••91").await;
            browser.reads(&words(lang, "flow.not-you")).await;
            browser.presses("#not-you").await;
            browser.logs_in_with("anna-display").await;
            browser.sees("#block").await;
            assert!(browser.address().await.starts_with(path));
            browser.reads("Anna Eksempel").await;
            browser.does_not_read("Clara").await;
        }
        assert!(stage.sandbox().truth().await.blocks().is_empty());
    });
}

#[test]
fn whoever_is_in_doubt_looks_at_the_activity_first_and_finds_the_way_back_to_the_press() {
    scene(|stage| async move {
        let clara = stage.citizen().await;
        clara.opens("/da/spaer/mitid").await;
        clara.presses("main #log-in").await;
        clara.logs_in_with("clara-display").await;
        clara.presses("main a[href='/da/aktivitet']").await;
        clara.reads("Amsterdam").await;
        let changed = clara.row_that_says(&[&said("da", "did-user-id")]).await;
        clara.opens_row(&changed).await;
        clara.presses(&format!("{} .button-primary", judge_of(&changed))).await;
        clara.presses("#block-all").await;
        clara.presses("#block").await;
        clara.waits_for_claim("blocked").await;
        assert_eq!(stage.sandbox().truth().await.identity_of("clara"), "blocked");
    });
}

/// An intruder's new device may not lock its victim out of what is hers. The whole is never refused.
#[test]
fn a_session_too_new_for_one_thing_is_offered_the_whole_and_is_not_refused_it() {
    scene(|stage| async move {
        let clara = stage.citizen().await;
        for lang in ["da", "en"] {
            stage.orders(2);
            clara.logs_in_to_block(lang, "", "clara-app-2").await;
            clara.chooses("clara-display").await;
            clara.presses("#go-on").await;
            clara.presses("#block").await;
            let refused = clara.waits_for_claim("refused").await;
            assert_eq!(refused.heading, words(lang, "flow.refused-heading"));
            clara.reads(&words(lang, "flow.refused-session-too-new")).await;
            clara.sees_the_phone().await;
            assert_eq!(stage.sandbox().truth().await.status_of("clara-display"), "active");

            clara.presses("#block-identity").await;
            clara.presses("#block").await;
            clara.waits_for_claim("blocked").await;
            clara.reads(&words(lang, "flow.what-identity")).await;
            let truth = stage.sandbox().truth().await;
            assert_eq!((truth.identity_of("clara"), truth.status_of("clara-display")), ("blocked", "active"));
            assert_eq!(truth.block_of("identity")["commits"], 1);
            clara.begins_anew().await;
        }
    });
}

#[test]
fn david_is_told_calmly_that_he_is_blocked_by_whom_and_how_to_complain() {
    scene(|stage| async move {
        let david = stage.citizen().await;
        for (lang, path) in IDENTITY {
            logs_in_and_is_blocked(&stage, &david, path).await;
            david.reads(&words(lang, "identity.no-need")).await;
            is_not_urged_to_press(&david).await;
            david.sees("main [data-claim=blocked][data-about=identity]").await;
            david.judged().await;
            david.sees_the_phone().await;

            // By whom, and how one complains, is on the profile.
            let profile = if lang == "da" { "/da/profil" } else { "/en/profile" };
            david.presses(&format!("main a[href='{profile}']")).await;
            david.reads(&words(lang, "profile.complaint")).await;
            david.reads(&words(lang, "profile.complaint-link")).await;
            is_told_by_whom(&david, "#whole", lang).await;
            david.does_not_see("#block-identity").await;
            david.begins_anew().await;
        }
        assert!(stage.sandbox().truth().await.calls("put_block").is_empty());
    });
}

/// The reading may be out of date by now, so the button is still there, but less prominent.
async fn is_not_urged_to_press(citizen: &Citizen) {
    citizen.sees("#block.button-secondary:not(.act--final)").await;
}

async fn logs_in_and_is_blocked(stage: &Stage, david: &Citizen, path: &str) {
    stage.sandbox().lift_identity("david").await;
    david.opens(path).await;
    david.presses("main #log-in").await;
    david.logs_in_with("david-app").await;
    david.sees("#block").await;
    stage.sandbox().block_by("david", None, "support", true).await;
    david.reloads().await;
}

async fn is_told_by_whom(david: &Citizen, place: &str, lang: &str) {
    david.sees(&format!("{place} [data-claim=blocked][data-about=identity]")).await;
    let claims = david.judged().await;
    assert!(claims.iter().any(|claim| claim.about == "identity" && claim.word == "blocked"), "{claims:?}");
    let truth = david.stage().sandbox().truth().await;
    let mut blocks = truth.0["blocks"].as_array().expect("blocks").iter();
    let latest = blocks.rfind(|block| block["persona"] == "david").expect("support's block")["reference"].clone();
    assert_eq!(david.text_of(&format!("{place} .reference")).await, latest);
    let facts = david.text_of(&format!("{place} dl.facts")).await;
    assert!(
        facts.contains(&words(lang, "profile.blocked-by")) && facts.contains(&words(lang, "flow.by-support")),
        "{facts}"
    );
}

/// He cannot even log in: the login's own word has a screen of its own.
#[test]
fn david_who_cannot_log_in_is_told_so_with_the_phone() {
    scene(|stage| async move {
        let david = stage.citizen().await;
        david.opens("/da/").await;
        david.presses("a.reason[href*=told-code]").await;
        david.tries_to_log_in_with("david-app").await;
        assert_eq!(david.heading().await, da("common.login-blocked-title"));
        david.reads(&da("common.login-blocked-text")).await;
        david.sees("main a[href^='tel:']").await;
        david.sees_the_phone().await;
    });
}

#[test]
fn an_identity_that_is_closed_for_good_does_not_urge_to_press() {
    scene(|stage| async move {
        let anna = stage.citizen().await;
        anna.opens("/en/block/identity").await;
        anna.presses("main #log-in").await;
        anna.logs_in_with("anna-display").await;
        stage.sandbox().set_status("anna", None, "closed").await;
        anna.reloads().await;
        anna.reads(&en("flow.refused-identity-closed")).await;
        is_not_urged_to_press(&anna).await;
        anna.sees_the_phone().await;
    });
}

/// The button is missing only if the identity is known to be blocked; failing to read it does not remove the button.
#[test]
fn when_the_identity_cannot_be_read_the_press_is_there_all_the_same() {
    scene(|stage| async move {
        let anna = stage.citizen().await;
        for fault in [
            json!({ "fault": "status", "status": 500 }),
            json!({ "fault": "status", "status": 501, "code": "not_offered" }),
            json!({ "fault": "html_200" }),
            json!({ "fault": "unknown_enums" }),
            json!({ "fault": "delay", "ms": 20_000 }),
        ] {
            println!("{fault}");
            stage.sandbox().fault("get_identity", fault, None).await;
            blocks_her_whole_as(&anna, "/da/spaer/mitid#told-code", "anna-display").await;
            assert_eq!(stage.sandbox().truth().await.identity_of("anna"), "blocked");
            anna.begins_anew().await;
        }
    });
}

#[test]
fn a_second_will_for_the_whole_leads_to_the_first_ones_answer() {
    scene(|stage| async move {
        let sandbox = stage.sandbox();
        sandbox.lose_answers_to("put_block").await;
        sandbox.fault("get_block", json!({ "fault": "status", "status": 500 }), None).await;
        let anna = stage.citizen().await;
        anna.opens("/da/spaer/mitid#told-code").await;
        anna.presses("main #log-in").await;
        anna.logs_in_with("anna-display").await;
        anna.presses("#block").await;
        anna.sees("#ask-again").await;
        let first = anna.address().await;
        sandbox.fault("get_identity", json!({ "fault": "stale" }), None).await;
        anna.goes_back().await;
        anna.reads(&da("identity.open")).await;
        anna.presses("#block").await;
        anna.waits_for("the same receipt", &format!("return location.href.endsWith({})", json!(first))).await;
        sandbox.clear_faults().await;
        anna.waits_for_claim("blocked").await;
        assert_eq!(sandbox.truth().await.only_block()["commits"], 1);
    });
}

async fn blocks_her_whole(clara: &Citizen, address: &str) {
    blocks_her_whole_as(clara, address, "clara-display").await;
}

async fn blocks_her_whole_as(citizen: &Citizen, address: &str, authenticator: &str) {
    citizen.logs_in_at(address, authenticator).await;
    citizen.presses("#block").await;
    citizen.waits_for_claim("blocked").await;
}
