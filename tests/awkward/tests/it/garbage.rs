//! Garbage at every call, whether what was asked for was done or not, is never a claim that is untrue.

use serde_json::{Value, json};
use tokio::task::JoinSet;

use crate::client::{Answer, ID, World};
use crate::world::{Change, expected, number, plain, read, spoilt, status_of, summary};

const GARBAGE: [(&str, Change); 12] = [
    ("a page with status 200", |_| Some(("text/html", b"<html><body>1</body></html>".to_vec()))),
    ("a page that says it is text", |_| plain("<html><body>1</body></html>")),
    ("nothing", |_| plain("")),
    ("another number", |_| plain("2")),
    ("a yes of another sort", |_| plain("true")),
    ("twice", |_| plain("1\n1")),
    ("a number that begins like a yes", |_| plain("1.0")),
    ("a yes in JSON", |_| Some(("application/json", b"1".to_vec()))),
    ("no text", |_| Some(("text/plain", vec![0x31, 0xff, 0xfe]))),
    ("a yes and far too much after it", |_| plain(&format!("1{}", " ".repeat(3 << 20)))),
    ("half a row", |_| plain("asof=1795438931&n=")),
    ("no answer", |_| None),
];

/// Whether the state that this answer claims is true.
async fn claim_is_true(world: &World, answer: &Answer, id: &str) -> bool {
    match answer.json().get("state").and_then(Value::as_str) {
        None => answer.status >= 500,
        Some("in_effect") => status_of(world, id).await == "blocked",
        Some(other) => panic!("{other} was said"),
    }
}

#[tokio::test]
async fn garbage_instead_of_yes_or_no_is_never_an_untrue_claim() {
    let cases = GARBAGE.into_iter().flat_map(|case| [(case, true), (case, false)]);
    all_of(cases.map(|((name, change), done)| yes_or_no(name, change, done))).await;
}

async fn yes_or_no(name: &'static str, change: Change, done: bool) {
    let (world, spoils) = spoilt().await;
    let anna = world.log_in("anna", "anna-display").await;
    let app = number(&world, &anna, "A1F3").await;
    spoils.set("/means/block", done, change);
    let answer = world.put(ID, &anna, &app).await.unwrap();
    assert!(claim_is_true(&world, &answer, "anna-app").await, "{name}, done: {done}: {}", answer.text());
    assert_eq!(answer.status == 201, done, "{name}: the status tells what the answer does not");
    spoils.clear();
    let expected = if done { expected(200, "in_effect") } else { expected(503, "unavailable") };
    assert_eq!(summary(&read(&world, &anna).await), expected, "{name}");
}

#[tokio::test]
async fn garbage_instead_of_a_status_is_never_a_claim() {
    all_of(GARBAGE.into_iter().map(|(name, change)| status(name, change))).await;
}

async fn status(name: &'static str, change: Change) {
    let (world, spoils) = spoilt().await;
    let anna = world.log_in("anna", "anna-display").await;
    let app = number(&world, &anna, "A1F3").await;
    for (path, list) in [("/means", "/authenticators"), ("/person", "/identity")] {
        spoils.set(path, true, change);
        assert_eq!(world.spoilt(list, &anna).await.unwrap().status, 502, "{name} at {path}");
    }
    spoils.set("/means", true, change);
    let answer = world.put(ID, &anna, &app).await.unwrap();
    assert_eq!(answer.status, 502, "{name}: {}", answer.text());
    assert_eq!(status_of(&world, "anna-app").await, "blocked", "it was done, and nobody could know");
    spoils.clear();
    assert_eq!(summary(&read(&world, &anna).await), expected(200, "in_effect"), "{name}");
}

#[tokio::test]
async fn a_byte_that_is_no_text_costs_the_label_that_it_is_in_and_no_list() {
    let (world, spoils) = spoilt().await;
    let anna = world.log_in("anna", "anna-display").await;
    let honest = world.api("/authenticators", &anna).await.json();
    spoils.set("/means", true, |text| {
        let (before, after) = text.split_once("name=").unwrap();
        Some(("text/plain", [before.as_bytes(), b"name=\xe6", after.as_bytes()].concat()))
    });
    let spoilt = world.api("/authenticators", &anna).await.json();
    let label = honest["items"][0]["label"].as_str().unwrap();
    assert_eq!(spoilt["items"][0]["label"], format!("\u{fffd}{label}"));
    assert_eq!(spoilt["items"][1], honest["items"][1]);
    let app = number(&world, &anna, "A1F3").await;
    assert_eq!(summary(&world.put(ID, &anna, &app).await.unwrap()), expected(201, "in_effect"));
}

