//! One request to the provider.

use std::fmt;

use openidconnect::http;
use openidconnect::url::Url;
use openidconnect::{HttpRequest, HttpResponse};
use reqwest::{Client, Request};

use super::settings::is_safe;

/// More is no answer of a provider: keys and tokens are a few kilobytes.
const MOST_BYTES: usize = 1024 * 1024;

/// Why there is no answer.
#[derive(Debug)]
pub(super) enum CallError {
    /// The address is neither by TLS nor on this machine, and nothing was sent there.
    NotSafe,
    /// It was not reached, or gave no answer in time.
    Away(reqwest::Error),
    /// It does not end.
    TooLong,
    /// It cannot be made into a request or an answer.
    NoHttp,
}

impl fmt::Display for CallError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotSafe => f.write_str("an address that is not https"),
            Self::Away(error) if error.is_timeout() => f.write_str("no answer in time"),
            Self::Away(_) => f.write_str("it cannot be reached"),
            Self::TooLong => f.write_str("an answer of more than a megabyte"),
            Self::NoHttp => f.write_str("no request"),
        }
    }
}

impl std::error::Error for CallError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Away(error) => Some(error),
            Self::NotSafe | Self::TooLong | Self::NoHttp => None,
        }
    }
}

/// Sends it, to a place where answers come from who they seem to come from.
pub(super) async fn call(client: Client, request: HttpRequest) -> Result<HttpResponse, CallError> {
    let url = Url::parse(&request.uri().to_string()).map_err(|_| CallError::NotSafe)?;
    if !is_safe(&url) {
        return Err(CallError::NotSafe);
    }
    let request = Request::try_from(request).map_err(|_| CallError::NoHttp)?;
    let mut response = client.execute(request).await.map_err(CallError::Away)?;
    let mut body = Vec::new();
    while let Some(chunk) = response.chunk().await.map_err(CallError::Away)? {
        body.extend_from_slice(&chunk);
        if body.len() > MOST_BYTES {
            return Err(CallError::TooLong);
        }
    }
    let mut answer = http::Response::builder().status(response.status());
    if let Some(headers) = answer.headers_mut() {
        headers.clone_from(response.headers());
    }
    answer.body(body).map_err(|_| CallError::NoHttp)
}
