//! Rust to `{program}_bg.wasm` and its glue `{program}.js`, and the native program that writes the pages.

use std::path::{Path, PathBuf};

use super::stamp::Stamp;
use crate::files;
use crate::proc::{Task, output, tail};
use crate::repo::{Profile, Repo};
use crate::setup::Bindgen;

/// The programs that travel to the browser, by the names of their sources in `src/bin`.
pub const PROGRAMS: [&str; 3] = ["block", "profile", "activity"];

const WASM_TARGET: &str = "wasm32-unknown-unknown";
const INPUTS: &[&str] = &[
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

pub fn wasm(repo: &Repo, profile: Profile, program: &str) -> PathBuf {
    repo.work(profile).join(format!("{program}_bg.wasm"))
}

pub fn glue(repo: &Repo, profile: Profile, program: &str) -> PathBuf {
    repo.work(profile).join(format!("{program}.js"))
}

pub fn build(repo: &Repo, bindgen: &Bindgen, profile: Profile) -> Result<(), String> {
    let mut inputs = Stamp::of(repo, INPUTS)?;
    inputs.add(&bindgen.version);
    inputs.add(&output("rustc", &["-vV"], &repo.root).unwrap_or_default());
    let stamp = repo.work(profile).join("app.stamp");
    let of_programs = PROGRAMS.iter().flat_map(|program| [wasm(repo, profile, program), glue(repo, profile, program)]);
    let made: Vec<_> = of_programs.chain([repo.built("prerender")]).collect();
    if made.iter().all(|file| file.is_file()) && inputs.is_at(&stamp) {
        return Ok(());
    }
    compile(repo, profile)?;
    for program in PROGRAMS {
        bind(repo, bindgen, profile, program)?;
        if profile == Profile::Site {
            optimise(repo, program)?;
        }
    }
    let prerender = ["build", "--package", "spaer", "--bin", "prerender"];
    Task::cargo(repo, "build-prerender").args(prerender).step("build", "the program that writes the pages")?;
    inputs.leave_at(&stamp)
}

fn compile(repo: &Repo, profile: Profile) -> Result<(), String> {
    let mut task = Task::cargo(repo, "build-wasm").args(["build", "--package", "spaer", "--target", WASM_TARGET]);
    task = task.args(PROGRAMS.iter().flat_map(|program| ["--bin", program]));
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

fn bind(repo: &Repo, bindgen: &Bindgen, profile: Profile, program: &str) -> Result<(), String> {
    let compiled = repo.target.join(WASM_TARGET).join(profile.folder()).join(program).with_extension("wasm");
    // A classic script, not a module: `boot.js` must be able to look at the browser before anything modern is parsed.
    let task = Task::new(repo, &bindgen.cli, "build-bindgen")
        .args(["--target", "no-modules", "--no-typescript", "--out-name", program, "--out-dir"])
        .args([repo.work(profile)])
        .args([compiled]);
    task.step("build", &format!("glue between WebAssembly and browser ({program})"))
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

fn without_unused_exports(repo: &Repo, program: &str, wasm: &Path) -> Result<PathBuf, String> {
    let work = repo.work(Profile::Site);
    let (graph, used) = (work.join(format!("{program}.roots.json")), work.join(format!("{program}.used.wasm")));
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
    task.step("build", &format!("WebAssembly without what nothing calls ({program})"))?;
    Ok(used)
}

fn optimise(repo: &Repo, program: &str) -> Result<(), String> {
    let profile = Profile::Site;
    let (wasm, smaller) = (wasm(repo, profile, program), repo.work(profile).join(format!("{program}.smaller.wasm")));
    let used = without_unused_exports(repo, program, &wasm)?;
    let task = Task::new(repo, repo.npm_program("wasm-opt"), "build-wasm-opt")
        // Flat first, then twice: what the first pass lays open the second one folds.
        .args(["--flatten", "--rereloop", "-Oz", "-Oz"])
        .args(WASM_FEATURES)
        .args([&used])
        .args(["-o"])
        .args([&smaller]);
    task.step("build", &format!("WebAssembly made smaller ({program})"))?;
    files::write(&wasm, files::read(&smaller)?)?;
    let (glue, smaller) = (glue(repo, profile, program), repo.work(profile).join(format!("{program}.min.js")));
    super::assets::minify(repo, &glue, &smaller, "es2020")?;
    let minified = files::read_text(&smaller)?;
    // The boot script calls it by that name.
    if !minified.contains("wasm_bindgen") {
        return Err("build: the minified glue lost its global `wasm_bindgen`".to_owned());
    }
    files::write(&glue, minified)
}
