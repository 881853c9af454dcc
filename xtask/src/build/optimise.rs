//! WebAssembly made smaller, by what the npm package `binaryen` has.

use std::path::Path;

use crate::files;
use crate::proc::Task;
use crate::repo::Repo;

/// What rustc emits and wasm-opt's defaults do not assume.
const WASM_FEATURES: &[&str] = &[
    "--enable-bulk-memory",
    "--enable-nontrapping-float-to-int",
    "--enable-sign-ext",
    "--enable-mutable-globals",
    "--enable-reference-types",
    "--enable-multivalue",
];

/// One part of the app, made smaller.
pub fn smaller(repo: &Repo, wasm: &Path, made: &Path) -> Result<(), String> {
    let task = Task::new(repo, repo.npm_program("wasm-opt"), "build-wasm-opt")
        // Flat first, then twice: what the first pass lays open the second one folds.
        .args(["--flatten", "--rereloop", "-Oz", "-Oz"])
        // Browsers compile a function when it is first called: what only one other calls, and perhaps never, stays out of that one.
        .args(["--one-caller-inline-max-function-size=600"])
        // Each such compiling has a price of its own, so that the smallest stand where they are called.
        .args(["--always-inline-max-function-size=6"])
        .args(WASM_FEATURES)
        .args([wasm])
        .args(["-o"])
        .args([made]);
    task.step("build", &format!("WebAssembly made smaller ({})", files::stem(wasm)))
}
