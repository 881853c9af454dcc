//! `spaer-privacyidea SETTINGS.toml`: the app, the gateway and the way in, in front of a privacyIDEA server.

use std::error::Error;
use std::path::Path;
use std::process::ExitCode;

use spaer_gateway::program::{self, logs};
use spaer_privacyidea::app;
use spaer_privacyidea::holes::{self, Hole, Watch};
use spaer_privacyidea::program::ProgramSettings;
use spaer_privacyidea::server::Server;

const WITH_HOLES: &str =
    "with these the page would say of somebody who can still get in that they are blocked, so it does not start";

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

async fn run(path: &Path) -> Result<(), Box<dyn Error>> {
    let ProgramSettings { gateway, login, privacyidea } = ProgramSettings::read(path)?;
    logs::begin(gateway.log);
    let server = Server::new(&privacyidea)?;
    let found = holes::look(&server, &privacyidea).await;
    for hole in &found {
        eprintln!("spaer-privacyidea: {hole}");
    }
    if found.iter().any(Hole::makes_blocked_untrue) {
        return Err(WITH_HOLES.into());
    }
    let (backend, page) = app::backend(&gateway.origin, &gateway.keys, login, privacyidea.clone())?;
    let watch = Watch::new(server, privacyidea, found, backend.settling());
    tokio::spawn(watch.for_ever());
    program::run(gateway, backend, page, |public, watched| {
        println!("spaer-privacyidea: listening on {public}");
        if let Some(watched) = watched {
            println!("spaer-privacyidea: health and figures on {watched}");
        }
    })
    .await?;
    Ok(())
}
