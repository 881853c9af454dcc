//! Moments of the back end's clock. They are compared with each other, never with this machine's clock.

use time::OffsetDateTime;
use time::format_description::well_known::{Rfc2822, Rfc3339};

/// A moment by the back end's clock.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Instant(OffsetDateTime);

impl Instant {
    pub fn parse(text: &str) -> Option<Self> {
        OffsetDateTime::parse(text, &Rfc3339).ok().map(Self)
    }

    /// As the header `Date` writes it.
    pub fn parse_header(text: &str) -> Option<Self> {
        OffsetDateTime::parse(&text.replace("GMT", "+0000"), &Rfc2822).ok().map(Self)
    }

    /// How much later this is; negative when it is earlier.
    pub fn millis_after(self, earlier: Self) -> i64 {
        i64::try_from((self.0 - earlier.0).whole_milliseconds()).unwrap_or(i64::MAX)
    }
}
