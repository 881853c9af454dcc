//! Collects problems while the tree is walked, and finds the lines that they stand on.

use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::channel::Need;
use crate::{Found, Problem};

/// The text being read, and what has been found wrong with it so far.
pub(crate) struct Report<'t> {
    pub(crate) file: &'t str,
    pub(crate) text: &'t str,
    pub(crate) problems: Vec<Problem>,
}

/// One table of the file whose keys have been checked.
pub(crate) struct Section<'t> {
    table: Option<&'t DeTable<'t>>,
    path: String,
    line: usize,
}

impl<'t> Report<'t> {
    pub(crate) fn line_of(&self, span: &Range<usize>) -> usize {
        let before = self.text.as_bytes().get(..span.start).unwrap_or(self.text.as_bytes());
        1 + before.iter().filter(|byte| **byte == b'\n').count()
    }

    pub(crate) fn add(&mut self, line: usize, key: &str, found: Found, allowed: &str) {
        let file = self.file.to_owned();
        self.problems.push(Problem { file, line, key: key.to_owned(), found, allowed: allowed.to_owned() });
    }

    /// Adds a problem with the value as it is written in the file, so that a person can find it; long ones are cut after 80 characters.
    pub(crate) fn wrong(&mut self, key: &str, value: &Spanned<DeValue<'_>>, allowed: &str) {
        let written = self.text.get(value.span()).unwrap_or_default().lines().next().unwrap_or_default();
        let shown = if value.get_ref().is_table() { "a table".to_owned() } else { written.chars().take(80).collect() };
        self.add(self.line_of(&value.span()), key, Found::Value(shown), allowed);
    }

    pub(crate) fn root(&mut self, root: &'t Spanned<DeTable<'t>>, known: &[&str]) -> Section<'t> {
        self.unknown_keys(root.get_ref(), "", known);
        Section { table: Some(root.get_ref()), path: String::new(), line: 1 }
    }

    pub(crate) fn section(&mut self, value: &'t Spanned<DeValue<'t>>, path: &str, known: &[&str]) -> Section<'t> {
        let section = self.open_section(value, path);
        if let Some(table) = section.table {
            self.unknown_keys(table, path, known);
        }
        section
    }

    /// A table that may have any keys.
    pub(crate) fn open_section(&mut self, value: &'t Spanned<DeValue<'t>>, path: &str) -> Section<'t> {
        let table = value.get_ref().as_table();
        if table.is_none() {
            self.wrong(path, value, "a table");
        }
        Section { table, path: path.to_owned(), line: self.line_of(&value.span()) }
    }

    fn unknown_keys(&mut self, table: &DeTable<'_>, path: &str, known: &[&str]) {
        for (key, _) in table.iter().filter(|(key, _)| !known.contains(&key.get_ref().as_ref())) {
            self.add(self.line_of(&key.span()), &join(path, key.get_ref()), Found::UnknownKey, &quoted(known));
        }
    }
}

impl<'t> Section<'t> {
    /// The full path of one of its keys.
    pub(crate) fn path_of(&self, key: &str) -> String {
        join(&self.path, key)
    }

    /// Keys with their lines, in the order of the file.
    pub(crate) fn keys(&self, report: &Report<'t>) -> Vec<(&'t str, usize)> {
        let mut keys: Vec<_> = self.table.into_iter().flat_map(DeTable::iter).map(|(key, _)| key).collect();
        keys.sort_by_key(|key| key.span().start);
        keys.into_iter().map(|key| (key.get_ref().as_ref(), report.line_of(&key.span()))).collect()
    }

    pub(crate) fn optional(&self, key: &str) -> Option<&'t Spanned<DeValue<'t>>> {
        self.table?.get(key)
    }

    /// The value of a key; if it is missing, a problem is added. If the section is no table, that has been reported already.
    pub(crate) fn required(
        &self,
        report: &mut Report<'t>,
        key: &str,
        allowed: &str,
    ) -> Option<&'t Spanned<DeValue<'t>>> {
        let found = self.table?.get(key);
        if found.is_none() {
            report.add(self.line, &self.path_of(key), Found::Missing, allowed);
        }
        found
    }

