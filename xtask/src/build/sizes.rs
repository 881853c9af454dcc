//! What a citizen loads, in bytes after Brotli, read off a finished `dist`.

use std::fmt;
use std::path::{Path, PathBuf};

use super::app::PROGRAMS;
use crate::clock::kilobytes;
use crate::files;

/// The parts of a first visit.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Sizes {
    /// The largest page, as everybody could land on it.
    pub html: u64,
    pub largest_page: String,
    pub css: u64,
    pub boot: u64,
    /// Each program with its parts, in the order of [`PROGRAMS`].
    pub programs: [Program; PROGRAMS.len()],
}

/// The parts of one program.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Program {
    pub wasm: u64,
    pub glue: u64,
    /// The largest of `assets/text-PROGRAM-LANGUAGE.*`.
    pub text: u64,
}

impl Program {
    const fn total(self) -> u64 {
        self.wasm + self.glue + self.text
    }
}

impl Sizes {
    /// Until the text can be read.
    pub const fn first_read(&self) -> u64 {
        self.html + self.css
    }

    /// Every size that has a budget, by its name there: what is read first, and each program until its pages can be used.
    pub fn held(&self) -> impl Iterator<Item = (&'static str, u64)> {
        let programs = PROGRAMS.into_iter().zip(self.programs.map(|program| program.total() + self.boot));
        [("first_read", self.first_read())].into_iter().chain(programs)
    }

    pub fn of(site: &Path) -> Result<Self, String> {
        let mut sizes = Self::default();
        for file in files::below(site)? {
            let name = files::url_path(site, &file);
            let Some(plain) = name.strip_suffix(".br") else { continue };
            let bytes = file.metadata().map_err(|error| format!("{}: {error}", file.display()))?.len();
            sizes.count(plain, bytes);
        }
        if sizes.html == 0 || sizes.programs.iter().any(|program| program.wasm == 0) {
            return Err(format!(
                "{} has no compressed pages or no WebAssembly: is it a finished dist?",
                site.display()
            ));
        }
        Ok(sizes)
    }

    fn program(&mut self, name: Option<&str>) -> Option<&mut Program> {
        PROGRAMS.into_iter().zip(&mut self.programs).find(|(own, _)| Some(*own) == name).map(|(_, program)| program)
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
        let mut words = asset.split(['.', '-']);
        match (words.next(), asset.rsplit('.').next()) {
            (Some("boot"), Some("js")) => self.boot = bytes,
            (Some("main"), Some("css")) => self.css = bytes,
            (Some("text"), _) => {
                if let Some(program) = self.program(words.next()) {
                    program.text = program.text.max(bytes);
                }
            }
            (name, ending) => match (self.program(name), ending) {
                (Some(program), Some("wasm")) => program.wasm = bytes,
                (Some(program), Some("js")) => program.glue = bytes,
                _ => {}
            },
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
        for (place, (name, Program { wasm, glue, text })) in PROGRAMS.into_iter().zip(self.programs).enumerate() {
            write!(
                out,
                "{}size    until `{name}` can be used{:pad$}{:>9}   wasm {}, glue {}, boot {}, text of one language {}",
                if place > 0 { "\n" } else { "" },
                "",
                kilobytes(wasm + glue + text + self.boot),
                kilobytes(wasm),
                kilobytes(glue),
                kilobytes(self.boot),
                kilobytes(text),
                pad = 10_usize.saturating_sub(name.len())
            )?;
        }
        Ok(())
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
            ("assets/block.0a.wasm", 100),
            ("assets/block.0a.js", 7),
            ("assets/profile.0a.wasm", 1000),
            ("assets/profile.0a.js", 70),
            ("assets/boot.0a.js", 2),
            ("assets/text-block-da.0a.txt", 3),
            ("assets/text-block-en.0a.txt", 4),
            ("assets/text-profile-en.0a.txt", 40),
            ("assets/icons/a.0a.svg", 50),
            ("robots.txt", 1),
        ] {
            sizes.count(name, bytes);
        }
        assert_eq!(
            sizes.held().collect::<Vec<_>>(),
            [("first_read", 17), ("block", 113), ("profile", 1112), ("activity", 2)]
        );
        assert_eq!(sizes.largest_page, "en/index.html");
    }
}
