//! What comes from npm: styles, optimiser, minifier, and what is measured beside the app.

use std::path::Path;

use super::{AREA, NO_NETWORK};
use crate::files;
use crate::proc::{Task, output};
use crate::repo::Repo;

const NODE_AT_LEAST: u32 = 18;

/// The npm packages of the lock file: styles, optimiser, minifier.
pub fn npm(repo: &Repo) -> Result<(), String> {
    npm_of(repo, "", "setup-npm", "installing the npm packages")
}

/// Installs the npm packages of the React pages that the bench measures beside the app.
pub fn react(repo: &Repo) -> Result<(), String> {
    npm_of(repo, "tests/e2e/react-page", "setup-react", "installing React, to measure beside it")
}

fn npm_of(repo: &Repo, folder: &str, log: &str, what: &str) -> Result<(), String> {
    let place = repo.path(folder);
    let version = output("node", &["--version"], &repo.root).unwrap_or_default();
    if node_major(&version).is_none_or(|major| major < NODE_AT_LEAST) {
        let found = if version.is_empty() { "none".to_owned() } else { version };
        return Err(format!("install Node.js {NODE_AT_LEAST} or newer, with npm (found: {found})"));
    }
    if is_newer(&place.join("node_modules/.package-lock.json"), &place.join("package-lock.json")) {
        return Ok(());
    }
    // No package needs its install scripts here, so none is run.
    let args = ["ci", "--ignore-scripts", "--no-audit", "--no-fund"];
    let installed = Task::new(repo, "npm", log).args(args).args([Path::new("--prefix"), &place]).step(AREA, what);
    installed.map_err(|problem| format!("{problem}\n{NO_NETWORK}"))
}

fn node_major(version: &str) -> Option<u32> {
    version.trim().strip_prefix('v')?.split('.').next()?.parse().ok()
}

fn is_newer(made: &Path, from: &Path) -> bool {
    let changed = |path: &Path| path.metadata().and_then(|data| data.modified()).ok();
    match (changed(made), changed(from)) {
        (Some(made), Some(from)) => made >= from,
        _ => false,
    }
}

/// Writes a wrapper script `sass` for Trunk to find. Trunk's call passes neither the path of the npm packages nor `--quiet-deps`, without which the
/// deprecation warnings of the design system, which is written for an older Sass, would hide our own.
pub(super) fn sass(repo: &Repo) -> Result<(), String> {
    let own = repo.path(".tools/bin/sass");
    let script = "#!/bin/sh\nroot=$(dirname \"$0\")/../..\n\
                  exec \"$root/node_modules/.bin/sass\" --load-path=\"$root/node_modules\" --quiet-deps \"$@\"\n";
    if files::read_text(&own).is_ok_and(|there| there == script) {
        return Ok(());
    }
    files::write(&own, script)?;
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let runs = std::fs::Permissions::from_mode(0o755);
        std::fs::set_permissions(&own, runs).map_err(|error| format!("{}: {error}", repo.display_path(&own)))?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_major_version_of_node_is_read() {
        assert_eq!(node_major("v20.20.2\n"), Some(20));
        assert_eq!(node_major(""), None);
    }
}
