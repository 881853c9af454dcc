//! The module `view` compiled as a crate of its own; it may use `domain`, `flow` and `route`, but neither JSON nor texts.

pub use spaer_layer_flow::{domain, flow, route};

#[path = "../../core/src"]
mod src {
    pub mod view;
}

pub use src::view;
