//! Which compressed sibling of a file a browser gets.

use std::path::PathBuf;

use axum::http::{HeaderMap, header};

use super::find::File;

/// In the order in which they are preferred.
const ENCODINGS: [(&str, &str); 2] = [("br", "br"), ("gzip", "gz")];

/// The file to read, its encoding, and whether another browser might get another one.
#[must_use]
pub fn choose(file: &File, asked: &HeaderMap) -> (PathBuf, Option<&'static str>, bool) {
    let accepted = asked.get(header::ACCEPT_ENCODING).map(|value| value.as_bytes()).unwrap_or_default();
    let accepted = &String::from_utf8_lossy(accepted);
    let siblings: Vec<(&str, PathBuf)> =
        ENCODINGS.iter().filter_map(|(encoding, extension)| Some((*encoding, sibling(file, extension)?))).collect();
    let varies = !siblings.is_empty();
    match siblings.into_iter().find(|(encoding, _)| accepts(accepted, encoding)) {
        Some((encoding, path)) => (path, Some(encoding), varies),
        None => (file.path.clone(), None, varies),
    }
}

/// The compressed sibling with this extension, unless it is older than the file: after a rebuild without compression, an old one must not hide the
/// new file.
fn sibling(file: &File, extension: &str) -> Option<PathBuf> {
    let mut name = file.path.file_name()?.to_owned();
    name.push(".");
    name.push(extension);
    let path = file.path.with_file_name(name);
    let modified = |path: &PathBuf| std::fs::metadata(path).and_then(|about| about.modified()).ok();
    (modified(&path)? >= modified(&file.path)?).then_some(path)
}

fn accepts(accepted: &str, encoding: &str) -> bool {
    accepted.split(',').any(|one| {
        let mut parts = one.split(';').map(str::trim);
        let named = parts.next().is_some_and(|name| name.eq_ignore_ascii_case(encoding));
        let refused = parts.any(|part| {
            let quality = part.strip_prefix("q=").and_then(|q| q.trim().parse::<f32>().ok());
            quality.is_some_and(|q| q <= 0.0)
        });
        named && !refused
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_encoding_is_accepted_when_named_and_not_refused() {
        assert!(accepts("gzip, deflate, br", "br"));
        assert!(accepts("br;q=0.5", "br"));
        assert!(!accepts("br;q=0", "br"));
        assert!(!accepts("gzip", "br"));
        assert!(!accepts("", "br"));
    }
}
