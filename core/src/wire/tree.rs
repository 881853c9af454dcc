//! JSON as a tree, and looking things up in it: the JSON is somebody else's, so every look-up can fail and none can panic.
//!
//! The tree is made by whoever reads the bytes: the browser has a parser of its own, which costs nothing to load.

use super::parse_time;
use crate::domain::{text::UntrustedText, time::Timestamp};

/// A JSON value (RFC 8259). Numbers as JavaScript has them: whole ones are exact up to 2⁵³.
#[derive(Clone, Debug, PartialEq, Default)]
pub enum Json {
    #[default]
    Null,
    Bool(bool),
    Number(f64),
    Text(String),
    Array(Vec<Self>),
    /// No name is there twice.
    Object(Vec<(String, Self)>),
}

impl Json {
    /// A text as JSON. For what the app writes itself.
    pub fn of(text: &str) -> Self {
        Self::Text(text.to_owned())
    }

    /// A whole number, exact up to 2⁵³.
    #[expect(clippy::cast_precision_loss, reason = "milliseconds of all years up to 9999 are exact in f64")]
    pub const fn whole(number: i64) -> Self {
        Self::Number(number as f64)
    }

    /// An object with these fields, in this order.
    pub fn object<const N: usize>(fields: [(&str, Self); N]) -> Self {
        Self::Object(fields.map(|(name, value)| (name.to_owned(), value)).into())
    }

    /// The field of an object; `None` for anything else.
    pub fn get(&self, name: &str) -> Option<&Self> {
        match self {
            Self::Object(fields) => fields.iter().find(|(field, _)| field == name).map(|(_, value)| value),
            _ => None,
        }
    }

    pub fn as_text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            _ => None,
        }
    }

    pub fn as_array(&self) -> Option<&[Self]> {
        match self {
            Self::Array(items) => Some(items),
            _ => None,
        }
    }

    /// A whole number that JavaScript holds exactly; `None` for a fraction or a larger one.
    pub fn as_whole(&self) -> Option<i64> {
        const EXACT: f64 = 9_007_199_254_740_992.0;
        match self {
            #[expect(clippy::cast_possible_truncation, reason = "whole and within ±2⁵³")]
            Self::Number(number) if number.trunc() == *number && number.abs() <= EXACT => Some(*number as i64),
            _ => None,
        }
    }

    /// As text, without spaces. A number is written whole; the app writes no others.
    pub fn write(&self) -> String {
        let mut out = String::new();
        self.write_to(&mut out);
        out
    }

    fn write_to(&self, out: &mut String) {
        match self {
            Self::Null => out.push_str("null"),
            Self::Bool(is) => out.push_str(if *is { "true" } else { "false" }),
            Self::Number(_) => out.push_str(&self.as_whole().unwrap_or_default().to_string()),
            Self::Text(text) => write_text(text, out),
            Self::Array(items) => {
                out.push('[');
                for (place, item) in items.iter().enumerate() {
                    out.push_str(if place > 0 { "," } else { "" });
                    item.write_to(out);
                }
                out.push(']');
            }
            Self::Object(fields) => {
                out.push('{');
                for (place, (name, value)) in fields.iter().enumerate() {
                    out.push_str(if place > 0 { "," } else { "" });
                    write_text(name, out);
                    out.push(':');
                    value.write_to(out);
                }
                out.push('}');
            }
        }
    }
}

fn write_text(text: &str, out: &mut String) {
    out.push('"');
    for character in text.chars() {
        match character {
            '"' | '\\' => out.extend(['\\', character]),
            '\0'..='\u{1F}' => {
                let digit = |part: u32| char::from_digit(part, 16).unwrap_or('0');
                let code = u32::from(character);
                out.push_str("\\u00");
                out.extend([digit(code >> 4), digit(code & 15)]);
            }
            _ => out.push(character),
        }
    }
    out.push('"');
}

pub fn text<'a>(value: &'a Json, key: &str) -> Option<&'a str> {
    value.get(key)?.as_text()
}

/// Text to show; empty when it is missing or not text.
pub fn shown(value: &Json, key: &str) -> UntrustedText {
    UntrustedText::new(text(value, key).unwrap_or_default())
}

/// Text to show; `None` when there is nothing to show.
pub fn shown_if_any(value: &Json, key: &str) -> Option<UntrustedText> {
    Some(shown(value, key)).filter(|text| !text.is_empty())
}

pub fn time(value: &Json, key: &str) -> Option<Timestamp> {
    parse_time(text(value, key)?)
}

pub fn count(value: &Json, key: &str) -> Option<u32> {
    value.get(key)?.as_whole().and_then(|number| u32::try_from(number).ok())
}

pub fn is_true(value: &Json, key: &str) -> bool {
    value.get(key) == Some(&Json::Bool(true))
}

/// The items of a list; none when it is missing or not a list.
pub fn items<'a>(value: &'a Json, key: &str) -> &'a [Json] {
    value.get(key).and_then(Json::as_array).unwrap_or_default()
}
