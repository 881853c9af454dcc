//! What the provider says of itself: its addresses and keys, kept for a while.

use std::sync::Arc;
use std::time::Instant;

use openidconnect::core::{
    CoreAuthDisplay, CoreAuthPrompt, CoreClaimName, CoreClaimType, CoreClientAuthMethod, CoreErrorResponseType,
    CoreGenderClaim, CoreGrantType, CoreJsonWebKey, CoreJweContentEncryptionAlgorithm, CoreJweKeyManagementAlgorithm,
    CoreJwsSigningAlgorithm, CoreResponseMode, CoreResponseType, CoreRevocableToken, CoreRevocationErrorResponse,
    CoreSubjectIdentifierType, CoreTokenIntrospectionResponse,
};
use openidconnect::{
    AdditionalProviderMetadata, AuthType, ClientId, ClientSecret, DiscoveryError, EndSessionUrl, EndpointMaybeSet,
    EndpointNotSet, EndpointSet, IssuerUrl, ProviderMetadata, StandardErrorResponse,
};
use reqwest::Client;
use serde::{Deserialize, Serialize};
use tokio::sync::Mutex;

use super::call::{CallError, call};
use super::exchange::{Claims, Tokens};
use super::failure::NotLoggedIn;
use super::settings::{OidcSettings, Renewal, is_safe};

/// The library's client, once the addresses are known.
pub(super) type OidcClient = openidconnect::Client<
    Claims,
    CoreAuthDisplay,
    CoreGenderClaim,
    CoreJweContentEncryptionAlgorithm,
    CoreJsonWebKey,
    CoreAuthPrompt,
    StandardErrorResponse<CoreErrorResponseType>,
    Tokens,
    CoreTokenIntrospectionResponse,
    CoreRevocableToken,
    CoreRevocationErrorResponse,
    EndpointSet,
    EndpointNotSet,
    EndpointNotSet,
    EndpointNotSet,
    EndpointMaybeSet,
    EndpointMaybeSet,
>;

type Metadata = ProviderMetadata<
    More,
    CoreAuthDisplay,
    CoreClientAuthMethod,
    CoreClaimName,
    CoreClaimType,
    CoreGrantType,
    CoreJweContentEncryptionAlgorithm,
    CoreJweKeyManagementAlgorithm,
    CoreJsonWebKey,
    CoreResponseMode,
    CoreResponseType,
    CoreSubjectIdentifierType,
>;

/// What the library does not read by itself.
#[derive(Clone, Debug, Serialize, Deserialize)]
struct More {
    end_session_endpoint: Option<EndSessionUrl>,
    #[serde(default)]
    authorization_response_iss_parameter_supported: bool,
}

impl AdditionalProviderMetadata for More {}

/// A provider, as it was found.
pub(super) struct Known {
    /// With its addresses and keys.
    pub(super) client: OidcClient,
    /// What an ID token may be signed with.
    pub(super) algorithms: Vec<CoreJwsSigningAlgorithm>,
    /// Where a person is logged out.
    pub(super) end_session: Option<EndSessionUrl>,
    /// Whether it says with each answer of its login page who it is.
    pub(super) names_itself: bool,
    /// How it is asked.
    pub(super) http: Client,
}

/// A provider, asked when it must be.
pub(super) struct Provider {
    issuer: String,
    client_id: ClientId,
    client_secret: Option<ClientSecret>,
    renewal: Renewal,
    http: Client,
    /// Held while it is asked, so that many logins ask once.
    state: Mutex<State>,
}

/// What is known of it.
enum State {
    /// Never asked.
    New,
    /// Asked then, for nothing.
    Away { asked: Instant },
    /// Read then; asked last then, maybe for nothing.
    Read { known: Arc<Known>, read: Instant, asked: Instant },
}

impl Provider {
    pub(super) fn new(settings: &OidcSettings, http: Client) -> Self {
        Self {
            issuer: settings.issuer.clone(),
            client_id: ClientId::new(settings.client_id.clone()),
            client_secret: settings.client_secret.as_ref().map(|secret| ClientSecret::new(secret.reveal().to_owned())),
            renewal: settings.renewal,
            http,
            state: Mutex::new(State::New),
        }
    }

    /// As it is known, asked for if that is old.
    pub(super) async fn known(&self) -> Result<Arc<Known>, NotLoggedIn> {
        let mut state = self.state.lock().await;
        match &*state {
            State::Read { known, read, .. } if read.elapsed() < self.renewal.fresh => return Ok(Arc::clone(known)),
            State::Read { known, read, asked }
                if asked.elapsed() < self.renewal.between && read.elapsed() < self.renewal.usable =>
            {
                return Ok(Arc::clone(known));
            }
            State::Away { asked } if asked.elapsed() < self.renewal.pause => {
                return Err(NotLoggedIn::unavailable("the provider was away a moment ago"));
            }
            State::New | State::Away { .. } | State::Read { .. } => {}
        }
        self.asks(&mut state).await
    }

