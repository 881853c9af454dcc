//! The app, as it travels to the browser.

#[cfg(target_arch = "wasm32")]
fn main() {
    spaer::start();
}

/// Cargo builds every program of the package; this one has nothing to do outside of a browser.
#[cfg(not(target_arch = "wasm32"))]
fn main() {}
