//! Links that stay inside the app: taken over so that the page is not loaded anew. Whatever is not plainly such a link is the browser's.

use wasm_bindgen::{JsCast, closure::Closure};

/// Calls with path and fragment when a link was followed for which `stays` is true. The browser then does nothing.
pub fn on_follow(stays: impl Fn(&str) -> bool + 'static, followed: impl Fn(String, String) + 'static) {
    let listener = Closure::<dyn Fn(web_sys::MouseEvent)>::new(move |event: web_sys::MouseEvent| {
        if let Some(element) = place_on_page(&event) {
            // The fragment of the address belongs to the page's state (a receipt's id and key, the step): the skip link must not replace it.
            event.prevent_default();
            element.scroll_into_view();
            let _ = element.focus();
        } else if let Some((path, fragment)) = target(&event) {
            event.prevent_default();
            if stays(&path) {
                followed(path, fragment);
            } else {
                super::address::go(&format!("{path}{fragment}"));
            }
        }
    });
    if let Some(document) = web_sys::window().and_then(|window| window.document()) {
        let _ = document.add_event_listener_with_callback("click", listener.as_ref().unchecked_ref());
    }
    listener.forget();
}

/// The element that a link to a place on this page names.
fn place_on_page(event: &web_sys::MouseEvent) -> Option<web_sys::HtmlElement> {
    let link = event.target()?.dyn_into::<web_sys::Element>().ok()?.closest("a[href^='#']").ok().flatten()?;
    let id = link.get_attribute("href")?;
    let document = web_sys::window()?.document()?;
    document.get_element_by_id(id.trim_start_matches('#'))?.dyn_into().ok()
}

/// Path and fragment of a plain click on a link of this site to another page of it.
fn target(event: &web_sys::MouseEvent) -> Option<(String, String)> {
    let plain = event.button() == 0 && !(event.meta_key() || event.ctrl_key() || event.shift_key() || event.alt_key());
    if !plain || event.default_prevented() {
        return None;
    }
    let element = event.target()?.dyn_into::<web_sys::Element>().ok()?;
    let link = element.closest("a[href]").ok().flatten()?;
    let href = link.get_attribute("href")?;
    // Only absolute paths: "#main" is the skip link, "https:" leads away, "tel:" calls.
    let own = href.starts_with('/')
        && !href.starts_with("//")
        && !link.has_attribute("target")
        && !link.has_attribute("download");
    if link.has_attribute("data-keeps-fragment") {
        return own.then(|| (href, super::address::current().1));
    }
    let (path, fragment) =
        href.split_once('#').map_or((href.as_str(), String::new()), |(path, rest)| (path, format!("#{rest}")));
    (own && !path.contains('?')).then(|| (path.to_owned(), fragment))
}
