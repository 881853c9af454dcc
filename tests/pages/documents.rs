//! The documents as they are written for reading without WebAssembly.

use std::collections::BTreeSet;

use scraper::Html;
use spaer::ui::document::{Document, documents, redirects};
use spaer_core::{
    domain::{language::Lang, languages::has_page},
    i18n::text::{MISSING, notice},
    operator::{ORIGIN, PHONES},
    route::{Address, Page, Route},
};

use super::{
    support::html,
    tree::{all, has, one, read, text},
};

/// The document at a path.
fn at(path: &str) -> Html {
    let documents = documents();
    read(documents.iter().find(|document| document.path == path).unwrap_or_else(|| panic!("no document at {path}")))
}

/// A selector of whatever leads to an address.
fn leads_to(address: &str) -> String {
    format!("a[href=\"{address}\"]")
}

#[test]
fn every_page_has_a_document_for_every_language_that_has_a_name() {
    let documents = documents();
    assert_eq!(documents.len(), 2 + Page::ALL.len() * Lang::ALL.len());
    let files: BTreeSet<_> = documents.iter().map(Document::file).collect();
    assert_eq!(files.len(), documents.len(), "each its own file");
    for file in [
        "index.html",
        "404.html",
        "da/index.html",
        "da/spaer/identifikationsmiddel.html",
        "kl/receipt.html",
        "de/help.html",
    ] {
        assert!(files.contains(file), "{file} is missing in {files:?}");
    }
}

#[test]
fn a_document_is_where_its_path_is_looked_for() {
    for document in documents().iter().filter(|document| document.route != Route::NotFound) {
        assert_eq!(Address::parse(&document.path).path().as_deref(), Some(document.path.as_str()));
    }
}

#[test]
fn every_document_has_one_heading_the_phone_and_the_way_to_block() {
    for document in documents() {
        let (html, path) = (read(&document), &document.path);
        let root = html.root_element();
        let count = |selector: &str| all(root, selector).len();
        assert_eq!(count("h1"), 1, "{path}");
        assert!(has(root, &leads_to(PHONES[0].tel)), "{path}: the phone");
        assert_eq!(count("a.help-bar__block[href]"), 1, "{path}: the way to block");
        assert_eq!((count("#who"), count("#status")), (1, 1), "{path}: the places that live");
        assert_eq!(count("#app"), usize::from(is_drawn(&document)), "{path}: the place of what is drawn");
    }
}

fn is_drawn(document: &Document) -> bool {
    matches!(document.route, Route::Page(_, page) if !page.is_article())
}

#[test]
fn nothing_of_the_template_is_left_open_and_no_text_is_missing() {
    for document in documents() {
        let html = html(&document);
        for placeholder in [
            "{lang}",
            "{page}",
            "{kind}",
            "{notice}",
            "{title}",
            "{description}",
            "{links}",
            "{body}",
            "{instead}",
            MISSING,
        ] {
            assert!(!html.contains(placeholder), "{}: {placeholder}", document.path);
        }
    }
}

/// Also where the path asks for another language: what is read is in the language that the document names.
#[test]
fn a_document_says_the_language_of_the_page_in_it() {
    for (path, lang, notice) in [
        ("/en/", "en", "none"),
        ("/da/kvittering", "da", "none"),
        ("/de/help", "de", "none"),
        ("/de/profile", "de", "none"),
        ("/kl/help", "da", "full"),
        ("/fo/", "da", "full"),
    ] {
        let html = at(path);
        let root = html.root_element();
        let (body, boot) = (one(root, "body"), one(root, "#boot"));
        assert_eq!((root.attr("lang"), body.attr("data-notice")), (Some(lang), Some(notice)), "{path}");
        assert_eq!((boot.attr("data-page"), boot.attr("data-lang")), (Some(path), Some(lang)), "{path}");
    }
}

#[test]
fn the_notice_speaks_every_language_that_has_it_and_leads_to_every_language_of_the_page() {
    for document in documents() {
        let Route::Page(_, page) = document.route else { continue };
        let html = read(&document);
        let notice = one(html.root_element(), "#language-notice");
        for lang in [Lang::Da, Lang::En, Lang::De] {
            let told = one(notice, &format!("div[lang=\"{}\"]", lang.as_str()));
            assert_eq!(text(one(told, "p")), notice::text(lang), "{}", document.path);
        }
        for lang in Lang::ALL {
            let leads = has(notice, &leads_to(&page.path(lang)));
            assert_eq!(leads, has_page(lang, page), "{}: to {lang:?}", document.path);
        }
        let first = all(html.root_element(), "h1, h2")[0];
        assert_eq!(first, all(notice, "h2")[0], "{}", document.path);
    }
}

/// Every language that has a page here has all of them.
#[test]
fn no_link_leads_to_another_language() {
    for path in ["/da/", "/en/", "/de/"] {
        assert!(!has(at(path).root_element(), "main a[hreflang]"), "{path}");
    }
}

#[test]
fn languages_without_a_page_are_not_in_the_switcher() {
    let html = at("/da/");
    let links = all(one(html.root_element(), ".top__languages"), "a");
    let languages: Vec<_> = links.iter().map(|link| link.attr("data-language")).collect();
    assert_eq!(languages, [Some("en"), Some("de")]);
}

#[test]
fn acts_lead_through_the_login_without_the_app() {
    let act = "/api/v1/login?return_to=/da/spaer/identifikationsmiddel%23stolen-phone";
    assert!(has(at("/da/").root_element(), &leads_to(act)));
}

