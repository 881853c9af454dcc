//! File names that contain a hash of the content, so that hosts may let browsers cache a file for a year; and the integrity that browsers check.

use std::collections::BTreeMap;
use std::path::Path;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256, Sha384};

use crate::files;
use crate::proc::Task;
use crate::repo::Repo;

/// The folder, below the root of the site, in which everything may be cached for ever.
pub const FOLDER: &str = "assets";

/// A file that the site serves under a hashed name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asset {
    /// `/assets/app.0123456789.wasm`.
    pub path: String,
    /// `sha384-…`.
    pub integrity: String,
}

/// Assets by the names that the sources use: `app.wasm`, `icons/phone.svg`.
pub type Assets = BTreeMap<String, Asset>;

/// Writes the content into `site` under its hashed name, and adds the asset under `name`.
pub fn add(assets: &mut Assets, site: &Path, name: &str, content: &[u8]) -> Result<Asset, String> {
    let asset = Asset { path: format!("/{FOLDER}/{}", hashed_name(name, content)), integrity: integrity(content) };
    files::write(&site.join(asset.path.trim_start_matches('/')), content)?;
    assets.insert(name.to_owned(), asset.clone());
    Ok(asset)
}

/// The name with the first ten hex digits of the content's SHA-256: `icons/phone.svg` → `icons/phone.0123456789.svg`.
pub fn hashed_name(name: &str, content: &[u8]) -> String {
    let hash: String = hex(&Sha256::digest(content)).chars().take(10).collect();
    let (folder, file) = name.rsplit_once('/').map_or((None, name), |(folder, file)| (Some(folder), file));
    let (stem, ending) =
        file.rsplit_once('.').map_or((file, String::new()), |(stem, ending)| (stem, format!(".{ending}")));
    let file = format!("{stem}.{hash}{ending}");
    folder.map_or(file.clone(), |folder| format!("{folder}/{file}"))
}

/// The names of the parts of the app that need this file. A file that several need is named after all of them:
/// `/assets/activity-profile.0123456789.wasm` is needed by two.
pub fn parts_of_file(path: &str) -> impl Iterator<Item = &str> {
    let file = path.rsplit('/').next().unwrap_or_default();
    file.split('.').next().unwrap_or_default().split('-')
}

pub fn integrity(content: &[u8]) -> String {
    format!("sha384-{}", STANDARD.encode(Sha384::digest(content)))
}

/// The hash by which a content security policy allows this inline script.
pub fn policy_hash(script: &str) -> String {
    format!("'sha256-{}'", STANDARD.encode(Sha256::digest(script)))
}

pub fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Points `url(/icons/phone.svg)`, with or without quotes, at the hashed names.
pub fn rewrite_css_urls(sheet: &str, assets: &Assets) -> String {
    let mut rewritten = sheet.to_owned();
    for (name, asset) in assets {
        for (open, close) in [("url(", ")"), ("url(\"", "\")"), ("url('", "')")] {
            rewritten = rewritten.replace(&format!("{open}/{name}{close}"), &format!("{open}{}{close}", asset.path));
        }
    }
    rewritten
}

/// An argument for esbuild that puts a comment at the top of a script. Browsers that know the comment compile the whole script in the background,
/// instead of each function when it is first called.
pub const EAGER_COMPILE_BANNER: &str = "--banner:js=//# allFunctionsCalledOnLoad";

/// Minifies a classic script or a style sheet. Names at the top level of a script stay, because they are globals to the browser.
/// `syntax` is the newest syntax that esbuild may write, such as `es5` or `esnext`, so that it does not bring in anything newer than the source has.
pub fn minify(repo: &Repo, from: &Path, to: &Path, syntax: &str) -> Result<(), String> {
    let finished = Task::new(repo, repo.npm_program("esbuild"), "build-minify")
        .args(["--minify", &format!("--target={syntax}"), "--log-level=warning", EAGER_COMPILE_BANNER])
        .args([from])
        .args([format!("--outfile={}", to.display())])
        .run(|| {})?;
    if finished.success {
        Ok(())
    } else {
        Err(format!("{}\nbuild: {} cannot be minified", crate::proc::tail(&finished.log), repo.display_path(from)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_carry_the_hash_of_the_content() {
        assert_eq!(hashed_name("app.wasm", b"abc"), "app.ba7816bf8f.wasm");
        assert_eq!(hashed_name("icons/a.b.svg", b"abc"), "icons/a.b.ba7816bf8f.svg");
        assert_eq!(hashed_name("x/LICENSE", b"abc"), "x/LICENSE.ba7816bf8f");
        assert_ne!(hashed_name("app.wasm", b"abd"), hashed_name("app.wasm", b"abc"));
    }

    #[test]
    fn integrity_is_what_a_browser_computes() {
        let of_abc = "sha384-ywB1P0WjXou1oD1pmsZQBycsMqsO3tFjGotgWkP/W+2AhgcroefMI1i67KE0yCWn";
        assert_eq!(integrity(b"abc"), of_abc);
    }

    #[test]
    fn style_sheets_point_at_hashed_names() {
        let asset = Asset { path: "/assets/fonts/a.123.woff2".to_owned(), integrity: String::new() };
        let assets = Assets::from([("fonts/a.woff2".to_owned(), asset)]);
        let sheet = "a{src:url(/fonts/a.woff2)}b{src:url(\"/fonts/a.woff2\")}c{src:url(/fonts/a.woff2x)}";
        let rewritten =
            "a{src:url(/assets/fonts/a.123.woff2)}b{src:url(\"/assets/fonts/a.123.woff2\")}c{src:url(/fonts/a.woff2x)}";
        assert_eq!(rewrite_css_urls(sheet, &assets), rewritten);
    }
}