#[tokio::test]
async fn since_when_an_authenticator_is_in_use_is_not_known_here() {
    let (world, _) = spoilt().await;
    let anna = world.log_in("anna", "anna-display").await;
    let items = world.api("/authenticators", &anna).await.json()["items"].clone();
    assert!(items.as_array().unwrap().iter().all(|item| item.get("status_since").is_none()), "{items}");
}

/// All at once: each mostly waits.
async fn all_of<F: Future<Output = ()> + Send + 'static>(cases: impl Iterator<Item = F>) {
    cases.collect::<JoinSet<()>>().join_all().await;
}

#[tokio::test]
async fn garbage_at_a_login_logs_nobody_in() {
    for (name, change) in GARBAGE {
        let (world, spoils) = spoilt().await;
        spoils.set("/auth/finish", true, change);
        let (location, cookie) = world.try_login("persona=anna&authenticator=anna-app").await;
        assert!(["/da/#login=failed", "/da/#login=unavailable"].contains(&location.as_str()), "{name}: {location}");
        assert_eq!(cookie, None, "{name}");
        spoils.set("/auth/begin", true, change);
        let begun = world.get("/api/v1/login?return_to=/da/", &[]).await.unwrap();
        assert_eq!(begun.header("location"), "/da/#login=unavailable", "{name}");
    }
}

#[tokio::test]
async fn garbage_about_a_session_neither_keeps_it_nor_ends_it() {
    let (world, spoils) = spoilt().await;
    let anna = world.log_in("anna", "anna-display").await;
    for (name, change) in GARBAGE {
        spoils.set("/session/alive", true, change);
        assert_eq!(world.spoilt("/session", &anna).await.unwrap().status, 502, "{name}");
        // A number is a time: "2" is two seconds after the beginning of 1970.
        if name != "another number" {
            spoils.set("/session/extend", true, change);
            let extended = world.write("POST", "/session/extend", &anna, json!({})).await.unwrap();
            assert_eq!(extended.status, 502, "{name}: {}", extended.text());
        }
    }
    spoils.clear();
    assert_eq!(world.api("/session", &anna).await.status, 200);
}

#[tokio::test]
async fn a_login_page_elsewhere_is_not_gone_to() {
    let (world, spoils) = spoilt().await;
    let elsewhere: [Change; 3] = [
        |_| plain("https://login.evil.example/"),
        |text| plain(&text.replace("/login/", ".evil.example/login/")),
        |text| plain(&format!("{}\r\nset-cookie: a=b", text.trim())),
    ];
    for change in elsewhere {
        spoils.set("/auth/begin", true, change);
        let begun = world.get("/api/v1/login?return_to=/da/", &[]).await.unwrap();
        assert_eq!(begun.header("location"), "/da/#login=unavailable");
    }
}

#[tokio::test]
async fn times_that_make_no_sense_are_left_out_and_what_claims_are_dated_by_is_not() {
    let (world, spoils) = spoilt().await;
    let anna = world.log_in("anna", "anna-display").await;
    let app = number(&world, &anna, "A1F3").await;
    // Nothing hangs on since when: the block holds as of the reading.
    spoils.set("/means", true, |text| plain(&text.replace("since=", "since=x")));
    let answer = world.put(ID, &anna, &app).await.unwrap();
    assert_eq!(summary(&answer), expected(201, "in_effect"), "{}", answer.text());
    let record = answer.json();
    assert_eq!(record["in_effect_at"], record["as_of"]);
    assert!(record["as_of"].as_str() > world.block_truth(ID).await["in_effect_at"].as_str());
    let row = world.api("/authenticators", &anna).await.json()["items"][0].clone();
    assert_eq!((row["status"].as_str(), row.get("blocked_since")), (Some("blocked"), None));

    for change in [
        (|text| plain(&text.replace("asof=1", "asof=x"))) as Change,
        |text| plain(&text.replace("asof=", "was=")),
        |text| plain(&text.replace("made=2", "made=x")),
        |text| plain(&text.replace("n=2", "n=3")),
        |text| plain(&text.replace("state=3", "state=9")),
        |text| plain(&text.replace("kind=1", "kind=9")),
    ] {
        spoils.set("/means", true, change);
        assert_eq!(world.spoilt("/authenticators", &anna).await.unwrap().status, 502);
    }
}
