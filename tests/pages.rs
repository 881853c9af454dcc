//! The pages as they are written for reading without WebAssembly.
#![cfg(not(target_arch = "wasm32"))]

use spaer::ui::document::{files, render};
use spaer_core::{
    domain::language::Lang,
    operator::PHONES,
    route::{Page, Route},
};

const TEMPLATE: &str = include_str!("../index.html");

fn page(route: Route) -> String {
    render(TEMPLATE, route)
}

#[test]
fn every_page_of_every_language_is_written() {
    let names: Vec<_> = files().into_iter().map(|(name, _)| name).collect();
    assert_eq!(names.len(), 2 + Page::ALL.len() * Lang::ALL.len());
    for name in ["index.html", "404.html", "da/index.html", "da/spaer/identifikationsmiddel.html", "en/receipt.html"] {
        assert!(names.iter().any(|one| one == name), "{name} is missing in {names:?}");
    }
}

#[test]
fn every_page_has_one_heading_the_phone_and_the_way_to_block() {
    for (name, route) in files() {
        let html = page(route);
        assert_eq!(html.matches("<h1").count(), 1, "{name}");
        assert!(html.contains(&format!("href=\"{}\"", PHONES[0].tel)), "{name}: the phone");
        assert!(html.contains("help-bar__block"), "{name}: the way to block");
    }
}

#[test]
fn nothing_of_the_template_is_left_open() {
    for (name, route) in files() {
        let html = page(route);
        for placeholder in
            ["{lang}", "{title}", "{description}", "{links}", "{body}", "{failed}", "{phone-tel}", "{phone-number}"]
        {
            assert!(!html.contains(placeholder), "{name}: {placeholder}");
        }
    }
}

#[test]
fn a_page_says_its_language() {
    assert!(page(Route::Page(Lang::En, Page::Blocking)).contains("<html lang=\"en\">"));
    assert!(page(Route::Page(Lang::Da, Page::Receipt)).contains("<html lang=\"da\">"));
}

#[test]
fn acts_lead_through_the_login_without_the_app() {
    let html = page(Route::Page(Lang::Da, Page::Blocking));
    assert!(html.contains("/api/v1/login?return_to=/da/spaer/identifikationsmiddel%23stolen-phone"));
}

#[test]
fn pages_of_one_visit_are_not_for_indexes() {
    for page_kind in [Page::Receipt, Page::BlockAuthenticator] {
        assert!(page(Route::Page(Lang::Da, page_kind)).contains("noindex"));
    }
    let public = page(Route::Page(Lang::Da, Page::Blocking));
    assert!(!public.contains("noindex") && public.contains("hreflang=\"en\"") && public.contains("canonical"));
}

/// What was measured to be blocked by the content security policy.
#[test]
fn no_page_has_inline_script_or_style() {
    for (name, route) in files() {
        let html = page(route);
        assert!(!html.contains(" style=") && !html.contains("<style"), "{name}");
        assert!(!html.contains("<script>") && !html.contains(" onclick="), "{name}");
    }
}
