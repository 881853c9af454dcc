//! The questions to the back end: knows neither what people see nor who performs what.

#![cfg(target_arch = "wasm32")]

pub use spaer_layer_platform::platform;

#[path = "../../src"]
mod src {
    pub mod transport;
}

pub use src::transport;
