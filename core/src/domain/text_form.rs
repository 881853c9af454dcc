//! The `serde` implementations of domain types that are written as one JSON string, in the contract and in the tab's storage. This is the only place where
//! the domain uses `serde`; the structures around these values are in `wire`.

use std::fmt::{Formatter, Result as FmtResult};

use serde::{
    Deserializer,
    de::{Error, Visitor},
};

use crate::domain::{
    id::{ActivityId, AuthenticatorId, BlockId, ReceiptKey},
    person::{CsrfToken, SubjectHash, SubjectKey},
    tag::Tag,
    text::UntrustedText,
    time::Timestamp,
};

/// Reads a text by its parser, without a copy of it.
///
/// # Errors
/// When it is no text, or not one that the parser takes.
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

/// Implements `Deserialize` for each type by its parser, and `Serialize` where a function for its text is given.
#[macro_export]
macro_rules! text_form {
    ($($type:ty = $parse:expr $(, $text:expr)?;)+) => { $(
        impl<'de> $crate::domain::serde::Deserialize<'de> for $type {
            fn deserialize<D: $crate::domain::serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                $crate::domain::text_form::text(deserializer, $parse)
            }
        }

        $(impl $crate::domain::serde::Serialize for $type {
            fn serialize<S: $crate::domain::serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                let text: fn(&Self) -> &str = $text;
                serializer.serialize_str(text(self))
            }
        })?
    )+ };
}

text_form! {
    Timestamp = Self::parse;
    UntrustedText = |raw| Some(Self::new(raw));
    CsrfToken = Self::new;
    SubjectKey = Self::new, Self::reveal;
    SubjectHash = Self::parse, Self::as_str;
    AuthenticatorId = Self::parse, Self::as_str;
    ActivityId = Self::parse, Self::as_str;
    BlockId = Self::parse, Self::as_str;
    ReceiptKey = Self::parse, Self::reveal;
    Tag = Self::parse, Self::as_str;
}

pub use crate::text_form;
