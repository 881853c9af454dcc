//! What becomes of a request: one queue before one server, as the sum of all machines of a back end.
//!
//! Work is done in the order in which it comes, so many orders in a second. What would wait longer than the queue is long is turned away at once with a 503, which
//! costs no work; so nobody stops waiting in the queue. In the minute that fails nothing is received, and what waited before is still done.

use crate::{
    Micros, SECOND,
    client::{Answer, Call},
    incident::{Failure, Incident, RECOVERS_AT},
};

/// The longest that a request may wait in the queue: less than the 15 seconds that the app gives it.
const QUEUE: Micros = 10 * SECOND;
/// From the browser to the back end, and back again.
pub(crate) const TRAVEL: Micros = 50_000;
/// When a browser gives a request up: `TIME_LIMIT_MILLIS` of the app's transport.
pub(crate) const GIVEN_UP: Micros = 15 * SECOND;

pub(crate) struct BackEnd {
    incident: Incident,
    /// When all work that has come will be done.
    busy_until: Micros,
    /// Whether the order of each citizen has been received.
    received: Vec<bool>,
    pub turned_away: u64,
    pub longest_queue: Micros,
}

impl BackEnd {
    pub fn new(incident: Incident) -> Self {
        let received = vec![false; incident.citizens as usize];
        Self { incident, busy_until: 0, received, turned_away: 0, longest_queue: 0 }
    }

    /// When its sender hears what, of a request that was sent now. Requests travel equally long, so they come in the order in which they were sent.
    pub fn take(&mut self, citizen: usize, call: Call, sent: Micros) -> (Micros, Answer) {
        let (there, given_up) = (sent + TRAVEL, sent + GIVEN_UP);
        let (answered, answer) = match self.failure(there) {
            Some(None) => return (given_up, Answer::Nothing),
            Some(Some(later)) => (there, later),
            None => {
                let done = self.work(call, there);
                (done, self.answer(citizen, call))
            }
        };
        let heard = answered + TRAVEL;
        if heard < given_up { (heard, answer) } else { (given_up, Answer::Nothing) }
    }

    /// Whether it fails, and what is answered then, if anything is.
    fn failure(&mut self, there: Micros) -> Option<Option<Answer>> {
        if self.incident.fails_at(there) {
            return Some((self.incident.failure != Failure::Silence).then(|| self.later(there)));
        }
        let waits = self.busy_until.saturating_sub(there);
        self.longest_queue = self.longest_queue.max(waits.min(QUEUE));
        if waits <= QUEUE {
            return None;
        }
        self.turned_away += 1;
        Some(Some(self.later(there)))
    }

    fn later(&self, there: Micros) -> Answer {
        let seconds = match self.incident.failure {
            Failure::Nothing | Failure::Later | Failure::Silence => None,
            Failure::LaterIn(seconds) => Some(seconds),
            // As `Retry-After` counts whole seconds, up to the next one.
            Failure::LaterAtOnce => {
                let left = RECOVERS_AT.saturating_sub(there).div_ceil(SECOND).max(1);
                u32::try_from(left).ok()
            }
        };
        Answer::Later(seconds)
    }

    /// Puts it into the queue; answers when it is done.
    fn work(&mut self, call: Call, there: Micros) -> Micros {
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "some hundred microseconds")]
        let takes = (call.work(&self.incident) / self.incident.capacity() * 1e6).round() as Micros;
        self.busy_until = self.busy_until.max(there) + takes;
        self.busy_until
    }

    /// As it is when the request has had its turn. Whatever has come earlier is done earlier, so that it may be looked up at once.
    fn answer(&mut self, citizen: usize, call: Call) -> Answer {
        let Some(received) = self.received.get_mut(citizen) else { return Answer::Nothing };
        *received |= call == Call::Order;
        match (call, *received) {
            (Call::Order | Call::AskBlock, true) => Answer::InEffect,
            (Call::Order | Call::AskBlock, false) => Answer::NeverReceived,
            (Call::ReadTarget, true) => Answer::Blocked,
            (Call::ReadTarget, false) => Answer::InUse,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// It does an order in a second.
    fn slow(failure: Failure) -> BackEnd {
        BackEnd::new(Incident::new(400, failure))
    }

    #[test]
    fn orders_are_done_one_after_the_other_and_what_would_wait_too_long_is_turned_away() {
        let mut back_end = slow(Failure::Nothing);
        let heard: Vec<_> = (0..12).map(|citizen| back_end.take(citizen, Call::Order, 0)).collect();
        let seconds = |count: u64| 2 * TRAVEL + count * SECOND;
        assert_eq!(heard[0], (seconds(1), Answer::InEffect));
        assert_eq!(heard[10], (seconds(11), Answer::InEffect));
        assert_eq!(heard[11], (seconds(0), Answer::Later(None)));
        assert_eq!(back_end.turned_away, 1);
        assert_eq!(back_end.take(11, Call::AskBlock, 11 * SECOND).1, Answer::NeverReceived);
        assert_eq!(back_end.take(11, Call::ReadTarget, 11 * SECOND).1, Answer::InUse);
        assert_eq!(back_end.take(0, Call::AskBlock, 11 * SECOND).1, Answer::InEffect);
        assert_eq!(back_end.take(0, Call::ReadTarget, 11 * SECOND).1, Answer::Blocked);
    }

    #[test]
    fn in_the_minute_that_fails_nothing_is_received() {
        let (failing, recovered) = (RECOVERS_AT - 3 * SECOND, RECOVERS_AT);
        for (failure, heard) in [
            (Failure::Later, (failing + 2 * TRAVEL, Answer::Later(None))),
            (Failure::LaterIn(30), (failing + 2 * TRAVEL, Answer::Later(Some(30)))),
            (Failure::LaterAtOnce, (failing + 2 * TRAVEL, Answer::Later(Some(3)))),
            (Failure::Silence, (failing + GIVEN_UP, Answer::Nothing)),
        ] {
            let mut back_end = slow(failure);
            assert_eq!(back_end.take(0, Call::Order, failing), heard, "{failure:?}");
            assert_eq!(back_end.take(0, Call::AskBlock, recovered).1, Answer::NeverReceived, "{failure:?}");
        }
    }
}
