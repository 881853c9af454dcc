//! `spaer-privacyidea SETTINGS.toml`: the app, the gateway and the login page in front of a privacyIDEA server.

use std::path::Path;
use std::process::ExitCode;
use std::sync::Arc;

use axum::Router;
use axum::extract::{Request, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use spaer_gateway::journal::sqlite::SqliteJournal;
use spaer_gateway::site::Site;
use spaer_gateway::{Gateway, LoginKey, Transport};
use spaer_privacyidea::holes::{self, Hole};
use spaer_privacyidea::login::{self, Login};
use spaer_privacyidea::program::ProgramSettings;
use spaer_privacyidea::seal::Seal;
use spaer_privacyidea::server::Server;
use spaer_privacyidea::{PrivacyIdea, Settings};
use tokio::net::TcpListener;
use tower::ServiceExt;

#[tokio::main]
async fn main() -> ExitCode {
    let mut arguments = std::env::args_os().skip(1);
    let (Some(path), None) = (arguments.next(), arguments.next()) else {
        eprintln!("spaer-privacyidea SETTINGS.toml");
        return ExitCode::FAILURE;
    };
    match run(Path::new(&path)).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(problem) => {
            eprintln!("spaer-privacyidea: {problem}");
            ExitCode::FAILURE
        }
    }
}

async fn run(path: &Path) -> Result<(), String> {
    let program = ProgramSettings::read(path).map_err(|problem| problem.to_string())?;
    let ProgramSettings { origin, listen, site, data, login_key, privacyidea } = program;
    let found = look(&privacyidea).await?;
    if found.iter().any(Hole::makes_blocked_untrue) {
        return Err("with these the page would say of somebody who can still get in that they are blocked, so it does not start".to_owned());
    }
    let journal = data.join("orders.sqlite");
    let journal = SqliteJournal::open_file(&journal).map_err(|error| format!("{}: {error:?}", journal.display()))?;
    let no_tls = |error| format!("the certificates of this machine: {error}");
    let login = Login::new(origin.clone(), Seal::new(&login_key));
    let page = login::routes(login.clone(), privacyidea.clone()).map_err(no_tls)?;
    let timeout = privacyidea.timeout;
    let backend = PrivacyIdea::new(privacyidea, login).map_err(no_tls)?;
    let transport = if origin.starts_with("https://") { Transport::Https } else { Transport::PlainLoopback };
    let config =
        spaer_gateway::Config { app_origin: origin, transport, timeout, login_key: LoginKey::Shared(login_key) };
    let api = Gateway::new(backend, journal, config).router();
    let files = (api, Site::new(Some(site)));
    let router = page.fallback_service(Router::new().fallback(answer).with_state(Arc::new(files)));
    let listener = TcpListener::bind(listen).await.map_err(|error| format!("{listen}: {error}"))?;
    let address = listener.local_addr().map_err(|error| error.to_string())?;
    println!("spaer-privacyidea: listening on {address}");
    axum::serve(listener, router).with_graceful_shutdown(told_to_stop()).await.map_err(|error| error.to_string())
}

/// Tells of every rule that lets in somebody who is blocked.
async fn look(settings: &Settings) -> Result<Vec<Hole>, String> {
    let server = Server::new(settings).map_err(|error| error.to_string())?;
    let found = holes::look(&server, settings).await;
    for hole in &found {
        eprintln!("spaer-privacyidea: {hole}");
    }
    Ok(found)
}

/// Requests that have begun are answered.
async fn told_to_stop() {
    let interrupted = tokio::signal::ctrl_c();
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        match signal(SignalKind::terminate()) {
            Ok(mut terminated) => tokio::select! { _ = interrupted => {}, _ = terminated.recv() => {} },
            Err(_) => drop(interrupted.await),
        }
    }
    #[cfg(not(unix))]
    drop(interrupted.await);
}

/// Whatever is not the login page: the API under `/api`, and the files of the app.
async fn answer(State(both): State<Arc<(Router, Site)>>, request: Request) -> Response {
    let path = request.uri().path();
    if path == "/api" || path.starts_with("/api/") {
        return both.0.clone().oneshot(request).await.into_response();
    }
    let (parts, _) = request.into_parts();
    let answer = tokio::task::spawn_blocking(move || {
        both.1.answer(&parts.method, parts.uri.path(), parts.uri.query(), &parts.headers)
    });
    answer.await.unwrap_or_else(|_| StatusCode::INTERNAL_SERVER_ERROR.into_response())
}
