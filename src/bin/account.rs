//! The program that shows how everything stands, and what was done.

#[cfg(target_arch = "wasm32")]
fn main() {
    spaer::start(spaer::runtime::account);
}

/// Cargo builds every program of the package; this one has nothing to do outside of a browser.
#[cfg(not(target_arch = "wasm32"))]
fn main() {}
