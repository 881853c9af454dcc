//! A copy of the built site that a scene may change, for as long as it lives.

use std::{
    env, fs,
    path::{Path, PathBuf},
    process, thread,
};

use super::place;

pub struct Site(PathBuf);

impl Site {
    pub fn copied() -> Self {
        let this = Self(env::temp_dir().join(format!("spaer-site-{}-{:?}", process::id(), thread::current().id())));
        copy(&PathBuf::from(place("SPAER_DIST")), &this.0);
        this
    }

    /// The names of all files that are served under hashed ones, of the site as it was built.
    pub fn assets() -> Vec<String> {
        let names = fs::read_dir(PathBuf::from(place("SPAER_DIST")).join("assets")).expect("assets");
        names.map(|entry| entry.expect("a file").file_name().to_string_lossy().into_owned()).collect()
    }

    pub fn folder(&self) -> &Path {
        &self.0
    }

    /// The name, with its hash, of what is built under a name like `app.wasm`.
    pub fn asset(&self, name: &str) -> PathBuf {
        let (stem, ending) = name.rsplit_once('.').expect("an ending");
        let (begins, ends) = (format!("{stem}."), format!(".{ending}"));
        let names = fs::read_dir(self.0.join("assets")).expect("assets").map(|entry| entry.expect("a file").path());
        let is_it = |path: &PathBuf| {
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            name.starts_with(&begins) && name.ends_with(&ends)
        };
        names.into_iter().find(is_it).unwrap_or_else(|| panic!("no {name}"))
    }

    /// It is gone, and so are its compressed forms. Gives back where it was, and what.
    pub fn loses(&self, name: &str) -> (PathBuf, Vec<u8>) {
        let asset = self.asset(name);
        let content = fs::read(&asset).expect("it is there");
        for ending in ["", ".br", ".gz"] {
            let file = PathBuf::from(format!("{}{ending}", asset.display()));
            if file.is_file() {
                fs::remove_file(&file).expect("it can be removed");
            }
        }
        (asset, content)
    }
}

impl Drop for Site {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder");
    for entry in fs::read_dir(from).expect("a folder") {
        let (entry, to) = entry.map(|entry| (entry.path(), to.join(entry.file_name()))).expect("an entry");
        if entry.is_dir() {
            copy(&entry, &to);
        } else {
            fs::copy(&entry, &to).expect("a copy");
            // A compressed form that is older than its file is not served.
            let of = fs::metadata(&entry).and_then(|about| about.modified()).expect("its time");
            fs::File::options().write(true).open(&to).and_then(|copy| copy.set_modified(of)).expect("the same time");
        }
    }
}
