//! Copying.

/// Copies the page's own address, and calls with whether it worked.
#[cfg(target_arch = "wasm32")]
pub fn copy_address(done: impl FnOnce(bool) + 'static) {
    match address() {
        Some(address) => copy(address, done),
        None => done(false),
    }
}

/// The page's own address.
#[cfg(target_arch = "wasm32")]
pub fn address() -> Option<String> {
    web_sys::window()?.location().href().ok()
}

/// Copies a text, and calls with whether it worked.
#[cfg(target_arch = "wasm32")]
pub fn copy(text: String, done: impl FnOnce(bool) + 'static) {
    let Some(window) = web_sys::window() else { return done(false) };
    // Only secure pages have a clipboard; elsewhere the property is missing and the call would throw.
    let clipboard = window.navigator().clipboard();
    if clipboard.is_undefined() {
        return done(false);
    }
    wasm_bindgen_futures::spawn_local(async move {
        done(wasm_bindgen_futures::JsFuture::from(clipboard.write_text(&text)).await.is_ok());
    });
}

#[cfg(not(target_arch = "wasm32"))]
pub fn address() -> Option<String> {
    None
}

#[cfg(not(target_arch = "wasm32"))]
pub fn copy(_text: String, _done: impl FnOnce(bool) + 'static) {}

#[cfg(not(target_arch = "wasm32"))]
pub fn copy_address(_done: impl FnOnce(bool) + 'static) {}
