//! Printing.

/// A table as rows of cells, the names of the columns first.
pub type Table = Vec<Vec<String>>;

#[cfg(target_arch = "wasm32")]
mod browser {
    use std::cell::{Cell, RefCell};

    use wasm_bindgen::{JsCast, closure::Closure};
    use web_sys::{Document, Element};

    use super::Table;

    /// Where the table stands while it is printed; the style sheet shows it on paper only, in place of the list.
    const PAPER: &str = "paper";

    type Make = Box<dyn Fn() -> Table>;

    thread_local! {
        /// Makes the table that is printed in place of the list on the screen; and whether the browser's print events are listened to already.
        static MAKE: RefCell<(Option<Make>, bool)> = const { RefCell::new((None, false)) };
        /// How often the browser has begun to print; `None` before anybody listens.
        static BEGUN: Cell<Option<u32>> = const { Cell::new(None) };
    }

    /// How long a browser takes at most to begin.
    const BEGIN_MILLIS: u32 = 1_000;

    /// Whether this browser can print at all.
    pub fn is_offered() -> bool {
        let print = web_sys::window().and_then(|window| js_sys::Reflect::get(&window, &"print".into()).ok());
        print.is_some_and(|print| print.is_function())
    }

    /// Opens the browser's print dialogue; calls when it does not begin to print. One within another app does nothing, and says nothing.
    pub fn page(on_nothing: impl FnOnce() + 'static) {
        if BEGUN.get().is_none() {
            BEGUN.set(Some(0));
            listen("beforeprint", || BEGUN.set(BEGUN.get().map(|begun| begun.wrapping_add(1))));
        }
        let before = BEGUN.get();
        if let Some(window) = web_sys::window() {
            let _ = window.print();
        }
        crate::platform::timer::after(BEGIN_MILLIS, move || {
            if BEGUN.get() == before {
                on_nothing();
            }
        });
    }

    /// From now on the table that `make` gives is printed in place of the list: all of its rows, not only those on the page.
    pub fn on_paper(make: impl Fn() -> Table + 'static) {
        let listens = MAKE.with_borrow_mut(|(before, listens)| {
            *before = Some(Box::new(make));
            std::mem::replace(listens, true)
        });
        if !listens {
            listen("beforeprint", || {
                if let Some(table) = MAKE.with_borrow(|(make, _)| make.as_ref().map(|make| make())) {
                    let _ = put(&table);
                }
            });
            listen("afterprint", || {
                if let Some(paper) = document().and_then(|document| document.get_element_by_id(PAPER)) {
                    paper.remove();
                }
            });
        }
    }

    /// From now on the page is printed as it is.
    pub fn no_paper() {
        MAKE.with_borrow_mut(|(make, _)| *make = None);
    }

    fn listen(event: &str, act: impl Fn() + 'static) {
        let listener = Closure::<dyn Fn()>::new(act);
        if let Some(window) = web_sys::window() {
            let _ = window.add_event_listener_with_callback(event, listener.as_ref().unchecked_ref());
        }
        listener.forget();
    }

    fn put(table: &Table) -> Option<()> {
        let document = document()?;
        let paper = document.create_element("table").ok()?;
        paper.set_id(PAPER);
        let mut cell = "th";
        for row in table {
            let line = below(&document, &paper, "tr")?;
            for text in row {
                below(&document, &line, cell)?.set_text_content(Some(text));
            }
            cell = "td";
        }
        document.get_element_by_id("app")?.append_child(&paper).ok()?;
        Some(())
    }

    fn below(document: &Document, above: &Element, name: &str) -> Option<Element> {
        let element = document.create_element(name).ok()?;
        above.append_child(&element).ok()?;
        Some(element)
    }

    fn document() -> Option<Document> {
        web_sys::window()?.document()
    }
}

#[cfg(target_arch = "wasm32")]
pub use browser::{is_offered, no_paper, on_paper, page};

#[cfg(not(target_arch = "wasm32"))]
pub fn is_offered() -> bool {
    true
}

#[cfg(not(target_arch = "wasm32"))]
pub fn page(_on_nothing: impl FnOnce() + 'static) {}

#[cfg(not(target_arch = "wasm32"))]
pub fn on_paper(_make: impl Fn() -> Table + 'static) {}

#[cfg(not(target_arch = "wasm32"))]
pub fn no_paper() {}
