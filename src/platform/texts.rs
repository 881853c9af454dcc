//! The texts of the app's parts: files of their own, of which the boot script's element has the addresses and what they must be.

use gloo_net::http::{Request, Response};
use web_sys::RequestCache;

use super::begun;

/// Fetches a group of texts; `None` when it cannot be had, or is not what it must be.
pub async fn fetch(group: &str) -> Option<String> {
    let (address, integrity) = super::page::text_place(group)?;
    if let Some(response) = begun::file(&address).await.filter(Response::ok) {
        return response.text().await.ok();
    }
    // What went wrong once may be in the browser's cache, for a year where a host marks it so.
    for cache in [RequestCache::Default, RequestCache::Reload] {
        let asked = Request::get(&address).integrity(&integrity).cache(cache).send().await;
        if let Some(response) = asked.ok().filter(Response::ok) {
            return response.text().await.ok();
        }
    }
    None
}
