//! Passing a link on by the device's own means: a message, a note, another app.

/// Whether this browser can do it.
#[cfg(target_arch = "wasm32")]
pub fn is_offered() -> bool {
    use wasm_bindgen::JsValue;
    let navigator = web_sys::window().map(|window| window.navigator());
    navigator.is_some_and(|navigator| js_sys::Reflect::has(&navigator, &JsValue::from_str("share")).unwrap_or(false))
}

/// Opens the device's own sheet with the page's address. What comes of it is the citizen's affair.
#[cfg(target_arch = "wasm32")]
pub fn address(title: &str) {
    let Some(window) = web_sys::window() else { return };
    let Ok(address) = window.location().href() else { return };
    let data = web_sys::ShareData::new();
    data.set_title(title);
    data.set_url(&address);
    let shared = window.navigator().share_with_data(&data);
    // Closing the sheet is no failure.
    wasm_bindgen_futures::spawn_local(async move {
        let _ = wasm_bindgen_futures::JsFuture::from(shared).await;
    });
}

#[cfg(not(target_arch = "wasm32"))]
pub fn is_offered() -> bool {
    false
}

#[cfg(not(target_arch = "wasm32"))]
pub fn address(_title: &str) {}
