//! Puts a byte that is not UTF-8 into an answer.

use serde_json::Value;

/// `æ` in Latin-1, which is not UTF-8 on its own.
const BAD: u8 = 0xe6;
/// A placeholder for the byte until the JSON is written: two noncharacters, which no person's text contains.
const PLACE: &str = "\u{fdd0}\u{fdd1}";

/// The answer with the byte after the first character of the first of these fields that holds anything; `None` where none does.
pub(super) fn bad(mut answer: Value, fields: &[&str]) -> Option<Vec<u8>> {
    let text = first(&mut answer, fields)?;
    let start = text.chars().next().map_or(0, char::len_utf8);
    text.insert_str(start, PLACE);
    let written = serde_json::to_string(&answer).ok()?;
    let (before, after) = written.split_once(PLACE)?;
    Some([before.as_bytes(), &[BAD], after.as_bytes()].concat())
}

fn first<'v>(value: &'v mut Value, fields: &[&str]) -> Option<&'v mut String> {
    match value {
        Value::Object(object) => object.iter_mut().find_map(|(name, inner)| match inner {
            Value::String(text) => (fields.contains(&name.as_str()) && !text.is_empty()).then_some(text),
            inner => first(inner, fields),
        }),
        Value::Array(items) => items.iter_mut().find_map(|inner| first(inner, fields)),
        _ => None,
    }
}
