//! `bench --incident`: builds and runs `spaer-simulation`, which writes `docs/load.md` and its picture.

use crate::files;
use crate::proc::Task;
use crate::progress::Step;
use crate::repo::Repo;

/// What each of its lines of figures begins with.
const FIGURES: &str = "incident: ";
/// What each of its lines about a bound begins with.
const BROKEN: &str = "bound  ";

/// Prints what was found; whether all bounds hold.
pub fn run(repo: &Repo) -> Result<bool, String> {
    // Optimised: there are millions of steps. The code of the machine is the same as without.
    let arguments = ["run", "--quiet", "--release", "--package", "spaer-simulation", "--", "docs"];
    let mut step = Step::begin("bench", "a million people block");
    let finished = Task::cargo(repo, "bench-incident").args(arguments).run(|| step.tick())?;
    step.end(if finished.success { "done in" } else { "FAILED after" });
    let log = String::from_utf8_lossy(&files::read(&finished.log)?).into_owned();
    for line in log.lines().filter(|line| line.starts_with(FIGURES)) {
        println!("{line}");
    }
    let others = log.lines().filter(|line| !line.starts_with(FIGURES) && !finished.success);
    for line in others {
        eprintln!("{line}");
    }
    if !finished.success && !log.lines().any(|line| line.starts_with(BROKEN)) {
        return Err(format!("bench: it did not come to its end; all of it is in {}", repo.display_path(&finished.log)));
    }
    Ok(finished.success)
}
