//! A line of an answer: fields of a form.

use std::collections::HashMap;

use spaer_gateway::{Answer, BackendError, Private};

/// One line.
pub(super) struct Row(HashMap<String, String>);

impl Row {
    pub(super) fn parse(line: &str) -> Self {
        Self(form_urlencoded::parse(line.as_bytes()).into_owned().collect())
    }

    /// A field that must be there, if only empty.
    pub(super) fn text(&self, name: &str) -> Answer<&str> {
        self.0.get(name).map(String::as_str).ok_or(BackendError::NotUnderstood)
    }

    /// A field that may be empty or missing.
    pub(super) fn optional(&self, name: &str) -> Option<&str> {
        self.0.get(name).map(String::as_str).filter(|text| !text.is_empty())
    }

    /// Text about a person.
    pub(super) fn private(&self, name: &str) -> Answer<Private> {
        self.text(name).map(Private::new)
    }

    /// A number from 0 on.
    pub(super) fn number(&self, name: &str) -> Answer<i64> {
        let text = self.text(name)?;
        let plain = text.bytes().all(|byte| byte.is_ascii_digit());
        text.parse().ok().filter(|_| plain).ok_or(BackendError::NotUnderstood)
    }
}
