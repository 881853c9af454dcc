//! Everything that one address serves: the gateway under `/api`, the login page, and the files of the app.

use std::sync::Arc;

use axum::Router;
use axum::extract::{Request, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use spaer_gateway::journal::sqlite::SqliteJournal;
use spaer_gateway::site::Site;
use spaer_gateway::{Config, Gateway, Limits, LoginKey, Transport};
use tower::ServiceExt;

use crate::backend::PrivacyIdea;
use crate::door::{Door, NoDoor};
use crate::program::ProgramSettings;

/// All of it, with orders kept in this journal.
///
/// # Errors
/// When people cannot log in as it is set, or the machine's certificates cannot be read.
pub fn router(program: ProgramSettings, journal: SqliteJournal) -> Result<Router, NoDoor> {
    let ProgramSettings { origin, site, login_key, client_address, login, privacyidea, .. } = program;
    let (door, page) = Door::open(login, &origin, &login_key, &privacyidea)?;
    let timeout = privacyidea.timeout;
    let backend = PrivacyIdea::new(privacyidea, door).map_err(NoDoor::Tls)?;
    let transport = if origin.starts_with("https://") { Transport::Https } else { Transport::PlainLoopback };
    let config = Config {
        app_origin: origin,
        transport,
        timeout,
        login_key: LoginKey::Shared(login_key),
        limits: Limits::default(),
        client_address,
    };
    let rest = Rest { api: Gateway::new(backend, journal, config).router(), site: Site::new(Some(site)) };
    Ok(page.fallback_service(Router::new().fallback(answer).with_state(Arc::new(rest))))
}

/// Whatever is not the login page.
struct Rest {
    api: Router,
    site: Site,
}

async fn answer(State(rest): State<Arc<Rest>>, request: Request) -> Response {
    let path = request.uri().path();
    if path == "/api" || path.starts_with("/api/") {
        return rest.api.clone().oneshot(request).await.into_response();
    }
    let (parts, _) = request.into_parts();
    let answer = tokio::task::spawn_blocking(move || {
        rest.site.answer(&parts.method, parts.uri.path(), parts.uri.query(), &parts.headers)
    });
    answer.await.unwrap_or_else(|_| StatusCode::INTERNAL_SERVER_ERROR.into_response())
}
