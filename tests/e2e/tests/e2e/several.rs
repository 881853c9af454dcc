//! Several at once: one press, one block each, each with its own result, and only what failed is tried again.

use serde_json::json;

use crate::support::{
    Citizen, Setting, Stage,
    citizen::Hands::{self, Keyboard, Mouse},
    in_every_engine, scene,
    words::words,
};

const BOTH_APPS: [&str; 2] = ["clara-app", "clara-app-2"];

#[test]
fn clara_blocks_both_apps_with_one_press_with_the_keyboard_in_danish() {
    scene(|stage| clara_blocks_both_apps(stage, Keyboard, "da"));
}

in_every_engine!(clara_blocks_both_apps_with_one_press_with_the_mouse_in_english, |stage| clara_blocks_both_apps(
    stage, Mouse, "en"
));

async fn clara_blocks_both_apps(stage: Stage, hands: Hands, lang: &'static str) {
    stage.orders(2);
    let clara = stage.citizen().await.with(hands);
    checks_both(&clara, lang).await;
    // The first of the two that arrives is not done; which that is, is the network's business.
    stage.sandbox().fault("put_block", json!({ "fault": "status", "status": 500 }), Some(1)).await;
    clara.presses("#block").await;
    let claims = clara.waits_for_claims(&["blocked", "blocked"]).await;
    assert_ne!(claims[0].about, claims[1].about);
    for said in ["ID C4D0", "ID E9B7", &words(lang, "receipt.several-heading")] {
        clara.reads(said).await;
    }
    clara.does_not_see("#failed-again").await;

    let truth = stage.sandbox().truth().await;
    assert_eq!(truth.blocked(), BOTH_APPS);
    for app in BOTH_APPS {
        assert_eq!(truth.block_of(app)["commits"], 1, "{app}");
    }
    assert_eq!(truth.calls("put_block").len(), 3, "only what failed was sent again");
    assert_eq!(truth.preflights(), 0);
    is_the_same_after_a_reload(&clara).await;
    leads_to_each_receipt(&clara).await;
}

async fn checks_both(clara: &Citizen, lang: &str) {
    clara.logs_in_to_block(lang, "", "clara-display").await;
    for app in BOTH_APPS {
        clara.chooses(app).await;
    }
    clara.presses("#go-on").await;
    clara.sees("#block").await;
    for said in ["ID C4D0", "ID E9B7", "Clara Opdigtet", "xk•••••91"] {
        clara.reads(said).await;
    }
    clara.does_not_read("5521").await;
}

async fn is_the_same_after_a_reload(clara: &Citizen) {
    let address = clara.address().await;
    clara.reloads().await;
    clara.waits_for_claims(&["blocked", "blocked"]).await;
    assert_eq!(clara.address().await, address);
    clara.does_not_see("#cut").await;
}

async fn leads_to_each_receipt(clara: &Citizen) {
    let both = clara.address().await;
    clara.presses(".several li:nth-of-type(2) a").await;
    clara.waits_for("one claim", "return document.querySelectorAll('section.claim').length === 1").await;
    clara.waits_for_claim("blocked").await;
    clara.sees(".reference").await;
    assert!(both.ends_with(clara.address().await.split_once('#').expect("a fragment").1));
}

#[test]
fn two_that_both_have_no_answer_are_tried_again_by_one_press() {
    scene(|stage| async move {
        stage.orders(2);
        let clara = stage.citizen().await;
        for lang in ["da", "en"] {
            checks_both(&clara, lang).await;
            stage.sandbox().lose_answers_to("put_block").await;
            stage.sandbox().fault("get_block", json!({ "fault": "status", "status": 500 }), None).await;
            clara.presses("#block").await;
            clara.waits_for_claims(&["unknown", "unknown"]).await;
            clara.sees("#failed-again").await;
            clara.reads(&words(lang, "flow.unknown-heading")).await;
            clara.sees_the_phone().await;
            stage.sandbox().clear_faults().await;
            // Only quicker than waiting, and not there any more when the app has asked in between.
            clara.js("document.querySelector('#failed-again')?.click()").await;
            clara.waits_for_claims(&["blocked", "blocked"]).await;
            let truth = stage.sandbox().truth().await;
            for app in BOTH_APPS {
                assert_eq!(truth.block_of(app)["commits"], 1, "{app}");
            }
            clara.begins_anew().await;
        }
    });
}

