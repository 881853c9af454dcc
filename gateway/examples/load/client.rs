//! A browser, as cheap as one can be: one connection that is kept, and no more than must be read of an answer.

use axum::body::Body;
use http_body_util::BodyExt;
use hyper::client::conn::http1::SendRequest;
use hyper::{Request, Response, header};
use hyper_util::rt::TokioIo;
use serde_json::{Value, json};
use spaer_gateway::random;
use tokio::net::TcpStream;

pub struct Client {
    sender: SendRequest<Body>,
    cookie: String,
    csrf: String,
    subject: String,
}

impl Client {
    pub async fn connect(address: &str) -> Self {
        let stream = TcpStream::connect(address).await.expect("the gateway listens");
        stream.set_nodelay(true).expect("a socket");
        let (sender, connection) =
            hyper::client::conn::http1::handshake(TokioIo::new(stream)).await.expect("a connection");
        tokio::spawn(connection);
        Self { sender, cookie: String::new(), csrf: String::new(), subject: String::new() }
    }

    pub async fn log_in(&mut self, who: &str) {
        let begun = self.get("/login?return_to=/", "").await;
        let secret = cookie(&begun, "spaer_login");
        let location = begun.headers().get(header::LOCATION).and_then(|to| to.to_str().ok()).expect("a login page");
        let state = location.split_once("state=").expect("a state").1.to_owned();
        let back = self.get(&format!("/login/callback?state={state}&code={who}"), &secret).await;
        self.cookie = cookie(&back, "spaer_session");
        let session = self.get("/session", &self.cookie.clone()).await;
        let body = session.into_body().collect().await.expect("a body").to_bytes();
        let session: Value = serde_json::from_slice(&body).expect("JSON");
        self.csrf = session["csrf_token"].as_str().expect("a token").to_owned();
        self.subject = who.to_owned();
    }

    pub async fn orders_a_block(&mut self) {
        let (id, key) = (random::hex(16).expect("randomness"), random::hex(16).expect("randomness"));
        let target = json!({ "type": "authenticator", "authenticator_id": "app" });
        let body = json!({ "subject_key": self.subject, "receipt_key": key, "target": target }).to_string();
        let request = Request::put(format!("/api/v1/blocks/{id}"))
            .header(header::HOST, "127.0.0.1")
            .header(header::COOKIE, &self.cookie)
            .header("x-csrf-token", &self.csrf)
            .header(header::CONTENT_TYPE, "application/json")
            .body(Body::from(body))
            .expect("a request");
        let answer = self.send(request).await;
        assert_eq!(answer.status(), 201);
        answer.into_body().collect().await.expect("a body");
    }

    async fn get(&mut self, path: &str, cookie: &str) -> Response<hyper::body::Incoming> {
        let request = Request::get(format!("/api/v1{path}")).header(header::HOST, "127.0.0.1");
        let request = request.header(header::COOKIE, cookie).body(Body::empty()).expect("a request");
        self.send(request).await
    }

    async fn send(&mut self, request: Request<Body>) -> Response<hyper::body::Incoming> {
        self.sender.ready().await.expect("the connection is kept");
        self.sender.send_request(request).await.expect("an answer")
    }
}

/// As the browser sends it back.
fn cookie(answer: &Response<hyper::body::Incoming>, name: &str) -> String {
    let lines = answer.headers().get_all(header::SET_COOKIE).iter().filter_map(|line| line.to_str().ok());
    let pair = lines.filter_map(|line| line.split(';').next()).find(|pair| pair.starts_with(name));
    pair.expect("a cookie").to_owned()
}
