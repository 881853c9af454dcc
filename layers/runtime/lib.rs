//! The module `runtime` compiled as a crate of its own; it may use every module, but not the browser's own types.

#![cfg(target_arch = "wasm32")]
#![recursion_limit = "256"]

pub use spaer_layer_platform::platform;
pub use spaer_layer_transport::transport;
pub use spaer_layer_ui::ui;

#[path = "../../src"]
mod src {
    pub mod runtime;
}

pub use src::runtime;
