//! Text that somebody else wrote.

use proptest::prelude::*;
use spaer_core::domain::text::UntrustedText;

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

/// What travels is what is within: the same messages in the same places, in every language.
#[test]
fn a_travelling_text_says_what_the_text_within_says() {
    use spaer_core::{
        domain::language::Lang,
        i18n::{fill, text},
    };
    let lines = |lang| text::catalog(lang).lines().collect::<Vec<_>>();
    let (danish, english) = (lines(Lang::Da), lines(Lang::En));
    assert_eq!(danish[0], english[0], "of one version");
    assert_eq!(danish.len(), english.len());
    let arguments = |line: &str| line.matches('\u{1}').count();
    for (danish, english) in danish.iter().zip(&english).skip(1) {
        assert_eq!(arguments(danish), arguments(english), "{danish} {english}");
        assert!(!danish.is_empty() && !english.is_empty());
    }
    let hours = text::common::hours(Lang::En, "8", "20", "10", "16");
    // By name: from, to, weekend_from, weekend_to.
    assert!(english.iter().any(|line| fill(line, &["8", "20", "10", "16"]) == hours), "{hours}");
    assert_eq!(fill("a\u{1}1b\u{1}0c\u{1}9\u{1}", &["x", "y"]), "aybxc", "what is missing leaves a gap and no panic");
}

/// Every text is loaded on every visit.
#[test]
fn no_message_is_there_for_nothing() {
    use std::{fs, path::Path};
    fn sources(folder: &Path, all: &mut String) {
        for entry in fs::read_dir(folder).expect("a folder").flatten() {
            let path = entry.path();
            if path.is_dir() {
                sources(&path, all);
            } else {
                all.push_str(&fs::read_to_string(&path).unwrap_or_default());
            }
        }
    }
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let mut all = String::new();
    sources(&root.join("src"), &mut all);
    for entry in fs::read_dir(root.join("locales/da")).expect("Danish").flatten() {
        let path = entry.path();
        let module = path.file_stem().and_then(|stem| stem.to_str()).expect("a name").replace('-', "_");
        for line in fs::read_to_string(&path).expect("a text").lines() {
            let Some((id, _)) = line.split_once(" = ") else { continue };
            let name = id.replace('-', "_");
            let calls = [format!("{module}::{name}"), format!("text::{name}")];
            assert!(calls.iter().any(|call| all.contains(call)), "{id} in {}", path.display());
        }
    }
}
