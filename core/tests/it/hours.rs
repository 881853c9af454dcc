//! Opening hours: tables of days and moments, and a slow reading of the same rules over the `time` crate's calendar.

mod nights;

use proptest::prelude::*;
use spaer_core::domain::{
    calendar::{date_of, days_in, days_since_1970, days_since_sunday, year_of},
    hours::{Hours, Opening, began_in_doubt, first_open, is_doubtful, is_open, opening, parse_span},
    time::Timestamp,
};
use time::{Date, Duration, Month, OffsetDateTime, Weekday};

/// As most lines that are closed on holidays.
const WEEKDAYS_ONLY: Hours = Hours { weekdays: (8, 20), weekends: None };
const EVERY_DAY: Hours = Hours { weekdays: (8, 20), weekends: Some((10, 16)) };

fn at(text: &str) -> Timestamp {
    Timestamp::parse(text).expect(text)
}

#[track_caller]
fn open(hours: Hours, now: &str, until: &str) {
    assert_eq!(opening(&hours, at(now)), Some(Opening::Open { until: at(until) }), "{now}");
}

#[track_caller]
fn closed(hours: Hours, now: &str, opens: &str) {
    assert_eq!(opening(&hours, at(now)), Some(Opening::Closed { opens: at(opens) }), "{now}");
}

/// Noon in winter time and eleven in summer time UTC are within the hours of any day that has some.
fn is_open_at_noon(hours: Hours, day: Date) -> bool {
    let noon = Timestamp::from_unix_millis((days_from(day) * 24 + 11) * 3_600_000);
    matches!(opening(&hours, noon), Some(Opening::Open { .. }))
}

fn days_from(day: Date) -> i64 {
    i64::from(day.to_julian_day()) - 2_440_588
}

fn date(year: i32, month: u8, day: u8) -> Date {
    Date::from_calendar_date(year, Month::try_from(month).expect("a month"), day).expect("a day")
}

fn is_weekend(day: Date) -> bool {
    matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday)
}

#[test]
fn holidays_are_these_days_and_no_others() {
    let holidays: [(i32, [(u8, u8); 10]); 4] = [
        (2024, [(1, 1), (3, 28), (3, 29), (3, 31), (4, 1), (5, 9), (5, 19), (5, 20), (12, 25), (12, 26)]),
        (2025, [(1, 1), (4, 17), (4, 18), (4, 20), (4, 21), (5, 29), (6, 8), (6, 9), (12, 25), (12, 26)]),
        (2026, [(1, 1), (4, 2), (4, 3), (4, 5), (4, 6), (5, 14), (5, 24), (5, 25), (12, 25), (12, 26)]),
        (2027, [(1, 1), (3, 25), (3, 26), (3, 28), (3, 29), (5, 6), (5, 16), (5, 17), (12, 25), (12, 26)]),
    ];
    for (year, holidays) in holidays {
        let holidays = holidays.map(|(month, day)| date(year, month, day));
        let mut day = date(year, 1, 1);
        while day.year() == year {
            let expected = !is_weekend(day) && !holidays.contains(&day);
            assert_eq!(is_open_at_noon(WEEKDAYS_ONLY, day), expected, "{day:?}");
            assert!(is_open_at_noon(EVERY_DAY, day), "{day:?}");
            day += Duration::DAY;
        }
    }
}

#[test]
fn store_bededag_is_a_holiday_up_to_2023() {
    for (year, month, day, expected) in
        [(2022, 5, 13, false), (2023, 5, 5, false), (2024, 4, 26, true), (2025, 5, 16, true), (2027, 4, 23, true)]
    {
        assert_eq!(is_open_at_noon(WEEKDAYS_ONLY, date(year, month, day)), expected, "{year}");
    }
}

#[test]
fn easter_is_found_in_the_odd_years_too() {
    // The earliest, the latest, and those that Gauss had to make exceptions for.
    let table =
        [(1981, 4, 19), (2008, 3, 23), (2038, 4, 25), (2049, 4, 18), (2076, 4, 19), (2106, 4, 18), (2285, 3, 22)];
    for (year, month, day) in table {
        let easter = date(year, month, day);
        let days = [-4, -3, -2, 1, 2].map(|after| is_open_at_noon(WEEKDAYS_ONLY, easter + Duration::days(after)));
        assert_eq!(days, [true, false, false, false, true], "{year}");
    }
}

