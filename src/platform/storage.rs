//! The tab's storage: the intents, and nothing else. It ends with the tab.

use super::json;
use spaer_core::{
    flow::app::StoredIntent,
    wire::{parse_intents, write_intents},
};

/// In a key of its own, so that junk elsewhere in the storage does no harm.
const KEY: &str = "spaer.intents";

/// What is there; junk counts as nothing.
pub fn read() -> Vec<StoredIntent> {
    storage()
        .and_then(|storage| storage.get_item(KEY).ok().flatten())
        .and_then(|text| json::parse(&text))
        .map_or_else(Vec::new, |stored| parse_intents(&stored))
}

/// Keeps an intent, in place of an older version of it. Where the browser has no storage the block still goes on: the receipt's
/// address holds what is needed to ask for it.
pub fn keep(stored: StoredIntent) {
    let mut all = read();
    all.retain(|one| one.intent.id != stored.intent.id);
    all.push(stored);
    write(&all);
}

/// Keeps only what nobody knows the outcome of.
pub fn forget_settled() {
    let open: Vec<_> = read().into_iter().filter(|one| !one.settled).collect();
    write(&open);
}

fn write(all: &[StoredIntent]) {
    if let Some(storage) = storage() {
        let _ = storage.set_item(KEY, &write_intents(all));
    }
}

fn storage() -> Option<web_sys::Storage> {
    web_sys::window()?.session_storage().ok().flatten()
}
