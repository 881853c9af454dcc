//! The three formats in which this back end writes whole seconds.

use spaer_gateway::Moment;
use time::{Duration, OffsetDateTime};

use crate::adapter::times::offset_at;

fn second(moment: Moment) -> i64 {
    moment.as_millis().div_euclid(1000)
}

fn at(seconds: i64) -> OffsetDateTime {
    // Moments lie within years of four digits, which can always be written.
    OffsetDateTime::UNIX_EPOCH.saturating_add(Duration::seconds(seconds))
}

/// `1795438931`
pub(super) fn epoch(moment: Moment) -> String {
    second(moment).to_string()
}

/// `2026-11-23T13:02:11`, in UTC, without saying so.
pub(super) fn utc(moment: Moment) -> String {
    let t = at(second(moment));
    let (year, month, day) = (t.year(), u8::from(t.month()), t.day());
    format!("{year:04}-{month:02}-{day:02}T{:02}:{:02}:{:02}", t.hour(), t.minute(), t.second())
}

/// `23-11-2026 14:02:11`, as clocks in Denmark show it.
pub(super) fn danish(moment: Moment) -> String {
    let seconds = second(moment);
    let t = at(seconds + offset_at(seconds));
    let (year, month, day) = (t.year(), u8::from(t.month()), t.day());
    format!("{day:02}-{month:02}-{year:04} {:02}:{:02}:{:02}", t.hour(), t.minute(), t.second())
}
