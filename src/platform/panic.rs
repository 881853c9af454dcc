//! The last resort: after a panic the page looks alive and is dead, so it says so and shows the phone.
//!
//! Touches only the document: whatever panicked may hold the app's own state.

/// Uncovers what every document keeps hidden for this (`ui::frame::instead`), in place of the app.
pub fn install() {
    std::panic::set_hook(Box::new(|_| {
        let Some(document) = web_sys::window().and_then(|window| window.document()) else { return };
        for id in ["app", "written", "who", "status"] {
            if let Some(place) = document.get_element_by_id(id) {
                place.remove();
            }
        }
        if let Some(body) = document.body() {
            let _ = body.set_attribute("data-app", "failed");
        }
        super::page::uncover("#instead, #instead [data-why~=broken]", true);
    }));
}
