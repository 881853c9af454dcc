//! The texts of the app's parts. They are files of their own; the element `#early` has their addresses and integrity.

use gloo_net::http::{Request, Response};
use web_sys::RequestCache;

use super::prefetched;

/// Fetches a group of texts; `None` when that fails, or the file does not match its integrity.
pub async fn fetch(group: &str) -> Option<String> {
    let (address, integrity) = super::page::text_place(group)?;
    if let Some(response) = prefetched::file(&address).await.filter(Response::ok) {
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
