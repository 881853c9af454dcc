//! Lines that are open over midnight, and which of several lines is named.

use super::*;

/// The line of the night, closed at weekends, and one that has nights of its own then.
const NIGHTS: Hours = Hours { weekdays: (22, 6), weekends: None };
const ALL_NIGHTS: Hours = Hours { weekdays: (22, 6), weekends: Some((20, 10)) };

#[test]
fn a_night_is_open_from_evening_to_morning() {
    closed(NIGHTS, "2026-11-23T20:59:59.999Z", "2026-11-23T21:00:00Z");
    open(NIGHTS, "2026-11-23T21:00:00Z", "2026-11-24T05:00:00Z");
    open(NIGHTS, "2026-11-23T22:59:59.999Z", "2026-11-24T05:00:00Z");
    open(NIGHTS, "2026-11-23T23:00:00Z", "2026-11-24T05:00:00Z");
    open(NIGHTS, "2026-11-24T04:59:59.999Z", "2026-11-24T05:00:00Z");
    closed(NIGHTS, "2026-11-24T05:00:00Z", "2026-11-24T21:00:00Z");
    // To midnight, in both spellings.
    for weekdays in [(22, 24), (22, 0)] {
        let late = Hours { weekdays, weekends: None };
        open(late, "2026-11-23T22:59:59.999Z", "2026-11-23T23:00:00Z");
        closed(late, "2026-11-23T23:00:00Z", "2026-11-24T21:00:00Z");
    }
}

/// Hours belong to the day on which they begin.
#[test]
fn the_night_of_a_friday_is_a_weekdays_and_that_of_a_sunday_a_weekends() {
    // Friday into Saturday.
    open(NIGHTS, "2026-11-27T22:30:00Z", "2026-11-28T05:00:00Z");
    open(NIGHTS, "2026-11-28T04:00:00Z", "2026-11-28T05:00:00Z");
    closed(NIGHTS, "2026-11-28T05:00:00Z", "2026-11-30T21:00:00Z");
    open(ALL_NIGHTS, "2026-11-28T04:00:00Z", "2026-11-28T05:00:00Z");
    closed(ALL_NIGHTS, "2026-11-28T05:00:00Z", "2026-11-28T19:00:00Z");
    // Sunday into Monday.
    closed(NIGHTS, "2026-11-29T22:00:00Z", "2026-11-30T21:00:00Z");
    closed(NIGHTS, "2026-11-30T03:00:00Z", "2026-11-30T21:00:00Z");
    open(ALL_NIGHTS, "2026-11-29T22:00:00Z", "2026-11-30T09:00:00Z");
    open(ALL_NIGHTS, "2026-11-30T08:59:59.999Z", "2026-11-30T09:00:00Z");
    closed(ALL_NIGHTS, "2026-11-30T09:00:00Z", "2026-11-30T21:00:00Z");
    // Only weekends have a night.
    let weekends = Hours { weekdays: (8, 16), weekends: Some((20, 4)) };
    closed(weekends, "2026-11-28T01:00:00Z", "2026-11-28T19:00:00Z");
    open(weekends, "2026-11-30T02:00:00Z", "2026-11-30T03:00:00Z");
    closed(weekends, "2026-11-30T03:00:00Z", "2026-11-30T07:00:00Z");
}

#[test]
fn holidays_begin_and_end_nights_as_weekends_do() {
    // Into Maundy Thursday, and out of Easter Monday.
    open(NIGHTS, "2026-04-01T23:00:00Z", "2026-04-02T04:00:00Z");
    closed(NIGHTS, "2026-04-02T04:00:00Z", "2026-04-07T20:00:00Z");
    closed(NIGHTS, "2026-04-07T01:00:00Z", "2026-04-07T20:00:00Z");
    open(ALL_NIGHTS, "2026-04-07T01:00:00Z", "2026-04-07T08:00:00Z");
}

#[test]
fn what_overlaps_or_goes_on_at_once_closes_with_the_last_of_it() {
    // Saturdays begin before the night of the Friday ends, and it ends after them.
    let within = Hours { weekdays: (20, 12), weekends: Some((8, 10)) };
    open(within, "2026-11-27T20:00:00Z", "2026-11-28T11:00:00Z");
    closed(within, "2026-11-28T11:00:00Z", "2026-11-29T07:00:00Z");
    let longer = Hours { weekdays: (20, 12), weekends: Some((8, 16)) };
    open(longer, "2026-11-27T20:00:00Z", "2026-11-28T15:00:00Z");
    // One after the other, from Friday evening to Monday morning.
    let on = Hours { weekdays: (20, 8), weekends: Some((8, 6)) };
    open(on, "2026-11-27T20:00:00Z", "2026-11-29T05:00:00Z");
    closed(on, "2026-11-29T05:00:00Z", "2026-11-29T07:00:00Z");
}

