//! Requests that `public/early.js` has begun with the document, as `fetch` would make them; their answers are there, or on their way, when the app starts.

use gloo_net::http::Response;
use js_sys::{Date, Promise, Reflect, global};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::AbortController;

pub struct Begun {
    answer: Promise,
    pub stop: AbortController,
    /// How many milliseconds of its time limit are left.
    pub left_millis: u32,
}

impl Begun {
    /// `None` when nothing came.
    pub async fn response(self) -> Option<Response> {
        let response: web_sys::Response = JsFuture::from(self.answer).await.ok()?.dyn_into().ok()?;
        Some(Response::from(response))
    }
}

/// The request for an address, once. One that was begun longer ago than that is none: it would tell of then.
pub fn take(url: &str, limit_millis: u32) -> Option<Begun> {
    let all = get(&global(), BEGUN);
    // Of what is no object there is nothing to get.
    let answer: Promise = get(&all, url).dyn_into().ok()?;
    let _ = Reflect::set(&all, &url.into(), &JsValue::UNDEFINED);
    let stop = get(&answer, "stop").dyn_into().ok()?;
    let left = f64::from(limit_millis) - (Date::now() - get(&answer, "at").as_f64()?);
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "within the limit, which is whole")]
    (left > 0.0 && left <= f64::from(limit_millis)).then(|| Begun { answer, stop, left_millis: left as u32 })
}

/// Takes none of them any more: what is asked for later must tell of later.
pub fn forget() {
    let _ = Reflect::set(&global(), &BEGUN.into(), &JsValue::UNDEFINED);
}

const BEGUN: &str = "begun";

fn get(from: &JsValue, name: &str) -> JsValue {
    Reflect::get(from, &name.into()).unwrap_or(JsValue::UNDEFINED)
}
