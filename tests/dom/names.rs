//! Names that somebody else chose.

use spaer_core::domain::authenticator::Kind;
use wasm_bindgen_test::wasm_bindgen_test;

use super::support::{Page, device};

#[wasm_bindgen_test]
async fn two_devices_of_one_name_are_told_apart() {
    let page = Page::of_clara("/da/spaer/identifikationsmiddel", "").await;
    assert_eq!(page.text("label[for=choice-0] .device__label:last-child"), "ID APP-1");
    assert_eq!(page.text("label[for=choice-1] .device__label:last-child"), "ID APP-2");
}

#[wasm_bindgen_test]
async fn markup_in_a_name_is_text() {
    let mut page = Page::of_clara("/da/spaer/identifikationsmiddel", "").await;
    page.tell(spaer_core::flow::app::Message::AddressChanged {
        path: "/da/spaer/identifikationsmiddel".to_owned(),
        fragment: "#new-phone".to_owned(),
    })
    .await;
    let hostile = "<img src=x onerror=alert(1)>\u{202E}drohssap";
    page.answer_list(vec![device("a", Kind::App, hostile), device("b", Kind::App, "b")]).await;
    assert_eq!(page.count("main img"), 0);
    assert_eq!(page.text("label[for=choice-0] bdi"), "<img src=x onerror=alert(1)>drohssap");
}

#[wasm_bindgen_test]
async fn a_device_without_an_id_is_shown_and_cannot_be_chosen() {
    let mut page = Page::at("/da/spaer/identifikationsmiddel", "").await;
    page.tell(spaer_core::flow::app::Message::SessionAnswered(Ok(super::support::clara()))).await;
    let mut nameless = device("x", Kind::Chip, "Min chip");
    nameless.id = None;
    page.answer_list(vec![device("a", Kind::App, "A"), nameless]).await;
    assert_eq!(page.count("input[type=checkbox]"), 1);
    assert!(page.text(".card").contains("Min chip"));
}
