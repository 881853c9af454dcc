//! Where the keyboard and the screen reader are.

/// Puts the focus on the page's heading, in the next frame, when the new page stands. Without it a screen reader's user is left at
/// the link that is no longer there.
#[cfg(target_arch = "wasm32")]
pub fn heading() {
    use wasm_bindgen::JsCast;
    super::timer::next_frame(|| {
        let document = web_sys::window().and_then(|window| window.document());
        let heading = document.and_then(|document| document.query_selector("#app h1").ok().flatten());
        if let Some(heading) = heading.and_then(|one| one.dyn_into::<web_sys::HtmlElement>().ok()) {
            let _ = heading.focus();
            if let Some(window) = web_sys::window() {
                window.scroll_to_with_x_and_y(0.0, 0.0);
            }
        }
    });
}

#[cfg(not(target_arch = "wasm32"))]
pub fn heading() {}
