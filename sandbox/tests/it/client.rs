//! A minimal HTTP client that acts as a browser, and calls to the control page as a tester makes them.

use std::path::PathBuf;

use serde_json::{Value, json};
use spaer_contract::Contract;
use spaer_sandbox::Running;
use spaer_sandbox::options::{Data, Options};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

pub const ID: &str = "0123456789abcdef0123456789abcdef";
pub const KEY: &str = "kkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkk";

#[derive(Debug)]
pub struct Answer {
    pub status: u16,
    pub headers: Vec<(String, String)>,
    pub body: Vec<u8>,
}

impl Answer {
    pub fn header(&self, name: &str) -> &str {
        self.headers.iter().find(|(key, _)| key == name).map_or("", |(_, value)| value)
    }

    pub fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap()
    }

    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    pub fn cookie(&self, name: &str) -> Option<String> {
        let lines = self.headers.iter().filter(|(key, _)| key == "set-cookie");
        lines
            .filter_map(|(_, line)| line.split_once('='))
            .find_map(|(key, rest)| (key == name).then(|| rest.split(';').next().unwrap().to_owned()))
    }
}

/// `None` when the connection was closed without an answer.
pub async fn send(base: &str, method: &str, path: &str, headers: &[(&str, &str)], body: &str) -> Option<Answer> {
    let host = base.trim_start_matches("http://").trim_end_matches('/');
    let port = host.rsplit(':').next().unwrap();
    let mut stream = TcpStream::connect(format!("127.0.0.1:{port}")).await.unwrap();
    let mut request = format!("{method} {path} HTTP/1.1\r\nhost: {host}\r\nconnection: close\r\n");
    for (name, value) in headers {
        request.push_str(&format!("{name}: {value}\r\n"));
    }
    request.push_str(&format!("content-length: {}\r\n\r\n{body}", body.len()));
    stream.write_all(request.as_bytes()).await.unwrap();
    let mut bytes = Vec::new();
    // A connection that is reset has no answer either.
    let _ = stream.read_to_end(&mut bytes).await;
    let end = bytes.windows(4).position(|four| four == b"\r\n\r\n")?;
    let head = String::from_utf8_lossy(&bytes[..end]).into_owned();
    let mut lines = head.split("\r\n");
    let status = lines.next().unwrap().split(' ').nth(1).unwrap().parse().unwrap();
    let headers = lines.map(|line| line.split_once(": ").unwrap()).map(|(k, v)| (k.to_owned(), v.to_owned()));
    Some(Answer { status, headers: headers.collect(), body: bytes[end + 4..].to_vec() })
}

pub struct World {
    pub running: Running,
}

#[derive(Clone)]
pub struct Login {
    pub cookie: String,
    pub csrf: String,
    pub subject: String,
}

pub fn options() -> Options {
    Options { port: 0, sandbox_port: 0, data: Data::Memory, ..Options::default() }
}

impl World {
    pub async fn new() -> Self {
        Self::with(options()).await
    }

    pub async fn with(options: Options) -> Self {
        Self { running: spaer_sandbox::start(options).await.unwrap() }
    }

    pub async fn of_site(folder: PathBuf) -> Self {
        Self::with(Options { site: Some(folder), ..options() }).await
    }

    pub async fn control(&self, method: &str, path: &str, body: Value) -> Answer {
        let json = [("content-type", "application/json")];
        let path = format!("/control/api/{path}");
        let answer = send(&self.running.sandbox_url, method, &path, &json, &body.to_string()).await.unwrap();
        assert_eq!(answer.status, 200, "{}", answer.text());
        answer
    }

    pub async fn fault(&self, fault: Value) {
        self.control("POST", "faults", fault).await;
    }

    pub async fn truth(&self) -> Value {
        self.control("GET", "truth", json!({})).await.json()
    }

    pub async fn block_truth(&self, id: &str) -> Value {
        let truth = self.truth().await;
        let found = truth["blocks"].as_array().unwrap().iter().find(|block| block["id"] == id).cloned();
        found.unwrap()
    }

    pub async fn get(&self, path: &str, headers: &[(&str, &str)]) -> Option<Answer> {
        send(&self.running.app_url, "GET", path, headers, "").await
    }

