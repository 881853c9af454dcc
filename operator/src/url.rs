//! Checks just enough of URLs to refuse what cannot be right in this file; finer checks are left to the browser.

/// `https://host[:port]`, or `http` the same way; no path, query or slash at the end.
pub(crate) fn origin(text: &str) -> Option<String> {
    let (_, rest) = split_scheme(text)?;
    is_authority(rest).then(|| text.to_owned())
}

/// An https address with a host, and without characters that could end an HTML attribute or a header.
pub(crate) fn https(text: &str) -> Option<String> {
    let ("https", rest) = split_scheme(text)? else {
        return None;
    };
    let authority = rest.split(['/', '?', '#']).next()?;
    (is_authority(authority) && is_clean(rest)).then(|| text.to_owned())
}

/// A path such as `/api/v1`; without a slash at the end, since paths are appended to it.
pub(crate) fn path(text: &str) -> Option<String> {
    let is_path = text.starts_with('/') && !text.starts_with("//") && is_clean(text);
    (is_path && !text.ends_with('/') && !text.contains(['?', '#'])).then(|| text.to_owned())
}

/// Scheme, host and port of an absolute URL.
fn origin_of(url: &str) -> Option<&str> {
    let (scheme, rest) = split_scheme(url)?;
    let authority = rest.split(['/', '?', '#']).next()?;
    url.get(..scheme.len() + "://".len() + authority.len())
}

/// Whether a URL names the machine that it is opened on.
pub(crate) fn is_loopback(url: &str) -> bool {
    let Some(origin) = origin_of(url) else {
        return false;
    };
    let authority = split_scheme(origin).map_or("", |(_, rest)| rest);
    let host = if authority.starts_with('[') {
        authority.split(']').next().unwrap_or_default().trim_start_matches('[')
    } else {
        authority.split(':').next().unwrap_or_default()
    };
    let host = host.trim_end_matches('.').to_ascii_lowercase();
    host == "localhost"
        || host.ends_with(".localhost")
        || host.starts_with("127.")
        || host == "0.0.0.0"
        || host == "::1"
}

pub(crate) fn is_http(url: &str) -> bool {
    matches!(split_scheme(url), Some(("http", _)))
}

fn split_scheme(text: &str) -> Option<(&str, &str)> {
    text.split_once("://").filter(|(scheme, _)| matches!(*scheme, "http" | "https"))
}

fn is_authority(text: &str) -> bool {
    let (host, port) = match text.strip_prefix('[').and_then(|rest| rest.split_once(']')) {
        Some((host, rest)) => (host, rest),
        None => text.split_at(text.find(':').unwrap_or(text.len())),
    };
    let host_ok = !host.is_empty()
        && !host.starts_with(['.', '-'])
        && host.bytes().all(|byte| {
            byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-') || (byte == b':' && text.starts_with('['))
        });
    let port_ok =
        port.is_empty() || port.strip_prefix(':').is_some_and(|port| port.parse::<u16>().is_ok_and(|port| port > 0));
    host_ok && port_ok
}

fn is_clean(text: &str) -> bool {
    text.bytes()
        .all(|byte| byte.is_ascii_graphic() && !matches!(byte, b'"' | b'\'' | b'<' | b'>' | b'\\' | b'`' | b';' | b','))
}
