//! Loading the document anew, when a person presses for it.

#[cfg(target_arch = "wasm32")]
mod browser {
    use gloo_net::http::{Method, RequestBuilder};
    use wasm_bindgen_futures::spawn_local;
    use web_sys::{AbortController, RequestCache, RequestCredentials, RequestRedirect};

    use crate::platform::timer;

    const TIME_LIMIT_MILLIS: u32 = 10_000;

    /// Loads the document anew, but only after its address has given some answer: otherwise the browser's own error page would take the place of this one,
    /// which has the phone. Any answer will do, also an error: an edge server that wants to see a browser is satisfied only by a page load, and this is for
    /// that case.
    pub fn anew(failed: impl FnOnce() + 'static) {
        let failed = Box::new(failed) as Box<dyn FnOnce()>;
        spawn_local(async move {
            match web_sys::window() {
                Some(window) if is_answered(&window).await.is_some() => drop(window.location().reload()),
                _ => failed(),
            }
        });
    }

    async fn is_answered(window: &web_sys::Window) -> Option<()> {
        // The fragment stays here, as with every request.
        let address = window.location().href().ok()?;
        let controller = AbortController::new().ok()?;
        timer::after(TIME_LIMIT_MILLIS, {
            let controller = controller.clone();
            move || controller.abort()
        });
        let request = RequestBuilder::new(&address)
            .method(Method::HEAD)
            .abort_signal(Some(&controller.signal()))
            .cache(RequestCache::NoStore)
            .credentials(RequestCredentials::SameOrigin)
            // Being sent elsewhere is an answer too.
            .redirect(RequestRedirect::Manual);
        request.send().await.ok().map(drop)
    }
}

#[cfg(target_arch = "wasm32")]
pub use browser::anew;

#[cfg(not(target_arch = "wasm32"))]
pub fn anew(_failed: impl FnOnce() + 'static) {}
