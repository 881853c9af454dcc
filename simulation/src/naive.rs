//! Clients that retry as is usual: the same order again, until it is taken.

use spaer_core::flow::block::TimerKind;

use crate::{
    Micros, SECOND,
    client::{Answer, Call, Client, Next, Told, Want},
    random::Random,
};

/// When a client of a kind sends again, after so many attempts.
pub(crate) trait Habit {
    fn pause(attempts: u32, asked: Option<u32>) -> Micros;
}

/// A second after each failure.
pub(crate) enum EverySecond {}

impl Habit for EverySecond {
    fn pause(_attempts: u32, _asked: Option<u32>) -> Micros {
        SECOND
    }
}

/// At once, then after 1, 2, 4 seconds and so on up to 32; nothing is drawn.
pub(crate) enum Doubling {}

impl Habit for Doubling {
    fn pause(attempts: u32, _asked: Option<u32>) -> Micros {
        if attempts < 2 { 0 } else { SECOND << (attempts - 2).min(5) }
    }
}

/// Just when the back end said, and after five seconds where it said nothing.
pub(crate) enum AsTold {}

impl Habit for AsTold {
    fn pause(_attempts: u32, asked: Option<u32>) -> Micros {
        u64::from(asked.unwrap_or(5)) * SECOND
    }
}

pub(crate) struct Naive<Of> {
    attempts: u32,
    habit: std::marker::PhantomData<Of>,
}

impl<Of> Naive<Of> {
    fn send(attempts: u32, wants: &mut Vec<Want>) -> Self {
        wants.push(Want::Send { step_id: attempts, call: Call::Order });
        Self { attempts, habit: std::marker::PhantomData }
    }
}

impl<Of: Habit> Client for Naive<Of> {
    fn pressed(_now: Micros, _random: &mut Random, wants: &mut Vec<Want>) -> Self {
        Self::send(1, wants)
    }

    fn told(self, told: Told, _now: Micros, _random: &mut Random, wants: &mut Vec<Want>) -> Next<Self> {
        let asked = match told {
            Told::Answered { answer: Answer::InEffect, .. } => return Next::Settled,
            Told::Pressed => return Next::GoesOn(self),
            Told::Elapsed { .. } => return Next::GoesOn(Self::send(self.attempts + 1, wants)),
            Told::Answered { answer: Answer::Later(asked), .. } => asked,
            Told::Answered { .. } => None,
        };
        let micros = Of::pause(self.attempts, asked);
        wants.push(Want::Wait { step_id: self.attempts, timer: TimerKind::AskAgain, micros });
        Next::GoesOn(self)
    }
}
