//! What `public/early.js` has begun to fetch with the document, as the app would fetch it itself; it is there, or on its way, when the app starts.

use gloo_net::http::Response;
use js_sys::{Date, Object, Promise, Reflect, global};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::AbortController;

use super::timer;

/// Lists of promises by address, as properties of the window.
const FILES: &str = "begun";
const ANSWERS: &str = "asked";

/// A request to the back end that was begun with the document, and that can be aborted.
pub struct Answer {
    promise: Promise,
    pub stop: AbortController,
    /// How many milliseconds of its time limit are left.
    pub left_millis: u32,
}

impl Answer {
    /// `None` when no answer came. Runs as a task of its own, since several answers may be there when the app starts.
    pub async fn response(self) -> Option<Response> {
        timer::yield_now().await;
        response(self.promise).await
    }
}

/// Takes the answer for this address; it can be taken once. `None` also when it was asked for more than `limit_millis` ago: it would be out of date.
pub fn answer(url: &str, limit_millis: u32) -> Option<Answer> {
    let promise = take(ANSWERS, url)?;
    let stop = get(&promise, "stop").dyn_into().ok()?;
    let left = f64::from(limit_millis) - (Date::now() - get(&promise, "at").as_f64()?);
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "within the limit, which is whole")]
    (left > 0.0 && left <= f64::from(limit_millis)).then(|| Answer { promise, stop, left_millis: left as u32 })
}

/// Drops all begun answers but the one for `but`, because questions that are asked later must get later answers.
pub fn forget_answers(but: Option<&str>) {
    let kept = Object::new();
    if let Some(url) = but {
        let _ = Reflect::set(&kept, &url.into(), &get(&get(&global(), ANSWERS), url));
    }
    let _ = Reflect::set(&global(), &ANSWERS.into(), &kept);
}

/// Takes the file for this address; it can be taken once. `early.js` has fetched it with its integrity.
pub async fn file(url: &str) -> Option<Response> {
    response(take(FILES, url)?).await
}

fn take(list: &str, url: &str) -> Option<Promise> {
    let all = get(&global(), list);
    // `get` gives `undefined` where there is no object.
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
