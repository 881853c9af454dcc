//! The ways in which the server writes a moment. There are four.

use spaer_gateway::Moment;
use time::{OffsetDateTime, format_description::well_known::Rfc2822};

/// `2026-11-28T09:21:56.223656+00:00`, of the authentication log and of most of a token's facts.
#[must_use]
pub fn iso(text: &str) -> Option<Moment> {
    Moment::parse(text)
}

/// `2026-11-28 10:24:14.331680+0100`, of a token's last use: a blank, and an offset without a colon.
#[must_use]
pub fn blank(text: &str) -> Option<Moment> {
    let (date, clock) = text.split_once(' ')?;
    let (clock, offset) = clock.split_at_checked(clock.len().checked_sub(5)?)?;
    let (hours, minutes) = offset.split_at_checked(3)?;
    iso(&format!("{date}T{clock}{hours}:{minutes}"))
}

/// `2026-11-28T09:59:17.844128`, of the audit: by the clock of the place where the server runs, without saying which. Read as UTC, in which it must run.
#[must_use]
pub fn utc(text: &str) -> Option<Moment> {
    iso(&format!("{text}Z"))
}

/// `Sat, 28 Nov 2026 09:16:28 GMT`, of a lock, in whole seconds. The moment itself may be up to a second later, so the end of that second is meant: what is
/// said to be so from then on was so.
#[must_use]
pub fn end_of_second(text: &str) -> Option<Moment> {
    let text = text.strip_suffix("GMT")?.to_owned() + "+0000";
    let at = OffsetDateTime::parse(&text, &Rfc2822).ok()?;
    Some(Moment::from_millis(at.unix_timestamp().checked_mul(1000)?).plus_millis(999))
}

/// As the server wants a moment in a query.
#[must_use]
pub fn written(at: Moment) -> String {
    at.to_rfc3339()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_four_are_read() {
        let at = |text: &str| Moment::parse(text).expect("a moment");
        assert_eq!(iso("2026-11-28T09:21:56.223656+00:00"), Some(at("2026-11-28T09:21:56.223Z")));
        assert_eq!(blank("2026-11-28 10:24:14.331680+0100"), Some(at("2026-11-28T09:24:14.331Z")));
        assert_eq!(utc("2026-11-30T13:59:17.844128"), Some(at("2026-11-30T13:59:17.844Z")));
        assert_eq!(end_of_second("Sat, 28 Nov 2026 09:16:28 GMT"), Some(at("2026-11-28T09:16:28.999Z")));
        assert_eq!(written(at("2026-11-28T09:21:56.223Z")), "2026-11-28T09:21:56.223Z");
    }

    #[test]
    fn anything_else_is_not() {
        for text in ["", " ", "now", "2026-11-28", "2026-11-28 10:24", "1796047107", "æøå æøåæø", "Sat, 28 Nov 2026"]
        {
            assert_eq!((iso(text), blank(text), end_of_second(text)), (None, None, None), "{text}");
        }
        assert_eq!(utc("2026-11-30T13:59:17+01:00"), None);
    }
}
