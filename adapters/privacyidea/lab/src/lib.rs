//! A privacyIDEA server, with people on it: a copy of the state that `cargo xtask setup` makes, served until this process ends.

#![expect(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "for tests and for trying out: it fails loudly"
)]

mod phone;

use std::collections::HashMap;
use std::fs::{self, File};
use std::io::{Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Mutex, OnceLock, PoisonError};
use std::time::{Duration, Instant};

use hmac::{Hmac, Mac};
use reqwest::{Client, Method};
use serde_json::Value;
use sha1::Sha1;
use spaer_gateway::program::logs::Format;
use spaer_gateway::program::{GatewaySettings, Secret, StorageSettings};
use spaer_gateway::{ClientAddress, Keys, Limits, random};
use spaer_oidc_provider::PemPair;
use spaer_privacyidea::server::choose_cryptography;
use spaer_privacyidea::settings::{Kinds, Settings};
use tempfile::TempDir;

pub use phone::Phone;

/// What ends a request on this server, and so what the adapter waits for.
pub const LONGEST_REQUEST: Duration = Duration::from_secs(5);
/// Everybody's.
pub const PASSWORD: &str = "right";

/// The server of all tests.
pub struct Lab {
    pub base: String,
    folder: TempDir,
    /// Ends with this process: the pipe to it closes.
    _server: Child,
    people: Mutex<u32>,
    admins: tokio::sync::Mutex<HashMap<String, String>>,
    /// What it trusts JWTs by that are signed elsewhere.
    trusted: PemPair,
}

/// Somebody, and what they log in with.
pub struct Person {
    pub name: String,
    pub tokens: Vec<Device>,
}

/// A token whose next code is known here.
pub struct Device {
    pub serial: String,
    key: [u8; 20],
    count: AtomicU64,
}

impl Device {
    /// The next code (RFC 4226), which is good once.
    pub fn code(&self) -> String {
        let count = self.count.fetch_add(1, Ordering::Relaxed);
        let mut mac = Hmac::<Sha1>::new_from_slice(&self.key).expect("any length is a key");
        mac.update(&count.to_be_bytes());
        let hash = mac.finalize().into_bytes();
        let from = usize::from(hash[19] & 15);
        let number = u32::from_be_bytes([hash[from] & 0x7f, hash[from + 1], hash[from + 2], hash[from + 3]]);
        format!("{:06}", number % 1_000_000)
    }
}

/// The server, started with the first test that wants it.
pub fn lab() -> &'static Lab {
    static LAB: OnceLock<Lab> = OnceLock::new();
    LAB.get_or_init(|| {
        let made = std::env::var_os("SPAER_PRIVACYIDEA").expect("SPAER_PRIVACYIDEA names the folder of the server");
        Lab::start(Path::new(&made))
    })
}

impl Lab {
    /// Starts a server. `made`: the folder that `cargo xtask setup` makes.
    pub fn start(made: &Path) -> Self {
        choose_cryptography();
        // The server is started in another folder.
        let made = fs::canonicalize(made).expect("the folder of the server");
        let folder = TempDir::new().expect("a folder");
        for entry in fs::read_dir(made.join("state")).expect("the state to begin with").flatten() {
            fs::copy(entry.path(), folder.path().join(entry.file_name())).expect("a copy");
        }
        let trusted = PemPair::rsa();
        trusts(folder.path(), &trusted);
        makes_smaller_keys(folder.path());
        let port = TcpListener::bind("127.0.0.1:0").and_then(|free| free.local_addr()).expect("a free port").port();
        let server = serve(&made, folder.path(), port);
        let base = format!("http://127.0.0.1:{port}");
        let lab = Self { base, folder, _server: server, people: Mutex::new(0), admins: Default::default(), trusted };
        lab.wait();
        lab
    }

    /// Until both of its processes answer. Its port is open long before, and the first request of each loads half of the server: on a busy machine for longer than
    /// a request may take, so that it is ended, and begun anew with the next.
    fn wait(&self) {
        let start = Instant::now();
        let both = || {
            std::thread::scope(|scope| {
                let asked = [scope.spawn(|| self.answers()), scope.spawn(|| self.answers())];
                asked.into_iter().all(|one| one.join().unwrap_or(false))
            })
        };
        // Twice, since one of them may have answered both.
        while !(both() && both()) {
            assert!(start.elapsed() < Duration::from_secs(120), "the server does not start:\n{}", self.log());
            std::thread::sleep(Duration::from_millis(100));
        }
    }

