//! The page around the claim: whose, help, focus, language.

use spaer::platform::{focus, links};
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;

use super::support::Page;

#[wasm_bindgen_test]
async fn the_check_says_whose_it_is() {
    let mut page = Page::of_clara("/da/spaer/identifikationsmiddel", "").await;
    page.press("#choice-0").await;
    page.submit().await;
    assert_eq!(page.text(".whose bdi"), "Clara Opdigtet");
    assert!(page.text(".whose").contains("cl•••91"));
}

#[wasm_bindgen_test]
async fn going_on_without_a_choice_asks_for_one() {
    let mut page = Page::of_clara("/da/spaer/identifikationsmiddel", "").await;
    assert_eq!(page.text("#choice-error"), "");
    page.submit().await;
    assert_eq!(page.text("#choice-error"), "Vælg først, hvad du vil spærre.");
}

#[wasm_bindgen_test]
async fn picking_one_does_not_draw_the_list_anew() {
    let mut page = Page::of_clara("/da/spaer/identifikationsmiddel", "").await;
    let before = page.element("#choice-1").unwrap();
    page.press("#choice-1").await;
    assert!(before.is_connected(), "or the focus would be lost with it");
}

#[wasm_bindgen_test]
async fn a_second_press_makes_no_second_order() {
    let mut page = Page::of_clara("/da/spaer/identifikationsmiddel", "").await;
    page.press("#choice-0").await;
    page.submit().await;
    let button = page.element("#block").unwrap();
    button.click();
    button.click();
    page.settle().await;
    let draws =
        page.effects.iter().filter(|effect| matches!(effect, spaer_core::flow::app::Effect::DrawKeys { .. })).count();
    assert_eq!(draws, 1);
}

#[wasm_bindgen_test]
async fn every_app_page_has_one_heading_and_articles_are_left_as_they_are_written() {
    for (path, headings) in [
        ("/en/block/identity", 1),
        ("/da/kvittering", 1),
        ("/en/block/authenticator", 1),
        ("/da/profil", 1),
        ("/da/", 0),
        ("/de/help", 0),
        ("/nowhere", 0),
    ] {
        assert_eq!(Page::at(path, "").await.count("h1"), headings, "{path}");
    }
}

#[wasm_bindgen_test]
async fn title_and_language_follow_the_page() {
    let document = web_sys::window().unwrap().document().unwrap();
    let _page = Page::at("/en/block/identity", "").await;
    assert_eq!(document.title(), "Block your whole MitID temporarily - Spær");
    assert_eq!(document.document_element().unwrap().get_attribute("lang").as_deref(), Some("en"));
}

/// Nothing is anybody's: no login, no way that stays.
struct Nobody;

impl links::Follow for Nobody {
    fn is_logged_in(&self) -> bool {
        false
    }

    fn chose_language(&self, _tag: &str) {}

    fn is_not_me(&self, _login: String) {}

    fn stays(&self, _path: &str) -> bool {
        false
    }

    fn followed(&self, _path: String, _fragment: String) {}
}

/// The fragment is the receipt's id and key: a place on the page must not take it away.
#[wasm_bindgen_test]
fn the_skip_link_moves_the_focus_and_leaves_the_address() {
    links::on_follow(Nobody);
    let before = spaer::platform::address::current();
    let document = web_sys::window().unwrap().document().unwrap();
    let frame = document.create_element("div").unwrap();
    frame.set_inner_html("<a href='#main'>skip</a><main id='main' tabindex='-1'></main>");
    document.body().unwrap().append_child(&frame).unwrap();
    frame.query_selector("a").unwrap().unwrap().dyn_into::<web_sys::HtmlElement>().unwrap().click();
    assert_eq!(spaer::platform::address::current(), before);
    assert_eq!(document.active_element().unwrap().id(), "main");
    frame.remove();
}

/// A page before the app stood, and the same page of the app's: what a reader has done stays done.
#[wasm_bindgen_test]
fn what_a_reader_has_touched_is_kept_across_the_swap() {
    let document = web_sys::window().unwrap().document().unwrap();
    let make = |text: &str| {
        let page = document.create_element("div").unwrap();
        page.set_inner_html(text);
        document.body().unwrap().append_child(&page).unwrap();
        page
    };
    let written =
        make("<h1>One <b>two</b></h1><details open>three</details><details>four</details><a href='/x'>five</a> six");
    // As the app makes it: comments mark where it goes on.
    let drawn = make(
        "<h1>One <b>two</b><!----></h1><details>three</details><details>four</details><a href='/x'>five</a><!----> six",
    );
    written.query_selector("a").unwrap().unwrap().dyn_into::<web_sys::HtmlElement>().unwrap().focus().unwrap();
    let selection = web_sys::window().unwrap().get_selection().unwrap().unwrap();
    let (from, to) = (written.query_selector("b").unwrap().unwrap(), written.last_child().unwrap());
    selection.set_base_and_extent(&from.first_child().unwrap(), 1, &to, 2).unwrap();
    let touched = focus::touched_below(&written);
    written.remove();
    focus::touch_below(&drawn, &touched);
    let selected = selection.get_range_at(0).unwrap().to_string();
    assert_eq!(selected.as_string().unwrap(), "wothreefourfive s");
    assert_eq!(document.active_element(), drawn.query_selector("a").unwrap());
    let open = drawn.query_selector_all("details[open]").unwrap();
    assert_eq!((open.length(), open.get(0).unwrap().text_content().as_deref()), (1, Some("three")));
    drawn.remove();
}
