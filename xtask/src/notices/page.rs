//! The page itself: one table, then every licence text once.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::Path;

use super::graph::Shipped;
use super::licence;
use crate::files;

const HEAD: &str = "\
# Third-party software

What ships with Spær and is the work of others: in the app (WebAssembly that citizens load), in the server (the sandbox), and in the
styles (style sheet, icons, fonts). Written by `cargo xtask notices`; a test fails when it is stale.

";

pub fn print(shipped: &[Shipped]) -> Result<String, String> {
    let mut page = HEAD.to_owned();
    page.push_str("| Package | Version | Licence | Taken under | In |\n| --- | --- | --- | --- | --- |\n");
    let mut texts: BTreeMap<String, (String, Vec<String>)> = BTreeMap::new();
    let mut without = Vec::new();
    for package in shipped {
        let taken = licence::choose(&package.licence).unwrap_or_default();
        let within: Vec<&str> = package.within.iter().copied().collect();
        let (name, version) = (&package.name, &package.version);
        let _ = writeln!(
            page,
            "| {name} | {version} | {} | {} | {} |",
            package.licence,
            taken.join(", "),
            within.join(", ")
        );
        let found = licence_texts(&package.folder, &taken)?;
        if found.is_empty() {
            without.push(format!("{name} {version} ({})", taken.join(", ")));
        }
        for text in found {
            let (_, users) = texts.entry(folded(&text)).or_insert_with(|| (text, Vec::new()));
            users.push(format!("{name} {version}"));
        }
    }
    page.push_str("\n# Licence texts\n");
    if !without.is_empty() {
        let _ =
            write!(page, "\nPublished without a text of their own, under the standard one: {}.\n", without.join(", "));
    }
    let mut texts: Vec<(String, Vec<String>)> = texts.into_values().collect();
    texts.sort_by(|one, other| one.1.cmp(&other.1).then_with(|| one.0.cmp(&other.0)));
    for (text, mut users) in texts {
        users.dedup();
        let _ = write!(page, "\n## {}\n\n```text\n{}\n```\n", users.join(", "), text.trim_matches('\n').trim_end());
    }
    Ok(page)
}

/// The texts in a package's folder that say what we take it under. Where the file names do not tell which is which, all of them.
fn licence_texts(folder: &Path, taken: &[String]) -> Result<Vec<String>, String> {
    let entries =
        std::fs::read_dir(folder).map_err(|error| format!("{} cannot be listed: {error}", folder.display()))?;
    let mut names: Vec<String> = entries
        .flatten()
        .filter(|entry| entry.path().is_file())
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    let all: Vec<&String> = names.iter().filter(|name| is_licence(name)).collect();
    let fitting: Vec<&String> =
        all.iter().copied().filter(|name| taken.iter().any(|licence| names_licence(name, licence))).collect();
    let notices = all.iter().copied().filter(|name| name.to_uppercase().starts_with("NOTICE"));
    let chosen: Vec<&String> =
        if fitting.is_empty() { all.clone() } else { fitting.into_iter().chain(notices).collect() };
    let mut texts = Vec::new();
    for name in chosen {
        let text = String::from_utf8_lossy(&files::read(&folder.join(name))?).replace("\r\n", "\n");
        texts.push(without_trailing_spaces(&text.replace("```", "'''")));
    }
    Ok(texts)
}

fn is_licence(name: &str) -> bool {
    let name = name.to_uppercase();
    let source = [".RS", ".TOML", ".JSON", ".HTML"].iter().any(|ending| name.ends_with(ending));
    !source
        && ["LICENSE", "LICENCE", "COPYING", "NOTICE", "UNLICENSE", "COPYRIGHT"]
            .iter()
            .any(|start| name.starts_with(start))
}

/// `LICENSE-MIT` names MIT, `LICENSE-APACHE` Apache-2.0.
fn names_licence(file: &str, licence: &str) -> bool {
    let word = licence.split(['-', ' ']).next().unwrap_or(licence).to_uppercase();
    let file = file.to_uppercase();
    file.split(['-', '_', '.']).any(|part| part == word) || file == word
}

fn without_trailing_spaces(text: &str) -> String {
    let lines: Vec<&str> = text.lines().map(str::trim_end).collect();
    lines.join("\n")
}

/// Texts that differ only in line breaks and indentation are the same text.
fn folded(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn licence_files_are_known_by_name() {
        assert!(
            ["LICENSE", "LICENSE-MIT", "license.md", "LICENCE.txt", "COPYING", "NOTICE"]
                .iter()
                .all(|name| is_licence(name))
        );
        assert!(!["licence.rs", "README.md", "src"].iter().any(|name| is_licence(name)));
        assert!(
            names_licence("LICENSE-APACHE", "Apache-2.0")
                && names_licence("LICENSE-MIT", "MIT")
                && names_licence("LICENSE_MIT.txt", "MIT")
        );
        assert!(!names_licence("LICENSE", "MIT") && !names_licence("LICENSE-APACHE", "MIT"));
    }
}
