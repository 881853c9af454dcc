//! The document as a whole: its title and language, and the moment at which the app takes over from the prerendered page.

#[cfg(target_arch = "wasm32")]
mod browser {
    use leptos::prelude::document;
    use spaer_core::domain::language::Lang;

    use crate::platform::focus;

    /// Where the app stands, before anything is shown of it.
    pub struct Place(web_sys::HtmlElement);

    /// A place beside the prerendered page; `None` where there is none to take over (tests of components).
    pub fn take_over() -> Option<Place> {
        use wasm_bindgen::JsCast;
        let place = document().get_element_by_id("app")?.dyn_into().ok()?;
        Some(Place(place))
    }

    /// The text that `boot.js` has fetched for the page's language. Taken out of the document, which has no more use for it.
    pub fn carried_text() -> Option<(Lang, String)> {
        let boot = document().get_element_by_id("boot")?;
        let text = boot.get_attribute("data-text")?;
        let _ = boot.remove_attribute("data-text");
        // Of the boot script and not of the document: a browser's translator changes that one.
        Some((Lang::parse(&boot.get_attribute("data-lang")?)?, text))
    }

    impl Place {
        pub fn element(&self) -> web_sys::HtmlElement {
            self.0.clone()
        }
    }

    /// The app stands: the prerendered page goes, in the same frame, so that nothing jumps. Whoever had tabbed to something keeps it.
    pub fn reveal() {
        let page = document().get_element_by_id("prerendered");
        let place = page.as_ref().and_then(focus::place_below);
        if let Some(page) = page {
            page.remove();
        }
        if let Some(body) = document().body() {
            let _ = body.set_attribute("data-app", "ready");
        }
        if let (Some(place), Some(app)) = (place, document().get_element_by_id("app")) {
            focus::put_below(&app, place);
        }
    }

    /// `title`: without personal data. `lang`: BCP 47.
    pub fn set(title: &str, lang: &str) {
        document().set_title(title);
        if let Some(root) = document().document_element() {
            let _ = root.set_attribute("lang", lang);
        }
    }
}

#[cfg(target_arch = "wasm32")]
pub use browser::{Place, carried_text, reveal, set, take_over};

/// Natively the prerendered document carries its own title and language.
#[cfg(not(target_arch = "wasm32"))]
pub fn set(_title: &str, _lang: &str) {}
