//! The block machine: from the press to a claim that is true, whatever the network does in between.
//!
//! It knows one order and what is known about it. It does not know the session (the caller says whether the same person is
//! logged in), the page, or any text. `tests/model` explores it against a network that loses, delays and doubles and a back end
//! that crashes between commit and answer.
//!
//! ```text
//!            ┌────────────── never received, may be sent again ──────────────┐
//!            ▼                                                               │
//!  press → Sending ── record final ──► Resting ◄── record final ──── Asking ─┤
//!            │                            │ page shown: status now ──► ▲     │
//!            └─ no answer, pending ──► Waiting ── time, page shown ────┘     └─► NeverReceived (a person decides)
//! ```

mod terms;

pub use terms::{Context, Doing, Effect, Knowledge, Mark, Message, Order, Pace, TargetStatus, Wait};

use crate::domain::{
    block::{Intent, Record, Standing},
    claim::Claim,
    problem::Problem,
};

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct State {
    order: Order,
    knowledge: Knowledge,
    doing: Doing,
    /// Names the request or wait that is current; an error or a timer with another ticket is out of date.
    ticket: u32,
    /// Questions in a row that brought nothing new; decides the back-off.
    fruitless: u8,
    /// Whether a record was known when the current question was asked. Only then does "never received" contradict it: a question
    /// asked before may have been answered before the order arrived, and the answers have overtaken each other.
    asked_with_record: bool,
}

