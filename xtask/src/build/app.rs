//! Rust to WebAssembly and its glue, and the native program that writes the pages.
//!
//! What ships is cut into parts (`split`): the main one, and those that come when they are wanted. While developing it is one piece.

use std::path::{Path, PathBuf};

use super::split;
use super::stamp::Stamp;
use crate::files;
use crate::proc::{Task, output, tail};
use crate::repo::{Profile, Repo};
use crate::setup::{self, Bindgen};

/// The program that travels to the browser, by the name of its source in `src/bin`.
const PROGRAM: &str = "app";

const WASM_TARGET: &str = "wasm32-unknown-unknown";
const INPUTS: &[&str] = &[
    "build.rs",
    "core",
    "src",
    "locales",
    "operator",
    "operator.toml",
    "Cargo.toml",
    "Cargo.lock",
    "rust-toolchain.toml",
    ".cargo",
    "xtask/src/build/app.rs",
    "xtask/src/build/split.rs",
];

/// What rustc emits and wasm-opt's defaults do not assume.
const WASM_FEATURES: &[&str] = &[
    "--enable-bulk-memory",
    "--enable-nontrapping-float-to-int",
    "--enable-sign-ext",
    "--enable-mutable-globals",
    "--enable-reference-types",
    "--enable-multivalue",
];

/// What there is when it is built: all of it below one folder.
pub struct Built {
    /// The main part.
    pub wasm: PathBuf,
    pub glue: PathBuf,
    /// The parts that come when they are wanted, under the names that the glue fetches them by.
    pub parts: Vec<PathBuf>,
}

impl Built {
    /// What is there now.
    pub fn of(repo: &Repo, profile: Profile) -> Result<Self, String> {
        let work = repo.work(profile);
        let parts = work.join("parts");
        let parts = if parts.is_dir() { files::below(&parts)? } else { Vec::new() };
        Ok(Self { wasm: work.join("app.wasm"), glue: work.join("app.js"), parts })
    }
}

pub fn build(repo: &Repo, bindgen: &Bindgen, profile: Profile) -> Result<(), String> {
    let mut inputs = Stamp::of(repo, INPUTS)?;
    inputs.add(&bindgen.version);
    inputs.add(&output("rustc", &["-vV"], &repo.root).unwrap_or_default());
    let stamp = repo.work(profile).join("app.stamp");
    let built = Built::of(repo, profile)?;
    let made = [&built.wasm, &built.glue, &repo.built("prerender")];
    if made.iter().all(|file| file.is_file()) && inputs.is_at(&stamp) {
        return Ok(());
    }
    compile(repo, profile)?;
    let compiled = repo.target.join(WASM_TARGET).join(profile.folder()).join(PROGRAM).with_extension("wasm");
    match profile {
        Profile::Site => {
            let splitter = setup::splitter(repo)?;
            split::site(repo, &splitter, bindgen, &compiled, &built)?;
        }
        Profile::Dev => bind(repo, bindgen, &compiled)?,
    }
    let prerender = ["build", "--package", "spaer", "--bin", "prerender"];
    Task::cargo(repo, "build-prerender").args(prerender).step("build", "the program that writes the pages")?;
    inputs.leave_at(&stamp)
}

fn compile(repo: &Repo, profile: Profile) -> Result<(), String> {
    let mut task = Task::cargo(repo, "build-wasm").args(["build", "--package", "spaer", "--target", WASM_TARGET]);
    task = task.args(["--bin", PROGRAM]);
    if profile == Profile::Site {
        // Places of panics are text in the binary: without this they would carry this machine's folders to every citizen, and the
        // same sources would give another file on another machine.
        task = task.args(["--profile", "site"]).env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS", remapped(repo));
    }
    task.step("build", &format!("app to WebAssembly ({})", profile.name()))
}

