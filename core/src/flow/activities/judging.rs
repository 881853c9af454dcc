//! What deserves a look, and what to block.

use super::State;
use crate::domain::{
    advice::{Advice, advise},
    suspicion::Marks,
};

impl State {
    /// Why a row deserves a look.
    pub fn marks(&self, key: u32) -> Marks {
        self.marks.of(key)
    }

    /// What to block after what was reported on this page.
    pub fn advice(&self) -> Advice {
        advise(self.reported.iter().filter_map(|key| self.list.row(*key)).map(|row| &row.activity))
    }

    /// What to block because of one row.
    pub fn advice_for(&self, key: u32) -> Advice {
        advise(self.list.row(key).into_iter().map(|row| &row.activity))
    }
}
