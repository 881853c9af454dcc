//! LIX, how hard a text is to read: words per sentence, and to that the share of long words in percent. Below 30 is easy. It was made for
//! Swedish and is used for Danish and German; English has shorter words and a lower LIX. It measures length only, so it catches what is
//! surely hard and does not say that the rest is good.
//!
//! - A word is what stands between spaces and has a letter. Numbers, hours and phone numbers have none: they are taken in at a glance or dialled,
//!   and are not counted. "MitID" and "JavaScript" are words, since people must read them.
//! - Its length is the number of its letters: "billed-ID" has eight. A word with a hyphen is one word, so that a hyphen makes nothing easier.
//! - A sentence ends with `.`, `?` or `!`, or with its block, and has a word. Not after `kl.`, nor after a number of one or two digits, since that
//!   is the first of a month: taken for an end, it would make hard sentences look short.

use std::ops::AddAssign;

/// A word of more letters is long.
const SHORT: usize = 6;
/// Abbreviations whose full stop ends no sentence.
const ABBREVIATIONS: [&str; 1] = ["kl."];
/// Sentences with fewer words are never named as the hardest: a heading of one long word would always win, which would help nobody.
const TELLING: u32 = 6;

/// What is counted of a text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Figures {
    pub words: u32,
    pub long: u32,
    pub sentences: u32,
}

impl AddAssign for Figures {
    fn add_assign(&mut self, other: Self) {
        self.words += other.words;
        self.long += other.long;
        self.sentences += other.sentences;
    }
}

impl Figures {
    /// A block is a text that stands by itself.
    pub fn of<'a>(blocks: impl IntoIterator<Item = &'a str>) -> Self {
        let mut all = Self::default();
        blocks.into_iter().flat_map(sentences).for_each(|sentence| all += Self::of_sentence(&sentence));
        all
    }

    fn of_sentence(sentence: &str) -> Self {
        let letters =
            sentence.split_whitespace().map(|word| word.chars().filter(|letter| letter.is_alphabetic()).count());
        let words: Vec<_> = letters.filter(|letters| *letters > 0).collect();
        let count = |words: usize| u32::try_from(words).expect("a text that one can read");
        let long = words.iter().filter(|letters| **letters > SHORT).count();
        Self { words: count(words.len()), long: count(long), sentences: u32::from(!words.is_empty()) }
    }

    pub fn lix(self) -> f64 {
        let share = |part: u32, of: u32| f64::from(part) / f64::from(of.max(1));
        share(self.words, self.sentences) + 100.0 * share(self.long, self.words)
    }
}

/// The sentences of a block.
pub fn sentences(block: &str) -> Vec<String> {
    let mut all = Vec::new();
    let mut open: Vec<&str> = Vec::new();
    for word in block.split_whitespace() {
        open.push(word);
        if is_end(word) {
            all.push(open.join(" "));
            open.clear();
        }
    }
    all.push(open.join(" "));
    all
}

fn is_end(word: &str) -> bool {
    let word = word.trim_end_matches(['»', '«', '”', '“', '’', '"', '\'', ')']);
    let number = word.trim_end_matches('.');
    let is_ordinal = number.len() <= 2 && !number.is_empty() && number.chars().all(|digit| digit.is_ascii_digit());
    word.ends_with(['.', '?', '!']) && !is_ordinal && !ABBREVIATIONS.contains(&word)
}

/// The sentence that is hardest by its own LIX.
pub fn hardest<'a>(blocks: impl IntoIterator<Item = &'a str>) -> String {
    let all = blocks.into_iter().flat_map(sentences).map(|sentence| (Figures::of_sentence(&sentence), sentence));
    let telling = all.filter(|(figures, _)| figures.words >= TELLING);
    telling
        .max_by(|(one, _), (other, _)| one.lix().total_cmp(&other.lix()))
        .map_or_else(String::new, |(_, sentence)| sentence)
}

#[test]
fn words_are_what_has_letters_and_sentences_end_where_they_end() {
    let check = |blocks: &[&str], words: u32, long: u32, sentences: u32| {
        assert_eq!(Figures::of(blocks.iter().copied()), Figures { words, long, sentences }, "{blocks:?}");
    };
    check(&["Ring nu. Vi hjælper dig!"], 5, 1, 2);
    check(&["Ring til MitID Support +45 33 98 00 10"], 4, 1, 1);
    check(&["Spærret", "Hvad er der sket?"], 5, 1, 2);
    check(&["Hverdage kl. 8–20. Dansk tid."], 4, 1, 2);
    check(&["Tjekket 1. november 2026."], 2, 2, 1);
    check(&["Åbner 20.00. Vent."], 2, 0, 2);
    check(&["Tag »billed-ID.« Gå (nu). Kom"], 5, 1, 3);
    check(&["1. Stop skaden"], 2, 0, 1);
    check(&["", "2026", "…"], 0, 0, 0);
    // Six letters are short, seven are long.
    check(&["abcdef abcdefg"], 2, 1, 1);
}

#[test]
fn lix_is_words_a_sentence_and_the_share_of_long_ones() {
    let lix = |blocks: &[&str]| Figures::of(blocks.iter().copied()).lix();
    assert!((lix(&["Du skal have billed-ID med."]) - 25.0).abs() < 1e-9);
    assert!((lix(&["Ring nu.", "Kom så her i dag."]) - 3.5).abs() < 1e-9);
    assert!(lix(&[]).abs() < 1e-9);
    let text = ["Genaktivering", "Du kan nu gå derhen igen i dag.", "Tag gyldigt billed-ID med til Borgerservice."];
    assert_eq!(hardest(text), "Tag gyldigt billed-ID med til Borgerservice.");
}
