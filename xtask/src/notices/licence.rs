//! Licence expressions: which of the licences offered do we take, if we may take any.

/// Those that ask for no more than being named, in the order in which we would choose. MPL-2.0 is not among them: it asks for more.
const ALLOWED: &[&str] = &[
    "MIT",
    "Apache-2.0",
    "Apache-2.0 WITH LLVM-exception",
    "BSD-3-Clause",
    "BSD-2-Clause",
    "ISC",
    "Zlib",
    "BSL-1.0",
    "Unicode-3.0",
    "0BSD",
    "CC0-1.0",
    "Unlicense",
    "MIT-0",
    "OFL-1.1",
    "blessing",
];

/// The licences to comply with, or `None` when no allowed choice exists.
pub fn choose(expression: &str) -> Option<Vec<String>> {
    // Before SPDX, Cargo's alternative was written with a slash.
    let spaced = expression.replace('/', " OR ").replace('(', " ( ").replace(')', " ) ");
    let words: Vec<&str> = spaced.split_whitespace().collect();
    let mut parser = Parser { words: &words };
    let chosen = parser.any()?;
    parser.words.is_empty().then_some(chosen).filter(|chosen| !chosen.is_empty())?.into_allowed()
}

/// Licences with their rank; a higher rank is less welcome, `None` is not allowed.
type Choice = Vec<(String, Option<usize>)>;

trait IntoAllowed {
    fn into_allowed(self) -> Option<Vec<String>>;
}

impl IntoAllowed for Choice {
    fn into_allowed(self) -> Option<Vec<String>> {
        self.into_iter().map(|(name, rank)| rank.map(|_| name)).collect()
    }
}

struct Parser<'w> {
    words: &'w [&'w str],
}

impl Parser<'_> {
    /// `a OR b`: the most welcome.
    fn any(&mut self) -> Option<Choice> {
        let mut best = self.all()?;
        while self.take("OR") {
            let other = self.all()?;
            if cost(&other) < cost(&best) {
                best = other;
            }
        }
        Some(best)
    }

    /// `a AND b`: both.
    fn all(&mut self) -> Option<Choice> {
        let mut all = self.single()?;
        while self.take("AND") {
            for more in self.single()? {
                if !all.contains(&more) {
                    all.push(more);
                }
            }
        }
        Some(all)
    }

    fn single(&mut self) -> Option<Choice> {
        if self.take("(") {
            let inner = self.any()?;
            return self.take(")").then_some(inner);
        }
        let (first, rest) = self.words.split_first()?;
        self.words = rest;
        let mut name = (*first).to_owned();
        if self.take("WITH") {
            let (exception, rest) = self.words.split_first()?;
            self.words = rest;
            name = format!("{name} WITH {exception}");
        }
        let rank = ALLOWED.iter().position(|allowed| *allowed == name);
        Some(vec![(name, rank)])
    }

    fn take(&mut self, word: &str) -> bool {
        match self.words.split_first() {
            Some((first, rest)) if *first == word => {
                self.words = rest;
                true
            }
            _ => false,
        }
    }
}

/// Whether it is refused, how unwelcome its worst part is, and how many there are.
fn cost(choice: &Choice) -> (bool, usize, usize) {
    let refused = choice.iter().any(|(_, rank)| rank.is_none());
    (refused, choice.iter().filter_map(|(_, rank)| *rank).max().unwrap_or(0), choice.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(expression: &str, expected: Option<&[&str]>) {
        let chosen = choose(expression);
        assert_eq!(
            chosen.as_deref(),
            expected.map(|names| names.iter().map(|&name| name.to_owned()).collect::<Vec<_>>()).as_deref(),
            "{expression}"
        );
    }

    #[test]
    fn an_allowed_choice_is_found_or_there_is_none() {
        check("MIT", Some(&["MIT"]));
        check("Apache-2.0 OR MIT", Some(&["MIT"]));
        check("MIT/Apache-2.0", Some(&["MIT"]));
        check("Unlicense OR MIT", Some(&["MIT"]));
        check("BSD-3-Clause AND MIT", Some(&["BSD-3-Clause", "MIT"]));
        check("(MIT OR Apache-2.0) AND Unicode-3.0", Some(&["MIT", "Unicode-3.0"]));
        check("(MIT AND OFL-1.1 AND Apache-2.0)", Some(&["MIT", "OFL-1.1", "Apache-2.0"]));
        check("Apache-2.0 WITH LLVM-exception", Some(&["Apache-2.0 WITH LLVM-exception"]));
        check("MIT OR GPL-3.0", Some(&["MIT"]));
        check("GPL-3.0 OR MIT", Some(&["MIT"]));
        check("MIT AND GPL-3.0", None);
        check("GPL-3.0", None);
        check("", None);
        check("(MIT", None);
        check("MIT MIT", None);
    }
}
