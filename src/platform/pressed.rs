//! What was pressed, for whoever listens for many at once.

/// The id of the `container` around what was pressed, where that is, or is in, what `selector` means.
#[cfg(target_arch = "wasm32")]
pub fn id_around(event: &impl AsRef<web_sys::Event>, selector: &str, container: &str) -> Option<String> {
    use wasm_bindgen::JsCast;

    let target: web_sys::Element = event.as_ref().target()?.dyn_into().ok()?;
    let pressed = target.closest(selector).ok()??;
    Some(pressed.closest(container).ok()??.id())
}

#[cfg(not(target_arch = "wasm32"))]
pub fn id_around<E>(_event: &E, _selector: &str, _container: &str) -> Option<String> {
    None
}
