//! A browser's own translator takes text nodes away and puts others in their place, each in two `font` elements. What changes afterwards
//! must still change before the reader's eyes.

use serde_json::json;

use crate::support::{
    Citizen, scene,
    words::{da, en, is_blocked, is_blocked_by_name},
};

/// One pass over the page, as a translator does it; `~` marks each text that it has replaced.
const TRANSLATE: &str = "
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const texts = [];
    while (walker.nextNode()) {
        const parent = walker.currentNode.parentElement;
        if (walker.currentNode.data.trim() && !parent.closest('script, style, font')) texts.push(walker.currentNode);
    }
    for (const text of texts) {
        const [outer, inner] = [document.createElement('font'), document.createElement('font')];
        inner.textContent = '~' + text.data;
        outer.append(inner);
        text.replaceWith(outer);
    }
    return texts.length";

#[test]
fn a_translated_page_shows_every_new_claim() {
    scene(|stage| async move {
        stage.sandbox().switch(json!({ "pending_ms": 6000 })).await;
        let anna = stage.citizen().await;
        anna.logs_in_to_block("da", "#stolen-phone", "anna-display").await;
        anna.sees("#block").await;
        is_translated(&anna).await;
        assert!(anna.heading().await.starts_with('~'));
        anna.presses("#block").await;

        let pending = anna.waits_for_claim("pending").await;
        assert_eq!(pending.heading, da("flow.pending-heading"));
        is_translated(&anna).await;
        let translated = anna.claim().await.expect("a claim");
        assert!(translated.heading.starts_with('~'), "{translated:?}");

        let blocked = anna.waits_for_claim("blocked").await;
        assert_eq!(blocked.heading, is_blocked_by_name("da", "app", "Annas telefon"));
        anna.does_not_read(&da("flow.pending-heading")).await;
    });
}

#[test]
fn a_translated_receipt_shows_that_the_block_was_lifted() {
    scene(|stage| async move {
        let anna = stage.citizen().await;
        anna.logs_in_to_block("en", "#stolen-phone", "anna-display").await;
        anna.presses("#block").await;
        anna.waits_for_claim("blocked").await;
        is_translated(&anna).await;
        stage.sandbox().lift("anna", "anna-app").await;
        anna.js("document.dispatchEvent(new Event('visibilitychange'))").await;
        let ended = anna.waits_for_claim("ended").await;
        assert_eq!(ended.heading, en("flow.ended-heading"));
        anna.does_not_read(&is_blocked("en", "app")).await;
    });
}

#[test]
fn a_translated_list_can_still_be_chosen_from() {
    scene(|stage| async move {
        let clara = stage.citizen().await;
        clara.logs_in_to_block("da", "", "clara-display").await;
        clara.sees("#go-on").await;
        is_translated(&clara).await;
        clara.presses("#go-on").await;
        clara.reads(&da("authenticator.choose-error")).await;
        clara.chooses("clara-app-2").await;
        clara.presses("#go-on").await;
        clara.reads("E9B7").await;
        is_translated(&clara).await;
        clara.presses("#choose-another").await;
        clara.sees("#go-on").await;
        assert_eq!(clara.heading().await, da("authenticator.choose-heading"));
    });
}

async fn is_translated(citizen: &Citizen) {
    let texts = citizen.js(TRANSLATE).await;
    assert!(texts.as_u64() > Some(5), "{texts} texts");
}
