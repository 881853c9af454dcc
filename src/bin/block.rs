//! The program that blocks: choosing, the whole identity, the receipt. Also what lives in articles.

#[cfg(target_arch = "wasm32")]
fn main() {
    spaer::start(spaer::runtime::BLOCK);
}

/// Cargo builds every program of the package; this one has nothing to do outside of a browser.
#[cfg(not(target_arch = "wasm32"))]
fn main() {}
