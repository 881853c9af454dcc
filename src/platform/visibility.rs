//! Going away and coming back: to the tab, or to a network. A page that the browser brings back from its cache is not handled here but by `boot.js`, which
//! hides it even if the app is dead.

use wasm_bindgen::{JsCast, closure::Closure};

/// Calls when the page is shown again, and when the network is back.
pub fn on_return(returned: impl Fn() + 'static) {
    let Some(window) = web_sys::window() else { return };
    let Some(document) = window.document() else { return };
    let looked_at = document.clone();
    let listener = Closure::<dyn Fn()>::new(move || {
        if looked_at.visibility_state() == web_sys::VisibilityState::Visible {
            returned();
        }
    });
    let function = listener.as_ref().unchecked_ref();
    let _ = document.add_event_listener_with_callback("visibilitychange", function);
    let _ = window.add_event_listener_with_callback("online", function);
    listener.forget();
}

/// Whether the tab is behind another one.
pub fn is_hidden() -> bool {
    let document = web_sys::window().and_then(|window| window.document());
    document.is_some_and(|document| document.visibility_state() == web_sys::VisibilityState::Hidden)
}
