//! The app in front of a privacyIDEA server that is thrown away: for a look, and for conform.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::args::Dev;
use crate::build;
use crate::conform;
use crate::proc::Task;
use crate::progress::say;
use crate::repo::{Profile, Repo};
use crate::sandbox::Server;
use crate::setup;
use crate::test::suites::SuiteResult;

const PACKAGE: &str = "spaer-privacyidea-lab";
/// What privacyIDEA does not offer, or has no rule for, by the names of conform's duties.
const NOT_THERE: [&str; 6] =
    ["notified-all", "too-new-others", "too-new-itself", "too-new-whole", "report-repeats", "provider-setting"];

/// `dev --back-end privacyidea`: sets up, builds and serves, until it is ended.
pub fn dev(repo: &Repo, options: &Dev) -> Result<(), String> {
    build::operator(repo)?;
    let tools = setup::for_site(repo)?;
    let made = setup::privacyidea(repo)?;
    setup::ready();
    let site = repo.dev_site();
    build::site(repo, &tools, Profile::Dev, &site)?;
    let mut server = serve(repo, &made, Some(&site), options.port, false)?;
    say("dev", "log in as anna, bo or clara, with the password \"right\"; Ctrl-C ends it");
    server.wait()
}

/// `conform --back-end privacyidea`, and the suite: the arguments for `spaer-conform`, while the server is kept.
pub fn for_conform(repo: &Repo, made: &Path) -> Result<(Server, Vec<String>), String> {
    let server = serve(repo, made, None, 0, true)?;
    let desk = repo.built("examples/desk");
    let arguments = ["--api", &server.addresses[0], "--desk", &desk.to_string_lossy()].map(str::to_owned).to_vec();
    Ok((server, arguments))
}

/// The name of the variable in which the desk finds the server.
pub const DESK_SERVER: &str = "DESK_SERVER";

/// Conform over privacyIDEA, as a suite: only what is known not to be there may be left out.
pub fn conforms(repo: &Repo, made: &Path) -> Result<SuiteResult, String> {
    let program = conform::build(repo)?;
    let (server, arguments) = for_conform(repo, made)?;
    let task = Task::new(repo, program, "test-conform-privacyidea").args(arguments);
    let task = task.env(DESK_SERVER, &server.addresses[1]);
    conform::as_suite(task, "conform, privacyIDEA", &NOT_THERE)
}

fn serve(repo: &Repo, made: &Path, site: Option<&Path>, port: u16, quiet: bool) -> Result<Server, String> {
    let program = build_lab(repo)?;
    let mut command = Command::new(program);
    command.arg("--made").arg(made).args(["--port", &port.to_string()]).current_dir(&repo.root);
    if let Some(site) = site {
        command.arg("--site").arg(site);
    }
    Server::of(command, quiet)?.ok_or_else(|| format!("privacyIDEA ended before it served; is port {port} taken?"))
}

pub fn build_lab(repo: &Repo) -> Result<PathBuf, String> {
    let args = ["build", "--package", PACKAGE, "--bins", "--examples"];
    Task::cargo(repo, "build-privacyidea-lab").args(args).step("build", "the app in front of privacyIDEA")?;
    Ok(repo.built(PACKAGE))
}

/// The program that operators run, built.
pub fn program(repo: &Repo) -> Result<PathBuf, String> {
    let args = ["build", "--package", "spaer-privacyidea"];
    Task::cargo(repo, "build-privacyidea").args(args).step("build", "the program over privacyIDEA")?;
    Ok(repo.built("spaer-privacyidea"))
}
