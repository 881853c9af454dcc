//! Writes moments as people write them. The browser's `Intl` could do it too, but its first use takes longer than the start of the app: on a phone a tenth
//! of a second in which nothing can be pressed. Tests in browsers compare the two.
//!
//! `shown`: milliseconds since 1970 by what clock and calendar show at a place: the moment plus the offset of that place from UTC. Outside of the years 0
//! to 9999, which no answer of a back end reaches, nothing is written.

use super::text::common;
use crate::domain::{
    calendar::{date_of, days_since_1970, days_since_sunday},
    hours::DAY,
    language::Lang,
};

/// "23. november 2026"
pub fn day(shown: i64, lang: Lang) -> String {
    of(shown, |moment| moment.day(lang))
}

/// "i dag", "i går", "den 23. november 2026". `now`: when that is said, where it is known.
pub fn near_day(shown: i64, now: Option<i64>, lang: Lang) -> String {
    of(shown, |moment| match now.map(|now| now.div_euclid(DAY) - moment.days) {
        Some(0) => common::today(lang).to_owned(),
        Some(1) => common::yesterday(lang).to_owned(),
        _ => common::on_day(lang, &moment.day(lang)),
    })
}

/// "tirsdag den 24. november 2026"
pub fn day_in_full(shown: i64, lang: Lang) -> String {
    of(shown, |moment| common::day_in_full(lang, &moment.day(lang), moment.weekday(lang)))
}

/// "23. november 2026 kl. 14.02"
pub fn moment(shown: i64, lang: Lang) -> String {
    of(shown, |moment| common::moment(lang, &moment.minutes(lang), &moment.day(lang)))
}

/// "tirsdag 24. november kl. 08.00"
pub fn day_and_time(shown: i64, lang: Lang) -> String {
    of(shown, |moment| {
        let (_, month, date) = moment.date;
        let day = common::day_of_week(lang, &date.to_string(), name_of_month(month, lang), moment.weekday(lang));
        common::moment(lang, &moment.minutes(lang), &day)
    })
}

/// "14.02"
pub fn clock(shown: i64, lang: Lang) -> String {
    of(shown, |moment| moment.minutes(lang))
}

/// A moment, taken apart.
struct Parts {
    /// Since 1970-01-01.
    days: i64,
    /// Year, month, day of the month.
    date: (i64, u64, u64),
    /// Hour and minute.
    clock: [u64; 2],
}

fn of(shown: i64, write: impl Fn(Parts) -> String) -> String {
    let days = shown.div_euclid(DAY);
    if !(days_since_1970(0, 1, 1)..days_since_1970(10_000, 1, 1)).contains(&days) {
        return String::new();
    }
    let minutes = shown.rem_euclid(DAY).unsigned_abs() / 60_000;
    write(Parts { days, date: date_of(days), clock: [minutes / 60, minutes % 60] })
}

impl Parts {
    fn day(&self, lang: Lang) -> String {
        let (year, month, date) = self.date;
        common::day(lang, &date.to_string(), name_of_month(month, lang), &year.to_string())
    }

    fn weekday(&self, lang: Lang) -> &'static str {
        match days_since_sunday(self.days) {
            0 => common::weekday_0(lang),
            1 => common::weekday_1(lang),
            2 => common::weekday_2(lang),
            3 => common::weekday_3(lang),
            4 => common::weekday_4(lang),
            5 => common::weekday_5(lang),
            _ => common::weekday_6(lang),
        }
    }

    fn minutes(&self, lang: Lang) -> String {
        let [hour, minute] = self.clock;
        common::clock(lang, &two(hour), &two(minute))
    }
}

/// From 1 for January to 12 for December.
fn name_of_month(month: u64, lang: Lang) -> &'static str {
    match month {
        1 => common::month_1(lang),
        2 => common::month_2(lang),
        3 => common::month_3(lang),
        4 => common::month_4(lang),
        5 => common::month_5(lang),
        6 => common::month_6(lang),
        7 => common::month_7(lang),
        8 => common::month_8(lang),
        9 => common::month_9(lang),
        10 => common::month_10(lang),
        11 => common::month_11(lang),
        _ => common::month_12(lang),
    }
}

fn two(number: u64) -> String {
    let digits = number.to_string();
    if number < 10 { ["0", &digits].concat() } else { digits }
}