/// One is done and one is refused: each says so, and what is decided is not sent again.
#[test]
fn each_of_several_has_its_own_result() {
    scene(|stage| async move {
        stage.orders(2);
        let clara = stage.citizen().await;
        checks_both(&clara, "da").await;
        stage.sandbox().fault("put_block", json!({ "fault": "refuse", "code": "not_permitted" }), Some(1)).await;
        clara.presses("#block").await;
        clara.waits_for(
            "two decided",
            "return document.querySelectorAll('section.claim:is([data-claim=blocked], [data-claim=refused])').length === 2",
        )
        .await;
        let mut said: Vec<_> = clara.judged().await.into_iter().map(|claim| claim.word).collect();
        said.sort();
        assert_eq!(said, ["blocked", "refused"]);
        clara.reads(&words("da", "flow.refused-not-permitted")).await;
        clara.does_not_see("#failed-again").await;
        let truth = stage.sandbox().truth().await;
        assert_eq!((truth.blocked().len(), truth.calls("put_block").len()), (1, 2));
    });
}

#[test]
fn a_login_lost_at_the_press_costs_one_login_for_all_of_them() {
    scene(|stage| async move {
        stage.orders(2);
        let clara = stage.citizen().await;
        checks_both(&clara, "en").await;
        stage.sandbox().kill_sessions().await;
        clara.presses("#block").await;
        clara.waits_for_claims(&["unknown", "unknown"]).await;
        clara.reads(&words("en", "flow.never-login")).await;
        // It could do nothing: sending again takes the person.
        clara.does_not_see("#failed-again").await;
        clara.presses("#log-in").await;
        clara.logs_in_with("clara-display").await;
        clara.waits_for_claims(&["blocked", "blocked"]).await;
        let truth = stage.sandbox().truth().await;
        assert!(BOTH_APPS.into_iter().all(|app| truth.block_of(app)["commits"] == 1));
    });
}

#[test]
fn no_two_things_on_a_receipt_of_several_have_the_same_id() {
    scene(|stage| async move {
        stage.orders(2);
        let clara = stage.citizen().await;
        checks_both(&clara, "en").await;
        stage.sandbox().lose_answers_to("put_block").await;
        stage.sandbox().fault("get_block", json!({ "fault": "status", "status": 500 }), None).await;
        clara.presses("#block").await;
        clara.sees("#failed-again").await;
        let twice = clara
            .js("const ids = [...document.querySelectorAll('[id]')].map(it => it.id); return ids.filter((id, i) => ids.indexOf(id) !== i).join()")
            .await;
        assert_eq!(twice, "", "ids that stand twice");
    });
}

#[test]
fn a_link_with_a_part_cut_off_says_so_and_tells_the_rest() {
    scene(|stage| async move {
        stage.orders(2);
        let clara = stage.citizen().await;
        checks_both(&clara, "da").await;
        clara.presses("#block").await;
        clara.waits_for_claims(&["blocked", "blocked"]).await;
        let link = clara.address().await;
        let stranger = stage.citizen().await;
        let english = link.replace("/da/kvittering", "/en/receipt");
        for (lang, link, cut) in [("da", &link, 20), ("da", &link, 40), ("en", &english, 30)] {
            stranger.opens(without_end(link, cut)).await;
            stranger.waits_for_claims(&["blocked"]).await;
            assert_eq!(stranger.text_of("#cut").await, words(lang, "receipt.cut"));
            stranger.does_not_read("Clara").await;
            stranger.sees_the_phone().await;
        }
        // What is still long enough to be a key is asked for, and opens nothing.
        stranger.opens(without_end(&english, 1)).await;
        stranger.waits_for_claims(&["blocked", "unknown"]).await;
        stranger.reads(&words("en", "flow.link-refused")).await;
        stranger.opens(&link).await;
        stranger.waits_for_claims(&["blocked", "blocked"]).await;
        stranger.does_not_see("#cut").await;
        stranger.does_not_read("E9B7").await;
    });
}

