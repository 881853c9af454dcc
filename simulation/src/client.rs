//! What every client has in common: the requests that it can send, what it hears of them, and the timers that it sets.

use spaer_core::flow::block::TimerKind;

use crate::{Micros, incident::Incident, random::Random};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Call {
    /// `PUT /blocks/{id}`.
    Order,
    /// `GET /blocks/{id}`.
    AskBlock,
    /// `GET /authenticators`.
    ReadTarget,
}

impl Call {
    /// In orders.
    pub fn work(self, incident: &Incident) -> f64 {
        match self {
            Self::Order => 1.0,
            Self::AskBlock | Self::ReadTarget => incident.reading,
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Answer {
    /// The block is in effect.
    InEffect,
    NeverReceived,
    /// The target is in use, and has been since before the press.
    InUse,
    Blocked,
    /// 503, with the seconds of `Retry-After`.
    Later(Option<u32>),
    /// The time for the request is over.
    Nothing,
}

/// What a client is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Told {
    Answered {
        step_id: u32,
        call: Call,
        answer: Answer,
    },
    Elapsed {
        step_id: u32,
        timer: TimerKind,
    },
    /// The citizen presses "ask again".
    Pressed,
}

/// What a client wants.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Want {
    Send { step_id: u32, call: Call },
    Wait { step_id: u32, timer: TimerKind, micros: Micros },
}

/// One citizen's client, from the press until it knows that the block is in effect.
pub(crate) trait Client: Sized {
    fn pressed(now: Micros, random: &mut Random, wants: &mut Vec<Want>) -> Self;

    /// What it does next, or nothing more.
    fn told(self, told: Told, now: Micros, random: &mut Random, wants: &mut Vec<Want>) -> Next<Self>;
}

pub(crate) enum Next<Of> {
    GoesOn(Of),
    /// The citizen has been told that it is blocked.
    Settled,
    /// It does nothing more by itself: a person decides.
    Person,
}