    /// A text that `parse` accepts.
    pub(crate) fn text<T>(
        &self,
        report: &mut Report<'t>,
        key: &str,
        allowed: &str,
        parse: impl FnOnce(&str) -> Option<T>,
    ) -> Option<T> {
        let value = self.required(report, key, allowed)?;
        self.parsed(report, key, value, allowed, parse)
    }

    /// The same for an optional key: `Some(None)` if it is missing, `None` if its value is wrong.
    pub(crate) fn optional_text<T>(
        &self,
        report: &mut Report<'t>,
        key: &str,
        allowed: &str,
        parse: impl FnOnce(&str) -> Option<T>,
    ) -> Option<Option<T>> {
        match self.optional(key) {
            None => Some(None),
            Some(value) => self.parsed(report, key, value, allowed, parse).map(Some),
        }
    }

    /// The same for a key that is required, optional or forbidden depending on other keys of the table; `why` is appended to the problem's text.
    pub(crate) fn text_if<T>(
        &self,
        report: &mut Report<'t>,
        key: &str,
        (need, why): (Need, &str),
        allowed: &str,
        parse: impl FnOnce(&str) -> Option<T>,
    ) -> Option<Option<T>> {
        match (need, self.optional(key)) {
            (Need::Required, None) => {
                self.required(report, key, &format!("{allowed}; {why}"));
                None
            }
            (Need::Never, Some(value)) => {
                report.wrong(&self.path_of(key), value, &format!("nothing; {why}"));
                None
            }
            _ => self.optional_text(report, key, allowed, parse),
        }
    }

    /// A list of texts that is not empty, each accepted by `parse`, none twice. The texts are language tags: capitals make no
    /// difference.
    pub(crate) fn tags(
        &self,
        report: &mut Report<'t>,
        key: &str,
        allowed: &str,
        parse: impl Fn(&str) -> bool,
    ) -> Option<Vec<String>> {
        let value = self.required(report, key, allowed)?;
        let Some(items) = value.get_ref().as_array().filter(|items| !items.is_empty()) else {
            report.wrong(&self.path_of(key), value, allowed);
            return None;
        };
        let mut texts: Vec<String> = Vec::new();
        let mut all_well = true;
        for item in items.iter() {
            match item.get_ref().as_str() {
                Some(text) if parse(text) && !texts.iter().any(|other| other.eq_ignore_ascii_case(text)) => {
                    texts.push(text.to_owned());
                }
                _ => {
                    all_well = false;
                    report.wrong(&self.path_of(key), item, allowed);
                }
            }
        }
        all_well.then_some(texts)
    }

    fn parsed<T>(
        &self,
        report: &mut Report<'t>,
        key: &str,
        value: &Spanned<DeValue<'t>>,
        allowed: &str,
        parse: impl FnOnce(&str) -> Option<T>,
    ) -> Option<T> {
        // A date may be written without quotes; TOML then has a type of its own for it.
        let written = value.get_ref().as_datetime().map(ToString::to_string);
        let parsed = written.as_deref().or_else(|| value.get_ref().as_str()).and_then(parse);
        if parsed.is_none() {
            report.wrong(&self.path_of(key), value, allowed);
        }
        parsed
    }
}

/// `"a", "b"`.
pub(crate) fn quoted<T: AsRef<str>>(values: &[T]) -> String {
    let quoted: Vec<String> = values.iter().map(|value| format!("\"{}\"", value.as_ref())).collect();
    quoted.join(", ")
}

/// Odd keys are shown quoted, so that the message stays one line.
fn join(path: &str, key: &str) -> String {
    let bare = !key.is_empty() && key.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-'));
    let key = if bare { key.to_owned() } else { format!("{key:?}") };
    if path.is_empty() { key } else { format!("{path}.{key}") }
}
