//! A point in time, to the millisecond, in UTC.
//!
//! Milliseconds because every comparison that a claim rests on (`as_of` against `in_effect_at`) must come out the
//! same after a value has been written to a database or to JSON and read back.

use time::OffsetDateTime;
use time::format_description::well_known::Rfc3339;

/// 0001-01-01 and 9999-12-31: what RFC 3339 can write.
const FIRST: i64 = -62_135_596_800_000;
const LAST: i64 = 253_402_300_799_999;

/// A point in time, to the millisecond.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Moment(i64);

impl Moment {
    /// The present, by this process's clock.
    #[must_use]
    pub fn now() -> Self {
        Self::from_offset(OffsetDateTime::now_utc())
    }

    /// From milliseconds since 1970; held within the years that RFC 3339 can write.
    #[must_use]
    pub fn from_millis(millis: i64) -> Self {
        Self(millis.clamp(FIRST, LAST))
    }

    /// Milliseconds since 1970.
    #[must_use]
    pub fn as_millis(self) -> i64 {
        self.0
    }

    /// This much later (or earlier, when negative).
    #[must_use]
    pub fn plus_millis(self, millis: i64) -> Self {
        Self::from_millis(self.0.saturating_add(millis))
    }

    /// Reads RFC 3339 with an offset.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        OffsetDateTime::parse(text, &Rfc3339).ok().map(Self::from_offset)
    }

    /// RFC 3339, in UTC.
    #[must_use]
    pub fn to_rfc3339(self) -> String {
        let nanos = i128::from(self.0) * 1_000_000;
        // The constructor keeps the value within the range of `OffsetDateTime`, so that the fallback to 1970 is never used.
        let t = OffsetDateTime::from_unix_timestamp_nanos(nanos).unwrap_or(OffsetDateTime::UNIX_EPOCH);
        format!(
            "{:04}-{:02}-{:02}T{:02}:{:02}:{:02}.{:03}Z",
            t.year(),
            u8::from(t.month()),
            t.day(),
            t.hour(),
            t.minute(),
            t.second(),
            t.millisecond()
        )
    }

    fn from_offset(t: OffsetDateTime) -> Self {
        let millis = t.unix_timestamp_nanos().div_euclid(1_000_000);
        Self::from_millis(i64::try_from(millis).unwrap_or(LAST))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_can_be_read_back() {
        let now = Moment::now();
        assert_eq!(Moment::parse(&now.to_rfc3339()), Some(now));
        for millis in [FIRST, LAST, 0, -1] {
            let moment = Moment::from_millis(millis);
            assert_eq!(Moment::parse(&moment.to_rfc3339()), Some(moment));
        }
    }

    #[test]
    fn an_offset_is_required_and_honoured() {
        assert_eq!(Moment::parse("2026-01-01T10:00:00"), None);
        assert_eq!(Moment::parse("2026-01-01T10:00:00+01:00"), Moment::parse("2026-01-01T09:00:00Z"));
    }
}
