//! What an operator decides about the provider.

use std::fmt;
use std::time::Duration;

use openidconnect::url::{Host, Url};

use crate::ids::Private;

/// What an operator decides about a login by OpenID Connect.
#[derive(Clone, Debug)]
pub struct OidcSettings {
    /// The provider, as it calls itself: `https://login.example.org/realms/citizens`. With a slash at the end if it has one.
    pub issuer: String,
    /// What this client is called at the provider.
    pub client_id: String,
    /// The client's secret, if it has one. PKCE is used with and without.
    pub client_secret: Option<Private>,
    /// What is asked for besides `openid`.
    pub scopes: Vec<String>,
    /// How strongly the person must authenticate (`acr_values`), the best first. If there are any, a token that says none of them is refused.
    pub acr_values: Vec<String>,
    /// The claim of the ID token by which the back end knows the person: `preferred_username`.
    pub login_claim: String,
    /// The claim with the person's name: `name`. Without it the back end's own is used.
    pub display_claim: Option<String>,
    /// How it is known that the person has authenticated anew.
    pub anew: Anew,
    /// Where the provider sends the browser after it has logged the person out; the provider must know the address.
    pub after_log_out: Option<String>,
    /// How long what the provider says of itself is good for.
    pub renewal: Renewal,
}

/// How it is known that the person has authenticated anew, and was not just still logged in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Anew {
    /// It is asked for (`prompt=login`, `max_age=0`), and the token must show it: its `auth_time` is not before the login was begun.
    #[default]
    Shown,
    /// It is asked for by `prompt=login` alone, for a provider that tells no `auth_time`. Nothing then shows that it was done.
    Asked,
}

/// How long what the provider says of itself is good for: addresses and keys.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Renewal {
    /// After this it is asked for again.
    pub fresh: Duration,
    /// While it cannot be asked for again it is used up to this age. A key that the provider has given up is believed no longer.
    pub usable: Duration,
    /// At most one question in this time, whatever comes: neither keys that are not known nor a provider that is away make more.
    pub between: Duration,
    /// After a first question that came to nothing, none is asked for this long: a provider that is back is noticed soon, and one that is away holds up nobody.
    pub pause: Duration,
}

impl Default for Renewal {
    fn default() -> Self {
        Self {
            fresh: Duration::from_secs(60 * 60),
            usable: Duration::from_secs(24 * 60 * 60),
            between: Duration::from_secs(10),
            pause: Duration::from_secs(1),
        }
    }
}

/// Which setting is none, and what it must be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OidcSettingsError {
    /// The setting.
    pub key: &'static str,
    /// What it must be.
    pub must: &'static str,
}

impl fmt::Display for OidcSettingsError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.key, self.must)
    }
}

impl std::error::Error for OidcSettingsError {}

impl OidcSettings {
    /// As it usually is: somebody is known by `preferred_username`, and authenticates anew, which the token shows.
    pub fn new(issuer: impl Into<String>, client_id: impl Into<String>) -> Self {
        Self {
            issuer: issuer.into(),
            client_id: client_id.into(),
            client_secret: None,
            scopes: Vec::new(),
            acr_values: Vec::new(),
            login_claim: "preferred_username".to_owned(),
            display_claim: None,
            anew: Anew::Shown,
            after_log_out: None,
            renewal: Renewal::default(),
        }
    }

    pub(super) fn check(&self) -> Result<(), OidcSettingsError> {
        let is_web = |text: &str| Url::parse(text).is_ok_and(|url| is_safe(&url));
        let must = |is: bool, key, must| if is { Ok(()) } else { Err(OidcSettingsError { key, must }) };
        must(is_web(&self.issuer), "issuer", "an address with https; http only for this machine itself")?;
        must(!self.client_id.is_empty(), "client_id", "what this client is called at the provider")?;
        must(!self.login_claim.is_empty(), "login_claim", "the name of a claim, such as \"preferred_username\"")?;
        let after = self.after_log_out.as_deref().is_none_or(is_web);
        must(after, "after_log_out", "an address with https; http only for this machine itself")
    }
}

/// Whether what is asked there comes from there: by TLS, or on this machine.
pub(super) fn is_safe(url: &Url) -> bool {
    match (url.scheme(), url.host()) {
        ("https", Some(_)) => true,
        ("http", Some(Host::Ipv4(address))) => address.is_loopback(),
        ("http", Some(Host::Ipv6(address))) => address.is_loopback(),
        ("http", Some(Host::Domain(name))) => name == "localhost",
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_provider_is_asked_by_tls_or_on_this_machine() {
        for (text, safe) in [
            ("https://login.example.org/realms/a", true),
            ("http://127.0.0.1:8080/", true),
            ("http://localhost/", true),
            ("http://[::1]:1/", true),
            ("http://login.example.org/", false),
            ("http://127.0.0.1.example.org/", false),
            ("http://localhost.example.org/", false),
            ("ftp://login.example.org/", false),
            ("data:text/html,a", false),
        ] {
            assert_eq!(is_safe(&Url::parse(text).expect("an address")), safe, "{text}");
        }
    }
}
