//! Makes WebAssembly smaller with wasm-opt, from the npm package `binaryen`.

use std::path::Path;

use crate::files;
use crate::proc::Task;
use crate::repo::Repo;

/// WebAssembly features that rustc uses and that wasm-opt does not assume by default.
const WASM_FEATURES: &[&str] = &[
    "--enable-bulk-memory",
    "--enable-nontrapping-float-to-int",
    "--enable-sign-ext",
    "--enable-mutable-globals",
    "--enable-reference-types",
    "--enable-multivalue",
];

/// Optimises one part of the app for size.
pub fn optimize(repo: &Repo, wasm: &Path, made: &Path) -> Result<(), String> {
    let task = Task::new(repo, repo.npm_program("wasm-opt"), "build-wasm-opt")
        // Flatten first and then optimise twice: the second pass folds what the first one exposes.
        .args(["--flatten", "--rereloop", "-Oz", "-Oz"])
        // A function with a single caller is inlined only up to this size: browsers compile a function when it is first called, and a larger one may
        // never be called.
        .args(["--one-caller-inline-max-function-size=600"])
        // But each function compiled separately has a cost of its own, so the smallest ones are inlined.
        .args(["--always-inline-max-function-size=6"])
        .args(WASM_FEATURES)
        .args([wasm])
        .args(["-o"])
        .args([made]);
    task.step("build", &format!("WebAssembly made smaller ({})", files::stem(wasm)))
}
