//! Whether an ID token shows that this person has authenticated, at this provider, for this client and this login, just now.

use std::time::{Duration, SystemTime};

use openidconnect::core::CoreGenderClaim;
use openidconnect::{
    AccessTokenHash, ClaimsVerificationError, IdTokenClaims, IdTokenVerifier, Nonce, OAuth2TokenResponse,
    SignatureVerificationError,
};
use serde_json::Value;

use super::derived::Derived;
use super::exchange::{Claims, IdToken, Tokens};
use super::failure::NotLoggedIn;
use super::provider::Known;
use super::settings::{Anew, OidcSettings};
use super::{Authenticated, Private};
use crate::ids;
use crate::logins::MAX_AGE_MILLIS;
use crate::moment::Moment;

/// How far the provider's clock may be from this one.
const LEEWAY: Duration = Duration::from_secs(60);
const LEEWAY_MILLIS: i64 = 60_000;

/// What a token must show.
pub(super) struct Wanted<'a> {
    pub(super) settings: &'a OidcSettings,
    pub(super) derived: &'a Derived,
    pub(super) state: &'a str,
}

/// Why it does not.
pub(super) enum NotShown {
    /// No key that is known here has signed it. A newer one may have.
    NoKey(String),
    /// It shows something else.
    Failed(String),
}

impl NotShown {
    pub(super) fn into_failure(self) -> NotLoggedIn {
        let (Self::NoKey(why) | Self::Failed(why)) = self;
        NotLoggedIn::Failed(why)
    }

    fn failed(why: &str) -> Self {
        Self::Failed(why.to_owned())
    }
}

type AllClaims = IdTokenClaims<Claims, CoreGenderClaim>;

impl Wanted<'_> {
    pub(super) fn verify(&self, known: &Known, tokens: &Tokens) -> Result<Authenticated, NotShown> {
        let token = tokens.extra_fields().id_token().ok_or(NotShown::failed("the provider gave no ID token"))?;
        let verifier = self.verifier(known);
        let nonce = |given: Option<&Nonce>| self.begun(given).map(|_| ());
        let claims = token.claims(&verifier, nonce).map_err(not_shown)?;
        self.is_for_this_client(claims)?;
        is_anew(self.settings.anew, claims, self.begun(claims.nonce()).map_err(NotShown::Failed)?)?;
        is_of_access_token(token, claims, &verifier, tokens)?;
        self.authenticated(claims)
    }

    fn verifier<'a>(&'a self, known: &'a Known) -> IdTokenVerifier<'a, openidconnect::core::CoreJsonWebKey> {
        let now = Moment::now();
        let verifier = known.client.id_token_verifier().set_allowed_algs(known.algorithms.iter().cloned());
        verifier
            .set_time_fn(|| (SystemTime::now() - LEEWAY).into())
            .set_issue_time_verifier_fn(move |at| {
                let age = now.as_millis() - at.timestamp_millis();
                let fits = (-LEEWAY_MILLIS..MAX_AGE_MILLIS + LEEWAY_MILLIS).contains(&age);
                fits.then_some(()).ok_or_else(|| "issued in the future, or before the login was begun".to_owned())
            })
            .set_auth_context_verifier_fn(|class| {
                let wanted = &self.settings.acr_values;
                let fits = wanted.is_empty() || class.is_some_and(|class| wanted.contains(class));
                fits.then_some(()).ok_or_else(|| "not as strong as was asked for".to_owned())
            })
    }

    /// When the login was begun that this token is for.
    fn begun(&self, nonce: Option<&Nonce>) -> Result<Moment, String> {
        let nonce = nonce.ok_or("there is none")?;
        self.derived.begun(self.state, nonce.secret()).ok_or_else(|| "it is not of this login".to_owned())
    }

    /// The library holds the audience against the client's name, and takes no other beside it; who it was given to it leaves open.
    fn is_for_this_client(&self, claims: &AllClaims) -> Result<(), NotShown> {
        match claims.authorized_party() {
            Some(party) if **party != self.settings.client_id => Err(NotShown::failed("given to another client (azp)")),
            _ => Ok(()),
        }
    }

    fn authenticated(&self, claims: &AllClaims) -> Result<Authenticated, NotShown> {
        let all = serde_json::to_value(claims).map_err(|_| NotShown::failed("its claims cannot be read"))?;
        let text = |name: &str| all.get(name).and_then(Value::as_str).filter(|text| ids::is_opaque(text));
        let login_name = text(&self.settings.login_claim).ok_or_else(|| {
            NotShown::Failed(format!("the token has no claim \"{}\", or no name in it", self.settings.login_claim))
        })?;
        let display_name = self.settings.display_claim.as_deref().and_then(text);
        Ok(Authenticated {
            subject: Private::new(claims.subject().as_str()),
            login_name: Private::new(login_name),
            display_name: display_name.map(Private::new),
            at: claims.auth_time().map(|at| Moment::from_millis(at.timestamp_millis())),
        })
    }
}

/// Whether the person has authenticated for this login. `auth_time` is in whole seconds.
fn is_anew(anew: Anew, claims: &AllClaims, begun: Moment) -> Result<(), NotShown> {
    let at = claims.auth_time().map(|at| at.timestamp_millis());
    match (anew, at) {
        (Anew::Asked, None) => Ok(()),
        (_, Some(at)) if at >= begun.as_millis() - LEEWAY_MILLIS => Ok(()),
        (_, Some(_)) => Err(NotShown::failed("the person has authenticated before this login was begun (auth_time)")),
        (Anew::Shown, None) => {
            Err(NotShown::failed("the token does not say when the person authenticated (auth_time)"))
        }
    }
}

/// If the token says which access token it came with, it came with that one.
fn is_of_access_token(
    token: &IdToken,
    claims: &AllClaims,
    verifier: &IdTokenVerifier<'_, openidconnect::core::CoreJsonWebKey>,
    tokens: &Tokens,
) -> Result<(), NotShown> {
    let Some(said) = claims.access_token_hash() else { return Ok(()) };
    let cannot = || NotShown::failed("its at_hash cannot be checked");
    let algorithm = token.signing_alg().map_err(|_| cannot())?;
    let key = token.signing_key(verifier).map_err(|_| cannot())?;
    let hash = AccessTokenHash::from_token(tokens.access_token(), algorithm, key).map_err(|_| cannot())?;
    if hash == *said { Ok(()) } else { Err(NotShown::failed("it is of another access token (at_hash)")) }
}

fn not_shown(error: ClaimsVerificationError) -> NotShown {
    let why = format!("the provider's ID token: {error}");
    match error {
        ClaimsVerificationError::SignatureVerification(
            SignatureVerificationError::NoMatchingKey
            | SignatureVerificationError::CryptoError(_)
            | SignatureVerificationError::AmbiguousKeyId(_),
        ) => NotShown::NoKey(why),
        ClaimsVerificationError::SignatureVerification(error) => {
            NotShown::Failed(format!("the provider's ID token: {error}"))
        }
        _ => NotShown::Failed(why),
    }
}
