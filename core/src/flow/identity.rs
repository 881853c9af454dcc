//! Blocking the whole identity: read what it means → press → sent. One act; nothing is chosen and nothing checked twice.

use crate::domain::reason::Reason;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct State {
    pub reason: Option<Reason>,
    pub step: Step,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// Is told what it means; the next press blocks.
    Reading,
    /// Pressed; the runtime is drawing the block's id and key. A second press finds this and does nothing.
    Pressed,
    /// The order is with its block machine, and the receipt names it.
    Ordered,
}

impl State {
    pub const fn reading(reason: Option<Reason>) -> Self {
        Self { reason, step: Step::Reading }
    }

    /// Whether this press counts: `true` only for the first one.
    pub fn pressed(&mut self) -> bool {
        let counts = self.step == Step::Reading;
        if counts {
            self.step = Step::Pressed;
        }
        counts
    }
}
