//! Two people, two tabs, two browsers: nothing of one is ever shown to the other, and neither is in the other's way.

use fantoccini::wd::WindowHandle;
use serde_json::json;

use crate::support::{
    Citizen, Setting,
    flows::Act::{Identity, One},
    judge::Truth,
    scene,
    words::{da, words},
};

const COMES_BACK: &str = "document.dispatchEvent(new Event('visibilitychange'))";
const CLARAS: [&str; 5] = ["Clara", "xk•••••91", "C4D0", "E9B7", "5521"];
const ANNAS: [&str; 4] = ["Anna", "an•••••47", "A1F3", "7042"];

/// Pages that are somebody's, with what stands there when they are there.
const PAGES: [(&str, &str, &str); 3] = [
    ("da", "/da/spaer/identifikationsmiddel", "input[name=authenticator]"),
    ("en", "/en/block/identity", "#block"),
    ("da", "/da/profil", "#devices .card"),
];

#[test]
fn not_you_leads_to_a_login_after_which_nothing_is_left_of_the_first_person() {
    scene(|stage| async move {
        let browser = stage.citizen().await;
        browser.logs_in_at("/da/spaer/identifikationsmiddel", "clara-display").await;
        browser.chooses("clara-app-2").await;
        browser.presses("#go-on").await;
        browser.reads("ID E9B7").await;
        browser.presses("#not-you").await;
        browser.logs_in_with("anna-display").await;
        browser.reads("Anna Eksempel").await;
        browser.sees("input[name=authenticator]").await;
        shows_nothing_of(&browser, &CLARAS).await;
        assert_eq!(browser.js("return document.querySelectorAll('input:checked').length").await, 0);
        assert!(stage.sandbox().truth().await.blocks().is_empty());
    });
}

/// Bent sits down where Anna is one press away from blocking hers, and says that he is not Anna.
#[test]
fn after_not_you_without_a_login_nothing_of_the_first_person_stands_and_no_press_blocks_hers() {
    scene(|stage| async move {
        let browser = stage.citizen_with(Setting::that_goes_back_across_sites()).await;
        let cancelled = words("da", "common.login-cancelled-title");
        let failed = words("da", "common.login-failed-title");
        for (press, heading) in [("#cancel", cancelled), ("#fail", failed), ("", da("flow.login-title"))] {
            println!("{press}");
            browser.stands_before(One, "da").await;
            let checked = browser.address().await;
            browser.presses("#not-you").await;
            browser.sees("#cancel").await;
            assert!(living(&stage.sandbox().truth().await).is_empty(), "her session is over before his login begins");
            match press {
                "" => browser.goes_back().await,
                press => browser.presses(press).await,
            }
            let home = json!(stage.sandbox().app());
            browser.waits_for("back in the app", &format!("return location.origin === {home}")).await;
            browser.waits_for_the_app().await;
            for _ in 0..2 {
                browser.reads(&heading).await;
                shows_nothing_of(&browser, &ANNAS).await;
                browser.does_not_see("#block").await;
                browser.sees_the_phone().await;
                browser.reloads().await;
                if !press.is_empty() {
                    break;
                }
            }
            // However he gets there.
            for page in [checked.as_str(), "/da/profil", "/da/spaer/mitid"] {
                browser.opens(page).await;
                browser.sees("main #log-in").await;
                shows_nothing_of(&browser, &ANNAS).await;
                browser.does_not_see("#block").await;
            }
            assert!(stage.sandbox().truth().await.blocks().is_empty());
            browser.begins_anew().await;
        }
    });
}

fn living(truth: &Truth) -> Vec<String> {
    let sessions = truth.0["sessions"].as_array().expect("sessions").iter();
    sessions.filter(|session| session["ended_at"].is_null()).map(ToString::to_string).collect()
}

