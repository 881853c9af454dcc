//! The back end as the contract describes it: it journals an order, commits it and answers it as separate steps, and can crash
//! between any two.
//!
//! Its clock is the number of times that anything about the target has changed. `as_of` is a moment of it, so every claim can be
//! held against what was true then. Nothing is gained by telling moments apart between which nothing changed, so what is said of a
//! block, and of the target to the one who asks about it, is dated by the last change that was about either.

use spaer_core::domain::{
    block::{BlockState, Details, Intent, Record, RecordTarget, RefusedCode, Target},
    problem::Problem,
    text::UntrustedText,
    time::Timestamp,
};

use crate::{
    lies::Lie,
    network::{Cookie, Said, Whose},
};

/// How many blocks of the target there can be. In most worlds nobody orders the second.
pub const BLOCKS: usize = 2;

/// What was true at one moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Moment {
    /// How each of the ordered blocks stood.
    pub own: [Own; BLOCKS],
    /// Whether the support desk has blocked the target, apart from these.
    pub desk: bool,
}

/// A block that the model is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Own {
    NeverReceived,
    Pending,
    InEffect,
    Refused,
    Ended,
}

impl Own {
    pub fn took_effect(self) -> bool {
        matches!(self, Self::InEffect | Self::Ended)
    }
}

