//! How a login ended: said where it began, once, and believed of no link.

use serde_json::json;

use crate::support::{Citizen, scene, words::words};

const PAGES: [(&str, &str); 6] = [
    ("da", "/da/profil"),
    ("en", "/en/block/authenticator"),
    ("da", "/da/spaer/mitid"),
    ("en", "/en/profile"),
    ("da", "/da/spaer/identifikationsmiddel"),
    ("en", "/en/block/identity"),
];

#[test]
fn every_way_a_login_can_end_has_a_screen_that_says_what_to_do_next() {
    scene(|stage| async move {
        let david = stage.citizen().await;
        for (press, word) in OUTCOMES {
            // Every outcome in both languages, and over them all pages.
            let place = OUTCOMES.iter().position(|outcome| outcome.0 == press).unwrap_or_default() * 2;
            for (lang, page) in [PAGES[place % 6], PAGES[(place + 1) % 6]] {
                println!("{page} {press}");
                david.opens(page).await;
                david.presses("main #log-in").await;
                david.presses(press).await;
                let heading = words(lang, &format!("common.login-{word}-title"));
                let there = json!(stage.sandbox().app());
                david.waits_for("back in the app", &format!("return location.origin === {there}")).await;
                david.reads(&heading).await;
                assert_eq!(david.heading().await, heading);
                david.reads(&words(lang, &format!("common.login-{word}-text"))).await;
                david.sees("main a[href^='tel:']").await;
                david.sees("main #log-in").await;
                assert_eq!(david.js("return document.querySelectorAll('.login-ended').length").await, 0, "not twice");
                let back = if lang == "da" { "/da/genaktivering" } else { "/en/reactivation" };
                if word == "blocked" {
                    david.sees(&format!("main a[href='{back}']")).await;
                }
                david.sees_the_phone().await;
                is_clean(&david).await;
                assert_eq!(david.is_told_the_truth().await, None);
            }
        }
    });
}

async fn is_clean(citizen: &Citizen) {
    let address = citizen.address().await;
    assert!(!address.contains("login=") && !address.contains("try="), "{address}");
}

const FORGED: [&str; 5] = ["cancelled", "failed", "locked", "blocked", "unavailable"];
const ARTICLES: [(&str, &str); 4] =
    [("da", "/da/"), ("en", "/en/help"), ("de", "/de/reactivation"), ("da", "/da/ikke-her")];

#[test]
fn how_a_login_ended_is_believed_of_no_link() {
    scene(|stage| async move {
        let reader = stage.citizen().await;
        for (place, word) in FORGED.into_iter().enumerate() {
            let (lang, page) = PAGES[place];
            for forged in [format!("{page}#login={word}"), format!("{page}#try=0011223344556677&login={word}")] {
                println!("{forged}");
                reader.opens(&forged).await;
                reader.reads(&words(lang, "common.login-none-title")).await;
                assert_eq!(reader.heading().await, words(lang, "common.login-none-title"));
                reader.sees("main #log-in").await;
                reader.sees_the_phone().await;
                is_clean(&reader).await;
            }
            let (_, article) = ARTICLES[place % ARTICLES.len()];
            reader.opens(&format!("{article}#try=0011223344556677&login={word}")).await;
            reader.waits_for("a clean address", "return !/login=|try=/.test(location.hash)").await;
            for lang in ["da", "en", "de"] {
                reader.does_not_read(&words(lang, &format!("common.login-{word}-text"))).await;
            }
            reader.does_not_see(".login-ended").await;
        }
    });
}

#[test]
fn how_a_login_ended_is_said_on_any_page_once() {
    scene(|stage| async move {
        let reader = stage.citizen().await;
        for (place, (lang, page)) in ARTICLES.into_iter().enumerate() {
            let word = FORGED[place];
            let link = format!("{page}#try=0011223344556677&login={word}");
            reader.opens(page).await;
            reader.js("localStorage['spaer.login'] = 'aabbccddeeff0011,0011223344556677'").await;
            reader.opens(&link).await;
            reader.sees("main .login-ended").await;
            reader.reads(&words(lang, &format!("common.login-{word}-text"))).await;
            reader.sees_the_phone().await;
            is_clean(&reader).await;
            assert_eq!(reader.js("return localStorage['spaer.login']").await, "aabbccddeeff0011");
            reader.reloads().await;
            reader.does_not_see(".login-ended").await;
            reader.opens(&link).await;
            reader.does_not_see(".login-ended").await;
        }
        // Through the front door.
        reader.js("localStorage['spaer.login'] = '0011223344556677'").await;
        reader.opens("/#try=0011223344556677&login=failed").await;
        reader.reads(&words("da", "common.login-failed-text")).await;
        is_clean(&reader).await;
        // Whoever comes back in another browser than the one in which they began is told so, and nothing else.
        for (lang, page) in [ARTICLES[1], PAGES[2], PAGES[3]] {
            reader.opens(&format!("{page}#login=elsewhere")).await;
            reader.reads(&words(lang, "common.login-elsewhere-title")).await;
            reader.reads(&words(lang, "common.login-elsewhere-text")).await;
            is_clean(&reader).await;
        }
    });
}

/// What is pressed on the login page, and the message's part of the outcome.
const OUTCOMES: [(&str, &str); 5] = [
    ("#cancel", "cancelled"),
    ("#fail", "failed"),
    ("#lock", "locked"),
    ("#unavailable", "unavailable"),
    ("#login-david-with-david-app", "blocked"),
];
