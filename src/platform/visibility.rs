//! Going away and coming back: to the tab, or to a network.

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

/// Whoever sits at the device when the browser brings this page back from its back/forward cache may be somebody else: nothing personal is
/// shown, not for a blink, and the page is loaded anew.
pub fn hide_from_history() {
    let Some(window) = web_sys::window() else { return };
    let Some(body) = window.document().and_then(|document| document.body()) else { return };
    let listener = Closure::<dyn Fn(web_sys::PageTransitionEvent)>::new(move |event: web_sys::PageTransitionEvent| {
        // Both events also come without that cache: when the page was loaded, and when it ends for good.
        if event.persisted() {
            if event.type_() == "pagehide" {
                let _ = body.set_attribute("data-app", "away");
            } else {
                load_anew();
            }
        }
    });
    let function = listener.as_ref().unchecked_ref();
    let _ = window.add_event_listener_with_callback("pagehide", function);
    let _ = window.add_event_listener_with_callback("pageshow", function);
    listener.forget();
}

/// Without a network the browser's own error page would take the place of this one, which still has the phone: then as soon as there is one.
fn load_anew() {
    let Some(window) = web_sys::window() else { return };
    if window.navigator().on_line() {
        let _ = window.location().reload();
        return;
    }
    let listener = Closure::once_into_js(|| {
        if let Some(window) = web_sys::window() {
            let _ = window.location().reload();
        }
    });
    let _ = window.add_event_listener_with_callback("online", listener.unchecked_ref());
}
