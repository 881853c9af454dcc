//! Text that somebody else wrote.

use std::collections::BTreeSet;

use proptest::prelude::*;
use spaer_core::{
    domain::{language::Lang, languages::has_file, languages::languages_with, page::Page, text::UntrustedText},
    i18n::{fill, text},
};

fn check(raw: &str, shown: &str) {
    assert_eq!(UntrustedText::new(raw).as_str(), shown, "{raw:?}");
}

#[test]
fn honest_names_stay_as_they_are() {
    for name in ["iPhone 15", "Søs' kodeviser", "Ελένη", "电话", "📱 mobil", "O'Brien & søn"] {
        check(name, name);
    }
}

#[test]
fn text_cannot_change_the_direction_of_what_follows() {
    check("abc\u{202E}def", "abcdef");
    for mark in
        ['\u{061C}', '\u{200E}', '\u{200F}', '\u{202A}', '\u{202D}', '\u{2066}', '\u{2067}', '\u{2068}', '\u{2069}']
    {
        check(&format!("a{mark}b"), "ab");
    }
}

#[test]
fn text_cannot_hide_what_tells_it_from_another() {
    for mark in [
        '\u{200B}',
        '\u{200D}',
        '\u{2060}',
        '\u{FEFF}',
        '\u{00AD}',
        '\u{E0041}',
        '\u{FE0F}',
        '\u{0}',
        '\u{7}',
        '\u{7F}',
    ] {
        check(&format!("a{mark}b"), "ab");
    }
}

#[test]
fn text_is_one_line_without_edges() {
    check("  two\r\n\tlines \u{2028} here\u{a0}", "two lines here");
    check("\n \t", "");
    check("", "");
}

/// It is only ever put into text nodes, where markup is letters; changing it would hide what the back end really said.
#[test]
fn markup_is_left_alone() {
    for name in ["<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "&lt;b&gt;", "{{ name }}"] {
        check(name, name);
    }
}

#[test]
fn a_long_name_is_cut_and_says_so() {
    let longest = "æ".repeat(UntrustedText::MAX_CHARS);
    check(&longest, &longest);
    check(&"æ".repeat(UntrustedText::MAX_CHARS + 1), &format!("{longest}…"));
    check(&"æ".repeat(10_000), &format!("{longest}…"));
}

#[test]
fn it_is_not_printed_for_logs() {
    assert_eq!(format!("{:?}", UntrustedText::new("Anna Jensen")), "…");
}

proptest! {
    #[test]
    fn nothing_is_longer_than_the_limit_or_holds_a_control_character(raw in any::<String>()) {
        let text = UntrustedText::new(&raw);
        prop_assert!(text.as_str().chars().count() <= UntrustedText::MAX_CHARS + 1);
        prop_assert!(!text.as_str().chars().any(char::is_control));
        prop_assert_eq!(text.as_str(), text.as_str().trim());
    }

    #[test]
    fn cleaning_twice_changes_nothing_more(raw in ".{0,100}") {
        let once = UntrustedText::new(&raw);
        prop_assert_eq!(UntrustedText::new(once.as_str()), once);
    }
}

/// The files whose texts travel with the main part: what every page needs that the app draws, but for what its part brings along.
pub fn with_the_app() -> BTreeSet<&'static str> {
    let own = |page: Page| {
        let brought = page.part().map_or(&[][..], |part| part.texts());
        page.texts().filter(move |file| !brought.contains(file))
    };
    Page::ALL.into_iter().filter(|page| !page.is_article()).flat_map(own).collect()
}

