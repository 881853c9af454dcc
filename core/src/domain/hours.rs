//! Whether somebody answers now, and until when or from when: Danish time, Danish public holidays.
//!
//! Not known here: what an operator announces otherwise. 24 and 31 December and 5 June are no public holidays, and so ordinary days,
//! though many close early. Summer time follows the rule of the European Union since 1996 in every year.

use super::{
    calendar::{days_since_1970, days_since_sunday, year_of},
    time::Timestamp,
};

/// In milliseconds.
pub const HOUR: i64 = 3_600_000;
/// In milliseconds.
pub const DAY: i64 = 24 * HOUR;

/// A day and the two weeks after it. No line is closed for longer than the five days of Easter, or the six between weekends.
const DAYS_LOOKED_AT: i64 = 15;

/// From one full hour to another one of the same day, Danish time, the second at most 24. Whatever else is in there counts as closed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hours {
    /// Monday to Friday, unless it is a public holiday.
    pub weekdays: (u8, u8),
    /// Saturdays, Sundays and public holidays; `None`: closed then.
    pub weekends: Option<(u8, u8)>,
}

/// How it stands at a moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Opening {
    /// The moment at which it really closes: midnight does not close what goes on at once.
    Open { until: Timestamp },
    /// The moment at which it opens next.
    Closed { opens: Timestamp },
}

/// How it stands at `now`. `None` before 1970 and after 2999, and when it does not change within 14 days: neither a line that never
/// opens nor one that never closes has a moment to name.
pub fn opening(hours: &Hours, now: Timestamp) -> Option<Opening> {
    let now = now.unix_millis();
    if !has_hours(now) {
        return None;
    }
    // In Denmark it is this day, or the next one already.
    let today = now / DAY;
    let mut until = None;
    for day in today..today + DAYS_LOOKED_AT {
        let Some((from, to)) = hours_on(hours, day) else { continue };
        let (opens, closes) = (moment(day, from), moment(day, to));
        match until {
            Some(until) if until < opens => return Some(Opening::Open { until: Timestamp::from_unix_millis(until) }),
            // Over, or all of it in the hour that summer time leaves out.
            None if closes <= now || closes <= opens => {}
            None if now < opens => return Some(Opening::Closed { opens: Timestamp::from_unix_millis(opens) }),
            _ => until = Some(closes),
        }
    }
    None
}

/// Whether the Danish day of that moment is one on which many close early, though it is no public holiday: 5 June, 24 and 31 December. Nobody here
/// knows, so nothing should be said flatly.
pub fn is_doubtful(at: Timestamp) -> bool {
    let day = (at.unix_millis() + danish_offset(at)) / DAY;
    let year = year_of(day);
    [(6, 5), (12, 24), (12, 31)].into_iter().any(|(month, date)| days_since_1970(year, month, date) == day)
}

/// How far the clock in Denmark is ahead of UTC at that moment, in milliseconds. Without summer time before 1970 and after 2999.
pub fn danish_offset(at: Timestamp) -> i64 {
    let at = at.unix_millis();
    if has_hours(at) && is_summer(at) { 2 * HOUR } else { HOUR }
}

/// The moment at which a day begins in Denmark, by its number since 1970-01-01; `None` beyond any calendar.
pub fn danish_day_begins(day: i64) -> Option<Timestamp> {
    // Summer time never begins or ends at midnight.
    let midnight = day.checked_mul(DAY)?;
    Some(Timestamp::from_unix_millis(midnight.checked_sub(danish_offset(Timestamp::from_unix_millis(midnight)))?))
}

/// Whether it is a moment of which hours can be told.
fn has_hours(at: i64) -> bool {
    (0..days_since_1970(3000, 1, 1) * DAY).contains(&at)
}

/// `8-20`: two full hours, the second later and at most 24.
pub fn parse_span(text: &str) -> Option<(u8, u8)> {
    // Sign by sign, since splitting and parsing in general is most of a kilobyte in the browser.
    let (mut from, mut hour, mut digits) = (None, 0_u8, 0);
    for sign in text.bytes() {
        match sign {
            b'0'..=b'9' if digits < 2 => (hour, digits) = (hour * 10 + sign - b'0', digits + 1),
            b'-' if digits > 0 && from.is_none() => (from, hour, digits) = (Some(hour), 0, 0),
            _ => return None,
        }
    }
    // Without a digit the second hour is 0, which is later than nothing.
    from.filter(|from| *from < hour && hour <= 24).map(|from| (from, hour))
}

fn hours_on(hours: &Hours, day: i64) -> Option<(u8, u8)> {
    let as_at_weekends = matches!(days_since_sunday(day), 0 | 6) || is_holiday(day);
    let span = if as_at_weekends { hours.weekends } else { Some(hours.weekdays) };
    span.filter(|(from, to)| from < to && *to <= 24)
}

/// The moment at which it is this full hour in Denmark. Of an hour that there is twice the first one; of an hour that is left out,
/// the one that takes its place.
fn moment(day: i64, hour: u8) -> i64 {
    let in_summer = day * DAY + i64::from(hour) * HOUR - 2 * HOUR;
    if is_summer(in_summer) { in_summer } else { in_summer + HOUR }
}

/// From the last Sunday of March to the last Sunday of October, both at one o'clock UTC.
fn is_summer(moment: i64) -> bool {
    let year = year_of(moment / DAY);
    let change = |month| {
        let last = days_since_1970(year, month, 31);
        (last - days_since_sunday(last)) * DAY + HOUR
    };
    (change(3)..change(10)).contains(&moment)
}

/// The public holidays of Denmark.
fn is_holiday(day: i64) -> bool {
    let year = year_of(day);
    let in_year = |month, day_of_month| days_since_1970(year, month, day_of_month) == day;
    let fixed = in_year(1, 1) || in_year(12, 25) || in_year(12, 26);
    match day - easter(year) {
        // Maundy Thursday, Good Friday, Easter Sunday and Monday, Ascension, Whit Sunday and Monday.
        -3 | -2 | 0 | 1 | 39 | 49 | 50 => true,
        // Store Bededag, until it was abolished.
        26 => fixed || year <= 2023,
        _ => fixed,
    }
}

/// Easter Sunday after Gauss, with his two exceptions: the Sunday after the full moon that the church computes.
fn easter(year: i64) -> i64 {
    let (golden, century) = (year % 19, year / 100);
    let shift = 15 + century - century / 4 - (13 + 8 * century) / 25;
    let epact = (19 * golden + shift) % 30;
    let early = epact == 29 || (epact == 28 && golden > 10);
    let full_moon = days_since_1970(year, 3, 21) + epact - i64::from(early);
    full_moon + 7 - days_since_sunday(full_moon)
}
