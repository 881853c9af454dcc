//! What a citizen loads, in bytes after Brotli, read off a finished `dist`.

use std::collections::BTreeMap;
use std::fmt;
use std::path::Path;

use super::assets;
use crate::clock::kilobytes;
use crate::files;

/// Sizes in bytes of the files of a first visit, and of those that are loaded on demand.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Sizes {
    /// The largest HTML page: a visitor may land on any of them.
    pub html: u64,
    pub largest_page: String,
    pub css: u64,
    pub boot: u64,
    pub glue: u64,
    /// The WebAssembly of the main part.
    pub app: u64,
    /// The WebAssembly of the other parts and of what several of them share, by name.
    pub parts: BTreeMap<String, u64>,
    /// The largest of the texts of each group, in one language.
    pub texts: BTreeMap<String, u64>,
}

impl Sizes {
    /// What is loaded until the text of a page can be read.
    pub const fn first_read(&self) -> u64 {
        self.html + self.css
    }

    /// What is loaded until a page that blocks can be used.
    fn block(&self) -> u64 {
        self.app + self.glue + self.boot + self.text("app")
    }

    /// What comes below the receipt, and is fetched ahead while somebody still chooses.
    fn afterwards(&self) -> u64 {
        self.files("afterwards", None) + self.text("afterwards")
    }

    /// What comes with the profile, after a page that blocks. It lists the newest activities, and has the texts for them.
    fn profile_on_demand(&self) -> u64 {
        self.files("profile", None) + self.text("profile") + self.text("activity")
    }

    /// The files that a part needs, without those that the part `there` has loaded already.
    fn files(&self, part: &str, there: Option<&str>) -> u64 {
        let is_due = |name: &str| {
            let is_of = |part: &str| assets::parts_of_file(name).any(|one| one == part);
            is_of(part) && !there.is_some_and(is_of)
        };
        self.parts.iter().filter(|(name, _)| is_due(name)).map(|(_, bytes)| bytes).sum()
    }

    fn text(&self, group: &str) -> u64 {
        self.texts.get(group).copied().unwrap_or_default()
    }

    /// Every size that has a budget, by its name there.
    pub fn budgeted(&self) -> impl Iterator<Item = (&'static str, u64)> {
        [
            ("first_read", self.first_read()),
            ("block", self.block()),
            ("afterwards", self.afterwards()),
            ("profile_on_demand", self.profile_on_demand()),
            ("activity_after_profile", self.files("activity", Some("profile"))),
            ("profile", self.block() + self.profile_on_demand()),
            ("activity", self.block() + self.files("activity", None) + self.text("activity")),
        ]
        .into_iter()
    }

    pub fn of(site: &Path) -> Result<Self, String> {
        let mut sizes = Self::default();
        for file in files::below(site)? {
            let name = files::url_path(site, &file);
            let Some(plain) = name.strip_suffix(".br") else { continue };
            let bytes = file.metadata().map_err(|error| format!("{}: {error}", file.display()))?.len();
            sizes.count(plain, bytes);
        }
        if sizes.budgeted().any(|(_, bytes)| bytes == 0) || sizes.html == 0 || sizes.app == 0 {
            return Err(format!(
                "{} has no compressed pages, or not every part of the app: is it a finished dist?",
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
        let Some(asset) = name.strip_prefix("assets/").filter(|asset| !asset.contains('/')) else { return };
        let ending = asset.rsplit('.').next().unwrap_or_default();
        let place = match (asset.split('.').next().unwrap_or_default(), ending) {
            ("boot", "js") => &mut self.boot,
            ("main", "css") => &mut self.css,
            ("app", "js") => &mut self.glue,
            ("app", "wasm") => &mut self.app,
            (part, "wasm") => self.parts.entry(part.to_owned()).or_default(),
            (text, "txt") => match text.strip_prefix("text-").and_then(|text| text.split_once('-')) {
                Some((group, _)) => self.texts.entry(group.to_owned()).or_default(),
                None => return,
            },
            _ => return,
        };
        *place = bytes.max(*place);
    }
}

impl fmt::Display for Sizes {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let line = |what: &str, bytes: u64, of: &[(&str, u64)]| {
            let of: Vec<_> = of.iter().map(|(name, bytes)| format!("{name} {}", kilobytes(*bytes))).collect();
            format!("size    {what:<34}{:>9}   {}", kilobytes(bytes), of.join(", "))
        };
        let read = [("HTML", self.html), ("CSS", self.css)];
        let block =
            [("wasm", self.app), ("glue", self.glue), ("boot", self.boot), ("text of one language", self.text("app"))];
        let parts: Vec<_> = self.parts.iter().map(|(name, bytes)| (name.as_str(), *bytes)).collect();
        let texts: Vec<_> = self.texts.iter().map(|(name, bytes)| (name.as_str(), *bytes)).collect();
        writeln!(
            out,
            "{} (largest: {})",
            line("until the text can be read", self.first_read(), &read),
            self.largest_page
        )?;
        writeln!(out, "{}", line("until a page that blocks is usable", self.block(), &block))?;
        writeln!(out, "{}", line("what comes below the receipt", self.afterwards(), &[]))?;
        writeln!(out, "{}", line("the profile, when it is wanted", self.profile_on_demand(), &[]))?;
        writeln!(out, "{}", line("the list of activities, after it", self.files("activity", Some("profile")), &[]))?;
        writeln!(out, "{}", line("the files of all parts", parts.iter().map(|(_, bytes)| bytes).sum(), &parts))?;
        write!(out, "{}", line("all texts of one language", texts.iter().map(|(_, bytes)| bytes).sum(), &texts))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_told_apart_by_name() {
        let mut sizes = Sizes::default();
        for (name, bytes) in [
            ("da/index.html", 10),
            ("en/index.html", 12),
            ("assets/main.0a.css", 5),
            ("assets/app.0a.wasm", 100),
            ("assets/app.0a.js", 7),
            ("assets/activity-profile.0a.wasm", 1_000),
            ("assets/afterwards.0a.wasm", 300),
            ("assets/afterwards-profile.0a.wasm", 500),
            ("assets/profile.0a.wasm", 20),
            ("assets/activity.0a.wasm", 40),
            ("assets/boot.0a.js", 2),
            ("assets/text-app-da.0a.txt", 3),
            ("assets/text-app-en.0a.txt", 4),
            ("assets/text-profile-en.0a.txt", 10_000),
            ("assets/text-activity-en.0a.txt", 100_000),
            ("assets/icons/a.0a.svg", 50),
            ("robots.txt", 1),
        ] {
            sizes.count(name, bytes);
        }
        assert_eq!(
            sizes.budgeted().collect::<Vec<_>>(),
            [
                ("first_read", 17),
                ("block", 113),
                ("afterwards", 800),
                ("profile_on_demand", 111_520),
                ("activity_after_profile", 40),
                ("profile", 111_633),
                ("activity", 101_153),
            ]
        );
        assert_eq!(sizes.largest_page, "en/index.html");
    }
}
