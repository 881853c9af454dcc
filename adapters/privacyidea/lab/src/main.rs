//! `spaer-privacyidea-lab`: the app in front of a privacyIDEA server that is thrown away, for a look and for whoever drives it.
//!
//! It prints two lines, `app ADDRESS` and `server ADDRESS`, and ends with what it was started by: when its standard input closes.

use std::path::PathBuf;
use std::process::ExitCode;

use lexopt::prelude::*;
use spaer_gateway::storage::sqlite::Sqlite;
use spaer_privacyidea::app;
use spaer_privacyidea::door::LoginWay;
use spaer_privacyidea::program::ProgramSettings;
use spaer_privacyidea_lab::{Lab, PASSWORD, gateway};
use tokio::io::{AsyncReadExt, stdin};
use tokio::net::TcpListener;

const HELP: &str = "spaer-privacyidea-lab --made FOLDER [--site FOLDER] [--port N]
  --made    the folder that `cargo xtask setup` makes of privacyIDEA
  --site    the built app; without it there is the API alone
  --port    of the app; 0, a free one, unless given";

struct Options {
    made: PathBuf,
    site: Option<PathBuf>,
    port: u16,
}

#[tokio::main]
async fn main() -> ExitCode {
    let done = match options() {
        Ok(options) => run(options).await,
        Err(error) => Err(format!("{error}\n{HELP}")),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(problem) => {
            eprintln!("spaer-privacyidea-lab: {problem}");
            ExitCode::FAILURE
        }
    }
}

fn options() -> Result<Options, lexopt::Error> {
    let (mut made, mut site, mut port) = (None, None, 0);
    let mut arguments = lexopt::Parser::from_env();
    while let Some(argument) = arguments.next()? {
        match argument {
            Long("made") => made = Some(PathBuf::from(arguments.value()?)),
            Long("site") => site = Some(PathBuf::from(arguments.value()?)),
            Long("port") => port = arguments.value()?.parse()?,
            other => return Err(other.unexpected()),
        }
    }
    Ok(Options { made: made.ok_or("--made is missing")?, site, port })
}

async fn run(options: Options) -> Result<(), String> {
    let lab = Lab::start(&options.made);
    lab.has_people().await;
    let listener = TcpListener::bind(("127.0.0.1", options.port))
        .await
        .map_err(|error| format!("port {}: {error}", options.port))?;
    let listen = listener.local_addr().map_err(|error| error.to_string())?;
    let origin = format!("http://{listen}");
    let site = options.site.unwrap_or_default();
    let program =
        ProgramSettings { gateway: gateway(&origin, listen, site), login: LoginWay::Page, privacyidea: lab.settings() };
    let storage = Sqlite::in_memory().map_err(|error| error.to_string())?;
    let router = app::router(program, storage).map_err(|error| error.to_string())?;
    println!("app {origin}\nserver {}", lab.base);
    eprintln!("log in as anna, bo or clara, with the password \"{PASSWORD}\"");
    tokio::select! {
        served = axum::serve(listener, router) => served.map_err(|error| error.to_string()),
        () = closed() => Ok(()),
    }
}

/// Until nobody can write to standard input any more.
async fn closed() {
    let mut nothing = [0; 64];
    let mut input = stdin();
    while input.read(&mut nothing).await.is_ok_and(|read| read > 0) {}
}
