//! Requests that `public/early.js` has begun with the document, as the app would make them itself; what they bring is there, or on its way, when it starts.

use gloo_net::http::Response;
use js_sys::{Date, Promise, Reflect, global};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::AbortController;

/// A request of the app's, which can be given up.
pub struct Begun {
    answer: Promise,
    pub stop: AbortController,
}

impl Begun {
    pub async fn response(self) -> Option<Response> {
        response(self.answer).await
    }
}

/// The question to an address, once. One that was begun longer ago than that is none: it would tell of then.
pub fn answer(url: &str, longest_millis: u32) -> Option<Begun> {
    let begun = take(url)?;
    let begun = Begun { stop: get(&begun, "stop").dyn_into().ok()?, answer: begun };
    let age = Date::now() - get(&begun.answer, "at").as_f64()?;
    (0.0..f64::from(longest_millis)).contains(&age).then_some(begun)
}

/// The file of an address, once; its integrity is checked as `early.js` was told it.
pub async fn file(url: &str) -> Option<Response> {
    response(take(url)?).await
}

/// Takes none of them any more: nobody is logged in, or somebody else is.
pub fn forget() {
    let _ = Reflect::set(&global(), &BEGUN.into(), &JsValue::UNDEFINED);
}

const BEGUN: &str = "begun";

fn take(url: &str) -> Option<Promise> {
    let all = get(&global(), BEGUN);
    // Of no object there is nothing to get.
    let promise = get(&all, url).dyn_into().ok()?;
    let _ = Reflect::set(&all, &url.into(), &JsValue::UNDEFINED);
    Some(promise)
}

async fn response(promise: Promise) -> Option<Response> {
    let response: web_sys::Response = JsFuture::from(promise).await.ok()?.dyn_into().ok()?;
    Some(Response::from(response))
}

fn get(from: &JsValue, name: &str) -> JsValue {
    Reflect::get(from, &name.into()).unwrap_or(JsValue::UNDEFINED)
}
