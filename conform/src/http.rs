//! One request, one connection, one answer. It follows nothing, keeps nothing, and gives up in time.

use std::sync::{Arc, OnceLock};
use std::time::Duration;

use http_body_util::{BodyExt, Full, Limited};
use hyper::body::Bytes;
use hyper::header::{HeaderMap, HeaderName, HeaderValue};
use hyper::{Method, Request, Uri, client::conn::http1};
use hyper_util::rt::TokioIo;
use serde_json::Value;
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::TcpStream;
use tokio_rustls::TlsConnector;
use tokio_rustls::rustls::pki_types::ServerName;
use tokio_rustls::rustls::{ClientConfig, RootCertStore};

/// As the app: more than this is no answer.
const MOST_BYTES: usize = 2 * 1024 * 1024;

/// Scheme, host and port.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Origin {
    tls: bool,
    host: String,
    port: u16,
}

impl Origin {
    /// Takes an address apart: the origin, and what follows it.
    ///
    /// # Errors
    /// With a sentence, when it is no web address.
    pub fn parse(address: &str) -> Result<(Self, String), String> {
        let wrong = || format!("\"{address}\" is no address such as https://spaer.example/api/v1");
        let uri: Uri = address.parse().map_err(|_| wrong())?;
        let tls = match uri.scheme_str() {
            Some("https") => true,
            Some("http") => false,
            _ => return Err(wrong()),
        };
        let host = uri.host().filter(|host| !host.is_empty()).ok_or_else(wrong)?.to_owned();
        let port = uri.port_u16().unwrap_or(if tls { 443 } else { 80 });
        let rest = uri.path_and_query().map(|rest| rest.as_str().to_owned()).unwrap_or_default();
        Ok((Self { tls, host, port }, rest))
    }

    /// Whether cookies may go without `Secure`: nobody listens in on this machine.
    #[must_use]
    pub fn is_plain_loopback(&self) -> bool {
        let address: Result<std::net::IpAddr, _> = self.host.trim_matches(['[', ']']).parse();
        !self.tls && (self.host == "localhost" || address.is_ok_and(|address| address.is_loopback()))
    }
}

impl std::fmt::Display for Origin {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let (scheme, usual) = if self.tls { ("https", 443) } else { ("http", 80) };
        match self.port == usual {
            true => write!(out, "{scheme}://{}", self.host),
            false => write!(out, "{scheme}://{}:{}", self.host, self.port),
        }
    }
}

/// What is sent. It holds cookies and keys, so it cannot be printed.
#[derive(Clone)]
pub struct Send {
    /// In capitals.
    pub method: &'static str,
    /// From the origin on, with its query.
    pub path: String,
    /// Names in small letters.
    pub headers: Vec<(&'static str, String)>,
    /// With its length, when there is one.
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
    /// The same, where it can be read; `Null` where it cannot, or there is none.
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

/// The way out.
#[derive(Clone)]
pub struct Http {
    timeout: Duration,
    /// Read when it is needed first: most of what is tried on one's own machine needs none.
    tls: Arc<OnceLock<Option<Arc<ClientConfig>>>>,
}

impl Http {
    /// With what the machine trusts.
    #[must_use]
    pub fn new(timeout: Duration) -> Self {
        Self { timeout, tls: Arc::default() }
    }

    /// The answer.
    ///
    /// # Errors
    /// In words, when there is none. They name no path, header or body.
    pub async fn send(&self, to: &Origin, request: &Send) -> Result<Reply, String> {
        let all = async {
            let stream = TcpStream::connect((to.host.trim_matches(['[', ']']), to.port));
            let stream = stream.await.map_err(|error| format!("no connection to {to}: {error}"))?;
            // Small requests one after the other: waiting to fill a packet would only make them slow.
            let _ = stream.set_nodelay(true);
            if !to.tls {
                return exchange(stream, to, request).await;
            }
            let config = self.tls.get_or_init(trusted).clone().ok_or("this machine trusts no certificate authority")?;
            let name = ServerName::try_from(to.host.clone()).map_err(|_| format!("{to} has no name for TLS"))?;
            let stream = TlsConnector::from(config).connect(name, stream).await;
            exchange(stream.map_err(|error| format!("no TLS with {to}: {error}"))?, to, request).await
        };
        let late = |_| format!("no answer within {} s", self.timeout.as_secs_f32());
        tokio::time::timeout(self.timeout, all).await.map_err(late)?
    }
}

fn trusted() -> Option<Arc<ClientConfig>> {
    let mut roots = RootCertStore::empty();
    roots.add_parsable_certificates(rustls_native_certs::load_native_certs().certs);
    if roots.is_empty() {
        return None;
    }
    Some(Arc::new(ClientConfig::builder().with_root_certificates(roots).with_no_client_auth()))
}

async fn exchange<S>(stream: S, to: &Origin, request: &Send) -> Result<Reply, String>
where
    S: AsyncRead + AsyncWrite + Unpin + std::marker::Send + 'static,
{
    let (mut sender, connection) = http1::handshake(TokioIo::new(stream)).await.map_err(|error| error.to_string())?;
    let connection = tokio::spawn(connection);
    let answer = async {
        let response = sender.send_request(built(to, request)?).await;
        let response = response.map_err(|error| format!("the connection was closed without an answer ({error})"))?;
        let (parts, body) = response.into_parts();
        let body = Limited::new(body, MOST_BYTES).collect().await;
        let body = body.map_err(|_| "the answer broke off, or is larger than 2 MB".to_owned())?.to_bytes().to_vec();
        let json = serde_json::from_slice(&body).unwrap_or_default();
        Ok(Reply { status: parts.status.as_u16(), headers: parts.headers, body, json })
    };
    let answer = answer.await;
    connection.abort();
    answer
}

fn built(to: &Origin, request: &Send) -> Result<Request<Full<Bytes>>, String> {
    let method = Method::from_bytes(request.method.as_bytes()).map_err(|_| "an unknown method".to_owned())?;
    let host = format!("{to}");
    let host = host.split_once("://").map_or(host.as_str(), |(_, host)| host);
    let body = Full::new(Bytes::from(request.body.clone().unwrap_or_default()));
    let mut built =
        Request::builder().method(method).uri(&request.path).header("host", host).header("accept", "application/json");
    for (name, value) in &request.headers {
        let value = HeaderValue::from_str(value).map_err(|_| format!("a value of {name} that cannot be sent"))?;
        built = built.header(HeaderName::from_static(name), value);
    }
    if request.body.is_none() && request.method != "GET" {
        built = built.header("content-length", "0");
    }
    built.body(body).map_err(|_| "a path that cannot be sent".to_owned())
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
