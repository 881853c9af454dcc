//! Without JavaScript: the public pages read, call and lead to the login, and the others say what they need.

use serde_json::json;

use crate::support::{Citizen, Setting, scene};

#[test]
fn the_blocking_page_reads_calls_and_leads_to_the_login() {
    scene(|stage| async move {
        let citizen = stage.citizen_with(Setting::without_script()).await;
        for (page, words) in [("/da/", "Har du mistet noget"), ("/en/", "Have you lost something")] {
            citizen.loads(page).await;
            runs_no_script(&citizen).await;
            citizen.reads(words).await;
            citizen.sees_the_phone().await;
            let tel = citizen.attribute(".help-bar a[href^='tel:']", "href").await;
            assert_eq!(tel, "tel:+4533980010");
            citizen.presses("a.reason[href*=stolen-phone]").await;
            citizen.sees("#login-anna-with-anna-display").await;
            let here = json!(stage.sandbox().other());
            citizen.waits_for("the login page", &format!("return location.href.startsWith({here})")).await;
        }
    });
}

#[test]
fn links_between_public_pages_work() {
    scene(|stage| async move {
        let citizen = stage.citizen_with(Setting::without_script()).await;
        citizen.loads("/da/").await;
        citizen.presses(".acts a[href='/da/spaer/mitid']").await;
        citizen.reads("Ring nu").await;
        citizen.sees_the_phone().await;
        citizen.presses("a.top__language[hreflang=en]").await;
        citizen.reads("Block your whole MitID for a time").await;
        citizen.loads("/").await;
        citizen.reads("Fortsæt på dansk").await;
        citizen.reads("Continue in English").await;
        citizen.sees_the_phone().await;
    });
}

#[test]
fn what_needs_the_app_says_so_and_shows_the_phone() {
    scene(|stage| async move {
        let citizen = stage.citizen_with(Setting::without_script()).await;
        let pages = [
            ("/da/spaer/identifikationsmiddel", "kræver JavaScript"),
            ("/en/block/authenticator", "needs JavaScript"),
            ("/da/kvittering", "kræver JavaScript"),
            ("/en/receipt", "needs JavaScript"),
        ];
        for (page, words) in pages {
            citizen.loads(page).await;
            runs_no_script(&citizen).await;
            citizen.reads(words).await;
            citizen.sees_the_phone().await;
        }
    });
}

async fn runs_no_script(citizen: &Citizen) {
    assert_eq!(citizen.attribute("body", "data-app").await, "starting", "no script of the page has run");
}
