//! Files that the browser makes itself.

/// Whether this browser can save files. It does not tell whether it did so: a browser within another app may do nothing.
#[cfg(target_arch = "wasm32")]
pub fn is_offered() -> bool {
    let link = web_sys::window().and_then(|window| window.document()?.create_element("a").ok());
    link.is_some_and(|link| js_sys::Reflect::has(&link, &"download".into()).unwrap_or(false))
}

/// Saves a text as a CSV file of this name, by the browser's download.
#[cfg(target_arch = "wasm32")]
pub fn save(name: &str, text: &str) {
    use wasm_bindgen::JsCast;

    let Some(document) = web_sys::window().and_then(|window| window.document()) else { return };
    let parts = js_sys::Array::of1(&text.into());
    let options = web_sys::BlobPropertyBag::new();
    options.set_type("text/csv;charset=utf-8");
    let blob = web_sys::Blob::new_with_str_sequence_and_options(&parts, &options);
    let Some(address) = blob.ok().and_then(|blob| web_sys::Url::create_object_url_with_blob(&blob).ok()) else {
        return;
    };
    if let Some(link) = document.create_element("a").ok().and_then(|link| link.dyn_into::<web_sys::HtmlElement>().ok())
    {
        let _ = link.set_attribute("href", &address);
        let _ = link.set_attribute("download", name);
        link.click();
    }
    // Long enough for the slowest to have begun.
    super::timer::after(60_000, move || {
        let _ = web_sys::Url::revoke_object_url(&address);
    });
}

#[cfg(not(target_arch = "wasm32"))]
pub fn is_offered() -> bool {
    true
}

#[cfg(not(target_arch = "wasm32"))]
pub fn save(_name: &str, _text: &str) {}
