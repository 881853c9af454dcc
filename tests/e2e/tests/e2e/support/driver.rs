//! One chromedriver a scene.

use std::process::Stdio;

use serde_json::{Value, json};
use tokio::{
    io::{AsyncBufReadExt, BufReader},
    process::{Child, Command},
};

use super::{http, place_or};

/// A shell holds it together with its browsers in one process group, and ends the group when its standard input closes: also when the
/// test's own process is killed, which no destructor would notice. (chromedriver leaves its browsers behind when it is killed.)
const WATCH: &str = r#""$0" --port=0 & cat > /dev/null; kill -s KILL 0"#;

pub struct Driver {
    port: u16,
    /// Its standard input is what keeps the group alive.
    shell: Child,
}

impl Driver {
    pub async fn start() -> Self {
        let mut shell = Command::new("sh")
            .args(["-c", WATCH, &place_or("SPAER_CHROMEDRIVER", "chromedriver")])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .process_group(0)
            .spawn()
            .expect("sh");
        let mut lines = BufReader::new(shell.stdout.take().expect("its output")).lines();
        let port = loop {
            let line = lines.next_line().await.expect("a line").expect("chromedriver ended before it was ready");
            if let Some((_, port)) = line.split_once("successfully on port ") {
                break port.trim_end_matches('.').parse().expect("a port");
            }
        };
        // Whoever stops reading a pipe ends the one who writes into it.
        tokio::spawn(async move { while let Ok(Some(_)) = lines.next_line().await {} });
        Self { port, shell }
    }

    pub fn port(&self) -> u16 {
        self.port
    }

    /// Of chromedriver and all of its browsers.
    pub fn process_group(&self) -> u32 {
        self.shell.id().expect("a running driver")
    }

    /// Ends every session with its browser, then chromedriver itself.
    pub async fn shut_down(&self) {
        http::send(&self.base(), "GET", "/shutdown", "").await;
    }

    /// A command of the DevTools protocol.
    pub async fn devtools(&self, session: &str, command: &str, params: Value) -> Value {
        let body = json!({ "cmd": command, "params": params });
        self.ask(session, "goog/cdp/execute", body).await
    }

    /// What the browser has logged since the last time it was asked.
    pub async fn browser_log(&self, session: &str) -> Vec<Value> {
        let log = self.ask(session, "se/log", json!({ "type": "browser" })).await;
        log.as_array().cloned().unwrap_or_default()
    }

    async fn ask(&self, session: &str, what: &str, body: Value) -> Value {
        let answer = http::send(&self.base(), "POST", &format!("/session/{session}/{what}"), &body.to_string()).await;
        assert_eq!(answer.status, 200, "{what}: {}", answer.text());
        answer.json()["value"].take()
    }

    fn base(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }
}
