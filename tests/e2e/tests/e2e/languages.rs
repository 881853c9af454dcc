//! Danish and English: the document says which, and switching keeps page and fragment.

use serde_json::json;

use crate::support::{
    Citizen, Setting, scene,
    words::{da, en, is_blocked_by_name, words},
};

/// A page's two addresses, and the file that has its title.
const PAGES: [(&str, &str, &str); 5] = [
    ("/da/", "/en/", "blocking.title"),
    ("/da/spaer/mitid", "/en/block/identity", "identity.title"),
    ("/da/spaer/identifikationsmiddel#stolen-phone", "/en/block/authenticator#stolen-phone", "authenticator.title"),
    ("/da/profil", "/en/profile", "flow.profile-title"),
    ("/da/kvittering#junk", "/en/receipt#junk", "receipt.title"),
];

#[test]
fn switching_the_language_keeps_page_and_fragment_and_tells_the_document() {
    scene(|stage| async move {
        let reader = stage.citizen().await;
        for (danish, english, title) in PAGES {
            reader.opens(danish).await;
            stands_at(&reader, danish, "da", title).await;
            reader.presses("a.top__language[hreflang=en]").await;
            stands_at(&reader, english, "en", title).await;
            reader.reloads().await;
            stands_at(&reader, english, "en", title).await;
            reader.presses("a.top__language[hreflang=da]").await;
            stands_at(&reader, danish, "da", title).await;
        }
    });
}

#[test]
fn switching_on_a_receipt_keeps_the_receipt() {
    scene(|stage| async move {
        let anna = stage.citizen().await;
        anna.logs_in_to_block("da", "#stolen-phone", "anna-display").await;
        anna.presses("#block").await;
        anna.waits_for_claim("blocked").await;
        let danish = anna.address().await;
        anna.presses("a.top__language[hreflang=en]").await;
        stands_at(&anna, &danish.replace("/da/kvittering", "/en/receipt"), "en", "receipt.title").await;
        assert_eq!(anna.waits_for_claim("blocked").await.heading, is_blocked_by_name("en", "app", "Annas telefon"));
        anna.does_not_read(&is_blocked_by_name("da", "app", "Annas telefon")).await;
    });
}

/// Another language is another page; what was begun is in the tab.
#[test]
fn switching_in_the_middle_keeps_what_was_picked_and_who_is_logged_in() {
    scene(|stage| async move {
        let clara = stage.citizen().await;
        clara.logs_in_to_block("da", "", "clara-display").await;
        clara.chooses("clara-app-2").await;
        clara.presses("a.top__language[hreflang=en]").await;
        clara.reads(&en("authenticator.choose-heading")).await;
        let kept = "return document.querySelector('input[value=clara-app-2]')?.checked";
        clara.waits_for("the pick is kept", kept).await;
        clara.presses("#go-on").await;
        clara.reads("ID E9B7").await;
        clara.presses("a.top__language[hreflang=da]").await;
        clara.reads(&da("authenticator.check-heading")).await;
        clara.reads("ID E9B7").await;
        clara.reads("Clara Opdigtet").await;
        clara.presses("#block").await;
        clara.waits_for_claim("blocked").await;
        assert_eq!(stage.sandbox().truth().await.blocked(), ["clara-app-2"]);
    });
}

#[test]
fn switching_while_nobody_has_answered_goes_on_asking_for_the_same_block() {
    scene(|stage| async move {
        let anna = stage.unanswered_anna().await;
        anna.presses("a.top__language[hreflang=en]").await;
        anna.reads(&en("receipt.heading")).await;
        anna.waits_for_claim("unknown").await;
        stage.sandbox().clear_faults().await;
        anna.waits_for_claim("blocked").await;
        assert_eq!(stage.sandbox().truth().await.only_block()["commits"], 1);
    });
}

#[test]
fn whoever_reads_one_language_loads_the_text_of_no_other() {
    scene(|stage| async move {
        let reader = stage.citizen().await;
        for (page, own) in [
            ("/da/", "text-app-da"),
            ("/en/receipt", "text-afterwards-en,text-app-en"),
            ("/da/profil", "text-activity-da,text-app-da,text-profile-da"),
            ("/en/activity", "text-activity-en,text-app-en"),
        ] {
            reader.opens(page).await;
            let loaded = "performance.getEntriesByType('resource').map(it => it.name.match(/text-\\w+-\\w+/)?.[0]).filter(it => it).sort().join()";
            reader.waits_for(&format!("{own} on {page}"), &format!("return {loaded} === '{own}'")).await;
            reader.does_not_see("#app .loading").await;
            assert_eq!(reader.js(&format!("return {loaded}")).await, own, "{page}");
        }
    });
}