    /// Whether it says of nobody that they may not come in.
    fn answers(&self) -> bool {
        const REQUEST: &[u8] = b"POST /auth HTTP/1.0\r\ncontent-type: application/x-www-form-urlencoded\r\ncontent-length: 26\r\n\r\nusername=nobody&password=x";
        let Ok(mut server) = TcpStream::connect(self.base.trim_start_matches("http://")) else { return false };
        let asked = server.set_read_timeout(Some(Duration::from_secs(30))).and_then(|()| server.write_all(REQUEST));
        let mut first = [0; 12];
        asked.and_then(|()| server.read_exact(&mut first)).is_ok() && first.ends_with(b" 401")
    }

    fn log(&self) -> String {
        fs::read_to_string(self.folder.path().join("gunicorn.log")).unwrap_or_default()
    }

    /// As an operator would set it.
    pub fn settings(&self) -> Settings {
        Settings {
            base: self.base.clone(),
            realm: "citizens".to_owned(),
            gateway_name: "gateway".to_owned(),
            gateway_password: Secret::new("gateway-pw"),
            pepper: Secret::new("of nobody"),
            longest_request: LONGEST_REQUEST,
            timeout: Duration::from_secs(10),
            kinds: Kinds::default(),
            back_one: Vec::new(),
            back_revoked: Vec::new(),
            back_whole: Vec::new(),
        }
    }

    /// The private key of the JWTs that it trusts, in PEM.
    pub fn signing_key(&self) -> Secret {
        Secret::new(&self.trusted.private)
    }

    /// Writes somebody into the file of people, which the server reads whenever it is asked.
    fn joins(&self, name: &str) {
        let _one_at_a_time = self.people.lock().unwrap_or_else(PoisonError::into_inner);
        let path = self.folder.path().join("people");
        let all = fs::read_to_string(&path).expect("the file of people");
        let hash = all.lines().next().and_then(|line| line.split(':').nth(1)).expect("a hash").to_owned();
        let mut file = File::options().append(true).open(&path).expect("the file of people");
        let (mut first, uid) = (name.to_owned(), 2000 + all.lines().count());
        first.get_mut(..1).expect("a letter").make_ascii_uppercase();
        writeln!(file, "{name}:{hash}:{uid}:1000:{first} Opdigtet,,,,:/:/bin/false").expect("a line");
    }

    /// Somebody new, with so many tokens.
    pub async fn person(&self, tokens: usize) -> Person {
        let number = {
            let mut people = self.people.lock().unwrap_or_else(PoisonError::into_inner);
            *people += 1;
            *people
        };
        let name = format!("person{number}");
        self.joins(&name);
        let mut devices = Vec::new();
        for place in 0..tokens {
            let serial = format!("HOTP{number:03}{place}");
            devices.push(self.device(&name, &serial, "hotp", place).await);
        }
        Person { name, tokens: devices }
    }

    /// People with names, who log in with their password alone: a token without a code. Each has two more tokens.
    pub async fn has_people(&self) {
        for name in ["anna", "bo", "clara"] {
            self.joins(name);
            for (place, description) in ["Phone", "Tablet"].into_iter().enumerate() {
                self.makes(name, &format!("HOTP{}{place}", name.to_uppercase()), "hotp", description).await;
            }
            self.makes(name, &format!("SPASS{}", name.to_uppercase()), "spass", "Password").await;
        }
    }

    /// One more token for somebody.
    pub async fn device(&self, name: &str, serial: &str, kind: &str, place: usize) -> Device {
        self.makes(name, serial, kind, &format!("Device {place}")).await;
        Device { serial: serial.to_owned(), key: key_of(serial), count: AtomicU64::new(0) }
    }

    async fn makes(&self, name: &str, serial: &str, kind: &str, description: &str) {
        let key: String = key_of(serial).iter().map(|byte| format!("{byte:02x}")).collect();
        let fields = [
            ("user", name),
            ("realm", "citizens"),
            ("type", kind),
            ("serial", serial),
            ("description", description),
            ("genkey", "0"),
            ("otpkey", &key),
        ];
        self.root(Method::POST, "/token/init", &fields).await;
    }

    /// What the admin who may do everything has done.
    pub async fn root(&self, method: Method, path: &str, fields: &[(&str, &str)]) -> Value {
        self.admin("root", method, path, fields).await
    }

    /// What an admin has done.
    pub async fn admin(&self, name: &str, method: Method, path: &str, fields: &[(&str, &str)]) -> Value {
        let client = Client::new();
        let jwt = self.jwt_of(name).await;
        let request = client.request(method.clone(), format!("{}{path}", self.base)).header("pi-authorization", jwt);
        let request = if method == Method::GET { request.query(fields) } else { request.form(fields) };
        let answer: Value = request.send().await.expect("an answer").json().await.expect("JSON");
        assert_eq!(answer["result"]["status"], true, "{path}: {answer}");
        answer
    }

