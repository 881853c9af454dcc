//! A login by OpenID Connect, ready for any back end: authorization code flow with PKCE.
//!
//! [`Oidc::begin`] is for a back end's `begin_login`, [`Oidc::finish`] for its `finish_login`, [`Oidc::end_session_url`] for its `log_out`. Of what it
//! needs to know of the provider it asks the provider itself (discovery), and again when that is old or a key is new.
//!
//! Nothing is kept between begin and finish: what only this client may know is reckoned from the login's `state` with a key (`derived.rs`), so that any process
//! with the same key can finish a login, and no flood of logins takes room from one.
//!
//! This module knows nothing of what a session is, nor of what the person may do: it says who has just authenticated, or why nobody has.

mod call;
mod derived;
mod exchange;
mod failure;
mod provider;
mod settings;
mod verify;

use std::borrow::Cow;

use openidconnect::core::{CoreAuthPrompt, CoreResponseType};
use openidconnect::{
    AuthenticationContextClass, AuthenticationFlow, ClientId, CsrfToken, LogoutRequest, Nonce, PkceCodeChallenge,
    PostLogoutRedirectUrl, RedirectUrl, Scope,
};

pub use failure::NotLoggedIn;
pub use reqwest::Client;
pub use settings::{Anew, OidcSettings, OidcSettingsError, Renewal};

use crate::backend::{LoginCallback, LoginStart};
use crate::ids::Private;
use crate::keys::Keys;
use crate::moment::Moment;
use derived::Derived;
use provider::{Known, Provider};

/// Logs people in at one OpenID Connect provider.
pub struct Oidc {
    settings: OidcSettings,
    provider: Provider,
    derived: Derived,
}

/// Somebody who has authenticated at the provider just now, as its ID token says. That they may do anything here is not said by it.
#[derive(Clone, Debug)]
pub struct Authenticated {
    /// What the provider knows the person by (`sub`), for ever.
    pub subject: Private,
    /// The claim that the settings name: what the back end knows the person by. Not empty, 200 characters at most, no control character.
    pub login_name: Private,
    /// How the person is called, where the settings name a claim and the token has it.
    pub display_name: Option<Private>,
    /// When they authenticated, where the provider says so (`auth_time`).
    pub at: Option<Moment>,
}

impl Oidc {
    /// Asks nobody yet. `keys`: the gateway's, so that whichever process can open a login's `state` can also finish it. `client`: trusts what the operator trusts;
    /// it should follow no redirects and have a time limit below the gateway's `timeout`.
    ///
    /// # Errors
    /// When a setting is none.
    pub fn new(settings: OidcSettings, keys: &Keys, client: Client) -> Result<Self, OidcSettingsError> {
        settings.check()?;
        let derived = Derived::new(keys);
        let provider = Provider::new(&settings, client);
        Ok(Self { settings, provider, derived })
    }

    /// The address of the provider's login page for this login, where the person authenticates anew.
    ///
    /// # Errors
    /// [`NotLoggedIn::Unavailable`] when the provider does not say where that is.
    pub async fn begin(&self, start: &LoginStart) -> Result<String, NotLoggedIn> {
        let known = self.provider.known().await?;
        let nonce = Nonce::new(self.derived.nonce(&start.state, Moment::now())?);
        let state = start.state.clone();
        let flow = AuthenticationFlow::<CoreResponseType>::AuthorizationCode;
        let mut request = known.client.authorize_url(flow, || CsrfToken::new(state), || nonce);
        for scope in &self.settings.scopes {
            request = request.add_scope(Scope::new(scope.clone()));
        }
        for class in &self.settings.acr_values {
            request = request.add_auth_context_value(AuthenticationContextClass::new(class.clone()));
        }
        request = request.add_prompt(CoreAuthPrompt::Login);
        if self.settings.anew == Anew::Shown {
            request = request.set_max_age(std::time::Duration::ZERO);
        }
        let challenge = PkceCodeChallenge::from_code_verifier_sha256(&self.derived.verifier(&start.state)?);
        let (url, _, _) =
            request.set_pkce_challenge(challenge).set_redirect_uri(Cow::Owned(redirect(&start.callback_url)?)).url();
        Ok(url.into())
    }

    /// Who has come back from the provider's login page.
    ///
    /// # Errors
    /// When nobody has authenticated, or it is not shown that somebody has; by what helps.
    pub async fn finish(&self, callback: &LoginCallback) -> Result<Authenticated, NotLoggedIn> {
        if let Some(error) = callback.parameter("error") {
            return Err(NotLoggedIn::of_login_page(error));
        }
        let code = callback.parameter("code").ok_or(NotLoggedIn::failed("the provider sent no code"))?;
        let known = self.provider.known().await?;
        self.is_from(&known, callback.parameter("iss"))?;
        let verifier = self.derived.verifier(&callback.state)?;
        let tokens = exchange::tokens(&known, code, verifier, redirect(&callback.callback_url)?).await?;
        let wanted = verify::Wanted { settings: &self.settings, derived: &self.derived, state: &callback.state };
        match wanted.verify(&known, &tokens) {
            Err(verify::NotShown::NoKey(why)) => {
                // It may be signed with a key that is newer than what is known here. The code is used up; the token is not.
                let renewed = self.provider.renewed(&known).await?.ok_or(NotLoggedIn::Failed(why))?;
                wanted.verify(&renewed, &tokens).map_err(verify::NotShown::into_failure)
            }
            verified => verified.map_err(verify::NotShown::into_failure),
        }
    }

    /// Where the browser must go so that the person is logged out at the provider too, if the provider has such a page.
    ///
    /// The ID token could go along (`id_token_hint`), so that the provider need not ask the person whether they mean it. It does not: it says who they are, and an
    /// address stays in the tab's storage, in the history, and in the log of whatever is on the way.
    pub async fn end_session_url(&self) -> Option<String> {
        let known = self.provider.known().await.ok()?;
        let client = ClientId::new(self.settings.client_id.clone());
        let request = LogoutRequest::from(known.end_session.clone()?).set_client_id(client);
        let request = match &self.settings.after_log_out {
            None => request,
            Some(after) => request.set_post_logout_redirect_uri(PostLogoutRedirectUrl::new(after.clone()).ok()?),
        };
        Some(request.http_get_url().into())
    }

    /// Whether the answer is of this provider (RFC 9207), so that none is taken to another one's token endpoint.
    fn is_from(&self, known: &Known, said: Option<&str>) -> Result<(), NotLoggedIn> {
        match said {
            Some(issuer) if issuer == self.settings.issuer => Ok(()),
            None if !known.names_itself => Ok(()),
            _ => Err(NotLoggedIn::failed("the answer is not of this provider (iss)")),
        }
    }
}

fn redirect(callback_url: &str) -> Result<RedirectUrl, NotLoggedIn> {
    RedirectUrl::new(callback_url.to_owned()).map_err(|_| NotLoggedIn::unavailable("the callback is no address"))
}