#[test]
fn not_you_that_cannot_log_out_says_so_and_brings_nothing_back() {
    scene(|stage| async move {
        let browser = stage.citizen().await;
        browser.stands_before(Identity, "da").await;
        for fault in [json!({ "fault": "status", "status": 503 }), json!({ "fault": "html_200" })] {
            stage.sandbox().fault("delete_session", fault, None).await;
        }
        browser.presses("#not-you").await;
        browser.reads(&da("flow.out-failed-title")).await;
        browser.reads(&da("flow.out-failed-text")).await;
        browser.sees("main a[href^='tel:']").await;
        shows_nothing_of(&browser, &ANNAS).await;
        browser.reloads().await;
        browser.reads(&da("flow.out-failed-title")).await;
        shows_nothing_of(&browser, &ANNAS).await;
        browser.opens("/da/profil").await;
        browser.reads(&da("flow.out-failed-title")).await;
        shows_nothing_of(&browser, &ANNAS).await;
        stage.sandbox().clear_faults().await;
        browser.presses("#retry").await;
        browser.sees("main #log-in").await;
        assert!(living(&stage.sandbox().truth().await).is_empty());
        browser.presses("#log-in").await;
        browser.logs_in_with("bent-display").await;
        browser.reads("Bent Prøvesen").await;
        shows_nothing_of(&browser, &ANNAS).await;
    });
}

/// In another tab that has not noticed, and her unanswered block stays hers.
#[test]
fn not_you_in_one_tab_takes_the_press_of_the_other_and_hides_what_is_open() {
    scene(|stage| async move {
        let browser = stage.citizen().await;
        browser.runs_first_on_every_page(NEVER_LEARNS).await;
        browser.stands_before(One, "da").await;
        let first = browser.opens_another_tab().await;
        browser.opens("/da/profil").await;
        browser.presses("#not-you").await;
        browser.presses("#fail").await;
        browser.reads(&da("common.login-failed-title")).await;
        browser.closes_the_tab(first).await;
        browser.presses("#block").await;
        browser.waits_for_claim("unknown").await;
        assert!(stage.sandbox().truth().await.blocked().is_empty());
    });
}

#[test]
fn an_unanswered_block_is_not_shown_to_whoever_is_not_its_person() {
    scene(|stage| async move {
        let browser = stage.unanswered_anna().await;
        let receipt = browser.address().await;
        browser.opens("/da/spaer/mitid").await;
        browser.presses("#not-you").await;
        browser.presses("#cancel").await;
        browser.reads(&da("common.login-cancelled-title")).await;
        for page in ["/da/", "/da/profil", "/da/kvittering", receipt.as_str()] {
            browser.opens(page).await;
            browser.waits_for("who is here is known", "return !document.querySelector('main .loading')").await;
            browser.does_not_read(&da("common.open-block")).await;
            assert_eq!(browser.claims().await, []);
            shows_nothing_of(&browser, &ANNAS).await;
        }
        // It was kept for her.
        stage.sandbox().clear_faults().await;
        browser.logs_in_at("/da/kvittering", "anna-display").await;
        browser.waits_for_claim("blocked").await;
        assert_eq!(browser.address().await, receipt);
    });
}

async fn shows_nothing_of(browser: &Citizen, personal: &[&str]) {
    let all = browser.page_text().await;
    let shown: Vec<_> = personal.iter().filter(|one| all.contains(**one)).collect();
    assert!(shown.is_empty(), "{shown:?} stand on\n{all}");
}

