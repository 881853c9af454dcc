//! Components and decoding, in a real browser.
#![cfg(target_arch = "wasm32")]
#![expect(clippy::unwrap_used, clippy::panic, reason = "a test may fail loudly; clippy does not know these as tests")]

mod claims;
mod list;
mod names;
mod page;
mod parts;
mod platform;
mod support;
mod transport;

wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);
