//! The module `wire` compiled as a crate of its own; it may use `domain` and `flow`. It is the only one that knows JSON: that of the back end, and
//! that which the tab keeps.

pub use spaer_layer_flow::{domain, flow};

#[path = "../../core/src"]
mod src {
    pub mod wire;
}

pub use src::wire;
