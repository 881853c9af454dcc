//! What is compiled once the tools are there, compiled while they are installed: by itself cargo seldom keeps two processors busy.
//!
//! Nothing depends on it: whoever wants the same later asks cargo for it, who waits for what is under way, finds what is finished, and tells what is wrong.

use std::fs::File;
use std::process::Stdio;
use std::time::Duration;

use crate::files;
use crate::proc;
use crate::progress::say;
use crate::repo::Repo;
use crate::setup;
use crate::tied;

const POLL: Duration = Duration::from_millis(200);

/// In the order in which `dev` asks for them: the sandbox, the app as Trunk has it compiled, and the program that writes the pages.
const BUILDS: [&[&str]; 3] = [
    &["--package", "spaer-sandbox"],
    &["--package", "spaer", "--bin", "app", "--target", setup::WASM_TARGET],
    &["--package", "spaer", "--bin", "prerender"],
];

/// Begins it where tools are missing, for as long as this program runs.
pub fn begin(repo: &Repo) -> Result<(), String> {
    if setup::has_tools(repo) {
        return Ok(());
    }
    let log = repo.log("ahead");
    files::write(&log, "")?;
    let log_file = File::options().append(true).open(&log).map_err(|error| format!("{}: {error}", repo.shown(&log)))?;
    say("setup", &format!("what can be compiled meanwhile is; {} tells of it", repo.shown(&log)));
    let root = repo.root.clone();
    std::thread::spawn(move || -> Option<()> {
        for build in BUILDS {
            let mut command = tied::command(proc::cargo()).ok()?;
            command.current_dir(&root).args(["build", "--locked"]).args(build);
            let mut build = tied::Child::start(quiet(command, &log_file)?).ok()?;
            while build.is_running() {
                std::thread::sleep(POLL);
            }
        }
        Some(())
    });
    Ok(())
}

fn quiet(mut command: std::process::Command, log: &File) -> Option<std::process::Command> {
    command.stdout(Stdio::from(log.try_clone().ok()?)).stderr(Stdio::from(log.try_clone().ok()?));
    Some(command)
}
