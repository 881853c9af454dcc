//! Without JavaScript: the public pages read, call and lead to the login, and the others say what they need.

use serde_json::json;

use crate::support::{
    Citizen, Setting, scene,
    words::{da, en, words},
};

#[test]
fn the_blocking_page_reads_calls_and_leads_to_the_login() {
    scene(|stage| async move {
        let citizen = stage.citizen_with(Setting::without_script()).await;
        for (page, lang) in [("/da/", "da"), ("/en/", "en")] {
            citizen.loads(page).await;
            runs_no_script(&citizen).await;
            citizen.reads(&words(lang, "blocking.intro")).await;
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
        citizen.presses("main a[href='/da/aktivitet']").await;
        citizen.reads(&da("common.needs-script")).await;
        citizen.loads("/da/spaer/mitid").await;
        citizen.reads(&da("consequences.stops-heading")).await;
        citizen.sees("main #log-in").await;
        citizen.sees_the_phone().await;
        citizen.presses("a.top__language[hreflang=en]").await;
        citizen.reads(&en("identity.heading")).await;
        citizen.loads("/").await;
        citizen.reads(&da("chooser.go")).await;
        citizen.reads(&en("chooser.go")).await;
        citizen.sees_the_phone().await;
    });
}

#[test]
fn what_needs_the_app_says_so_and_shows_the_phone() {
    scene(|stage| async move {
        let citizen = stage.citizen_with(Setting::without_script()).await;
        let pages = [
            ("/da/spaer/identifikationsmiddel", "da"),
            ("/en/block/authenticator", "en"),
            ("/da/profil", "da"),
            ("/en/profile", "en"),
            ("/da/kvittering", "da"),
            ("/en/receipt", "en"),
        ];
        for (page, lang) in pages {
            citizen.loads(page).await;
            runs_no_script(&citizen).await;
            citizen.reads(&words(lang, "common.needs-script")).await;
            citizen.sees_the_phone().await;
        }
    });
}

async fn runs_no_script(citizen: &Citizen) {
    assert_eq!(citizen.attribute("body", "data-app").await, "starting", "no script of the page has run");
}
