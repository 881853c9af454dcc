//! The document as a whole: what it is, its title and language, and the moment at which the app takes over from the prerendered page.

#[cfg(target_arch = "wasm32")]
mod browser {
    use leptos::prelude::document;
    use spaer_core::domain::language::Lang;
    use wasm_bindgen::JsCast;
    use web_sys::{Element, HtmlElement};

    use crate::platform::focus;

    /// A place in the document that the app fills.
    pub fn place(id: &str) -> Option<HtmlElement> {
        document().get_element_by_id(id)?.dyn_into().ok()
    }

    /// The canonical path of what the host sent.
    pub fn served() -> String {
        boot().and_then(|boot| boot.get_attribute("data-page")).unwrap_or_default()
    }

    /// The text that `boot.js` has fetched for the page's language.
    pub fn carried_text() -> Option<(Lang, String)> {
        let boot = boot()?;
        // The language of the boot script and not that of the document, which a browser's translator changes.
        Some((Lang::parse(&boot.get_attribute("data-lang")?)?, boot.get_attribute("data-text")?))
    }

    /// Removes the text from the document, by which `boot.js` sees that the app has taken it.
    pub fn took_text() {
        if let Some(boot) = boot() {
            let _ = boot.remove_attribute("data-text");
        }
    }

    /// Address and integrity of a group of texts, in the language of the page.
    pub fn text_place(group: &str) -> Option<(String, String)> {
        let early = document().get_element_by_id("early")?;
        let name = ["data-text-", group].concat();
        Some((early.get_attribute(&name)?, early.get_attribute(&[&name, "-integrity"].concat())?))
    }

    fn boot() -> Option<Element> {
        document().get_element_by_id("boot")
    }

    /// Removes the prerendered page and shows the drawn one in the same frame, so that nothing jumps. Focus, selection and open `<details>` are kept.
    pub fn reveal() {
        if let (Some(written), Some(app)) = (document().get_element_by_id("written"), place("app")) {
            let touched = focus::touched_below(&written);
            written.remove();
            // What to do where nothing happens may stand elsewhere too.
            uncover(".silent", false);
            // Before the focus is set: while `#app` is hidden, nothing in it can have the focus.
            show_app();
            focus::touch_below(&app, &touched);
        }
    }

    /// The app has started, whatever it draws.
    pub fn ready() {
        if let Some(body) = document().body() {
            let _ = body.set_attribute("data-app", "ready");
        }
        show_app();
    }

    fn show_app() {
        uncover("#app", true);
    }

    /// Without personal data.
    pub fn set_title(title: &str) {
        document().set_title(title);
    }

    /// `lang`: BCP 47.
    pub fn set_lang(lang: &str) {
        if let Some(root) = document().document_element() {
            let _ = root.set_attribute("lang", lang);
        }
    }

    const NOTICE: &str = "language-notice";

    /// How much of the notice about the language is shown: `none`, `full` or `line`.
    pub fn show_notice(how: &str) {
        if let Some(body) = document().body() {
            let _ = body.set_attribute("data-notice", how);
        }
        uncover("#language-notice", how != "none");
        uncover(".language-notice__full", how == "full");
        uncover(".language-notice__line", how == "line");
    }

    /// What must not be seen is `hidden`, and not only styled away: a style sheet can be lost.
    pub fn uncover(selector: &str, is_shown: bool) {
        for element in all(selector) {
            element.set_hidden(!is_shown);
        }
    }

    /// The phone line of this number is the one in the help of the page. Not while one of them has the focus: it would be lost.
    pub fn show_line(number: usize) {
        let lines = all(".help-bar__call");
        let focused = document().active_element();
        if lines.iter().any(|line| focused.as_ref() == Some(line.as_ref())) {
            return;
        }
        for (place, line) in lines.iter().enumerate() {
            line.set_hidden(place != number);
        }
    }

    /// What the back end does not offer, by name, with spaces between: links to it are not shown.
    pub fn show_off(names: &str) {
        if let Some(body) = document().body() {
            let _ = body.set_attribute("data-off", names);
        }
    }

    /// The notice answers a press: a screen reader begins there.
    pub fn focus_notice() {
        if let Some(notice) = document().get_element_by_id(NOTICE) {
            focus::focus(&notice);
            notice.scroll_into_view();
        }
    }

    /// Points the links to other languages to another page. `path`: the path of that page by the language's tag.
    pub fn point_languages(path: impl Fn(&str) -> Option<String>) {
        for link in all("a[data-language]") {
            if let Some(path) = link.get_attribute("data-language").and_then(|tag| path(&tag)) {
                let _ = link.set_attribute("href", &path);
            }
        }
    }

    /// All elements of the document that the selector matches.
    pub fn all(selector: &str) -> Vec<HtmlElement> {
        let root = document().document_element();
        let found = root.iter().flat_map(|root| focus::below(root, selector));
        found.filter_map(|element| element.dyn_into().ok()).collect()
    }
}

#[cfg(target_arch = "wasm32")]
pub use browser::{
    all, carried_text, focus_notice, place, point_languages, ready, reveal, served, set_lang, set_title, show_line,
    show_notice, show_off, text_place, took_text, uncover,
};

/// Natively the prerendered document carries its own title and language.
#[cfg(not(target_arch = "wasm32"))]
pub fn uncover(_selector: &str, _is_shown: bool) {}

#[cfg(not(target_arch = "wasm32"))]
pub fn set_title(_title: &str) {}

#[cfg(not(target_arch = "wasm32"))]
pub fn set_lang(_lang: &str) {}
