//! The block machine: from the press to a claim that is true, whatever the network does in between.
//!
//! It knows one order and what is known about it. It does not know the session (the caller says whether the same person is
//! logged in), the page, or any text. `tests/model` explores it against a network that loses, delays and doubles and a back end
//! that crashes between commit and answer.
//!
//! ```text
//!            ┌── nothing happened to the target ── LookingBeforeSending ◄── never received, may be sent again ──┐
//!            ▼                                               │ otherwise                                      │
//!  press → Sending ── record final ──► Resting ◄── record final ──────────────────────────────────── Asking ────┤
//!            │                            │ page shown: status now ────────────────────────────────────► ▲      │
//!            └─ no answer, pending ──► Waiting ── time, page shown ──────────────────────────────────────┘      │
//!                                                            NeverReceived (a person decides) ◄─────────────────┘
//! ```

mod pause;
mod target;
mod terms;

pub use terms::{
    Context, Effect, Knowledge, Message, Order, Pace, Phase, Sending, TargetState, TargetStatus, TimerKind, Wait,
};

use pause::{LATER_SECONDS, MOST_FRUITLESS, Pause};

use crate::domain::{
    block::{Asked, BlockState, Intent, Record},
    claim::Claim,
    problem::Problem,
};

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct State {
    order: Order,
    knowledge: Knowledge,
    phase: Phase,
    /// Names the request or wait that is current; an error or a timer with another step id is out of date.
    step_id: u32,
    /// Questions in a row that brought nothing new; decides the back-off.
    fruitless: u8,
    /// Whether a record was known when the current question was asked. Only then does "never received" contradict it: a question
    /// asked before may have been answered before the order arrived, and the answers have overtaken each other.
    asked_with_record: bool,
    sending: Sending,
}

/// An intent older than this is not sent again without a person's press: they may have acted otherwise meanwhile.
pub const RESEND_WITHIN_MILLIS: i64 = 10 * 60 * 1000;
const SLOW_MILLIS: u32 = 2_000;
const VERY_SLOW_MILLIS: u32 = 8_000;
/// After so many fruitless questions every second one is for the target's own status.
const ASKS_BEFORE_TARGET: u8 = 2;

impl State {
    /// The citizen pressed: keep the intent, then send it.
    pub fn confirmed(intent: Intent) -> (Self, Vec<Effect>) {
        let mut state = Self::idle(Order::Own(intent));
        let mut effects = vec![Effect::Store { settled: false }];
        state.send(&mut effects);
        (state, effects)
    }

    /// The page was loaded again, or a receipt was opened by its link: first ask, since nobody knows what arrived.
    pub fn resumed(order: Order) -> (Self, Vec<Effect>) {
        let mut state = Self::idle(order);
        let mut effects = Vec::new();
        state.ask(&mut effects);
        (state, effects)
    }

    fn idle(order: Order) -> Self {
        let knowledge = Knowledge::Consistent { record: None, target: None };
        let (phase, sending) = (Phase::Resting, Sending::Open);
        Self { order, knowledge, phase, step_id: 0, fruitless: 0, asked_with_record: false, sending }
    }

    pub fn order(&self) -> &Order {
        &self.order
    }

    pub fn phase(&self) -> Phase {
        self.phase
    }

    pub fn knowledge(&self) -> &Knowledge {
        &self.knowledge
    }

    pub fn record(&self) -> Option<&Record> {
        match &self.knowledge {
            Knowledge::Consistent { record, .. } => record.as_deref(),
            Knowledge::Contradicted => None,
        }
    }

    /// The person is gone: what only they may see is gone with them. The claim stays, since it names nobody.
    pub fn forget_person(&mut self) {
        if let Knowledge::Consistent { record, .. } = &mut self.knowledge {
            *record = record.take().map(|record| Box::new(record.without_personal()));
        }
    }

