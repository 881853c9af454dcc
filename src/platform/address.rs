//! The address bar and the history.

use wasm_bindgen::{JsCast, JsValue, closure::Closure};

/// Path and fragment (with its `#`, or empty) of the page now.
pub fn current() -> (String, String) {
    let location = web_sys::window().map(|window| window.location());
    let path = location.as_ref().and_then(|one| one.pathname().ok()).unwrap_or_else(|| "/".to_owned());
    let fragment = location.and_then(|one| one.hash().ok()).unwrap_or_default();
    (path, fragment)
}

/// Whether the document was asked for a second time, by the name of its file.
pub fn is_again() -> bool {
    web_sys::window().and_then(|window| window.location().search().ok()).is_some_and(|query| query == "?again")
}

/// A new entry of the history. `address`: path and fragment of this site.
pub fn push(address: &str) {
    if let Some(history) = history() {
        let _ = history.push_state_with_url(&JsValue::NULL, "", Some(address));
    }
}

/// The same entry under another address.
pub fn replace(address: &str) {
    if let Some(history) = history() {
        let _ = history.replace_state_with_url(&JsValue::NULL, "", Some(address));
    }
}

/// Goes to another page as a followed link does.
pub fn go(url: &str) {
    if let Some(window) = web_sys::window() {
        let _ = window.location().assign(url);
    }
}

/// Follows a link as if it were pressed: what `boot.js` does for links to the login, it then does for this one too.
pub fn follow(url: &str) {
    let Some(document) = web_sys::window().and_then(|window| window.document()) else { return };
    let Ok(link) = document.create_element("a") else { return };
    let _ = link.set_attribute("href", url);
    if let (Some(body), Some(pressed)) = (document.body(), link.dyn_ref::<web_sys::HtmlElement>()) {
        let _ = body.append_child(&link);
        pressed.click();
        link.remove();
    }
}

/// Leaves the app for another page, which takes the place of this one in the history.
pub fn leave(url: &str) {
    if let Some(window) = web_sys::window() {
        let _ = window.location().replace(url);
    }
}

/// Calls when the browser goes back or forward, or the fragment is edited by hand.
pub fn on_change(changed: impl Fn(String, String) + 'static) {
    let listener = Closure::<dyn Fn()>::new(move || {
        let (path, fragment) = current();
        changed(path, fragment);
    });
    if let Some(window) = web_sys::window() {
        let _ = window.add_event_listener_with_callback("popstate", listener.as_ref().unchecked_ref());
    }
    // It listens for as long as the page lives.
    listener.forget();
}

fn history() -> Option<web_sys::History> {
    web_sys::window()?.history().ok()
}
