//! The section of a settings file that is the gateway's, in whichever adapter's file it stands.

use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::time::Duration;

use axum::http::HeaderName;
use serde::Deserialize;

use super::logs::Format;
use super::secrets::{Key, Secret, SecretFrom};
use crate::limits::Rate;
use crate::{ClientAddress, Config, Keys, Limits, Transport};

/// Where orders and sessions are kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StorageSettings {
    /// A SQLite file, which belongs to one process.
    File(PathBuf),
    /// A PostgreSQL database, which several processes share.
    Postgres {
        /// Its address, with the password.
        address: Secret,
        /// At most so many connections of this process, and one more.
        connections: usize,
    },
}

/// What an operator decides about the gateway.
#[derive(Clone, Debug)]
pub struct GatewaySettings {
    /// Scheme, host and port under which people reach the app.
    pub origin: String,
    /// Where it listens; whatever ends TLS stands in front of it.
    pub listen: SocketAddr,
    /// Where health and figures are told; nowhere unless it is set.
    pub watch: Option<SocketAddr>,
    /// The built app.
    pub site: PathBuf,
    /// Orders and sessions.
    pub storage: StorageSettings,
    /// Seal logins under way and sessions.
    pub keys: Keys,
    /// Where a client's address stands, for the limits that count by it.
    pub client_address: ClientAddress,
    /// How long the gateway waits for the back end.
    pub timeout: Duration,
    /// How much of a thing may be done.
    pub limits: Limits,
    /// For how long finished orders are kept.
    pub keep_finished: Duration,
    /// How the log is written.
    pub log: Format,
}

/// The section as it is written.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Section {
    origin: String,
    listen: SocketAddr,
    watch: Option<SocketAddr>,
    site: PathBuf,
    storage: StorageSection,
    keys: Vec<SecretFrom>,
    client_address_header: Option<String>,
    #[serde(default = "timeout_seconds")]
    timeout_seconds: u64,
    #[serde(default)]
    limits: LimitsSection,
    #[serde(default = "keep_finished_days")]
    keep_finished_days: u64,
    #[serde(default)]
    log: Format,
}

/// Less than the fifteen seconds after which the app gives up on a block.
fn timeout_seconds() -> u64 {
    10
}