#[test]
fn an_ordinary_day_opens_and_closes_on_the_hour() {
    closed(EVERY_DAY, "2026-11-23T06:59:59.999Z", "2026-11-23T07:00:00Z");
    open(EVERY_DAY, "2026-11-23T07:00:00Z", "2026-11-23T19:00:00Z");
    open(EVERY_DAY, "2026-11-23T18:59:59.999Z", "2026-11-23T19:00:00Z");
    closed(EVERY_DAY, "2026-11-23T19:00:00Z", "2026-11-24T07:00:00Z");
    closed(EVERY_DAY, "2026-11-27T19:00:00Z", "2026-11-28T09:00:00Z");
    open(EVERY_DAY, "2026-11-28T09:00:00Z", "2026-11-28T15:00:00Z");
    closed(EVERY_DAY, "2026-11-29T15:00:00Z", "2026-11-30T07:00:00Z");
}

#[test]
fn closed_weekends_are_waited_out() {
    closed(WEEKDAYS_ONLY, "2026-11-27T19:00:00Z", "2026-11-30T07:00:00Z");
    closed(WEEKDAYS_ONLY, "2026-11-28T12:00:00Z", "2026-11-30T07:00:00Z");
    closed(WEEKDAYS_ONLY, "2026-11-29T23:30:00Z", "2026-11-30T07:00:00Z");
}

#[test]
fn holidays_have_the_hours_of_weekends() {
    // Maundy Thursday, in summer time already, and the whole of Easter.
    open(EVERY_DAY, "2026-04-02T08:00:00Z", "2026-04-02T14:00:00Z");
    closed(EVERY_DAY, "2026-04-02T07:59:59.999Z", "2026-04-02T08:00:00Z");
    closed(WEEKDAYS_ONLY, "2026-04-01T18:00:00Z", "2026-04-07T06:00:00Z");
    open(WEEKDAYS_ONLY, "2026-04-07T06:00:00Z", "2026-04-07T18:00:00Z");
    // Whit Monday and Ascension.
    closed(WEEKDAYS_ONLY, "2026-05-22T18:00:00Z", "2026-05-26T06:00:00Z");
    closed(WEEKDAYS_ONLY, "2026-05-14T10:00:00Z", "2026-05-15T06:00:00Z");
    // 5 June is none.
    open(WEEKDAYS_ONLY, "2026-06-05T10:00:00Z", "2026-06-05T18:00:00Z");
}

#[test]
fn christmas_and_the_year_end_are_runs_of_days() {
    open(WEEKDAYS_ONLY, "2026-12-24T18:59:59Z", "2026-12-24T19:00:00Z");
    closed(WEEKDAYS_ONLY, "2026-12-24T19:00:00Z", "2026-12-28T07:00:00Z");
    closed(WEEKDAYS_ONLY, "2025-12-24T19:00:00Z", "2025-12-29T07:00:00Z");
    closed(EVERY_DAY, "2026-12-24T19:00:00Z", "2026-12-25T09:00:00Z");
    open(WEEKDAYS_ONLY, "2026-12-31T12:00:00Z", "2026-12-31T19:00:00Z");
    closed(WEEKDAYS_ONLY, "2026-12-31T19:00:00Z", "2027-01-04T07:00:00Z");
    closed(EVERY_DAY, "2026-12-31T19:00:00Z", "2027-01-01T09:00:00Z");
    closed(WEEKDAYS_ONLY, "2023-12-31T23:30:00Z", "2024-01-02T07:00:00Z");
}