    /// As it is now, if it may be other than this: `None` if it was asked just now.
    pub(super) async fn renewed(&self, than: &Arc<Known>) -> Result<Option<Arc<Known>>, NotLoggedIn> {
        let mut state = self.state.lock().await;
        match &*state {
            // Another login has asked meanwhile.
            State::Read { known, .. } if !Arc::ptr_eq(known, than) => return Ok(Some(Arc::clone(known))),
            State::Read { asked, .. } if asked.elapsed() < self.renewal.between => return Ok(None),
            State::New | State::Away { .. } | State::Read { .. } => {}
        }
        let known = self.asks(&mut state).await?;
        Ok((!Arc::ptr_eq(&known, than)).then_some(known))
    }

    /// Asks, and answers what was known before where that can still be used.
    async fn asks(&self, state: &mut State) -> Result<Arc<Known>, NotLoggedIn> {
        let now = Instant::now();
        match self.discover().await {
            Ok(known) => {
                let known = Arc::new(known);
                *state = State::Read { known: Arc::clone(&known), read: now, asked: now };
                Ok(known)
            }
            Err(failure) => match state {
                State::Read { known, read, asked } if read.elapsed() < self.renewal.usable => {
                    // From when it is over, so that a provider that answers slowly is not asked by one login after the other.
                    *asked = Instant::now();
                    Ok(Arc::clone(known))
                }
                State::New | State::Away { .. } | State::Read { .. } => {
                    *state = State::Away { asked: Instant::now() };
                    Err(failure)
                }
            },
        }
    }

    async fn discover(&self) -> Result<Known, NotLoggedIn> {
        let no_address = || NotLoggedIn::unavailable("what the provider says of itself: an address that is not https");
        let issuer = IssuerUrl::new(self.issuer.clone()).map_err(|_| no_address())?;
        let http = |request| call(self.http.clone(), request);
        let metadata = Metadata::discover_async(issuer, &http).await.map_err(|error| not_found(&error))?;
        let end_session = metadata.additional_metadata().end_session_endpoint.clone();
        let token = metadata.token_endpoint().ok_or_else(no_address)?;
        let mut addresses = vec![metadata.authorization_endpoint().url(), token.url()];
        addresses.extend(end_session.iter().map(|address| address.url()));
        if !addresses.into_iter().all(is_safe) {
            return Err(no_address());
        }
        let algorithms = signatures(metadata.id_token_signing_alg_values_supported());
        let auth_type = auth_type(&metadata);
        let names_itself = metadata.additional_metadata().authorization_response_iss_parameter_supported;
        let client = OidcClient::from_provider_metadata(metadata, self.client_id.clone(), self.client_secret.clone())
            .set_auth_type(auth_type);
        Ok(Known { client, algorithms, end_session, names_itself, http: self.http.clone() })
    }
}

/// Of what the provider signs with, what can be checked with a key that everybody may have. `none` is no signature, and a signature with the client's secret
/// would be one that the client could have made.
fn signatures(supported: &[CoreJwsSigningAlgorithm]) -> Vec<CoreJwsSigningAlgorithm> {
    use CoreJwsSigningAlgorithm as Algorithm;
    let is_public = |algorithm: &&Algorithm| {
        !matches!(algorithm, Algorithm::None | Algorithm::HmacSha256 | Algorithm::HmacSha384 | Algorithm::HmacSha512)
    };
    supported.iter().filter(is_public).cloned().collect()
}

/// How the client's secret is shown: in a header, unless the provider only takes it in the body.
fn auth_type(metadata: &Metadata) -> AuthType {
    let methods = metadata.token_endpoint_auth_methods_supported().map(Vec::as_slice).unwrap_or_default();
    let takes = |method| methods.contains(&method);
    if takes(CoreClientAuthMethod::ClientSecretPost) && !takes(CoreClientAuthMethod::ClientSecretBasic) {
        AuthType::RequestBody
    } else {
        AuthType::BasicAuth
    }
}

/// Without what was answered: only that it is none.
fn not_found(error: &DiscoveryError<CallError>) -> NotLoggedIn {
    let why = match error {
        DiscoveryError::Request(error) => error.to_string(),
        DiscoveryError::Response(status, _, _) if !status.is_success() => format!("it answers {status}"),
        DiscoveryError::Validation(why) => why.clone(),
        _ => "it answers what is no such thing".to_owned(),
    };
    NotLoggedIn::Unavailable(format!("what the provider says of itself: {why}"))
}