/// A text file that is loaded apart has the same messages in the same places as the text compiled into the program, in every language that has them,
/// and in each group its own.
#[test]
fn a_travelling_text_says_what_the_text_within_says() {
    let lines = |lang, group: &str| text::catalog(lang, group).lines().collect::<Vec<_>>();
    for group in text::GROUPS {
        let danish = lines(Lang::Da, group);
        assert!(danish.iter().skip(3).all(|line| !line.is_empty()), "{group} has nothing of the others");
        let files: BTreeSet<_> = match group {
            "app" => with_the_app(),
            part => BTreeSet::from([part]),
        };
        for lang in Lang::ALL {
            let other = lines(lang, group);
            assert_eq!(danish[..2], other[..2], "of one version, and beginning at one place");
            assert_eq!(danish.len(), other.len(), "{lang:?}");
            let arguments = |line: &str| ["\u{1}0", "\u{1}1", "\u{1}2"].map(|argument| line.contains(argument));
            // The app's own begins with the plural table.
            let texts = if group == "app" { 3 } else { 2 };
            let said = || danish.iter().zip(&other).skip(texts);
            for (danish, other) in said() {
                assert!(
                    other.is_empty() || danish.contains('\u{2}') || arguments(danish) == arguments(other),
                    "{danish} {other}"
                );
            }
            let is_identity = said().all(|(_, line)| !line.is_empty());
            assert_eq!(is_identity, files.iter().all(|file| has_file(lang, file)), "{group} {lang:?}");
        }
    }
    let first = |group| lines(Lang::Da, group)[1].parse::<usize>().expect("a place");
    assert_eq!(first("app"), 0);
    for (group, next) in text::GROUPS.iter().zip(&text::GROUPS[1..]) {
        assert_eq!(first(next), first(group) + lines(Lang::Da, group).len() - 2, "one goes on where the other ends");
    }
    let carries = |group: &&str, text: &str| lines(Lang::En, group).contains(&text);
    for (said, own) in [
        (text::profile::heading(Lang::En), "profile"),
        (text::receipt::title(Lang::En), "app"),
        // It stands in the document's title before the part is there.
        (text::flow::profile_title(Lang::En), "app"),
    ] {
        assert_eq!(text::GROUPS.iter().filter(|group| carries(group, said)).collect::<Vec<_>>(), [&own], "{said}");
    }
    let lines = |lang| lines(lang, "app");
    let english = lines(Lang::En);
    let hours = text::common::hours(Lang::En, "8", "20", "10", "16");
    // By name: from, to, weekend_from, weekend_to.
    assert!(english.iter().any(|line| fill(line, &["8", "20", "10", "16"], "") == hours), "{hours}");
    let days = text::flow::way_days(Lang::En, 1);
    assert!(english.iter().any(|line| fill(line, &["1"], english[2]) == days), "{days}");
    assert_ne!(days.replace('1', "2"), text::flow::way_days(Lang::En, 2));
}

#[test]
fn what_is_missing_or_cut_leaves_a_gap_and_no_panic() {
    let check = |line: &str, arguments: &[&str], filled: &str| {
        assert_eq!(fill(line, arguments, &"x".repeat(200)), filled, "{line:?}");
    };
    check("a\u{1}1b\u{1}0c\u{1}9\u{1}", &["x", "y"], "aybxc");
    check("\u{1}æ", &["x"], "");
    check("a\u{2}", &[], "a");
    check("a\u{2}0\u{3}7\u{3}seven\u{3}x\u{3}\u{1}0 more\u{4}.", &["7"], "aseven.");
    check("a\u{2}0\u{3}7\u{3}seven\u{3}x\u{3}\u{1}0 more\u{4}.", &["9"], "a9 more.");
    check("a\u{2}0\u{3}7\u{3}seven\u{3}m\u{3}many", &["9"], "amany");
    check("a\u{2}0\u{3}7\u{3}seven\u{3}m\u{3}many\u{4}", &["nine"], "amany");
    check("a\u{2}0\u{3}7\u{3}seven\u{3}m\u{3}many\u{4}", &["ææ"], "amany");
}

/// A page that is shown without its text would be a page of gaps.
#[test]
fn a_text_that_a_language_lacks_is_told_from_all_others() {
    let lacking = Lang::ALL.into_iter().find(|lang| !has_file(*lang, "receipt")).expect("a language without app pages");
    assert_eq!(text::receipt::title(lacking), text::MISSING);
    assert_eq!(text::flow::way_days(lacking, 2), text::MISSING);
    assert_ne!(text::receipt::title(Lang::Da), text::MISSING);
    assert!(!has_file(Lang::Da, "nothing") && languages_with("nothing").next().is_none());
    assert!(languages_with("common").all(|lang| text::common::app_name(lang) != text::MISSING));
}