#[test]
fn only_public_pages_in_their_own_language_are_for_indexes() {
    for document in documents() {
        let html = read(&document);
        let values = |selector: &str, attribute: &str| {
            let found = all(html.root_element(), selector).into_iter();
            found.map(|element| element.attr(attribute).unwrap_or_default().to_owned()).collect::<Vec<_>>()
        };
        let is_public = matches!(document.route, Route::Page(_, page) if page.is_public()) && !document.is_notice;
        let (robots, canonical) = if is_public {
            (None, Some(format!("{ORIGIN}{}", document.path)))
        } else {
            (Some("noindex".to_owned()), None)
        };
        assert_eq!(values("meta[name=\"robots\"]", "content"), Vec::from_iter(robots), "{}", document.path);
        assert_eq!(values("link[rel=\"canonical\"]", "href"), Vec::from_iter(canonical), "{}", document.path);
        let Route::Page(_, page) = document.route else { continue };
        for lang in Lang::ALL {
            let alternates = values(&format!("link[rel=\"alternate\"][hreflang=\"{}\"]", lang.as_str()), "href");
            let is_there = is_public && has_page(lang, page);
            let expected = is_there.then(|| format!("{ORIGIN}{}", page.path(lang)));
            assert_eq!(alternates, Vec::from_iter(expected), "{}: {lang:?}", document.path);
        }
    }
}

#[test]
fn titles_and_descriptions_tell_pages_apart() {
    for lang in [Lang::Da, Lang::En, Lang::De] {
        let own = documents().into_iter().filter(|it| it.lang == lang && !it.is_notice);
        let public = own.filter(|it| matches!(it.route, Route::Page(_, page) if page.is_public()));
        let mut seen = BTreeSet::new();
        for document in public {
            let html = read(&document);
            let title = text(one(html.root_element(), "title"));
            let description = one(html.root_element(), "meta[name=\"description\"]").attr("content");
            for part in [title, description.unwrap_or_default().to_owned()] {
                assert!(part.len() > 5, "{}", document.path);
                assert!(seen.insert(part.clone()), "{}: {part} is another page's too", document.path);
            }
        }
    }
}

#[test]
fn another_languages_name_of_a_page_redirects_to_its_own() {
    let redirects = redirects();
    for (from, to) in [("/da/help", "/da/hjaelp"), ("/en/hjaelp", "/en/help"), ("/kl/kvittering", "/kl/receipt")] {
        assert!(redirects.contains(&(from.to_owned(), to.to_owned())), "{from}");
    }
    let paths: BTreeSet<_> = documents().into_iter().map(|document| document.path).collect();
    for (from, to) in &redirects {
        assert!(!paths.contains(from) && paths.contains(to), "{from} {to}");
        assert_eq!(Address::parse(from).path().as_ref(), Some(to), "the app goes where the host leads");
    }
}

/// What was measured to be blocked by the content security policy.
#[test]
fn no_document_has_inline_script_or_style() {
    for document in documents() {
        let html = html(&document);
        assert!(!html.contains(" style=") && !html.contains("<style"), "{}", document.path);
        assert!(!html.contains("<script>") && !html.contains(" onclick="), "{}", document.path);
    }
}

#[test]
fn every_link_within_the_site_leads_to_a_document() {
    let paths: BTreeSet<_> = documents().into_iter().map(|document| document.path).collect();
    for document in documents() {
        let html = read(&document);
        let root = html.root_element();
        for element in all(root, "[href], [data-direct]") {
            for link in ["href", "data-direct"].into_iter().filter_map(|name| element.attr(name)) {
                let (path, place) = link.split_once('#').unwrap_or((link, ""));
                assert!(!is_own(path) || paths.contains(path), "{}: {link}", document.path);
                let is_here = path.is_empty() && !place.is_empty();
                assert!(!is_here || all(root, &format!("[id=\"{place}\"]")).len() == 1, "{}: {link}", document.path);
            }
        }
    }
}

fn is_own(path: &str) -> bool {
    path.starts_with('/')
        && !path.starts_with("/api/")
        && !path.starts_with("/favicon")
        && !path.starts_with("/assets/")
}

/// Only the links for choosing a language may lead to a page with a notice; every other link leads to the best language that exists, and says which.
#[test]
fn no_other_link_leads_to_a_notice() {
    let notices: BTreeSet<_> = documents().into_iter().filter(|it| it.is_notice).map(|it| it.path).collect();
    for document in documents().iter().filter(|document| !document.is_notice) {
        for link in all(read(document).root_element(), "a:not([data-language])") {
            for target in ["href", "data-direct"].into_iter().filter_map(|name| link.attr(name)) {
                let path = target.split('#').next().unwrap_or_default();
                assert!(!notices.contains(path), "{}: {}", document.path, link.html());
            }
        }
    }
}

/// The names of what the browser keeps, as the source writes them.
fn kept() -> BTreeSet<String> {
    let sources = ["src/platform/storage.rs", "public/boot.js"];
    let read = |file| std::fs::read_to_string(super::support::path(file)).expect("a source");
    let names = |source: String| {
        source.split('"').filter(|part| part.starts_with("spaer.")).map(str::to_owned).collect::<Vec<_>>()
    };
    sources.into_iter().flat_map(|file| names(read(file))).collect()
}

#[test]
fn whatever_the_browser_keeps_is_told_in_every_language() {
    let kept = kept();
    assert!(kept.len() >= 10 && kept.contains("spaer.login") && kept.contains("spaer.finished"), "{kept:?}");
    for lang in Lang::ALL.into_iter().filter(|lang| has_page(*lang, Page::Privacy)) {
        let html = at(&Page::Privacy.path(lang));
        let told = all(html.root_element(), "dt[data-key]").into_iter();
        let named: BTreeSet<_> = told.filter_map(|term| term.attr("data-key")).map(str::to_owned).collect();
        assert_eq!(kept.difference(&named).collect::<Vec<_>>(), [""; 0], "{lang:?}");
    }
}
