//! Who comes to block, when, and what fails meanwhile.

use std::f64::consts::TAU;

use crate::{Micros, SECOND, random::Random};

/// The time in which everybody comes.
pub(crate) const ARRIVALS: Micros = 600 * SECOND;
/// How far the crowd rises above its mean, and sinks below it: at first and at last three quarters of the mean come in a second, in the middle five quarters.
const HUMP: f64 = 0.25;
/// What the back end can do, against the mean of what comes.
const CAPACITY: f64 = 1.5;
/// The minute that fails lies around the peak.
pub(crate) const FAILS_FROM: Micros = 270 * SECOND;
pub(crate) const RECOVERS_AT: Micros = 330 * SECOND;

/// One incident. Two with the same values are the same to the last microsecond.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Incident {
    pub citizens: u32,
    pub failure: Failure,
    /// The part of the citizens who press "ask again" once a minute as long as they wait.
    pub impatient: f64,
    /// The work of a reading, where an order is 1.
    pub reading: f64,
    pub seed: u64,
}

/// What becomes of requests in the minute that fails.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Failure {
    /// None fails; for comparison.
    Nothing,
    /// Each is answered 503 at once.
    Later,
    /// The same with `Retry-After`, in seconds.
    LaterIn(u32),
    /// The same, and `Retry-After` names the second in which the back end will be there again.
    LaterAtOnce,
    /// None is answered, and none is received.
    Silence,
}

impl Incident {
    pub const SEED: u64 = 1;
    /// A reading finds one row; an order is written durably twice, changes another system, ends sessions and sends messages.
    pub const READING: f64 = 0.2;

    pub fn new(citizens: u32, failure: Failure) -> Self {
        Self { citizens, failure, impatient: 0.0, reading: Self::READING, seed: Self::SEED }
    }

    /// Orders that come in a second, in the mean of the ten minutes.
    #[expect(clippy::cast_precision_loss, reason = "600 seconds")]
    pub fn mean(&self) -> f64 {
        f64::from(self.citizens) / (ARRIVALS / SECOND) as f64
    }

    /// Orders that the back end can do in a second.
    pub fn capacity(&self) -> f64 {
        CAPACITY * self.mean()
    }

    pub(crate) fn fails_at(&self, at: Micros) -> bool {
        self.failure != Failure::Nothing && (FAILS_FROM..RECOVERS_AT).contains(&at)
    }

    /// The moments of all presses, in their order. Each citizen's is drawn for itself, as people do not wait for each other.
    pub(crate) fn presses(&self, random: &mut Random) -> Vec<Micros> {
        let mut presses: Vec<_> = (0..self.citizens).map(|_| press(random)).collect();
        presses.sort_unstable();
        presses
    }
}

/// Drawn from the hump: any moment, kept as often as the crowd is high there.
fn press(random: &mut Random) -> Micros {
    loop {
        let at = random.below(ARRIVALS);
        if random.fraction() * (1.0 + HUMP) < height(at) {
            return at;
        }
    }
}

/// How many come at that moment, against the mean.
#[expect(clippy::cast_precision_loss, reason = "ten minutes of microseconds stay far below 2^52")]
fn height(at: Micros) -> f64 {
    1.0 - HUMP * (TAU * at as f64 / ARRIVALS as f64).cos()
}
