//! Where the keyboard and the screen reader are.

#[cfg(target_arch = "wasm32")]
mod browser {
    use std::cell::Cell;

    use wasm_bindgen::JsCast;
    use web_sys::{Element, HtmlElement, ScrollLogicalPosition};

    use crate::platform::timer;

    /// What the citizen has done that the page has not answered yet.
    #[derive(Clone, Copy, PartialEq, Eq)]
    enum Awaited {
        Nothing,
        /// A press that the page answers where it was.
        Press,
        /// One that a new heading answers, or a link, or a step back.
        Act,
    }

    thread_local! {
        static AWAITED: Cell<Awaited> = const { Cell::new(Awaited::Nothing) };
    }

    /// What can have the focus; the same elements in the same order in a prerendered page and in the app's first picture of it.
    const FOCUSABLE: &str = "a[href], button, input, summary, [tabindex]";

    /// Notes that the citizen has pressed something, followed a link or gone back: the next heading gets the focus.
    pub fn citizen_acted() {
        AWAITED.set(Awaited::Act);
    }

    /// Notes that the citizen has pressed something: if it fails, what tells so gets the focus. A link may have been pressed with it.
    pub fn pressed() {
        if AWAITED.get() == Awaited::Nothing {
            AWAITED.set(Awaited::Press);
        }
    }

    /// To be called when a new heading is being drawn; it is there in the next frame. After an act of the citizen it gets the focus: without it a screen
    /// reader's user is left at a link that is no longer there. The same where it takes the place of one that has the focus, as when a page had to wait for
    /// its answers. Otherwise (the app has started, a list has come) the focus stays wherever it is.
    pub fn heading() {
        let is_replaced = active().is_some_and(|active| active.tag_name() == "H1");
        if AWAITED.get() != Awaited::Act && !is_replaced {
            return;
        }
        AWAITED.set(Awaited::Nothing);
        timer::next_frame(|| {
            if let (Some(heading), Some(window)) = (first("#app h1"), web_sys::window()) {
                focus(&heading);
                window.scroll_to_with_x_and_y(0.0, 0.0);
            }
        });
    }

    /// To be called when it is being drawn that something failed. If that answers a press, it gets the focus in the next frame, and no heading does.
    /// Whoever is in a field stays there.
    ///
    /// `class`: of the element that tells it.
    pub fn failed(class: &'static str) {
        if AWAITED.replace(Awaited::Nothing) == Awaited::Nothing {
            return;
        }
        timer::next_frame(move || {
            // Not by `:focus`, which in WebKit says nothing of a window that lies behind another.
            let active = active();
            let field = active.and_then(|active| active.closest("input:not([type=checkbox]), select").ok().flatten());
            if let Some(told) = first(&["[class='", class, "']"].concat()).filter(|_| field.is_none()) {
                let _ = told.set_attribute("tabindex", "-1");
                show(&told);
            }
        });
    }

    fn first(selector: &str) -> Option<HtmlElement> {
        document()?.query_selector(selector).ok()??.dyn_into().ok()
    }

    /// What a reader has done to the prerendered page, to be repeated on the page that the app draws in its place.
    pub struct Touched {
        /// Which of the focusable elements has the focus.
        focused: Option<u32>,
        /// The selected text, as places among the letters of the page.
        selected: Option<(u32, u32)>,
        /// Which `<details>` are open.
        open: Vec<u32>,
    }

    pub fn touched_below(root: &Element) -> Touched {
        let active = active();
        let focused = below(root, FOCUSABLE).position(|element| Some(&element) == active.as_ref());
        let open = (0..).zip(below(root, "details")).filter(|(_, it)| it.has_attribute("open")).map(|(place, _)| place);
        Touched {
            focused: focused.and_then(|place| place.try_into().ok()),
            selected: selected_below(root),
            open: open.collect(),
        }
    }

    /// Repeats it on the same page below another root, without scrolling.
    pub fn touch_below(root: &Element, touched: &Touched) {
        let at = |place: u32, selector| below(root, selector).nth(usize::try_from(place).ok()?);
        for details in touched.open.iter().filter_map(|place| at(*place, "details")) {
            let _ = details.set_attribute("open", "");
        }
        if let Some(element) = touched.focused.and_then(|place| at(place, FOCUSABLE)) {
            focus(&element);
        }
        if let Some((from, to)) = touched.selected {
            select_below(root, from, to);
        }
    }

    /// The elements below `root` that fit.
    pub fn below(root: &Element, selector: &str) -> impl Iterator<Item = Element> {
        let all = root.query_selector_all(selector).ok();
        let length = all.as_ref().map_or(0, web_sys::NodeList::length);
        (0..length).filter_map(move |index| all.as_ref()?.get(index)?.dyn_into().ok())
    }

