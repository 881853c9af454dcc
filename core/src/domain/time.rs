//! Moments, without a calendar. How they are read stands in `rfc3339`; how people are told of them, in `i18n`.

/// A moment, as milliseconds since 1970-01-01T00:00:00Z. Negative before that.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Timestamp(i64);

/// The largest difference between two dates of one back end that is put down to servers that lag behind or to clocks that differ: one day.
const FURTHEST_APART_MILLIS: i64 = 24 * 60 * 60 * 1000;

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

    /// Whether knowledge of this date is replaced by an answer dated `news` whose request was sent after that knowledge had arrived. Not by an older one,
    /// which comes from a part of the back end that lags behind; but yes, if this date is more than a day ahead of `news`: such a date was never true and
    /// must not stay for ever.
    pub const fn is_superseded_by(self, news: Self) -> bool {
        news.0 >= self.0 || self.is_far_ahead_of(news)
    }

    /// Whether this date is more than a day later than `other`, another date of the same back end. Differing clocks of its servers do not explain that, so
    /// it cannot have been true yet.
    pub const fn is_far_ahead_of(self, other: Self) -> bool {
        self.millis_since(other) > FURTHEST_APART_MILLIS
    }
}
