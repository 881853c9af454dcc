//! Parses RFC 3339 times. Written by hand, because a general date library made up one fiftieth of the app (docs/decisions); tests compare it with one.

use crate::domain::{
    calendar::{days_in, days_since_1970},
    time::Timestamp,
};

impl Timestamp {
    /// `None` unless it is RFC 3339 with an offset. Years 0000 to 9999. Parts of a millisecond are dropped towards the past. Seconds may be missing,
    /// as ISO 8601 has it and some back ends write it: then it is the beginning of the minute.
    pub fn parse(raw: &str) -> Option<Self> {
        let mut rest = raw.as_bytes();
        let year = digits(&mut rest, 4)?;
        expect(&mut rest, b"-")?;
        let month = digits(&mut rest, 2)?;
        expect(&mut rest, b"-")?;
        let day = digits(&mut rest, 2)?;
        expect(&mut rest, b"Tt ")?;
        let hour = digits(&mut rest, 2)?;
        expect(&mut rest, b":")?;
        let minute = digits(&mut rest, 2)?;
        let (second, millis) = match rest.first() {
            Some(b':') => seconds(&mut rest)?,
            _ => (0, 0),
        };
        let offset = offset(&mut rest)?;
        let in_calendar = (1..=12).contains(&month) && (1..=days_in(year, month)).contains(&day);
        // A leap second is the last moment of its minute.
        if !in_calendar || hour > 23 || minute > 59 || second > 60 || !rest.is_empty() {
            return None;
        }
        let seconds = ((days_since_1970(year, month, day) * 24 + hour) * 60 + minute - offset) * 60 + second.min(59);
        let millis = if second == 60 { 999 } else { millis };
        Some(Self::from_unix_millis(seconds * 1_000 + millis))
    }
}

fn digits(rest: &mut &[u8], count: usize) -> Option<i64> {
    let (number, after) = rest.split_at_checked(count)?;
    *rest = after;
    number.iter().try_fold(0, |sum, digit| digit.is_ascii_digit().then(|| sum * 10 + i64::from(digit - b'0')))
}

/// One of these letters; gives back which.
fn expect(rest: &mut &[u8], letters: &[u8]) -> Option<u8> {
    let (first, after) = rest.split_first()?;
    *rest = after;
    letters.contains(first).then_some(*first)
}

/// Seconds after their colon, and milliseconds.
fn seconds(rest: &mut &[u8]) -> Option<(i64, i64)> {
    expect(rest, b":")?;
    Some((digits(rest, 2)?, fraction(rest)?))
}

/// Milliseconds of a fraction of a second, where there is one.
fn fraction(rest: &mut &[u8]) -> Option<i64> {
    if rest.first() != Some(&b'.') {
        return Some(0);
    }
    let (_, after) = rest.split_first()?;
    let length = after.iter().take_while(|byte| byte.is_ascii_digit()).count();
    let (number, after) = after.split_at_checked(length)?;
    *rest = after;
    let digit = |place: usize| number.get(place).map_or(0, |digit| i64::from(digit - b'0'));
    (length > 0).then(|| digit(0) * 100 + digit(1) * 10 + digit(2))
}

/// Minutes east of Greenwich.
fn offset(rest: &mut &[u8]) -> Option<i64> {
    let sign = match expect(rest, b"Zz+-")? {
        b'+' => 1,
        b'-' => -1,
        _ => return Some(0),
    };
    let hours = digits(rest, 2)?;
    expect(rest, b":")?;
    let minutes = digits(rest, 2)?;
    (hours < 24 && minutes < 60).then_some(sign * (hours * 60 + minutes))
}
