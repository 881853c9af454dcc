//! Every block that this tab knows of, once: its machine, and what is known of storing it.

use crate::{
    domain::{block::Intent, id::BlockId},
    flow::{
        block::{self, Order},
        kept::StoredIntent,
    },
};

/// One block that this tab knows of.
#[derive(Clone, Debug, PartialEq)]
struct TrackedBlock {
    machine: Machine,
    /// Whether the tab's storage holds it as settled. It holds nothing of a block that was opened by its link.
    is_stored_settled: bool,
    /// It was open when this document came, and its receipt has not been looked at since.
    is_unseen: bool,
}

#[derive(Clone, Debug, PartialEq)]
enum Machine {
    /// Nothing is asked about it in this document: it was settled before, and its receipt has not been opened.
    Resting(Intent),
    Running(block::State),
}

/// In the order in which the tab came to know of them. A tab has a handful, so they are looked for one by one.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct TrackedBlocks(Vec<TrackedBlock>);

impl TrackedBlock {
    fn id(&self) -> &BlockId {
        match &self.machine {
            Machine::Resting(intent) => &intent.id,
            Machine::Running(block) => block.order().id(),
        }
    }

    fn running(&self) -> Option<&block::State> {
        match &self.machine {
            Machine::Resting(_) => None,
            Machine::Running(block) => Some(block),
        }
    }

    fn running_mut(&mut self) -> Option<&mut block::State> {
        match &mut self.machine {
            Machine::Resting(_) => None,
            Machine::Running(block) => Some(block),
        }
    }

    fn intent(&self) -> Option<&Intent> {
        match &self.machine {
            Machine::Resting(intent) => Some(intent),
            Machine::Running(block) => match block.order() {
                Order::Own(intent) => Some(intent),
                Order::Linked { .. } => None,
            },
        }
    }
}

impl TrackedBlocks {
    /// What the storage held when this document came, each unasked. What was open then has an answer that nobody has seen.
    pub(super) fn stored(intents: Vec<StoredIntent>) -> Self {
        let tracked = |StoredIntent { intent, settled }| TrackedBlock {
            machine: Machine::Resting(intent),
            is_stored_settled: settled,
            is_unseen: !settled,
        };
        Self(intents.into_iter().map(tracked).collect())
    }

    /// The machine of a block, where one runs.
    pub fn get(&self, id: &BlockId) -> Option<&block::State> {
        self.find(id)?.running()
    }

    /// The machines that run.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = &block::State> {
        self.0.iter().filter_map(TrackedBlock::running)
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Every intent of this tab, and whether the storage has it as settled.
    pub fn intents(&self) -> impl DoubleEndedIterator<Item = (&Intent, bool)> {
        self.0.iter().filter_map(|one| Some((one.intent()?, one.is_stored_settled)))
    }

    /// Intents of this tab about which nothing is asked in this document.
    pub fn resting(&self) -> impl Iterator<Item = &Intent> {
        self.0.iter().filter(|one| one.running().is_none()).filter_map(TrackedBlock::intent)
    }

    /// Blocks that were open when this document came, and whose receipt has not been looked at since.
    pub fn unseen(&self) -> impl Iterator<Item = &block::State> {
        self.0.iter().filter(|one| one.is_unseen).filter_map(TrackedBlock::running)
    }

    /// What this tab knows a block by, whether or not its machine runs.
    pub(super) fn order(&self, id: &BlockId) -> Option<Order> {
        self.find(id).map(|one| match &one.machine {
            Machine::Resting(intent) => Order::Own(intent.clone()),
            Machine::Running(block) => block.order().clone(),
        })
    }

    pub(super) fn ids(&self, which: impl Fn(&block::State) -> bool) -> Vec<BlockId> {
        self.iter().filter(|block| which(block)).map(|block| block.order().id().clone()).collect()
    }

    pub(super) fn machines_mut(&mut self) -> impl Iterator<Item = &mut block::State> {
        self.0.iter_mut().filter_map(TrackedBlock::running_mut)
    }

    /// The machine as it is now.
    pub(super) fn put(&mut self, block: block::State) {
        match self.0.iter_mut().find(|one| one.id() == block.order().id()) {
            Some(one) => one.machine = Machine::Running(block),
            None => {
                let machine = Machine::Running(block);
                self.0.push(TrackedBlock { machine, is_stored_settled: false, is_unseen: false });
            }
        }
    }

    /// The storage is about to hold it like this.
    pub(super) fn store(&mut self, id: &BlockId, settled: bool) {
        if let Some(one) = self.0.iter_mut().find(|one| one.id() == id) {
            one.is_stored_settled = settled;
        }
    }

    /// Notes that the receipt of the block is open: it shows what becomes of the block, so it need not be announced on other pages.
    pub(super) fn seen(&mut self, id: &BlockId) {
        if let Some(one) = self.0.iter_mut().find(|one| one.id() == id) {
            one.is_unseen = false;
        }
    }

    pub(super) fn clear(&mut self) {
        self.0.clear();
    }

    fn find(&self, id: &BlockId) -> Option<&TrackedBlock> {
        self.0.iter().find(|one| one.id() == id)
    }
}
