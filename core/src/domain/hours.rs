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

/// How many days are searched for the next opening or closing: today and the two weeks after it. Enough, because no line is closed for longer than the five
/// days of Easter, or the six between weekends.
const DAYS_LOOKED_AT: i64 = 15;

/// Opening hours as pairs of full hours, from and to, Danish time. A `to` that is greater than `from` (at most 24) is on the same day, a smaller one on the
/// next day. Any other pair counts as closed. Hours belong to the day on which they begin: those of a Friday go on into Saturday, and those of a Sunday, if
/// it has some, into Monday.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hours {
    /// Monday to Friday, unless it is a public holiday.
    pub weekdays: (u8, u8),
    /// Saturdays, Sundays and public holidays; `None`: closed then.
    pub weekends: Option<(u8, u8)>,
}

/// Whether a line is open at a moment, and when that changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Opening {
    /// The moment at which it really closes: midnight does not close what goes on at once.
    Open { until: Timestamp },
    /// The moment at which it opens next.
    Closed { opens: Timestamp },
}

/// Whether the line is open at `now`, and when that changes. `None` before 1970 and after 2999, and when it does not change within 14 days: a line that
/// never opens, or never closes, has no such moment.
pub fn opening(hours: &Hours, now: Timestamp) -> Option<Opening> {
    let now = now.unix_millis();
    if !has_hours(now) {
        return None;
    }
    // `today` is the day in UTC; in Denmark it may be the next one already. The search begins a day earlier, since hours of the day before may go on.
    let today = now / DAY;
    let mut until = None;
    for day in today - 1..today + DAYS_LOOKED_AT {
        let Some((opens, closes)) = span_on(hours, day) else { continue };
        match until {
            Some(until) if until < opens => return Some(Opening::Open { until: Timestamp::from_unix_millis(until) }),
            // Over, or all of it in the hour that summer time leaves out.
            None if closes <= now || closes <= opens => {}
            None if now < opens => return Some(Opening::Closed { opens: Timestamp::from_unix_millis(opens) }),
            // Of two that overlap the later end counts.
            _ => until = until.max(Some(closes)),
        }
    }
    None
}

/// Whether it is open at `now`, also where there is no moment to name because it never closes.
pub fn is_open(hours: &Hours, now: Timestamp) -> bool {
    let now = now.unix_millis();
    let today = now / DAY;
    has_hours(now) && (today - 1..=today + 1).any(|day| goes_on(hours, day, now))
}

/// The index of the line to show where there is room for one: the first that is open at `now`, or 0.
pub fn first_open(lines: impl IntoIterator<Item = Hours>, now: Timestamp) -> usize {
    lines.into_iter().position(|hours| is_open(&hours, now)).unwrap_or(0)
}

/// Whether the Danish day of that moment is one on which many lines close early, though it is no public holiday: 5 June, 24 and 31 December. The app does
/// not know their hours on such a day and should not state them as certain.
pub fn is_doubtful(at: Timestamp) -> bool {
    is_doubtful_day(danish_day(at))
}

/// Whether the hours that are running at `now` began on the day before, and that was a doubtful day ([`is_doubtful`]).
pub fn began_in_doubt(hours: &Hours, now: Timestamp) -> bool {
    let day = danish_day(now) - 1;
    is_doubtful_day(day) && goes_on(hours, day, now.unix_millis())
}

fn is_doubtful_day(day: i64) -> bool {
    let year = year_of(day);
    [(6, 5), (12, 24), (12, 31)].into_iter().any(|(month, date)| days_since_1970(year, month, date) == day)
}

/// The Danish day of that moment, by its number since 1970-01-01.
fn danish_day(at: Timestamp) -> i64 {
    (at.unix_millis() + danish_offset(at)) / DAY
}

/// How far the clock in Denmark is ahead of UTC at that moment, in milliseconds. Without summer time before 1970 and after 2999.
pub fn danish_offset(at: Timestamp) -> i64 {
    let at = at.unix_millis();
    if has_hours(at) && is_summer(at) { 2 * HOUR } else { HOUR }
}

/// The moment at which a Danish day begins. `day`: its number since 1970-01-01. `None` when the moment is out of range.
pub fn danish_day_begins(day: i64) -> Option<Timestamp> {
    // Summer time never begins or ends at midnight.
    let midnight = day.checked_mul(DAY)?;
    Some(Timestamp::from_unix_millis(midnight.checked_sub(danish_offset(Timestamp::from_unix_millis(midnight)))?))
}

/// Whether opening hours can be computed for this moment: from 1970 to 2999. `at`: milliseconds since 1970.
fn has_hours(at: i64) -> bool {
    (0..days_since_1970(3000, 1, 1) * DAY).contains(&at)
}

/// `8-20`: two full hours, the second at most 24; `22-6`: the second on the day after.
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
    from.map(|from| (from, hour)).filter(|span| digits > 0 && is_span(*span))
}

fn hours_on(hours: &Hours, day: i64) -> Option<(u8, u8)> {
    let as_at_weekends = matches!(days_since_sunday(day), 0 | 6) || is_holiday(day);
    let span = if as_at_weekends { hours.weekends } else { Some(hours.weekdays) };
    span.filter(|span| is_span(*span))
}

/// Whether a pair of hours is allowed. The same hour twice is not: it could mean the whole day or nothing. From midnight to midnight is `0-24`.
fn is_span((from, to): (u8, u8)) -> bool {
    from != to && from < 24 && to <= 24
}

/// When the hours that begin on that day open and close, in milliseconds since 1970; `None`: closed.
fn span_on(hours: &Hours, day: i64) -> Option<(i64, i64)> {
    let (from, to) = hours_on(hours, day)?;
    Some((moment(day, from), moment(day + i64::from(to < from), to)))
}

/// Whether the hours that begin on that day go on at that moment.
fn goes_on(hours: &Hours, day: i64, at: i64) -> bool {
    span_on(hours, day).is_some_and(|(opens, closes)| (opens..closes).contains(&at))
}

/// The moment, in milliseconds since 1970, at which it is this full hour in Denmark. When the hour occurs twice (end of summer time), the first one; when
/// it is skipped (beginning), the moment of the change.
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
