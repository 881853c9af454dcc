//! Two processes of the program, as an operator would run them, and nginx in front.

use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use reqwest::Client;
use tempfile::TempDir;

use crate::citizen::Served;
use spaer_privacyidea_lab::LONGEST_REQUEST;

const PATIENCE: Duration = Duration::from_secs(60);

pub struct Gateways {
    origin: String,
    folder: TempDir,
    processes: Vec<Process>,
    nginx: Child,
}

struct Process {
    child: Child,
    watch: u16,
}

impl Gateways {
    /// `server`: where privacyIDEA is. `database`: the address that all of them share.
    pub async fn start(server: &str, database: &str) -> Self {
        let folder = TempDir::new().expect("a folder");
        let [public, one, two, watch_one, watch_two] = free_ports();
        let origin = format!("http://127.0.0.1:{public}");
        for (name, secret) in [
            ("gateway-password", "gateway-pw".to_owned()),
            ("pepper", "of nobody".to_owned()),
            ("key", spaer_gateway::random::hex(32).expect("randomness")),
            ("database", database.to_owned()),
        ] {
            std::fs::write(folder.path().join(name), secret).expect("a secret");
        }
        let start = |port, watch| Process::start(folder.path(), &origin, port, watch, server);
        let processes = vec![start(one, watch_one), start(two, watch_two)];
        let nginx = nginx(folder.path(), public, &[one, two]);
        let gateways = Self { origin, folder, processes, nginx };
        gateways.wait().await;
        gateways
    }

    pub fn served(&self) -> Served {
        Served { origin: self.origin.clone() }
    }