    fn selected_below(root: &Element) -> Option<(u32, u32)> {
        let range = selection()?.get_range_at(0).ok().filter(|range| !range.collapsed())?;
        let before = document()?.create_range().ok()?;
        before.select_node_contents(root).ok()?;
        before.set_end(&range.start_container().ok()?, range.start_offset().ok()?).ok()?;
        let from = before.to_string().length();
        Some((from, from + range.to_string().length()))
    }

    fn select_below(root: &Element, from: u32, to: u32) -> Option<()> {
        let document = document()?;
        let range = document.create_range().ok()?;
        // Four is NodeFilter.SHOW_TEXT.
        let walker = document.create_tree_walker_with_what_to_show(root, 4).ok()?;
        let mut passed = 0;
        let mut begun = false;
        while let Ok(Some(text)) = walker.next_node() {
            let length = js_sys::JsString::from(text.node_value()?).length();
            if !begun && from <= passed + length {
                range.set_start(&text, from.checked_sub(passed)?).ok()?;
                begun = true;
            }
            if begun && to <= passed + length {
                range.set_end(&text, to.checked_sub(passed)?).ok()?;
                let selection = selection()?;
                selection.remove_all_ranges().ok()?;
                return selection.add_range(&range).ok();
            }
            passed += length;
        }
        None
    }

    fn selection() -> Option<web_sys::Selection> {
        web_sys::window()?.get_selection().ok().flatten()
    }

    /// Without scrolling.
    pub fn focus(element: &Element) {
        if let Some(element) = element.dyn_ref::<HtmlElement>() {
            let options = web_sys::FocusOptions::new();
            options.set_prevent_scroll(true);
            let _ = element.focus_with_options(&options);
        }
    }

    /// Moves the focus, in the next frame, to the element of this id, and scrolls it into view if it is not.
    pub fn place(id: &str) {
        let id = id.to_owned();
        // This element answers the press, so a heading that is drawn with it does not get the focus.
        AWAITED.set(Awaited::Nothing);
        timer::next_frame(move || {
            if let Some(element) = document().and_then(|document| document.get_element_by_id(&id)) {
                show(&element);
            }
        });
    }

    /// Gives it the focus, and scrolls it into view if it is not, clear of the help bar (`scroll-padding`, to which `focus` alone pays no heed in Firefox).
    fn show(element: &Element) {
        focus(element);
        let options = web_sys::ScrollIntoViewOptions::new();
        // For an element that begins above the screen and is taller than it, `Nearest` would show its end.
        let is_above = element.get_bounding_client_rect().top() < 0.0;
        options.set_block(if is_above { ScrollLogicalPosition::Start } else { ScrollLogicalPosition::Nearest });
        element.scroll_into_view_with_scroll_into_view_options(&options);
    }

    /// Keeps the element of this id at the same height on the screen while the page changes until the next frame. Most browsers do so themselves; Safari
    /// does not.
    pub fn hold(id: &str) {
        let Some(before) = top_of(id) else { return };
        let id = id.to_owned();
        timer::next_frame(move || {
            if let (Some(after), Some(window)) = (top_of(&id), web_sys::window()) {
                window.scroll_by_with_x_and_y(0.0, after - before);
            }
        });
    }

    /// The same for what was given the focus, or holds it, if it is in sight: whoever reads there is not to lose it when an answer is drawn above.
    pub fn hold_placed() {
        let active = active();
        let Some(placed) = active.and_then(|active| active.closest("[tabindex='-1']").ok()?) else { return };
        let height = web_sys::window().and_then(|window| window.inner_height().ok()?.as_f64());
        let top = placed.get_bounding_client_rect().top();
        if top >= 0.0 && height.is_some_and(|height| top < height) {
            hold(&placed.id());
        }
    }

    fn top_of(id: &str) -> Option<f64> {
        Some(document()?.get_element_by_id(id)?.get_bounding_client_rect().top())
    }

    /// What has the focus.
    fn active() -> Option<Element> {
        document()?.active_element()
    }

    fn document() -> Option<web_sys::Document> {
        web_sys::window()?.document()
    }
}

#[cfg(target_arch = "wasm32")]
pub use browser::{
    below, citizen_acted, failed, focus, heading, hold, hold_placed, place, pressed, touch_below, touched_below,
};

#[cfg(not(target_arch = "wasm32"))]
pub fn heading() {}

#[cfg(not(target_arch = "wasm32"))]
pub fn citizen_acted() {}

#[cfg(not(target_arch = "wasm32"))]
pub fn pressed() {}

#[cfg(not(target_arch = "wasm32"))]
pub fn failed(_class: &'static str) {}
