//! Moments in the zones that matter: the device's own, which the browser knows, and the Danish, in which the eID is and the list of activities.

#[cfg(target_arch = "wasm32")]
use std::{cell::OnceCell, ops::Range};

#[cfg(target_arch = "wasm32")]
use js_sys::Function;
#[cfg(target_arch = "wasm32")]
use spaer_core::domain::hours::{HOUR, danish_day_begins};
use spaer_core::{
    domain::{
        hours::{DAY, danish_offset},
        language::Lang,
        time::Timestamp,
    },
    i18n::when,
};

/// Day and time in the device's time zone: "23. november 2026 kl. 14.02".
pub fn moment(at: Timestamp, lang: Lang) -> String {
    when::moment(shown(at, own_offset(at)), lang)
}

/// The day alone: "23. november 2026".
pub fn day(at: Timestamp, lang: Lang) -> String {
    when::day(shown(at, own_offset(at)), lang)
}

/// The day as people say it at `now`, in the device's time zone: "i dag", "i går", "den 23. november 2026".
pub fn near_day(at: Timestamp, now: Timestamp, lang: Lang) -> String {
    when::near_day(shown(at, own_offset(at)), Some(shown(now, own_offset(now))), lang)
}

/// The same in Denmark; with its date where it is not known when that is said.
pub fn near_danish_day(at: Timestamp, now: Option<Timestamp>, lang: Lang) -> String {
    when::near_day(shown(at, danish_offset(at)), now.map(|now| shown(now, danish_offset(now))), lang)
}

/// Day of the week, day and time in Denmark: "tirsdag 24. november kl. 08.00".
pub fn danish(at: Timestamp, lang: Lang) -> String {
    when::day_and_time(shown(at, danish_offset(at)), lang)
}

/// The same in the device's time zone.
pub fn local(at: Timestamp, lang: Lang) -> String {
    when::day_and_time(shown(at, own_offset(at)), lang)
}

/// Day and time in Denmark: "23. november 2026 kl. 14.02".
pub fn danish_moment(at: Timestamp, lang: Lang) -> String {
    when::moment(shown(at, danish_offset(at)), lang)
}

/// The day in Denmark alone: "23. november 2026".
pub fn danish_day(at: Timestamp, lang: Lang) -> String {
    when::day(shown(at, danish_offset(at)), lang)
}

/// "tirsdag den 24. november 2026", of a day since 1970-01-01.
pub fn full_day(day: i32, lang: Lang) -> String {
    when::day_in_full(i64::from(day) * DAY, lang)
}

/// "14.02", in Denmark.
pub fn clock(at: Timestamp, lang: Lang) -> String {
    when::clock(shown(at, danish_offset(at)), lang)
}

/// Whether the device's clock shows Danish time at that moment.
pub fn is_danish(at: Timestamp) -> bool {
    danish_offset(at) == own_offset(at)
}

/// Whether the device's clock shows Danish time now.
#[cfg(target_arch = "wasm32")]
pub fn is_danish_here() -> bool {
    is_danish(super::clock::now())
}

/// In a document there is no other clock.
#[cfg(not(target_arch = "wasm32"))]
pub const fn is_danish_here() -> bool {
    true
}

/// What a clock shows that is `offset` milliseconds ahead of UTC, in milliseconds since 1970.
fn shown(at: Timestamp, offset: i64) -> i64 {
    at.unix_millis().saturating_add(offset)
}

/// How far the device's clock is ahead of UTC at that moment, in milliseconds.
#[cfg(target_arch = "wasm32")]
#[expect(clippy::cast_possible_truncation, reason = "minutes of an offset")]
fn own_offset(at: Timestamp) -> i64 {
    -(date(at).get_timezone_offset() as i64) * 60_000
}

/// Prerendered pages show no moments.
#[cfg(not(target_arch = "wasm32"))]
const fn own_offset(_at: Timestamp) -> i64 {
    0
}

/// The device's time zone by its name, "Europe/Copenhagen".
#[cfg(target_arch = "wasm32")]
pub fn zone() -> String {
    let format = js_sys::Intl::DateTimeFormat::new(&js_sys::Array::new(), &js_sys::Object::new());
    let name = js_sys::Reflect::get(&format.resolved_options(), &"timeZone".into()).ok();
    name.and_then(|name| name.as_string()).unwrap_or_else(|| "UTC".to_owned())
}