fn keep_finished_days() -> u64 {
    365
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct StorageSection {
    file: Option<PathBuf>,
    postgres: Option<SecretFrom>,
    #[serde(default = "connections")]
    connections: usize,
}

fn connections() -> usize {
    16
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct LimitsSection {
    orders_per_session: Option<RateSection>,
    orders_per_person: Option<RateSection>,
    reports_per_session: Option<RateSection>,
    wrong_keys_per_address: Option<RateSection>,
    logins_per_address: Option<RateSection>,
    body_seconds: Option<u64>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct RateSection {
    count: u32,
    minutes: u64,
}

impl GatewaySettings {
    /// Takes the section as it was read, and reads the secrets that it points at. `beside`: the folder of the file.
    ///
    /// # Errors
    /// With the key and what is allowed there.
    pub fn of(section: Written, beside: &Path) -> Result<Self, String> {
        let Section {
            origin,
            listen,
            watch,
            site,
            storage,
            keys,
            client_address_header,
            timeout_seconds,
            limits,
            keep_finished_days,
            log,
        } = section.0;
        if !is_origin(&origin) {
            return Err("gateway.origin: scheme, host and port, without a slash at the end, such as \"https://spaer.example.org\"; http only for this machine itself".to_owned());
        }
        let client_address = match client_address_header.map(|name| HeaderName::try_from(name.to_lowercase())) {
            None => ClientAddress::Unknown,
            Some(Ok(name)) => ClientAddress::Header(name),
            Some(Err(_)) => {
                return Err(
                    "gateway.client_address_header: the name of a header, such as \"x-forwarded-for\"".to_owned()
                );
            }
        };
        if !(1..=14).contains(&timeout_seconds) {
            return Err("gateway.timeout_seconds: 1 to 14".to_owned());
        }
        if keep_finished_days < 30 {
            return Err(
                "gateway.keep_finished_days: at least 30, which is how long people can read their list of blocks"
                    .to_owned(),
            );
        }
        Ok(Self {
            origin,
            listen,
            watch,
            site: beside.join(site),
            storage: storage.read(beside)?,
            keys: read_keys(&keys, beside)?,
            client_address,
            timeout: Duration::from_secs(timeout_seconds),
            limits: limits.read()?,
            keep_finished: Duration::from_secs(keep_finished_days * 24 * 3600),
            log,
        })
    }

    /// As a gateway takes it.
    #[must_use]
    pub fn config(&self) -> Config {
        let transport = if self.origin.starts_with("https://") { Transport::Https } else { Transport::PlainLoopback };
        Config {
            timeout: self.timeout,
            keys: self.keys.clone(),
            limits: self.limits.clone(),
            keep_finished: self.keep_finished,
            client_address: self.client_address.clone(),
            ..Config::new(self.origin.clone(), transport)
        }
    }
}

/// The section `[gateway]` as it stands in a file.
#[derive(Debug, Deserialize)]
#[serde(transparent)]
pub struct Written(Section);

fn read_keys(keys: &[SecretFrom], beside: &Path) -> Result<Keys, String> {
    let mut keys = keys.iter().enumerate().map(|(n, from)| Key::read(from, &format!("gateway.keys[{n}]"), beside));
    let Key(current) = keys.next().ok_or("gateway.keys: at least one; the first seals, all of them open")??;
    let older = keys.map(|key| key.map(|Key(key)| key)).collect::<Result<_, _>>()?;
    Ok(Keys::Shared { current, older })
}

impl StorageSection {
    fn read(self, beside: &Path) -> Result<StorageSettings, String> {
        match (self.file, self.postgres) {
            (Some(path), None) => Ok(StorageSettings::File(beside.join(path))),
            (None, Some(from)) if self.connections > 0 => {
                let address = from.read("gateway.storage.postgres", beside)?;
                Ok(StorageSettings::Postgres { address, connections: self.connections })
            }
            (None, Some(_)) => Err("gateway.storage.connections: at least 1".to_owned()),
            _ => Err("gateway.storage: either `file`, or `postgres` with where its address stands".to_owned()),
        }
    }
}

impl LimitsSection {
    fn read(self) -> Result<Limits, String> {
        let usual = Limits::default();
        let rate = |name: &str, written: Option<RateSection>, usual: Rate| match written {
            None => Ok(usual),
            Some(RateSection { count, minutes }) if count > 0 && (1..=1440).contains(&minutes) => {
                Ok(Rate::per_minutes(count, minutes))
            }
            Some(_) => Err(format!("gateway.limits.{name}: a count of at least 1 in 1 to 1440 minutes")),
        };
        let body = match self.body_seconds {
            None => usual.body,
            Some(seconds @ 1..=60) => Duration::from_secs(seconds),
            Some(_) => return Err("gateway.limits.body_seconds: 1 to 60".to_owned()),
        };
        Ok(Limits {
            orders_per_session: rate("orders_per_session", self.orders_per_session, usual.orders_per_session)?,
            orders_per_person: rate("orders_per_person", self.orders_per_person, usual.orders_per_person)?,
            reports_per_session: rate("reports_per_session", self.reports_per_session, usual.reports_per_session)?,
            wrong_keys_per_address: rate(
                "wrong_keys_per_address",
                self.wrong_keys_per_address,
                usual.wrong_keys_per_address,
            )?,
            logins_per_address: rate("logins_per_address", self.logins_per_address, usual.logins_per_address)?,
            body,
        })
    }
}

/// Scheme, host and port, without anything behind it; plain http for this machine only.
#[must_use]
pub fn is_origin(text: &str) -> bool {
    let (host, here_only) = match text.strip_prefix("https://") {
        Some(host) => (host, false),
        None => match text.strip_prefix("http://") {
            Some(host) => (host, true),
            None => return false,
        },
    };
    let (name, port) = host.split_once(':').map_or((host, None), |(name, port)| (name, Some(port)));
    let is_name = !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b".-".contains(&byte));
    let is_port = port.is_none_or(|port| port.parse::<u16>().is_ok_and(|port| port > 0));
    is_name && is_port && (!here_only || name == "127.0.0.1" || name == "localhost")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::random;

    const WRITTEN: &str = r#"
        origin = "https://spaer.example.org"
        listen = "127.0.0.1:8080"
        watch = "127.0.0.1:9080"
        site = "dist"
        keys = [{ file = "key" }, { file = "older-key" }]
        client_address_header = "X-Forwarded-For"
        keep_finished_days = 400
        [storage]
        file = "orders.sqlite"
        [limits]
        orders_per_person = { count = 7, minutes = 3 }
        body_seconds = 5
    "#;

    fn parse(text: &str) -> Result<GatewaySettings, String> {
        let folder = std::env::temp_dir().join(format!("spaer-settings-{}", random::hex(8).expect("randomness")));
        std::fs::create_dir_all(&folder).expect("a folder");
        for (name, secret) in [
            (
                "key",
                "0a".repeat(32)
                    + "
",
            ),
            ("older-key", "0b".repeat(32)),
            ("db", "postgres://a:b@c/d".to_owned()),
        ] {
            std::fs::write(folder.join(name), secret).expect("a secret");
        }
        let written = toml::from_str::<Written>(text).map_err(|error| error.to_string());
        let settings = written.and_then(|written| GatewaySettings::of(written, &folder));
        std::fs::remove_dir_all(&folder).expect("it goes");
        settings
    }

    #[test]
    fn what_is_written_is_read() {
        let settings = parse(WRITTEN).expect("is right");
        assert!(matches!(&settings.storage, StorageSettings::File(path) if path.ends_with("orders.sqlite")));
        assert!(matches!(&settings.keys, Keys::Shared { current, older } if current[0] == 10 && older.len() == 1));
        assert_eq!(settings.limits.orders_per_person, Rate::per_minutes(7, 3));
        assert_eq!(settings.limits.orders_per_session, Limits::default().orders_per_session);
        assert_eq!(settings.keep_finished, Duration::from_secs(400 * 24 * 3600));
        let shared = WRITTEN.replace("file = \"orders.sqlite\"", "postgres = { file = \"db\" }\nconnections = 3");
        let storage = parse(&shared).expect("is right").storage;
        assert_eq!(storage, StorageSettings::Postgres { address: Secret::new("postgres://a:b@c/d"), connections: 3 });
        assert!(!format!("{storage:?}").contains("a:b"), "secrets are not printed");
    }

    #[test]
    fn a_mistake_is_told_with_its_place_and_what_is_allowed() {
        for (from, to, told) in [
            ("origin = \"https://", "origin = \"http://", ["origin", "https"]),
            ("listen = \"127.0.0.1:8080\"", "listen = \"8080\"", ["line 3", "listen"]),
            ("site = ", "sites = ", ["line 5", "sites"]),
            ("{ file = \"key\" }, { file = \"older-key\" }", "", ["gateway.keys", "at least one"]),
            ("file = \"older-key\"", "file = \"no-key\"", ["gateway.keys[1]", "no-key"]),
            ("file = \"key\"", "file = \"db\"", ["gateway.keys[0]", "64"]),
            ("\"X-Forwarded-For\"", "\"not a header\"", ["client_address_header", "x-forwarded-for"]),
            ("keep_finished_days = 400", "keep_finished_days = 29", ["keep_finished_days", "30"]),
            ("keep_finished_days = 400", "timeout_seconds = 15", ["timeout_seconds", "14"]),
            ("file = \"orders.sqlite\"", "", ["gateway.storage", "postgres"]),
            ("file = \"orders.sqlite\"", "file = \"a\"\npostgres = { env = \"B\" }", ["gateway.storage", "either"]),
            (
                "file = \"orders.sqlite\"",
                "postgres = { env = \"SPAER_NOT_SET\" }",
                ["storage.postgres", "SPAER_NOT_SET"],
            ),
            ("count = 7", "count = 0", ["limits.orders_per_person", "at least 1"]),
            ("minutes = 3", "minutes = 100000", ["limits.orders_per_person", "1440"]),
            ("keep_finished_days = 400", "log = \"xml\"", ["log", "json"]),
            ("body_seconds = 5", "body_seconds = 90", ["body_seconds", "60"]),
        ] {
            assert!(WRITTEN.contains(from), "{from}");
            let error = parse(&WRITTEN.replacen(from, to, 1)).err().unwrap_or_default();
            assert!(told.iter().all(|word| error.contains(word)), "{to}: {error}");
        }
    }

    #[test]
    fn an_origin_is_what_a_browser_calls_one() {
        for good in ["https://a.example", "https://a.example:8443", "http://127.0.0.1:80", "http://localhost"] {
            assert!(is_origin(good), "{good}");
        }
        for bad in [
            "a.example",
            "https://",
            "https://a.example/",
            "https://a.example:0",
            "https://a@b.example",
            "http://a.example",
            "http://127.0.0.1.a.example",
            "http://localhost.a.example",
            "ftp://a.example",
        ] {
            assert!(!is_origin(bad), "{bad}");
        }
    }
}
