//! What the browser keeps. In the tab's storage: intents, what was picked, what is ticked off; it ends with the tab. Beyond it: the language that
//! was chosen, and which logins were begun (`boot.js` keeps those, since a login can begin before the app). Both end with "finish and clear".

use super::json;
use spaer_core::{
    domain::{language::Lang, login::Attempt, person::SubjectHash, todo::Todo},
    flow::{
        activities::{Confirmed, ListPosition},
        app::{Finished, StoredIntent, TabStorage, Wanted},
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
const MINE: &str = "spaer.mine";
const STRANGER: &str = "spaer.stranger";
const FINISHED: &str = "spaer.finished";
/// In the storage that outlives the tab.
const LANGUAGE: &str = "spaer.language";
const LOGIN: &str = "spaer.login";

/// Reads everything; what cannot be read counts as missing. Removes the note that somebody has finished, so that it is told once.
pub fn read() -> TabStorage {
    let finished = wire::parse_finished(&item(FINISHED));
    if finished.is_some() {
        remove(FINISHED);
    }
    TabStorage {
        rejected: wire::parse_whose(&item(STRANGER)),
        logins: logins(),
        finished,
        intents: wire::parse_intents(&item(INTENTS)),
        choice: wire::parse_choice(&item(CHOICE)),
        done: wire::parse_done(&item(DONE)),
        whose: wire::parse_whose(&item(WHOSE)),
        wanted: wire::parse_wanted(&item(NOTICE)),
        left_list: wire::is_position(&item(PLACE)),
    }
}

/// Where the list of activities was left.
pub fn place() -> Option<ListPosition> {
    wire::parse_position(&item(PLACE))
}

pub fn keep_position(place: &ListPosition) {
    write(PLACE, &wire::write_position(place));
}

pub fn forget_position() {
    remove(PLACE);
}

/// Of which activities it was said that it was the reader.
pub fn confirmed() -> Option<Confirmed> {
    wire::parse_confirmed(&item(MINE))
}

pub fn keep_confirmed(confirmed: &Confirmed) {
    write(MINE, &wire::write_confirmed(confirmed));
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

pub fn keep_rejected(session: Option<&SubjectHash>) {
    match session {
        Some(session) => write(STRANGER, &wire::write_whose(session)),
        None => remove(STRANGER),
    }
}

pub fn keep_finished(finished: &Finished) {
    write(FINISHED, &wire::write_finished(finished));
}

fn logins() -> Vec<Attempt> {
    let stored = lasting().and_then(|storage| storage.get_item(LOGIN).ok().flatten());
    stored.map(|stored| wire::parse_logins(&stored)).unwrap_or_default()
}

/// Removes this login from the list, which is read anew for that: other tabs may have begun logins meanwhile.
pub fn forget_login(done: &Attempt) {
    let mut logins = logins();
    logins.retain(|login| login != done);
    if let Some(storage) = lasting() {
        let _ = match logins.is_empty() {
            true => storage.remove_item(LOGIN),
            false => storage.set_item(LOGIN, &wire::write_logins(&logins)),
        };
    }
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

/// Removes everything that the app keeps.
pub fn forget_all() {
    if let Some(storage) = storage() {
        let _ = storage.clear();
    }
    // What outlives tabs is shared with whatever else has this origin.
    if let Some(storage) = lasting() {
        let _ = storage.remove_item(LANGUAGE);
        let _ = storage.remove_item(LOGIN);
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

fn remove(key: &str) {
    if let Some(storage) = storage() {
        let _ = storage.remove_item(key);
    }
}

fn storage() -> Option<web_sys::Storage> {
    web_sys::window()?.session_storage().ok().flatten()
}

fn lasting() -> Option<web_sys::Storage> {
    web_sys::window()?.local_storage().ok().flatten()
}
