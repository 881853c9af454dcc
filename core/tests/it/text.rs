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