/// As a mail program breaks a link.
pub fn without_end(link: &str, letters: usize) -> &str {
    link.get(..link.len() - letters).expect("a link")
}

#[test]
fn taking_all_of_them_passes_the_interruption_with_every_way_back_once() {
    scene(|stage| async move {
        stage.orders(3);
        let clara = stage.citizen().await;
        clara.logs_in_to_block("da", "", "clara-display").await;
        for one in ["clara-app", "clara-app-2", "clara-display"] {
            clara.chooses(one).await;
        }
        clara.presses("#go-on").await;
        clara.reads(&words("da", "authenticator.last-heading")).await;
        clara.presses("#go-on").await;
        clara.presses("#block").await;
        clara.waits_for_claims(&["blocked", "blocked", "blocked"]).await;
        assert_eq!(stage.sandbox().truth().await.blocked().len(), 3);
    });
}

/// Labels of 200 characters, none at all, and alike: each row is there, can be told apart, and pushes nothing aside.
#[test]
fn of_two_hundred_authenticators_the_chosen_ones_are_blocked() {
    scene(|stage| async move {
        stage.orders(3);
        stage.sandbox().crowd("anna", 200).await;
        let anna = stage.citizen_with(Setting::small_phone()).await;
        anna.logs_in_to_block("da", "", "anna-display").await;
        anna.waits_for("200 rows", "return document.querySelectorAll('.choice input').length === 200").await;
        let shown = anna
            .js("return new Set([...document.querySelectorAll('.choice label')].map(it => it.innerText)).size")
            .await;
        assert_eq!(shown, 200, "each can be told from the others");
        fits(&anna).await;
        let chosen = ["anna-crowd-2", "anna-crowd-77", "anna-crowd-199"];
        for one in chosen {
            anna.chooses(one).await;
        }
        anna.presses("#go-on").await;
        anna.sees("#block").await;
        for short in ["C0002", "C0077", "C0199"] {
            anna.reads(short).await;
        }
        fits(&anna).await;
        anna.presses("#block").await;
        anna.waits_for_claims(&["blocked", "blocked", "blocked"]).await;
        fits(&anna).await;
        assert_eq!(stage.sandbox().truth().await.blocked(), chosen);
    });
}

async fn fits(citizen: &Citizen) {
    let wide = citizen.js("return document.documentElement.scrollWidth - document.documentElement.clientWidth").await;
    assert_eq!(wide, 0, "too wide");
    citizen.sees_the_phone().await;
}

/// Ways back that nobody here has heard of are shown as another way, and only web addresses become links.
#[test]
fn unknown_ways_back_are_shown_and_their_addresses_are_not_trusted() {
    scene(|stage| async move {
        let odd = json!([
            { "kind": "hologram", "url": "javascript:alert(1)", "bring": ["<b>x</b>", "photo_id"], "days": 3 },
            { "kind": "online", "url": "http://plain.example/" },
            { "kind": "phone", "url": "https://good.example/", "days": 4_000_000 },
            { "kind": "in_person", "url": "data:text/html,x", "bring": [] },
        ]);
        stage.sandbox().switch(json!({ "reactivation": odd })).await;
        let bent = stage.citizen().await;
        for lang in ["da", "en"] {
            bent.logs_in_to_block(lang, "#lost-device", "bent-display").await;
            bent.reads(&words(lang, "flow.way-other")).await;
            bent.reads(&words(lang, "flow.bring-photo-id")).await;
            bent.does_not_read("<b>").await;
            let links =
                bent.js("return [...document.querySelectorAll('.interruption ul a')].map(it => it.href).join()").await;
            assert_eq!(links, "https://good.example/");
            fits(&bent).await;
        }
    });
}
