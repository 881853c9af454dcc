//! How the target itself stands, apart from the record of the block. It is read when the record cannot be read, to be shown beside a refused or ended
//! block, and before an order is sent again by itself.

use super::{Context, Effect, Knowledge, Order, Phase, State, TargetState, TargetStatus, pause::LATER_SECONDS};
use crate::domain::{block::BlockState, problem::Problem};

impl State {
    /// How the target itself stood when it was last read.
    pub fn target(&self) -> Option<TargetStatus> {
        match &self.knowledge {
            Knowledge::Consistent { target, .. } => *target,
            Knowledge::Contradicted => None,
        }
    }

    /// How the target stands, to be shown beside a record that says nothing about that: one that was refused or has ended.
    pub fn target_after_end(&self) -> Option<TargetStatus> {
        self.target().filter(|_| self.leaves_target_unknown())
    }

    pub(super) fn leaves_target_unknown(&self) -> bool {
        let state = self.record().map(|record| &record.state);
        matches!(state, Some(BlockState::Refused { .. } | BlockState::Ended { .. }))
    }

    /// `phase`: what the target is read for.
    pub(super) fn read_target(&mut self, phase: Phase, effects: &mut Vec<Effect>) {
        let step_id = self.next_step_id();
        self.phase = phase;
        effects.push(Effect::ReadTarget { step_id });
    }

    /// Goes to rest after a final record. If that was refused or has ended, the target is read, so that it is known how it stands. `idle`: nothing else is
    /// in flight; otherwise the reading follows after a pause.
    pub(super) fn look_at_target(&mut self, idle: bool, context: Context, effects: &mut Vec<Effect>) {
        self.rest();
        if self.leaves_target_unknown() && self.is_own() && context.same_person {
            if idle { self.read_target(Phase::ReadingTarget, effects) } else { self.wait(None, effects) }
        }
    }

    /// The target's own status has come. `current`: it is what the machine waits for.
    pub(super) fn learn_target(
        &mut self,
        read: TargetStatus,
        current: bool,
        context: Context,
        effects: &mut Vec<Effect>,
    ) {
        if let Knowledge::Consistent { target, .. } = &mut self.knowledge
            && target
                .is_none_or(|known| known.as_of < read.as_of || (current && known.as_of.is_superseded_by(read.as_of)))
        {
            *target = Some(read);
        }
        match self.phase {
            // The order was received after all, or the target is blocked, perhaps by it: the part of the back end that said "never received" may lag
            // behind. So the block is asked for again.
            Phase::LookingBeforeSending
                if current && (self.record().is_some() || read.state == TargetState::Blocked) =>
            {
                self.wait(None, effects);
            }
            // Looking took a while, in which somebody else may have logged in.
            Phase::LookingBeforeSending if current && self.may_send_by_itself(context) && self.is_as_pressed(read) => {
                self.send(effects);
            }
            Phase::LookingBeforeSending if current => self.phase = Phase::NeverReceived,
            Phase::ReadingTarget if current && self.has_all() => self.phase = Phase::Resting,
            Phase::ReadingTarget if current => self.wait(None, effects),
            // The record says that it is in effect, but the target was in use later: the block is asked for again.
            Phase::Resting if self.is_settled() && !self.has_all() => self.ask(effects),
            _ => {}
        }
    }

    /// Whether nothing has happened to the target since its person pressed.
    fn is_as_pressed(&self, read: TargetStatus) -> bool {
        match &self.order {
            Order::Own(intent) => intent.seen.is_some_and(|seen| read.is_as_it_was(seen)),
            Order::Linked { .. } => false,
        }
    }

    /// The target could not be read. Without it nothing is sent by itself.
    pub(super) fn target_failed(&mut self, problem: Problem, effects: &mut Vec<Effect>) {
        match problem {
            _ if self.has_all() => self.phase = Phase::Resting,
            Problem::TryLater { after_seconds } => self.wait(Some(after_seconds.unwrap_or(LATER_SECONDS)), effects),
            problem if self.phase == Phase::ReadingTarget || problem.may_pass() => self.wait(None, effects),
            // It would be the same the next time.
            _ => self.phase = Phase::NeverReceived,
        }
    }
}
