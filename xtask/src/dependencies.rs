//! Compares `docs/dependencies.md` with the manifests: every dependency needs a line that says why it is used, and every line needs its dependency.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use serde_json::Value;
use toml::de::{DeTable, DeValue};

use crate::files;

/// Dependencies by name, each with the places that use it.
type Dependencies = BTreeMap<String, BTreeSet<String>>;

const FILE: &str = "docs/dependencies.md";

/// The tables of a manifest that list dependencies, and the suffix that the page puts after the folder for each.
const KINDS: [(&str, &str); 3] =
    [("dependencies", ""), ("build-dependencies", " build"), ("dev-dependencies", " tests")];

/// Those that npm has, which all serve the build or the tests.
const NPM_KINDS: [&str; 4] = ["dependencies", "devDependencies", "optionalDependencies", "peerDependencies"];

fn root() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/.."))
}

/// The third-party crates of every member of the workspace.
fn crates() -> Dependencies {
    let text = files::read_text(&root().join("Cargo.toml")).unwrap();
    let workspace = DeTable::parse(&text).unwrap();
    let workspace = &workspace.get_ref()["workspace"];
    let own = |name: &str| {
        let shared = workspace.get_ref()["dependencies"].get_ref().get(name);
        shared.is_some_and(|shared| shared.get_ref().get("path").is_some())
    };
    let mut taken = Dependencies::new();
    let members = workspace.get_ref()["members"].get_ref().as_array().unwrap();
    let members = members.iter().map(|member| member.get_ref().as_str().unwrap());
    // The crates in `layers/` are left out: they compile the sources of other members once more.
    for member in members.filter(|member| !member.starts_with("layers/")) {
        let manifest = files::read_text(&root().join(member).join("Cargo.toml")).unwrap();
        let manifest = DeTable::parse(&manifest).unwrap();
        for (kind, name) in of_manifest(manifest.get_ref()).into_iter().filter(|(_, name)| !own(name)) {
            taken.entry(name).or_default().insert(format!("{}{kind}", place(member)));
        }
    }
    taken
}

/// Every dependency of one manifest, with what its kind is called.
fn of_manifest(manifest: &DeTable<'_>) -> Vec<(&'static str, String)> {
    let targets = manifest.get("target").and_then(|targets| targets.get_ref().as_table());
    let targets = targets.into_iter().flat_map(|targets| targets.values()).filter_map(|one| one.get_ref().as_table());
    let named = |table: &DeValue<'_>| -> Vec<String> {
        table.as_table().unwrap().iter().map(|(name, taken)| package(name.get_ref(), taken.get_ref())).collect()
    };
    let tables = std::iter::once(manifest).chain(targets).flat_map(|tables| {
        KINDS.into_iter().filter_map(move |(table, kind)| Some((kind, tables.get(table)?.get_ref())))
    });
    tables.flat_map(|(kind, table)| named(table).into_iter().map(move |name| (kind, name))).collect()
}

/// The name of the package that is fetched, even if the manifest renames it.
fn package(name: &str, taken: &DeValue<'_>) -> String {
    let package = taken.get("package").and_then(|package| package.get_ref().as_str());
    package.unwrap_or(name).to_owned()
}

/// What npm fetches, by every `package.json` that is ours.
fn packages() -> Dependencies {
    let mut taken = Dependencies::new();
    let mut folders = vec![root().to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(&folder).unwrap() {
            let (path, name) = entry.map(|entry| (entry.path(), entry.file_name())).unwrap();
            let name = name.to_string_lossy();
            if path.is_dir() && !name.starts_with('.') && !["node_modules", "target", "dist"].contains(&name.as_ref()) {
                folders.push(path);
            } else if name == "package.json" {
                let folder = folder.strip_prefix(root()).unwrap().to_str().unwrap().replace('\\', "/");
                let json: Value = serde_json::from_str(&files::read_text(&path).unwrap()).unwrap();
                let all =
                    NPM_KINDS.into_iter().filter_map(|kind| json.get(kind)?.as_object()).flat_map(|all| all.keys());
                for name in all {
                    taken.entry(name.clone()).or_default().insert(place(&folder).to_owned());
                }
            }
        }
    }
    taken
}

fn place(folder: &str) -> &str {
    if matches!(folder, "" | ".") { "app" } else { folder }
}

/// The table below a heading: a name in the first column, its places in the second, and words in the others.
fn documented(page: &str, heading: &str) -> Dependencies {
    let part = page.split("\n## ").find_map(|part| part.strip_prefix(heading)).unwrap();
    let rows = part.lines().filter_map(|line| line.strip_prefix("| `"));
    let mut documented = Dependencies::new();
    for row in rows {
        let columns: Vec<&str> = row.trim_end_matches(" |").split(" | ").collect();
        let [name, places, what_for, what_else] = columns[..] else { panic!("four columns: {row}") };
        assert!(!what_for.trim().is_empty() && !what_else.trim().is_empty(), "nothing said: {row}");
        let places = places.split(", ").map(str::to_owned).collect();
        let before = documented.insert(name.trim_end_matches('`').to_owned(), places);
        assert_eq!(before, None, "two lines: {row}");
    }
    documented
}

/// What is only in the manifests or only on the page, one line each.
fn differences(taken: &Dependencies, documented: &Dependencies) -> Vec<String> {
    let pairs = |all: &Dependencies| -> BTreeSet<(String, String)> {
        all.iter().flat_map(|(name, places)| places.iter().map(|place| (name.clone(), place.clone()))).collect()
    };
    let (taken, documented) = (pairs(taken), pairs(documented));
    let missing = taken.difference(&documented).map(|(name, place)| format!("{name} ({place}) is not in {FILE}"));
    let stale =
        documented.difference(&taken).map(|(name, place)| format!("{name} ({place}) is in {FILE} and in no manifest"));
    missing.chain(stale).collect()
}

#[test]
fn every_dependency_has_its_line_and_every_line_its_dependency() {
    let page = files::read_text(&root().join(FILE)).unwrap();
    assert_eq!(differences(&crates(), &documented(&page, "Crates\n")), Vec::<String>::new());
    assert_eq!(differences(&packages(), &documented(&page, "Packages of npm\n")), Vec::<String>::new());
}

#[test]
fn what_stands_on_one_side_alone_is_told() {
    let manifest = "[dependencies]\none = '1'\n[target.'cfg(unix)'.build-dependencies]\nother = { package = 'two', version = '2' }\n\
                    [target.'cfg(windows)'.dev-dependencies]\nthree.workspace = true";
    let mut taken = Dependencies::new();
    for (kind, name) in of_manifest(DeTable::parse(manifest).unwrap().get_ref()) {
        taken.entry(name).or_default().insert(format!("app{kind}"));
    }
    let page = "\n## Crates\n\n| Crate | Where | a | b |\n| --- | --- | --- | --- |\n| `one` | app, core | a | b |\n| `two` | app build | a | b |\n";
    assert_eq!(
        differences(&taken, &documented(page, "Crates\n")),
        [
            "three (app tests) is not in docs/dependencies.md",
            "one (core) is in docs/dependencies.md and in no manifest"
        ]
    );
}
