//! Somebody with a browser, as far as a browser matters: cookies, redirects and forms.

use std::net::Ipv4Addr;
use std::path::PathBuf;
use std::time::{Duration, Instant};

use reqwest::{Client, Method, redirect};
use serde_json::{Value, json};
use spaer_gateway::random;
use spaer_gateway::storage::sqlite::Sqlite;
use spaer_privacyidea::door::LoginWay;
use spaer_privacyidea::program::ProgramSettings;
use spaer_privacyidea::{Settings, app};
use tokio::net::TcpListener;

use spaer_privacyidea_lab::{Device, PASSWORD, Person, gateway, lab};

/// The program, served.
#[derive(Clone)]
pub struct Served {
    pub origin: String,
}

impl Served {
    /// As an operator would set it.
    pub async fn usual() -> Self {
        Self::with(lab().settings()).await
    }

    pub async fn with(privacyidea: Settings) -> Self {
        Self::by(LoginWay::Page, privacyidea).await
    }

    pub async fn by(login: LoginWay, privacyidea: Settings) -> Self {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await.expect("a free port");
        let listen = listener.local_addr().expect("its address");
        let origin = format!("http://{listen}");
        let gateway = gateway(&origin, listen, PathBuf::from("nowhere"));
        let program = ProgramSettings { gateway, login, privacyidea };
        let router = app::router(program, Sqlite::in_memory().expect("a storage")).expect("the app");
        tokio::spawn(async move { axum::serve(listener, router).await });
        Self { origin }
    }
}

pub struct Citizen {
    client: Client,
    origin: String,
    session: Value,
}

pub struct Page {
    pub status: u16,
    pub location: String,
    pub text: String,
}

impl Page {
    /// The value of a hidden field.
    pub fn hidden(&self, name: &str) -> String {
        let from = format!("name=\"{name}\" value=\"");
        let rest = self.text.split_once(&from).unwrap_or_else(|| panic!("no {name} in {}", self.text)).1;
        rest.split('"').next().unwrap_or_default().to_owned()
    }
}

impl Citizen {
    pub fn of(served: &Served) -> Self {
        let client = Client::builder().cookie_store(true).redirect(redirect::Policy::none()).build().expect("a client");
        Self { client, origin: served.origin.clone(), session: Value::Null }
    }

    /// Logged in with this device.
    pub async fn in_with(served: &Served, person: &Person, device: &Device) -> Self {
        let mut citizen = Self::of(served);
        assert_eq!(citizen.logs_in(&person.name, PASSWORD, &device.code()).await, "ok");
        citizen
    }

    pub async fn opens(&self, path: &str) -> Page {
        let address = if path.starts_with("http") { path.to_owned() } else { format!("{}{path}", self.origin) };
        page(self.client.get(address)).await
    }

    pub async fn sends(&self, fields: &[(&str, &str)]) -> Page {
        page(self.client.post(format!("{}/log-in", self.origin)).form(fields)).await
    }

    /// The login page, at its first step.
    pub async fn begins(&self) -> Page {
        let begun = self.opens("/api/v1/login?return_to=/da/").await;
        assert_eq!(begun.status, 303);
        self.opens(&begun.location).await
    }

    /// Logs in, and gives back the outcome.
    pub async fn logs_in(&mut self, name: &str, password: &str, code: &str) -> String {
        let first = self.begins().await;
        let second = self.sends(&[("at", &first.hidden("at")), ("name", name), ("password", password)]).await;
        let last = match second.status {
            303 => second,
            _ => self.sends(&[("at", &second.hidden("at")), ("code", code)]).await,
        };
        assert_eq!(last.status, 303, "{}", last.text);
        self.comes_back(&last).await
    }

    /// Logs in at a provider under this name, and gives back the outcome.
    pub async fn logs_in_at_provider(&mut self, name: &str) -> String {
        let begun = self.opens("/api/v1/login?return_to=/da/").await;
        if !begun.location.contains("/authorize?") {
            return self.outcome(&begun).await;
        }
        assert_eq!(self.opens(&begun.location).await.status, 200);
        let decided = page(self.client.post(&begun.location).form(&[("name", name)])).await;
        assert_eq!(decided.status, 303, "{}", decided.text);
        self.comes_back(&decided).await
    }