#[test]
fn whoever_logs_in_through_another_tab_takes_this_one_over_with_a_word() {
    scene(|stage| async move {
        let browser = stage.citizen().await;
        for (lang, page, there) in PAGES {
            println!("{page}");
            browser.logs_in_at(page, "clara-display").await;
            browser.sees(there).await;
            if page.ends_with("middel") {
                browser.chooses("clara-app").await;
            }
            let first = in_another_tab_somebody_logs_in(&browser, page, "anna-display").await;
            browser.sees(there).await;
            shows_nothing_of(&browser, &CLARAS).await;
            browser.closes_the_tab(first).await;

            // Slow answers leave time to see anything that should not be there.
            stage.sandbox().fault("get_authenticators", json!({ "fault": "delay", "ms": 300 }), Some(1)).await;
            browser.js(COMES_BACK).await;
            browser.sees("[role=alert] #newcomer").await;
            shows_nothing_of(&browser, &CLARAS).await;
            browser.reads(&words(lang, "common.newcomer")).await;
            browser.sees(there).await;
            browser.reads("Anna Eksempel").await;
            shows_nothing_of(&browser, &CLARAS).await;
            assert_eq!(browser.js("return document.querySelectorAll('input:checked').length").await, 0);
            browser.judged().await;
            // Gone with the next page.
            browser.presses(".top__home").await;
            browser.reads(&words(lang, "blocking.intro")).await;
            browser.does_not_see("#newcomer").await;
            browser.begins_anew().await;
        }
    });
}

/// Gives back the tab before.
async fn in_another_tab_somebody_logs_in(browser: &Citizen, page: &str, authenticator: &str) -> WindowHandle {
    let first = browser.opens_another_tab().await;
    browser.logs_in_at(page, authenticator).await;
    first
}

/// Two windows side by side: neither is ever hidden, so nothing tells it to look again.
const NEVER_LEARNS: &str =
    "document.addEventListener('visibilitychange', event => event.stopImmediatePropagation(), true)";

/// This tab has not noticed, and presses: the back end knows whose order it is.
#[test]
fn a_press_in_the_name_of_whoever_was_there_before_blocks_nothing_of_anybodys() {
    scene(|stage| async move {
        let browser = stage.citizen().await;
        browser.runs_first_on_every_page(NEVER_LEARNS).await;
        for (act, lang) in [(One, "da"), (Identity, "en")] {
            browser.stands_before(act, lang).await;
            let first = in_another_tab_somebody_logs_in(&browser, "/da/profil", "clara-display").await;
            browser.closes_the_tab(first).await;
            browser.presses("#block").await;
            browser.reads(&words(lang, "receipt.not-yours-heading")).await;
            browser.sees_the_phone().await;
            assert_eq!(browser.claims().await, []);
            shows_nothing_of(&browser, &ANNAS).await;
            let truth = stage.sandbox().truth().await;
            assert!(
                truth.blocked().is_empty()
                    && truth.identity_of("anna") == "active"
                    && truth.identity_of("clara") == "active"
            );

            // Its owner finds it again, and it is sent at last.
            browser.loads("/api/v1/login?return_to=/da/kvittering").await;
            browser.logs_in_with("anna-display").await;
            browser.waits_for_claim("blocked").await;
            let truth = stage.sandbox().truth().await;
            assert!(act.is_blocked(&truth));
            assert_eq!(truth.only_block()["commits"], 1);
            browser.begins_anew().await;
        }
    });
}

/// The ticked steps after a block are as personal as the block itself.
#[test]
fn neither_blocks_nor_ticks_of_the_first_person_are_shown_to_the_second() {
    scene(|stage| async move {
        let browser = stage.citizen().await;
        browser.stands_before(One, "da").await;
        browser.presses("#block").await;
        browser.waits_for_claim("blocked").await;
        browser.presses("label[for=todo-bank]").await;
        let annas = browser.address().await;

        stage.orders(2);
        browser.logs_in_at("/da/spaer/identifikationsmiddel#lost-device", "bent-display").await;
        browser.does_not_read(&da("common.open-block")).await;
        browser.presses("#go-on").await;
        browser.presses("#block").await;
        browser.waits_for_claim("blocked").await;
        shows_nothing_of(&browser, &ANNAS).await;
        assert_eq!(
            browser.js("return document.querySelectorAll('.todo input:checked').length").await,
            0,
            "Anna's ticks"
        );
        browser.opens(&annas).await;
        browser.reads(&da("receipt.not-yours-heading")).await;
        assert_eq!(browser.claims().await, []);
        shows_nothing_of(&browser, &ANNAS).await;
    });
}

