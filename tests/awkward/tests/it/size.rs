//! How much an operator writes; the README says it, and this holds it to that.

use std::fs;
use std::path::Path;

/// Lines of code: neither blank, nor comment, nor test.
fn lines(file: &Path) -> usize {
    let text = fs::read_to_string(file).unwrap();
    let code = text.split("#[cfg(test)]").next().unwrap();
    code.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with("//")).count()
}

#[test]
fn the_readme_says_how_many_lines_the_adapter_has() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let files = ["adapter.rs", "adapter/http.rs", "adapter/reading.rs", "adapter/rows.rs", "adapter/times.rs"];
    let all: usize = files.iter().map(|file| lines(&root.join("src").join(file))).sum();
    let there = fs::read_dir(root.join("src/adapter")).unwrap().count();
    assert_eq!(there + 1, files.len(), "every file is counted");
    let readme = fs::read_to_string(root.join("README.md")).unwrap();
    let count = format!("{all} lines");
    println!("the adapter has {count}");
    assert!(readme.contains(&count), "README.md must say {count}");
}
