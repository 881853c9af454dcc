//! Links that stay inside the app: taken over so that the page is not loaded anew. Whatever is not plainly such a link is the browser's.

use wasm_bindgen::{JsCast, closure::Closure};

/// What a followed link means to the app.
pub trait Follow {
    /// Whether somebody is likely to be logged in, so that a link need not lead through the login.
    fn is_logged_in(&self) -> bool;
    /// A link to the page in this language was followed.
    fn chose_language(&self, tag: &str);
    /// Whoever follows the link is not the one who is logged in; it leads to the login.
    fn is_not_me(&self, login: String);
    /// Whether the app itself shows what is at this path.
    fn stays(&self, path: &str) -> bool;
    /// A link to a path for which `stays` holds was followed; the browser does not load it.
    fn followed(&self, path: String, fragment: String);
}

/// Hands links of this site to the app, for as long as the page lives.
pub fn on_follow(follow: impl Follow + 'static) {
    let listener = Closure::<dyn Fn(web_sys::MouseEvent)>::new(move |event: web_sys::MouseEvent| {
        if let Some(element) = place_on_page(&event).filter(|place| is_drawn() || place.id() == "main") {
            // The fragment of the address belongs to the page's state (a receipt's id and key, the step): the skip link must not replace it.
            event.prevent_default();
            element.scroll_into_view();
            let _ = element.focus();
        } else if let Some(link) = not_me(&event) {
            // However it is pressed: in another tab too the login would leave the former session as it is, should it fail.
            event.prevent_default();
            follow.is_not_me(link);
        } else if let Some(link) = plain_link(&event)
            && let Some((path, fragment)) = target(&link, follow.is_logged_in())
        {
            event.prevent_default();
            if let Some(tag) = link.get_attribute("data-language") {
                follow.chose_language(&tag);
            }
            if follow.stays(&path) {
                follow.followed(path, fragment);
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

/// Whether the app draws the page. The fragment of an article is the browser's own business.
fn is_drawn() -> bool {
    super::page::place("app").is_some()
}

/// The element that a link to a place on this page names.
fn place_on_page(event: &web_sys::MouseEvent) -> Option<web_sys::HtmlElement> {
    let link = super::pressed::around(event, "a[href^='#']")?;
    let id = link.get_attribute("href")?;
    let document = web_sys::window()?.document()?;
    document.get_element_by_id(id.trim_start_matches('#'))?.dyn_into().ok()
}

/// Where the link leads by which somebody says that they are not the one who is logged in.
fn not_me(event: &web_sys::MouseEvent) -> Option<String> {
    let link = super::pressed::around(event, "a[data-not-me]")?;
    link.get_attribute("href")
}

/// The link that was clicked with the main button and without a modifier key.
fn plain_link(event: &web_sys::MouseEvent) -> Option<web_sys::Element> {
    let plain = event.button() == 0 && !(event.meta_key() || event.ctrl_key() || event.shift_key() || event.alt_key());
    if !plain || event.default_prevented() {
        return None;
    }
    super::pressed::around(event, "a[href]")
}

/// Path and fragment of a link to another page of this site. A link that begins an act leads through the login; `data-direct` names the page to which that
/// leads in the end, for whoever is logged in already.
fn target(link: &web_sys::Element, logged_in: bool) -> Option<(String, String)> {
    let direct = if logged_in { link.get_attribute("data-direct") } else { None };
    let href = direct.or_else(|| link.get_attribute("href"))?;
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
