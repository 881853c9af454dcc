//! What a citizen loads, in bytes after Brotli, read off a finished `dist`.

use std::fmt;
use std::path::{Path, PathBuf};

use crate::clock::kilobytes;
use crate::files;

/// The parts of a first visit.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Sizes {
    /// The largest page, as everybody could land on it.
    pub html: u64,
    pub largest_page: String,
    pub css: u64,
    pub wasm: u64,
    pub glue: u64,
    pub boot: u64,
    /// The largest of `assets/text-LANGUAGE.*`, when text travels apart from the program.
    pub text: u64,
}

impl Sizes {
    /// Until the text can be read.
    pub const fn first_read(&self) -> u64 {
        self.html + self.css
    }

    /// Until the page can be used.
    pub const fn app(&self) -> u64 {
        self.wasm + self.glue + self.boot + self.text
    }

    pub fn of(site: &Path) -> Result<Self, String> {
        let mut sizes = Self::default();
        for file in files::below(site)? {
            let name = files::url_path(site, &file);
            let Some(plain) = name.strip_suffix(".br") else { continue };
            let bytes = file.metadata().map_err(|error| format!("{}: {error}", file.display()))?.len();
            sizes.count(plain, bytes);
        }
        if sizes.html == 0 || sizes.wasm == 0 {
            return Err(format!(
                "{} has no compressed pages or no WebAssembly: is it a finished dist?",
                site.display()
            ));
        }
        Ok(sizes)
    }

    fn count(&mut self, name: &str, bytes: u64) {
        if Path::new(name).extension().is_some_and(|ending| ending == "html") {
            if bytes > self.html {
                self.html = bytes;
                name.clone_into(&mut self.largest_page);
            }
            return;
        }
        let Some(asset) = name.strip_prefix("assets/") else { return };
        match (asset.split(['.', '-']).next(), asset.rsplit('.').next()) {
            (Some("app"), Some("wasm")) => self.wasm = bytes,
            (Some("app"), Some("js")) => self.glue = bytes,
            (Some("boot"), Some("js")) => self.boot = bytes,
            (Some("main"), Some("css")) => self.css = bytes,
            (Some("text"), _) => self.text = self.text.max(bytes),
            _ => {}
        }
    }
}

impl fmt::Display for Sizes {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let page = PathBuf::from(&self.largest_page);
        writeln!(
            out,
            "size    until the text can be read   {:>9}   HTML {} (largest: {}), CSS {}",
            kilobytes(self.first_read()),
            kilobytes(self.html),
            page.display(),
            kilobytes(self.css)
        )?;
        write!(
            out,
            "size    until the page can be used   {:>9}   wasm {}, glue {}, boot {}, text of one language {}",
            kilobytes(self.app()),
            kilobytes(self.wasm),
            kilobytes(self.glue),
            kilobytes(self.boot),
            kilobytes(self.text)
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_are_told_apart_by_name() {
        let mut sizes = Sizes::default();
        for (name, bytes) in [
            ("da/index.html", 10),
            ("en/index.html", 12),
            ("assets/main.0a.css", 5),
            ("assets/app.0a.wasm", 100),
            ("assets/app.0a.js", 7),
            ("assets/boot.0a.js", 2),
            ("assets/text-da.0a.txt", 3),
            ("assets/text-en.0a.txt", 4),
            ("assets/icons/a.0a.svg", 50),
            ("robots.txt", 1),
        ] {
            sizes.count(name, bytes);
        }
        assert_eq!((sizes.first_read(), sizes.app()), (17, 113));
        assert_eq!(sizes.largest_page, "en/index.html");
    }
}
