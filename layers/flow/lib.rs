//! The module `flow` compiled as a crate of its own; it may use `domain` and `route`, but neither JSON nor texts.

pub use spaer_layer_route::{domain, route};

#[path = "../../core/src"]
mod src {
    pub mod flow;
}

pub use src::flow;
