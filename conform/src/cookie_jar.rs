//! What a browser holds: cookies by name and path, and nothing else of a browser.

/// One browser's cookies. It cannot be printed.
#[derive(Clone, Default)]
pub struct CookieJar(Vec<Cookie>);

#[derive(Clone)]
struct Cookie {
    name: String,
    value: String,
    /// `None` for a cookie that came from a `Cookie` header, which names no path. It is sent to every path, and any `Set-Cookie` of its name replaces
    /// it.
    path: Option<String>,
}

impl CookieJar {
    /// From the value of a `Cookie` header.
    #[must_use]
    pub fn of_header(header: &str) -> Self {
        let pairs = header.split(';').filter_map(|pair| pair.trim().split_once('='));
        let parse = |(name, value): (&str, &str)| Cookie { name: name.to_owned(), value: value.to_owned(), path: None };
        Self(pairs.map(parse).collect())
    }

    /// Takes in one `Set-Cookie` line, as a browser would.
    pub fn store(&mut self, line: &str) {
        let Some((name, value)) = line.split(';').next().and_then(|pair| pair.trim().split_once('=')) else { return };
        let path = attribute(line, "path").filter(|path| path.starts_with('/')).unwrap_or("/").to_owned();
        let over = attribute(line, "max-age").is_some_and(|age| age.parse().is_ok_and(|age: i64| age <= 0));
        self.0.retain(|cookie| !(cookie.name == name && cookie.path.as_ref().is_none_or(|known| *known == path)));
        if !over && !value.is_empty() {
            self.0.push(Cookie { name: name.to_owned(), value: value.to_owned(), path: Some(path) });
        }
    }

    /// The `Cookie` header for a path; nothing when none fits.
    #[must_use]
    pub fn header(&self, path: &str) -> Option<String> {
        let path = path.split('?').next().unwrap_or(path);
        let matches = |cookie: &&Cookie| {
            let Some(known) = &cookie.path else { return true };
            path.strip_prefix(known.as_str())
                .is_some_and(|rest| known.ends_with('/') || rest.is_empty() || rest.starts_with('/'))
        };
        let pairs: Vec<String> =
            self.0.iter().filter(matches).map(|cookie| format!("{}={}", cookie.name, cookie.value)).collect();
        (!pairs.is_empty()).then(|| pairs.join("; "))
    }

    /// The same names with made-up values.
    #[must_use]
    pub fn forged(&self) -> Self {
        let forged = |cookie: &Cookie| Cookie { value: "0".repeat(cookie.value.len().max(32)), ..cookie.clone() };
        Self(self.0.iter().map(forged).collect())
    }
}

/// An attribute of a `Set-Cookie` line, by its name in small letters.
#[must_use]
pub fn attribute<'a>(line: &'a str, name: &str) -> Option<&'a str> {
    let attributes = line.split(';').skip(1).map(|part| part.trim().split_once('=').unwrap_or((part.trim(), "")));
    attributes.into_iter().find(|(key, _)| key.eq_ignore_ascii_case(name)).map(|(_, value)| value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cookies_go_where_their_path_leads() {
        let mut jar = CookieJar::default();
        jar.store("a=1; Path=/api; HttpOnly");
        jar.store("b=2; Path=/api/v1/login");
        jar.store("c=3");
        assert_eq!(jar.header("/api/v1/session?x=/y").as_deref(), Some("a=1; c=3"));
        assert_eq!(jar.header("/api/v1/login/callback").as_deref(), Some("a=1; b=2; c=3"));
        assert_eq!(jar.header("/apiary").as_deref(), Some("c=3"));
        jar.store("a=; Path=/api; Max-Age=0");
        jar.store("c=; Path=/");
        assert_eq!(jar.header("/api/v1/session"), None);
    }

    #[test]
    fn a_cookie_from_a_header_is_taken_away_by_its_name() {
        let mut jar = CookieJar::of_header("a=1; b=2");
        assert_eq!(jar.header("/x").as_deref(), Some("a=1; b=2"));
        jar.store("a=; Path=/api; Max-Age=0");
        assert_eq!(jar.header("/api/v1").as_deref(), Some("b=2"));
    }

    #[test]
    fn attributes_are_read_whatever_their_letters() {
        let line = "a=1; path=/x; HTTPONLY; SameSite=Lax";
        assert_eq!(attribute(line, "path"), Some("/x"));
        assert_eq!(attribute(line, "httponly"), Some(""));
        assert_eq!(attribute(line, "secure"), None);
    }
}
