//! Where the keyboard and the screen reader are.

#[cfg(target_arch = "wasm32")]
mod browser {
    use std::cell::Cell;

    use wasm_bindgen::JsCast;
    use web_sys::{Element, HtmlElement};

    use crate::platform::timer;

    thread_local! {
        /// Whether the citizen has pressed something that the next heading answers.
        static ACTED: Cell<bool> = const { Cell::new(false) };
    }

    /// What can have the focus; the same elements in the same order in a prerendered page and in the app's first picture of it.
    const FOCUSABLE: &str = "a[href], button, input, summary, [tabindex]";

    /// The citizen pressed, followed or went back: whatever page comes of it begins at its heading.
    pub fn citizen_acted() {
        ACTED.set(true);
    }

    /// A new heading stands, in the next frame. After an act of the citizen it gets the focus: without it a screen reader's user is left at a
    /// link that is no longer there. Otherwise (the app has started, a list has come) the focus stays wherever it is.
    pub fn heading() {
        if !ACTED.replace(false) {
            return;
        }
        timer::next_frame(|| {
            if let Some(heading) = document().and_then(|document| document.query_selector("#app h1").ok().flatten()) {
                focus(&heading);
                if let Some(window) = web_sys::window() {
                    window.scroll_to_with_x_and_y(0.0, 0.0);
                }
            }
        });
    }

    /// Which of the focusable elements below `root` has the focus.
    pub fn place_below(root: &Element) -> Option<u32> {
        let active = document()?.active_element()?;
        let all = root.query_selector_all(FOCUSABLE).ok()?;
        (0..all.length()).find(|index| all.get(*index).is_some_and(|node| node.is_same_node(Some(&active))))
    }

    /// Puts the focus on the element at the same place below another root, without scrolling.
    pub fn put_below(root: &Element, place: u32) {
        let element = root.query_selector_all(FOCUSABLE).ok().and_then(|all| all.get(place));
        if let Some(element) = element.and_then(|node| node.dyn_into::<Element>().ok()) {
            focus(&element);
        }
    }

    fn focus(element: &Element) {
        if let Some(element) = element.dyn_ref::<HtmlElement>() {
            let options = web_sys::FocusOptions::new();
            options.set_prevent_scroll(true);
            let _ = element.focus_with_options(&options);
        }
    }

    fn document() -> Option<web_sys::Document> {
        web_sys::window()?.document()
    }
}

#[cfg(target_arch = "wasm32")]
pub use browser::{citizen_acted, heading, place_below, put_below};

#[cfg(not(target_arch = "wasm32"))]
pub fn heading() {}

#[cfg(not(target_arch = "wasm32"))]
pub fn citizen_acted() {}