#[test]
fn without_its_text_the_page_stands_as_it_came_and_leads_to_the_login() {
    scene(|stage| async move {
        let reader = stage.citizen().await;
        reader.never_gets("*/text-*").await;
        for (lang, page) in [("da", "/da/"), ("en", "/en/")] {
            reader.loads(page).await;
            reader.waits_for("the app to give up", "return document.body.dataset.app === 'absent'").await;
            reader.reads(&words(lang, "blocking.intro")).await;
            reader.sees_the_phone().await;
            reader.presses("a.reason[href*=told-code]").await;
            reader.sees("#login-anna-with-anna-display").await;
        }
    });
}

#[test]
fn the_front_door_goes_on_in_the_readers_language() {
    scene(|stage| async move {
        for lang in ["da", "en"] {
            let reader = stage.citizen_with(Setting { lang, ..Setting::default() }).await;
            reader.opens("/").await;
            reader.waits_for("the language's own page", &format!("return location.pathname === '/{lang}/'")).await;
            assert_eq!(reader.heading().await, words(lang, "blocking.heading"));
            assert_eq!(reader.attribute("html", "lang").await, lang);
        }
    });
}

#[test]
fn the_language_that_was_chosen_is_the_front_doors_until_everything_is_cleared() {
    scene(|stage| async move {
        let anna = stage.citizen().await;
        comes_in_to(&anna, "/da/").await;
        anna.presses("a.top__language[hreflang=en]").await;
        stands_at(&anna, "/en/", "en", "blocking.title").await;
        comes_in_to(&anna, "/en/").await;
        // An address is not a choice.
        anna.opens("/da/hjaelp").await;
        comes_in_to(&anna, "/en/").await;
        anna.logs_in_at("/en/profile", "anna-display").await;
        anna.presses("#finish").await;
        anna.waits_for("nothing is stored", "return document.body?.dataset.app === 'ready' && !document.querySelector('#finish') && localStorage.length + sessionStorage.length === 0").await;
        comes_in_to(&anna, "/da/").await;
    });
}

/// Languages that nobody here writes, but whose readers also read one of these; what else they read comes after that.
#[test]
fn the_front_door_knows_who_reads_danish_too() {
    scene(|stage| async move {
        for (lang, home) in [("nb,en", "/da/"), ("sv-FI,en", "/da/"), ("nds,da", "/de/"), ("tlh,en,da", "/en/")] {
            let reader = stage.citizen_with(Setting { lang, ..Setting::default() }).await;
            comes_in_to(&reader, home).await;
            let first = lang.split(',').next().unwrap_or_default();
            assert_eq!(reader.js("return navigator.languages[0]").await, first, "as the browser was told");
        }
    });
}

async fn comes_in_to(reader: &Citizen, home: &str) {
    reader.loads("/").await;
    let there = format!("return location.pathname === '{home}' && document.body?.dataset.app === 'ready'");
    reader.waits_for(&format!("the front door leads to {home}"), &there).await;
}

#[test]
fn whoever_is_logged_in_goes_from_an_article_straight_to_the_act() {
    scene(|stage| async move {
        let anna = stage.citizen().await;
        anna.logs_in_at("/da/profil", "anna-display").await;
        for (article, act, lang) in [
            ("/da/hjaelp", "/da/spaer/mitid#told-code", "da"),
            ("/en/", "/en/block/authenticator#stolen-phone", "en"),
            ("/de/", "/de/block/identity", "de"),
        ] {
            anna.opens(article).await;
            anna.sees("#finish").await;
            anna.presses(&format!("main a[data-direct='{act}']")).await;
            // The login page would have stayed, waiting for a press.
            anna.sees("#block").await;
            assert_eq!(anna.attribute("html", "lang").await, lang);
            assert!(anna.address().await.starts_with(act), "{}", anna.address().await);
        }
    });
}

async fn stands_at(reader: &Citizen, address: &str, lang: &str, title: &str) {
    let there = format!(
        "return location.pathname + location.hash === '{address}' && document.documentElement.lang === '{lang}'"
    );
    reader.waits_for(address, &there).await;
    // What the app draws has its heading for its title, once it has drawn it; the document comes with the title that is in the texts.
    reader.waits_for_the_app().await;
    let is_drawn = reader.attribute("body", "data-kind").await == "app";
    let title = if is_drawn {
        "document.querySelector('h1').innerText.trim()".to_owned()
    } else {
        json!(words(lang, title)).to_string()
    };
    let titled = format!("return document.title === {title} + ' - ' + {}", json!(words(lang, "common.app-name")));
    reader.waits_for(&format!("the title of {address}"), &titled).await;
}
