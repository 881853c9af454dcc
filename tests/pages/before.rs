//! What a document says before anything is known: to somebody without a script, without the style sheet, or whose app has not started yet.

use std::fs;

use spaer::ui::document::{Document, documents};
use spaer_core::{
    domain::{language::Lang, languages::offered},
    i18n::text::{common, flow, not_found, notice, receipt},
    operator::PHONES,
    route::{Page, Route},
};

use super::{
    blocks::blocks,
    support::{files, html, path, title_of},
};

/// Elements that nothing closes.
const VOID: [&str; 8] = ["br", "img", "input", "hr", "link", "meta", "wbr", "path"];

/// A document without its hidden elements.
fn uncovered(html: &str) -> String {
    let mut kept = String::new();
    let mut hidden_below: Option<usize> = None;
    let mut open: Vec<&str> = Vec::new();
    for part in html.split_inclusive('>') {
        let (text, tag) = part.rsplit_once('<').unwrap_or((part, ""));
        if hidden_below.is_none() {
            kept += text;
        }
        let name = tag.trim_start_matches('/').split([' ', '>', '\n']).next().unwrap_or_default();
        let is_element = name.starts_with(|first: char| first.is_ascii_alphabetic()) && !VOID.contains(&name);
        if is_element && !tag.starts_with('/') && !tag.ends_with("/>") {
            let is_hidden = tag.split([' ', '>']).any(|attribute| attribute == "hidden" || attribute == "hidden=\"\"");
            if is_hidden && hidden_below.is_none() {
                hidden_below = Some(open.len());
            }
            open.push(name);
        }
        if hidden_below.is_none() && !tag.is_empty() {
            kept.push('<');
            kept += tag;
        }
        if is_element && tag.starts_with('/') {
            assert_eq!(open.pop(), Some(name), "every element is closed");
            if hidden_below == Some(open.len()) {
                hidden_below = None;
            }
        }
    }
    kept
}

#[test]
fn what_is_hidden_is_left_out_with_all_that_is_in_it() {
    for (written, seen) in [
        ("<p>a</p><p hidden>b<br><b>c</b></p>d", "<p>a</p>d"),
        ("<section id=\"x\" hidden class=\"y\"><p>a</p></section><p>b</p>", "<p>b</p>"),
        ("<p hidden=\"\">a</p><p class=\"hidden\">b</p>", "<p class=\"hidden\">b</p>"),
        ("<div hidden><p hidden>a</p>b</div>c", "c"),
    ] {
        assert_eq!(uncovered(written), seen, "{written}");
    }
}

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
        for block in blocks(&uncovered(&html(&document))) {
            let unknown = may.iter().fold(block.text.clone(), |rest, text| rest.replace(text, ""));
            assert!(unknown.trim().is_empty(), "{}: {unknown}", document.path);
            looked_at += 1;
        }
        let seen = uncovered(&html(&document));
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
        let same = [
            "heading",
            "hang-up",
            "lead",
            "log-in",
            "look",
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
            "back-usual",
            "cannot-heading",
            "cannot-text",
        ];
        may.extend(same.iter().flat_map(|id| forms("identity", id)));
        may.extend(["credit-link", "back-heading"].iter().flat_map(|id| forms("flow", id)));
        may.extend(PHONES.iter().map(|phone| format!("{} {}", common::call_support(lang, phone.name), phone.number)));
    }
    // The longest first: one may be a part of another.
    may.sort_by_key(|text| std::cmp::Reverse(text.len()));
    may
}

#[test]
fn waiting_words_are_there_for_the_script_to_uncover() {
    for document in documents().iter().filter(|document| is_drawn(document)) {
        let html = html(document);
        // The whole identity can be read at once.
        let is_whole = matches!(document.route, Route::Page(_, Page::BlockIdentity));
        assert_eq!(html.contains(flow::loading(document.lang)), !is_whole, "{}", document.path);
    }
}

fn is_drawn(document: &Document) -> bool {
    matches!(document.route, Route::Page(_, page) if !page.is_article())
}

/// Otherwise somebody whose browser could not load the style sheet would read all of these texts on every page.
#[test]
fn what_is_said_only_at_times_is_hidden_and_not_only_styled_away() {
    for document in documents() {
        let (html, lang) = (html(&document), document.lang);
        let seen = uncovered(&html);
        for (name, words) in [
            ("broken", common::app_failed(lang)),
            ("lost", common::app_lost(lang)),
            ("browser", common::app_browser(lang)),
            ("away", common::away(lang)),
            ("no-answer", common::no_answer(lang)),
            ("the button", common::try_again(lang)),
        ] {
            assert!(html.contains(&format!(">{words}<")) && !seen.contains(words), "{}: {name}", document.path);
        }
        if matches!(document.route, Route::Page(..)) {
            for notice_lang in [Lang::Da, Lang::En, Lang::De] {
                assert_eq!(seen.contains(notice::text(notice_lang)), document.is_notice, "{}", document.path);
                assert!(html.contains(notice::line(notice_lang)) && !seen.contains(notice::line(notice_lang)));
            }
        }
        assert!(!html.contains("id=\"app\"") || !seen.contains("id=\"app\""), "{}", document.path);
    }
}

#[test]
fn what_stands_in_the_place_of_the_app_has_the_phone_and_its_hours() {
    for document in documents() {
        let html = html(&document);
        let instead = html.split("id=\"instead\"").nth(1).and_then(|rest| rest.split("</section>").next()).expect("it");
        for phone in PHONES {
            assert!(instead.contains(phone.tel) && instead.contains(phone.number), "{}", document.path);
            let hours = spaer::ui::words::hours(phone.weekdays, phone.weekends, phone.last_checked, document.lang);
            assert!(instead.contains(&hours), "{}: {hours}", document.path);
        }
        assert!(html.find("</main>") < html.find("id=\"instead\""), "outside of what can be taken away");
    }
}

/// A document does not know what time it is: the others are there for the app to uncover.
#[test]
fn the_help_of_a_page_as_it_is_written_shows_its_first_line_alone() {
    for document in documents() {
        let html = html(&document);
        let bar = html.split("class=\"help-bar\"").nth(1).and_then(|rest| rest.split("</aside>").next()).expect("it");
        let lines: Vec<_> = bar.split("<a ").filter(|link| link.contains("class=\"help-bar__call\"")).collect();
        assert_eq!(lines.len(), PHONES.len(), "{}", document.path);
        for (place, (line, phone)) in lines.iter().zip(PHONES).enumerate() {
            let link = line.split('>').next().expect("attributes");
            assert!(link.contains(phone.tel) && line.contains(phone.number), "{}", document.path);
            assert_eq!(link.contains(" hidden"), place > 0, "{}: {link}", document.path);
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
    let html = html(&document);
    for (lang, untrue) in
        [(Lang::Da, "findes ikke</h1>"), (Lang::En, "does not exist</h"), (Lang::De, "gibt es nicht</h")]
    {
        assert!(!html.contains(untrue), "{untrue}");
        assert!(html.contains(not_found::link_text(lang)), "what to do without a script");
    }
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
