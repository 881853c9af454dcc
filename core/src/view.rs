//! What citizens are told, decided without a browser: pure functions of the state, which return no texts. `ui` lays out what they return, and finds the
//! words.

pub mod claim;
pub mod gate;
pub mod identity;
pub mod receipt;

use crate::{
    domain::id::{BlockId, ReceiptKey},
    flow::app::State,
};

/// A block of which something is to be said on every page but its own receipt: its id and key, and whether it has been answered since this document came.
pub fn open_elsewhere(state: &State) -> Option<(BlockId, ReceiptKey, bool)> {
    let open = state.shell.open_blocks().map(|block| (block.order(), false));
    let answered = state.shell.answered_blocks().map(|block| (block.order(), true));
    let (order, is_answered) =
        open.chain(answered).find(|(order, _)| !state.acting.receipt.blocks.contains(order.id()))?;
    Some((order.id().clone(), order.key().clone(), is_answered))
}
