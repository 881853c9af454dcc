//! What is said about whether it is blocked.

use spaer_core::{
    domain::problem::Problem,
    flow::{app::Message, block},
};
use wasm_bindgen_test::wasm_bindgen_test;

use super::support::Page;

const IN_EFFECT: &str = r#""state":"in_effect","in_effect_at":"2026-11-23T12:00:01+00:00""#;
const PENDING: &str = r#""state":"pending""#;
const REFUSED: &str = r#""state":"refused","refused_at":"2026-11-23T12:00:01+00:00","refused_code":"not_permitted""#;
const ENDED: &str = r#""state":"ended","in_effect_at":"2026-11-23T12:00:00+00:00","ended_at":"2026-11-23T12:00:01+00:00","ended_by":"support""#;

async fn check(fields: &str, claim: &str, heading: &str) {
    let mut page = Page::of_clara("/da/spaer/identifikationsmiddel", "").await;
    let id = page.block_first().await;
    assert_eq!(page.element("[data-claim]").unwrap().get_attribute("data-claim").as_deref(), Some("unknown"));
    page.answer_send(&id, fields).await;
    let shown = page.element("[data-claim]").unwrap();
    assert_eq!(shown.get_attribute("data-claim").as_deref(), Some(claim));
    assert_eq!(shown.get_attribute("data-claim-at").as_deref(), Some("2026-11-23T12:00:01.000Z"));
    assert_eq!(page.text("[data-claim] h2"), heading);
    assert_eq!(page.count("[data-claim]"), 1, "one claim at a time");
}

#[wasm_bindgen_test]
async fn a_block_in_effect_is_said_to_be_blocked() {
    check(IN_EFFECT, "blocked", "MitID-appen »\u{2068}Telefon\u{2069}« er spærret").await;
}

#[wasm_bindgen_test]
async fn a_pending_block_is_not_said_to_be_blocked() {
    check(PENDING, "pending", "MitID har fået spærringen, men den gælder ikke endnu").await;
}

#[wasm_bindgen_test]
async fn a_refused_block_is_said_to_be_refused() {
    check(REFUSED, "refused", "Spærringen blev afvist").await;
}

#[wasm_bindgen_test]
async fn a_lifted_block_is_said_to_have_ended() {
    check(ENDED, "ended", "Spærringen er ophævet").await;
}

#[wasm_bindgen_test]
async fn no_answer_is_unknown_and_offers_to_ask() {
    let mut page = Page::of_clara("/en/block/authenticator", "").await;
    let id = page.block_first().await;
    for step_id in 1..=2 {
        let result = Err(Problem::Unreachable);
        let message = if step_id == 1 {
            block::Message::SendAnswered { step_id, result }
        } else {
            block::Message::AskAnswered { step_id, result }
        };
        page.tell(Message::Block { id: id.clone(), message }).await;
    }
    assert_eq!(page.element("[data-claim]").unwrap().get_attribute("data-claim").as_deref(), Some("unknown"));
    assert_eq!(page.text("[data-claim] h2"), "We do not know if the block applies");
    assert!(page.element("#ask-again").is_some());
}

/// Seen in real browsers: once a page translator has been at work, text that is changed in place keeps showing the old words.
#[wasm_bindgen_test]
async fn a_translator_does_not_keep_an_old_claim_standing() {
    let mut page = Page::of_clara("/da/spaer/identifikationsmiddel", "").await;
    let id = page.block_first().await;
    page.translate();
    page.answer_send(&id, PENDING).await;
    assert_eq!(page.text("[data-claim] h2"), "MitID har fået spærringen, men den gælder ikke endnu");
    page.translate();
    let ask = page.effects.len();
    let step_id = 2;
    page.tell(Message::Block {
        id: id.clone(),
        message: block::Message::Elapsed { step_id, timer: block::TimerKind::AskAgain },
    })
    .await;
    assert!(page.effects.len() > ask, "asks again");
    page.answer_send(&id, IN_EFFECT).await;
    assert_eq!(page.text("[data-claim] h2"), "MitID-appen »\u{2068}Telefon\u{2069}« er spærret");
}
