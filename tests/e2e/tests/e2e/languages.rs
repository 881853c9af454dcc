//! Danish and English: the document says which, and switching keeps page and fragment.

use crate::support::{
    Citizen, Setting, scene,
    words::{da, en, words},
};

/// A page's two addresses, and the file that has its title.
const PAGES: [(&str, &str, &str); 5] = [
    ("/da/", "/en/", "blocking"),
    ("/da/spaer/mitid", "/en/block/identity", "identity"),
    ("/da/spaer/identifikationsmiddel#stolen-phone", "/en/block/authenticator#stolen-phone", "authenticator"),
    ("/da/profil", "/en/profile", "profile"),
    ("/da/kvittering#junk", "/en/receipt#junk", "receipt"),
];

#[test]
fn switching_the_language_keeps_page_and_fragment_and_tells_the_document() {
    scene(|stage| async move {
        let reader = stage.citizen().await;
        for (danish, english, page) in PAGES {
            reader.opens(danish).await;
            stands_at(&reader, danish, "da", page).await;
            reader.presses("a.top__language[hreflang=en]").await;
            stands_at(&reader, english, "en", page).await;
            reader.reloads().await;
            stands_at(&reader, english, "en", page).await;
            reader.presses("a.top__language[hreflang=da]").await;
            stands_at(&reader, danish, "da", page).await;
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
        stands_at(&anna, &danish.replace("/da/kvittering", "/en/receipt"), "en", "receipt").await;
        assert_eq!(anna.waits_for_claim("blocked").await.heading, en("flow.blocked-heading"));
        anna.does_not_read(&da("flow.blocked-heading")).await;
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
        for (page, own) in [("/da/", "text-da"), ("/en/receipt", "text-en"), ("/da/profil", "text-da")] {
            reader.opens(page).await;
            let loaded = reader
                .js("return performance.getEntriesByType('resource').map(it => it.name.match(/text-\\w+/)?.[0]).filter(it => it).join()")
                .await;
            assert_eq!(loaded, own, "{page}");
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

async fn stands_at(reader: &Citizen, address: &str, lang: &str, page: &str) {
    let there = format!(
        "return location.pathname + location.hash === '{address}' && document.documentElement.lang === '{lang}'"
    );
    reader.waits_for(address, &there).await;
    let title = format!("{} - {}", words(lang, &format!("{page}.title")), words(lang, "common.app-name"));
    assert_eq!(reader.js("return document.title").await, title.as_str());
}
