//! The way in: the login page of this program, or a provider of the operator's.

use std::fmt;

use axum::Router;
use spaer_gateway::Keys;

use crate::login::{self, Login};
use crate::oidc::{ProviderError, ProviderLogin, ProviderSettings};
use crate::seal::Seal;
use crate::settings::Settings;

/// How people log in, as an operator decides it.
#[derive(Clone, Debug)]
pub enum LoginWay {
    /// At the login page of this program.
    Page,
    /// At an OpenID Connect provider.
    Provider(Box<ProviderSettings>),
}

/// How people log in.
pub enum Door {
    /// At the login page of this program.
    Page(Login),
    /// At an OpenID Connect provider.
    Provider(Box<ProviderLogin>),
}

/// Why there is none.
#[derive(Debug)]
pub enum NoDoor {
    /// The certificates of this machine cannot be read.
    Tls(reqwest::Error),
    /// The provider, as it is set, is none.
    Provider(ProviderError),
}

impl fmt::Display for NoDoor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Tls(error) => write!(f, "the certificates of this machine: {error}"),
            Self::Provider(error) => error.fmt(f),
        }
    }
}

impl std::error::Error for NoDoor {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Tls(error) => Some(error),
            Self::Provider(error) => Some(error),
        }
    }
}

impl Door {
    /// The way in, and the routes that stand beside the gateway's for it. `origin`: scheme, host and port of the app.
    ///
    /// # Errors
    /// When a provider is set that is none, or the certificates of this machine cannot be read.
    pub fn open(way: LoginWay, origin: &str, keys: &Keys, settings: &Settings) -> Result<(Self, Router), NoDoor> {
        match way {
            LoginWay::Page => {
                let login = Login::new(origin, Seal::new(keys));
                let page = login::routes(login.clone(), settings.clone()).map_err(NoDoor::Tls)?;
                Ok((Self::Page(login), page))
            }
            LoginWay::Provider(provider) => {
                let login = ProviderLogin::new(*provider, settings, keys);
                Ok((Self::Provider(Box::new(login.map_err(NoDoor::Provider)?)), Router::new()))
            }
        }
    }
}