    /// From the login page to the app.
    pub async fn comes_back(&mut self, page: &Page) -> String {
        let back = self.opens(&page.location).await;
        self.outcome(&back).await
    }

    async fn outcome(&mut self, back: &Page) -> String {
        let outcome = back.location.split_once("login=").map(|(_, outcome)| outcome.to_owned());
        if outcome.as_deref() == Some("ok") {
            self.session = self.reads("/session").await.1;
        }
        outcome.unwrap_or_else(|| panic!("{} {}", back.status, back.location))
    }

    pub async fn reads(&self, path: &str) -> (u16, Value) {
        json_of(self.client.get(format!("{}/api/v1{path}", self.origin))).await
    }

    async fn writes(&self, method: Method, path: &str, body: &Value) -> (u16, Value) {
        let token = self.session["csrf_token"].as_str().unwrap_or_default();
        let request = self.client.request(method, format!("{}/api/v1{path}", self.origin));
        json_of(request.header("x-csrf-token", token).json(body)).await
    }

    /// Orders a block; gives back its address, its key, and the answer.
    pub async fn blocks(&self, target: Value) -> Order {
        let (id, key) = (random::hex(16).expect("randomness"), random::hex(16).expect("randomness"));
        self.orders(id, key, target).await
    }

    async fn orders(&self, id: String, key: String, target: Value) -> Order {
        let body = json!({ "subject_key": self.session["subject_key"], "receipt_key": key, "target": target });
        let (status, answer) = self.writes(Method::PUT, &format!("/blocks/{id}"), &body).await;
        Order { id, key, status, answer }
    }

    /// The same order once more.
    pub async fn sends_again(&self, order: &Order, serial: &str) -> Order {
        let target = json!({ "type": "authenticator", "authenticator_id": serial });
        self.orders(order.id.clone(), order.key.clone(), target).await
    }

    pub async fn blocks_one(&self, serial: &str) -> Order {
        self.blocks(json!({ "type": "authenticator", "authenticator_id": serial })).await
    }

    pub async fn blocks_all(&self) -> Order {
        self.blocks(json!({ "type": "identity" })).await
    }

    /// Asks until the block is in effect, and gives back its record.
    pub async fn waits_for(&self, order: &Order) -> Value {
        let start = Instant::now();
        loop {
            let (_, record) = self.reads(&format!("/blocks/{}", order.id)).await;
            if record["state"] != "pending" {
                assert_eq!(record["state"], "in_effect", "{record}");
                return record;
            }
            assert!(start.elapsed() < Duration::from_secs(30), "{record}");
            tokio::time::sleep(Duration::from_millis(250)).await;
        }
    }

    /// One of the list of authenticators.
    pub async fn authenticator(&self, serial: &str) -> Value {
        let (status, list) = self.reads("/authenticators").await;
        assert_eq!(status, 200, "{list}");
        let items = list["items"].as_array().expect("a list").clone();
        items.into_iter().find(|item| item["id"] == serial).unwrap_or(Value::Null)
    }

    pub async fn logs_out(&self) -> Value {
        let (status, answer) = self.writes(Method::DELETE, "/session", &json!({})).await;
        assert_eq!(status, 200, "{answer}");
        answer
    }
}

pub struct Order {
    pub id: String,
    pub key: String,
    pub status: u16,
    pub answer: Value,
}

/// Reads a receipt without a session.
pub async fn by_key(served: &Served, order: &Order) -> (u16, Value) {
    let request = Client::new().get(format!("{}/api/v1/blocks/{}", served.origin, order.id));
    json_of(request.header("x-receipt-key", &order.key)).await
}

async fn page(request: reqwest::RequestBuilder) -> Page {
    let response = request.send().await.expect("an answer");
    let location =
        response.headers().get("location").and_then(|value| value.to_str().ok()).unwrap_or_default().to_owned();
    Page { status: response.status().as_u16(), location, text: response.text().await.expect("a text") }
}

async fn json_of(request: reqwest::RequestBuilder) -> (u16, Value) {
    let response = request.send().await.expect("an answer");
    let status = response.status().as_u16();
    (status, response.json().await.unwrap_or(Value::Null))
}
