//! The command `conform`: builds and runs `spaer-conform`, without arguments against a sandbox of its own.

use std::ffi::OsString;
use std::path::PathBuf;
use std::process::{Command, ExitCode};

use crate::files;
use crate::privacyidea;
use crate::proc::Task;
use crate::progress::Step;
use crate::repo::Repo;
use crate::sandbox::{self, Options, Server};
use crate::setup;
use crate::test::results;
use crate::test::suites::SuiteResult;

/// Runs it with these words, and ends as it ends.
pub fn run(repo: &Repo, arguments: &[OsString]) -> Result<ExitCode, String> {
    let program = build(repo)?;
    let mut command = Command::new(&program);
    // Run in the current folder, because a relative path to a desk counts from there.
    let _server = if arguments.is_empty() {
        let server = serve(repo)?;
        command.args(arguments_for(&server));
        Some(server)
    } else if arguments == ["--back-end", "privacyidea"] {
        let (server, own) = privacyidea::for_conform(repo, &setup::privacyidea(repo)?)?;
        command.args(own).env(privacyidea::DESK_SERVER, &server.addresses[1]);
        Some(server)
    } else {
        command.args(arguments);
        None
    };
    let status = command.status();
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

/// Runs it as a suite. `not_there`: the duties that this back end may leave out, by their names.
pub fn as_suite(task: Task, name: &str, not_there: &[&str]) -> Result<SuiteResult, String> {
    let mut step = Step::begin("test", name);
    let finished = task.run(|| step.tick())?;
    let log = String::from_utf8_lossy(&files::read(&finished.log)?).into_owned();
    let count = results::duties(&log, finished.success, not_there);
    step.end(&if count.failed == 0 { format!("{} passed in", count.passed) } else { "FAILED after".to_owned() });
    let failing_logs = if count.failed > 0 { vec![finished.log] } else { Vec::new() };
    Ok(SuiteResult { count, failing_logs, ..SuiteResult::default() })
}
