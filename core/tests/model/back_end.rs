//! The back end as the contract describes it: it journals an order, commits it and answers it as separate steps, and can crash
//! between any two.
//!
//! Its clock is the number of times that anything about the target has changed. `as_of` is that number, so every claim can be
//! held against what was true then.

use spaer_core::domain::{
    block::{Details, Intent, Record, RecordTarget, RefusedCode, Standing},
    problem::Problem,
    text::UntrustedText,
    time::Timestamp,
};

use crate::{
    lies::Lie,
    network::{Cookie, Said},
};

/// What was true at one moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Moment {
    pub own: Own,
    /// Whether the support desk has blocked the target, apart from this block.
    pub desk: bool,
}

/// The one block that the model is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Own {
    NeverReceived,
    Pending,
    InEffect,
    Refused,
    Ended,
}

impl Moment {
    pub fn is_blocked(self) -> bool {
        self.own == Own::InEffect || self.desk
    }
}

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct BackEnd {
    history: Vec<Moment>,
    /// Whether the journal knows that the order is done. What a crash leaves unmarked is driven again.
    marked: bool,
    /// How often the block was carried out.
    pub commits: u8,
    pub desk_acts_left: u8,
}

impl BackEnd {
    pub fn new(desk_acts: u8) -> Self {
        let start = Moment { own: Own::NeverReceived, desk: false };
        Self { history: vec![start], marked: false, commits: 0, desk_acts_left: desk_acts }
    }

    pub fn now(&self) -> u8 {
        u8::try_from(self.history.len() - 1).expect("the history is short")
    }

    pub fn latest(&self) -> Moment {
        self.at(self.now())
    }

    pub fn at(&self, moment: u8) -> Moment {
        self.history[usize::from(moment)]
    }

    /// Every moment up to and including this one.
    pub fn until(&self, moment: u8) -> &[Moment] {
        &self.history[..=usize::from(moment)]
    }

    fn becomes(&mut self, moment: Moment) {
        if moment != self.latest() {
            self.history.push(moment);
        }
    }

    fn own_becomes(&mut self, own: Own) {
        self.becomes(Moment { own, ..self.latest() });
    }

    /// The order has arrived. Journalled in the same step in which the session is checked, or refused without a trace.
    pub fn receive(&mut self, cookie: Cookie, lie: Lie) -> Result<(), Problem> {
        match cookie {
            Cookie::NoSession => Err(Problem::SessionEnded),
            Cookie::OldToken => Err(Problem::SessionChanged),
            Cookie::Strangers => Err(Problem::WrongPerson),
            Cookie::Owners => {
                match self.latest().own {
                    Own::NeverReceived => self.own_becomes(Own::Pending),
                    Own::Ended if lie == Lie::RepeatBlocksAgain => self.commit(),
                    // The same id is the same block, however often it comes.
                    _ => {}
                }
                Ok(())
            }
        }
    }

    pub fn may_decide(&self) -> bool {
        self.latest().own == Own::Pending
    }

    pub fn commit(&mut self) {
        self.commits += 1;
        self.own_becomes(Own::InEffect);
    }

    /// A target that is blocked already is never refused, as the contract has it.
    pub fn may_refuse(&self) -> bool {
        self.may_decide() && !self.latest().is_blocked()
    }

    pub fn refuse(&mut self) {
        self.own_becomes(Own::Refused);
    }

    pub fn may_mark(&self) -> bool {
        !self.marked && self.is_decided()
    }

    pub fn mark(&mut self) {
        self.marked = true;
    }

    /// What the journal left unmarked is driven again. The commit itself knows the id, so that one which had happened is only
    /// marked now.
    pub fn recover(&mut self, lie: Lie) {
        if self.may_mark() {
            if lie == Lie::CommitForgetsIds && self.latest().own != Own::Refused {
                self.commit();
            }
            self.mark();
        }
    }

    pub fn is_decided(&self) -> bool {
        !matches!(self.latest().own, Own::NeverReceived | Own::Pending)
    }

    pub fn desk_blocks(&mut self) {
        self.desk_acts_left -= 1;
        self.becomes(Moment { desk: true, ..self.latest() });
    }

    /// The desk makes the target work again: whatever blocked it has ended.
    pub fn desk_lifts(&mut self) {
        self.desk_acts_left -= 1;
        let own = if self.latest().own == Own::InEffect { Own::Ended } else { self.latest().own };
        self.becomes(Moment { own, desk: false });
    }

    /// `GET /blocks/{id}`.
    pub fn read_block(&self) -> Said {
        match self.latest().own {
            Own::NeverReceived => Said::Problem(Problem::NeverReceived),
            _ => Said::Record { as_of: self.now() },
        }
    }

    /// The target's own status.
    pub fn read_target(&self, cookie: Cookie, lie: Lie) -> Said {
        match cookie {
            Cookie::NoSession => Said::Problem(Problem::SessionEnded),
            Cookie::Owners | Cookie::OldToken => {
                Said::Target { as_of: self.now(), blocked: self.latest().is_blocked() }
            }
            Cookie::Strangers if lie == Lie::TargetOfAnybody => Said::Target { as_of: self.now(), blocked: true },
            // Somebody else's list does not hold the target.
            Cookie::Strangers => Said::Problem(Problem::NotUnderstood),
        }
    }

    /// The record as it stood at that moment.
    pub fn record(&self, intent: &Intent, as_of: u8) -> Record {
        let standing = match self.at(as_of).own {
            Own::NeverReceived | Own::Pending => Standing::Pending,
            Own::InEffect => Standing::InEffect { since: None, already_since: None },
            Own::Refused => Standing::Refused { at: moment(self.refused_at()), code: RefusedCode::Other },
            Own::Ended => Standing::Ended { at: None, by: None, in_effect_at: None },
        };
        Record {
            id: intent.id.clone(),
            // As with the key alone: the kind of target, and nothing more.
            target: RecordTarget::Authenticator {
                id: None,
                kind: None,
                label: UntrustedText::default(),
                short_id: UntrustedText::default(),
            },
            as_of: moment(as_of),
            received_at: None,
            standing,
            details: Details::default(),
        }
    }

    fn refused_at(&self) -> u8 {
        let first = self.history.iter().position(|moment| moment.own == Own::Refused);
        u8::try_from(first.expect("asked only of a refused block")).expect("the history is short")
    }
}

/// A moment of this clock as the machine sees it.
pub fn moment(index: u8) -> Timestamp {
    Timestamp::from_unix_millis(index.into())
}
