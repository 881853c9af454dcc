//! What the browser keeps. In the tab's storage: intents, what was picked, what is ticked off; it ends with the tab. Beyond it: the language that
//! was chosen. Both end with "finish and clear".

use super::json;
use spaer_core::{
    domain::{language::Lang, person::SubjectHash, todo::Todo},
    flow::{
        activities::Place,
        app::{Kept, StoredIntent, Wanted},
        authenticator::Choice,
    },
    wire::{self, Json},
};

/// Each in a key of its own, so that junk in one does no harm to the others.
const INTENTS: &str = "spaer.intents";
const CHOICE: &str = "spaer.choice";
const DONE: &str = "spaer.done";
const WHOSE: &str = "spaer.whose";
const NOTICE: &str = "spaer.notice";
const PLACE: &str = "spaer.place";
/// In the storage that outlives the tab.
const LANGUAGE: &str = "spaer.language";

/// What is there; junk counts as nothing.
pub fn read() -> Kept {
    Kept {
        intents: wire::parse_intents(&item(INTENTS)),
        choice: wire::parse_choice(&item(CHOICE)),
        done: wire::parse_done(&item(DONE)),
        whose: wire::parse_whose(&item(WHOSE)),
        wanted: wire::parse_wanted(&item(NOTICE)),
        place: place(),
    }
}

/// Where the list of activities was left.
pub fn place() -> Option<Place> {
    wire::parse_place(&item(PLACE))
}

pub fn keep_place(place: Option<&Place>) {
    write(PLACE, &wire::write_place(place));
}

/// Keeps an intent, in place of an older version of it. Where the browser has no storage the block still goes on: the receipt's
/// address holds what is needed to ask for it.
pub fn keep(stored: StoredIntent) {
    let mut all = wire::parse_intents(&item(INTENTS));
    all.retain(|one| one.intent.id != stored.intent.id);
    all.push(stored);
    write(INTENTS, &wire::write_intents(&all));
}

pub fn keep_choice(choice: &Choice) {
    write(CHOICE, &wire::write_choice(choice));
}

pub fn keep_done(done: &[Todo]) {
    write(DONE, &wire::write_done(done));
}

pub fn keep_whose(whose: &SubjectHash) {
    write(WHOSE, &wire::write_whose(whose));
}

pub fn keep_wanted(wanted: Option<&Wanted>) {
    write(NOTICE, &wire::write_wanted(wanted));
}

/// The language that was chosen at some time, as it was written; it may no longer exist.
pub fn language() -> Option<String> {
    lasting()?.get_item(LANGUAGE).ok().flatten()
}

pub fn keep_language(lang: Lang) {
    if let Some(storage) = lasting() {
        let _ = storage.set_item(LANGUAGE, lang.as_str());
    }
}

/// Nothing stays.
pub fn forget_all() {
    if let Some(storage) = storage() {
        let _ = storage.clear();
    }
    // What outlives tabs is shared with whatever else has this origin.
    if let Some(storage) = lasting() {
        let _ = storage.remove_item(LANGUAGE);
    }
}

fn item(key: &str) -> Json {
    let text = storage().and_then(|storage| storage.get_item(key).ok().flatten());
    text.and_then(|text| json::parse(&text)).unwrap_or_default()
}

fn write(key: &str, text: &str) {
    if let Some(storage) = storage() {
        let _ = storage.set_item(key, text);
    }
}

fn storage() -> Option<web_sys::Storage> {
    web_sys::window()?.session_storage().ok().flatten()
}

fn lasting() -> Option<web_sys::Storage> {
    web_sys::window()?.local_storage().ok().flatten()
}
