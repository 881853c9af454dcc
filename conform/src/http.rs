//! Sends one request on a connection of its own and reads the answer. It follows no redirect, keeps no cookies, and has a time limit.

use std::sync::{Arc, OnceLock};
use std::time::Duration;

use reqwest::header::HeaderMap;
use reqwest::{Certificate, Client, Error, Method, Url, redirect, retry};
use serde_json::Value;

/// The most bytes of an answer that are read, as in the app.
const MAX_BYTES: usize = 2 * 1024 * 1024;

/// Scheme, host and port.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Origin(Url);

impl Origin {
    /// Takes an address apart: the origin, and what follows it.
    ///
    /// # Errors
    /// With a sentence, when it is no web address.
    pub fn parse(address: &str) -> Result<(Self, String), String> {
        let url = Url::parse(address).ok().filter(|url| matches!(url.scheme(), "http" | "https"));
        let url = url.ok_or_else(|| format!("\"{address}\" is no address such as https://spaer.example/api/v1"))?;
        let rest = url.query().map_or(url.path().to_owned(), |query| format!("{}?{query}", url.path()));
        Ok((Self(url), rest))
    }

    /// Whether this is plain http to this machine. Cookies may then lack `Secure`, because nobody can listen in.
    #[must_use]
    pub fn is_plain_loopback(&self) -> bool {
        let host = self.0.host_str().unwrap_or_default();
        let address: Result<std::net::IpAddr, _> = host.trim_matches(['[', ']']).parse();
        !self.is_tls() && (host == "localhost" || address.is_ok_and(|address| address.is_loopback()))
    }

    fn is_tls(&self) -> bool {
        self.0.scheme() == "https"
    }
}

impl std::fmt::Display for Origin {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str(&self.0.origin().ascii_serialization())
    }
}

/// What is sent. It holds cookies and keys, so it cannot be printed.
#[derive(Clone)]
pub struct HttpRequest {
    /// In capitals.
    pub method: &'static str,
    /// From the origin on, with its query.
    pub path: String,
    /// Names in small letters.
    pub headers: Vec<(&'static str, String)>,
    /// The body. Its `Content-Length` is sent too.
    pub body: Option<Vec<u8>>,
}

/// What came. It may hold what is about a person, so it cannot be printed.
#[derive(Clone)]
pub struct Reply {
    /// The status.
    pub status: u16,
    /// As they came.
    pub headers: HeaderMap,
    /// As it came.
    pub body: Vec<u8>,
    /// The body as JSON; `Null` if it is not JSON or there is no body.
    pub json: Value,
}

impl Reply {
    /// A header, or nothing.
    #[must_use]
    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default()
    }

    /// Every line of a header that may come several times.
    pub fn lines(&self, name: &str) -> impl Iterator<Item = &str> {
        self.headers.get_all(name).into_iter().filter_map(|value| value.to_str().ok())
    }
}

/// The HTTP client.
#[derive(Clone)]
pub struct Http {
    timeout: Duration,
    plain: Arc<OnceLock<Option<Client>>>,
    /// Made only when it is first needed: a back end on one's own machine is mostly reached by plain http, which needs no certificates.
    tls: Arc<OnceLock<Option<Client>>>,
}

impl Http {
    /// A client with this time limit for each request; for TLS it trusts the certificates of the system.
    #[must_use]
    pub fn new(timeout: Duration) -> Self {
        Self { timeout, plain: Arc::default(), tls: Arc::default() }
    }

