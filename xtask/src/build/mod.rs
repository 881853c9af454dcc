//! From sources to a folder that any static host can serve.
//!
//! Reading order: `app` (Rust to wasm and glue) with `split`, `style`, then `assemble`, which hashes names, fills the template and lets the
//! prerender program write the pages; `headers` and `compress` finish it. Each step leaves a stamp of its inputs and is skipped
//! while they stay the same; `assemble` takes a blink and is always done whole, into a folder of its own that is then renamed.

mod app;
mod assemble;
mod assets;
mod compress;
mod headers;
mod names;
pub mod sizes;
mod split;
pub mod stamp;
mod style;

use std::path::Path;

use spaer_operator::{Date, Operator};

use crate::files;
use crate::progress::step;
use crate::repo::{Profile, Repo};
use crate::setup::Bindgen;
use stamp::Stamp;

/// Everything that a site is made of; a change of anything else never rebuilds it.
pub const INPUTS: &[&str] = &[
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
    "xtask/src/build",
];

/// The operator's file, or all that is wrong with it.
pub fn operator(repo: &Repo) -> Result<Operator, String> {
    spaer_operator::load_for_build(repo.path("operator.toml"), Date::today()).map_err(|problems| {
        let lines: Vec<String> = problems.iter().map(ToString::to_string).collect();
        lines.join("\n")
    })
}

/// Builds the site into `out`, or finds that the one there is of today's sources. Says whether it built.
pub fn site(repo: &Repo, bindgen: &Bindgen, profile: Profile, out: &Path) -> Result<bool, String> {
    // Read first and every time: its mistakes are cheap to tell, and support data grows old without any change.
    let operator = operator(repo)?;
    let mut whole = Stamp::of(repo, INPUTS)?;
    whole.add(&bindgen.version);
    whole.add(&out.display().to_string());
    let stamp = repo.work(profile).join("site.stamp");
    if out.is_dir() && whole.is_at(&stamp) {
        return Ok(false);
    }
    app::build(repo, bindgen, profile)?;
    style::build(repo, profile)?;
    let staging = files::beside(out, "building");
    files::fresh_folder(&staging)?;
    let inline = step("build", "pages", || assemble::site(repo, profile, &staging))?;
    let (entries, kept) = (headers::top_entries(&staging)?, headers::kept(&staging)?);
    files::write(&staging.join("_headers"), headers::for_cdn(&operator, &inline, &entries, &kept))?;
    if profile == Profile::Site {
        let redirects = headers::redirects(&files::read_text(&staging.join("_redirects"))?)?;
        files::write(&staging.join("nginx.conf"), headers::for_nginx(&operator, &inline, &redirects))?;
        step("build", "compressing", || compress::site(repo, &staging))?;
    }
    files::swap_in(&staging, out)?;
    whole.leave_at(&stamp)?;
    Ok(true)
}
