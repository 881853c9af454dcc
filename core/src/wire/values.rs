//! Values of the domain as JSON has them: a text each.

use std::fmt::{Formatter, Result as FmtResult};

use serde::{
    Deserialize, Deserializer, Serialize, Serializer,
    de::{Error, Visitor},
};

use super::{dto::WebAddress, parse_time};
use crate::domain::{
    id::{ActivityId, AuthenticatorId, BlockId, ReceiptKey},
    person::{CsrfToken, SubjectHash, SubjectKey},
    tag::Tag,
    text::UntrustedText,
    time::Timestamp,
};

/// Reads a text by its parser, without a copy of it.
pub fn text<'de, T, D: Deserializer<'de>>(deserializer: D, parse: fn(&str) -> Option<T>) -> Result<T, D::Error> {
    deserializer.deserialize_str(Parsed(parse))
}

struct Parsed<T>(fn(&str) -> Option<T>);

impl<T> Visitor<'_> for Parsed<T> {
    type Value = T;

    fn expecting(&self, out: &mut Formatter<'_>) -> FmtResult {
        out.write_str("a text of the contract")
    }

    fn visit_str<E: Error>(self, raw: &str) -> Result<T, E> {
        (self.0)(raw).ok_or_else(|| E::custom("not as the contract has it"))
    }
}

/// Each type with its parser, and with its text where it is written too.
macro_rules! texts {
    ($($type:ty = $parse:expr $(, $text:expr)?;)+) => { $(
        impl<'de> Deserialize<'de> for $type {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                text(deserializer, $parse)
            }
        }

        $(impl Serialize for $type {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                let text: fn(&Self) -> &str = $text;
                serializer.serialize_str(text(self))
            }
        })?
    )+ };
}

texts! {
    Timestamp = parse_time;
    UntrustedText = |raw| Some(Self::new(raw));
    WebAddress = Self::parse;
    CsrfToken = Self::new;
    SubjectKey = Self::new, Self::reveal;
    SubjectHash = Self::parse, Self::as_str;
    AuthenticatorId = Self::parse, Self::as_str;
    ActivityId = Self::parse, Self::as_str;
    BlockId = Self::parse, Self::as_str;
    ReceiptKey = Self::parse, Self::reveal;
    Tag = Self::parse, Self::as_str;
}