impl Moment {
    pub fn is_blocked(self) -> bool {
        self.own.contains(&Own::InEffect) || self.desk
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BackEnd {
    history: Vec<Moment>,
    /// Whether the journal knows that the order is done. What a crash leaves unmarked is driven again. Kept for the liar only:
    /// a commit that knows its ids does the same with and without the mark.
    marked: [bool; BLOCKS],
    /// How often each block was carried out.
    pub commits: [u8; BLOCKS],
    pub desk_acts_left: u8,
}

impl BackEnd {
    pub fn new(desk_acts: u8) -> Self {
        let start = Moment { own: [Own::NeverReceived; BLOCKS], desk: false };
        Self { history: vec![start], marked: [false; BLOCKS], commits: [0; BLOCKS], desk_acts_left: desk_acts }
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

    /// The date of what is said now of a block, or of the target for its sake.
    pub fn as_of(&self, block: usize) -> u8 {
        let about = |moment: &Moment| (moment.own[block], moment.is_blocked());
        let now = about(&self.latest());
        let same = self.history.iter().rev().take_while(|moment| about(moment) == now).count();
        u8::try_from(self.history.len() - same).expect("the history is short")
    }

    fn becomes(&mut self, moment: Moment) {
        if moment != self.latest() {
            self.history.push(moment);
        }
    }

    fn own_becomes(&mut self, block: usize, own: Own) {
        let mut moment = self.latest();
        moment.own[block] = own;
        self.becomes(moment);
    }

    /// The back end receives an order from this tab. It journals it in the same step in which it checks the session, or refuses it without a trace;
    /// it checks the session, then the token, then the person, as the contract says.
    pub fn receive(&mut self, block: usize, cookie: Cookie, tab: usize, lie: Lie) -> Result<(), Problem> {
        match cookie {
            Cookie::NoSession if lie != Lie::DeadSessionOrders => Err(Problem::SessionEnded),
            // No app has the token of a session that it did not read, so somebody else's cookie never comes with its own token.
            Cookie::OldToken | Cookie::Strangers if lie != Lie::AnyTokenOrders => Err(Problem::SessionChanged),
            Cookie::Strangers => Err(Problem::WrongPerson),
            Cookie::Owners | Cookie::OldToken | Cookie::NoSession => {
                match self.latest().own[block] {
                    Own::NeverReceived => self.own_becomes(block, Own::Pending),
                    Own::Ended if lie == Lie::RepeatBlocksAgain => self.commit(block),
                    Own::Ended if lie == Lie::OtherTabBlocksAgain && tab > 0 => self.commit(block),
                    // The same id is the same block, however often it comes, and from wherever.
                    _ => {}
                }
                Ok(())
            }
        }
    }

    pub fn may_decide(&self, block: usize) -> bool {
        self.latest().own[block] == Own::Pending
    }

    pub fn commit(&mut self, block: usize) {
        self.commits[block] += 1;
        self.own_becomes(block, Own::InEffect);
    }

    /// Also of a target that is blocked: by the desk a moment before, or because what one logged in with is too new to block anything.
    pub fn may_refuse(&self, block: usize) -> bool {
        self.may_decide(block)
    }

    /// Whether the target has been blocked at any moment so far.
    pub fn has_changed(&self) -> bool {
        self.history.iter().any(|moment| moment.is_blocked())
    }

    /// Whether it had been by that moment.
    pub fn had_changed(&self, moment: u8) -> bool {
        self.history.iter().take(usize::from(moment) + 1).any(|moment| moment.is_blocked())
    }

    pub fn refuse(&mut self, block: usize) {
        self.own_becomes(block, Own::Refused);
    }

    pub fn may_mark(&self, block: usize, lie: Lie) -> bool {
        lie == Lie::CommitForgetsIds && !self.marked[block] && self.is_decided(block)
    }

    pub fn timer(&mut self, block: usize) {
        self.marked[block] = true;
    }

    /// What the journal left unmarked is driven again. The commit itself knows the id, so that one which had happened is only
    /// marked now, unless the back end lies.
    pub fn recover(&mut self, lie: Lie) {
        for block in 0..BLOCKS {
            if self.may_mark(block, lie) {
                if self.latest().own[block] != Own::Refused {
                    self.commit(block);
                }
                self.timer(block);
            }
        }
    }

    pub fn is_decided(&self, block: usize) -> bool {
        !matches!(self.latest().own[block], Own::NeverReceived | Own::Pending)
    }

    pub fn desk_blocks(&mut self) {
        self.desk_acts_left -= 1;
        self.becomes(Moment { desk: true, ..self.latest() });
    }

    /// The desk makes the target work again: whatever blocked it has ended, all of it at once.
    pub fn desk_lifts(&mut self) {
        self.desk_acts_left -= 1;
        let own = self.latest().own.map(|own| if own == Own::InEffect { Own::Ended } else { own });
        self.becomes(Moment { own, desk: false });
    }

    /// `GET /blocks/{id}`, which the key alone opens: who is logged in makes no difference.
    pub fn read_block(&self, block: usize) -> Said {
        match self.latest().own[block] {
            Own::NeverReceived => Said::Problem(Problem::NeverReceived),
            _ => Said::Record { as_of: self.as_of(block) },
        }
    }

    /// The target's own status, or what the one who is logged in is told instead.
    pub fn read_target(&self, block: usize, cookie: Cookie, lie: Lie) -> Said {
        let (as_of, blocked, changed) = (self.as_of(block), self.latest().is_blocked(), self.has_changed());
        match cookie {
            Cookie::NoSession => Said::Problem(Problem::SessionEnded),
            Cookie::Owners | Cookie::OldToken => Said::Target { as_of, blocked, changed, whose: Whose::Owners },
            Cookie::Strangers if lie == Lie::TargetOfAnybody => {
                Said::Target { as_of, blocked: true, changed, whose: Whose::Owners }
            }
            // The worst case of a stranger's status: the same name, and blocked where the owner's is not.
            Cookie::Strangers => Said::Target { as_of, blocked: !blocked, changed, whose: Whose::Strangers },
        }
    }

    /// The record as it stood at that moment.
    pub fn record(&self, intent: &Intent, block: usize, as_of: u8) -> Record {
        let state = match self.at(as_of).own[block] {
            Own::NeverReceived | Own::Pending => BlockState::Pending,
            Own::InEffect => BlockState::InEffect { since: None, already_since: None },
            Own::Refused => {
                let at = self.refused_at(block).expect("asked of a refused block");
                BlockState::Refused { at: moment(at), code: RefusedCode::Other }
            }
            Own::Ended => BlockState::Ended { at: None, by: None, in_effect_at: None },
        };
        // As with the key alone: the kind of target, and nothing more.
        let target = match intent.target {
            Target::Identity => RecordTarget::Identity,
            Target::Authenticator(_) => RecordTarget::Authenticator {
                id: None,
                kind: None,
                label: UntrustedText::default(),
                short_id: UntrustedText::default(),
            },
        };
        Record {
            id: intent.id.clone(),
            subject: None,
            target,
            as_of: moment(as_of),
            received_at: None,
            state,
            details: Details::default(),
        }
    }

    pub fn refused_at(&self, block: usize) -> Option<u8> {
        let first = self.history.iter().position(|moment| moment.own[block] == Own::Refused)?;
        Some(u8::try_from(first).expect("the history is short"))
    }

    /// What it keeps of a block besides the history.
    pub fn of_block(&self, block: usize) -> (bool, u8) {
        (self.marked[block], self.commits[block])
    }
}

/// A moment of this clock as the machine sees it.
pub fn moment(index: u8) -> Timestamp {
    Timestamp::from_unix_millis(index.into())
}
