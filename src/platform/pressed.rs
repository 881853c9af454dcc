//! Finds what was pressed, for a listener that serves many elements.

#[cfg(target_arch = "wasm32")]
use wasm_bindgen::JsCast;

/// The nearest element that `selector` means: what was pressed, or around it.
#[cfg(target_arch = "wasm32")]
pub fn around(event: &web_sys::Event, selector: &str) -> Option<web_sys::Element> {
    event.target()?.dyn_into::<web_sys::Element>().ok()?.closest(selector).ok().flatten()
}

/// The id of the `container` around that element.
#[cfg(target_arch = "wasm32")]
pub fn id_around(event: &impl AsRef<web_sys::Event>, selector: &str, container: &str) -> Option<String> {
    around(event.as_ref(), selector)?.closest(container).ok().flatten().map(|container| container.id())
}

#[cfg(not(target_arch = "wasm32"))]
pub fn id_around<E>(_event: &E, _selector: &str, _container: &str) -> Option<String> {
    None
}
