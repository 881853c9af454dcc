//! The tab's storage: intents, what was picked, what is ticked off. It ends with the tab, or with "finish and clear".

use super::json;
use spaer_core::{
    domain::{id::AuthenticatorId, person::SubjectHash, todo::Todo},
    flow::app::{Kept, StoredIntent},
    wire::{self, Json},
};

/// Each in a key of its own, so that junk in one does no harm to the others.
const INTENTS: &str = "spaer.intents";
const CHOICE: &str = "spaer.choice";
const DONE: &str = "spaer.done";
const WHOSE: &str = "spaer.whose";

/// What is there; junk counts as nothing.
pub fn read() -> Kept {
    Kept {
        intents: wire::parse_intents(&item(INTENTS)),
        choice: wire::parse_choice(&item(CHOICE)),
        done: wire::parse_done(&item(DONE)),
        whose: wire::parse_whose(&item(WHOSE)),
    }
}

/// Keeps an intent, in place of an older version of it. Where the browser has no storage the block still goes on: the receipt's
/// address holds what is needed to ask for it.
pub fn keep(stored: StoredIntent) {
    let mut all = wire::parse_intents(&item(INTENTS));
    all.retain(|one| one.intent.id != stored.intent.id);
    all.push(stored);
    write(INTENTS, &wire::write_intents(&all));
}

pub fn keep_choice(choice: &[AuthenticatorId]) {
    write(CHOICE, &wire::write_choice(choice));
}

pub fn keep_done(done: &[Todo]) {
    write(DONE, &wire::write_done(done));
}

pub fn keep_whose(whose: &SubjectHash) {
    write(WHOSE, &wire::write_whose(whose));
}

/// Nothing stays.
pub fn forget_all() {
    if let Some(storage) = storage() {
        let _ = storage.clear();
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