#[test]
fn nights_in_which_the_clock_changes_end_by_the_clock() {
    // An hour shorter, an hour longer.
    open(ALL_NIGHTS, "2026-03-28T19:00:00Z", "2026-03-29T08:00:00Z");
    closed(ALL_NIGHTS, "2026-03-28T18:59:59.999Z", "2026-03-28T19:00:00Z");
    open(ALL_NIGHTS, "2026-10-24T18:00:00Z", "2026-10-25T09:00:00Z");
    let to = |to| Hours { weekdays: (8, 20), weekends: Some((22, to)) };
    // Two o'clock is left out, and then there twice; the first one counts.
    open(to(2), "2026-03-29T00:59:59.999Z", "2026-03-29T01:00:00Z");
    closed(to(2), "2026-03-29T01:00:00Z", "2026-03-29T20:00:00Z");
    open(to(3), "2026-03-29T00:59:59.999Z", "2026-03-29T01:00:00Z");
    open(to(2), "2026-10-24T23:59:59.999Z", "2026-10-25T00:00:00Z");
    closed(to(2), "2026-10-25T00:30:00Z", "2026-10-25T21:00:00Z");
    open(to(3), "2026-10-25T00:30:00Z", "2026-10-25T02:00:00Z");
}

/// Every span of hours, at every half hour of ten days with a change of the clock, a weekend and a holiday in them.
#[test]
fn every_span_is_read_as_the_clock_and_the_sign_have_it() {
    for first in ["2026-03-25T00:00:00Z", "2026-10-21T00:00:00Z", "2026-12-22T00:00:00Z"] {
        let first = at(first).unix_millis();
        let moments: Vec<_> =
            (0..480).map(|half_hours| Timestamp::from_unix_millis(first + half_hours * 1_800_000)).collect();
        for from in 0..24 {
            for to in (0..=24).filter(|to| *to != from) {
                for weekends in [None, Some((from, to)), Some((10, 16)), Some((20, 4))] {
                    let hours = Hours { weekdays: (from, to), weekends };
                    for now in &moments {
                        assert_eq!(is_open(&hours, *now), is_open_slowly(hours, *now), "{hours:?} {now:?}");
                    }
                }
            }
        }
    }
}

#[test]
fn the_line_to_name_is_the_first_that_is_open_or_else_the_first() {
    let always = Hours { weekdays: (0, 24), weekends: Some((0, 24)) };
    let never = Hours { weekdays: (8, 8), weekends: None };
    // Noon, midnight, a Saturday's morning, and a Sunday's night.
    let moments =
        ["2026-11-23T11:00:00Z", "2026-11-23T23:00:00Z", "2026-11-28T04:00:00Z", "2026-11-29T23:00:00Z"].map(at);
    let named = |lines: &[Hours]| moments.map(|now| first_open(lines.iter().copied(), now));
    assert_eq!(named(&[WEEKDAYS_ONLY, NIGHTS]), [0, 1, 1, 0]);
    assert_eq!(named(&[NIGHTS, WEEKDAYS_ONLY]), [1, 0, 0, 0]);
    assert_eq!(named(&[WEEKDAYS_ONLY, NIGHTS, always]), [0, 1, 1, 2]);
    assert_eq!(named(&[never, always, WEEKDAYS_ONLY]), [1, 1, 1, 1]);
    assert_eq!(named(&[never, never]), [0, 0, 0, 0]);
    assert_eq!(named(&[]), [0, 0, 0, 0]);
    for outside in [-1, i64::MIN, i64::MAX] {
        assert_eq!(first_open([WEEKDAYS_ONLY, always], Timestamp::from_unix_millis(outside)), 0);
    }
}

/// The first line is open for one hour, in which the second one is open too. During the day both are closed.
#[test]
fn a_first_line_that_is_open_for_an_hour_is_named_in_that_hour() {
    let hour = Hours { weekdays: (6, 7), weekends: None };
    let nights = Hours { weekdays: (16, 8), weekends: Some((16, 8)) };
    for (now, named) in [
        // A Monday in winter: the Sunday's night, the hour, what is left of the night, the day, and the next night.
        ("2026-11-23T04:59:59.999Z", 1),
        ("2026-11-23T05:00:00Z", 0),
        ("2026-11-23T06:00:00Z", 1),
        ("2026-11-23T07:00:00Z", 0),
        ("2026-11-23T15:00:00Z", 1),
        // A Monday in summer, a Saturday, and Christmas Day, which is a Friday.
        ("2026-07-06T04:30:00Z", 0),
        ("2026-11-28T05:30:00Z", 1),
        ("2026-12-25T05:30:00Z", 1),
    ] {
        assert_eq!(first_open([hour, nights], at(now)), named, "{now}");
    }
}

/// The night of Christmas Eve is doubtful to its end.
#[test]
fn what_began_on_a_doubtful_day_stays_doubtful_after_midnight() {
    for (hours, moment, expected) in [
        (NIGHTS, "2026-12-24T23:00:00Z", true),
        (NIGHTS, "2026-12-25T04:59:59.999Z", true),
        (NIGHTS, "2026-12-25T05:00:00Z", false),
        (ALL_NIGHTS, "2026-12-25T19:30:00Z", false),
        (NIGHTS, "2026-12-23T23:00:00Z", false),
        (EVERY_DAY, "2026-12-25T10:00:00Z", false),
        (NIGHTS, "2026-12-31T23:00:00Z", true),
    ] {
        assert_eq!(began_in_doubt(&hours, at(moment)), expected, "{hours:?} {moment}");
    }
}
