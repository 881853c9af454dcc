//! Tells whether inputs have changed, by a hash over names, sizes and modification times. Contents are not read, because that would take longer than
//! most of the steps that are saved.

use std::path::Path;
use std::time::UNIX_EPOCH;

use sha2::{Digest, Sha256};

use crate::files;
use crate::repo::Repo;

/// The state of some inputs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stamp(String);

impl Stamp {
    /// Of files and folders below the root; one that is not there counts as empty.
    pub fn of(repo: &Repo, inputs: &[&str]) -> Result<Self, String> {
        let mut lines = String::new();
        for input in inputs {
            let path = repo.path(input);
            let found = if path.is_dir() { files::below(&path)? } else { vec![path] };
            for file in found {
                lines.push_str(&line(repo, &file));
            }
        }
        Ok(Self(hash(&lines)))
    }

    /// Adds something else that the result depends on, such as a version.
    pub fn add(&mut self, more: &str) {
        self.0 = hash(&format!("{}\n{more}", self.0));
    }

    pub fn is_at(&self, path: &Path) -> bool {
        std::fs::read_to_string(path).is_ok_and(|left| left == self.0)
    }

    pub fn leave_at(&self, path: &Path) -> Result<(), String> {
        files::write(path, &self.0)
    }
}

fn line(repo: &Repo, file: &Path) -> String {
    // A file may vanish between listing and looking; that is a change like any other.
    let Ok(data) = file.metadata() else { return String::new() };
    let changed =
        data.modified().ok().and_then(|time| time.duration_since(UNIX_EPOCH).ok()).map_or(0, |since| since.as_nanos());
    format!("{}\t{}\t{changed}\n", repo.display_path(file), data.len())
}

fn hash(text: &str) -> String {
    super::assets::hex(&Sha256::digest(text))
}
