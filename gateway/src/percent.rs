//! Percent-encoding, read strictly.

use std::borrow::Cow;

use percent_encoding::percent_decode_str;

/// `None` if a percent sign is not followed by two hex digits, or the result is not UTF-8.
#[must_use]
pub fn decode(text: &str) -> Option<Cow<'_, str>> {
    let decoded = percent_decode_str(text).decode_utf8().ok()?;
    // `percent_decode_str` leaves an invalid percent sign as it is. Then the result has more of them than the text has `%25`.
    (decoded.matches('%').count() == text.matches("%25").count()).then_some(decoded)
}
