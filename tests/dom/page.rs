//! The page around the claim: whose, help, focus, language.

use wasm_bindgen_test::wasm_bindgen_test;

use super::support::Page;

#[wasm_bindgen_test]
async fn the_check_says_whose_it_is() {
    let mut page = Page::of_clara("/da/spaer/identifikationsmiddel", "").await;
    page.press("#choice-0").await;
    page.submit().await;
    assert_eq!(page.text(".facts .whose"), "Clara Opdigtet");
    assert!(page.text(".facts").contains("cl•••91"));
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
async fn every_page_has_the_phone_and_the_way_to_block() {
    for path in
        ["/", "/da/", "/en/block/identity", "/da/kvittering", "/en/block/authenticator", "/da/profil", "/nowhere"]
    {
        let page = Page::at(path, "").await;
        assert!(page.element(".help-bar a[href^='tel:']").is_some(), "{path}");
        assert!(page.element(".help-bar__block").is_some(), "{path}");
        assert_eq!(page.count("h1"), 1, "{path}");
    }
}

#[wasm_bindgen_test]
async fn title_and_language_follow_the_page() {
    let document = web_sys::window().unwrap().document().unwrap();
    let _page = Page::at("/en/block/identity", "").await;
    assert_eq!(document.title(), "Block your whole MitID - Spær");
    assert_eq!(document.document_element().unwrap().get_attribute("lang").as_deref(), Some("en"));
}

/// The fragment is the receipt's id and key: a place on the page must not take it away.
#[wasm_bindgen_test]
async fn the_skip_link_moves_the_focus_and_leaves_the_address() {
    spaer::platform::links::on_follow(|_| false, |_, _| {});
    let before = spaer::platform::address::current();
    let page = Page::at("/da/kvittering", "").await;
    page.element(".skipnav").unwrap().click();
    assert_eq!(spaer::platform::address::current(), before);
    let focused = web_sys::window().unwrap().document().unwrap().active_element().unwrap();
    assert_eq!(focused.id(), "main");
}