#[test]
fn midnight_closes_only_what_does_not_go_on() {
    let week = Hours { weekdays: (0, 24), weekends: None };
    closed(week, "2026-11-22T22:59:59.999Z", "2026-11-22T23:00:00Z");
    open(week, "2026-11-22T23:00:00Z", "2026-11-27T23:00:00Z");
    open(week, "2026-11-27T22:59:59.999Z", "2026-11-27T23:00:00Z");
    closed(week, "2026-11-27T23:00:00Z", "2026-11-29T23:00:00Z");
    let late = Hours { weekdays: (20, 24), weekends: Some((0, 4)) };
    open(late, "2026-11-27T20:00:00Z", "2026-11-28T03:00:00Z");
    // From a Sunday to a Monday nothing goes on.
    closed(late, "2026-11-29T03:00:00Z", "2026-11-30T19:00:00Z");
    open(late, "2026-11-23T22:30:00Z", "2026-11-23T23:00:00Z");
}

#[test]
fn summer_time_begins_to_the_minute() {
    let hours = |from, to| Hours { weekdays: (8, 20), weekends: Some((from, to)) };
    closed(EVERY_DAY, "2026-03-28T08:59:59.999Z", "2026-03-28T09:00:00Z");
    closed(EVERY_DAY, "2026-03-29T07:59:59.999Z", "2026-03-29T08:00:00Z");
    open(EVERY_DAY, "2026-03-29T08:00:00Z", "2026-03-29T14:00:00Z");
    open(hours(1, 2), "2026-03-29T00:59:59.999Z", "2026-03-29T01:00:00Z");
    closed(hours(2, 5), "2026-03-29T00:59:59.999Z", "2026-03-29T01:00:00Z");
    open(hours(2, 5), "2026-03-29T01:00:00Z", "2026-03-29T03:00:00Z");
    open(hours(1, 3), "2026-03-29T00:00:00Z", "2026-03-29T01:00:00Z");
    // The hour from two to three does not exist on this day.
    closed(hours(2, 3), "2026-03-29T00:30:00Z", "2026-03-30T06:00:00Z");
}

#[test]
fn summer_time_ends_to_the_minute() {
    let hours = |from, to| Hours { weekdays: (8, 20), weekends: Some((from, to)) };
    closed(EVERY_DAY, "2026-10-24T07:59:59.999Z", "2026-10-24T08:00:00Z");
    closed(EVERY_DAY, "2026-10-25T08:59:59.999Z", "2026-10-25T09:00:00Z");
    open(EVERY_DAY, "2026-10-25T09:00:00Z", "2026-10-25T15:00:00Z");
    // Two o'clock comes twice; the first one counts.
    open(hours(0, 2), "2026-10-24T22:00:00Z", "2026-10-25T00:00:00Z");
    closed(hours(0, 2), "2026-10-25T00:30:00Z", "2026-10-26T07:00:00Z");
    open(hours(0, 3), "2026-10-25T00:59:59.999Z", "2026-10-25T02:00:00Z");
    open(hours(2, 3), "2026-10-25T00:00:00Z", "2026-10-25T02:00:00Z");
    closed(hours(3, 5), "2026-10-25T01:59:59.999Z", "2026-10-25T02:00:00Z");
}

#[test]
fn what_has_no_moment_to_name_has_no_answer() {
    let none = |hours: Hours, now: Timestamp| assert_eq!(opening(&hours, now), None, "{hours:?} {now:?}");
    let now = at("2026-11-23T12:00:00Z");
    none(Hours { weekdays: (0, 24), weekends: Some((0, 24)) }, now);
    for never in [(8, 8), (8, 25), (25, 8), (24, 8), (0, 0), (24, 24)] {
        none(Hours { weekdays: never, weekends: None }, now);
        none(Hours { weekdays: never, weekends: Some(never) }, now);
    }
    closed(Hours { weekdays: (8, 8), weekends: Some((10, 16)) }, "2026-11-23T12:00:00Z", "2026-11-28T09:00:00Z");
    for outside in [-1, i64::MIN, i64::MAX, at("2999-12-31T23:59:59.999Z").unix_millis() + 1] {
        none(EVERY_DAY, Timestamp::from_unix_millis(outside));
    }
    // At the edges; 1970 began with a holiday, and so does 3000.
    closed(EVERY_DAY, "1970-01-01T00:00:00Z", "1970-01-01T09:00:00Z");
    closed(WEEKDAYS_ONLY, "2999-12-31T23:59:59.999Z", "3000-01-02T07:00:00Z");
}

