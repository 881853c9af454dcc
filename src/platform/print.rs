//! Paper.

/// Opens the browser's print dialogue.
#[cfg(target_arch = "wasm32")]
pub fn page() {
    if let Some(window) = web_sys::window() {
        let _ = window.print();
    }
}

#[cfg(not(target_arch = "wasm32"))]
pub fn page() {}
