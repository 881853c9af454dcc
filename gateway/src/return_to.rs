//! Where the browser comes back to after a login: a path of the app itself, or nothing.
//!
//! The login page is the one place where a stranger's link can carry an address through the eID and back. An address
//! of another site would make this an open redirect; one under `/api` could replay a login; a forged `login=` would tell
//! the citizen about a login that never was.

use std::fmt;

use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};

use crate::percent::decode;

/// In characters, as the contract's `maxLength` counts.
const MAX_LENGTH: usize = 2_000;
/// The characters that are percent-encoded in a header. Whatever is not ASCII is always encoded as well.
const NOT_IN_A_HEADER: &AsciiSet = &CONTROLS.add(b' ');

/// A path of the app, with query and fragment as they were given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReturnTo {
    before_fragment: String,
    fragment: Option<String>,
}

impl fmt::Display for ReturnTo {
    /// As [`ReturnTo::parse`] takes it.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.before_fragment)?;
        self.fragment.as_ref().map_or(Ok(()), |fragment| write!(f, "#{fragment}"))
    }
}

impl ReturnTo {
    /// The start page.
    #[must_use]
    pub fn start() -> Self {
        Self { before_fragment: "/".to_owned(), fragment: None }
    }

    /// Takes a path of the app of at most 2,000 characters, and nothing else.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        if text.chars().count() > MAX_LENGTH { None } else { Self::read(text) }
    }

    /// Reads what was parsed once already. Written, it can be longer than it was: what is not ASCII has been percent-encoded.
    pub(crate) fn read(text: &str) -> Option<Self> {
        if !is_plain(text) {
            return None;
        }
        let (before_fragment, fragment) = match text.split_once('#') {
            Some((before, fragment)) => (before, Some(fragment)),
            None => (text, None),
        };
        let path = before_fragment.split_once('?').map_or(before_fragment, |(path, _)| path);
        if !is_own_path(path) || !fragment.is_none_or(is_innocent_fragment) {
            return None;
        }
        Some(Self {
            before_fragment: ascii(before_fragment),
            fragment: fragment.filter(|fragment| !fragment.is_empty()).map(ascii),
        })
    }

    /// The path with `login={word}` appended to its fragment, where the word says how the login ended.
    #[must_use]
    pub fn with_login(&self, word: &str) -> String {
        let Self { before_fragment, fragment } = self;
        match fragment {
            Some(fragment) => format!("{before_fragment}#{fragment}&login={word}"),
            None => format!("{before_fragment}#login={word}"),
        }
    }
}

/// No character that a browser drops (tab, newline) or rewrites (backslash), since it would then read another address
/// than the one looked at here.
fn is_plain(text: &str) -> bool {
    !text.contains('\\') && !text.contains("//") && !text.chars().any(char::is_control)
}

fn is_own_path(path: &str) -> bool {
    let Some(decoded) = decode(path) else { return false };
    let Some(inner) = decoded.strip_prefix('/') else { return false };
    // A percent-encoded slash or percent sign could be decoded once more by a host on the way.
    let encoded = path.to_ascii_lowercase();
    if !is_plain(&decoded) || encoded.contains("%2f") || encoded.contains("%25") {
        return false;
    }
    let mut segments = inner.split('/');
    let api = segments.next().is_some_and(|first| first.eq_ignore_ascii_case("api"));
    !api && !inner.split('/').any(|segment| segment == "." || segment == "..")
}

fn is_innocent_fragment(fragment: &str) -> bool {
    let Some(decoded) = decode(fragment) else { return false };
    is_plain(&decoded)
        && !fragment.contains('#')
        && !decoded.split('&').any(|part| part.trim_start().to_ascii_lowercase().starts_with("login="))
}

/// As it may stand in a header.
fn ascii(text: &str) -> String {
    utf8_percent_encode(text, NOT_IN_A_HEADER).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn own_paths_come_back_with_the_outcome() {
        for (given, expected) in [
            ("/", "/#login=ok"),
            ("/da/", "/da/#login=ok"),
            ("/da/x#told-code", "/da/x#told-code&login=ok"),
            ("/da/x#", "/da/x#login=ok"),
            ("/da/x?a=b&c=d#e", "/da/x?a=b&c=d#e&login=ok"),
            ("/da/spær", "/da/sp%C3%A6r#login=ok"),
            ("/da/a%20b", "/da/a%20b#login=ok"),
            ("/da/a b", "/da/a%20b#login=ok"),
            ("/da/#100%25", "/da/#100%25&login=ok"),
            ("/apiary", "/apiary#login=ok"),
            ("/da/api/", "/da/api/#login=ok"),
        ] {
            let parsed = ReturnTo::parse(given).map(|path| path.with_login("ok"));
            assert_eq!(parsed.as_deref(), Some(expected), "{given}");
        }
    }

    #[test]
    fn the_longest_path_is_counted_in_characters_and_read_back_as_written() {
        let longest = ReturnTo::parse(&format!("/{}", "\u{20ac}".repeat(MAX_LENGTH - 1))).expect("is a path");
        assert_eq!(ReturnTo::read(&longest.to_string()), Some(longest));
    }

    #[test]
    fn everything_else_is_refused() {
        let long = format!("/{}", "\u{20ac}".repeat(MAX_LENGTH));
        for hostile in [
            "",
            "da",
            "//evil.example",
            "///evil.example",
            "/\\evil.example",
            "\\/evil.example",
            "/\t/evil.example",
            "/\n/evil.example",
            "/\r\nSet-Cookie: a=b",
            "https://evil.example",
            "javascript:alert(1)",
            " /da/",
            "/%2F/evil.example",
            "/%2fevil.example",
            "/%5Cevil.example",
            "/%09/evil.example",
            "/da//x",
            "/da/\u{7f}",
            "/api",
            "/api/",
            "/api/v1/login",
            "/API/v1/session",
            "/%61pi/v1/login",
            "/da/../api/v1/login",
            "/./api/v1/login",
            "/da/%2e%2e/api/v1/login",
            "/%2e/api",
            "/%252e%252e/api",
            "/da/..",
            "/api?x",
            "/api#x",
            "/%",
            "/%zz",
            "/%ff",
            "/da/#100%",
            "/da/#%2%25",
            "/da/#%ff",
            "/da/#login=ok",
            "/da/#x&login=ok",
            "/da/#x&LOGIN=ok",
            "/da/#x&%6cogin=ok",
            "/da/#a#b",
            "/da/#x%0aSet-Cookie",
            "?return",
            "#x",
            &long,
        ] {
            assert_eq!(ReturnTo::parse(hostile), None, "{hostile:?}");
        }
    }
}
