//! WebAssembly made smaller, by what the npm package `binaryen` has.

use std::path::{Path, PathBuf};

use crate::files;
use crate::proc::{Task, tail};
use crate::repo::{Profile, Repo};

/// What rustc emits and wasm-opt's defaults do not assume.
const WASM_FEATURES: &[&str] = &[
    "--enable-bulk-memory",
    "--enable-nontrapping-float-to-int",
    "--enable-sign-ext",
    "--enable-mutable-globals",
    "--enable-reference-types",
    "--enable-multivalue",
];

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
pub fn main_part(repo: &Repo, wasm: &Path, smaller: &Path) -> Result<(), String> {
    any_part(repo, &without_unused_exports(repo, wasm)?, smaller)
}

/// Any part made smaller.
pub fn any_part(repo: &Repo, wasm: &Path, smaller: &Path) -> Result<(), String> {
    let task = Task::new(repo, repo.npm_program("wasm-opt"), "build-wasm-opt")
        // Flat first, then twice: what the first pass lays open the second one folds.
        .args(["--flatten", "--rereloop", "-Oz", "-Oz"])
        .args(WASM_FEATURES)
        .args([wasm])
        .args(["-o"])
        .args([smaller]);
    task.step("build", &format!("WebAssembly made smaller ({})", files::stem(wasm)))
}
