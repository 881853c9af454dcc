//! What is compiled once the tools are there, compiled while they are installed: by itself cargo seldom keeps two processors busy.
//!
//! Nothing depends on it: whoever wants the same later asks cargo for it, who waits for what is under way, finds what is finished, and tells what is wrong.

use crate::proc::{Task, cargo};
use crate::progress::say;
use crate::repo::Repo;
use crate::setup;

/// In the order in which `dev` asks for them: the sandbox, the app as Trunk has it compiled, and the program that writes the pages. With the names of their logs.
const BUILDS: [(&str, &[&str]); 3] = [
    ("ahead-sandbox", &["--package", "spaer-sandbox"]),
    ("ahead-app", &["--package", "spaer", "--bin", "app", "--target", setup::WASM_TARGET]),
    ("ahead-prerender", &["--package", "spaer", "--bin", "prerender"]),
];

/// Begins it where tools are missing, for as long as this program runs.
pub fn begin(repo: &Repo) -> Result<(), String> {
    if setup::has_tools(repo) {
        return Ok(());
    }
    setup::wasm_target(repo)?;
    say("setup", "beside it the app is compiled; `ahead-*` of the logs tell of it");
    let task =
        |(log, what): &(&str, &[&str])| Ok(Task::tied(repo, cargo(), log)?.args(["build", "--locked"]).args(*what));
    let tasks = BUILDS.iter().map(task).collect::<Result<Vec<_>, String>>()?;
    std::thread::spawn(move || {
        for task in tasks {
            // Whoever wants it later tells what is wrong.
            let _ = task.run(|| {});
        }
    });
    Ok(())
}
