//! The module `platform` compiled as a crate of its own; it may use neither `ui` nor `runtime`.

#[path = "../../src"]
mod src {
    pub mod platform;
}

pub use src::platform;
