//! Looking things up in JSON from somebody else: every look-up can fail, none can panic.

use serde_json::Value;

use super::{NotUnderstood, parse_time};
use crate::domain::{text::UntrustedText, time::Timestamp};

/// Parses a whole body. Depth is bounded by the parser, size by whoever read it.
pub fn parse(body: &[u8]) -> Result<Value, NotUnderstood> {
    serde_json::from_slice(body).map_err(|_| NotUnderstood)
}

pub fn text<'a>(value: &'a Value, key: &str) -> Option<&'a str> {
    value.get(key)?.as_str()
}

/// Text to show; empty when it is missing or not text.
pub fn shown(value: &Value, key: &str) -> UntrustedText {
    UntrustedText::new(text(value, key).unwrap_or_default())
}

/// Text to show; `None` when there is nothing to show.
pub fn shown_if_any(value: &Value, key: &str) -> Option<UntrustedText> {
    Some(shown(value, key)).filter(|text| !text.is_empty())
}

pub fn time(value: &Value, key: &str) -> Option<Timestamp> {
    parse_time(text(value, key)?)
}

pub fn count(value: &Value, key: &str) -> Option<u32> {
    value.get(key)?.as_u64().and_then(|number| u32::try_from(number).ok())
}

pub fn is_true(value: &Value, key: &str) -> bool {
    value.get(key).and_then(Value::as_bool).unwrap_or(false)
}

/// The items of a list; none when it is missing or not a list.
pub fn items<'a>(value: &'a Value, key: &str) -> &'a [Value] {
    value.get(key).and_then(Value::as_array).map_or(&[], Vec::as_slice)
}
