//! Starts one WebDriver process for each test.

use std::{
    net::{Ipv4Addr, TcpListener, TcpStream},
    process::Stdio,
    time::Duration,
};

use serde_json::{Value, json};
use tokio::{
    io::{AsyncBufReadExt, BufReader, Lines},
    process::{Child, ChildStdout, Command},
    time::{self, sleep},
};

use super::{http, place_or, small_browser};

/// The screen in memory on which WebKit's windows are.
pub const SCREEN: (u32, u32) = (1280, 1024);

/// No script of a scene runs as long; one that does has been lost.
const LONGEST_SCRIPT: Duration = Duration::from_secs(5);

/// What shows the page. Each is driven by the driver that its makers have written for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    Chromium,
    Firefox,
    /// WebKit's own small browser, on a screen that is only in memory: it has no way to be without one.
    WebKit,
}

impl Engine {
    pub const ALL: [Self; 3] = [Self::Chromium, Self::Firefox, Self::WebKit];

    /// The engine of scenes that name none: Chromium, unless the runner of the suite plays all of them once more in another.
    pub fn of_the_run() -> Self {
        let name = place_or("SPAER_ENGINE", "chromium");
        let is_it = |engine: &Self| format!("{engine:?}").eq_ignore_ascii_case(&name);
        Self::ALL.into_iter().find(is_it).unwrap_or_else(|| panic!("SPAER_ENGINE: there is no engine {name}"))
    }

    fn program(self) -> String {
        match self {
            Self::Chromium => place_or("SPAER_CHROMEDRIVER", "chromedriver"),
            Self::Firefox => place_or("SPAER_GECKODRIVER", "geckodriver"),
            Self::WebKit => place_or("SPAER_WEBKIT_DRIVER", "WebKitWebDriver"),
        }
    }

    /// A shell holds the driver together with its browsers in one process group, and ends the group when its standard input closes: also when the test's own
    /// process is killed, which no destructor would notice. (chromedriver leaves its browsers behind when it is killed.) `$0` is the driver, `$1` the port, `$2` the size of the screen.
    fn watch(self) -> &'static str {
        match self {
            Self::Chromium | Self::Firefox => r#""$0" --port="$1" & cat > /dev/null; kill -s KILL 0"#,
            // The virtual screen gets the number of the port, so that no other has it, and removes its files when it is ended. WebKit's sandbox
            // (Bubblewrap) is off, because it needs rights that a container does not give.
            Self::WebKit => {
                r#"Xvfb ":$1" -screen 0 "$2x24" & export DISPLAY=":$1" WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS=1 NO_AT_BRIDGE=1
                "$0" --port="$1" & cat > /dev/null; trap '' TERM; kill -s TERM 0; sleep 1; kill -s KILL 0"#
            }
        }
    }

    /// How the line begins, or goes on, after which the port stands that the driver has taken; `None` for one that must be told a port.
    fn tells_port_after(self) -> Option<&'static str> {
        match self {
            Self::Chromium => Some("successfully on port "),
            Self::Firefox => Some("Listening on 127.0.0.1:"),
            Self::WebKit => None,
        }
    }
}

pub struct Driver {
    engine: Engine,
    port: u16,
    /// Its standard input is what keeps the group alive.
    shell: Child,
}

impl Driver {
    /// The browsers of a driver have its clock, unless they are told of another one.
    pub async fn start(engine: Engine, zone: Option<&str>) -> Self {
        let asked = if engine.tells_port_after().is_some() { 0 } else { free_port() };
        let mut shell = Command::new("sh")
            .envs(zone.map(|zone| ("TZ", zone)))
            .envs((engine == Engine::WebKit).then(|| ("XDG_CONFIG_HOME", small_browser::configuration())))
            .args(["-c", engine.watch(), &engine.program(), &asked.to_string(), &format!("{}x{}", SCREEN.0, SCREEN.1)])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .process_group(0)
            .spawn()
            .expect("sh");
        let mut lines = BufReader::new(shell.stdout.take().expect("its output")).lines();
        let port = match engine.tells_port_after() {
            Some(words) => told_port(&mut lines, words).await,
            None => {
                while TcpStream::connect((Ipv4Addr::LOCALHOST, asked)).is_err() {
                    sleep(Duration::from_millis(20)).await;
                }
                asked
            }
        };
        // Keep reading: a process that writes into a pipe that nobody reads is ended.
        tokio::spawn(async move { while let Ok(Some(_)) = lines.next_line().await {} });
        Self { engine, port, shell }
    }

    pub fn engine(&self) -> Engine {
        self.engine
    }

    pub fn port(&self) -> u16 {
        self.port
    }

    /// Of the driver and all of its browsers.
    pub fn process_group(&self) -> u32 {
        self.shell.id().expect("a running driver")
    }

    /// Ends every session with its browser, then chromedriver itself. The others end with their group, and their sessions one by one before.
    pub async fn shut_down(&self) {
        if self.engine == Engine::Chromium {
            http::send(&self.base(), "GET", "/shutdown", "").await;
        }
    }

    /// A command of the DevTools protocol, which only Chromium speaks.
    pub async fn devtools(&self, session: &str, command: &str, params: Value) -> Value {
        let body = json!({ "cmd": command, "params": params });
        self.ask(session, "goog/cdp/execute", body).await
    }

    /// What the browser has logged since the last time it was asked.
    pub async fn browser_log(&self, session: &str) -> Vec<Value> {
        let log = self.ask(session, "se/log", json!({ "type": "browser" })).await;
        log.as_array().cloned().unwrap_or_default()
    }

    /// What a function body returns in the page, or why it does not. For WebKit where it does not wait for pages: it never answers about a script for a page
    /// that has been left before the script ran. Then nobody waits for the answer, and the driver still hears what it is asked next.
    pub async fn runs(&self, session: &str, script: &str) -> Result<Value, String> {
        let (base, path) = (self.base(), format!("/session/{session}/execute/sync"));
        let body = json!({ "script": script, "args": [] }).to_string();
        let Ok(answer) = time::timeout(LONGEST_SCRIPT, http::send(&base, "POST", &path, &body)).await else {
            return Err("the script was lost with the page that it was for".to_owned());
        };
        if answer.status != 200 {
            return Err(answer.text());
        }
        Ok(answer.json()["value"].take())
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

/// The port that the driver says it has taken.
async fn told_port(lines: &mut Lines<BufReader<ChildStdout>>, words: &str) -> u16 {
    loop {
        let line = lines.next_line().await.expect("a line").expect("the driver ended before it was ready");
        if let Some((_, port)) = line.split_once(words) {
            return port.trim_end_matches('.').parse().expect("a port");
        }
    }
}

fn free_port() -> u16 {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("a free port");
    listener.local_addr().expect("its address").port()
}
