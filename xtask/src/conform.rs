//! The command `conform`: builds and runs `spaer-conform`, without arguments against a sandbox of its own.

use std::ffi::OsString;
use std::path::PathBuf;
use std::process::{Command, ExitCode};

use crate::proc::Task;
use crate::repo::Repo;
use crate::sandbox::{self, Options, Server};

/// Runs it with these words, and ends as it ends.
pub fn run(repo: &Repo, arguments: &[OsString]) -> Result<ExitCode, String> {
    let program = build(repo)?;
    let server = if arguments.is_empty() { Some(serve(repo)?) } else { None };
    let own = server.as_ref().map(arguments_for).unwrap_or_default();
    // Run in the current folder, because a relative path to a desk counts from there.
    let status = Command::new(&program).args(own).args(arguments).status();
    let status = status.map_err(|error| format!("{} cannot be started: {error}", repo.display_path(&program)))?;
    let code = status.code().and_then(|code| u8::try_from(code).ok());
    Ok(code.map_or(ExitCode::FAILURE, ExitCode::from))
}

/// Builds the program; cargo itself finds out whether anything has changed.
pub fn build(repo: &Repo) -> Result<PathBuf, String> {
    Task::cargo(repo, "build-conform").args(["build", "--package", "spaer-conform"]).step("build", "conform")?;
    Ok(repo.built("spaer-conform"))
}

/// Starts a sandbox that keeps its data in memory, on free ports.
pub fn serve(repo: &Repo) -> Result<Server, String> {
    let program = sandbox::build(repo)?;
    let options = Options { site: None, port: 0, sandbox_port: 0, data: None, more: vec![], quiet: true };
    Server::start(repo, &program, &options)
}

/// The arguments for `spaer-conform` to check this sandbox, as an operator would write them.
pub fn arguments_for(server: &Server) -> Vec<String> {
    let [api, own] = &server.addresses;
    ["--api", api, "--sandbox", own].map(str::to_owned).to_vec()
}
