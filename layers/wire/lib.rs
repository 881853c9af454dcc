//! How the back end says it, and what the tab keeps: knows what things are and what happens. The only one that knows JSON.

pub use spaer_layer_flow::{domain, flow};

#[path = "../../core/src"]
mod src {
    pub mod wire;
}

pub use src::wire;
