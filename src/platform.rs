//! What a browser can do, one file a capability: the only place beside `transport` that names its types.
//!
//! Natively (when pages are prerendered) only what `ui` asks for exists, and does nothing.

pub mod clipboard;
pub mod file;
pub mod focus;
pub mod format;
pub mod page;
pub mod pressed;
pub mod print;
pub mod reload;
pub mod share;
pub mod width;

#[cfg(target_arch = "wasm32")]
pub mod address;
#[cfg(target_arch = "wasm32")]
pub mod clock;
#[cfg(target_arch = "wasm32")]
pub mod json;
#[cfg(target_arch = "wasm32")]
pub mod languages;
#[cfg(target_arch = "wasm32")]
pub mod links;
#[cfg(target_arch = "wasm32")]
pub mod panic;
#[cfg(target_arch = "wasm32")]
pub mod prefetched;
#[cfg(target_arch = "wasm32")]
pub mod random;
#[cfg(target_arch = "wasm32")]
pub mod storage;
#[cfg(target_arch = "wasm32")]
pub mod texts;
#[cfg(target_arch = "wasm32")]
pub mod timer;
#[cfg(target_arch = "wasm32")]
pub mod visibility;
