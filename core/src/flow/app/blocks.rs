//! The block machines of this tab, by their ids.

use crate::{domain::id::BlockId, flow::block};

/// In the order in which they were opened. A tab has a handful, so they are looked for one by one.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Blocks(Vec<block::State>);

impl Blocks {
    pub fn get(&self, id: &BlockId) -> Option<&block::State> {
        self.0.iter().find(|block| block.order().id() == id)
    }

    pub fn iter(&self) -> std::slice::Iter<'_, block::State> {
        self.0.iter()
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub(super) fn iter_mut(&mut self) -> std::slice::IterMut<'_, block::State> {
        self.0.iter_mut()
    }

    pub(super) fn get_mut(&mut self, id: &BlockId) -> Option<&mut block::State> {
        self.0.iter_mut().find(|block| block.order().id() == id)
    }

    /// In place of an earlier one of the same id.
    pub(super) fn put(&mut self, block: block::State) {
        match self.get_mut(block.order().id()) {
            Some(place) => *place = block,
            None => self.0.push(block),
        }
    }

    pub(super) fn ids(&self, which: impl Fn(&block::State) -> bool) -> Vec<BlockId> {
        self.0.iter().filter(|block| which(block)).map(|block| block.order().id().clone()).collect()
    }

    pub(super) fn clear(&mut self) {
        self.0.clear();
    }
}
