//! This device's clock.

use spaer_core::domain::time::Timestamp;

/// Now, as this device has it, which may be wrong by years. What is said about a block is dated by the back end; opening hours can only be said by this
/// one, beside the hours in full.
pub fn now() -> Timestamp {
    // A number of milliseconds since 1970 fits; what does not is a broken clock and becomes the nearest number.
    #[expect(
        clippy::cast_possible_truncation,
        reason = "saturates, and a clock beyond i64 milliseconds is broken anyway"
    )]
    Timestamp::from_unix_millis(js_sys::Date::now() as i64)
}

/// A moment as a header writes it: `Sat, 28 Nov 2026 14:00:00 GMT`.
pub fn parse(written: &str) -> Option<Timestamp> {
    let millis = js_sys::Date::parse(written);
    #[expect(clippy::cast_possible_truncation, reason = "a date of the browser's is below 2^53")]
    if millis.is_nan() { None } else { Some(Timestamp::from_unix_millis(millis as i64)) }
}

/// A signal of the current moment, set every minute until the signal is disposed.
pub fn minutes() -> leptos::prelude::RwSignal<Timestamp> {
    use leptos::prelude::{RwSignal, Set};

    fn tick(told: RwSignal<Timestamp>) {
        super::timer::after(60_000, move || {
            if told.try_set(now()).is_none() {
                tick(told);
            }
        });
    }
    let told = RwSignal::new(now());
    tick(told);
    told
}
