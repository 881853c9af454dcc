//! What WebKit's small browser reads from files, because neither its driver nor its arguments can tell it.

use std::{
    fs,
    path::{Path, PathBuf},
    process,
};

/// Its bars and buttons need no room. With those of the desktop's theme its window cannot be as narrow as a small phone, although a window of a page hides them.
const WIDGETS: &str = "* { min-width: 0; min-height: 0; padding: 0; margin: 0; border-width: 0; font-size: 1px; }\n";

/// The folder in which it looks for what a person has set for all programs (`XDG_CONFIG_HOME`).
pub fn configuration() -> PathBuf {
    written("webkit/gtk-3.0/gtk.css", WIDGETS);
    folder().join("webkit")
}

/// A file with what a reader has set in the browser.
pub fn settings(font_size: u32) -> PathBuf {
    written(&format!("webkit/settings-{font_size}.ini"), &format!("[websettings]\ndefault-font-size={font_size}\n"))
}

fn folder() -> &'static Path {
    Path::new(env!("CARGO_TARGET_TMPDIR"))
}

/// Another scene may be writing or reading the same, so it is there as a whole or not at all.
fn written(name: &str, content: &str) -> PathBuf {
    let file = folder().join(name);
    if fs::read_to_string(&file).is_ok_and(|there| there == content) {
        return file;
    }
    fs::create_dir_all(file.parent().expect("a folder")).expect("a folder for settings");
    let new = file.with_extension(format!("{}-{:?}", process::id(), std::thread::current().id()));
    fs::write(&new, content).expect("settings");
    fs::rename(&new, &file).expect("settings in their place");
    file
}
