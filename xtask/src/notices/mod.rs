//! `THIRD-PARTY.md`: whose work ships with ours, and under which terms.
//!
//! What ships: the crates in the WebAssembly, those in the sandbox server, and the npm package whose styles and icons are taken.
//! Tools of the build and of the tests stay at home and are not listed.

mod graph;
mod licence;
mod page;

use crate::files;
use crate::progress::{say, step};
use crate::repo::Repo;
use graph::Shipped;

const FILE: &str = "THIRD-PARTY.md";

pub fn write(repo: &Repo) -> Result<(), String> {
    crate::setup::npm(repo)?;
    let shipped = step("notices", "reading what ships", || graph::shipped(repo))?;
    let problems = refused(&shipped);
    if !problems.is_empty() {
        return Err(problems.join("\n"));
    }
    files::write(&repo.path(FILE), page::print(&shipped)?)?;
    say("notices", &format!("{FILE} written: {} packages", shipped.len()));
    Ok(())
}

/// What is wrong: a licence that is not allowed, a source that is not the ordinary one, a stale file.
pub fn check(repo: &Repo) -> Result<Vec<String>, String> {
    let shipped = graph::shipped(repo)?;
    let mut problems = refused(&shipped);
    if problems.is_empty() && files::read_text(&repo.path(FILE)).ok() != Some(page::print(&shipped)?) {
        problems.push(format!("{FILE} is not what ships now: `cargo xtask notices` writes it"));
    }
    Ok(problems)
}

fn refused(shipped: &[Shipped]) -> Vec<String> {
    shipped
        .iter()
        .flat_map(|package| {
            let chosen = licence::choose(&package.licence);
            let name = format!("{} {}", package.name, package.version);
            let licence = chosen
                .is_none()
                .then(|| format!("{name}: its licence \"{}\" is not among those allowed", package.licence));
            let source = (!package.ordinary_source)
                .then(|| format!("{name} comes from elsewhere than the registry of all the others"));
            licence.into_iter().chain(source)
        })
        .collect()
}
