//! What a document says before anything is known: to somebody without a script, without the style sheet, or whose app has not started yet.

use std::fs;

use scraper::ElementRef;
use spaer::ui::document::{Document, documents};
use spaer_core::{
    domain::{language::Lang, languages::offered},
    i18n::text::{common, flow, not_found, notice, receipt},
    operator::PHONES,
    route::{Page, Route},
};

use super::{
    blocks::blocks,
    support::{files, path, title_of},
    tree::{all, has, one, read, text, uncovered, words},
};

/// A complete link to a receipt leads to the same document as one that is cut off, and all persons have the same profile document.
#[test]
fn no_document_of_the_app_says_what_only_the_app_can_know() {
    let mut looked_at = 0;
    for document in documents() {
        let Route::Page(lang, page) = document.route else { continue };
        if page.is_article() {
            continue;
        }
        let may = true_for_everybody(page, lang);
        let seen = uncovered(read(&document));
        for block in blocks(&seen) {
            let unknown = may.iter().fold(block.text.clone(), |rest, text| rest.replace(text, ""));
            assert!(unknown.trim().is_empty(), "{}: {unknown}", document.path);
            looked_at += 1;
        }
        let seen = words(seen.root_element());
        for unknown in [receipt::bad_link_heading(lang), receipt::bad_link_text(lang), flow::loading(lang)] {
            assert!(!seen.contains(unknown), "{}: {unknown}", document.path);
        }
        assert!(seen.contains(common::silent(lang)), "{}: what to do where nothing happens", document.path);
    }
    assert!(looked_at > 100, "{looked_at}");
}

/// What stands in `<main>` of an app page as it is written: its name, what to do where nothing happens, and the whole identity's consequences, which are
/// the same for all.
fn true_for_everybody(page: Page, lang: Lang) -> Vec<String> {
    let frame =
        ["silent", "needs-script", "reads-without-script", "way-to-block", "footer-help", "footer-reactivation"];
    let all = files();
    let of =
        |file: &'static str| all.iter().find(move |it| it.lang == lang && it.name == file).expect("a file of texts");
    let forms = |file: &'static str, id: &str| of(file).text(id).expect(id).forms(|_| String::new());
    let mut may: Vec<String> = frame.iter().flat_map(|id| forms("common", id)).collect();
    let (file, id) = title_of(page);
    may.extend(forms(file, &id));
    if page == Page::BlockIdentity {
        let drawn = ["heading", "hang-up", "lead", "log-in", "look", "back-usual"];
        may.extend(drawn.iter().flat_map(|id| forms("identity", id)));
        let written = [
            "stops-heading",
            "stops-bank",
            "stops-health",
            "stops-public",
            "stops-other",
            "inside-heading",
            "inside-text",
            "inside-call",
            "credit-heading",
            "credit-text",
            "credit-link",
            "cannot-heading",
            "cannot-text",
        ];
        may.extend(written.iter().flat_map(|id| forms("consequences", id)));
        may.extend(["back-heading"].iter().flat_map(|id| forms("flow", id)));
        may.extend(PHONES.iter().map(|phone| format!("{} {}", common::call_support(lang, phone.name), phone.number)));
    }
    // The longest first: one may be a part of another.
    may.sort_by_key(|text| std::cmp::Reverse(text.len()));
    may
}

#[test]
fn waiting_words_are_there_for_the_script_to_uncover() {
    for document in documents().iter().filter(|document| is_drawn(document)) {
        let html = read(document);
        let is_covered = |element: &ElementRef<'_>| text(*element).contains(flow::loading(document.lang));
        // The whole identity can be read at once.
        let is_whole = matches!(document.route, Route::Page(_, Page::BlockIdentity));
        let waits = all(html.root_element(), "[hidden]").iter().any(is_covered);
        assert_eq!(waits, !is_whole, "{}", document.path);
    }
}

fn is_drawn(document: &Document) -> bool {
    matches!(document.route, Route::Page(_, page) if !page.is_article())
}

