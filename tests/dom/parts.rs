//! Parts of pages: a reference that is read aloud, the end of a session, several blocks, and the profile.

use spaer::ui::components::reference::groups;
use spaer_core::{
    domain::{person::Person, problem::Problem, time::Timestamp},
    flow::app::{Answer, Effect, Message, Resource},
};
use wasm_bindgen_test::wasm_bindgen_test;

use super::support::{NOW, Page, clara};

#[wasm_bindgen_test]
fn a_reference_is_cut_into_groups_that_can_be_read_aloud() {
    let check = |reference: &str, parts: &[&str]| {
        assert_eq!(groups(reference), parts, "{reference}");
        assert_eq!(groups(reference).concat(), reference, "and nothing is lost");
    };
    check("SP-D4V1D0", &["SP-D4V", "1D0"]);
    check("SP-2359D735", &["SP-235", "9D7", "35"]);
    check("SP-EF3-84A-26", &["SP-EF3-", "84A-", "26"]);
    check("1234", &["1234"]);
    check("12345", &["123", "45"]);
    check("", &[]);
    check("ÆØÅ-🙂7", &["ÆØÅ-", "🙂", "7"]);
    check("1234567890", &["123", "456", "7890"]);
}

fn until(millis: i64) -> Person {
    let at = |millis| Some(Timestamp::from_unix_millis(NOW.unix_millis() + millis));
    Person { as_of: at(0), expires_at: at(millis), ..clara() }
}

#[wasm_bindgen_test]
async fn the_end_of_the_session_is_announced_with_one_press_to_stay() {
    let mut page = Page::at("/da/", "").await;
    page.tell(Message::SessionAnswered(Ok(until(30 * 60_000)))).await;
    assert!(page.element("#stay").is_none());
    page.tell(Message::SessionAnswered(Ok(until(150_000)))).await;
    assert!(page.text("[role=alert]").contains("Du bliver snart logget af"));
    page.press("#stay").await;
    assert!(matches!(page.effects.last(), Some(Effect::Extend { .. })));
    page.tell(Message::Extended(Ok(until(30 * 60_000)))).await;
    assert!(page.element("#stay").is_none());
}

#[wasm_bindgen_test]
async fn finishing_asks_only_while_something_is_unresolved() {
    let mut page = Page::of_clara("/da/spaer/identifikationsmiddel", "").await;
    page.block_first().await;
    page.press("#finish").await;
    assert!(page.element("#finish-anyway").is_some());
    page.press("#finish-drop").await;
    assert!(page.element("#finish-anyway").is_none());
    assert!(!page.effects.iter().any(|effect| matches!(effect, Effect::LogOut { .. })));
    page.press("#finish").await;
    page.press("#finish-anyway").await;
    assert!(page.effects.iter().any(|effect| matches!(effect, Effect::LogOut { .. })));
}

#[wasm_bindgen_test]
async fn one_part_of_the_profile_that_fails_takes_nothing_from_the_others() {
    let mut page = Page::of_clara("/da/profil", "").await;
    assert_eq!(page.count("#devices .card"), 2);
    let request_id = page.effects.iter().find_map(|effect| match effect {
        Effect::Read { request_id } if request_id.what == Resource::Identity => Some(*request_id),
        _ => None,
    });
    let answer = Answer::Identity(Err(Problem::BackEndFailed));
    page.tell(Message::Answered { request_id: request_id.unwrap(), answer }).await;
    assert!(page.element("#whole .retry button").is_some());
    assert_eq!(page.count("#devices .card"), 2);
    assert_eq!(page.count("[data-claim]"), 0, "a failure claims nothing");
}

#[wasm_bindgen_test]
async fn several_that_are_picked_are_told_one_by_one() {
    let mut page = Page::of_clara("/da/spaer/identifikationsmiddel", "").await;
    page.press("#choice-0").await;
    page.press("#choice-1").await;
    page.submit().await;
    // Both of her two: nothing would be left.
    page.press("#go-on").await;
    page.press("#block").await;
    page.tell(Message::KeysDrawn(vec![[7; 32], [8; 32]])).await;
    assert_eq!(page.count("section.claim[data-claim=unknown]"), 2);
    let first = page.state().acting.receipt.blocks.first().unwrap().clone();
    page.answer_send(&first, r#""state":"refused","refused_at":"2026-11-23T12:00:01+00:00","refused_code":"x""#).await;
    let claims = |word: &str| page.count(&format!("section.claim[data-claim={word}]"));
    assert_eq!((claims("unknown"), claims("refused") + claims("blocked")), (1, 1));
}
