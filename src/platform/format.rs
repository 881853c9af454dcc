//! Moments as people write them, by the browser's own `Intl`: it knows the reader's time zone, and costs nothing to load.

use spaer_core::domain::{language::Lang, time::Timestamp};

/// Day and time in the device's time zone: "23. november 2026 kl. 14.02". Far times come out as the browser writes them.
#[cfg(target_arch = "wasm32")]
pub fn moment(at: Timestamp, lang: Lang) -> String {
    formatted(at, lang, &options([("dateStyle", "long"), ("timeStyle", "medium")]))
}

/// The day alone: "23. november 2026".
#[cfg(target_arch = "wasm32")]
pub fn day(at: Timestamp, lang: Lang) -> String {
    formatted(at, lang, &options([("dateStyle", "long")]))
}

/// Day of the week, day and time in Denmark: "tirsdag den 24. november kl. 08.00".
#[cfg(target_arch = "wasm32")]
pub fn danish(at: Timestamp, lang: Lang) -> String {
    formatted(at, lang, &day_and_time(Some(DANISH_TIME)))
}

/// The same in the device's time zone.
#[cfg(target_arch = "wasm32")]
pub fn local(at: Timestamp, lang: Lang) -> String {
    formatted(at, lang, &day_and_time(None))
}

/// Whether the device's clock shows Danish time at that moment.
#[cfg(target_arch = "wasm32")]
pub fn is_danish(at: Timestamp) -> bool {
    danish(at, Lang::En) == local(at, Lang::En)
}

#[cfg(target_arch = "wasm32")]
const DANISH_TIME: &str = "Europe/Copenhagen";

#[cfg(target_arch = "wasm32")]
fn day_and_time(zone: Option<&str>) -> js_sys::Object {
    let parts =
        [("weekday", "long"), ("day", "numeric"), ("month", "long"), ("hour", "2-digit"), ("minute", "2-digit")];
    options(parts.into_iter().chain(zone.map(|zone| ("timeZone", zone))))
}

#[cfg(target_arch = "wasm32")]
fn options<'a>(parts: impl IntoIterator<Item = (&'a str, &'a str)>) -> js_sys::Object {
    let options = js_sys::Object::new();
    for (key, value) in parts {
        let _ = js_sys::Reflect::set(&options, &key.into(), &value.into());
    }
    options
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

#[cfg(target_arch = "wasm32")]
fn formatted(at: Timestamp, lang: Lang, options: &js_sys::Object) -> String {
    let date = date(at);
    if date.get_time().is_nan() {
        return String::new();
    }
    date.to_locale_string(lang.locale(), options).into()
}

#[cfg(not(target_arch = "wasm32"))]
pub fn moment(_at: Timestamp, _lang: Lang) -> String {
    String::new()
}

#[cfg(not(target_arch = "wasm32"))]
pub fn day(_at: Timestamp, _lang: Lang) -> String {
    String::new()
}

#[cfg(not(target_arch = "wasm32"))]
pub fn zone() -> String {
    String::new()
}

#[cfg(not(target_arch = "wasm32"))]
pub fn iso(_at: Timestamp) -> String {
    String::new()
}
