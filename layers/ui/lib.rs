//! The module `ui` compiled as a crate of its own; it may use neither the network, nor JSON, nor the browser's own types.

#![recursion_limit = "256"]

pub use spaer_layer_platform::platform;

#[path = "../../src"]
mod src {
    pub mod ui;
}

pub use src::ui;
