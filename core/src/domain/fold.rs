//! Folds text for searching: letters that people take for the same become the same, whether large or small, with or without diacritics, in Danish spelling
//! or without Danish letters.
//!
//! The tables of the standard library and of Unicode's decompositions would be dozens of kilobytes in the browser. This covers what is written in Europe,
//! and Vietnamese.

/// Appends `text` to `into` in folded form: small letters, no diacritics, `æ` as `ae`, `ø` as `o`, `å` as `a`, `ß` as `ss`. The sigma of the end of a word
/// becomes the ordinary one, so that a part of a word is found wherever it was cut.
pub fn fold(text: &str, into: &mut String) {
    for sign in text.chars() {
        match sign {
            '\0'..='\x7F' => into.push(sign.to_ascii_lowercase()),
            // Combining diacritical marks.
            '\u{300}'..='\u{36F}' => {}
            'Æ' | 'æ' | 'Ǣ' | 'ǣ' | 'Ǽ' | 'ǽ' => into.push_str("ae"),
            'Œ' | 'œ' => into.push_str("oe"),
            'ß' | 'ẞ' => into.push_str("ss"),
            'Þ' | 'þ' => into.push_str("th"),
            'Ĳ' | 'ĳ' => into.push_str("ij"),
            _ => into.push(latin(sign).unwrap_or_else(|| bare(small(sign)))),
        }
    }
}

/// Shortens folded text further: `aa` and `ae` become `a`, and `oe` becomes `o`, however many of these letters follow. Keyboards without Danish letters
/// write `å`, `æ` and `ø` so; after this it does not matter which spelling was used. `folded`: a result of [`fold`].
pub fn shorten(folded: &str) -> String {
    let mut short = String::with_capacity(folded.len());
    let mut before = ' ';
    for sign in folded.chars() {
        if matches!((before, sign), ('a', 'a' | 'e') | ('o', 'e')) {
            continue;
        }
        short.push(sign);
        before = sign;
    }
    short
}

/// The base letter, in lower case, of a Latin letter with diacritics.
fn latin(sign: char) -> Option<char> {
    LATIN.into_iter().find_map(|(first, letters)| {
        let letter = letters.get((sign as u32).checked_sub(first)? as usize)?;
        (*letter != b' ').then_some(char::from(*letter))
    })
}

/// Ranges of code points: the first one, and the base letter of each from there on. A space: it has none, or more than one.
const LATIN: [(u32, &[u8]); 5] = [
    (0xC0, b"aaaaaa ceeeeiiiidnooooo ouuuuy  aaaaaa ceeeeiiiidnooooo ouuuuy yaaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiii\
        iiii  jjkkkllllllllllnnnnnnnnnoooooo  rrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs"),
    (0x1A0, b"oo             uu"),
    (0x1CD, b"aaiioouuuuuuuuuu aaaa  ggggkkoooo  j   gg  nnaa  ooaaaaeeeeiiiioooorrrruuuusstt  hh      aaeeooooooooyy"),
    (0x1E00, b"aabbbbbbccddddddddddeeeeeeeeeeffgghhhhhhhhhhiiiikkkkkkllllllllmmmmmmnnnnnnnnoooooooopppprrrrrrrrsssssssssstttt\
        ttttuuuuuuuuuuvvvvwwwwwwwwwwxxxxyyzzzzzzhtwyasss  aaaaaaaaaaaaaaaaaaaaaaaaeeeeeeeeeeeeeeeeiiiioooooooooooooooo\
        oooooooouuuuuuuuuuuuuuyyyyyyyy"),
    (0x212B, b"a"),
];

/// A small letter of Greek or Cyrillic without its marks.
fn bare(small: char) -> char {
    match small {
        'ά' => 'α',
        'έ' => 'ε',
        'ή' => 'η',
        'ί' | 'ϊ' | 'ΐ' => 'ι',
        'ό' => 'ο',
        'ύ' | 'ϋ' | 'ΰ' => 'υ',
        'ώ' => 'ω',
        'ѐ' | 'ё' => 'е',
        'й' | 'ѝ' => 'и',
        'ї' => 'і',
        'ў' => 'у',
        'ѓ' => 'г',
        'ќ' => 'к',
        _ => small,
    }
}

fn small(capital: char) -> char {
    let code = capital as u32;
    let range = CAPITALS.iter().find(|(_, last, ..)| code <= u32::from(*last));
    let small = range.and_then(|(first, _, step, away)| {
        let place = code.checked_sub(u32::from(*first))?;
        (place % u32::from(*step) == 0).then(|| char::from_u32(code.wrapping_add_signed(i32::from(*away))))?
    });
    small.unwrap_or(capital)
}

/// Capitals that are not in [`LATIN`], in ranges: first and last code point, step from one capital to the next, and offset from a capital to its small
/// letter.
const CAPITALS: [(u16, u16, u16, i16); 18] = [
    (0x18F, 0x18F, 1, 202),
    (0x386, 0x386, 1, 38),
    (0x388, 0x38A, 1, 37),
    (0x38C, 0x38C, 1, 64),
    (0x38E, 0x38F, 1, 63),
    (0x391, 0x3A1, 1, 32),
    (0x3A3, 0x3AB, 1, 32),
    (0x3C2, 0x3C2, 1, 1),
    (0x400, 0x40F, 1, 80),
    (0x410, 0x42F, 1, 32),
    (0x460, 0x480, 2, 1),
    (0x48A, 0x4BE, 2, 1),
    (0x4C0, 0x4C0, 1, 15),
    (0x4C1, 0x4CD, 2, 1),
    (0x4D0, 0x52E, 2, 1),
    (0x531, 0x556, 1, 48),
    (0x1C90, 0x1CBA, 1, -3008),
    (0x1EFA, 0x1EFE, 2, 1),
];

/// A text to search for, in both forms in which rows keep theirs: folded, and folded and shortened. `Debug` does not print it, because it may name a
/// person.
#[derive(Clone, PartialEq, Eq)]
pub struct Needle {
    pub(super) folded: String,
    pub(super) short: String,
}

impl Needle {
    /// `None` when nothing is left of the words after folding.
    pub fn of(words: &str) -> Option<Self> {
        let mut folded = String::new();
        fold(words, &mut folded);
        (!folded.is_empty()).then(|| Self { short: shorten(&folded), folded })
    }

    /// The words, folded.
    pub fn as_str(&self) -> &str {
        &self.folded
    }
}

impl std::fmt::Debug for Needle {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("…")
    }
}
