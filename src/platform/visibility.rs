//! Coming back: to the tab, or to a network.

use wasm_bindgen::{JsCast, closure::Closure};

/// Calls when the page is shown again (also from the back/forward cache) and when the network is back.
pub fn on_return(returned: impl Fn() + 'static) {
    let Some(window) = web_sys::window() else { return };
    let Some(document) = window.document() else { return };
    let looked_at = document.clone();
    let listener = Closure::<dyn Fn()>::new(move || {
        if looked_at.visibility_state() == web_sys::VisibilityState::Visible {
            returned();
        }
    });
    let function: js_sys::Function = listener.as_ref().unchecked_ref::<js_sys::Function>().clone();
    let _ = document.add_event_listener_with_callback("visibilitychange", &function);
    let _ = window.add_event_listener_with_callback("online", &function);
    // Of "pageshow" only the return from the back/forward cache: it also comes once when the page was loaded.
    let from_cache =
        Closure::<dyn Fn(web_sys::PageTransitionEvent)>::new(move |event: web_sys::PageTransitionEvent| {
            if event.persisted() {
                let _ = function.call0(&wasm_bindgen::JsValue::NULL);
            }
        });
    let _ = window.add_event_listener_with_callback("pageshow", from_cache.as_ref().unchecked_ref());
    listener.forget();
    from_cache.forget();
}