    /// Whether there is something to look at as soon as it is known who is logged in: whether it must be sent again, how the target stands, or
    /// whose it is.
    pub fn awaits_person(&self) -> bool {
        let rests = self.phase == Phase::Resting;
        self.phase == Phase::NeverReceived
            || (rests && self.is_own() && self.leaves_target_unknown() && self.target().is_none())
            || (rests && self.is_somebodys())
    }

    /// Whether it was opened by its link, and the answer did not say whose it is.
    fn is_somebodys(&self) -> bool {
        !self.is_own() && self.record().is_some_and(|record| record.subject.is_none())
    }

    /// Whether there is nothing more to learn by asking: the last word is there, and nothing newer is at odds with it.
    fn has_all(&self) -> bool {
        self.is_settled() && self.claim() != Claim::Unknown
    }

    /// Whether a final record is known: until then the block counts as open.
    pub fn is_settled(&self) -> bool {
        self.record().is_some_and(Record::is_final)
    }

    /// Whether a second press for the same target leads to this block instead of making another. Not when its answers contradict each other: nothing more
    /// comes of it, and a person's press must always be possible.
    pub fn stands_for_its_target(&self) -> bool {
        !self.is_settled() && self.knowledge != Knowledge::Contradicted
    }

    /// Whether the order was turned away when it was last sent.
    pub fn sending(&self) -> Sending {
        self.sending
    }

    /// Whether a question or the sending has failed since the last good answer: then silence is no longer just slowness.
    pub fn has_failed_before(&self) -> bool {
        self.fruitless > 0
    }

    /// What may be said about it.
    pub fn claim(&self) -> Claim {
        claim(&self.knowledge)
    }

    fn next_step_id(&mut self) -> u32 {
        self.step_id = self.step_id.wrapping_add(1);
        self.step_id
    }

    fn send(&mut self, effects: &mut Vec<Effect>) {
        let step_id = self.next_step_id();
        self.sending = Sending::Open;
        self.asked_with_record = self.record().is_some();
        self.phase = Phase::Sending(Pace::Usual);
        effects.push(Effect::Send { step_id });
        watch_pace(step_id, effects);
    }

    fn ask(&mut self, effects: &mut Vec<Effect>) {
        let step_id = self.next_step_id();
        self.phase = Phase::Asking(Pace::Usual);
        self.asked_with_record = self.record().is_some();
        effects.push(Effect::Ask { step_id });
        watch_pace(step_id, effects);
    }

    fn is_own(&self) -> bool {
        matches!(self.order, Order::Own(_))
    }

    fn wait(&mut self, after: Option<u32>, effects: &mut Vec<Effect>) {
        let step_id = self.next_step_id();
        let (wait, Pause { millis, spread_millis }) = match after {
            Some(seconds) => (Wait::Asked, Pause::asked(seconds)),
            None => (Wait::Own, Pause::own(self.fruitless)),
        };
        self.fruitless = if self.fruitless < MOST_FRUITLESS { self.fruitless + 1 } else { MOST_FRUITLESS - 1 };
        self.phase = Phase::Waiting(wait);
        effects.push(Effect::Wait { step_id, timer: TimerKind::AskAgain, millis, spread_millis });
    }

    fn in_flight(&self) -> bool {
        matches!(self.phase, Phase::Sending(_) | Phase::Asking(_) | Phase::ReadingTarget | Phase::LookingBeforeSending)
    }

    fn may_send_by_itself(&self, context: Context) -> bool {
        match &self.order {
            // A negative age means that the clock was set back; then the age is not known, and a person decides.
            Order::Own(intent) => {
                context.same_person
                    && self.sending == Sending::Open
                    && intent.seen.is_some()
                    && (0..RESEND_WITHIN_MILLIS).contains(&context.now.millis_since(intent.made_at))
            }
            Order::Linked { .. } => false,
        }
    }

