//! Spær in the browser.
//!
//! One direction: a view sends a message, `spaer_core::flow` turns it into a new state and effects, `runtime` performs the effects,
//! their results come back as messages.
//!
//! - `ui` draws the state and sends messages. It knows neither the network nor the browser's own types.
//! - `runtime` owns the state and the queue of messages, and performs effects. One place, one `match`.
//! - `transport` is the only one that talks to the back end.
//! - `platform` is everything else that a browser can do, one file a capability.
//!
//! Natively only `ui` is built, to write the pages that can be read before WebAssembly.

#![recursion_limit = "256"]

pub mod platform;
#[cfg(target_arch = "wasm32")]
pub mod runtime;
#[cfg(target_arch = "wasm32")]
pub mod transport;
pub mod ui;

/// Starts the app in the browser. The prerendered page stays until the app is drawn beside it. If its text cannot be used (it is of another version), the
/// page stays for good, and `boot.js` sees that `data-text` is still there.
///
/// A task of its own: the browser has just been busy with the program itself, so presses that came meanwhile are handled first.
#[cfg(target_arch = "wasm32")]
pub fn start() {
    platform::panic::install();
    platform::timer::after(0, || {
        if let Some((lang, text)) = platform::page::carried_text()
            && spaer_core::i18n::text::carry("app", &text)
        {
            platform::page::took_text();
            wasm_bindgen_futures::spawn_local(runtime::start(lang));
        }
    });
}