/// An intent older than this is not sent again without a person's press: they may have acted otherwise meanwhile.
pub const RESEND_WITHIN_MILLIS: i64 = 10 * 60 * 1000;
const SLOW_MILLIS: u32 = 2_000;
const VERY_SLOW_MILLIS: u32 = 8_000;
/// Longest pause between two questions of the machine's own.
const LONGEST_PAUSE_MILLIS: u32 = 30_000;
/// A back end may ask for a pause, but not silence the app for good.
const LONGEST_ASKED_SECONDS: u32 = 300;
/// A back end that says "later" and not when.
const LATER_SECONDS: u32 = 5;
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
        Self { order, knowledge, doing: Doing::Resting, ticket: 0, fruitless: 0, asked_with_record: false }
    }

    pub fn order(&self) -> &Order {
        &self.order
    }

    pub fn doing(&self) -> Doing {
        self.doing
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

    /// Whether the last word has been said: until then the intent is kept, and no other is made for the same target.
    pub fn is_settled(&self) -> bool {
        self.record().is_some_and(Record::is_final)
    }

    /// Whether a question or the sending has failed since the last good answer: then silence is no longer just slowness.
    pub fn has_failed_before(&self) -> bool {
        self.fruitless > 0
    }

    /// What may be said about it.
    pub fn claim(&self) -> Claim {
        claim(&self.knowledge)
    }

    fn next_ticket(&mut self) -> u32 {
        self.ticket = self.ticket.wrapping_add(1);
        self.ticket
    }

    fn send(&mut self, effects: &mut Vec<Effect>) {
        let ticket = self.next_ticket();
        self.doing = Doing::Sending(Pace::Usual);
        effects.push(Effect::Send { ticket });
        watch_pace(ticket, effects);
    }

    fn ask(&mut self, effects: &mut Vec<Effect>) {
        let ticket = self.next_ticket();
        self.doing = Doing::Asking(Pace::Usual);
        self.asked_with_record = self.record().is_some();
        effects.push(Effect::Ask { ticket });
        watch_pace(ticket, effects);
    }

    fn read_target(&mut self, effects: &mut Vec<Effect>) {
        let ticket = self.next_ticket();
        self.doing = Doing::ReadingTarget;
        effects.push(Effect::ReadTarget { ticket });
    }

    fn wait(&mut self, after: Option<u32>, effects: &mut Vec<Effect>) {
        let ticket = self.next_ticket();
        let (wait, millis) = match after {
            Some(seconds) => (Wait::Asked, seconds.clamp(1, LONGEST_ASKED_SECONDS) * 1_000),
            None => (Wait::Own, pause(self.fruitless)),
        };
        self.fruitless = if self.fruitless < MOST_FRUITLESS { self.fruitless + 1 } else { MOST_FRUITLESS - 1 };
        self.doing = Doing::Waiting(wait);
        effects.push(Effect::Wait { ticket, mark: Mark::AskAgain, millis });
    }

    fn in_flight(&self) -> bool {
        matches!(self.doing, Doing::Sending(_) | Doing::Asking(_) | Doing::ReadingTarget)
    }

    fn may_send_by_itself(&self, context: Context) -> bool {
        match &self.order {
            // A negative age means that the clock was set back; then the age is not known, and a person decides.
            Order::Own(intent) => {
                context.same_person && (0..RESEND_WITHIN_MILLIS).contains(&context.now.millis_since(intent.made_at))
            }
            Order::Linked { .. } => false,
        }
    }

    /// Takes in what an answer says, from whichever attempt and however late, and goes to rest when it is final.
    fn learn(&mut self, record: Record, current: bool, effects: &mut Vec<Effect>) {
        let was_settled = self.is_settled();
        self.knowledge = match std::mem::replace(&mut self.knowledge, Knowledge::Contradicted) {
            Knowledge::Contradicted => Knowledge::Contradicted,
            Knowledge::Consistent { .. } if !self.is_about(&record) => Knowledge::Contradicted,
            Knowledge::Consistent { record: known, target } => match known {
                None => Knowledge::Consistent { record: Some(Box::new(record)), target },
                Some(known) => match known.merge(record) {
                    Ok(merged) => Knowledge::Consistent { record: Some(Box::new(merged)), target },
                    Err(_) => Knowledge::Contradicted,
                },
            },
        };
        if self.is_settled() || self.knowledge == Knowledge::Contradicted {
            self.doing = Doing::Resting;
            // Whatever is still under way is out of date now; its record is merged, its failure is not news.
            self.next_ticket();
            if self.is_settled() && !was_settled && matches!(self.order, Order::Own(_)) {
                effects.push(Effect::Store { settled: true });
            }
        } else if current {
            self.wait(None, effects);
        }
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
        let was_sending = matches!(self.doing, Doing::Sending(_));
        if self.is_settled() {
            // Only the look at the status now failed; what was true then is still history.
            self.doing = Doing::Resting;
            return;
        }
        match problem {
            Problem::TryLater { after_seconds } => self.wait(Some(after_seconds.unwrap_or(LATER_SECONDS)), effects),
            Problem::NeverReceived if !was_sending && self.record().is_some() && self.asked_with_record => {
                // It had been received when the question was asked. A back end that forgets contradicts itself.
                self.knowledge = Knowledge::Contradicted;
                self.doing = Doing::Resting;
            }
            Problem::NeverReceived if !was_sending && self.record().is_none() => {
                if self.may_send_by_itself(context) {
                    self.send(effects);
                } else {
                    self.doing = Doing::NeverReceived;
                }
            }
            Problem::KeyRefused if matches!(self.order, Order::Linked { .. }) && self.record().is_none() => {
                self.doing = Doing::Resting;
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
        let target_turn = self.fruitless > ASKS_BEFORE_TARGET && self.fruitless.is_multiple_of(2);
        // Of a link it is not known what its target is, let alone whose.
        if target_turn && context.same_person && matches!(self.order, Order::Own(_)) {
            self.read_target(effects);
        } else {
            self.ask(effects);
        }
    }

    fn set_pace(&mut self, pace: Pace) {
        match &mut self.doing {
            Doing::Sending(now) | Doing::Asking(now) if *now < pace => *now = pace,
            _ => {}
        }
    }
}

/// Past this the pause no longer grows; the count then goes one down and up again, so that the turns go on alternating.
const MOST_FRUITLESS: u8 = 8;

fn pause(fruitless: u8) -> u32 {
    1_000_u32.checked_shl(fruitless.into()).unwrap_or(LONGEST_PAUSE_MILLIS).min(LONGEST_PAUSE_MILLIS)
}

fn watch_pace(ticket: u32, effects: &mut Vec<Effect>) {
    effects.push(Effect::Wait { ticket, mark: Mark::Slow, millis: SLOW_MILLIS });
    effects.push(Effect::Wait { ticket, mark: Mark::VerySlow, millis: VERY_SLOW_MILLIS });
}

/// The one function that turns knowledge into a claim. Nothing else in the project may decide what is said.
pub fn claim(knowledge: &Knowledge) -> Claim {
    let Knowledge::Consistent { record, target } = knowledge else { return Claim::Unknown };
    let seen_blocked = target.filter(|status| status.blocked).map(|status| Claim::Blocked { at: status.as_of });
    match record {
        None => seen_blocked.unwrap_or(Claim::Unknown),
        Some(record) => match &record.standing {
            Standing::Pending => seen_blocked.unwrap_or(Claim::Pending { at: record.as_of }),
            Standing::InEffect { .. } => Claim::Blocked { at: record.as_of },
            // Dated by the refusal and not by the reading: somebody else may have blocked the target in between.
            Standing::Refused { at, .. } => Claim::NotBlocked { at: *at },
            Standing::Ended { .. } => Claim::Ended { at: record.as_of },
        },
    }
}

/// One step. Messages that do not fit the state are ignored: they are late, not wrong.
pub fn update(mut state: State, message: Message, context: Context) -> (State, Vec<Effect>) {
    let mut effects = Vec::new();
    let is_current = |ticket: u32, state: &State| ticket == state.ticket;
    match message {
        Message::SendAnswered { ticket, result } | Message::AskAnswered { ticket, result } => {
            let current = is_current(ticket, &state) && state.in_flight();
            match result {
                Ok(record) => state.learn(record, current, &mut effects),
                Err(problem) if current => state.failed(problem, context, &mut effects),
                Err(_) => {}
            }
        }
        Message::TargetAnswered { ticket, result } => {
            let after = match result {
                Err(Problem::TryLater { after_seconds }) => Some(after_seconds.unwrap_or(LATER_SECONDS)),
                _ => None,
            };
            if let (Ok(read), Knowledge::Consistent { target, .. }) = (result, &mut state.knowledge)
                && target.is_none_or(|known| known.as_of < read.as_of)
            {
                *target = Some(read);
            }
            if is_current(ticket, &state) && state.doing == Doing::ReadingTarget {
                state.wait(after, &mut effects);
            }
        }
        Message::Elapsed { ticket, mark } if is_current(ticket, &state) => match mark {
            Mark::Slow => state.set_pace(Pace::Slow),
            Mark::VerySlow => state.set_pace(Pace::VerySlow),
            Mark::AskAgain if matches!(state.doing, Doing::Waiting(_)) => state.ask_again(context, &mut effects),
            Mark::AskAgain => {}
        },
        Message::Elapsed { .. } => {}
        Message::PageShown | Message::AskPressed => match state.doing {
            Doing::Waiting(Wait::Own) | Doing::NeverReceived => state.ask(&mut effects),
            Doing::Resting if may_change(&state) => state.ask(&mut effects),
            _ => {}
        },
        Message::SendAgainPressed => {
            if state.doing == Doing::NeverReceived && context.same_person && matches!(state.order, Order::Own(_)) {
                state.send(&mut effects);
            }
        }
    }
    (state, effects)
}

/// Whether asking a machine at rest could bring something new: only what is in effect can still end, and a link that could not
/// be read may be readable now.
fn may_change(state: &State) -> bool {
    match state.knowledge() {
        Knowledge::Contradicted => false,
        Knowledge::Consistent { record: None, .. } => true,
        Knowledge::Consistent { record: Some(record), .. } => matches!(record.standing, Standing::InEffect { .. }),
    }
}
