//! Words that no text may contain in any language, because they say more than is known, or do harm. Only rules that a program can check are here;
//! whether a sentence is justified, a reader must judge.

use spaer_core::domain::language::Lang;

use super::support::{File, Text, files};

/// Phrases in lower case, and why no text says them.
const NEVER: &[(Lang, &str, &str)] = &[
    (Lang::Da, "system", "the eID did it, or this page: nobody knows who the system is"),
    (Lang::En, "system", "the eID did it, or this page: nobody knows who the system is"),
    (Lang::De, "system", "the eID did it, or this page: nobody knows who the system is"),
    (Lang::Da, "være inde", "one is logged in, not inside"),
    (Lang::Da, "ind igen", "one logs in, or reactivates"),
    (Lang::Da, "vej ind", "one logs in, or reactivates"),
    (Lang::Da, "komme ind", "one logs in, or reactivates"),
    (Lang::Da, "i gang igen", "one uses it again, or reactivates"),
    (Lang::En, "inside", "one is logged in, not inside"),
    (Lang::En, "back in", "one logs in, or reactivates"),
    (Lang::En, "way in", "one logs in, or reactivates"),
    (Lang::De, "hinein", "one logs in, or reactivates"),
    (Lang::De, " drin", "one is logged in, not inside"),
    (Lang::De, "quittung", "that is what a shop gives"),
    (Lang::De, "hebt auf", "said of a block it means that it is lifted"),
    (Lang::De, "aufhebt", "said of a block it means that it is lifted"),
    (Lang::De, "aufgehoben?", "said of a block it means that it is lifted"),
    (Lang::Da, "sig aldrig en kode", "a code is given away in other ways too"),
    (Lang::Da, "sig ikke en kode", "a code is given away in other ways too"),
    (Lang::En, "tell anyone a code", "a code is given away in other ways too"),
    (Lang::De, "nie einen code", "a code is given away in other ways too"),
    (Lang::De, "niemandem einen code", "a code is given away in other ways too"),
    (Lang::Da, "uden fagsprog", "there are such words, however few"),
    (Lang::En, "without jargon", "there are such words, however few"),
    (Lang::De, "ohne fachsprache", "there are such words, however few"),
    (Lang::En, "better safe than sorry", "an idiom says less than the sentence that it stands for"),
];

/// Things of a bank, and words for ending that must not be used with them: a bank blocks a card; what it closes is gone.
pub const BANK: [(Lang, &[&str], &[&str]); 3] = [
    (Lang::Da, &["konti", "kort ", "kort.", "netbank"], &["luk", "lukke", "lukker"]),
    (Lang::En, &["accounts", "cards", "banking"], &["close"]),
    (Lang::De, &["konten", "karten", "online-banking"], &["schließen", "schließt"]),
];

/// "It is blocked": a heading says what is.
pub const NAMELESS: [(Lang, &[&str]); 3] = [
    (Lang::Da, &["der er spærret", "der er ikke spærret", "det er spærret", "den er spærret"]),
    (Lang::En, &["it is blocked", "it is not blocked"]),
    (Lang::De, &["es ist gesperrt", "es ist nicht gesperrt"]),
];

/// The word that a language puts before a moment or a day within a sentence.
pub const BEFORE_DAYS: [(Lang, &str); 3] = [(Lang::Da, "den "), (Lang::En, "on "), (Lang::De, "am ")];
/// Where the moment begins with the day of the week, stands by itself, or ends a stretch of time.
const OTHER_DAYS: [&str; 6] = [
    "common.open-until",
    "common.opens",
    "common.your-time",
    "activity.pick",
    "activity.open-of",
    "activity.recorded-since",
];

fn all(check: impl Fn(&File, &Text, &str) -> Option<String>) -> Vec<String> {
    let files = files();
    let mut faults = Vec::new();
    for file in &files {
        for text in file.texts.iter() {
            let said = text.forms(|name| format!("\u{1}{name}"));
            faults.extend(
                said.iter().filter_map(|said| {
                    check(file, text, said).map(|why| format!("{}: {why}: {said}", file.place(text)))
                }),
            );
        }
    }
    faults
}

fn held(faults: &[String]) {
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn no_text_says_what_nobody_knows_or_what_harms() {
    held(&all(|file, _, said| {
        let said = said.to_lowercase();
        let found = NEVER.iter().find(|(lang, phrase, _)| *lang == file.lang && said.contains(phrase));
        found.map(|(_, phrase, why)| format!("\"{phrase}\", but {why}"))
    }));
}

#[test]
fn a_bank_blocks_accounts_and_cards_and_closes_none() {
    held(&all(|file, _, said| {
        let (_, owned, closing) = BANK.iter().find(|(lang, ..)| *lang == file.lang)?;
        let is_closed = |sentence: &str| {
            let is_word = |word: &str| closing.contains(&word.trim_matches(|letter: char| !letter.is_alphabetic()));
            owned.iter().any(|thing| sentence.contains(thing)) && sentence.split_whitespace().any(is_word)
        };
        said.to_lowercase().split_inclusive(['.', '?']).any(is_closed).then(|| "a bank blocks".to_owned())
    }));
}

#[test]
fn a_heading_about_a_block_names_what_is_blocked() {
    held(&all(|file, text, said| {
        let (_, nameless) = NAMELESS.iter().find(|(lang, _)| *lang == file.lang)?;
        let said = said.to_lowercase();
        let is_heading = text.id.ends_with("heading") || text.id.ends_with("title");
        (is_heading && nameless.iter().any(|phrase| said.contains(phrase))).then(|| "what is?".to_owned())
    }));
}

#[test]
fn a_day_within_a_sentence_is_said_as_one() {
    held(&all(|file, text, said| {
        let (_, before) = BEFORE_DAYS.iter().find(|(lang, _)| *lang == file.lang)?;
        let name = [&file.name, ".", &text.id].concat();
        let stands = ["\u{1}when", "\u{1}date"].iter().find_map(|day| said.split_once(day))?.0;
        (!stands.ends_with(before) && !OTHER_DAYS.contains(&name.as_str())).then(|| format!("\"{before}\" is missing"))
    }));
}
