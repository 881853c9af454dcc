//! Programs that are written in Python and come from PyPI, in the versions of a file of requirements, each in a place of its own.

use std::path::Path;

use super::{AREA, debian};
use crate::proc::{Task, find_program, output};
use crate::repo::Repo;

/// Makes the place in this folder, and installs what the file of requirements names and nothing else. `name` is told, and is in the names of the logs.
pub fn venv(repo: &Repo, folder: &Path, requirements: &Path, name: &str) -> Result<(), String> {
    let python = find_program(&["python3"], &[])
        .ok_or("install Python 3.10 or newer, with venv (Debian: `apt-get install python3-venv`)")?;
    if output(&python, &["-c", "import ensurepip, venv"], &repo.root).is_none() {
        debian(repo, "Python's venv", &["python3-venv"])?;
    }
    let log = |step: &str| format!("setup-{}-{step}", name.to_lowercase());
    let place = Task::new(repo, &python, &log("venv")).args(["-m", "venv"]).args([folder]);
    place.step(AREA, &format!("making a place for {name}"))?;
    let pip = Task::new(repo, folder.join("bin/python"), &log("pip"));
    let pip = pip.args(["-m", "pip", "install", "--quiet", "--no-deps", "--requirement"]).args([requirements]);
    pip.step(AREA, &format!("installing {name} from PyPI"))
}
