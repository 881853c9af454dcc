//! Which language a reader gets who has not chosen one.

use spaer_core::domain::language::Lang;

fn check(ranges: &[&str], expected: Lang) {
    for default in Lang::ALL {
        assert_eq!(Lang::negotiate(ranges.iter().copied(), default), expected, "{ranges:?}");
    }
}

#[test]
fn the_first_language_that_has_pages_is_taken() {
    check(&["da"], Lang::Da);
    check(&["en-GB", "da"], Lang::En);
    check(&["de", "fr-CH", "en"], Lang::En);
    check(&["DA-dk"], Lang::Da);
}

#[test]
fn neighbours_read_danish_sooner_than_english() {
    for neighbour in ["nb", "nn-NO", "no", "sv-SE", "kl-GL", "fo"] {
        check(&[neighbour, "en"], Lang::Da);
    }
}

#[test]
fn readers_of_nothing_here_get_the_deployments_own() {
    for ranges in [&["de", "pl"][..], &[], &["", "-", "*", "dansk", "eng"]] {
        for default in Lang::ALL {
            assert_eq!(Lang::negotiate(ranges.iter().copied(), default), default, "{ranges:?}");
        }
    }
}

#[test]
fn tags_and_languages_are_pairs() {
    for lang in Lang::ALL {
        assert_eq!(Lang::parse(lang.as_str()), Some(lang));
    }
    for junk in ["", "DA", "da-DK", "de", "dan"] {
        assert_eq!(Lang::parse(junk), None, "{junk}");
    }
}