    /// Sends a request and reads the whole answer.
    ///
    /// # Errors
    /// When there is no answer, with the reason in words. They name no path, header or body.
    pub async fn send(&self, to: &Origin, request: &HttpRequest) -> Result<Reply, String> {
        let client = match to.is_tls() {
            false => self.plain.get_or_init(|| client(self.timeout, Vec::new())),
            true => self.tls.get_or_init(|| client(self.timeout, system_certificates()?)),
        };
        let client = client.as_ref().ok_or("this machine trusts no certificate authority")?;
        let mut response = build(client, to, request)?.send().await.map_err(|error| self.describe_error(to, &error))?;
        let mut body = Vec::new();
        while let Some(part) = response.chunk().await.map_err(|error| self.describe_error(to, &error))? {
            body.extend_from_slice(&part);
            if body.len() > MAX_BYTES {
                return Err("the answer is larger than 2 MB".to_owned());
            }
        }
        let json = serde_json::from_slice(&body).unwrap_or_default();
        Ok(Reply { status: response.status().as_u16(), headers: response.headers().clone(), body, json })
    }

    /// Why there is no answer: of an error only its innermost cause, since the outer ones name the whole address.
    fn describe_error(&self, to: &Origin, error: &Error) -> String {
        let mut cause: &dyn std::error::Error = error;
        while let Some(within) = cause.source() {
            cause = within;
        }
        match error {
            _ if error.is_timeout() => format!("no answer within {} s", self.timeout.as_secs_f32()),
            _ if error.is_connect() => format!("no connection to {to}: {cause}"),
            _ if error.is_body() || error.is_decode() => format!("the answer broke off ({cause})"),
            _ => format!("the connection was closed without an answer ({cause})"),
        }
    }
}

/// A client that opens a new connection for each request, does not retry, follows no redirect, uses no proxy, trusts only these certificates, and
/// leaves bodies as they come.
fn client(timeout: Duration, trusted: Vec<Certificate>) -> Option<Client> {
    // This fails if a crypto provider is installed already, which is as good.
    let _ = rustls::crypto::ring::default_provider().install_default();
    let client = Client::builder().http1_only().pool_max_idle_per_host(0).retry(retry::never());
    let client = client.redirect(redirect::Policy::none()).no_proxy().timeout(timeout).tls_certs_only(trusted);
    client.build().ok()
}

fn system_certificates() -> Option<Vec<Certificate>> {
    let certs = rustls_native_certs::load_native_certs().certs;
    let certs: Vec<_> = certs.iter().filter_map(|cert| Certificate::from_der(cert).ok()).collect();
    (!certs.is_empty()).then_some(certs)
}

fn build(client: &Client, to: &Origin, request: &HttpRequest) -> Result<reqwest::RequestBuilder, String> {
    let method = Method::from_bytes(request.method.as_bytes()).map_err(|_| "an unknown method".to_owned())?;
    // Without the slash the path would be read as part of the host's name.
    let path = Some(&request.path).filter(|path| path.starts_with('/')).ok_or("a path that cannot be sent")?;
    let built = client.request(method, format!("{to}{path}")).header("accept", "application/json");
    let built = request.headers.iter().fold(built, |built, (name, value)| built.header(*name, value));
    Ok(match &request.body {
        Some(body) => built.body(body.clone()),
        None if request.method == "GET" => built,
        None => built.header("content-length", "0"),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_taken_apart() {
        for (address, shown, rest) in [
            ("http://127.0.0.1:8080", "http://127.0.0.1:8080", "/"),
            ("https://spaer.example/api/v1", "https://spaer.example", "/api/v1"),
            ("https://spaer.example:8443/a?b=c", "https://spaer.example:8443", "/a?b=c"),
        ] {
            let (origin, after) = Origin::parse(address).expect("is an address");
            assert_eq!((origin.to_string().as_str(), after.as_str()), (shown, rest));
        }
        for wrong in ["", "spaer.example", "ftp://spaer.example", "/api/v1"] {
            assert!(Origin::parse(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn only_this_machine_may_do_without_secure() {
        for (address, plain) in [
            ("http://127.0.0.1:1", true),
            ("http://localhost", true),
            ("http://[::1]:8080", true),
            ("https://127.0.0.1", false),
            ("http://spaer.example", false),
            ("http://127.example", false),
        ] {
            let (origin, _) = Origin::parse(address).expect("is an address");
            assert_eq!(origin.is_plain_loopback(), plain, "{address}");
        }
    }
}
