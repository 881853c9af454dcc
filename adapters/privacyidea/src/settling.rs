//! When a block is in effect.
//!
//! privacyIDEA looks once, at the beginning of a check, whether a token is disabled or a user locked: a check that has begun before may succeed after. Of 141
//! acceptances around 12 blocks 24 came later than the answer to the block, the last 1.2 seconds after (measured on 28 November 2026, two loaded cores). No
//! answer tells when the last such check is over, so the only bound is that of the web server which ends a request that takes too long: an operator states it
//! (`longest_request`). Only when that has passed since a reading that saw the block is anything claimed.

use std::collections::HashMap;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use spaer_gateway::Moment;

/// How many are remembered at most. One that is forgotten is waited for anew: it is then told to be usable for a while although it is not.
const MOST: usize = 100_000;

/// What was seen blocked, and when first.
pub struct Settling {
    longest_request: i64,
    seen: Mutex<HashMap<String, Moment>>,
    /// A rule of the server lets in somebody who is blocked.
    doubtful: AtomicBool,
}

impl Settling {
    /// Nothing is seen yet.
    #[must_use]
    pub fn new(longest_request: Duration) -> Self {
        let longest_request = i64::try_from(longest_request.as_millis()).unwrap_or(i64::MAX);
        Self { longest_request, seen: Mutex::default(), doubtful: AtomicBool::new(false) }
    }

    /// While it is doubtful whether a block keeps anybody out, none is in effect. Answers what was set before.
    pub fn set_doubtful(&self, doubtful: bool) -> bool {
        self.doubtful.swap(doubtful, Ordering::Relaxed)
    }

    /// What was read now is not blocked.
    pub fn is_usable(&self, what: &str) {
        self.lock().remove(what);
    }

    /// What was read, and was true at `as_of`, is blocked. From when on nothing can be done with it, once that is so. `known`: since when it is blocked, as the
    /// server itself has kept it.
    pub fn is_blocked(&self, what: &str, as_of: Moment, known: Option<Moment>) -> Option<Moment> {
        let first = match known {
            Some(known) => known.min(as_of),
            None => {
                let mut seen = self.lock();
                if seen.len() >= MOST {
                    seen.clear();
                }
                *seen.entry(what.to_owned()).or_insert(as_of)
            }
        };
        let since = first.plus_millis(self.longest_request);
        (since <= as_of && !self.doubtful.load(Ordering::Relaxed)).then_some(since)
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, HashMap<String, Moment>> {
        self.seen.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(seconds: i64) -> Moment {
        Moment::from_millis(seconds * 1000)
    }

    #[test]
    fn nothing_is_in_effect_before_the_longest_request_is_over() {
        let settling = Settling::new(Duration::from_secs(30));
        assert_eq!(settling.is_blocked("a", at(100), None), None);
        assert_eq!(settling.is_blocked("a", at(129), None), None);
        assert_eq!(settling.is_blocked("a", at(130), None), Some(at(130)));
        assert_eq!(settling.is_blocked("a", at(900), None), Some(at(130)));
        assert_eq!(settling.is_blocked("b", at(900), None), None, "another");
    }

    #[test]
    fn what_was_enabled_in_between_is_waited_for_anew() {
        let settling = Settling::new(Duration::from_secs(30));
        settling.is_blocked("a", at(100), None);
        settling.is_usable("a");
        assert_eq!(settling.is_blocked("a", at(200), None), None);
    }

    #[test]
    fn what_the_server_has_kept_counts_but_nothing_of_the_future_does() {
        let settling = Settling::new(Duration::from_secs(30));
        assert_eq!(settling.is_blocked("a", at(100), Some(at(40))), Some(at(70)));
        assert_eq!(settling.is_blocked("a", at(100), Some(at(90))), None);
        assert_eq!(settling.is_blocked("a", at(100), Some(at(9_000))), None);
    }

    #[test]
    fn nothing_is_in_effect_while_a_rule_lets_in_who_is_blocked() {
        let settling = Settling::new(Duration::from_secs(30));
        assert_eq!(settling.is_blocked("a", at(100), Some(at(40))), Some(at(70)));
        assert!(!settling.set_doubtful(true));
        assert_eq!(settling.is_blocked("a", at(100), Some(at(40))), None);
        assert!(settling.set_doubtful(false));
        assert_eq!(settling.is_blocked("a", at(100), Some(at(40))), Some(at(70)));
    }
}
