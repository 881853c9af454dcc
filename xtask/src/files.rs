//! File operations whose errors name the file, which `std`'s do not.

use std::fs;
use std::path::{Path, PathBuf};

fn with_path<T>(result: std::io::Result<T>, what: &str, path: &Path) -> Result<T, String> {
    result.map_err(|error| format!("{} cannot be {what}: {error}", path.display()))
}

pub fn read(path: &Path) -> Result<Vec<u8>, String> {
    with_path(fs::read(path), "read", path)
}

pub fn read_text(path: &Path) -> Result<String, String> {
    with_path(fs::read_to_string(path), "read", path)
}

/// Writes a file and the folders above it.
pub fn write(path: &Path, content: impl AsRef<[u8]>) -> Result<(), String> {
    if let Some(folder) = path.parent() {
        make_folder(folder)?;
    }
    with_path(fs::write(path, content), "written", path)
}

pub fn make_folder(path: &Path) -> Result<(), String> {
    with_path(fs::create_dir_all(path), "made", path)
}

/// An empty folder at that path, whatever was there.
pub fn fresh_folder(path: &Path) -> Result<(), String> {
    remove_folder(path)?;
    make_folder(path)
}

pub fn remove_folder(path: &Path) -> Result<(), String> {
    if path.exists() { with_path(fs::remove_dir_all(path), "removed", path) } else { Ok(()) }
}

pub fn remove(path: &Path) -> Result<(), String> {
    with_path(fs::remove_file(path), "removed", path)
}

/// Every file below a folder, sorted, so that what is made of them is the same on every machine. A folder that is not there is empty.
pub fn below(folder: &Path) -> Result<Vec<PathBuf>, String> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(next) = folders.pop() {
        if !next.is_dir() {
            continue;
        }
        for entry in with_path(fs::read_dir(&next), "listed", &next)? {
            let path = with_path(entry, "listed", &next)?.path();
            if path.is_dir() { folders.push(path) } else { found.push(path) }
        }
    }
    found.sort();
    Ok(found)
}

/// The name of a file without its ending.
pub fn stem(path: &Path) -> String {
    path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default()
}

/// A path below `folder` with slashes, as it stands in a URL.
pub fn url_path(folder: &Path, path: &Path) -> String {
    let relative = path.strip_prefix(folder).unwrap_or(path);
    let parts: Vec<_> = relative.components().map(|part| part.as_os_str().to_string_lossy().into_owned()).collect();
    parts.join("/")
}