    /// An admin's login, which lasts longer than the tests.
    async fn jwt_of(&self, admin: &str) -> String {
        let mut known = self.admins.lock().await;
        if let Some(jwt) = known.get(admin) {
            return jwt.clone();
        }
        let login = self.ask("/auth", &[("username", admin), ("password", &format!("{admin}-pw"))]).await;
        let jwt = login["result"]["value"]["token"].as_str().unwrap_or_else(|| panic!("{login}")).to_owned();
        known.insert(admin.to_owned(), jwt.clone());
        jwt
    }

    /// Whether the server itself still lets them in with it: by a check of a service, and by a login.
    pub async fn lets_in(&self, person: &Person, device: &Device) -> [bool; 2] {
        let pass = format!("{PASSWORD}{}", device.code());
        let check =
            self.ask("/validate/check", &[("user", &person.name), ("realm", "citizens"), ("pass", &pass)]).await;
        let password = format!("{PASSWORD}{}", device.code());
        let user = format!("{}@citizens", person.name);
        let login = self.ask("/auth", &[("username", &user), ("password", &password)]).await;
        [check["result"]["value"] == true, login["result"]["value"]["token"].is_string()]
    }

    /// What anybody may ask.
    pub async fn ask(&self, path: &str, fields: &[(&str, &str)]) -> Value {
        let request = Client::new().post(format!("{}{path}", self.base)).form(fields);
        request.send().await.expect("an answer").json().await.expect("JSON")
    }
}

/// A gateway at this address, with keys and storage of its own process.
pub fn gateway(origin: &str, listen: SocketAddr, site: PathBuf) -> GatewaySettings {
    GatewaySettings {
        origin: origin.to_owned(),
        listen,
        watch: None,
        site,
        // For a program that is served inside this one, which brings its storage.
        storage: StorageSettings::File(PathBuf::new()),
        keys: Keys::one(random::bytes().expect("randomness")),
        client_address: ClientAddress::Unknown,
        timeout: Duration::from_secs(10),
        limits: Limits::default(),
        keep_finished: Duration::from_secs(365 * 24 * 3600),
        log: Format::Text,
    }
}

/// As the manual of the adapter says: users of this realm, by a key that is made anew for each server.
fn trusts(folder: &Path, key: &PemPair) {
    let trusted = format!(
        "\nPI_TRUSTED_JWT = [{{\"public_key\": \"\"\"{}\"\"\", \"algorithm\": \"RS256\", \"role\": \"user\", \"realm\": \"citizens\", \"username\": \".+\"}}]\n",
        key.public
    );
    more_settings(folder, &trusted);
}

/// For each phone the server makes a key of its own, of 4096 bits, which takes a busy machine longer than the longest request may. Half as many bits take a tenth
/// of that, and nothing else of the server is another.
fn makes_smaller_keys(folder: &Path) {
    const SMALLER: &str = "\nfrom privacyidea.lib.tokens import pushtoken\nfrom privacyidea.lib.crypto import generate_keypair\npushtoken.generate_keypair = lambda bits: generate_keypair(2048)\n";
    more_settings(folder, SMALLER);
}

fn more_settings(folder: &Path, text: &str) {
    let mut settings = File::options().append(true).open(folder.join("pi.cfg")).expect("the server's settings");
    settings.write_all(text.as_bytes()).expect("a setting more");
}

/// The secret of a token: another for each.
fn key_of(serial: &str) -> [u8; 20] {
    let mut key = [7; 20];
    for (byte, letter) in key.iter_mut().zip(serial.bytes()) {
        *byte = letter;
    }
    key
}

/// Two processes, each with one request at a time: what takes longer than the longest is ended with its process.
fn serve(made: &Path, folder: &Path, port: u16) -> Child {
    // When the pipe closes, since the tests have ended however they did, the server goes.
    const SCRIPT: &str = "\"$0\" --workers 2 --timeout \"$2\" --bind \"127.0.0.1:$1\" --error-logfile gunicorn.log 'privacyidea.app:create_app(config_name=\"production\", silent=True)' & cat > /dev/null; kill -s KILL 0";
    let mut command = Command::new("setsid");
    command
        .args(["sh", "-c", SCRIPT])
        .arg(made.join("venv/bin/gunicorn"))
        .args([port.to_string(), LONGEST_REQUEST.as_secs().to_string()]);
    command.env("PRIVACYIDEA_CONFIGFILE", folder.join("pi.cfg")).env("TZ", "UTC").current_dir(folder);
    command.stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::null()).spawn().expect("gunicorn")
}
