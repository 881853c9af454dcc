//! What every program over the gateway needs and no adapter should write again: settings with secrets that stand elsewhere, the storage that they name, a
//! server that ends in order, logs, and a port with health and figures.
//!
//! An adapter reads one TOML file, in which [`GatewaySettings`] is one section and its own is another, makes its back end, and calls [`run`].

pub mod logs;
mod secrets;
mod serve;
mod settings;
mod watch;

use std::fmt;
use std::net::SocketAddr;

use axum::Router;
use axum::extract::Request;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use tokio::net::TcpListener;
use tower::ServiceExt;

pub use secrets::{Key, Secret, SecretFrom, SettingsError, read};
pub use settings::{GatewaySettings, StorageSettings, Written, is_origin};

use crate::site::Site;
use crate::storage::sqlite::Sqlite;
use crate::storage::{OpenError, Storage};
use crate::{Backend, Gateway};

/// Why it does not start, or stopped.
#[derive(Debug)]
pub enum ProgramError {
    /// The storage cannot be used.
    Storage(OpenError),
    /// A port cannot be used.
    Port(SocketAddr, std::io::Error),
    /// A feature is missing from this build.
    NotBuiltIn(&'static str),
}

impl fmt::Display for ProgramError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Storage(error) => write!(f, "{error}"),
            Self::Port(address, error) => write!(f, "{address}: {error}"),
            Self::NotBuiltIn(what) => write!(f, "this program was built without {what}"),
        }
    }
}

impl std::error::Error for ProgramError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Storage(error) => Some(error),
            Self::Port(_, error) => Some(error),
            Self::NotBuiltIn(_) => None,
        }
    }
}

impl From<OpenError> for ProgramError {
    fn from(error: OpenError) -> Self {
        Self::Storage(error)
    }
}

/// Serves the gateway over this back end, whatever else the adapter has at the same address (its login page), and the files of the app, until the process is
/// told to stop; then orders that are under way are finished. `listening` is told the addresses once requests are taken.
///
/// # Errors
/// When the storage or a port cannot be used.
pub async fn run<B: Backend>(
    settings: GatewaySettings,
    backend: B,
    beside: Router,
    listening: impl FnOnce(SocketAddr, Option<SocketAddr>),
) -> Result<(), ProgramError> {
    match settings.storage.clone() {
        StorageSettings::File(path) => run_over(settings, backend, beside, Sqlite::open_file(&path)?, listening).await,
        #[cfg(feature = "postgres")]
        StorageSettings::Postgres { address, connections } => {
            let storage = crate::storage::postgres::Postgres::open(address.reveal(), connections).await?;
            run_over(settings, backend, beside, storage, listening).await
        }
        #[cfg(not(feature = "postgres"))]
        StorageSettings::Postgres { .. } => Err(ProgramError::NotBuiltIn("PostgreSQL")),
    }
}

async fn run_over<B: Backend, S: Storage>(
    settings: GatewaySettings,
    backend: B,
    beside: Router,
    storage: S,
    listening: impl FnOnce(SocketAddr, Option<SocketAddr>),
) -> Result<(), ProgramError> {
    let (public, public_address) = bind(settings.listen).await?;
    let watched = match settings.watch {
        Some(address) => Some(bind(address).await?),
        None => None,
    };
    let gateway = std::sync::Arc::new(Gateway::new(backend, storage, settings.config()));
    let upkeep = tokio::spawn(gateway.upkeep());
    let watch_address = watched.as_ref().map(|(_, address)| *address);
    let watch = watched.map(|(listener, _)| {
        let router = watch::router(std::sync::Arc::clone(&gateway));
        tokio::spawn(async move { axum::serve(listener, router).await })
    });
    let router = whole(gateway.router(), beside, Site::new(Some(settings.site)));
    listening(public_address, watch_address);
    tracing::info!(address = %public_address, "listening");
    serve::until_told(public, router).await;
    tracing::info!("told to stop; orders that are under way are finished");
    // An order takes no longer than one deadline of the gateway.
    if tokio::time::timeout(settings.timeout * 2, gateway.finish()).await.is_err() {
        tracing::error!("an order was still under way when the process ended");
    }
    upkeep.abort();
    if let Some(watch) = watch {
        watch.abort();
    }
    Ok(())
}

async fn bind(address: SocketAddr) -> Result<(TcpListener, SocketAddr), ProgramError> {
    let error = |problem| ProgramError::Port(address, problem);
    let listener = TcpListener::bind(address).await.map_err(error)?;
    let address = listener.local_addr().map_err(error)?;
    Ok((listener, address))
}

/// Everything that one address serves: what the adapter has beside the gateway, the gateway under `/api`, and the files of the app.
pub fn whole(api: Router, beside: Router, site: Site) -> Router {
    beside.fallback(move |request: Request| {
        let (api, site) = (api.clone(), site.clone());
        async move { answer(api, site, request).await }
    })
}

async fn answer(api: Router, site: Site, request: Request) -> Response {
    let path = request.uri().path();
    if path == "/api" || path.starts_with("/api/") {
        return api.oneshot(request).await.into_response();
    }
    let (parts, _) = request.into_parts();
    let answer = tokio::task::spawn_blocking(move || {
        site.answer(&parts.method, parts.uri.path(), parts.uri.query(), &parts.headers)
    });
    answer.await.unwrap_or_else(|_| StatusCode::INTERNAL_SERVER_ERROR.into_response())
}
