//! Stands in for the crate `wasm-streams`. Leptos brings it along for the streams of its server functions, of which this app has none; but what it exports to
//! the browser is kept by the linker whether or not anything calls it, and 4.6 kB of it went to every citizen (docs/decisions/0026-size.md).
//!
//! Holds what `server_fn` names of it, and no stream: with a server function in the app, a call would stop here.

use futures_util::stream::{Empty, Stream};
use wasm_bindgen::JsValue;

const NONE: &str = "this app has no server functions: take the real wasm-streams back (Cargo.toml, [patch.crates-io])";

pub struct ReadableStream(web_sys::ReadableStream);

impl ReadableStream {
    /// Never called: there is nothing to send as a stream.
    pub fn from_stream(_stream: impl Stream<Item = Result<JsValue, JsValue>> + 'static) -> Self {
        unreachable!("{NONE}")
    }

    pub fn from_raw(raw: web_sys::ReadableStream) -> Self {
        Self(raw)
    }

    pub fn into_raw(self) -> web_sys::ReadableStream {
        self.0
    }

    /// Never called: no answer is read as one.
    pub fn into_stream(self) -> Empty<Result<JsValue, JsValue>> {
        unreachable!("{NONE}")
    }
}
