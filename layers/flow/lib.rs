//! What happens: knows what things are and where they happen. Neither JSON nor texts.

pub use spaer_layer_route::{domain, route};

#[path = "../../core/src"]
mod src {
    pub mod flow;
}

pub use src::flow;
