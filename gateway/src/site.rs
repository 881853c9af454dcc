//! Static files, served as a CDN would serve them: `_headers` and `_redirects` obeyed, extensions left out, compressed
//! siblings chosen, everything else the 404 page. Files are read on every request, so that a rebuild shows at once.

mod find;
mod negotiate;
pub mod rules;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use crate::random;
use axum::body::Body;
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, Response, StatusCode, header};
use sha2::{Digest, Sha256};

use find::{File, FileLookup};
use rules::{Headers, Redirect, Redirects};

const NOT_FOUND: &str = "<!doctype html><html lang=\"en\"><title>Not found</title><h1>Not found</h1></html>";

/// A folder of static files. Clones share the count of what was sent.
#[derive(Clone, Debug)]
pub struct Site {
    folder: Option<PathBuf>,
    /// How often each file was sent, by its path.
    sent: Arc<Mutex<BTreeMap<String, u64>>>,
}

impl Site {
    /// The files in this folder; without one, everything is the 404 page.
    #[must_use]
    pub fn new(folder: Option<PathBuf>) -> Self {
        Self { folder, sent: Arc::default() }
    }

    /// How often each file was sent since [`Site::forget_sent`], by the path of the request. It is not counted when it is served for another path (a
    /// rewrite or the 404 page), nor when the browser had it already (304).
    #[must_use]
    pub fn sent(&self) -> BTreeMap<String, u64> {
        self.lock_sent().clone()
    }

    /// Forgets what was sent.
    pub fn forget_sent(&self) {
        self.lock_sent().clear();
    }

    fn lock_sent(&self) -> MutexGuard<'_, BTreeMap<String, u64>> {
        self.sent.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Answers a request. It reads from the disk and may block; do not call it on an async thread.
    #[must_use]
    pub fn answer(&self, method: &Method, path: &str, query: Option<&str>, headers: &HeaderMap) -> Response<Body> {
        if method != Method::GET && method != Method::HEAD {
            let mut answer = plain(StatusCode::METHOD_NOT_ALLOWED);
            answer.headers_mut().insert(header::ALLOW, HeaderValue::from_static("GET, HEAD"));
            return answer;
        }
        let Some(folder) = &self.folder else { return built_in_not_found() };
        let rules = Headers::parse(&read_text(folder, "_headers"));
        let mut answer = self.find_and_serve(folder, method, path, query, headers);
        for (name, value) in rules.of(path) {
            let name = HeaderName::from_bytes(name.as_bytes());
            if let (Ok(name), Ok(value)) = (name, HeaderValue::from_str(&value)) {
                answer.headers_mut().insert(name, value);
            }
        }
        answer
    }

    fn find_and_serve(
        &self,
        folder: &Path,
        method: &Method,
        path: &str,
        query: Option<&str>,
        headers: &HeaderMap,
    ) -> Response<Body> {
        match find::find(folder, path) {
            FileLookup::File(file) => {
                let answer = serve(&file, StatusCode::OK, headers);
                if method == Method::GET && answer.status() == StatusCode::OK {
                    *self.lock_sent().entry(path.to_owned()).or_default() += 1;
                }
                return answer;
            }
            FileLookup::Redirect(path) => return redirect(StatusCode::MOVED_PERMANENTLY, &path, query),
            FileLookup::Nothing => {}
        }
        let redirects = Redirects::parse(&read_text(folder, "_redirects"));
        match redirects.of(path) {
            Some(Redirect { status: 200, to }) => match find::find(folder, &to) {
                FileLookup::File(file) => serve(&file, StatusCode::OK, headers),
                FileLookup::Redirect(_) | FileLookup::Nothing => self.not_found_page(folder, headers),
            },
            Some(Redirect { status, to }) => {
                redirect(StatusCode::from_u16(status).unwrap_or(StatusCode::FOUND), &to, query)
            }
            None => self.not_found_page(folder, headers),
        }
    }

    fn not_found_page(&self, folder: &Path, headers: &HeaderMap) -> Response<Body> {
        match find::find(folder, "/404.html") {
            FileLookup::File(file) => serve(&file, StatusCode::NOT_FOUND, headers),
            FileLookup::Redirect(_) | FileLookup::Nothing => built_in_not_found(),
        }
    }
}

fn read_text(folder: &Path, name: &str) -> String {
    std::fs::read_to_string(folder.join(name)).unwrap_or_default()
}

fn serve(file: &File, status: StatusCode, request_headers: &HeaderMap) -> Response<Body> {
    let (path, encoding, varies) = negotiate::choose(file, request_headers);
    let Ok(bytes) = std::fs::read(&path) else { return built_in_not_found() };
    let hash: [u8; 32] = Sha256::digest(&bytes).into();
    let mut tag = random::to_hex(&hash);
    tag.truncate(32);
    let tag = format!("\"{tag}\"");
    let known = status == StatusCode::OK && is_known(request_headers, &tag);
    let mut answer = match known {
        true => Response::new(Body::empty()),
        false => Response::new(Body::from(bytes)),
    };
    *answer.status_mut() = if known { StatusCode::NOT_MODIFIED } else { status };
    let headers = answer.headers_mut();
    if !known {
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(file.content_type()));
        if let Some(encoding) = encoding {
            headers.insert(header::CONTENT_ENCODING, HeaderValue::from_static(encoding));
        }
    }
    if varies {
        headers.insert(header::VARY, HeaderValue::from_static("Accept-Encoding"));
    }
    if status == StatusCode::OK
        && let Ok(tag) = HeaderValue::from_str(&tag)
    {
        headers.insert(header::ETAG, tag);
    }
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("public, max-age=0, must-revalidate"));
    answer
}

fn is_known(request_headers: &HeaderMap, tag: &str) -> bool {
    let given = request_headers.get(header::IF_NONE_MATCH).map(|value| value.as_bytes()).unwrap_or_default();
    let mut tags = given.split(|byte| *byte == b',').map(<[u8]>::trim_ascii);
    tags.any(|one| one.strip_prefix(b"W/").unwrap_or(one) == tag.as_bytes())
}

fn redirect(status: StatusCode, to: &str, query: Option<&str>) -> Response<Body> {
    let location = match query {
        Some(query) if !to.contains(['?', '#']) => format!("{to}?{query}"),
        _ => to.to_owned(),
    };
    let Ok(location) = HeaderValue::from_str(&location) else { return built_in_not_found() };
    let mut answer = plain(status);
    answer.headers_mut().insert(header::LOCATION, location);
    answer
}

fn plain(status: StatusCode) -> Response<Body> {
    let mut answer = Response::new(Body::empty());
    *answer.status_mut() = status;
    answer
}

fn built_in_not_found() -> Response<Body> {
    let mut answer = Response::new(Body::from(NOT_FOUND));
    *answer.status_mut() = StatusCode::NOT_FOUND;
    answer.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8"));
    answer
}
