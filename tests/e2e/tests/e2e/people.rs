//! One browser, two people: what belongs to one is never said to the other.

use crate::support::{scene, words::da};

#[test]
fn whoever_logs_in_on_the_receipt_sees_only_their_own() {
    scene(|stage| async move {
        let browser = stage.unanswered_anna().await;
        let link = browser.address().await;
        stage.sandbox().clear_faults().await;

        browser.loads("/api/v1/login?return_to=/da/kvittering").await;
        browser.logs_in_with("bent-display").await;
        browser.reads("Bent Prøvesen").await;
        browser.reads(&da("receipt.no-link-heading")).await;
        assert_eq!(browser.claims().await.len(), 0, "nothing of Bent's was asked for");
        browser.opens(&link).await;
        browser.reads(&da("receipt.not-yours-heading")).await;
        assert_eq!(browser.claims().await.len(), 0, "nor of Anna's, though the link is hers");
        browser.sees_the_phone().await;

        browser.loads("/api/v1/login?return_to=/da/kvittering").await;
        browser.logs_in_with("anna-display").await;
        browser.waits_for_claim("blocked").await;
        assert_eq!(browser.address().await, link);
        assert_eq!(stage.sandbox().truth().await.only_block()["commits"], 1);
    });
}

#[test]
fn the_skip_link_leaves_a_receipt_where_it_is() {
    scene(|stage| async move {
        let anna = stage.citizen().await;
        anna.logs_in_to_block("da", "#stolen-phone", "anna-display").await;
        anna.presses("#block").await;
        anna.waits_for_claim("blocked").await;
        let address = anna.address().await;
        anna.js("document.querySelector('a.skipnav').click(); return 0").await;
        anna.waits_for("focus on the content", "return document.activeElement.id === 'main'").await;
        assert_eq!(anna.address().await, address);
        anna.waits_for_claim("blocked").await;
    });
}
