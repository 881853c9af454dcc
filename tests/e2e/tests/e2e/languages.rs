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
        assert_eq!(anna.waits_for_claim("blocked").await.heading, en("receipt.blocked-heading"));
        anna.does_not_read(&da("receipt.blocked-heading")).await;
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
