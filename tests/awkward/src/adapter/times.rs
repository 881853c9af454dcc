//! The back end's three formats of time, all of whole seconds.
//!
//! One of them is Danish local time without an offset. In the night in which summer time ends, the hour from two to three comes twice,
//! and such a time means two moments; in the night in which it begins, the same hour is left out, and such a time means none.

use time::{Date, Month, PrimitiveDateTime, Time};

const HOUR: i64 = 60 * 60;
/// The first year that is supported: before it, summer time ended on another day, and nothing here is that old.
const FIRST_YEAR: i32 = 1996;

/// `1795438931`: seconds since 1970.
#[must_use]
pub fn epoch(text: &str) -> Option<i64> {
    let plain = (1..=11).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
    text.parse().ok().filter(|_| plain)
}

/// `2026-11-23T13:02:11`: UTC, says the manual of the back end.
#[must_use]
pub fn utc(text: &str) -> Option<i64> {
    let (date, time) = text.split_once('T')?;
    let [year, month, day] = numbers(date, '-', [4, 2, 2])?;
    Some(calendar(year, month, day, time)?.assume_utc().unix_timestamp())
}

/// `23-11-2026 14:02:11`: Danish local time. All the moments that it can mean, the earliest first: one, two, or none.
#[must_use]
pub fn danish(text: &str) -> Vec<i64> {
    let read = || {
        let (date, time) = text.split_once(' ')?;
        let [day, month, year] = numbers(date, '-', [2, 2, 4])?;
        calendar(year, month, day, time).filter(|local| local.year() >= FIRST_YEAR)
    };
    let Some(local) = read() else { return Vec::new() };
    let shown = local.assume_utc().unix_timestamp();
    [2 * HOUR, HOUR]
        .into_iter()
        .filter(|offset| offset_at(shown - offset) == *offset)
        .map(|offset| shown - offset)
        .collect()
}

/// How many seconds Danish clocks are ahead of UTC at this moment: two hours from one o'clock UTC on the last Sunday of March to one
/// o'clock UTC on the last Sunday of October, one hour otherwise. Should the rule be done away with, this is the place.
#[must_use]
pub fn offset_at(moment: i64) -> i64 {
    // The change is never on a day on which the year in UTC differs from that in Denmark.
    let year = time::OffsetDateTime::from_unix_timestamp(moment).map_or(0, |at| at.year());
    let summer = change(year, Month::March).zip(change(year, Month::October));
    if summer.is_some_and(|(begins, ends)| (begins..ends).contains(&moment)) { 2 * HOUR } else { HOUR }
}

/// One o'clock UTC on the last Sunday of a month of 31 days.
fn change(year: i32, month: Month) -> Option<i64> {
    let last = Date::from_calendar_date(year, month, 31).ok()?;
    let sunday = last.replace_day(31 - last.weekday().number_days_from_sunday()).ok()?;
    Some(PrimitiveDateTime::new(sunday, Time::from_hms(1, 0, 0).ok()?).assume_utc().unix_timestamp())
}

fn calendar(year: u16, month: u16, day: u16, time: &str) -> Option<PrimitiveDateTime> {
    let [hour, minute, second] = numbers(time, ':', [2, 2, 2])?;
    let small = |number: u16| u8::try_from(number).ok();
    let month = Month::try_from(small(month)?).ok()?;
    let date = Date::from_calendar_date(i32::from(year), month, small(day)?).ok()?;
    Some(PrimitiveDateTime::new(date, Time::from_hms(small(hour)?, small(minute)?, small(second)?).ok()?))
}

/// Three numbers of so many digits each.
fn numbers(text: &str, between: char, digits: [usize; 3]) -> Option<[u16; 3]> {
    let mut parts = text.split(between);
    let mut next = |digits: usize| {
        let part =
            parts.next().filter(|part| part.len() == digits && part.bytes().all(|byte| byte.is_ascii_digit()))?;
        part.parse().ok()
    };
    let [first, second, third] = digits;
    let all = [next(first)?, next(second)?, next(third)?];
    parts.next().is_none().then_some(all)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Of a moment in UTC.
    fn z(text: &str) -> i64 {
        utc(text).unwrap()
    }

    #[test]
    fn each_format_means_its_moment_and_nothing_else_does() {
        assert_eq!(epoch("1795438931"), Some(1_795_438_931));
        assert_eq!(utc("2026-11-23T13:02:11"), Some(1_795_438_931));
        assert_eq!(danish("23-11-2026 14:02:11"), [1_795_438_931]);
        for wrong in ["", "-1", "1.5", "123456789012", " 1", "0x1", "१२"] {
            assert_eq!(epoch(wrong), None, "{wrong}");
        }
        let others = [
            "2026-11-23 13:02:11",
            "2026-11-23T13:02",
            "2026-11-23T13:02:11Z",
            "2026-13-01T00:00:00",
            "2026-02-29T00:00:00",
        ];
        for wrong in others {
            assert_eq!(utc(wrong), None, "{wrong}");
        }
        for wrong in [
            "2026-11-23T13:02:11",
            "3-11-2026 14:02:11",
            "31-11-2026 14:02:11",
            "23-11-2026 24:02:11",
            "23-11-1980 14:02:11",
        ] {
            assert!(danish(wrong).is_empty(), "{wrong}");
        }
    }

    #[test]
    fn summer_time_begins_and_ends_in_the_right_nights() {
        assert_eq!(danish("28-03-2027 01:59:59"), [z("2027-03-28T00:59:59")]);
        assert_eq!(danish("28-03-2027 03:00:00"), [z("2027-03-28T01:00:00")]);
        assert_eq!(danish("25-10-2026 01:59:59"), [z("2026-10-24T23:59:59")]);
        assert_eq!(danish("25-10-2026 03:00:00"), [z("2026-10-25T02:00:00")]);
        // The last day of the month may be the Sunday.
        assert_eq!(danish("31-10-2027 01:00:00"), [z("2027-10-30T23:00:00")]);
        assert_eq!(danish("31-03-2030 04:00:00"), [z("2030-03-31T02:00:00")]);
    }

    #[test]
    fn the_hour_that_is_left_out_means_no_moment_and_the_one_that_comes_twice_means_two() {
        assert!(danish("28-03-2027 02:30:00").is_empty());
        assert_eq!(danish("25-10-2026 02:30:00"), [z("2026-10-25T00:30:00"), z("2026-10-25T01:30:00")]);
        assert_eq!(danish("25-10-2026 02:00:00").len(), 2);
        assert_eq!(danish("25-10-2026 02:59:59").len(), 2);
    }
}
