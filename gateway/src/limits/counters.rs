//! How often something was done lately.
//!
//! In the memory of this process, and forgotten with it: several processes each allow as much. Another store (a table that they share) can take its place
//! behind the same two methods. The rule is the "generic cell rate algorithm": for each thing one moment is kept, by which all that was done would have
//! been done evenly.

use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use super::{Client, Rate};
use crate::ids::{BlockId, SubjectKey};
use crate::session::Cookie;

/// At most this many things are counted at once, in some 20 MB. When there are more, what is new is not counted, and so is never beyond a limit: being let
/// through is less harm than being kept from blocking by a flood of others.
const MAX_COUNTED: usize = 100_000;
/// From this many on, what has become irrelevant is looked for.
const FIRST_SWEEP: usize = 1_000;
const BETWEEN_SWEEPS: Duration = Duration::from_secs(1);

/// What is counted, of whom. It has no `Debug`, so that no address ends in a log.
#[derive(Clone, PartialEq, Eq, Hash)]
pub(super) enum Counted {
    OrderOfSession(Cookie),
    OrderOfPerson(SubjectKey),
    ReportOfSession(Cookie),
    WrongKey(Client, BlockId),
    Login(Client),
}

/// Counts.
#[derive(Default)]
pub(super) struct Counters {
    counts: Mutex<Counts>,
}

#[derive(Default)]
struct Counts {
    /// By when each would have been done evenly. What lies in the past is as if it had never been done.
    due: HashMap<Counted, Instant>,
    next_sweep: usize,
    swept_at: Option<Instant>,
}

impl Counters {
    /// Does it once more, if there is room; otherwise the time until there is.
    pub(super) async fn take(&self, what: Counted, rate: Rate) -> Result<(), Duration> {
        self.lock().take(Instant::now(), what, rate)
    }

    /// Whether there is room; otherwise the time until there is.
    pub(super) async fn look(&self, what: &Counted, rate: Rate) -> Result<(), Duration> {
        self.lock().look(Instant::now(), what, rate).map(|_| ())
    }

    fn lock(&self) -> MutexGuard<'_, Counts> {
        // Every change is a single step, so that a panic elsewhere leaves the map in order.
        self.counts.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Counts {
    fn take(&mut self, now: Instant, what: Counted, rate: Rate) -> Result<(), Duration> {
        let next = self.look(now, &what, rate)?;
        self.sweep(now);
        if self.due.len() < MAX_COUNTED || self.due.contains_key(&what) {
            self.due.insert(what, next);
        }
        Ok(())
    }

    /// The moment to keep when it is done once more.
    fn look(&self, now: Instant, what: &Counted, rate: Rate) -> Result<Instant, Duration> {
        let due = self.due.get(what).copied().unwrap_or(now).max(now);
        let next = due + rate.within / rate.count.max(1);
        match (next - now).checked_sub(rate.within) {
            Some(wait) if !wait.is_zero() => Err(wait),
            _ => Ok(next),
        }
    }

    /// Forgets what lies in the past, each time that twice as much has come together, and no more than once in a while, so that a flood does not pay
    /// for looking through all of it with each request.
    fn sweep(&mut self, now: Instant) {
        let lately = self.swept_at.is_some_and(|at| now - at < BETWEEN_SWEEPS);
        if self.due.len() >= self.next_sweep.max(FIRST_SWEEP) && !lately {
            self.due.retain(|_, due| *due > now);
            self.next_sweep = (self.due.len() * 2).min(MAX_COUNTED);
            self.swept_at = Some(now);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const RATE: Rate = Rate { count: 3, within: Duration::from_secs(30) };
    const ONE: Rate = Rate { count: 1, within: Duration::from_secs(30) };

    fn person(n: usize) -> Counted {
        Counted::OrderOfPerson(SubjectKey::parse(&format!("s-{n}")).expect("is a key"))
    }

    #[test]
    fn so_many_at_once_and_as_many_again_in_the_time() {
        let (mut counts, start) = (Counts::default(), Instant::now());
        let at = |seconds: u64| start + Duration::from_secs(seconds);
        let wait = Err(Duration::from_secs(10));
        for _ in 0..3 {
            assert!(counts.look(at(0), &person(1), RATE).is_ok());
            assert_eq!(counts.take(at(0), person(1), RATE), Ok(()));
        }
        assert_eq!(counts.look(at(0), &person(1), RATE).map(|_| ()), wait);
        assert_eq!(counts.take(at(0), person(1), RATE), wait);
        assert_eq!(counts.take(at(0), person(2), RATE), Ok(()), "another's");
        assert_eq!(counts.take(at(10), person(1), RATE), Ok(()));
        assert_eq!(counts.take(at(10), person(1), RATE), wait);
        for _ in 0..3 {
            assert_eq!(counts.take(at(70), person(1), RATE), Ok(()));
        }
        assert_eq!(counts.take(at(70), person(1), RATE), wait);
        let none = Rate { count: 0, ..ONE };
        assert_eq!(counts.take(at(0), person(3), none), Ok(()));
        assert!(counts.take(at(0), person(3), none).is_err());
    }

    #[test]
    fn what_lies_in_the_past_is_forgotten_and_what_is_too_much_is_let_through() {
        let (mut counts, start) = (Counts::default(), Instant::now());
        for n in 0..5_000 {
            assert_eq!(counts.take(start, person(n), ONE), Ok(()));
        }
        let later = start + Duration::from_secs(31);
        for n in 5_000..MAX_COUNTED + 10_000 {
            assert_eq!(counts.take(later, person(n), ONE), Ok(()));
        }
        assert_eq!(counts.due.len(), MAX_COUNTED);
        assert!(counts.take(later, person(5_000), ONE).is_err(), "still counted");
        for _ in 0..2 {
            assert_eq!(counts.take(later, person(MAX_COUNTED + 9_999), ONE), Ok(()));
        }
    }
}
