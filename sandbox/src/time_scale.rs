//! The time scale of the sandbox's own waiting (`--time-scale`).

use std::time::Duration;

/// By how much the sandbox shortens every time that it is told to wait.
#[derive(Clone, Copy, Debug)]
pub struct TimeScale(f64);

impl TimeScale {
    /// `scale` is above 0.
    #[must_use]
    pub fn new(scale: f64) -> Self {
        Self(scale)
    }

    /// How long to wait in real time for this many milliseconds.
    #[must_use]
    pub fn wait(self, millis: u64) -> Duration {
        Duration::try_from_secs_f64(millis as f64 / 1000.0 / self.0).unwrap_or(Duration::from_secs(3600))
    }

    /// The same in milliseconds of real time.
    #[must_use]
    pub fn millis(self, millis: u64) -> i64 {
        i64::try_from(self.wait(millis).as_millis()).unwrap_or(i64::MAX / 4)
    }
}
