//! The program that shows how everything stands.

#[cfg(target_arch = "wasm32")]
fn main() {
    spaer::start(spaer::runtime::PROFILE);
}

/// Cargo builds every program of the package; this one has nothing to do outside of a browser.
#[cfg(not(target_arch = "wasm32"))]
fn main() {}
