//! Components and decoding, in a real browser.
#![cfg(target_arch = "wasm32")]

mod claims;
mod names;
mod page;
mod platform;
mod support;
mod transport;

wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);
