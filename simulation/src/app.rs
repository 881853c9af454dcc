//! The app: the real machine of a block, told what it would be told in a browser.

use std::sync::LazyLock;

use spaer_core::{
    domain::{
        block::{BlockState, Details, Intent, Record, RecordTarget, Target},
        id::{BlockId, ReceiptKey},
        person::SubjectKey,
        problem::Problem,
        time::Timestamp,
    },
    flow::block::{self, Context, Effect, Message, Phase, State, TargetState, TargetStatus},
};

use crate::{
    Micros,
    client::{Answer, Call, Client, Next, Told, Want},
    random::Random,
};

pub(crate) struct App(State);

impl Client for App {
    fn pressed(now: Micros, random: &mut Random, wants: &mut Vec<Want>) -> Self {
        let (state, effects) = State::confirmed(intent(now));
        perform(effects, random, wants);
        Self(state)
    }

    fn told(self, told: Told, now: Micros, random: &mut Random, wants: &mut Vec<Want>) -> Next<Self> {
        let message = message(&self.0, told, now);
        // The session outlives the incident.
        let context = Context { now: moment(now), same_person: true };
        let (state, effects) = block::update(self.0, message, context);
        perform(effects, random, wants);
        match state.phase() {
            _ if state.is_settled() => Next::Settled,
            Phase::NeverReceived => Next::Person,
            _ => Next::GoesOn(Self(state)),
        }
    }
}

/// As `runtime/perform.rs` does it.
fn perform(effects: Vec<Effect>, random: &mut Random, wants: &mut Vec<Want>) {
    wants.extend(effects.into_iter().filter_map(|effect| match effect {
        Effect::Store { .. } => None,
        Effect::Send { step_id } => Some(Want::Send { step_id, call: Call::Order }),
        Effect::Ask { step_id } => Some(Want::Send { step_id, call: Call::AskBlock }),
        Effect::ReadTarget { step_id } => Some(Want::Send { step_id, call: Call::ReadTarget }),
        Effect::Wait { step_id, timer, millis, spread_millis } => {
            let millis = u64::from(millis) + random.below(spread_millis.into());
            Some(Want::Wait { step_id, timer, micros: millis * 1_000 })
        }
    }));
}

fn message(state: &State, told: Told, now: Micros) -> Message {
    match told {
        Told::Elapsed { step_id, timer } => Message::Elapsed { step_id, timer },
        Told::Pressed => Message::AskPressed,
        Told::Answered { step_id, call: Call::Order, answer } => {
            Message::SendAnswered { step_id, result: record(state, answer, now) }
        }
        Told::Answered { step_id, call: Call::AskBlock, answer } => {
            Message::AskAnswered { step_id, result: record(state, answer, now) }
        }
        Told::Answered { step_id, call: Call::ReadTarget, answer } => {
            Message::TargetAnswered { step_id, result: target(answer, now) }
        }
    }
}

fn record(state: &State, answer: Answer, now: Micros) -> Result<Record, Problem> {
    match answer {
        Answer::InEffect => Ok(Record {
            id: state.order().id().clone(),
            subject: None,
            target: RecordTarget::Identity,
            as_of: moment(now),
            received_at: None,
            state: BlockState::InEffect { since: None, already_since: None },
            details: Details::default(),
        }),
        other => Err(problem(other)),
    }
}

fn target(answer: Answer, now: Micros) -> Result<TargetStatus, Problem> {
    let status = |state| TargetStatus { as_of: moment(now), state, since: Some(moment(0)) };
    match answer {
        Answer::InUse => Ok(status(TargetState::InUse)),
        Answer::Blocked => Ok(status(TargetState::Blocked)),
        other => Err(problem(other)),
    }
}

fn problem(answer: Answer) -> Problem {
    match answer {
        Answer::Later(after_seconds) => Problem::TryLater { after_seconds },
        Answer::Nothing => Problem::TimedOut,
        Answer::NeverReceived => Problem::NeverReceived,
        Answer::InEffect | Answer::InUse | Answer::Blocked => Problem::NotUnderstood,
    }
}

/// The whole identity, since to the machine it makes no difference what is blocked. All are one person's, with one key: nothing here asks whose a block is, and a
/// hash each would take longer than all else.
fn intent(now: Micros) -> Intent {
    static FIRST: LazyLock<Intent> = LazyLock::new(first);
    Intent { made_at: moment(now), seen: Some(moment(now)), ..FIRST.clone() }
}

#[expect(clippy::expect_used, reason = "a constant, which is not empty")]
fn first() -> Intent {
    let id = BlockId::from_random([1; 16]);
    Intent {
        subject: SubjectKey::new("somebody").expect("not empty").hash_for(&id),
        key: ReceiptKey::from_random([2; 16]),
        target: Target::Identity,
        made_at: moment(0),
        seen: None,
        reason: None,
        id,
    }
}

/// Both clocks, this device's and the back end's, are right.
fn moment(now: Micros) -> Timestamp {
    Timestamp::from_unix_millis(i64::try_from(now / 1_000).unwrap_or(i64::MAX))
}
