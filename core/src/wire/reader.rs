//! Reads DTOs from a tree, and loses no more than what cannot be read.
//!
//! The JSON comes from outside. A value that does not have the form that the DTO wants counts as missing: an `Option` is then `None`, a row is kept without
//! that value, and a value without which there is no answer is an error. So a DTO says by its types alone what may be missing.

use std::{fmt::Display, slice};

use serde::{
    Deserialize, Deserializer,
    de::{DeserializeSeed, Error, MapAccess, SeqAccess, Visitor, value::BorrowedStrDeserializer},
    forward_to_deserialize_any,
};

use super::{Json, NotUnderstood, tree::integer};

/// Reads a DTO.
pub fn read<'a, T: Deserialize<'a>>(value: &'a Json) -> Result<T, NotUnderstood> {
    T::deserialize(Reader(Some(value)))
}

/// Reads a value within another one; if it cannot be read it counts as missing.
fn read_within<'a, T: Deserialize<'a>>(value: Option<&'a Json>) -> Result<T, NotUnderstood> {
    T::deserialize(Reader(value)).or_else(|NotUnderstood| T::deserialize(Reader(None)))
}

/// Deserializes one value. `None`: it is missing; then an `Option` is `None`, a struct is one without any fields, and everything else is an error.
#[derive(Clone, Copy)]
struct Reader<'a>(Option<&'a Json>);

impl<'de> Deserializer<'de> for Reader<'de> {
    type Error = NotUnderstood;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, NotUnderstood> {
        match self.0.ok_or(NotUnderstood)? {
            Json::Null => visitor.visit_unit(),
            Json::Bool(is) => visitor.visit_bool(*is),
            Json::Number(number) => visitor.visit_i64(integer(*number).ok_or(NotUnderstood)?),
            Json::Text(text) => visitor.visit_borrowed_str(text),
            Json::Array(items) => visitor.visit_seq(Items(items.iter())),
            Json::Object(fields) => visitor.visit_map(Fields::of(fields)),
        }
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, NotUnderstood> {
        match self.0 {
            None | Some(Json::Null) => visitor.visit_none(),
            Some(_) => visitor.visit_some(self),
        }
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _name: &'static str,
        _fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, NotUnderstood> {
        match self.0 {
            None => visitor.visit_map(Fields::of(&[])),
            Some(Json::Object(fields)) => visitor.visit_map(Fields::of(fields)),
            Some(_) => Err(NotUnderstood),
        }
    }

    /// A value that no DTO reads may be anything.
    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, NotUnderstood> {
        visitor.visit_unit()
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf unit unit_struct newtype_struct seq tuple
        tuple_struct map enum identifier
    }
}

struct Items<'a>(slice::Iter<'a, Json>);

impl<'de> SeqAccess<'de> for Items<'de> {
    type Error = NotUnderstood;

    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, NotUnderstood> {
        self.0.next().map(|item| seed.deserialize(Reader(Some(item)))).transpose()
    }

    fn next_element<T: Deserialize<'de>>(&mut self) -> Result<Option<T>, NotUnderstood> {
        self.0.next().map(|item| read_within(Some(item))).transpose()
    }
}

struct Fields<'a> {
    left: slice::Iter<'a, (String, Json)>,
    /// Of the field whose name was read last.
    value: Option<&'a Json>,
}

impl<'a> Fields<'a> {
    fn of(fields: &'a [(String, Json)]) -> Self {
        Self { left: fields.iter(), value: None }
    }
}

impl<'de> MapAccess<'de> for Fields<'de> {
    type Error = NotUnderstood;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, NotUnderstood> {
        let Some((name, value)) = self.left.next() else { return Ok(None) };
        self.value = Some(value);
        seed.deserialize(BorrowedStrDeserializer::new(name)).map(Some)
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, NotUnderstood> {
        seed.deserialize(Reader(self.value))
    }

    fn next_value<V: Deserialize<'de>>(&mut self) -> Result<V, NotUnderstood> {
        read_within(self.value)
    }
}

/// Drops the reason why something could not be read: its text may contain what came from outside.
impl Error for NotUnderstood {
    fn custom<T: Display>(_: T) -> Self {
        Self
    }
}
