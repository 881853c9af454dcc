//! The browser's own JSON parser, as the tree that `wire` reads: it is there already, so it costs nothing to load.

use js_sys::{Array, JSON, Object};
use spaer_core::wire::Json;
use wasm_bindgen::{JsCast, JsValue};

/// Nothing of the contract is nested nearly as deep; what is deeper is left out, and cannot exhaust the stack.
const DEEPEST: u8 = 32;

/// `None` when it is not JSON.
pub fn parse(text: &str) -> Option<Json> {
    JSON::parse(text).ok().map(|value| tree(&value, 0))
}

fn tree(value: &JsValue, depth: u8) -> Json {
    if let Some(text) = value.as_string() {
        Json::Text(text)
    } else if let Some(number) = value.as_f64() {
        Json::Number(number)
    } else if let Some(is) = value.as_bool() {
        Json::Bool(is)
    } else if depth == DEEPEST {
        Json::Null
    } else if let Some(items) = value.dyn_ref::<Array>() {
        Json::Array(items.iter().map(|item| tree(&item, depth + 1)).collect())
    } else if let Some(object) = value.dyn_ref::<Object>() {
        let field = |entry: JsValue| {
            let pair: Array = entry.unchecked_into();
            Some((pair.get(0).as_string()?, tree(&pair.get(1), depth + 1)))
        };
        Json::Object(Object::entries(object).iter().filter_map(field).collect())
    } else {
        Json::Null
    }
}
