//! Waiting.

use js_sys::Promise;
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use wasm_bindgen_futures::JsFuture;

/// Calls once, after so many milliseconds.
pub fn after(millis: u32, then: impl FnOnce() + 'static) {
    let callback = Closure::once_into_js(then);
    if let Some(window) = web_sys::window() {
        let millis = i32::try_from(millis).unwrap_or(i32::MAX);
        let _ = window.set_timeout_with_callback_and_timeout_and_arguments_0(callback.unchecked_ref(), millis);
    }
}

/// Waits for a new task: presses that came meanwhile are handled first.
pub async fn yield_now() {
    let _ = JsFuture::from(Promise::new(&mut |resolve, _| after(0, move || drop(resolve.call0(&JsValue::NULL))))).await;
}

/// Calls as soon as the browser has nothing else to do.
pub fn idle(then: impl FnOnce() + 'static) {
    let callback = Closure::once_into_js(then);
    let Some(window) = web_sys::window() else { return };
    // Safari has no `requestIdleCallback`.
    if window.request_idle_callback(callback.unchecked_ref()).is_err() {
        let _ = window.set_timeout_with_callback_and_timeout_and_arguments_0(callback.unchecked_ref(), 1_000);
    }
}

/// Calls before the next picture is drawn.
pub fn next_frame(then: impl FnOnce() + 'static) {
    let callback: JsValue = Closure::once_into_js(then);
    if let Some(window) = web_sys::window() {
        let _ = window.request_animation_frame(callback.unchecked_ref());
    }
}
