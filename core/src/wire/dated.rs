//! When an answer was true.

use crate::domain::{
    authenticator::Authenticators,
    block::{BlockState, RecentBlocks, Record},
    identity::Identity,
    person::Person,
    time::Timestamp,
};

/// An answer that says when it was true.
pub trait Dated {
    /// `sent`: the `Date` header of the answer. An answer cannot have been true later than it was sent, so a date far ahead of that is replaced by `sent`:
    /// otherwise a date in the future would be shown, and no later answer could replace it.
    fn clamp_as_of(&mut self, sent: Timestamp);
}

const fn mend(as_of: &mut Timestamp, sent: Timestamp) {
    if as_of.is_far_ahead_of(sent) {
        *as_of = sent;
    }
}

impl Dated for Person {
    fn clamp_as_of(&mut self, sent: Timestamp) {
        if let Some(as_of) = &mut self.as_of {
            mend(as_of, sent);
        }
    }
}

impl Dated for Authenticators {
    fn clamp_as_of(&mut self, sent: Timestamp) {
        mend(&mut self.as_of, sent);
    }
}

impl Dated for Identity {
    fn clamp_as_of(&mut self, sent: Timestamp) {
        mend(&mut self.as_of, sent);
    }
}

impl Dated for Record {
    fn clamp_as_of(&mut self, sent: Timestamp) {
        let told = match self.state {
            BlockState::Pending => None,
            BlockState::InEffect { since, .. } => since,
            BlockState::Refused { at, .. } => Some(at),
            BlockState::Ended { at, .. } => at,
        };
        // The events that the record tells of had happened when it was sent. They may still be later than `sent`, because the header has whole seconds
        // only, and may be a second behind.
        let happened = [self.received_at, told].into_iter().flatten().filter(|at| !at.is_far_ahead_of(sent));
        mend(&mut self.as_of, happened.fold(sent, Timestamp::max));
    }
}

impl Dated for RecentBlocks {
    fn clamp_as_of(&mut self, sent: Timestamp) {
        mend(&mut self.as_of, sent);
        self.items.iter_mut().flatten().for_each(|record| record.clamp_as_of(sent));
    }
}
