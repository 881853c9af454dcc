//! Moments as people write them, in every language that has words for them. That these are the browsers' own forms, the tests in a browser hold (`tests/dom/platform.rs`).

use spaer_core::{
    domain::{hours::DAY, language::Lang},
    i18n::{number, when},
};

/// 2026-11-24, 08:02:07, a Tuesday.
const TUESDAY: i64 = 20_781 * DAY + (8 * 3_600 + 2 * 60 + 7) * 1_000 + 999;

#[test]
fn a_moment_is_written_as_its_language_does() {
    let written = |lang| {
        [
            when::day(TUESDAY, lang),
            when::day_in_full(TUESDAY, lang),
            when::moment(TUESDAY, lang),
            when::day_and_time(TUESDAY, lang),
            when::clock(TUESDAY, lang),
        ]
    };
    assert_eq!(
        written(Lang::Da),
        [
            "24. november 2026",
            "tirsdag den 24. november 2026",
            "24. november 2026 kl. 08.02",
            "tirsdag 24. november kl. 08.02",
            "08.02",
        ]
    );
    assert_eq!(
        written(Lang::En),
        [
            "24 November 2026",
            "Tuesday, 24 November 2026",
            "24 November 2026 at 08:02",
            "Tuesday 24 November at 08:02",
            "08:02",
        ]
    );
    assert_eq!(
        written(Lang::De),
        [
            "24. November 2026",
            "Dienstag, 24. November 2026",
            "24. November 2026 um 08:02 Uhr",
            "Dienstag, 24. November um 08:02 Uhr",
            "08:02",
        ]
    );
}

#[test]
fn every_month_and_every_day_of_the_week_has_its_name() {
    let day_of = |days: i64| when::day_in_full(days * DAY, Lang::Da);
    // The first of each month of 2026.
    let firsts = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334].map(|days| day_of(20_454 + days));
    let expected = [
        "torsdag den 1. januar 2026",
        "søndag den 1. februar 2026",
        "søndag den 1. marts 2026",
        "onsdag den 1. april 2026",
        "fredag den 1. maj 2026",
        "mandag den 1. juni 2026",
        "onsdag den 1. juli 2026",
        "lørdag den 1. august 2026",
        "tirsdag den 1. september 2026",
        "torsdag den 1. oktober 2026",
        "søndag den 1. november 2026",
        "tirsdag den 1. december 2026",
    ];
    assert_eq!(firsts, expected);
}

#[test]
fn a_day_nearby_is_said_as_people_say_it() {
    let said = |days_later: i64| when::near_day(TUESDAY, Some(TUESDAY + days_later * DAY), Lang::Da);
    assert_eq!([said(0), said(1), said(2)], ["i dag", "i går", "den 24. november 2026"]);
    // Midnight is what counts, not 24 hours.
    assert_eq!(when::near_day(TUESDAY, Some(TUESDAY.div_euclid(DAY) * DAY + DAY), Lang::En), "yesterday");
    // A clock that is behind knows no "tomorrow" of what has happened.
    assert_eq!(when::near_day(TUESDAY, Some(TUESDAY - DAY), Lang::De), "am 24. November 2026");
    assert_eq!(when::near_day(TUESDAY, None, Lang::En), "on 24 November 2026");
}

#[test]
fn a_count_is_written_as_people_write_it() {
    let written = |count| [Lang::Da, Lang::En].map(|lang| number(count, lang));
    assert_eq!(written(0), ["0", "0"]);
    assert_eq!(written(9_999), ["9999", "9999"], "four digits stand as in a year");
    assert_eq!(written(10_001), ["10.001", "10,001"]);
    assert_eq!(written(123_456_789), ["123.456.789", "123,456,789"]);
    assert_eq!(number(10_001, Lang::Kl), "10\u{202f}001", "a language that does not say");
}

#[test]
fn only_moments_of_a_calendar_are_written() {
    assert_eq!(when::moment(-1, Lang::Da), "31. december 1969 kl. 23.59");
    assert_eq!(when::day(-719_528 * DAY, Lang::Da), "1. januar 0");
    assert_eq!(when::day(2_932_897 * DAY - 1, Lang::Da), "31. december 9999");
    for beyond in [i64::MIN, -719_528 * DAY - 1, 2_932_897 * DAY, i64::MAX] {
        for written in [when::day, when::day_in_full, when::moment, when::day_and_time, when::clock] {
            assert_eq!(written(beyond, Lang::En), "", "{beyond}");
        }
    }
}
