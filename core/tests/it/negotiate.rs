//! Which page exists in which language, and which language a reader gets who has not chosen one.

use spaer_core::domain::{
    language::Lang,
    languages::{best_for, best_of, default_language, has_page, languages_of, negotiate, offered},
    page::Page,
};

const TABLE: &[(&str, &[&str])] = &[
    ("nb", &["da", "en"]),
    ("sv", &["da", "en"]),
    ("kl", &["da"]),
    ("zh-Hant", &["en"]),
    ("DE-ch", &["de", "da"]),
    ("de", &["en"]),
];

fn check(ranges: &[&str], there: &[Lang], expected: Option<Lang>) {
    assert_eq!(
        negotiate(ranges.iter().copied(), |lang| there.contains(&lang), TABLE),
        expected,
        "{ranges:?} of {there:?}"
    );
}

#[test]
fn the_first_range_that_can_be_served_is_taken() {
    use Lang::{Da, De, En};
    let both = &[Da, En];
    for (ranges, expected) in [
        (&["da"][..], Some(Da)),
        (&["en-GB", "da"], Some(En)),
        (&["fr-CH", "pl", "en"], Some(En)),
        (&["DA-dk"], Some(Da)),
        (&["en-Latn-GB-oxendict-x-a"], Some(En)),
        (&["de", "da"], Some(En)),
        (&["de-CH", "en"], Some(Da)),
        (&["de-Latn-CH"], Some(En)),
        (&["nb-NO", "en"], Some(Da)),
        (&["sv", "en"], Some(Da)),
        (&["kl-GL"], Some(Da)),
        (&["zh-Hant-TW", "da"], Some(En)),
        (&["zh-Hans", "da"], Some(Da)),
        (&["zh", "da"], Some(Da)),
        (&["*", "", "-", "dansk", "eng", "d"], None),
        (&[], None),
    ] {
        check(ranges, both, expected);
    }
    check(&["de-CH", "da"], &[Da, De], Some(De));
    check(&["sv", "en"], &[En], Some(En));
    check(&["kl", "de"], &[De], Some(De));
    check(&["da"], &[], None);
}

/// With the table and the texts of this deployment.
#[test]
fn readers_of_a_neighbours_language_read_danish_sooner_than_english() {
    for neighbour in ["nb", "nn-NO", "no", "sv-SE", "kl-GL", "fo"] {
        for page in Page::ALL {
            assert_eq!(best_of(page, [neighbour, "en"]), Lang::Da, "{neighbour} {page:?}");
        }
    }
    assert_eq!(best_of(Page::Profile, ["de"]), Lang::De);
    assert_eq!(best_of(Page::Help, ["de-AT", "da"]), Lang::De);
    assert_eq!(best_for(Page::Profile, Lang::Fo), Lang::Da);
    assert_eq!(best_for(Page::Profile, Lang::Da), Lang::Da);
}

#[test]
fn readers_of_nothing_here_get_the_deployments_own() {
    for ranges in [&["pl", "tlh"][..], &[], &["", "-", "*"]] {
        for page in Page::ALL {
            assert_eq!(best_of(page, ranges.iter().copied()), default_language(), "{ranges:?}");
        }
    }
}

#[test]
fn pages_exist_where_their_texts_are() {
    for page in Page::ALL {
        for lang in [Lang::Da, Lang::En, Lang::De] {
            assert!(has_page(lang, page), "{page:?}: {lang:?} is complete");
        }
        assert!(
            !has_page(Lang::Kl, page) && !has_page(Lang::Fo, page),
            "{page:?}: known by name, and nothing is invented"
        );
    }
    let with_help: Vec<_> = Lang::ALL.into_iter().filter(|lang| has_page(*lang, Page::Help)).collect();
    assert_eq!(languages_of(Page::Help).collect::<Vec<_>>(), with_help);
    assert!([Lang::Da, Lang::En, Lang::De].iter().all(|lang| with_help.contains(lang)), "{with_help:?}");
    let with_any = Lang::ALL.into_iter().filter(|lang| Page::ALL.into_iter().any(|page| has_page(*lang, page)));
    assert_eq!(offered().collect::<Vec<_>>(), with_any.collect::<Vec<_>>());
}

#[test]
fn tags_and_languages_are_pairs() {
    for lang in Lang::ALL {
        assert_eq!(Lang::parse(lang.as_str()), Some(lang));
        assert!(!lang.own_name().is_empty());
    }
    for junk in ["", "DA", "da-DK", "tlh", "dan"] {
        assert_eq!(Lang::parse(junk), None, "{junk}");
    }
}
