//! The program that shows what was done, and helps to judge it.

#[cfg(target_arch = "wasm32")]
fn main() {
    spaer::start(spaer::runtime::ACTIVITY);
}

/// Cargo builds every program of the package; this one has nothing to do outside of a browser.
#[cfg(not(target_arch = "wasm32"))]
fn main() {}
