//! Which logins have come back, until their time is over.
//!
//! In the memory of this process. Another store can take its place behind the same method, where several processes must not take one login twice; until then
//! the eID refuses it, whose own codes are good for one use.

use std::collections::HashSet;
use std::sync::{Mutex, PoisonError};

use super::MAX_AGE_MILLIS;
use crate::moment::Moment;
use crate::state_cipher::LoginId;

/// At most this many are in one generation, about 5 MB. A flood of more forgets the oldest, and never refuses a new one: a login that is taken twice is
/// refused by the eID, and one that is refused keeps a citizen from blocking.
const MAX_REMEMBERED: usize = 100_000;

/// Logins that were used. Two generations, so that what is old is forgotten without being looked for: one is in here for at least as long as a login lives.
#[derive(Default)]
pub(crate) struct UsedLogins {
    generations: Mutex<Generations>,
}

#[derive(Default)]
struct Generations {
    begun: Option<Moment>,
    current: HashSet<LoginId>,
    previous: HashSet<LoginId>,
}

impl UsedLogins {
    /// Notes that this login is used now; `false` if it was before.
    pub(crate) async fn use_up(&self, id: LoginId, now: Moment) -> bool {
        let mut generations = self.generations.lock().unwrap_or_else(PoisonError::into_inner);
        let age = generations.begun.map(|begun| now.as_millis() - begun.as_millis());
        if age.is_none_or(|age| age >= MAX_AGE_MILLIS) || generations.current.len() >= MAX_REMEMBERED {
            generations.previous = std::mem::take(&mut generations.current);
            generations.begun = Some(now);
        }
        !generations.previous.contains(&id) && generations.current.insert(id)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::return_to::ReturnTo;
    use crate::state_cipher::{LoginKey, StateCipher};

    fn id(cipher: &StateCipher) -> LoginId {
        let state = cipher.state(Moment::now(), "s", &ReturnTo::start()).expect("there is randomness");
        cipher.open_state(&state).expect("was sealed here").id
    }

    #[tokio::test]
    async fn a_login_is_remembered_for_as_long_as_it_lives_and_then_forgotten() {
        let cipher = StateCipher::new(&LoginKey::OfThisProcess);
        let (used, first) = (UsedLogins::default(), id(&cipher));
        let at = |millis: i64| Moment::from_millis(millis);
        assert!(used.use_up(first, at(0)).await);
        for later in [0, 1, MAX_AGE_MILLIS - 1, MAX_AGE_MILLIS, 2 * MAX_AGE_MILLIS - 1] {
            assert!(!used.use_up(first, at(later)).await, "{later}");
        }
        used.use_up(id(&cipher), at(2 * MAX_AGE_MILLIS)).await;
        let generations = used.generations.lock().expect("nobody panicked");
        assert!(!generations.previous.contains(&first) && !generations.current.contains(&first));
    }
}