    /// Takes in what an answer says, from whichever attempt and however late, and goes to rest when it is final.
    fn learn(&mut self, record: Record, current: bool, context: Context, effects: &mut Vec<Effect>) {
        let was_settled = self.is_settled();
        let asked = if current && self.asked_with_record { Asked::Afterwards } else { Asked::AtAnyTime };
        self.knowledge = match std::mem::replace(&mut self.knowledge, Knowledge::Contradicted) {
            Knowledge::Contradicted => Knowledge::Contradicted,
            Knowledge::Consistent { .. } if !self.is_about(&record) => Knowledge::Contradicted,
            Knowledge::Consistent { record: known, target } => match known {
                None => Knowledge::Consistent { record: Some(Box::new(record)), target },
                Some(known) => match known.merge(record, asked) {
                    Ok(merged) => Knowledge::Consistent { record: Some(Box::new(merged)), target },
                    Err(_) => Knowledge::Contradicted,
                },
            },
        };
        let settles = self.is_settled() && !was_settled;
        if settles && self.is_own() {
            effects.push(Effect::Store { settled: true });
        }
        if self.knowledge == Knowledge::Contradicted {
            self.rest();
        } else if self.has_all() && (current || settles) {
            self.look_at_target(current, context, effects);
        } else if current {
            self.wait(None, effects);
        }
    }

    /// Goes to rest. Answers that are still on their way have an outdated step id: a record among them is merged, a failure is ignored.
    fn rest(&mut self) {
        self.phase = Phase::Resting;
        self.next_step_id();
    }

    fn is_about(&self, record: &Record) -> bool {
        record.id == *self.order.id()
            && match &self.order {
                Order::Own(intent) => record.target.agrees_with(&intent.target),
                Order::Linked { .. } => true,
            }
    }

    /// A failure of the current request. It says nothing about what earlier attempts did.
    fn failed(&mut self, problem: Problem, context: Context, effects: &mut Vec<Effect>) {
        let was_sending = matches!(self.phase, Phase::Sending(_));
        if was_sending && problem.turns_away() {
            self.sending = Sending::TurnedAway;
        }
        if self.has_all() {
            // Only the look at how things stand now has failed; the final record stays.
            self.phase = Phase::Resting;
            return;
        }
        match problem {
            Problem::TryLater { after_seconds } => self.wait(Some(after_seconds.unwrap_or(LATER_SECONDS)), effects),
            Problem::NeverReceived if !was_sending && self.record().is_some() && self.asked_with_record => {
                // A record was known when the question was asked: a back end that says "never received" now contradicts itself.
                self.knowledge = Knowledge::Contradicted;
                self.phase = Phase::Resting;
            }
            Problem::NeverReceived if !was_sending && self.record().is_none() => {
                if self.may_send_by_itself(context) {
                    self.read_target(Phase::LookingBeforeSending, effects);
                } else {
                    self.phase = Phase::NeverReceived;
                }
            }
            Problem::KeyRefused if matches!(self.order, Order::Linked { .. }) && self.record().is_none() => {
                self.phase = Phase::Resting;
            }
            // The first question after a failed sending is asked at once: most often the answer is there.
            _ if was_sending && self.fruitless == 0 => {
                self.fruitless = 1;
                self.ask(effects);
            }
            _ => self.wait(None, effects),
        }
    }

    fn ask_again(&mut self, context: Context, effects: &mut Vec<Effect>) {
        if self.has_all() {
            return self.look_at_target(true, context, effects);
        }
        let target_turn = self.fruitless > ASKS_BEFORE_TARGET && self.fruitless.is_multiple_of(2);
        // Of a link it is not known what its target is, let alone whose.
        if target_turn && context.same_person && self.is_own() {
            self.read_target(Phase::ReadingTarget, effects);
        } else {
            self.ask(effects);
        }
    }

    fn set_pace(&mut self, pace: Pace) {
        match &mut self.phase {
            Phase::Sending(now) | Phase::Asking(now) if *now < pace => *now = pace,
            _ => {}
        }
    }
}

fn watch_pace(step_id: u32, effects: &mut Vec<Effect>) {
    let mut wait = |timer, millis| effects.push(Effect::Wait { step_id, timer, millis, spread_millis: 0 });
    wait(TimerKind::Slow, SLOW_MILLIS);
    wait(TimerKind::VerySlow, VERY_SLOW_MILLIS);
}

