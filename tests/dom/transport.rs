//! Decoding what a back end answers, through the real `fetch` types of the browser.

use std::{cell::RefCell, rc::Rc};

use js_sys::Promise;
use spaer::transport;
use spaer_core::domain::{
    id::{BlockId, ReceiptKey},
    problem::Problem,
};
use wasm_bindgen::{JsCast, JsValue, prelude::Closure};
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::wasm_bindgen_test;

/// Puts `code` in the place of `window.fetch`; `request` is its argument, and the last one is kept as `window.lastRequest`.
struct Answering {
    original: JsValue,
}

impl Answering {
    fn with(code: &str) -> Self {
        let window = web_sys::window().unwrap();
        let original = js_sys::Reflect::get(&window, &"fetch".into()).unwrap();
        let body = format!("window.lastRequest = request; {code}");
        let replacement = js_sys::Function::new_with_args("request", &format!("return (async () => {{ {body} }})()"));
        js_sys::Reflect::set(&window, &"fetch".into(), &replacement).unwrap();
        Self { original }
    }

    fn last_request() -> web_sys::Request {
        js_sys::Reflect::get(&web_sys::window().unwrap(), &"lastRequest".into()).unwrap().dyn_into().unwrap()
    }
}

impl Drop for Answering {
    fn drop(&mut self) {
        js_sys::Reflect::set(&web_sys::window().unwrap(), &"fetch".into(), &self.original).unwrap();
    }
}

async fn ask(code: &str) -> Result<(), Problem> {
    let _answering = Answering::with(code);
    let told = Rc::new(RefCell::new(None));
    let telling = told.clone();
    let mut question = Some(transport::ask_block(&BlockId::from_random([1; 16]), &ReceiptKey::from_random([2; 16])));
    let promise = Promise::new(&mut |done, _| {
        let telling = telling.clone();
        question.take().unwrap().ask(move |answer| {
            assert!(telling.replace(Some(answer.map(|_| ()))).is_none(), "told once");
            done.call0(&JsValue::UNDEFINED).unwrap();
        });
    });
    JsFuture::from(promise).await.unwrap();
    told.take().unwrap()
}

#[wasm_bindgen_test]
async fn a_block_is_asked_for_with_its_key_and_without_a_cache() {
    let result = ask(
        r#"return new Response(JSON.stringify({ id: "01010101010101010101010101010101", as_of: "2026-11-23T12:00:00Z",
            target: { type: "identity" }, state: "in_effect", in_effect_at: "2026-11-23T12:00:00Z" }))"#,
    )
    .await;
    assert_eq!(result, Ok(()));
    let request = Answering::last_request();
    assert_eq!(request.headers().get("X-Receipt-Key").unwrap().as_deref(), Some("02020202020202020202020202020202"));
    assert_eq!(request.cache(), web_sys::RequestCache::NoStore);
    assert_eq!(request.redirect(), web_sys::RequestRedirect::Error);
    assert!(!request.url().contains("0202"), "the key is in no address");
}

#[wasm_bindgen_test]
async fn html_with_200_is_not_understood() {
    assert_eq!(ask("return new Response('<!doctype html><h1>Hello</h1>')").await, Err(Problem::NotUnderstood));
}

#[wasm_bindgen_test]
async fn a_body_without_end_is_left_at_the_limit() {
    let endless = "let n = 0; return new Response(new ReadableStream({ pull(c) { window.pulled = ++n; c.enqueue(new Uint8Array(65536)); } }))";
    assert_eq!(ask(endless).await, Err(Problem::TooLarge));
    let pulled = js_sys::Reflect::get(&web_sys::window().unwrap(), &"pulled".into()).unwrap().as_f64().unwrap();
    assert!(pulled < 40.0, "stopped after {pulled} pieces of 64 kB");
}

#[wasm_bindgen_test]
async fn a_body_that_breaks_off_is_unreachable() {
    let broken = "return new Response(new ReadableStream({ start(c) { c.enqueue(new Uint8Array(3)); c.error(new Error('gone')); } }))";
    assert_eq!(ask(broken).await, Err(Problem::Unreachable));
}

#[wasm_bindgen_test]
async fn no_network_is_unreachable() {
    assert_eq!(ask("throw new TypeError('failed')").await, Err(Problem::Unreachable));
}

#[wasm_bindgen_test]
async fn only_the_code_says_never_received() {
    let problem = r#"new Response('{"code":"block_not_found"}', { status: 404 })"#;
    assert_eq!(ask(&format!("return {problem}")).await, Err(Problem::NeverReceived));
    assert_eq!(ask("return new Response('<h1>404</h1>', { status: 404 })").await, Err(Problem::Intercepted));
}

#[wasm_bindgen_test]
async fn retry_after_is_read() {
    let busy = "return new Response('{}', { status: 503, headers: { 'Retry-After': '7' } })";
    assert_eq!(ask(busy).await, Err(Problem::TryLater { after_seconds: Some(7) }));
}

#[wasm_bindgen_test]
async fn a_silent_back_end_is_given_up_after_the_limit() {
    // The clock of the page is replaced, so that fifteen seconds pass at once.
    let window = web_sys::window().unwrap();
    let original = js_sys::Reflect::get(&window, &"setTimeout".into()).unwrap();
    let real: js_sys::Function = original.clone().dyn_into().unwrap();
    let quick = Closure::<dyn Fn(JsValue, f64) -> JsValue>::new(move |callback: JsValue, millis: f64| {
        real.call2(&JsValue::NULL, &callback, &JsValue::from_f64(millis / 100.0)).unwrap()
    });
    js_sys::Reflect::set(&window, &"setTimeout".into(), quick.as_ref()).unwrap();
    let silent = "return new Promise((_, reject) => request.signal.addEventListener('abort', () => reject(request.signal.reason)))";
    let result = ask(silent).await;
    js_sys::Reflect::set(&window, &"setTimeout".into(), &original).unwrap();
    assert_eq!(result, Err(Problem::TimedOut));
}
