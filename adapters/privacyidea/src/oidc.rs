//! A login at the operator's own OpenID Connect provider, in place of the login page.
//!
//! The provider says who it is, and the server behind learns nothing of that login: it is asked before whether the person is locked, and then trusts a JWT that is
//! signed here ([`crate::trusted`]). Whether a token that is disabled keeps somebody from logging in at the provider is the provider's own matter: it does if the
//! provider itself asks privacyIDEA. Nothing is claimed of it here.

use std::fmt;

use spaer_gateway::backend::{LoginCallback, LoginOutcome, LoginStart};
use spaer_gateway::oidc::{NotLoggedIn, Oidc, OidcSettings, OidcSettingsError};
use spaer_gateway::program::Secret;
use spaer_gateway::{Answer, BackendError, Keys};

use crate::login::{LoggedInUser, Outcome};
use crate::server::{self, Failure, Lock, Server};
use crate::settings::Settings;
use crate::trusted::{NoRsaKey, TrustedJwts};

/// What an operator decides about logins at a provider.
#[derive(Clone, Debug)]
pub struct ProviderSettings {
    /// The provider.
    pub oidc: OidcSettings,
    /// The private key of the JWTs that the server trusts, in PEM.
    pub signing_key: Secret,
    /// How long a session lasts. It is not extended: nothing that the gateway keeps of a session can be exchanged for another JWT.
    pub session: std::time::Duration,
}

/// Why there can be no login at a provider.
#[derive(Debug)]
pub enum ProviderError {
    /// A setting of the provider is none.
    Oidc(OidcSettingsError),
    /// The key is none.
    Key(NoRsaKey),
    /// The certificates of this machine cannot be read.
    Tls(reqwest::Error),
}

impl fmt::Display for ProviderError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Oidc(error) => write!(f, "oidc.{error}"),
            Self::Key(error) => write!(f, "oidc.signing_key: {error}"),
            Self::Tls(error) => write!(f, "the certificates of this machine: {error}"),
        }
    }
}

impl std::error::Error for ProviderError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Oidc(error) => Some(error),
            Self::Key(error) => Some(error),
            Self::Tls(error) => Some(error),
        }
    }
}

/// The login at a provider.
pub struct ProviderLogin {
    oidc: Oidc,
    jwts: TrustedJwts,
}

impl ProviderLogin {
    /// Asks nobody yet. `key`: the gateway's login key.
    ///
    /// # Errors
    /// When a setting is none.
    pub fn new(provider: ProviderSettings, settings: &Settings, keys: &Keys) -> Result<Self, ProviderError> {
        // A login takes calls to the server besides, within the same time.
        let client = server::client(settings.timeout / 2).map_err(ProviderError::Tls)?;
        let jwts = TrustedJwts::new(&provider.signing_key, &settings.realm, provider.session);
        let oidc = Oidc::new(provider.oidc, keys, client).map_err(ProviderError::Oidc)?;
        Ok(Self { oidc, jwts: jwts.map_err(ProviderError::Key)? })
    }

    /// Where a login begins.
    pub(crate) async fn address(&self, start: &LoginStart) -> Answer<String> {
        self.oidc.begin(start).await.map_err(|why| {
            tell(&why);
            BackendError::Failed
        })
    }

    /// Who has logged in there, if they may come in here. The lock is asked for after the provider has said who it is and before anything is signed: a JWT
    /// outlives every lock.
    pub(crate) async fn outcome(
        &self,
        server: &Server,
        realm: &str,
        callback: &LoginCallback,
    ) -> Result<Outcome, Failure> {
        let who = match self.oidc.finish(callback).await {
            Ok(who) => who,
            Err(why) => {
                tell(&why);
                return Ok(Outcome::Out(why.outcome()));
            }
        };
        let name = who.login_name.reveal();
        if !is_one_user(server, name).await? {
            tracing::warn!("the provider's name of somebody would be read by privacyIDEA as one of another realm");
            return Ok(Outcome::Out(LoginOutcome::Failed));
        }
        match server.lock(realm, name).await?.0 {
            // Also of a user that the server does not know: such a one has no entry among the users, which is asked for next.
            Lock::None => {}
            Lock::ByRule => return Ok(Outcome::Out(LoginOutcome::Locked)),
            Lock::ByHand { .. } => return Ok(Outcome::Out(LoginOutcome::Blocked)),
        }
        let signed = self.jwts.sign(name).ok_or(Failure::Failed)?;
        Ok(Outcome::In(LoggedInUser {
            jwt: signed.jwt.reveal().to_owned(),
            name: name.to_owned(),
            // With what they have logged in at the provider is not said here.
            serial: None,
            expires_at: signed.expires_at,
        }))
    }

    /// Tells the operator what may be wrong when the server does not take what was signed here. It says the same of a user that it does not have.
    pub(crate) fn is_not_taken(&self, failure: &Failure) {
        if matches!(failure, Failure::SessionEnded | Failure::NotUnderstood | Failure::WrongCredentials) {
            tracing::warn!(
                "privacyIDEA does not take the JWT of somebody who has logged in at the provider, or has no such user: is PI_TRUSTED_JWT in its pi.cfg as the settings say, and login_claim the user's name?"
            );
        }
    }

    /// Where the login at the provider ends.
    pub(crate) async fn end_session_url(&self) -> Option<String> {
        self.oidc.end_session_url().await
    }
}

/// To the operator, without who it was. That somebody has left is no news.
fn tell(why: &NotLoggedIn) {
    match why {
        NotLoggedIn::Cancelled => {}
        NotLoggedIn::Failed(_) | NotLoggedIn::Unavailable(_) => {
            tracing::warn!(%why, "nobody is logged in by the provider")
        }
    }
}

/// Whether the server takes the name for one user's, wherever it stands. It splits a name with a realm of its own behind an @, or with a backslash, into a name and
/// a realm, so that a lock would be asked for of one person, and set on them, while another sits there.
async fn is_one_user(server: &Server, name: &str) -> Result<bool, Failure> {
    if name.contains('\\') {
        return Ok(false);
    }
    let Some((_, behind)) = name.rsplit_once('@') else { return Ok(true) };
    let realms = server.get_as_gateway("/realm/", &[]).await?.value;
    let realms = realms.as_object().ok_or(Failure::NotUnderstood)?;
    Ok(!realms.keys().any(|realm| realm.eq_ignore_ascii_case(behind)))
}
