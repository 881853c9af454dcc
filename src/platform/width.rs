//! Media queries.

/// Whether a media query fits now.
#[cfg(target_arch = "wasm32")]
pub fn matches(query: &str) -> bool {
    media(query).is_some_and(|media| media.matches())
}

/// Tells whenever that changes, for as long as the page lives.
#[cfg(target_arch = "wasm32")]
pub fn watch(query: &str, changed: impl Fn(bool) + 'static) {
    use wasm_bindgen::{JsCast, closure::Closure};

    let Some(media) = media(query) else { return };
    let listener = Closure::<dyn Fn(web_sys::MediaQueryListEvent)>::new(move |event: web_sys::MediaQueryListEvent| {
        changed(event.matches());
    });
    let _ = media.add_event_listener_with_callback("change", listener.as_ref().unchecked_ref());
    listener.forget();
}

#[cfg(target_arch = "wasm32")]
fn media(query: &str) -> Option<web_sys::MediaQueryList> {
    web_sys::window()?.match_media(query).ok().flatten()
}

#[cfg(not(target_arch = "wasm32"))]
pub fn matches(_query: &str) -> bool {
    false
}

#[cfg(not(target_arch = "wasm32"))]
pub fn watch(_query: &str, _changed: impl Fn(bool) + 'static) {}
