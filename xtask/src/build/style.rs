//! Sass to one style sheet.

use std::path::PathBuf;

use super::stamp::Stamp;
use crate::files;
use crate::proc::Task;
use crate::repo::{Profile, Repo};

pub fn sheet(repo: &Repo, profile: Profile) -> PathBuf {
    repo.work(profile).join("main.css")
}

pub fn build(repo: &Repo, profile: Profile) -> Result<(), String> {
    let inputs = Stamp::of(repo, &["style", "package-lock.json"])?;
    let stamp = repo.work(profile).join("style.stamp");
    let sheet = sheet(repo, profile);
    if sheet.is_file() && inputs.is_at(&stamp) {
        return Ok(());
    }
    files::make_folder(&repo.work(profile))?;
    // The design system is written for an older Sass; its deprecations are not ours to mend, and would hide our own mistakes.
    let args = ["--load-path=node_modules", "--style=compressed", "--no-source-map", "--quiet-deps", "style/main.scss"];
    let task = Task::new(repo, repo.npm_program("sass"), "build-style").args(args).args([&sheet]);
    task.step("build", "style sheet")?;
    inputs.leave_at(&stamp)
}
