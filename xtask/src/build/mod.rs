//! From sources to a folder that any static host can serve.
//!
//! Trunk does what it can: Rust to WebAssembly and its glue, Sass to a style sheet, `public/`, the links in `index.html`, and the finished folder in the place of
//! the old one. Before that it calls `assemble`, its hook, for everything else: `split` cuts what ships into parts, every file gets its hashed name and its
//! integrity, the prerender program writes the pages; `headers` and `compress` finish it.

pub mod assemble;
mod assets;
mod compress;
mod headers;
mod names;
mod silence;
pub mod sizes;
mod split;
pub mod stamp;
mod wasm_opt;

use std::path::Path;

use spaer_operator::{Date, Operator};

use crate::files;
use crate::repo::{Profile, Repo};
use crate::setup::Trunk;
use crate::trunk;
use stamp::Stamp;

/// The files and folders that a site depends on; a change of anything else does not rebuild it.
const INPUTS: &[&str] = &[
    "build.rs",
    "core",
    "language-tag",
    "src",
    "locales",
    "operator",
    "operator.toml",
    "Cargo.toml",
    "Cargo.lock",
    "rust-toolchain.toml",
    ".cargo",
    "style",
    "public",
    "index.html",
    "package-lock.json",
    "Trunk.toml",
    "xtask/src/build",
    "xtask/src/trunk.rs",
];

/// The operator's file, or all that is wrong with it.
pub fn operator(repo: &Repo) -> Result<Operator, String> {
    spaer_operator::load_for_build(repo.path("operator.toml"), Date::today()).map_err(|problems| {
        let lines: Vec<String> = problems.iter().map(ToString::to_string).collect();
        lines.join("\n")
    })
}

/// Builds the site into `out`, unless it is there already and no input has changed. Answers whether it was built.
pub fn site(repo: &Repo, tools: &Trunk, profile: Profile, out: &Path) -> Result<bool, String> {
    // Read first and every time: its mistakes are cheap to tell, and support data grows old without any change.
    operator(repo)?;
    let mut whole = Stamp::of(repo, INPUTS)?;
    whole.add(&tools.bindgen.version);
    whole.add(&out.display().to_string());
    let stamp = stamp_of(repo, profile);
    if out.is_dir() && whole.is_at(&stamp) {
        return Ok(false);
    }
    trunk::build(repo, tools, profile, out)?;
    whole.leave_at(&stamp)?;
    Ok(true)
}

fn stamp_of(repo: &Repo, profile: Profile) -> std::path::PathBuf {
    repo.work(profile).join("site.stamp")
}

/// Clears the stamp of `dist/`, because Trunk is about to replace its content and may have been called by hand.
fn invalidate_stamp(repo: &Repo, out: &Path) -> Result<(), String> {
    let is_dist = out.canonicalize().ok() == repo.dist().canonicalize().ok();
    if is_dist { files::write(&stamp_of(repo, Profile::Site), "") } else { Ok(()) }
}
