//! What is told of it: knows what happens. Neither JSON nor texts.

pub use spaer_layer_flow::{domain, flow, route};

#[path = "../../core/src"]
mod src {
    pub mod view;
}

pub use src::view;
