//! RFC 3339 to moments.

use time::{OffsetDateTime, format_description::well_known::Rfc3339};

use crate::domain::time::Timestamp;

/// `None` unless it is RFC 3339 with an offset. Years 0000 to 9999.
pub fn parse_time(raw: &str) -> Option<Timestamp> {
    let moment = OffsetDateTime::parse(raw, &Rfc3339).ok()?;
    let millis = moment.unix_timestamp_nanos().div_euclid(1_000_000);
    i64::try_from(millis).ok().map(Timestamp::from_unix_millis)
}