/// Otherwise somebody whose browser could not load the style sheet would read all of these texts on every page.
#[test]
fn what_is_said_only_at_times_is_hidden_and_not_only_styled_away() {
    for document in documents() {
        let (html, lang) = (read(&document), document.lang);
        let said: Vec<_> = all(html.root_element(), "*").into_iter().map(text).collect();
        // `boot.js` uncovers the section and the reasons in it separately, so each of them must be hidden.
        let open = "#instead:not([hidden]), [data-why]:not([hidden])";
        assert!(!has(html.root_element(), open), "{}", document.path);
        let seen = uncovered(html);
        assert!(!has(seen.root_element(), "#app"), "{}", document.path);
        let seen = words(seen.root_element());
        for (name, words) in [
            ("broken", common::app_failed(lang)),
            ("lost", common::app_lost(lang)),
            ("browser", common::app_browser(lang)),
            ("away", common::away(lang)),
            ("no-answer", common::no_answer(lang)),
            ("the button", common::try_again(lang)),
        ] {
            assert!(said.iter().any(|text| text == words) && !seen.contains(words), "{}: {name}", document.path);
        }
        if matches!(document.route, Route::Page(..)) {
            for notice_lang in [Lang::Da, Lang::En, Lang::De] {
                assert_eq!(seen.contains(notice::text(notice_lang)), document.is_notice, "{}", document.path);
                let line = notice::line(notice_lang);
                assert!(said.iter().any(|text| text.trim_end() == line) && !seen.contains(line), "{}", document.path);
            }
        }
    }
}

#[test]
fn what_stands_in_the_place_of_the_app_has_the_phone_and_its_hours() {
    for document in documents() {
        let html = read(&document);
        // Outside of what can be taken away.
        let instead = one(html.root_element(), ".document:has(main) ~ #instead");
        let lines = all(instead, "li");
        assert_eq!(lines.len(), PHONES.len(), "{}", document.path);
        for (line, phone) in lines.into_iter().zip(PHONES) {
            let link = one(line, "a");
            assert_eq!(link.attr("href"), Some(phone.tel), "{}", document.path);
            assert!(text(link).contains(phone.number), "{}", document.path);
            let hours = spaer::ui::words::hours(phone.weekdays, phone.weekends, phone.last_checked, document.lang);
            assert!(text(line).contains(&hours), "{}: {hours}", document.path);
        }
    }
}

/// A document does not know what time it is: the others are there for the app to uncover.
#[test]
fn the_help_of_a_page_as_it_is_written_shows_its_first_line_alone() {
    for document in documents() {
        let html = read(&document);
        let lines = all(one(html.root_element(), ".help-bar"), "a.help-bar__call");
        assert_eq!(lines.len(), PHONES.len(), "{}", document.path);
        for (place, (line, phone)) in lines.into_iter().zip(PHONES).enumerate() {
            assert_eq!(line.attr("href"), Some(phone.tel), "{}", document.path);
            assert!(text(line).contains(phone.number), "{}", document.path);
            assert_eq!(line.attr("hidden").is_some(), place > 0, "{}: {line:?}", document.path);
        }
    }
}

/// Whoever reads "22–6" on a Monday's early morning must not think that it is this night.
#[test]
fn hours_over_midnight_say_whose_night_they_are() {
    for lang in offered() {
        let told = |weekdays, weekends| {
            let hours = spaer::ui::words::hours(weekdays, weekends, "2026-11-01", lang);
            hours.matches(common::hours_nights(lang)).count()
        };
        assert_eq!([told((8, 20), None), told((8, 20), Some((10, 16))), told((20, 0), None)], [0; 3]);
        assert_eq!([told((22, 6), None), told((8, 20), Some((20, 4))), told((22, 6), Some((22, 6)))], [1; 3]);
    }
}

/// The host sends this document also for addresses whose page the app may still find: a language that is not known here, or a link to a receipt with
/// `%23` for `#`.
#[test]
fn the_document_for_what_is_not_found_does_not_say_that_a_page_is_not_there() {
    let document = documents().into_iter().find(|document| document.route == Route::NotFound).expect("it");
    let html = read(&document);
    let headings: Vec<_> = all(html.root_element(), "h1, h2").into_iter().map(text).collect();
    let without_script: Vec<_> = all(html.root_element(), "noscript").into_iter().map(text).collect();
    for (lang, untrue) in [(Lang::Da, "findes ikke"), (Lang::En, "does not exist"), (Lang::De, "gibt es nicht")] {
        assert!(!headings.iter().any(|heading| heading.ends_with(untrue)), "{headings:?}");
        assert!(without_script.iter().any(|text| text == not_found::link_text(lang)), "what to do without a script");
    }
    assert!(headings.len() >= 3, "{headings:?}");
}

#[test]
fn the_browsers_that_are_named_are_those_of_the_readme() {
    let readme = fs::read_to_string(path("README.md")).expect("the README");
    let row = readme.lines().find(|line| line.starts_with("| Chrome, Edge")).expect("a row of browsers");
    let numbers = |text: &str| {
        let numbers = text.split(|letter: char| !letter.is_ascii_digit()).filter(|it| !it.is_empty());
        numbers.map(str::to_owned).collect::<Vec<_>>()
    };
    for lang in [Lang::Da, Lang::En, Lang::De] {
        assert_eq!(numbers(common::app_browser(lang)), numbers(row), "{lang:?}");
    }
}
