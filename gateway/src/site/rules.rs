//! `_headers` and `_redirects`, in the common part of what static hosts understand.

/// The rules of `_headers`.
#[derive(Debug, Default)]
pub struct Headers {
    rules: Vec<(String, Vec<Line>)>,
}

#[derive(Debug)]
enum Line {
    Set(String, String),
    /// `! Name` takes away what rules above have set.
    Unset(String),
}

impl Headers {
    /// Reads the file: a line with a path pattern, then indented lines with headers.
    #[must_use]
    pub fn parse(text: &str) -> Self {
        let mut rules: Vec<(String, Vec<Line>)> = Vec::new();
        for line in text.lines().filter(|line| !line.trim().is_empty() && !line.trim_start().starts_with('#')) {
            if !line.starts_with([' ', '\t']) {
                rules.push((line.trim().to_owned(), Vec::new()));
                continue;
            }
            let Some((_, lines)) = rules.last_mut() else { continue };
            let line = line.trim();
            if let Some(name) = line.strip_prefix('!') {
                lines.push(Line::Unset(name.trim().to_ascii_lowercase()));
            } else if let Some((name, value)) = line.split_once(':') {
                lines.push(Line::Set(name.trim().to_ascii_lowercase(), value.trim().to_owned()));
            }
        }
        Self { rules }
    }

    /// The headers of a path. Where several rules set the same one, its values are joined by a comma.
    #[must_use]
    pub fn of(&self, path: &str) -> Vec<(String, String)> {
        let mut headers: Vec<(String, String)> = Vec::new();
        let matching = self.rules.iter().filter(|(pattern, _)| matched(pattern, path).is_some());
        for line in matching.flat_map(|(_, lines)| lines) {
            match line {
                Line::Unset(name) => headers.retain(|(set, _)| set != name),
                Line::Set(name, value) => match headers.iter_mut().find(|(set, _)| set == name) {
                    Some((_, joined)) => *joined = format!("{joined}, {value}"),
                    None => headers.push((name.clone(), value.clone())),
                },
            }
        }
        headers
    }
}

/// The rules of `_redirects`.
#[derive(Debug, Default)]
pub struct Redirects {
    rules: Vec<(String, String, u16)>,
}

/// What a rule says about a path.
#[derive(Debug, PartialEq, Eq)]
pub struct Redirect {
    /// Where to.
    pub to: String,
    /// 200 serves the other file under this path; the others send the browser on.
    pub status: u16,
}

impl Redirects {
    /// Reads the file: `/from /to [status]` on each line, the first that matches counts. A line that is not
    /// understood is left out.
    #[must_use]
    pub fn parse(text: &str) -> Self {
        let lines = text.lines().map(str::trim).filter(|line| !line.starts_with('#'));
        let rules = lines.filter_map(|line| {
            let mut words = line.split_whitespace();
            let (from, to) = (words.next()?, words.next()?);
            let status = match words.next() {
                None => 302,
                Some(word) => word.parse().ok().filter(|status| matches!(status, 200 | 301 | 302 | 303 | 307 | 308))?,
            };
            Some((from.to_owned(), to.to_owned(), status))
        });
        Self { rules: rules.collect() }
    }

    /// What the first matching rule says. `:splat` stands for what `*` matched.
    #[must_use]
    pub fn of(&self, path: &str) -> Option<Redirect> {
        self.rules.iter().find_map(|(from, to, status)| {
            let splat = matched(from, path)?;
            // A splat that begins with a slash would lead to another host ("//evil.example").
            let splat = splat.trim_start_matches('/');
            Some(Redirect { to: to.replace(":splat", splat), status: *status })
        })
    }
}

/// What the pattern's `*` stands for; the empty text when it has none.
fn matched<'a>(pattern: &str, path: &'a str) -> Option<&'a str> {
    match pattern.split_once('*') {
        None => (pattern == path).then_some(""),
        Some((before, after)) => path.strip_prefix(before)?.strip_suffix(after),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headers_of_all_matching_rules_are_joined() {
        let headers = Headers::parse(
            "# comment\n/*\n  X-A: 1\n  X-B: 1\n\n/assets/*\n  X-A: 2\n  ! X-B\n/*.wasm\n  X-C: has: colon\n",
        );
        let pair = |name: &str, value: &str| (name.to_owned(), value.to_owned());
        assert_eq!(headers.of("/"), [pair("x-a", "1"), pair("x-b", "1")]);
        assert_eq!(headers.of("/assets/a.wasm"), [pair("x-a", "1, 2"), pair("x-c", "has: colon")]);
    }

    #[test]
    fn the_first_matching_redirect_counts() {
        let redirects = Redirects::parse("/old /new 301\n/a/* /b/:splat\n/app/* /app.html 200\n/bad\n/x /y 999\n");
        let to = |path: &str| redirects.of(path).map(|redirect| (redirect.to, redirect.status));
        assert_eq!(to("/old"), Some(("/new".to_owned(), 301)));
        assert_eq!(to("/a/c/d"), Some(("/b/c/d".to_owned(), 302)));
        assert_eq!(to("/a///evil.example"), Some(("/b/evil.example".to_owned(), 302)));
        assert_eq!(to("/app/x"), Some(("/app.html".to_owned(), 200)));
        assert_eq!(to("/x"), None);
    }
}
