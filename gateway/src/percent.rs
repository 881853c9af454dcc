//! Percent-encoding, read strictly.

use std::borrow::Cow;

use percent_encoding::percent_decode_str;

/// `None` where a percent sign means nothing, or what comes out is no text.
#[must_use]
pub fn decode(text: &str) -> Option<Cow<'_, str>> {
    let decoded = percent_decode_str(text).decode_utf8().ok()?;
    // Signs that mean nothing are left as they are, and are then more than were encoded.
    (decoded.matches('%').count() == text.matches("%25").count()).then_some(decoded)
}