#[test]
fn two_people_block_at_the_same_time_and_each_gets_their_own() {
    scene(|stage| async move {
        stage.orders(2);
        let (anna, bent) = (stage.citizen().await, stage.citizen().await);
        stage.sandbox().fault("put_block", json!({ "fault": "delay", "ms": 700 }), None).await;
        tokio::join!(annas_way(&anna), bents_way(&bent));
        let truth = stage.sandbox().truth().await;
        assert_eq!(truth.identity_of("anna"), "blocked");
        assert_eq!(truth.blocked(), ["bent-display"]);
        assert_eq!(
            (&truth.block_of("identity")["commits"], &truth.block_of("bent-display")["commits"]),
            (&1.into(), &1.into())
        );
        shows_nothing_of(&anna, &["Bent", "3318"]).await;
        shows_nothing_of(&bent, &ANNAS).await;
    });
}

async fn annas_way(anna: &Citizen) {
    anna.stands_before(Identity, "da").await;
    anna.presses("#block").await;
    anna.waits_for_claim("blocked").await;
    anna.reads("Anna Eksempel").await;
}

async fn bents_way(bent: &Citizen) {
    bent.logs_in_at("/en/block/authenticator#lost-device", "bent-display").await;
    bent.presses("#go-on").await;
    bent.presses("#block").await;
    bent.waits_for_claim("blocked").await;
    bent.reads("Bent Prøvesen").await;
}

/// One person at two devices: two orders, one of which finds it done. Both receipts are true.
#[test]
fn the_same_thing_blocked_from_two_browsers_is_blocked_once_and_true_on_both() {
    scene(|stage| async move {
        stage.orders(2);
        let phone = stage.citizen().await;
        let laptop = stage.citizen().await;
        phone.stands_before(One, "da").await;
        laptop.stands_before(One, "en").await;
        tokio::join!(phone.presses("#block"), laptop.presses("#block"));
        tokio::join!(phone.waits_for_claim("blocked"), laptop.waits_for_claim("blocked"));
        let truth = stage.sandbox().truth().await;
        assert!(One.is_blocked(&truth));
        assert_eq!((truth.blocks().len(), commits(&truth)), (2, 1));
        stage.sandbox().lift("anna", "anna-app").await;
        both_learn_that_it_was_lifted(&phone, &laptop).await;
    });
}

fn commits(truth: &Truth) -> i64 {
    truth.blocks().iter().filter_map(|block| block["commits"].as_i64()).sum()
}

/// Blocking the identity ends the person's other sessions, so the second order may come too late to be taken. Then it is not known there, and
/// the other receipt says what is so.
#[test]
fn the_whole_blocked_from_two_browsers_is_blocked_once_and_no_receipt_says_anything_untrue() {
    scene(|stage| async move {
        stage.orders(2);
        let phone = stage.citizen().await;
        let laptop = stage.citizen().await;
        phone.stands_before(Identity, "da").await;
        laptop.stands_before(Identity, "en").await;
        tokio::join!(phone.presses("#block"), laptop.presses("#block"));
        let decided = "return document.querySelector('section.claim[data-claim=blocked], #log-in')";
        tokio::join!(phone.waits_for("a word", decided), laptop.waits_for("a word", decided));
        let said = [phone.is_told_the_truth().await, laptop.is_told_the_truth().await];
        assert!(said.iter().flatten().any(|claim| claim.word == "blocked"), "{said:?}");
        tokio::join!(phone.sees_the_phone(), laptop.sees_the_phone());
        let truth = stage.sandbox().truth().await;
        assert!(Identity.is_blocked(&truth));
        assert_eq!(commits(&truth), 1);
    });
}

async fn both_learn_that_it_was_lifted(phone: &Citizen, laptop: &Citizen) {
    for browser in [phone, laptop] {
        browser.js(COMES_BACK).await;
        browser.waits_for_claim("ended").await;
    }
}
