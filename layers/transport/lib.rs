//! The module `transport` compiled as a crate of its own; it may use neither `ui` nor `runtime`.

#![cfg(target_arch = "wasm32")]

pub use spaer_layer_platform::platform;

#[path = "../../src"]
mod src {
    pub mod transport;
}

pub use src::transport;