#[test]
fn spans_are_two_full_hours_the_earlier_second_one_of_the_next_day() {
    for from in 0..=24 {
        for to in 0..=25 {
            let span = (from != to && from < 24 && to <= 24).then_some((from, to));
            assert_eq!(parse_span(&format!("{from}-{to}")), span, "{from}-{to}");
        }
    }
    assert_eq!(parse_span("08-09"), Some((8, 9)));
    for bad in [
        "", "-", "8", "8-", "-20", "24-8", "8-8", "8-25", "+8-20", "8 - 20", "8-20-22", "008-20", "8–20", "8-300",
        "a-b",
    ] {
        assert_eq!(parse_span(bad), None, "{bad}");
    }
}

/// The Sunday of Easter as the almanac of the Royal Observatory computes it, which is not how the core does.
fn easter(year: i32) -> Date {
    let (a, b, c) = (year % 19, year / 100, year % 100);
    let (d, e) = (b / 4, b % 4);
    let g = (b - (b + 8) / 25 + 1) / 3;
    let h = (19 * a + b - d - g + 15) % 30;
    let l = (32 + 2 * e + 2 * (c / 4) - h - c % 4) % 7;
    let m = (a + 11 * h + 22 * l) / 451;
    let sum = h + l - 7 * m + 114;
    date(year, u8::try_from(sum / 31).expect("a month"), u8::try_from(sum % 31 + 1).expect("a day"))
}

fn is_holiday(day: Date) -> bool {
    let fixed = [date(day.year(), 1, 1), date(day.year(), 12, 25), date(day.year(), 12, 26)];
    let after_easter = (day - easter(day.year())).whole_days();
    let bededag = day.year() <= 2023 && after_easter == 26;
    fixed.contains(&day) || [-3, -2, 0, 1, 39, 49, 50].contains(&after_easter) || bededag
}

/// One o'clock UTC of the last Sunday of a month.
fn change(year: i32, month: u8) -> OffsetDateTime {
    let mut day = date(year, month, 31);
    while day.weekday() != Weekday::Sunday {
        day -= Duration::DAY;
    }
    day.with_hms(1, 0, 0).expect("a time").assume_utc()
}

/// A slow reference implementation: compares Danish local time with the opening hours of the day.
fn is_open_slowly(hours: Hours, now: Timestamp) -> bool {
    let utc = OffsetDateTime::from_unix_timestamp_nanos(i128::from(now.unix_millis()) * 1_000_000).expect("a moment");
    let summer = (change(utc.year(), 3)..change(utc.year(), 10)).contains(&utc);
    let danish = utc + if summer { Duration::hours(2) } else { Duration::hours(1) };
    let hour = danish.hour();
    let sign_of = |day: Date| if is_weekend(day) || is_holiday(day) { hours.weekends } else { Some(hours.weekdays) };
    let today = sign_of(danish.date())
        .is_some_and(|(from, to)| if from < to { (from..to).contains(&hour) } else { hour >= from });
    let since_yesterday = sign_of(danish.date() - Duration::DAY).is_some_and(|(from, to)| to < from && hour < to);
    today || since_yesterday
}

/// As often over midnight as not.
fn span() -> impl Strategy<Value = (u8, u8)> {
    (0_u8..24, 0_u8..=24).prop_filter("two hours", |(from, to)| from != to)
}

/// Any hours, often those that touch midnight.
fn some_hours() -> impl Strategy<Value = Hours> {
    let some_span = || {
        prop_oneof![
            span(),
            span(),
            Just((0, 24)),
            (1_u8..=24).prop_map(|to| (0, to)),
            (0_u8..24).prop_map(|from| (from, 24))
        ]
    };
    (some_span(), proptest::option::of(some_span()))
        .prop_map(|(weekdays, weekends)| Hours { weekdays, weekends })
        .prop_filter("closes at some time", |hours| *hours != Hours { weekdays: (0, 24), weekends: Some((0, 24)) })
}

