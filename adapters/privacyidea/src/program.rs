//! The settings of the program, as a file: one TOML, in which secrets do not stand but are pointed at.

use std::collections::BTreeMap;
use std::path::Path;
use std::time::Duration;

use serde::Deserialize;
use spaer_gateway::domain::{AuthenticatorKind, ReactivationKind, ReactivationRoute};
use spaer_gateway::program::{self, GatewaySettings, SecretFrom, SettingsError, Written};

use crate::door::LoginWay;
use crate::settings::{Kinds, Settings};

mod provider;

/// What the program is started with.
#[derive(Debug)]
pub struct ProgramSettings {
    /// What every gateway is set with.
    pub gateway: GatewaySettings,
    /// How people log in.
    pub login: LoginWay,
    /// The server behind.
    pub privacyidea: Settings,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    gateway: Written,
    oidc: Option<provider::Table>,
    privacyidea: Server,
    #[serde(default)]
    kinds: BTreeMap<String, String>,
    #[serde(default)]
    back: Back,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Server {
    address: String,
    realm: String,
    gateway_name: String,
    gateway_password: SecretFrom,
    pepper: SecretFrom,
    longest_request_seconds: u64,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Back {
    one: Vec<Route>,
    revoked: Vec<Route>,
    whole: Vec<Route>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Route {
    kind: String,
    url: Option<String>,
    #[serde(default)]
    bring: Vec<String>,
    days: Option<u32>,
}

impl ProgramSettings {
    /// Reads the file. Paths in it are from the folder it stands in.
    ///
    /// # Errors
    /// With the file, the place in it and what is allowed there.
    pub fn read(path: &Path) -> Result<Self, SettingsError> {
        let file: File = program::read(path)?;
        let beside = path.parent().unwrap_or(Path::new(""));
        Self::of(file, beside).map_err(|problem| SettingsError::new(path, problem))
    }

    fn of(file: File, beside: &Path) -> Result<Self, String> {
        let File { gateway, oidc, privacyidea: server, kinds, back } = file;
        let gateway = GatewaySettings::of(gateway, beside)?;
        let is_http = server.address.starts_with("https://") || server.address.starts_with("http://127.0.0.1");
        if !is_http || server.address.ends_with('/') {
            return Err(
                "privacyidea.address: https, without a slash at the end; http only for this machine itself".to_owned()
            );
        }
        if server.longest_request_seconds == 0 {
            return Err("privacyidea.longest_request_seconds: at least 1".to_owned());
        }
        let kind = |(name, word): (String, String)| {
            let kind = AuthenticatorKind::parse(&word)
                .ok_or_else(|| format!("kinds.\"{name}\": one of {}", AuthenticatorKind::NAMES.join(", ")))?;
            Ok::<_, String>((name, kind))
        };
        let kinds = Kinds::with(kinds.into_iter().map(kind).collect::<Result<_, _>>()?);
        let privacyidea = Settings {
            gateway_password: server.gateway_password.read("privacyidea.gateway_password", beside)?,
            pepper: server.pepper.read("privacyidea.pepper", beside)?,
            base: server.address,
            realm: server.realm,
            gateway_name: server.gateway_name,
            longest_request: Duration::from_secs(server.longest_request_seconds),
            timeout: gateway.timeout,
            kinds,
            back_one: routes("back.one", back.one)?,
            back_revoked: routes("back.revoked", back.revoked)?,
            back_whole: routes("back.whole", back.whole)?,
        };
        let login = match oidc {
            None => LoginWay::Page,
            Some(table) => LoginWay::Provider(Box::new(table.read(beside)?)),
        };
        Ok(Self { gateway, login, privacyidea })
    }
}

fn routes(key: &str, routes: Vec<Route>) -> Result<Vec<ReactivationRoute>, String> {
    let route = |route: Route| {
        let kind = ReactivationKind::parse(&route.kind)
            .ok_or_else(|| format!("{key}: kind is one of {}", ReactivationKind::NAMES.join(", ")))?;
        let is_web = route.url.as_deref().is_none_or(|url| url.starts_with("https://") && url.len() <= 2000);
        if !is_web {
            return Err(format!("{key}: url is an address of a page, with https"));
        }
        Ok(ReactivationRoute { kind, url: route.url, bring: route.bring, days: route.days })
    };
    routes.into_iter().map(route).collect()
}

#[cfg(test)]
mod tests {
    use std::sync::LazyLock;

    use spaer_gateway::oidc::Anew;
    use spaer_oidc_provider::PemPair;

    use super::*;

    const EXAMPLE: &str = include_str!("../spaer-privacyidea.toml");

    /// With the table of a provider, which is behind signs of comments there: prose has a blank after the sign, settings have none.
    fn with_provider() -> String {
        let is_setting = |line: &&str| line.starts_with(|letter: char| letter.is_ascii_lowercase() || letter == '[');
        let lines = EXAMPLE.lines().map(|line| line.strip_prefix('#').filter(is_setting).unwrap_or(line));
        lines.collect::<Vec<_>>().join("\n")
    }

    fn read(text: &str) -> Result<ProgramSettings, String> {
        let folder =
            std::env::temp_dir().join(format!("spaer-settings-{}", spaer_gateway::random::hex(8).expect("randomness")));
        std::fs::create_dir_all(&folder).expect("a folder");
        static PAIR: LazyLock<PemPair> = LazyLock::new(PemPair::rsa);
        for (name, secret) in [
            ("gateway-password", "gateway-pw\n"),
            ("pepper", "of nobody"),
            ("key", &"0a".repeat(32)),
            ("client-secret", "of the client\n"),
            ("trusted.pem", &PAIR.private),
        ] {
            std::fs::write(folder.join(name), secret).expect("a secret");
        }
        let path = folder.join("settings.toml");
        std::fs::write(&path, text).expect("settings");
        let read = ProgramSettings::read(&path)
            .map_err(|error| error.to_string().replace(&path.display().to_string(), "settings.toml"));
        std::fs::remove_dir_all(&folder).expect("it goes");
        read
    }

    #[test]
    fn the_example_can_be_used_as_it_is() {
        let settings = read(EXAMPLE).expect("is read");
        assert_eq!(settings.privacyidea.gateway_password.reveal(), "gateway-pw");
        assert_eq!(settings.privacyidea.longest_request, Duration::from_secs(30));
        assert_eq!(settings.privacyidea.back_whole.len(), 2);
        assert!(matches!(settings.login, LoginWay::Page));
    }

    #[test]
    fn a_provider_is_one_table_more() {
        let settings = read(&with_provider()).expect("is read");
        assert!(!format!("{settings:?}").contains("of the client"), "no secret is printed");
        assert!(!format!("{settings:?}").contains("PRIVATE KEY"), "no key is printed");
        let LoginWay::Provider(provider) = settings.login else { unreachable!("there is a table") };
        assert_eq!(
            provider.oidc.client_secret.map(|secret| secret.reveal().to_owned()).as_deref(),
            Some("of the client")
        );
        assert_eq!((provider.oidc.anew, provider.session), (Anew::Shown, Duration::from_secs(900)));
        for (from, to, told) in [
            ("session_minutes = 15", "session_minutes = 0", "oidc.session_minutes"),
            ("session_minutes = 15", "session_minutes = 61", "oidc.session_minutes"),
            ("file = \"trusted.pem\"", "file = \"pepper\"", "oidc.signing_key"),
            ("file = \"client-secret\"", "file = \"none\"", "oidc.client_secret"),
            ("scopes = ", "scope = ", "scope"),
        ] {
            assert!(with_provider().contains(from), "{from}");
            let error = read(&with_provider().replacen(from, to, 1)).err().unwrap_or_default();
            assert!(error.contains(told), "{to}: {error}");
        }
    }

    #[test]
    fn a_mistake_is_told_with_its_place_and_what_is_allowed() {
        for (from, to, told) in [
            ("realm = ", "relm = ", vec!["line", "relm", "realm"]),
            ("https://spaer.example.org", "http://spaer.example.org", vec!["gateway.origin", "https"]),
            ("listen = ", "listens = ", vec!["line", "listens"]),
            ("file = \"key\"", "file = \"pepper\"", vec!["gateway.keys[0]", "64"]),
            ("https://mfa.example.org", "http://mfa.example.org", vec!["privacyidea.address"]),
            ("longest_request_seconds = 30", "longest_request_seconds = 0", vec!["longest_request_seconds"]),
            ("\"code_display\"", "\"display\"", vec!["kinds.\"totp:hardware\"", "code_display"]),
            ("kind = \"in_person\"", "kind = \"desk\"", vec!["back.", "in_person"]),
            ("file = \"pepper\"", "file = \"papper\"", vec!["privacyidea.pepper", "papper"]),
        ] {
            assert!(EXAMPLE.contains(from), "{from}");
            let error = read(&EXAMPLE.replacen(from, to, 1)).err().unwrap_or_default();
            assert!(
                error.starts_with("settings.toml: ") && told.iter().all(|word| error.contains(word)),
                "{to}: {error}"
            );
        }
    }
}
