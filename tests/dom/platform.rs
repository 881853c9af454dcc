//! What is asked of the browser itself.

use spaer::platform::{clock, format, json, random, storage};
use spaer_core::{
    domain::{
        block::{Intent, Target},
        id::{AuthenticatorId, BlockId, ReceiptKey},
        language::Lang,
        person::SubjectKey,
        reason::Reason,
        time::Timestamp,
        todo::Todo,
    },
    flow::{
        app::{StoredIntent, TabStorage},
        authenticator::Choice,
    },
    wire::{Json, NotUnderstood, read},
};
use wasm_bindgen_test::wasm_bindgen_test;

const KEY: &str = "spaer.intents";

fn browser_storage() -> web_sys::Storage {
    web_sys::window().unwrap().session_storage().unwrap().unwrap()
}

#[wasm_bindgen_test]
fn intents_survive_in_the_tab_and_hold_no_person() {
    browser_storage().clear().unwrap();
    let id = BlockId::from_random([1; 16]);
    let subject = SubjectKey::new("subject-clara").unwrap().hash_for(&id);
    let key = ReceiptKey::from_random([2; 16]);
    let intent = Intent {
        id: id.clone(),
        key,
        target: Target::Identity,
        subject,
        made_at: clock::now(),
        seen: None,
        reason: None,
    };
    storage::keep(StoredIntent { intent: intent.clone(), settled: false });
    storage::keep(StoredIntent { intent: intent.clone(), settled: true });
    assert_eq!(storage::read().intents, vec![StoredIntent { intent, settled: true }]);
    assert!(!browser_storage().get_item(KEY).unwrap().unwrap().contains("clara"));
    let choice = Choice { reason: Some(Reason::LostDevice), ids: vec![AuthenticatorId::parse("app-1").unwrap()] };
    storage::keep_choice(&choice);
    storage::keep_done(&[Todo::CallBank]);
    assert_eq!((storage::read().choice, storage::read().done.len()), (choice, 1));
    storage::forget_all();
    assert_eq!(storage::read(), TabStorage::default());
    assert_eq!(browser_storage().length(), Ok(0), "nothing stays, not even an empty list");
}

#[wasm_bindgen_test]
fn junk_in_the_storage_counts_as_nothing() {
    for junk in ["", "{", "null", "[1,2,3]", r#"[{"id":"<script>"}]"#, "\u{0}"] {
        for key in [KEY, "spaer.choice", "spaer.done"] {
            browser_storage().set_item(key, junk).unwrap();
        }
        assert_eq!(storage::read(), TabStorage::default(), "{junk:?}");
    }
    browser_storage().clear().unwrap();
}

/// As the browser writes a moment, in the device's zone or in another.
fn by_the_browser(at: Timestamp, lang: Lang, how: &[(&str, &str)]) -> String {
    let options = js_sys::Object::new();
    for (key, value) in how {
        js_sys::Reflect::set(&options, &(*key).into(), &(*value).into()).unwrap();
    }
    let date = js_sys::Date::new(&(at.unix_millis() as f64).into());
    date.to_locale_string(lang.locale(), &options).into()
}

/// The same with the word that belongs to a time of day in German, which browsers leave out.
fn said(at: Timestamp, lang: Lang, how: &[(&str, &str)]) -> String {
    by_the_browser(at, lang, how) + if lang == Lang::De { " Uhr" } else { "" }
}

/// A moment every eleven days and some hours, over four years with their summer times.
#[wasm_bindgen_test]
fn moments_are_written_as_the_browser_would_have() {
    const DANISH: (&str, &str) = ("timeZone", "Europe/Copenhagen");
    const MINUTES: [(&str, &str); 3] = [("hour", "2-digit"), ("minute", "2-digit"), DANISH];
    const DAY_AND_TIME: [(&str, &str); 5] =
        [("weekday", "long"), ("day", "numeric"), ("month", "long"), ("hour", "2-digit"), ("minute", "2-digit")];
    for lang in [Lang::Da, Lang::En, Lang::De] {
        for turn in 0..140 {
            let at = Timestamp::from_unix_millis(1_700_000_000_000 + turn * 987_654_321);
            let long = [("dateStyle", "long")];
            let moment = [("dateStyle", "long"), ("timeStyle", "short")];
            let full = [("dateStyle", "full"), ("timeZone", "UTC")];
            assert_eq!(format::day(at, lang), by_the_browser(at, lang, &long));
            assert_eq!(format::moment(at, lang), said(at, lang, &moment));
            assert_eq!(format::danish_day(at, lang), by_the_browser(at, lang, &[&long[..], &[DANISH]].concat()));
            assert_eq!(format::danish_moment(at, lang), said(at, lang, &[&moment[..], &[DANISH]].concat()));
            assert_eq!(format::clock(at, lang), by_the_browser(at, lang, &MINUTES));
            assert_eq!(format::local(at, lang), said(at, lang, &DAY_AND_TIME));
            let danish = [&DAY_AND_TIME[..], &[DANISH]].concat();
            assert_eq!(format::danish(at, lang), said(at, lang, &danish));
            let day = i32::try_from(at.unix_millis() / 86_400_000).unwrap();
            assert_eq!(format::full_day(day, lang), by_the_browser(at, lang, &full));
        }
    }
    let at = Timestamp::from_unix_millis(1_700_000_000_000);
    assert_eq!(format::iso(at), "2023-11-14T22:13:20.000Z");
    assert!(!format::zone().is_empty());
}

#[wasm_bindgen_test]
fn a_moment_beyond_every_calendar_does_no_harm() {
    for millis in [i64::MIN, i64::MAX, -62_167_219_200_000, 253_402_300_799_999] {
        let at = Timestamp::from_unix_millis(millis);
        let _ = (format::moment(at, Lang::Da), format::iso(at));
    }
}

#[wasm_bindgen_test]
fn two_draws_differ() {
    assert_ne!(random::draw().unwrap(), random::draw().unwrap());
}

/// The field of an object.
fn field<'a>(tree: &'a Json, name: &str) -> Option<&'a Json> {
    let Json::Object(fields) = tree else { return None };
    fields.iter().find(|(field, _)| field == name).map(|(_, value)| value)
}

#[wasm_bindgen_test]
fn the_browsers_json_becomes_the_tree_that_is_decoded() {
    let tree = json::parse(r#"{"a":[1,-2.5,true,false,null,"æ\u0000"],"b":{"c":""},"a2":1e400,"b":7}"#).unwrap();
    let text = Json::Text("æ\u{0}".to_owned());
    let items = [Json::Number(1.0), Json::Number(-2.5), Json::Bool(true), Json::Bool(false), Json::Null, text];
    assert_eq!(field(&tree, "a"), Some(&Json::Array(items.into())));
    assert_eq!(field(&tree, "b"), Some(&Json::Number(7.0)), "of a name that is there twice the last one counts");
    assert_eq!(read::<Option<i64>>(field(&tree, "a2").unwrap()), Err(NotUnderstood), "no whole number");
    for junk in ["", "{", "<html>", "{'a':1}", "undefined", "1 2", "\u{feff}{}"] {
        assert_eq!(json::parse(junk), None, "{junk}");
    }
    // Names with a special meaning in JavaScript are plain field names here.
    let odd = json::parse(r#"{"__proto__":{"state":"in_effect"},"constructor":1,"length":2}"#).unwrap();
    assert_eq!(field(&odd, "state"), None);
    assert!(matches!(odd, Json::Object(_)));
    // However deep: no panic, and the stack holds.
    let _ = json::parse(&("[".repeat(5_000) + &"]".repeat(5_000)));
}