/// Any moment from 1970 to 2999, often one of our years, the days around a change of the clocks, or the turn of a year.
fn some_moment() -> impl Strategy<Value = Timestamp> {
    let last = at("2999-12-01T00:00:00Z").unix_millis();
    let (from, to) = (at("2023-01-01T00:00:00Z").unix_millis(), at("2031-01-01T00:00:00Z").unix_millis());
    let near = (1971_i32..2999, prop_oneof![Just(3_u8), Just(10), Just(12)], -60_i64 * 36..60 * 36).prop_map(
        |(year, month, minutes)| {
            let change = if month == 12 { change(year, 12) + Duration::days(4) } else { change(year, month) };
            (change + Duration::minutes(minutes)).unix_timestamp() * 1_000
        },
    );
    prop_oneof![0..last, from..to, near].prop_map(Timestamp::from_unix_millis)
}

/// The moment that is named, and whether it is open before it.
fn change_after(hours: Hours, now: Timestamp) -> (Timestamp, bool) {
    match opening(&hours, now).expect("an answer") {
        Opening::Open { until } => (until, true),
        Opening::Closed { opens } => (opens, false),
    }
}

/// Chance does not come upon the last days of centuries, of which there are three in 400 years.
#[test]
fn every_day_of_400_years_is_its_date() {
    for days in -719_528..-719_528 + 146_097 {
        let (year, month, date) = date_of(days);
        let (month, date) = (month.cast_signed(), date.cast_signed());
        assert!((1..=12).contains(&month) && (1..=days_in(year, month)).contains(&date), "{year}-{month}-{date}");
        assert_eq!(days_since_1970(year, month, date), days);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 4_000, ..ProptestConfig::default() })]

    #[test]
    fn the_calendar_is_the_one_of_the_time_crate(days in -719_528_i64..2_900_000) {
        let day = Date::from_julian_day(i32::try_from(days + 2_440_588).expect("small")).expect("a day");
        let (year, month) = (i64::from(day.year()), u8::from(day.month()));
        prop_assert_eq!(days_since_1970(year, i64::from(month), i64::from(day.day())), days);
        prop_assert_eq!(days_in(year, i64::from(month)), i64::from(day.month().length(day.year())));
        if days >= 0 {
            prop_assert_eq!(year_of(days), year);
        }
        prop_assert_eq!(days_since_sunday(days), i64::from(day.weekday().number_days_from_sunday()));
        prop_assert_eq!(date_of(days), (year, u64::from(month), u64::from(day.day())));
    }

    #[test]
    fn the_answer_is_that_of_the_clock_and_the_sign(hours in some_hours(), now in some_moment()) {
        prop_assert_eq!(change_after(hours, now).1, is_open_slowly(hours, now));
        prop_assert_eq!(is_open(&hours, now), is_open_slowly(hours, now));
    }

    #[test]
    fn the_named_moment_is_later_and_the_next_change(hours in some_hours(), now in some_moment(), part in 0_i64..1_000) {
        let (change, is_open) = change_after(hours, now);
        prop_assert!(change > now);
        let after = |millis: i64| Timestamp::from_unix_millis(change.unix_millis() + millis);
        prop_assert_eq!(change_after(hours, after(-1)), (change, is_open));
        prop_assert_eq!(change_after(hours, change).1, !is_open);
        // And nothing changes on the way there.
        let between = now.unix_millis() + change.millis_since(now) / 1_000 * part;
        let between = Timestamp::from_unix_millis(between);
        prop_assert_eq!(change_after(hours, between), (change, is_open));
        prop_assert_eq!(is_open_slowly(hours, between), is_open);
    }
}

/// On these days nobody here knows, so it is not said flatly whether anybody answers.
#[test]
fn days_on_which_many_close_early_are_doubtful() {
    for (moment, expected) in [
        ("2026-12-24T12:00:00Z", true),
        ("2026-12-23T22:59:59Z", false),
        ("2026-12-23T23:00:00Z", true),
        ("2026-12-24T23:00:00Z", false),
        ("2026-12-31T12:00:00Z", true),
        ("2026-06-05T21:59:59Z", true),
        ("2026-06-04T22:00:00Z", true),
        ("2026-06-05T22:00:00Z", false),
        ("2026-11-23T12:00:00Z", false),
    ] {
        assert_eq!(is_doubtful(at(moment)), expected, "{moment}");
    }
}