    /// A call of the contract, held against it unless a fault spoils it.
    pub async fn api(&self, path: &str, login: &Login) -> Answer {
        let answer = self.spoilt(path, login).await.unwrap();
        let template = match path.strip_prefix("/blocks/") {
            Some(_) => "/blocks/{id}",
            None => path.split('?').next().unwrap(),
        };
        let kind = answer.header("content-type");
        assert_eq!(Contract::load().check_response("GET", template, answer.status, kind, &answer.json()), Ok(()));
        answer
    }

    pub async fn spoilt(&self, path: &str, login: &Login) -> Option<Answer> {
        self.get(&format!("/api/v1{path}"), &[("cookie", &login.cookie)]).await
    }

    pub async fn read_with_key(&self) -> Option<Answer> {
        self.get(&format!("/api/v1/blocks/{ID}"), &[("x-receipt-key", KEY)]).await
    }

    pub async fn put(&self, id: &str, login: &Login, target: &str) -> Option<Answer> {
        let target = match target {
            "identity" => json!({"type": "identity"}),
            id => json!({"type": "authenticator", "authenticator_id": id}),
        };
        let body = json!({ "subject_key": login.subject, "receipt_key": KEY, "target": target });
        self.write("PUT", &format!("/blocks/{id}"), login, body).await
    }

    pub async fn write(&self, method: &str, path: &str, login: &Login, body: Value) -> Option<Answer> {
        let headers =
            [("cookie", login.cookie.as_str()), ("x-csrf-token", &login.csrf), ("content-type", "application/json")];
        send(&self.running.app_url, method, &format!("/api/v1{path}"), &headers, &body.to_string()).await
    }

    /// Begins a login: the path of the login page, and the cookie that it is bound to.
    pub async fn begin(&self) -> (String, String) {
        let begun = self.get("/api/v1/login?return_to=/da/", &[]).await.unwrap();
        let page = begun.header("location").to_owned();
        assert!(page.starts_with(&self.running.sandbox_url), "{page}");
        let path = page.trim_start_matches(self.running.sandbox_url.trim_end_matches('/')).to_owned();
        (path, format!("spaer_login={}", begun.cookie("spaer_login").unwrap()))
    }

    /// Presses a button on the login page: where it leads.
    pub async fn press(&self, page: &str, form: &str) -> String {
        let kind = [("content-type", "application/x-www-form-urlencoded")];
        let answer = send(&self.running.sandbox_url, "POST", page, &kind, form).await.unwrap();
        answer.header("location").trim_start_matches(self.running.app_url.trim_end_matches('/')).to_owned()
    }

    /// The outcome, and the cookie of the new session.
    pub async fn try_login(&self, form: &str) -> (String, Option<String>) {
        let (page, cookie) = self.begin().await;
        let callback = self.press(&page, form).await;
        let back = self.get(&callback, &[("cookie", &cookie)]).await.unwrap();
        (back.header("location").to_owned(), back.cookie("spaer_session"))
    }

    pub async fn log_in(&self, persona: &str, authenticator: &str) -> Login {
        let (location, cookie) = self.try_login(&format!("persona={persona}&authenticator={authenticator}")).await;
        assert_eq!(location, "/da/#login=ok");
        let cookie = format!("spaer_session={}", cookie.unwrap());
        let login = Login { cookie, csrf: String::new(), subject: String::new() };
        let session = self.api("/session", &login).await.json();
        let text = |name: &str| session[name].as_str().unwrap().to_owned();
        Login { csrf: text("csrf_token"), subject: text("subject_key"), ..login }
    }
}

pub fn items(answer: &Value) -> Vec<Value> {
    answer["items"].as_array().unwrap().clone()
}

pub async fn every_activity(world: &World, login: &Login, filter: &str) -> Vec<Value> {
    let (mut all, mut cursor) = (Vec::new(), String::new());
    loop {
        let page = world.api(&format!("/activity?limit=100{filter}{cursor}"), login).await.json();
        all.extend(items(&page));
        let Some(next) = page["next_cursor"].as_str() else { return all };
        cursor = format!("&cursor={next}");
    }
}
