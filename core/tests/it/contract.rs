//! The DTOs of `wire` against `contract/openapi.yaml`: neither knows anything that the other does not.

use std::collections::BTreeSet;

use serde::{
    Deserialize, Deserializer,
    de::{Error as _, Visitor, value::Error},
    forward_to_deserialize_any,
};
use serde_json::Value;
use spaer_contract::{Contract, Kind as Side};
use spaer_core::wire::dto;

/// A deserializer that, asked to read a struct, returns the names of its fields instead.
struct FieldsOf;

impl<'de> Deserializer<'de> for FieldsOf {
    type Error = Error;

    fn deserialize_any<V: Visitor<'de>>(self, _: V) -> Result<V::Value, Error> {
        Err(Error::custom("no struct"))
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        fields: &'static [&'static str],
        _: V,
    ) -> Result<V::Value, Error> {
        Err(Error::custom(fields.join(" ")))
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf option unit unit_struct newtype_struct seq
        tuple tuple_struct map enum identifier ignored_any
    }
}

fn fields<T: for<'a> Deserialize<'a>>() -> BTreeSet<String> {
    let told = T::deserialize(FieldsOf).err().map_or_else(String::new, |names| names.to_string());
    told.split(' ').map(str::to_owned).collect()
}

/// The names of a schema's fields, including those of the schemas that it is composed of.
fn properties(document: &Value, schema: &Value, into: &mut BTreeSet<String>) {
    if let Some(reference) = schema["$ref"].as_str() {
        let meant = document.pointer(reference.trim_start_matches('#')).expect("a schema");
        return properties(document, meant, into);
    }
    into.extend(schema["properties"].as_object().into_iter().flatten().map(|(name, _)| name.clone()));
    for part in schema["allOf"].as_array().into_iter().flatten() {
        properties(document, part, into);
    }
}

/// What the contract has and the app does not read: a new field of the contract is either read or stands here.
const NOT_READ: &[(&str, &[&str])] = &[
    ("Identity", &["code"]),
    ("Block", &["reported_by"]),
    ("Place", &["approximate"]),
    ("ProviderShown", &["since"]),
    ("Service", &["emergency"]),
    ("Problem", &["type", "title", "status", "detail", "request_id"]),
];

#[test]
fn every_field_of_a_dto_is_in_the_contract_and_what_is_not_read_is_said() {
    let contract = Contract::load();
    let document = contract.document();
    let check = |schema: &str, read: BTreeSet<String>| {
        let mut told = BTreeSet::new();
        properties(document, &document["components"]["schemas"][schema], &mut told);
        let unknown: Vec<_> = read.difference(&told).collect();
        assert!(unknown.is_empty(), "{schema}: the contract has no {unknown:?}");
        let left: BTreeSet<_> = told.difference(&read).map(String::as_str).collect();
        let said = NOT_READ.iter().filter(|(name, _)| *name == schema).flat_map(|(_, fields)| fields.iter().copied());
        assert_eq!(left, said.collect(), "{schema}: not read");
    };
    check("Session", fields::<dto::Session>());
    check("SessionEnd", fields::<dto::SessionEnd>());
    check("Authenticators", fields::<dto::Authenticators>());
    check("Authenticator", fields::<dto::Authenticator>());
    check("Identity", fields::<dto::Identity>());
    check("ReactivationRoute", fields::<dto::ReactivationRoute>());
    check("Blocks", fields::<dto::Blocks>());
    check("Block", fields::<dto::Block>());
    check("BlockTarget", fields::<dto::BlockTarget>());
    check("Notification", fields::<dto::Notification>());
    check("Activities", fields::<dto::Activities>());
    check("Activity", fields::<dto::Activity>());
    check("Place", fields::<dto::Place>());
    check("Report", fields::<dto::Report>());
    check("ProviderShown", fields::<dto::ProviderShown>());
    check("Service", fields::<dto::Service>());
    check("Problem", fields::<dto::Problem>());
}

/// The same DTOs are also read by `serde_json`. It is stricter, but the contract's examples are valid for it too.
#[test]
fn every_answer_of_the_contract_is_read_by_serde_json_too() {
    let mut seen = 0;
    for example in Contract::load().examples() {
        let Side::Response(status) = example.kind else { continue };
        let value = &example.value;
        let read = match (example.method.as_str(), example.path.as_str()) {
            _ if value.is_null() => continue,
            _ if status >= 400 => dto::Problem::deserialize(value).map(drop),
            ("GET", "/session") | ("POST", "/session/extend") => dto::Session::deserialize(value).map(drop),
            ("DELETE", "/session") => dto::SessionEnd::deserialize(value).map(drop),
            ("GET", "/authenticators") => dto::Authenticators::deserialize(value).map(drop),
            ("GET", "/identity") => dto::Identity::deserialize(value).map(drop),
            ("GET", "/blocks") => dto::Blocks::deserialize(value).map(drop),
            (_, "/blocks/{id}") => dto::Block::deserialize(value).map(drop),
            ("GET", "/activity") => dto::Activities::deserialize(value).map(drop),
            (_, "/activity/{id}/report") => dto::Report::deserialize(value).map(drop),
            (_, "/settings/provider-shown") => dto::ProviderShown::deserialize(value).map(drop),
            ("GET", "/service") => dto::Service::deserialize(value).map(drop),
            _ => continue,
        };
        assert!(read.is_ok(), "{} {} {status} {}: {:?}", example.method, example.path, example.name, read.err());
        seen += 1;
    }
    assert!(seen >= 60, "only {seen} examples");
}
