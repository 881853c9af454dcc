//! The HTTP client. It knows what an answer of this back end looks like, and not what it means.

use http_body_util::{BodyExt, Full, Limited};
use hyper::body::Bytes;
use hyper::{Method, Request, StatusCode, header};
use hyper_util::client::legacy::Client;
use hyper_util::client::legacy::connect::HttpConnector;
use hyper_util::rt::TokioExecutor;
use spaer_gateway::{Answer, BackendError};

/// The most bytes of an answer that are read; no real answer is larger.
const MAX_BODY_BYTES: usize = 1024 * 1024;

/// A client for one back end. Elsewhere than in a sandbox its connector speaks TLS (`hyper-rustls`).
pub struct Http {
    client: Client<HttpConnector, Full<Bytes>>,
    base: String,
}

impl Http {
    /// For the back end at this address, without a slash at the end.
    #[must_use]
    pub fn new(base: String) -> Self {
        // A client that resends by itself because its kept connection was closed could block twice without anybody noticing. So it keeps no
        // connections and never retries.
        let client = Client::builder(TokioExecutor::new())
            .pool_max_idle_per_host(0)
            .retry_canceled_requests(false)
            .build(HttpConnector::new());
        Self { client, base }
    }

    /// Posts a form; answers the body without surrounding white space.
    ///
    /// # Errors
    /// [`BackendError::Failed`] when there was no answer, or its status was not 200; [`BackendError::NotUnderstood`] when the answer is too large or
    /// not of this back end's form. In any case the request may have been carried out. There is no timeout here, because the gateway has one.
    pub async fn post(&self, path: &str, fields: &[(&str, &str)]) -> Answer<String> {
        let form = form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish();
        let request = Request::builder()
            .method(Method::POST)
            .uri(format!("{}{path}", self.base))
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .body(Full::new(Bytes::from(form)))
            .map_err(|_| BackendError::Failed)?;
        let answer = self.client.request(request).await.map_err(|_| BackendError::Failed)?;
        // The back end always answers 200; any other status is from a server in between.
        if answer.status() != StatusCode::OK {
            return Err(BackendError::Failed);
        }
        let text =
            answer.headers().get(header::CONTENT_TYPE).is_some_and(|kind| kind.as_bytes().starts_with(b"text/plain"));
        if !text {
            return Err(BackendError::NotUnderstood);
        }
        let body = Limited::new(answer.into_body(), MAX_BODY_BYTES).collect().await;
        let bytes = body.map_err(|_| BackendError::NotUnderstood)?.to_bytes();
        // A byte that is not UTF-8 spoils only the field it is in, because one label must not hide a whole list. Every field that the adapter acts on
        // consists of digits, and is not understood with such a byte in it.
        Ok(String::from_utf8_lossy(&bytes).trim_ascii().to_owned())
    }

    /// Posts a form that is answered by yes or no. Some of its parts write the number in quotes.
    ///
    /// # Errors
    /// As [`Http::post`], and [`BackendError::NotUnderstood`] for anything else.
    pub async fn yes(&self, path: &str, fields: &[(&str, &str)]) -> Answer<bool> {
        match self.post(path, fields).await?.as_str() {
            "1" | "\"1\"" => Ok(true),
            "0" | "\"0\"" => Ok(false),
            _ => Err(BackendError::NotUnderstood),
        }
    }
}
