//! Requests that `public/early.js` has begun with the document, as `fetch` would make them; their answers are there, or on their way, when the app starts.

use gloo_net::http::Response;
use js_sys::{Date, Promise, Reflect, global};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::AbortController;

use super::fetch::TIME_LIMIT_MILLIS;

pub struct Begun {
    answer: Promise,
    pub stop: AbortController,
}

impl Begun {
    pub async fn answer(self) -> Option<Response> {
        let response: web_sys::Response = JsFuture::from(self.answer).await.ok()?.dyn_into().ok()?;
        Some(Response::from(response))
    }
}

/// The request for an address, once. One that was begun too long ago is none: it would tell of then.
pub fn take(url: &str) -> Option<Begun> {
    let all = all()?;
    let answer: Promise = get(&all, url).dyn_into().ok()?;
    let _ = Reflect::set(&all, &url.into(), &JsValue::UNDEFINED);
    let begun = Begun { stop: get(&answer, "stop").dyn_into().ok()?, answer };
    let age = Date::now() - get(&begun.answer, "at").as_f64()?;
    (0.0..f64::from(TIME_LIMIT_MILLIS)).contains(&age).then_some(begun)
}

/// Takes none of them any more: nobody is logged in, or somebody else is.
pub fn forget() {
    let _ = Reflect::set(&global(), &BEGUN.into(), &JsValue::UNDEFINED);
}

const BEGUN: &str = "begun";

fn all() -> Option<JsValue> {
    let all = get(&global(), BEGUN);
    all.is_object().then_some(all)
}

fn get(from: &JsValue, name: &str) -> JsValue {
    Reflect::get(from, &name.into()).unwrap_or(JsValue::UNDEFINED)
}
