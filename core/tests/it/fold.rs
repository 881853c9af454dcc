//! Letters as people compare them, in a search: however they are written in the row or in the field.

use proptest::{collection::vec, prelude::*, sample::select};

use super::filter::{finds, folded, with_text};

#[test]
fn a_place_is_found_however_its_letters_are_written() {
    for city in ["Århus", "A\u{30a}rhus", "Aarhus", "ÅRHUS"] {
        for typed in
            ["A\u{30a}rhus", "århus", "ÅRHUS", "aarhus", "Aarhus", "arhus", "\u{212b}rhus", "a\u{30a}r", "AARH"]
        {
            assert!(finds(typed, city), "{typed:?} {city:?}");
        }
    }
    for city in ["Malmø", "Malmö", "Malmo\u{308}", "Malmo", "MALMOE"] {
        for typed in ["malmo", "MALMØ", "malmø", "malmö", "malmo\u{308}", "malmoe", "lmø"] {
            assert!(finds(typed, city), "{typed:?} {city:?}");
        }
    }
    for (typed, city) in [
        ("et", "poet"),
        ("poet", "Poet"),
        ("naestved", "Næstved"),
        ("næstved", "Naestved"),
        ("NÆSTVED", "Næstved"),
        ("aaen", "Åen"),
        ("åen", "Aaen"),
        ("aabenraa", "Åbenrå"),
        ("åbenrå", "Aabenraa"),
        ("soeen", "Søen"),
        ("strasse", "Straße"),
        ("STRAẞE", "strasse"),
        ("munchen", "München"),
        ("orleans", "Orléans"),
        ("thingvellir", "Þingvellir"),
        ("lodz", "Łódź"),
        ("Łódź", "lodz"),
        ("istanbul", "İSTANBUL"),
        ("ΟΔΟΣ", "οδος"),
        ("αθηνα", "Αθήνα"),
        ("и\u{306}", "й"),
    ] {
        assert!(finds(typed, city), "{typed:?} {city:?}");
    }
    for (typed, city) in
        [("aarhus", "Århu"), ("malmb", "Malmø"), ("ø", "Aarhus"), ("b", "Århus"), ("ee", "oe"), ("aarhus", "Arhu s")]
    {
        assert!(!finds(typed, city), "{typed:?} {city:?}");
    }
}

/// Marks that are nothing without a letter are no words.
#[test]
fn a_mark_alone_looks_for_nothing() {
    assert_eq!(folded(&with_text("\u{30a}")), None);
    assert_eq!(folded(&with_text(" \u{301} ")), None);
}

/// Against the standard library's table, which is too large for the browser: whatever it takes for capital and small of one letter is one here,
/// where it is written in Europe.
#[test]
fn capitals_of_europe_are_small_letters() {
    let of = |sign: char| folded(&with_text(&sign.to_string()));
    // Of phonetics, of Africa and of old books nothing need be; of these blocks everything is.
    let blocks = ['\u{0}'..='\u{17F}', '\u{386}'..='\u{3CE}', '\u{400}'..='\u{556}', '\u{1E00}'..='\u{1EFF}'];
    for capital in blocks.into_iter().flatten() {
        let mut theirs = capital.to_lowercase();
        if let (Some(small), None) = (theirs.next(), theirs.next()) {
            assert_eq!(of(capital), of(small), "{capital:?}");
        }
    }
    assert_eq!(of('ς'), of('σ'));
}

/// A letter with its mark, and the letter with the mark after it.
#[test]
fn a_mark_is_the_same_on_its_letter_and_after_it() {
    let pairs = [
        ('Å', "A\u{30a}"),
        ('é', "e\u{301}"),
        ('È', "E\u{300}"),
        ('ñ', "n\u{303}"),
        ('ç', "c\u{327}"),
        ('ü', "u\u{308}"),
        ('ž', "z\u{30c}"),
        ('ő', "o\u{30b}"),
        ('ş', "s\u{327}"),
        ('ș', "s\u{326}"),
        ('ǎ', "a\u{30c}"),
        ('ǻ', "a\u{30a}\u{301}"),
        ('ǿ', "ø\u{301}"),
        ('ǽ', "æ\u{301}"),
        ('ơ', "o\u{31b}"),
        ('ế', "e\u{302}\u{301}"),
        ('ỹ', "y\u{303}"),
        ('ẁ', "w\u{300}"),
        ('ā', "a\u{304}"),
        ('Ů', "U\u{30a}"),
        ('ģ', "g\u{327}"),
        ('ά', "α\u{301}"),
        ('ΐ', "ι\u{308}\u{301}"),
        ('Й', "И\u{306}"),
        ('ї', "і\u{308}"),
        ('Ё', "Е\u{308}"),
    ];
    for (one, apart) in pairs {
        assert_eq!(folded(&with_text(&one.to_string())), folded(&with_text(apart)), "{one:?}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 2_000, ..ProptestConfig::default() })]

    /// However a Danish letter is spelt, in the row or in the field, and whatever part of it is typed.
    #[test]
    fn spellings_of_danish_letters_are_one(parts in vec(select(vec!["å", "æ", "ø", "a", "e", "o", "r", "S", "n"]), 1..8), typed in any::<[u8; 8]>(), written in any::<[u8; 8]>()) {
        let spelt = |how: [u8; 8]| parts.iter().zip(how).map(|(part, how)| match (*part, how % 4) {
            ("å", 0) => "aa", ("å", 1) => "Å", ("å", 2) => "a\u{30a}",
            ("æ", 0 | 2) => "ae", ("æ", 1) => "Æ",
            ("ø", 0) => "oe", ("ø", 1) => "Ø", ("ø", 2) => "ö",
            (other, _) => other,
        }).collect::<String>();
        let (typed, written) = (spelt(typed), format!("x{}y", spelt(written)));
        prop_assert!(finds(&typed, &written), "{:?} {:?}", typed, written);
    }

    /// Whatever stands there is found by any part of it.
    #[test]
    fn a_part_of_a_name_finds_it(name in "[a-zæøåA-ZÆØÅ]{1,12}", from in 0_usize..12, length in 1_usize..12) {
        let part: String = name.chars().skip(from % name.chars().count()).take(length).collect();
        prop_assert!(finds(&part, &name), "{part} {name}");
    }
}
