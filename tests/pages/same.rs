//! A text that is the same in two languages is as a rule one that nobody has translated. Where it is meant, the list says so, and why.

use std::collections::BTreeSet;

use spaer::ui::document::documents;

use super::{
    blocks::blocks,
    support::{File, Text, files},
    tree::read,
};

/// A shorter text may be part of another language's by chance.
const TELLING: usize = 20;

/// File and text, and why it may be the same in two languages.
const MAY_BE: &[(&str, &str)] = &[
    ("common.app-name", "a name"),
    ("common.day", "Danish and German put a day together alike"),
    ("common.day-in-full", "English and German put a day of the week before a day alike"),
    ("common.clock", "a time of day in English and German"),
    ("common.month-4", "April in English and German"),
    ("common.month-8", "August in English and German"),
    ("common.month-9", "September in English and German"),
    ("common.month-11", "November in English and German"),
    ("flow.kind-chip", "Danish took the English word"),
    ("flow.short-id", "ID everywhere"),
    ("flow.status-active", "the same word in Danish and German"),
    ("flow.by-support", "Danish took the English word"),
    ("afterwards.channel-app", "Danish took the English word"),
    ("afterwards.channel-email", "Danish took the English word"),
];

/// The texts that are the same in two languages: name, and where.
fn same() -> Vec<(String, String)> {
    let files = files();
    let mut all = Vec::new();
    for (place, file) in files.iter().enumerate() {
        for other in files[place + 1..].iter().filter(|other| other.name == file.name) {
            for text in &file.texts {
                if let Some(twin) = other.text(&text.id).filter(|twin| twin.written() == text.written()) {
                    let where_ = format!("{} and {}: {}", file.place(text), other.place(twin), text.written());
                    all.push((format!("{}.{}", file.name, text.id), where_));
                }
            }
        }
    }
    all
}

#[test]
fn no_text_is_the_same_in_two_languages_unless_it_is_meant() {
    let same = same();
    let left: Vec<_> = same.iter().filter(|(name, _)| !MAY_BE.iter().any(|(listed, _)| listed == name)).collect();
    let left: Vec<_> = left.iter().map(|(_, place)| place.as_str()).collect();
    assert!(left.is_empty(), "not translated? If it is meant, say why in MAY_BE:\n{}", left.join("\n"));
}

/// An unneeded entry on the list would hide a text that is forgotten later.
#[test]
fn what_may_be_the_same_is_the_same() {
    let same: BTreeSet<_> = same().into_iter().map(|(name, _)| name).collect();
    let idle: Vec<_> = MAY_BE.iter().filter(|(name, _)| !same.contains(*name)).collect();
    assert!(idle.is_empty(), "on the list, but the same nowhere: {idle:?}");
    let listed: BTreeSet<_> = MAY_BE.iter().map(|(name, _)| name).collect();
    assert_eq!(listed.len(), MAY_BE.len(), "each once");
    assert!(MAY_BE.iter().all(|(_, why)| !why.is_empty()), "each with its reason");
}

/// A Danish sentence in the middle of an English page is read out by an English voice, and understood by nobody.
#[test]
fn no_document_says_a_text_of_another_language() {
    let files = files();
    let long = |text: &Text| text.forms(|_| "\0".to_owned()).into_iter().filter(|said| said.chars().count() >= TELLING);
    let said: Vec<_> = files.iter().map(|file| (file, file.texts.iter().flat_map(long).collect::<Vec<_>>())).collect();
    let (mut foreign, mut own) = (BTreeSet::new(), 0);
    for document in documents() {
        for block in blocks(&read(&document)) {
            let is_here = |file: &File| file.lang.as_str() == block.lang;
            let found = said.iter().filter(|(_, texts)| texts.iter().any(|text| block.text.contains(text)));
            for (file, _) in found {
                if is_here(file) {
                    own += 1;
                } else {
                    foreign.insert(format!("{}: in {}: {}", document.path, file.lang.as_str(), block.text));
                }
            }
        }
    }
    assert!(foreign.is_empty(), "{}", foreign.into_iter().collect::<Vec<_>>().join("\n"));
    assert!(own > 500, "what is looked for is found where it belongs: {own}");
}
