//! Servers of the distribution that tests run: found, or installed where that is one harmless command. Each test starts its own, on this machine only.

use std::path::PathBuf;

use super::debian;
use crate::proc::find_program;
use crate::repo::Repo;

/// PostgreSQL, which `tests/postgres` finds by itself.
pub fn postgresql(repo: &Repo) -> Result<(), String> {
    if !has_postgresql() {
        debian(repo, "PostgreSQL", &["postgresql"])?;
    }
    if has_postgresql() { Ok(()) } else { Err("install PostgreSQL (Debian: `apt-get install postgresql`)".to_owned()) }
}

/// The distributions put the server beside its version's other programs, and not on the path.
fn has_postgresql() -> bool {
    let versions = std::fs::read_dir("/usr/lib/postgresql").into_iter().flatten().flatten();
    versions.into_iter().any(|version| version.path().join("bin/postgres").is_file())
}

/// The program of nginx.
pub fn nginx(repo: &Repo) -> Result<PathBuf, String> {
    let find = || find_program(&["nginx"], &["/usr/sbin", "/usr/local/sbin", "/opt/homebrew/bin"]);
    if find().is_none() {
        debian(repo, "nginx", &["nginx-light"])?;
    }
    find().ok_or_else(|| "install nginx (Debian: `apt-get install nginx-light`)".to_owned())
}