/// ISO 8601 in UTC, for `datetime` attributes; empty for a moment that has none.
#[cfg(target_arch = "wasm32")]
pub fn iso(at: Timestamp) -> String {
    let date = date(at);
    if date.get_time().is_nan() { String::new() } else { date.to_iso_string().into() }
}

#[cfg(target_arch = "wasm32")]
#[expect(clippy::cast_precision_loss, reason = "milliseconds of all years up to 9999 are exact in f64")]
fn date(at: Timestamp) -> js_sys::Date {
    js_sys::Date::new(&wasm_bindgen::JsValue::from_f64(at.unix_millis() as f64))
}

/// Danish time with its offset from UTC, for the CSV file: "2026-11-23 14:02:07 +01:00".
#[cfg(target_arch = "wasm32")]
pub fn with_offset(at: Timestamp) -> String {
    let (shown, offset) = (danish_iso(at), danish_offset(at));
    let part = |range: Range<usize>| shown.get(range).unwrap_or_default();
    let offset = if offset > HOUR { " +02:00" } else { " +01:00" };
    [part(0..10), " ", part(11..19), offset].concat()
}

/// Danish time in the form of ISO 8601: "2026-11-23T14:02:07.000Z". The `Z` has no meaning here.
#[cfg(target_arch = "wasm32")]
fn danish_iso(at: Timestamp) -> String {
    iso(Timestamp::from_unix_millis(shown(at, danish_offset(at))))
}

/// The day in Denmark, as a field for dates writes it: "2026-11-23".
#[cfg(target_arch = "wasm32")]
pub fn date_field(at: Timestamp) -> String {
    danish_iso(at).get(..10).unwrap_or_default().to_owned()
}

/// The moment at which a day begins in Denmark. `written`: a day as a date field gives it ("2026-11-23"); the day meant is so many days later. `None` for
/// anything else, and beyond the year 9999, which no answer of a back end reaches.
#[cfg(target_arch = "wasm32")]
#[expect(clippy::cast_possible_truncation, reason = "milliseconds of all years up to 9999 are exact in f64")]
pub fn day_begins(written: &str, days_later: i64) -> Option<Timestamp> {
    // JavaScript reads a date without a time as UTC.
    let millis = js_sys::Date::new(&wasm_bindgen::JsValue::from_str(written)).get_time();
    if written.len() != 10 || millis.is_nan() {
        return None;
    }
    danish_day_begins(millis as i64 / DAY + days_later)
}

/// A country by its code, as the reader's language calls it; the code itself where the browser does not know it.
#[cfg(target_arch = "wasm32")]
pub fn country(code: &str, lang: Lang) -> String {
    use js_sys::{Array, Object, Reflect};
    use wasm_bindgen::{JsCast, JsValue};

    thread_local! {
        /// Making one takes a while; there is one language a page.
        static NAMES: OnceCell<Option<JsValue>> = const { OnceCell::new() };
    }
    let make = || {
        let intl = Reflect::get(&js_sys::global(), &"Intl".into()).ok()?;
        let names: Function = Reflect::get(&intl, &"DisplayNames".into()).ok()?.dyn_into().ok()?;
        let options = Object::new();
        Reflect::set(&options, &"type".into(), &"region".into()).ok()?;
        let arguments = Array::of2(&lang.locale().into(), &options);
        Reflect::construct(&names, &arguments).ok()
    };
    let name = NAMES.with(|names| {
        let names = names.get_or_init(make).as_ref()?;
        let of: Function = Reflect::get(names, &"of".into()).ok()?.dyn_into().ok()?;
        of.call1(names, &code.into()).ok()?.as_string()
    });
    name.unwrap_or_else(|| code.to_owned())
}

#[cfg(not(target_arch = "wasm32"))]
pub fn zone() -> String {
    String::new()
}

#[cfg(not(target_arch = "wasm32"))]
pub fn iso(_at: Timestamp) -> String {
    String::new()
}

#[cfg(not(target_arch = "wasm32"))]
pub fn with_offset(_at: Timestamp) -> String {
    String::new()
}

#[cfg(not(target_arch = "wasm32"))]
pub fn date_field(_at: Timestamp) -> String {
    String::new()
}

#[cfg(not(target_arch = "wasm32"))]
pub fn day_begins(_written: &str, _days_later: i64) -> Option<Timestamp> {
    None
}
