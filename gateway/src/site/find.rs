//! Finds the file in the folder that belongs to a request's path, and never a file outside the folder.

use std::borrow::Cow;
use std::path::{Path, PathBuf};

use crate::percent::decode;

const MAX_PATH_LENGTH: usize = 1_500;

/// What a path leads to.
#[derive(Debug)]
pub enum FileLookup {
    /// A file.
    File(File),
    /// The file belongs to this path (with or without the final slash); the browser is to be redirected there.
    Redirect(String),
    /// Nothing.
    Nothing,
}

/// A file that may be served.
#[derive(Debug)]
pub struct File {
    /// Where it is.
    pub path: PathBuf,
}

impl File {
    /// The media type, by the file's extension.
    #[must_use]
    pub fn content_type(&self) -> &'static str {
        match self.path.extension().and_then(|extension| extension.to_str()).unwrap_or_default() {
            "html" => "text/html; charset=utf-8",
            "css" => "text/css; charset=utf-8",
            "js" | "mjs" => "text/javascript; charset=utf-8",
            "wasm" => "application/wasm",
            "json" | "map" => "application/json",
            "webmanifest" => "application/manifest+json",
            "svg" => "image/svg+xml",
            "png" => "image/png",
            "ico" => "image/x-icon",
            "webp" => "image/webp",
            "woff2" => "font/woff2",
            "txt" | "ftl" => "text/plain; charset=utf-8",
            "xml" => "application/xml",
            _ => "application/octet-stream",
        }
    }
}

/// Looks up a path that is percent-encoded, as it came in the request.
#[must_use]
pub fn find(folder: &Path, path: &str) -> FileLookup {
    let Some(segments) = segments(path) else { return FileLookup::Nothing };
    let Ok(root) = folder.canonicalize() else { return FileLookup::Nothing };
    let target = segments.iter().fold(root.clone(), |path, segment| path.join(segment));
    if path.ends_with('/') {
        return match (file(&root, target.join("index.html")), with_html(&root, &segments)) {
            (Some(file), _) => FileLookup::File(file),
            (None, Some(_)) => FileLookup::Redirect(path.trim_end_matches('/').to_owned()),
            (None, None) => FileLookup::Nothing,
        };
    }
    if let Some(file) = file(&root, target.clone()).or_else(|| with_html(&root, &segments)) {
        return FileLookup::File(file);
    }
    match file(&root, target.join("index.html")) {
        Some(_) => FileLookup::Redirect(format!("{path}/")),
        None => FileLookup::Nothing,
    }
}

/// The file `x.html` for the path `/x`.
fn with_html(root: &Path, segments: &[String]) -> Option<File> {
    let (last, before) = segments.split_last()?;
    let folder = before.iter().fold(root.to_owned(), |path, segment| path.join(segment));
    file(root, folder.join(format!("{last}.html")))
}

/// A regular file that is inside the folder also after symbolic links have been followed.
fn file(root: &Path, path: PathBuf) -> Option<File> {
    let path = path.canonicalize().ok()?;
    (path.starts_with(root) && path.is_file()).then_some(File { path })
}

/// The segments of the path, decoded. `None` if one of them cannot be the name of a file that is served.
fn segments(path: &str) -> Option<Vec<String>> {
    if path.len() > MAX_PATH_LENGTH {
        return None;
    }
    let inner = path.strip_prefix('/')?;
    let inner = inner.strip_suffix('/').unwrap_or(inner);
    if inner.is_empty() {
        return (path == "/").then(Vec::new);
    }
    let names: Option<Vec<String>> = inner.split('/').map(|name| decode(name).map(Cow::into_owned)).collect();
    let names = names?;
    // The two rule files are for the host, not for visitors.
    let private = matches!(names.as_slice(), [one] if one == "_headers" || one == "_redirects");
    (!private && names.iter().all(|name| is_name(name))).then_some(names)
}

fn is_name(name: &str) -> bool {
    let hidden = name.starts_with('.') && name != ".well-known";
    !name.is_empty()
        && name.len() <= 255
        && !hidden
        && !name.contains(['/', '\\', ':'])
        && !name.chars().any(char::is_control)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_path_leads_out_of_the_folder() {
        for hostile in [
            "",
            "x",
            "//",
            "//x",
            "/..",
            "/../x",
            "/a/../../x",
            "/%2e%2e/x",
            "/%2e%2e%2fx",
            "/a%2fb",
            "/..%5cx",
            "/a\\b",
            "/%00",
            "/.git/config",
            "/%2egit/config",
            "/c:/x",
            "/%",
            "/%zz",
            "/%2%25",
            "/%ff",
            "/_headers",
            "/_redirects",
        ] {
            assert_eq!(segments(hostile), None, "{hostile}");
        }
        assert_eq!(segments(&format!("/{}", "a".repeat(2000))), None);
    }

    #[test]
    fn plain_paths_are_names() {
        assert_eq!(segments("/"), Some(vec![]));
        assert_eq!(segments("/da/"), Some(vec!["da".to_owned()]));
        assert_eq!(segments("/da/sp%C3%A6r"), Some(vec!["da".to_owned(), "spær".to_owned()]));
        assert_eq!(segments("/100%25"), Some(vec!["100%".to_owned()]));
        assert_eq!(segments("/.well-known/x"), Some(vec![".well-known".to_owned(), "x".to_owned()]));
    }
}
