//! What citizens are told, decided without a browser: pure functions of the state, which return no texts. `ui` lays out what they return, and finds the
//! words.

pub mod activities;
pub mod choosing;
pub mod claim;
pub mod gate;
pub mod identity;
pub mod receipt;

use crate::{
    domain::{
        id::{BlockId, ReceiptKey},
        person::Person,
        text::UntrustedText,
        time::Timestamp,
    },
    flow::app::State,
};

/// When something was read. Equal to any other, so that a newer reading alone draws nothing anew: beside what has not changed an older date is still true,
/// and a button must not be replaced while it is pressed.
#[derive(Clone, Copy, Debug)]
pub struct ReadAt(pub Timestamp);

impl PartialEq for ReadAt {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl Eq for ReadAt {}

impl std::hash::Hash for ReadAt {
    fn hash<H: std::hash::Hasher>(&self, _: &mut H) {}
}

/// What is said of a person: name and masked user ID.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct PersonName {
    pub name: UntrustedText,
    pub user_id: UntrustedText,
}

impl From<&Person> for PersonName {
    fn from(person: &Person) -> Self {
        Self { name: person.display_name.clone(), user_id: person.user_id_masked.clone() }
    }
}

/// A block of which something is to be said on every page but its own receipt: its id and key, and whether it has been answered since this document came.
pub fn open_elsewhere(state: &State) -> Option<(BlockId, ReceiptKey, bool)> {
    let open = state.shell.open_blocks().map(|block| (block.order(), false));
    let answered = state.shell.answered_blocks().map(|block| (block.order(), true));
    let (order, is_answered) =
        open.chain(answered).find(|(order, _)| !state.acting.receipt.blocks.contains(order.id()))?;
    Some((order.id().clone(), order.key().clone(), is_answered))
}
