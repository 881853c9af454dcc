//! Danish and English: the document says which, and switching keeps page and fragment.

use crate::support::{Citizen, Setting, scene};

const PAGES: [(&str, &str, &str, &str); 4] = [
    ("/da/", "Spærring - Spær", "/en/", "Blocking - Spær"),
    ("/da/spaer/mitid", "Spær hele dit MitID - Spær", "/en/block/identity", "Block your whole MitID - Spær"),
    (
        "/da/spaer/identifikationsmiddel#stolen-phone",
        "Spær app, kodeviser, kodeoplæser eller chip - Spær",
        "/en/block/authenticator#stolen-phone",
        "Block app, code display, audio code reader or chip - Spær",
    ),
    ("/da/kvittering#junk", "Kvittering for spærring - Spær", "/en/receipt#junk", "Receipt for a block - Spær"),
];

#[test]
fn switching_the_language_keeps_page_and_fragment_and_tells_the_document() {
    scene(|stage| async move {
        let reader = stage.citizen().await;
        for (danish, danish_title, english, english_title) in PAGES {
            reader.opens(danish).await;
            stands_at(&reader, danish, "da", danish_title).await;
            reader.presses("a.top__language[hreflang=en]").await;
            stands_at(&reader, english, "en", english_title).await;
            reader.reloads().await;
            stands_at(&reader, english, "en", english_title).await;
            reader.presses("a.top__language[hreflang=da]").await;
            stands_at(&reader, danish, "da", danish_title).await;
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
        stands_at(&anna, &danish.replace("/da/kvittering", "/en/receipt"), "en", "Receipt for a block - Spær").await;
        assert_eq!(anna.waits_for_claim("blocked").await.heading, "It is blocked");
        let words = anna.page_text().await;
        assert!(!words.contains("spærret"), "{words}");
    });
}

#[test]
fn the_front_door_goes_on_in_the_readers_language() {
    scene(|stage| async move {
        for (lang, heading) in [("da", "Spærring"), ("en", "Blocking")] {
            let reader = stage.citizen_with(Setting { lang, ..Setting::default() }).await;
            reader.opens("/").await;
            reader.waits_for("the language's own page", &format!("return location.pathname === '/{lang}/'")).await;
            assert_eq!(reader.heading().await, heading);
            assert_eq!(reader.attribute("html", "lang").await, lang);
        }
    });
}

async fn stands_at(reader: &Citizen, address: &str, lang: &str, title: &str) {
    let there = format!(
        "return location.pathname + location.hash === '{address}' && document.documentElement.lang === '{lang}'"
    );
    reader.waits_for(address, &there).await;
    assert_eq!(reader.js("return document.title").await, title);
}
