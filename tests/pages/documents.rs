//! The documents as they are written for reading without WebAssembly.

use std::collections::BTreeSet;

use spaer::ui::document::{Document, documents, redirects};
use spaer_core::{
    domain::{language::Lang, languages::has_page},
    i18n::text,
    operator::{ORIGIN, PHONES},
    route::{Address, Page, Route},
};

use super::support::html;

/// The document at a path.
fn at(path: &str) -> String {
    let all = documents();
    html(all.iter().find(|document| document.path == path).unwrap_or_else(|| panic!("no document at {path}")))
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
        let (html, path) = (html(&document), &document.path);
        assert_eq!(html.matches("<h1").count(), 1, "{path}");
        assert!(html.contains(&format!("href=\"{}\"", PHONES[0].tel)), "{path}: the phone");
        assert!(html.contains("help-bar__block"), "{path}: the way to block");
        assert!(html.contains("id=\"who\"") && html.contains("id=\"status\""), "{path}: the places that live");
        assert_eq!(html.contains("id=\"app\""), is_drawn(&document), "{path}: the place of what is drawn");
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
            text::MISSING,
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
        ("/de/profile", "en", "full"),
        ("/kl/help", "da", "full"),
        ("/fo/", "da", "full"),
    ] {
        let html = at(path);
        for part in [
            format!("<html lang=\"{lang}\">"),
            format!("data-notice=\"{notice}\""),
            format!("data-page=\"{path}\""),
            format!("data-lang=\"{lang}\""),
        ] {
            assert!(html.contains(&part), "{path}: {part}");
        }
    }
}

#[test]
fn the_notice_speaks_every_language_that_has_it_and_leads_to_every_language_of_the_page() {
    for document in documents() {
        let Route::Page(_, page) = document.route else { continue };
        let html = html(&document);
        let notice = html.split("id=\"language-notice\"").nth(1).and_then(|rest| rest.split("</section>").next());
        let notice = notice.expect("a notice");
        for lang in [Lang::Da, Lang::En, Lang::De] {
            assert!(notice.contains(&format!("<div lang=\"{}\"", lang.as_str())), "{}", document.path);
            assert!(notice.contains(text::notice::text(lang)), "{}", document.path);
        }
        for lang in Lang::ALL {
            let leads = notice.contains(&format!("href=\"{}\"", page.path(lang)));
            assert_eq!(leads, has_page(lang, page), "{}: to {lang:?}", document.path);
        }
        assert!(
            notice.find("<h2").is_some() && html.find("<h2").unwrap_or_default() < html.find("<h1").unwrap_or_default()
        );
    }
}

#[test]
fn a_link_to_another_language_says_so() {
    let german = at("/de/");
    let act = german
        .split("<a ")
        .find(|link| link.contains("class=\"button") && link.contains("data-direct=\"/en/block/identity\""));
    let act = act.expect("the act, in English").split("</a>").next().unwrap_or_default();
    assert!(act.contains("hreflang=\"en\"") && act.contains("<span lang=\"en\">English</span>"), "{act}");
    assert!(!at("/da/").contains("(<span lang"), "everything is there in Danish");
}

#[test]
fn languages_without_a_page_are_not_in_the_switcher() {
    let html = at("/da/");
    let switcher = html.split("class=\"top__languages\"").nth(1).and_then(|rest| rest.split("</nav>").next());
    let switcher = switcher.expect("a switcher");
    for (lang, is_there) in [("en", true), ("de", true), ("kl", false), ("fo", false)] {
        assert_eq!(switcher.contains(&format!("data-language=\"{lang}\"")), is_there, "{switcher}");
    }
    assert!(at("/da/profil").contains("href=\"/de/profile\""), "to the notice, where German lacks the page");
}

#[test]
fn acts_lead_through_the_login_without_the_app() {
    assert!(at("/da/").contains("/api/v1/login?return_to=/da/spaer/identifikationsmiddel%23stolen-phone"));
}

#[test]
fn only_public_pages_in_their_own_language_are_for_indexes() {
    for document in documents() {
        let html = html(&document);
        let is_public = matches!(document.route, Route::Page(_, page) if page.is_public()) && !document.is_notice;
        assert_eq!(html.contains("noindex"), !is_public, "{}", document.path);
        let canonical = format!("rel=\"canonical\" href=\"{ORIGIN}{}\"", document.path);
        assert_eq!(html.contains(&canonical), is_public, "{}", document.path);
        let Route::Page(_, page) = document.route else { continue };
        for lang in Lang::ALL {
            let alternate = format!("hreflang=\"{}\" href=\"{ORIGIN}{}\"", lang.as_str(), page.path(lang));
            assert_eq!(html.contains(&alternate), is_public && has_page(lang, page), "{}: {lang:?}", document.path);
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
            let html = html(&document);
            let between = |from: &str, to: &str| {
                html.split(from).nth(1).and_then(|rest| rest.split(to).next()).unwrap_or_default().to_owned()
            };
            for part in [between("<title>", "</title>"), between("name=\"description\" content=\"", "\"")] {
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
        let html = html(&document);
        for attribute in ["href=\"", "data-direct=\""] {
            for link in html.split(attribute).skip(1).filter_map(|rest| rest.split('"').next()) {
                let path = link.split('#').next().unwrap_or_default();
                assert!(!is_own(path) || paths.contains(path), "{}: {link}", document.path);
                let place = link.strip_prefix('#').filter(|place| !place.is_empty());
                assert!(
                    place.is_none_or(|place| html.contains(&format!("id=\"{place}\""))),
                    "{}: {link}",
                    document.path
                );
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
        let html = html(document);
        for link in html.split("<a ").skip(1).filter_map(|rest| rest.split('>').next()) {
            for attribute in ["href=\"", "data-direct=\""] {
                let target = link.split(attribute).nth(1).and_then(|rest| rest.split(['"', '#']).next());
                let is_choice = link.contains("data-language");
                assert!(is_choice || !target.is_some_and(|path| notices.contains(path)), "{}: {link}", document.path);
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
fn whatever_the_browser_keeps_is_told_by_its_name_in_every_language() {
    let kept = kept();
    assert!(kept.len() >= 10 && kept.contains("spaer.login") && kept.contains("spaer.finished"), "{kept:?}");
    for lang in Lang::ALL.into_iter().filter(|lang| has_page(*lang, Page::Privacy)) {
        let html = at(&Page::Privacy.path(lang));
        for key in &kept {
            assert!(html.contains(&format!(">{key}</code>")), "{lang:?}: {key}");
        }
    }
}
