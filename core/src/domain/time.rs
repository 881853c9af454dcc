//! Moments, without a calendar: formatting for people is the browser's work (`Intl`), parsing is `wire`'s.

/// A moment, as milliseconds since 1970-01-01T00:00:00Z. Negative before that.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Timestamp(i64);

impl Timestamp {
    /// `millis`: milliseconds since 1970-01-01T00:00:00Z.
    pub const fn from_unix_millis(millis: i64) -> Self {
        Self(millis)
    }

    /// Milliseconds since 1970-01-01T00:00:00Z.
    pub const fn unix_millis(self) -> i64 {
        self.0
    }

    /// Milliseconds from `earlier` to `self`; negative when `earlier` is the later one (clocks are set back).
    pub const fn millis_since(self, earlier: Self) -> i64 {
        self.0.saturating_sub(earlier.0)
    }

    /// Whether what is dated so gives way to news that was asked for after it had come, and that is dated earlier. Usually not: an answer can
    /// rest on an older copy. But no copy is a day behind, so what is dated a day later than what was asked for afterwards never had that
    /// date, and must not stand for ever. Held against another date of the same back end, since this device's clock can be wrong by years.
    pub const fn gives_way_to(self, news: Self) -> bool {
        self.millis_since(news) > DAY_MILLIS
    }
}

const DAY_MILLIS: i64 = 24 * 60 * 60 * 1000;