fn remapped(repo: &Repo) -> String {
    let home = std::env::var_os("CARGO_HOME")
        .map(PathBuf::from)
        .or_else(|| std::env::home_dir().map(|home| home.join(".cargo")));
    let sources = home.map(|home| home.join("registry/src")).and_then(|folder| std::fs::read_dir(folder).ok());
    let registries = sources.into_iter().flatten().flatten().map(|entry| entry.path());
    let folders = registries.chain([repo.root.clone()]);
    let remaps = folders.map(|folder| format!("--remap-path-prefix={}=", folder.display()));
    // The environment replaces the flags of `.cargo/config.toml` instead of adding to them, so its own stands here again.
    let flags: Vec<String> = remaps.chain(["--cfg=erase_components".to_owned()]).collect();
    flags.join(" ")
}

/// In one piece, as it is developed.
fn bind(repo: &Repo, bindgen: &Bindgen, compiled: &Path) -> Result<(), String> {
    let work = repo.work(Profile::Dev);
    // A classic script, not a module: `boot.js` must be able to look at the browser before anything modern is parsed.
    let task = Task::new(repo, &bindgen.cli, "build-bindgen")
        .args(["--target", "no-modules", "--no-typescript", "--out-name", PROGRAM, "--out-dir"])
        .args([&work])
        .args([compiled]);
    task.step("build", "glue between WebAssembly and browser")?;
    files::write(&work.join("app.wasm"), files::read(&work.join("app_bg.wasm"))?)
}

/// Names the exports of a module, but for those that begin with a prefix, as roots of what `wasm-metadce` keeps.
const ROOTS: &str = r#"
const { readFileSync, writeFileSync } = require("node:fs");
const [wasm, graph, unused] = process.argv.slice(1);
const names = WebAssembly.Module.exports(new WebAssembly.Module(readFileSync(wasm))).map((entry) => entry.name);
const kept = names.filter((name) => !name.replace(/^__wbg_/, "").startsWith(unused));
if (kept.length === names.length) throw new Error("no export begins with " + unused + ": this step has become needless");
const nodes = kept.map((name) => ({ name, export: name }));
writeFileSync(graph, JSON.stringify([{ name: "root", root: true, reaches: kept }, ...nodes]));
"#;

/// Leptos brings a server's streams along (through `server_fn`, which cannot be left out); being exported, they stay although nothing calls
/// them.
const UNUSED_EXPORTS: &str = "intounderlying";

fn without_unused_exports(repo: &Repo, wasm: &Path) -> Result<PathBuf, String> {
    let work = repo.work(Profile::Site);
    let (graph, used) = (work.join("app.roots.json"), work.join("app.used.wasm"));
    let roots = Task::new(repo, "node", "build-roots").args(["-e", ROOTS]).args([wasm, &graph]).args([UNUSED_EXPORTS]);
    let finished = roots.run(|| {})?;
    if !finished.success {
        return Err(format!("{}\nbuild: the exports cannot be listed", tail(&finished.log)));
    }
    let task = Task::new(repo, repo.npm_program("wasm-metadce"), "build-metadce")
        .args(WASM_FEATURES)
        .args([wasm])
        .args(["--graph-file"])
        .args([&graph])
        .args(["-o"])
        .args([&used]);
    task.step("build", "WebAssembly without what nothing calls")?;
    Ok(used)
}

/// The main part made smaller.
pub fn optimise_main(repo: &Repo, wasm: &Path, smaller: &Path) -> Result<(), String> {
    optimise(repo, &without_unused_exports(repo, wasm)?, smaller)
}

/// Any part made smaller.
pub fn optimise(repo: &Repo, wasm: &Path, smaller: &Path) -> Result<(), String> {
    let task = Task::new(repo, repo.npm_program("wasm-opt"), "build-wasm-opt")
        // Flat first, then twice: what the first pass lays open the second one folds.
        .args(["--flatten", "--rereloop", "-Oz", "-Oz"])
        .args(WASM_FEATURES)
        .args([wasm])
        .args(["-o"])
        .args([smaller]);
    task.step("build", &format!("WebAssembly made smaller ({})", files::stem(wasm)))
}
