//! The table `[oidc]` of the settings: a provider at which people log in, in place of the login page.

use std::path::Path;
use std::time::Duration;

use serde::Deserialize;
use spaer_gateway::Private;
use spaer_gateway::oidc::{Anew, OidcSettings, Renewal};
use spaer_gateway::program::{Secret, SecretFrom};

use crate::oidc::ProviderSettings;
use crate::trusted::TrustedJwts;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Table {
    issuer: String,
    client_id: String,
    client_secret: Option<SecretFrom>,
    #[serde(default)]
    scopes: Vec<String>,
    #[serde(default)]
    acr_values: Vec<String>,
    #[serde(default = "login_claim")]
    login_claim: String,
    #[serde(default = "auth_time")]
    auth_time: bool,
    after_log_out: Option<String>,
    signing_key: SecretFrom,
    #[serde(default = "session_minutes")]
    session_minutes: u64,
}

fn login_claim() -> String {
    "preferred_username".to_owned()
}

fn auth_time() -> bool {
    true
}

/// As long as a JWT of the login page lives where the manual's policy is set.
fn session_minutes() -> u64 {
    15
}

impl Table {
    /// With its secrets.
    pub(super) fn read(self, beside: &Path) -> Result<ProviderSettings, String> {
        if !(1..=60).contains(&self.session_minutes) {
            return Err("oidc.session_minutes: 1 to 60".to_owned());
        }
        let session = Duration::from_secs(self.session_minutes * 60);
        let secret = self.client_secret.map(|from| from.read("oidc.client_secret", beside)).transpose()?;
        let signing_key = self.signing_key.read("oidc.signing_key", beside)?;
        // Told now, and not when somebody logs in.
        TrustedJwts::new(&signing_key, "", session).map_err(|error| format!("oidc.signing_key: {error}"))?;
        let oidc = OidcSettings {
            issuer: self.issuer,
            client_id: self.client_id,
            client_secret: secret.as_ref().map(Secret::reveal).map(Private::new),
            scopes: self.scopes,
            acr_values: self.acr_values,
            login_claim: self.login_claim,
            // privacyIDEA knows the name.
            display_claim: None,
            anew: if self.auth_time { Anew::Shown } else { Anew::Asked },
            after_log_out: self.after_log_out,
            renewal: Renewal::default(),
        };
        Ok(ProviderSettings { oidc, signing_key, session })
    }
}