    async fn wait(&self) {
        let begun = Instant::now();
        loop {
            let all = self.watched("/readyz").await;
            let front = Client::new().get(format!("{}/api/v1/service", self.origin)).send().await;
            if all == [200, 200] && front.as_ref().is_ok_and(|answer| answer.status() == 200) {
                return;
            }
            assert!(begun.elapsed() < PATIENCE, "they do not start: {all:?}, {front:?}\n{}", self.logs());
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
    }

    fn logs(&self) -> String {
        let files = std::fs::read_dir(self.folder.path()).into_iter().flatten().flatten();
        let logs = files.filter(|file| file.path().extension().is_some_and(|extension| extension == "log"));
        logs.filter_map(|file| std::fs::read_to_string(file.path()).ok()).collect::<Vec<_>>().join("\n")
    }

    /// What each of those that live says there; 0 for no answer.
    pub async fn watched(&self, path: &str) -> Vec<u16> {
        let mut all = Vec::new();
        for process in &self.processes {
            let answer = Client::new().get(format!("http://127.0.0.1:{}{path}", process.watch)).send().await;
            all.push(answer.map_or(0, |answer| answer.status().as_u16()));
        }
        all
    }

    /// How many requests each has answered, by its log.
    pub fn answered(&self) -> Vec<usize> {
        let log = |process: &Process| self.folder.path().join(format!("{}.log", process.watch));
        let text = |process| std::fs::read_to_string(log(process)).unwrap_or_default();
        self.processes.iter().map(|process| text(process).matches(" answered ").count()).collect()
    }

    /// Which of them works on an order, by its figures.
    async fn busy(&self) -> usize {
        let begun = Instant::now();
        loop {
            for (place, process) in self.processes.iter().enumerate() {
                let answer = Client::new().get(format!("http://127.0.0.1:{}/metrics", process.watch)).send().await;
                let text = answer.expect("figures").text().await.expect("a text");
                if text.contains("spaer_orders_under_way 1") {
                    return place;
                }
            }
            assert!(begun.elapsed() < PATIENCE, "nobody works on it");
        }
    }

    /// Kills the one that works on an order, as a power cut would.
    pub async fn kill_busy(&mut self) {
        let place = self.busy().await;
        let mut process = self.processes.remove(place);
        process.child.kill().expect("it can be killed");
        process.child.wait().expect("it is gone");
    }

    /// Tells the one that works on an order to stop; it is not one of them any more.
    pub async fn stop_busy(&mut self) -> Stopping {
        let place = self.busy().await;
        let process = self.processes.remove(place);
        let id = process.child.id().to_string();
        assert!(Command::new("kill").args(["-TERM", &id]).status().expect("kill").success());
        Stopping(process)
    }
}

/// A process that was told to stop.
pub struct Stopping(Process);

impl Stopping {
    /// Whether it has ended without an error.
    pub async fn ends_well(mut self) -> bool {
        let ended = tokio::task::spawn_blocking(move || self.0.child.wait()).await.expect("it is waited for");
        ended.is_ok_and(|status| status.success())
    }
}

impl Drop for Gateways {
    fn drop(&mut self) {
        for process in &mut self.processes {
            let _ = process.child.kill();
            let _ = process.child.wait();
        }
        // The shell ends nginx when its standard input closes.
        drop(self.nginx.stdin.take());
        let _ = self.nginx.wait();
    }
}

impl Process {
    fn start(folder: &Path, origin: &str, port: u16, watch: u16, server: &str) -> Self {
        let longest = LONGEST_REQUEST.as_secs();
        let settings = format!(
            r#"
[gateway]
origin = "{origin}"
listen = "127.0.0.1:{port}"
watch = "127.0.0.1:{watch}"
site = "nowhere"
keys = [{{ file = "key" }}]
client_address_header = "x-forwarded-for"
log = "text"
[gateway.storage]
postgres = {{ file = "database" }}
connections = 4
[privacyidea]
address = "{server}"
realm = "citizens"
gateway_name = "gateway"
gateway_password = {{ file = "gateway-password" }}
pepper = {{ file = "pepper" }}
longest_request_seconds = {longest}
"#
        );
        let path = folder.join(format!("{watch}.toml"));
        std::fs::write(&path, settings).expect("settings");
        let log = std::fs::File::create(folder.join(format!("{watch}.log"))).expect("a log");
        let program = std::env::var_os("SPAER_PRIVACYIDEA_BIN").expect("SPAER_PRIVACYIDEA_BIN names the program");
        let mut command = watched(&PathBuf::from(program));
        command.arg(path).stdout(log.try_clone().expect("the log")).stderr(log);
        Self { child: command.spawn().expect("the program"), watch }
    }
}

/// A program that ends when the tests do, however they do.
fn watched(program: &Path) -> Command {
    let mut command = Command::new("setpriv");
    command.args(["--pdeathsig", "KILL"]).arg(program).stdin(Stdio::null());
    command
}

fn nginx(folder: &Path, port: u16, gateways: &[u16]) -> Child {
    let servers: String = gateways.iter().map(|port| format!("server 127.0.0.1:{port} max_fails=0; ")).collect();
    let place = folder.display();
    let config = format!(
        "daemon off; master_process off; pid {place}/nginx.pid; error_log {place}/nginx-error.log;
        events {{ worker_connections 256; }}
        http {{
            access_log off;
            client_body_temp_path {place}/body; proxy_temp_path {place}/proxy; fastcgi_temp_path {place}/fastcgi;
            uwsgi_temp_path {place}/uwsgi; scgi_temp_path {place}/scgi;
            upstream gateways {{ {servers} }}
            server {{
                listen 127.0.0.1:{port};
                location / {{
                    proxy_pass http://gateways;
                    proxy_http_version 1.1;
                    proxy_set_header Host $http_host;
                    proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for;
                    proxy_read_timeout 30s;
                }}
            }}
        }}"
    );
    let path = folder.join("nginx.conf");
    std::fs::write(&path, config).expect("a configuration");
    let program = std::env::var_os("SPAER_NGINX").expect("SPAER_NGINX names nginx");
    let script = "exec 3<&0; \"$@\" & nginx=$!; ( cat <&3 >/dev/null; kill $nginx ) & wait $nginx";
    let mut command = Command::new("sh");
    command.args(["-c", script, "sh"]).arg(program).arg("-c").arg(path).arg("-p").arg(folder);
    let log = std::fs::File::create(folder.join("nginx.log")).expect("a log");
    command.stdin(Stdio::piped()).stderr(log).spawn().expect("nginx")
}

fn free_ports<const COUNT: usize>() -> [u16; COUNT] {
    // All at once, so that none is given twice.
    let free = [(); COUNT].map(|()| TcpListener::bind("127.0.0.1:0").expect("a free port"));
    free.map(|listener| listener.local_addr().expect("its address").port())
}
