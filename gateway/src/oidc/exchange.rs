//! The code that came back, taken to the provider for tokens.

use std::borrow::Cow;

use openidconnect::core::{
    CoreErrorResponseType, CoreGenderClaim, CoreJweContentEncryptionAlgorithm, CoreJwsSigningAlgorithm, CoreTokenType,
};
use openidconnect::{
    AdditionalClaims, AuthorizationCode, EmptyExtraTokenFields, IdTokenFields, PkceCodeVerifier, RedirectUrl,
    RequestTokenError, StandardErrorResponse, StandardTokenResponse,
};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::call::{CallError, call};
use super::failure::NotLoggedIn;
use super::provider::Known;

/// Whatever a token claims beyond the standard.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub(super) struct Claims(pub(super) Map<String, Value>);

impl AdditionalClaims for Claims {}

/// The provider's statement of who has authenticated.
pub(super) type IdToken =
    openidconnect::IdToken<Claims, CoreGenderClaim, CoreJweContentEncryptionAlgorithm, CoreJwsSigningAlgorithm>;

type Fields = IdTokenFields<
    Claims,
    EmptyExtraTokenFields,
    CoreGenderClaim,
    CoreJweContentEncryptionAlgorithm,
    CoreJwsSigningAlgorithm,
>;

/// What a code is exchanged for.
pub(super) type Tokens = StandardTokenResponse<Fields, CoreTokenType>;

/// Exchanges a code, once.
pub(super) async fn tokens(
    known: &Known,
    code: &str,
    verifier: PkceCodeVerifier,
    redirect: RedirectUrl,
) -> Result<Tokens, NotLoggedIn> {
    let request = known.client.exchange_code(AuthorizationCode::new(code.to_owned()));
    let request = request.map_err(|_| NotLoggedIn::unavailable("the provider has no token endpoint"))?;
    let http = |request| call(known.http.clone(), request);
    let request = request.set_pkce_verifier(verifier).set_redirect_uri(Cow::Owned(redirect));
    request.request_async(&http).await.map_err(|error| refused(&error))
}

type Refused = RequestTokenError<CallError, StandardErrorResponse<CoreErrorResponseType>>;

/// Without what was answered, in which there may be a token.
fn refused(error: &Refused) -> NotLoggedIn {
    let why = match error {
        RequestTokenError::ServerResponse(answer) => match answer.error() {
            // Too old, used before, or of another login.
            CoreErrorResponseType::InvalidGrant => return NotLoggedIn::failed("the provider does not take the code"),
            CoreErrorResponseType::Extension(_) => "an error that is not of the standard".to_owned(),
            error => error.to_string(),
        },
        RequestTokenError::Request(error) => error.to_string(),
        RequestTokenError::Parse(..) | RequestTokenError::Other(_) => "what is no such thing".to_owned(),
    };
    NotLoggedIn::Unavailable(format!("the provider's answer to a code: {why}"))
}
