//! Compiles what `dev` will need while the tools are still being installed: cargo alone seldom keeps two processors busy.
//!
//! Nothing depends on this. Whoever needs one of the builds later calls cargo as usual, which waits for a build under way, reuses a finished one, and
//! reports what is wrong.

use crate::proc::{Task, cargo};
use crate::progress::say;
use crate::repo::Repo;
use crate::setup;

/// The builds with the names of their logs, in the order in which `dev` needs them: the sandbox, the app as Trunk has it compiled, and the program
/// that writes the pages.
const BUILDS: [(&str, &[&str]); 3] = [
    ("ahead-sandbox", &["--package", "spaer-sandbox"]),
    ("ahead-app", &["--package", "spaer", "--bin", "app", "--target", setup::WASM_TARGET]),
    ("ahead-prerender", &["--package", "spaer", "--bin", "prerender"]),
];

/// Begins these builds if tools are missing. They end when this program ends.
pub fn begin(repo: &Repo) -> Result<(), String> {
    if setup::has_tools(repo) {
        return Ok(());
    }
    setup::wasm_target(repo)?;
    say("setup", "beside it the app is compiled; `ahead-*` of the logs tell of it");
    let task = |(log, what): &(&str, &[&str])| {
        Ok(Task::supervised(repo, cargo(), log)?.args(["build", "--locked"]).args(*what))
    };
    let tasks = BUILDS.iter().map(task).collect::<Result<Vec<_>, String>>()?;
    std::thread::spawn(move || {
        for task in tasks {
            // An error is not reported here: the later build of the same thing reports it.
            let _ = task.run(|| {});
        }
    });
    Ok(())
}
