//! One request, with everything that a block needs and `fetch` does not do by itself: a time limit, a size limit, no cache, no redirect, and
//! `keepalive`. Carried by `gloo-net`; what that does not know (`keepalive`, a body read piece by piece) is added with the browser's own types.

use gloo_net::http::{Method, Request, RequestBuilder, Response};
use js_sys::{Reflect, Uint8Array};
use spaer_core::domain::{problem::Problem, time::Timestamp};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{
    AbortController, ReadableStreamDefaultReader, RequestCache, RequestCredentials, RequestInit, RequestRedirect,
};

use crate::platform::{clock, prefetched, timer};

/// After this a request is given up. What it did is then unknown.
const TIME_LIMIT_MILLIS: u32 = 15_000;
/// A body is read no further than this. Nothing of the contract is nearly as large.
const SIZE_LIMIT: usize = 2 * 1024 * 1024;

pub struct Call {
    method: Method,
    url: String,
    pub headers: Vec<(&'static str, String)>,
    /// JSON.
    pub body: Option<String>,
    pub keepalive: bool,
    /// Whether the answer may be one that was asked for with the document, before the app ran.
    pub may_be_begun: bool,
}

impl Call {
    pub fn new(method: Method, url: String) -> Self {
        Self { method, url, headers: Vec::new(), body: None, keepalive: false, may_be_begun: false }
    }
}

pub struct Received {
    pub status: u16,
    pub retry_after: Option<String>,
    /// The `Date` header: when it was sent, by the clock of whoever sent it.
    pub sent: Option<Timestamp>,
    /// The `ETag` header.
    pub tag: Option<String>,
    pub body: Vec<u8>,
}

impl Received {
    pub fn is_success(&self) -> bool {
        (200..300).contains(&self.status)
    }
}

/// Reads an answer, or why there is none.
pub type Read = Box<dyn FnOnce(Result<Received, Problem>) -> Deliver>;
/// Tells what was read.
pub type Deliver = Box<dyn FnOnce()>;

/// Sends the call. When its answer was begun with the document, reading it and telling of it are a task each: the app has just started, and much code runs
/// for the first time.
pub fn send(call: Call, read: Read) {
    spawn_local(async move {
        let begun = if call.may_be_begun { prefetched::answer(&call.url, TIME_LIMIT_MILLIS) } else { None };
        let was_begun = begun.is_some();
        let deliver = read(fetch(call, begun).await);
        if was_begun {
            timer::yield_now().await;
        }
        deliver();
    });
}

/// Whatever was received within the limits, or why nothing was.
async fn fetch(call: Call, begun: Option<prefetched::Answer>) -> Result<Received, Problem> {
    let (controller, limit) = match &begun {
        Some(begun) => (begun.stop.clone(), begun.left_millis),
        None => (AbortController::new().map_err(|_| Problem::Unreachable)?, TIME_LIMIT_MILLIS),
    };
    let aborting = controller.clone();
    timer::after(limit, move || aborting.abort());
    let answer = async {
        let begun = match begun {
            Some(begun) => begun.response().await,
            None => None,
        };
        let response = match begun {
            Some(response) => response,
            // Also where the one that was begun came to nothing: the network may be there by now.
            None => {
                let request = request(call, &controller).ok_or(Problem::Unreachable)?;
                request.send().await.map_err(|_| Problem::Unreachable)?
            }
        };
        receive(response).await
    };
    match answer.await {
        // The limit covers the body too: a back end that sends one byte a minute is as good as none.
        Err(_) if controller.signal().aborted() => Err(Problem::TimedOut),
        other => other,
    }
}

fn request(call: Call, controller: &AbortController) -> Option<Request> {
    let mut request = RequestBuilder::new(&call.url).header("Accept", "application/json");
    if call.method != Method::GET {
        // Also without a body: the contract wants every write to be JSON, which no form of another site can send.
        request = request.header("Content-Type", "application/json");
    }
    for (name, value) in &call.headers {
        request = request.header(name, value);
    }
    let request = request
        .method(call.method)
        .abort_signal(Some(&controller.signal()))
        .cache(RequestCache::NoStore)
        .redirect(RequestRedirect::Error)
        .credentials(RequestCredentials::SameOrigin);
    let request = match &call.body {
        Some(body) => request.body(body.as_str()),
        None => request.build(),
    };
    if call.keepalive { kept_alive(request.ok()?, call.body.as_deref()) } else { request.ok() }
}

/// The same request, which goes on when its page is closed.
fn kept_alive(request: Request, body: Option<&str>) -> Option<Request> {
    let init = RequestInit::new();
    Reflect::set(&init, &"keepalive".into(), &true.into()).ok()?;
    // Taken over from a request it would be a stream, which `keepalive` may not send.
    if let Some(body) = body {
        init.set_body(&JsValue::from_str(body));
    }
    web_sys::Request::new_with_request_and_init(&request.into(), &init).ok().map(Request::from)
}

async fn receive(response: Response) -> Result<Received, Problem> {
    let headers = response.headers();
    let (retry_after, tag) = (headers.get("Retry-After"), headers.get("ETag"));
    let sent = headers.get("Date").and_then(|written| clock::parse(&written));
    let status = response.status();
    let body = body(&response).await?;
    Ok(Received { status, retry_after, sent, tag, body })
}

/// Reads piece by piece, so that a body without end is left at the limit and not when the memory is full.
async fn body(response: &Response) -> Result<Vec<u8>, Problem> {
    let Some(stream) = response.body() else { return Ok(Vec::new()) };
    let reader: ReadableStreamDefaultReader = stream.get_reader().dyn_into().map_err(|_| Problem::NotUnderstood)?;
    let mut bytes = Vec::new();
    loop {
        let piece = JsFuture::from(reader.read()).await.map_err(|_| Problem::Unreachable)?;
        let field = |name: &str| Reflect::get(&piece, &name.into()).unwrap_or(JsValue::UNDEFINED);
        if field("done").is_truthy() {
            return Ok(bytes);
        }
        let chunk: Uint8Array = field("value").dyn_into().map_err(|_| Problem::NotUnderstood)?;
        if bytes.len() + chunk.length() as usize > SIZE_LIMIT {
            let _ = reader.cancel();
            return Err(Problem::TooLarge);
        }
        bytes.extend_from_slice(&chunk.to_vec());
    }
}