/// The one function that turns knowledge into a claim. Nothing else in the project may decide what is said.
pub fn claim(knowledge: &Knowledge) -> Claim {
    let Knowledge::Consistent { record, target } = knowledge else { return Claim::Unknown };
    let seen_blocked = target.and_then(TargetStatus::claim);
    match record {
        None => seen_blocked.unwrap_or(Claim::Unknown),
        Some(record) => match &record.state {
            BlockState::Pending => {
                let later = seen_blocked.filter(|blocked| blocked.at() >= Some(record.as_of));
                later.unwrap_or(Claim::Pending { at: record.as_of })
            }
            // The target was seen in use later than that: until the block has been asked for again nobody knows.
            BlockState::InEffect { .. }
                if target.is_some_and(|seen| seen.state == TargetState::InUse && seen.as_of > record.as_of) =>
            {
                Claim::Unknown
            }
            BlockState::InEffect { .. } => Claim::Blocked { at: record.as_of },
            // Of this order and not of its target, which somebody else may have blocked.
            BlockState::Refused { at, .. } => Claim::Refused { at: *at },
            BlockState::Ended { .. } => Claim::Ended { at: record.as_of },
        },
    }
}

/// One step. Messages that do not fit the state are ignored: they are late, not wrong.
pub fn update(mut state: State, message: Message, context: Context) -> (State, Vec<Effect>) {
    let mut effects = Vec::new();
    let is_current = |step_id: u32, state: &State| step_id == state.step_id;
    match message {
        Message::SendAnswered { step_id, result } | Message::AskAnswered { step_id, result } => {
            let current = is_current(step_id, &state) && state.in_flight();
            match result {
                Ok(record) => state.learn(record, current, context, &mut effects),
                Err(problem) if current => state.failed(problem, context, &mut effects),
                Err(_) => {}
            }
        }
        Message::TargetAnswered { step_id, result } => {
            let current = is_current(step_id, &state) && state.in_flight();
            match result {
                Ok(read) => state.learn_target(read, current, context, &mut effects),
                Err(problem) if current => state.target_failed(problem, &mut effects),
                Err(_) => {}
            }
        }
        Message::TargetSeen(read) => state.learn_target(read, false, context, &mut effects),
        Message::Elapsed { step_id, timer } if is_current(step_id, &state) => match timer {
            TimerKind::Slow => state.set_pace(Pace::Slow),
            TimerKind::VerySlow => state.set_pace(Pace::VerySlow),
            TimerKind::AskAgain if matches!(state.phase, Phase::Waiting(_)) => state.ask_again(context, &mut effects),
            TimerKind::AskAgain => {}
        },
        Message::Elapsed { .. } => {}
        Message::PageShown | Message::AskPressed => match state.phase {
            Phase::Waiting(Wait::Asked) if message == Message::PageShown => {}
            Phase::Waiting(_) if state.has_all() => state.look_at_target(true, context, &mut effects),
            Phase::Waiting(_) | Phase::NeverReceived => state.ask(&mut effects),
            Phase::Resting if state.is_own() && state.leaves_target_unknown() => {
                state.look_at_target(true, context, &mut effects)
            }
            Phase::Resting if may_change(&state) => state.ask(&mut effects),
            _ => {}
        },
        Message::SendAgainPressed => {
            if state.phase == Phase::NeverReceived && context.same_person && state.is_own() {
                state.send(&mut effects);
            }
        }
    }
    (state, effects)
}

/// Whether asking a machine at rest could bring something new: only what is in effect can still end, a link that could not be read may be
/// readable now, and whoever has logged in since may be told that it is theirs.
fn may_change(state: &State) -> bool {
    match state.knowledge() {
        Knowledge::Contradicted => false,
        Knowledge::Consistent { record: None, .. } => true,
        Knowledge::Consistent { record: Some(record), .. } => {
            matches!(record.state, BlockState::InEffect { .. }) || state.is_somebodys()
        }
    }
}
