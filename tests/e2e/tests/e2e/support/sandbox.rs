//! The sandbox as a process of its own, and its control page.

use std::{path::Path, process::Stdio};

use serde_json::{Value, json};
use tokio::{
    io::{AsyncBufReadExt, BufReader, Lines},
    process::{Child, ChildStdout, Command},
};

use super::{http, judge::Truth, place};

/// What stands behind the gateway.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BackEnd {
    /// The sandbox itself, which has all that the contract has.
    Sandbox,
    /// One that is nothing like the contract and keeps no orders (`tests/awkward`). People, login page and control page are the same.
    Awkward,
    /// A real privacyIDEA server, with the login page of the program in front of it (`adapters/privacyidea/lab`). It has no control page, and no judge asks it.
    PrivacyIdea,
}

impl BackEnd {
    fn program(self) -> String {
        place(match self {
            Self::Sandbox => "SPAER_SANDBOX_BIN",
            Self::Awkward => "SPAER_AWKWARD_BIN",
            Self::PrivacyIdea => "SPAER_PRIVACYIDEA_LAB_BIN",
        })
    }

    /// What it is started with, beside the folder of the app, and what the line of its other address begins with.
    fn manner(self) -> (Vec<String>, &'static str) {
        match self {
            Self::Sandbox | Self::Awkward => {
                let words = ["--memory", "--port", "0", "--sandbox-port", "0", "--exit-with-stdin"];
                (words.map(str::to_owned).to_vec(), "sandbox ")
            }
            Self::PrivacyIdea => (vec!["--made".to_owned(), place("SPAER_PRIVACYIDEA")], "server "),
        }
    }
}

pub struct Sandbox {
    /// Where the app is, without a slash at the end.
    app: String,
    /// Where the login page and the control page are: another site. Of privacyIDEA, the server itself.
    other: String,
    /// Ends when its standard input closes, in whatever way this process ends.
    _process: Child,
}

impl Sandbox {
    pub async fn start(back_end: BackEnd, site: &Path) -> Self {
        let (words, other_begins) = back_end.manner();
        let mut process = Command::new(back_end.program())
            .args(words)
            .arg("--site")
            .arg(site)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .kill_on_drop(true)
            .spawn()
            .expect("the sandbox");
        let mut lines = BufReader::new(process.stdout.take().expect("its output")).lines();
        let app = address(&mut lines, "app ").await;
        let other = address(&mut lines, other_begins).await;
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

    /// Calls are carried out but never answered, until faults are cleared. Once would not be enough, because a browser resends a request by itself
    /// when a connection that it had used before is closed.
    pub async fn lose_answers_to(&self, call: &str) {
        self.fault(call, json!({ "fault": "commit_then_drop" }), None).await;
    }

    pub async fn clear_faults(&self) {
        self.control("DELETE", "faults", json!({})).await;
    }

    /// How many faults are still to come.
    pub async fn faults_left(&self) -> usize {
        self.control("GET", "faults", json!({})).await["faults"].as_array().map_or(0, Vec::len)
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

    /// Support opens somebody's whole identity again.
    pub async fn lift_identity(&self, persona: &str) {
        self.control("POST", "lift", json!({ "persona": persona })).await;
    }

    /// Somebody else than the person blocks, one authenticator or the identity. With `keep_sessions` whoever is logged in stays so.
    pub async fn block_by(&self, persona: &str, authenticator: Option<&str>, by: &str, keep_sessions: bool) {
        let body =
            json!({ "persona": persona, "authenticator": authenticator, "by": by, "keep_sessions": keep_sessions });
        self.control("POST", "block", body).await;
    }

    /// Of an authenticator locked, revoked, active; of the identity closed, active.
    pub async fn set_status(&self, persona: &str, authenticator: Option<&str>, status: &str) {
        let body = json!({ "persona": persona, "authenticator": authenticator, "status": status });
        self.control("POST", "status", body).await;
    }

    /// Somebody has so many authenticators, with labels as bad as people make them.
    pub async fn crowd(&self, persona: &str, authenticators: u32) {
        self.control("POST", "crowd", json!({ "persona": persona, "authenticators": authenticators })).await;
    }

    /// Puts something into somebody's list of activities; `activity` is as the sandbox's README has it.
    pub async fn happens_to(&self, persona: &str, mut activity: Value) {
        activity["persona"] = persona.into();
        self.control("POST", "activity", activity).await;
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
