//! `THIRD-PARTY.md`: whose work ships with ours, and under which terms.
//!
//! What ships: the crates in the WebAssembly, those in the sandbox server, and the npm package whose styles and icons are used. Tools of the build
//! and of the tests do not ship. cargo-about collects the licences and lays them out (`about.toml`, `about.hbs`), which takes minutes; each run of
//! the tests only checks with `cargo tree` that nothing that is linked is missing on the page.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::files;
use crate::proc::{Task, cargo, output};
use crate::progress::say;
use crate::repo::Repo;
use crate::setup;

const FILE: &str = "THIRD-PARTY.md";

/// The programs that ship: the heading on the page, the manifest, and the target. The server is checked for the most common target only, so that the
/// page is the same on whatever machine it is written.
const PROGRAMS: [(&str, &str, &str); 2] = [
    ("In the app", "Cargo.toml", "wasm32-unknown-unknown"),
    ("In the sandbox server", "sandbox/Cargo.toml", "x86_64-unknown-linux-gnu"),
];

/// The npm package that ships in part, and the file with its licence. The other npm packages are only used to build.
const STYLES: (&str, &str) = ("dkfds", "LICENSE.md");

const HEAD: &str = "\
# Third-party software

What ships with Spær and is the work of others: in the app (WebAssembly that citizens load), in the sandbox server, and in the style sheet
and icons. Written by `cargo xtask notices`; a test fails when something that is linked is missing here.
";

/// Writes the page, with the licence texts that the packages bring along.
pub fn write(repo: &Repo) -> Result<(), String> {
    setup::npm(repo)?;
    let about = setup::about(repo)?;
    let mut page = HEAD.to_owned();
    for (heading, manifest, target) in PROGRAMS {
        let out = repo.target.join("notices.md");
        let task =
            Task::new(repo, &about, "notices").args(["generate", "--locked", "--fail", "--config", "about.toml"]);
        let task = task.args(["--manifest-path", manifest, "--target", target, "--output-file"]).args([&out]);
        task.args(["about.hbs"]).step("notices", &format!("reading the licences of {manifest}, a few minutes"))?;
        page.push_str(&format!("\n## {heading}\n\n{}", files::read_text(&out)?));
    }
    page.push_str(&styles(repo)?);
    let lines: Vec<&str> = page.lines().map(str::trim_end).collect();
    files::write(&repo.path(FILE), lines.join("\n") + "\n")?;
    say("notices", &format!("{FILE} written"));
    Ok(())
}

/// What is wrong with the page: a linked package is not on it or comes from elsewhere than the registry, or the licence of the styles has changed.
pub fn check(repo: &Repo) -> Result<Vec<String>, String> {
    let page = files::read_text(&repo.path(FILE))?;
    let mut problems = Vec::new();
    for (heading, manifest, target) in PROGRAMS {
        let documented = page.split("\n## ").find_map(|part| part.strip_prefix(heading)).unwrap_or_default();
        let args = ["tree", "--locked", "--edges", "normal,no-proc-macro", "--prefix", "none", "--format", "{p}|{l}"];
        let tree =
            output(cargo(), &[&args[..], &["--target", target, "--manifest-path", manifest]].concat(), &repo.root);
        let tree = tree.ok_or("cargo tree failed; is Cargo.lock in order?")?;
        problems.extend(missing(&tree, documented).into_iter().map(|problem| format!("{heading}: {problem}")));
    }
    if !page.ends_with(&styles(repo)?) {
        problems.push(format!("{} has other terms by now", STYLES.0));
    }
    if !problems.is_empty() {
        problems.push(format!("`cargo xtask notices` writes {FILE}"));
    }
    Ok(problems)
}

/// Compares a tree of packages, a line each, with the part of the page that should name them.
fn missing(tree: &str, documented: &str) -> BTreeSet<String> {
    let packages = tree.lines().filter_map(|line| line.trim_end_matches(" (*)").split_once('|'));
    packages
        .filter_map(|(package, licence)| {
            // A package with a path in parentheses is our own; one with a URL comes from elsewhere than the registry.
            if package.contains("(/") || package.contains(":\\") {
                return None;
            }
            if package.contains("://") {
                return Some(format!("{package} comes from elsewhere than the registry"));
            }
            let row = format!("| {} | {} |", package.replacen(" v", " | ", 1), licence.replace('/', " OR "));
            (!documented.lines().any(|line| line == row)).then(|| format!("{package} ({licence}) is not on the page"))
        })
        .collect()
}

fn styles(repo: &Repo) -> Result<String, String> {
    let (name, file) = STYLES;
    let folder = repo.path("node_modules").join(name);
    let text = files::read_text(&folder.join("package.json"))?;
    let package: Value = serde_json::from_str(&text).map_err(|error| format!("{name}'s package.json: {error}"))?;
    let [version, licence] =
        ["version", "license"].map(|key| package.get(key).and_then(Value::as_str).unwrap_or_default());
    let terms = files::read_text(&folder.join(file))?;
    let terms: Vec<&str> = terms.trim().lines().map(str::trim_end).collect();
    let table = format!("| Package | Version | Licence |\n| --- | --- | --- |\n| {name} | {version} | {licence} |");
    Ok(format!("\n## In the style sheet and icons\n\n{table}\n\n```text\n{}\n```\n", terms.join("\n")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_linked_and_not_on_the_page_is_told() {
        let documented =
            "\n\n| Package | Version | Licence |\n| one | 1.0.0 | MIT |\n| two | 2.1.0 | MIT OR Apache-2.0 |\n";
        let tree = "spaer v0.1.0 (/somewhere)|MIT\none v1.0.0|MIT\none v1.0.0|MIT (*)\ntwo v2.1.0|MIT/Apache-2.0";
        assert_eq!(missing(tree, documented), BTreeSet::new());
        let tree = "one v1.0.1|MIT\ntwo v2.1.0|GPL-3.0\nthree v3.0.0 (https://example.org/three#1)|MIT";
        let problems = missing(tree, documented);
        let expected = [
            "one v1.0.1 (MIT) is not on the page",
            "three v3.0.0 (https://example.org/three#1) comes from elsewhere than the registry",
            "two v2.1.0 (GPL-3.0) is not on the page",
        ];
        assert!(problems.iter().eq(expected), "{problems:?}");
    }
}
