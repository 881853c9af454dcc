//! The sandbox as a process of its own, and its control page.

use std::process::Stdio;

use serde_json::{Value, json};
use tokio::{
    io::{AsyncBufReadExt, BufReader, Lines},
    process::{Child, ChildStdout, Command},
};

use super::{http, judge::Truth, place};

pub struct Sandbox {
    /// Where the app is, without a slash at the end.
    app: String,
    /// Where the login page and the control page are: another site.
    other: String,
    /// Ends when its standard input closes, in whatever way this process ends.
    _process: Child,
}

impl Sandbox {
    pub async fn start() -> Self {
        let mut process = Command::new(place("SPAER_SANDBOX_BIN"))
            .args(["--memory", "--port", "0", "--sandbox-port", "0", "--exit-with-stdin"])
            .args(["--site", &place("SPAER_DIST")])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .kill_on_drop(true)
            .spawn()
            .expect("the sandbox");
        let mut lines = BufReader::new(process.stdout.take().expect("its output")).lines();
        let app = address(&mut lines, "app ").await;
        let other = address(&mut lines, "sandbox ").await;
        tokio::spawn(async move { while let Ok(Some(_)) = lines.next_line().await {} });
        Self { app, other, _process: process }
    }

    pub fn app(&self) -> &str {
        &self.app
    }

    pub fn other(&self) -> &str {
        &self.other
    }

    /// Something goes wrong with a call, `times` times; `fault` is as the sandbox's README has it.
    pub async fn fault(&self, call: &str, mut fault: Value, times: Option<u32>) {
        fault["call"] = call.into();
        if let Some(times) = times {
            fault["times"] = times.into();
        }
        self.control("POST", "faults", fault).await;
    }

    /// Everything is done and nothing is answered, until faults are cleared. Not only once: a browser sends a request of its own accord
    /// again when a connection that had been used before is closed on it.
    pub async fn lose_answers_to(&self, call: &str) {
        self.fault(call, json!({ "fault": "commit_then_drop" }), None).await;
    }

    pub async fn clear_faults(&self) {
        self.control("DELETE", "faults", json!({})).await;
    }

    pub async fn switch(&self, switches: Value) {
        self.control("PUT", "switches", switches).await;
    }

    pub async fn reset(&self) {
        self.control("POST", "reset", json!({})).await;
    }

    /// Support opens it again.
    pub async fn lift(&self, persona: &str, authenticator: &str) {
        self.control("POST", "lift", json!({ "persona": persona, "authenticator": authenticator })).await;
    }

    pub async fn kill_sessions(&self) {
        self.control("POST", "kill-sessions", json!({})).await;
    }

    pub async fn truth(&self) -> Truth {
        Truth(self.control("GET", "truth", json!({})).await)
    }

    async fn control(&self, method: &str, path: &str, body: Value) -> Value {
        let answer = http::send(&self.other, method, &format!("/control/api/{path}"), &body.to_string()).await;
        assert_eq!(answer.status, 200, "{method} {path} {body}: {}", answer.text());
        answer.json()
    }
}

async fn address(lines: &mut Lines<BufReader<ChildStdout>>, name: &str) -> String {
    let line = lines.next_line().await.expect("a line").expect("the sandbox ended before it was ready");
    let address = line.strip_prefix(name).unwrap_or_else(|| panic!("{name} is not the beginning of {line}"));
    address.trim_end_matches('/').to_owned()
}
