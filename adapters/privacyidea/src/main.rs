//! `spaer-privacyidea SETTINGS.toml`: the app, the gateway and the login page in front of a privacyIDEA server.

use std::path::Path;
use std::process::ExitCode;

use spaer_gateway::journal::sqlite::SqliteJournal;
use spaer_privacyidea::holes::{self, Hole};
use spaer_privacyidea::program::ProgramSettings;
use spaer_privacyidea::server::Server;
use spaer_privacyidea::{Settings, app};
use tokio::net::TcpListener;

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
    let found = look(&program.privacyidea).await?;
    if found.iter().any(Hole::makes_blocked_untrue) {
        return Err("with these the page would say of somebody who can still get in that they are blocked, so it does not start".to_owned());
    }
    let journal = program.data.join("orders.sqlite");
    let journal = SqliteJournal::open_file(&journal).map_err(|error| format!("{}: {error:?}", journal.display()))?;
    let listen = program.listen;
    let router = app::router(program, journal).map_err(|error| error.to_string())?;
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
