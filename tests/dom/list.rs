//! The list of activities: what comes from outside is text, and nothing that stands there is drawn twice.

use spaer_core::{
    domain::{
        activity::{Activity, ActivityKind, Outcome, Place},
        activity_list::{Arrived, Local},
        id::ActivityId,
        person::SubjectKey,
        text::UntrustedText,
        time::Timestamp,
    },
    flow::activities::{Fetched, Message, Received, RequestId},
};
use wasm_bindgen_test::wasm_bindgen_test;

use super::support::Page;

const HOSTILE: &str = "<img src=x onerror=\"document.title='owned'\"> \u{202E}gniddalk\u{2067} \u{1b}[31m";

fn arrived(number: i64, device: &str) -> Arrived {
    let text = UntrustedText::new;
    let activity = Activity {
        id: ActivityId::parse(&number.to_string()),
        at: Some(Timestamp::from_unix_millis(1_794_000_000_000 - number * 60_000)),
        kind: ActivityKind::Login,
        outcome: Outcome::Succeeded,
        authenticator: None,
        with: None,
        label: text(HOSTILE),
        provider: Some(text(HOSTILE)),
        device: Some(text(device)),
        place: Some(Place { country: text("DK"), city: text(HOSTILE) }),
        reported: None,
    };
    Arrived { activity, local: Some(Local { day: 20_000, minute: 600 }), country: "Danmark".to_owned() }
}

async fn listed(rows: Vec<Arrived>) -> Page {
    let mut page = Page::of_clara("/da/aktivitet", "").await;
    let subject = SubjectKey::new("sub-clara").unwrap();
    page.tell_list(Message::ListShown(true)).await;
    page.tell_list(Message::Person(Some(subject.clone()))).await;
    let fetched = Fetched { subject, rows, next_cursor: None, recorded_since: None, provider_hidden: false, tag: None };
    // The first reading after the person was told.
    page.tell_list(Message::Answered { request_id: RequestId::Page(2), answer: Ok(Received::Page(fetched)) }).await;
    page
}

#[wasm_bindgen_test]
async fn what_comes_from_outside_is_text_and_isolated() {
    let mut page = listed(vec![arrived(1, HOSTILE)]).await;
    assert_eq!(page.count(".event"), 1);
    page.tell_list(Message::Opened(0)).await;
    assert_eq!(page.count(".judge"), 1);
    assert_eq!(page.count("#activities img"), 0);
    let text = page.text("#activities");
    assert!(text.contains("<img src=x"), "{text}");
    // Nothing that turns the text around it, but for what isolates.
    assert!(!text.contains(['\u{202E}', '\u{2067}', '\u{1b}']), "{text}");
    assert_eq!(text.matches('\u{2068}').count(), text.matches('\u{2069}').count());
}

#[wasm_bindgen_test]
async fn a_long_text_is_cut_and_whole_where_it_is_asked_for() {
    let long = "x".repeat(10_000);
    let mut page = listed(vec![arrived(1, &long)]).await;
    assert!(page.text(".event").chars().count() < 600);
    page.tell_list(Message::Opened(0)).await;
    assert!(page.text(".full-text").contains(&long));
}

#[wasm_bindgen_test]
async fn no_more_rows_stand_there_than_can_be_read() {
    let mut page = listed((0..1_000).map(|number| arrived(number, "Telefon")).collect()).await;
    assert_eq!(page.count(".event"), 50);
    for _ in 0..12 {
        page.tell_list(Message::OlderPressed).await;
        assert!(page.count(".event") <= 250);
    }
    assert!(page.element("#newer").is_some() && page.element("#older").is_some());
}

#[wasm_bindgen_test]
async fn a_row_that_stays_is_the_same_element() {
    let mut page =
        listed((0..5).map(|number| arrived(number, if number == 3 { "Anden" } else { "Telefon" })).collect()).await;
    let before = page.element("#event-3").unwrap();
    page.tell_list(Message::Typed("anden".to_owned())).await;
    assert_eq!(page.count(".event"), 1);
    assert!(page.element("#event-3").unwrap() == before);
    page.tell_list(Message::Typed(String::new())).await;
    assert_eq!(page.count(".event"), 5);
}
