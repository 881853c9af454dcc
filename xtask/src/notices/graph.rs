//! Which packages ship, from the graph that cargo resolves.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::path::PathBuf;

use serde_json::Value;

use crate::files;
use crate::proc::{cargo, output};
use crate::repo::Repo;

/// The server is judged as it runs for most, so that the list is the same wherever it is written.
const SERVER_PLATFORM: &str = "x86_64-unknown-linux-gnu";
const APP_PLATFORM: &str = "wasm32-unknown-unknown";
/// npm packages of which something ends up in the site. The others build it.
const NPM: &[&str] = &["dkfds"];

/// A package that ships.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shipped {
    pub name: String,
    pub version: String,
    pub licence: String,
    pub folder: PathBuf,
    /// In what: `app`, `server`, `styles`.
    pub within: BTreeSet<&'static str>,
    pub ordinary_source: bool,
}

/// All of them, by name and version.
pub fn shipped(repo: &Repo) -> Result<Vec<Shipped>, String> {
    let mut found = BTreeMap::new();
    collect(repo, &mut found, "app", "spaer", APP_PLATFORM)?;
    collect(repo, &mut found, "server", "spaer-sandbox", SERVER_PLATFORM)?;
    for name in NPM {
        let package = npm(repo, name)?;
        found.insert((package.name.clone(), package.version.clone()), package);
    }
    Ok(found.into_values().collect())
}

type Found = BTreeMap<(String, String), Shipped>;

fn collect(repo: &Repo, found: &mut Found, within: &'static str, root: &str, platform: &str) -> Result<(), String> {
    let args = ["metadata", "--format-version", "1", "--filter-platform", platform];
    let text = output(cargo(), &args, &repo.root).ok_or("cargo metadata failed; is Cargo.lock in order?")?;
    let metadata: Value =
        serde_json::from_str(&text).map_err(|error| format!("cargo metadata is not understood: {error}"))?;
    let graph = Graph::of(&metadata);
    for id in graph.reached_from(root)? {
        let Some(package) = graph.packages.get(id) else { continue };
        // Our own packages have no source, and lie in the checkout.
        let source = text_of(package, "source");
        let shipped = read(package, graph.registry)?;
        if source.is_empty() && shipped.folder.starts_with(&repo.root) {
            continue;
        }
        found.entry((shipped.name.clone(), shipped.version.clone())).or_insert(shipped).within.insert(within);
    }
    Ok(())
}

struct Graph<'m> {
    packages: BTreeMap<&'m str, &'m Value>,
    nodes: BTreeMap<&'m str, &'m Value>,
    /// The source that most packages have.
    registry: &'m str,
}

impl<'m> Graph<'m> {
    fn of(metadata: &'m Value) -> Self {
        let by_id = |list: Option<&'m Value>| -> BTreeMap<&'m str, &'m Value> {
            let items = list.and_then(Value::as_array).into_iter().flatten();
            items.map(|item| (text_of(item, "id"), item)).collect()
        };
        let packages = by_id(metadata.get("packages"));
        let mut sources: BTreeMap<&str, usize> = BTreeMap::new();
        for package in packages.values() {
            *sources.entry(text_of(package, "source")).or_default() += 1;
        }
        let registries = sources.into_iter().filter(|(source, _)| source.starts_with("registry+"));
        let registry = registries.max_by_key(|(_, count)| *count).map_or("", |(source, _)| source);
        Self { packages, nodes: by_id(metadata.get("resolve").and_then(|resolve| resolve.get("nodes"))), registry }
    }

    /// Every package that is linked into that one, and itself. Macros run while compiling and stay behind, with all that they use.
    fn reached_from(&self, name: &str) -> Result<BTreeSet<&'m str>, String> {
        let root = self.packages.iter().find(|(_, package)| text_of(package, "name") == name);
        let root = *root.ok_or_else(|| format!("cargo metadata has no package {name}"))?.0;
        let mut reached = BTreeSet::new();
        let mut next = vec![root];
        while let Some(id) = next.pop() {
            if self.is_macro(id) || !reached.insert(id) {
                continue;
            }
            let dependencies = self.nodes.get(id).and_then(|node| node.get("deps")).and_then(Value::as_array);
            next.extend(
                dependencies
                    .into_iter()
                    .flatten()
                    .filter(|dependency| is_linked(dependency))
                    .map(|dependency| text_of(dependency, "pkg")),
            );
        }
        Ok(reached)
    }

    fn is_macro(&self, id: &str) -> bool {
        let targets = self.packages.get(id).and_then(|package| package.get("targets")).and_then(Value::as_array);
        let kinds = targets.into_iter().flatten().filter_map(|target| target.get("kind").and_then(Value::as_array));
        kinds.flatten().any(|kind| kind.as_str() == Some("proc-macro"))
    }
}

/// An ordinary dependency, not one of tests or of build scripts.
fn is_linked(dependency: &Value) -> bool {
    let kinds = dependency.get("dep_kinds").and_then(Value::as_array).into_iter().flatten();
    kinds.into_iter().any(|kind| kind.get("kind").is_none_or(Value::is_null))
}

fn read(package: &Value, registry: &str) -> Result<Shipped, String> {
    let folder = Path::new(text_of(package, "manifest_path")).parent().ok_or("a package without a folder")?;
    Ok(Shipped {
        name: text_of(package, "name").to_owned(),
        version: text_of(package, "version").to_owned(),
        licence: text_of(package, "license").to_owned(),
        folder: folder.to_owned(),
        within: BTreeSet::new(),
        ordinary_source: text_of(package, "source") == registry && !registry.is_empty(),
    })
}

fn npm(repo: &Repo, name: &str) -> Result<Shipped, String> {
    let folder = repo.path("node_modules").join(name);
    let text = files::read_text(&folder.join("package.json"))?;
    let package: Value = serde_json::from_str(&text).map_err(|error| format!("{name}'s package.json: {error}"))?;
    Ok(Shipped {
        name: name.to_owned(),
        version: text_of(&package, "version").to_owned(),
        licence: text_of(&package, "license").to_owned(),
        folder,
        within: BTreeSet::from(["styles"]),
        // `npm ci` installs what the lock file names and nothing else.
        ordinary_source: true,
    })
}

fn text_of<'v>(value: &'v Value, key: &str) -> &'v str {
    value.get(key).and_then(Value::as_str).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_linked_ships() {
        let dependency = |name: &str, kind: Value| serde_json::json!({ "pkg": name, "dep_kinds": [{ "kind": kind }] });
        let package = |name: &str, kind: &str, source: &str| serde_json::json!({ "id": name, "name": name, "source": source, "targets": [{ "kind": [kind] }] });
        let metadata = serde_json::json!({
            "packages": [
                package("root", "bin", ""), package("linked", "lib", "registry+x"), package("deeper", "lib", "registry+x"),
                package("macro", "proc-macro", "registry+x"), package("of-macro", "lib", "registry+x"), package("dev", "lib", "git+y"),
            ],
            "resolve": { "nodes": [
                { "id": "root", "deps": [dependency("linked", Value::Null), dependency("macro", Value::Null), dependency("dev", "dev".into())] },
                { "id": "linked", "deps": [dependency("deeper", Value::Null), dependency("dev", "build".into())] },
                { "id": "macro", "deps": [dependency("of-macro", Value::Null)] },
            ] },
        });
        let graph = Graph::of(&metadata);
        assert_eq!(graph.reached_from("root").unwrap(), BTreeSet::from(["root", "linked", "deeper"]));
        assert_eq!(graph.registry, "registry+x");
        assert!(graph.reached_from("nothing").is_err());
    }
}
