//! Days of the Gregorian calendar as numbers: the little that reading times and keeping opening hours have in common.

/// Days from 1970-01-01 to a day that exists. Counted from a 1 March, so that the leap day is the last of its year.
pub fn days_since_1970(year: i64, month: i64, day: i64) -> i64 {
    let (year, month) = if month > 2 { (year, month - 3) } else { (year - 1, month + 9) };
    // 400 years on, where no year is negative and a plain division rounds down; the calendar repeats itself after 146,097 days.
    let year = year + 400;
    let before_year = 365 * year + year / 4 - year / 100 + year / 400 - 146_097;
    // 1 March of year 0 is 719,468 days before 1970-01-01; months from March on have 31 and 30 days in a pattern of five.
    before_year + (153 * month + 2) / 5 + day - 1 - 719_468
}

/// The year of a day of the years 0 to 9999.
pub fn year_of(day: i64) -> i64 {
    date_of(day).0
}

/// 0 for a Sunday, 1 for a Monday, up to 6 for a Saturday.
pub fn days_since_sunday(day: i64) -> i64 {
    // 1970-01-01 was a Thursday.
    (day + 4).rem_euclid(7)
}

/// Year, month and day of the month of a day of the years 0 to 9999.
pub fn date_of(day: i64) -> (i64, u64, u64) {
    // Counted as `days_since_1970` counts: from 1 March of year 0, in rounds of 400 years, which are all as long.
    let day = day + 719_468;
    let (rounds, day) = (day.div_euclid(146_097), day.rem_euclid(146_097));
    // Corrections for leap days before dividing by 365: every 4 years (1,460 days passed) and every 400 years the leap day is the last day of its cycle and
    // must not begin another year; every 100 years one is left out.
    let year = (day - day / 1_460 + day / 36_524 - day / 146_096) / 365;
    let day = day - (365 * year + year / 4 - year / 100);
    let month = (5 * day + 2) / 153;
    let date = day - (153 * month + 2) / 5 + 1;
    let (year, month) = if month < 10 { (year, month + 3) } else { (year + 1, month - 9) };
    (400 * rounds + year, month.unsigned_abs(), date.unsigned_abs())
}

/// How many days a month has.
pub fn days_in(year: i64, month: i64) -> i64 {
    match month {
        2 if is_leap(year) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

fn is_leap(year: i64) -> bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
}
