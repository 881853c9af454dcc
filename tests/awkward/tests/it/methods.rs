//! Every method of the trait, through the gateway, each answer held against the contract.

use serde_json::{Value, json};
use spaer_gateway::Moment;

use crate::client::{ID, World};
use crate::world::{OTHER_ID, expected, number, read, status_of, summary, world};

fn whole_seconds(time: &Value) -> i64 {
    Moment::parse(time.as_str().unwrap()).unwrap().as_millis().div_euclid(1000)
}

async fn find_target(world: &World, list: &str, id: &str) -> Value {
    let truth = world.truth().await;
    truth[list].as_array().unwrap().iter().find(|one| one["id"] == id).cloned().unwrap()
}

#[tokio::test]
async fn the_login_page_can_end_in_every_way() {
    let world = world().await;
    for word in ["cancelled", "failed", "locked", "unavailable"] {
        assert_eq!(world.try_login(&format!("word={word}")).await, (format!("/da/#login={word}"), None));
    }
    assert_eq!(world.try_login("persona=david&authenticator=david-app").await.0, "/da/#login=blocked");
    let anna = world.log_in("anna", "anna-app").await;
    let session = world.api("/session", &anna).await.json();
    assert_eq!((&session["display_name"], &session["user_id_masked"]), (&json!("Anna Eksempel"), &json!("an•••••47")));
}

#[tokio::test]
async fn a_subject_is_the_same_at_every_login_and_tells_no_number() {
    let world = world().await;
    let (first, second) = (world.log_in("anna", "anna-app").await, world.log_in("anna", "anna-display").await);
    let bent = world.log_in("bent", "bent-display").await;
    assert_eq!(first.subject, second.subject);
    assert_ne!(first.subject, bent.subject);
    assert_eq!(first.subject.len(), 64, "a hash");
}

#[tokio::test]
async fn a_session_is_prolonged_as_far_as_it_can_be_and_ended() {
    let world = world().await;
    let anna = world.log_in("anna", "anna-app").await;
    let before = world.api("/session", &anna).await.json();
    tokio::time::sleep(std::time::Duration::from_millis(1100)).await;
    let after = world.write("POST", "/session/extend", &anna, json!({})).await.unwrap().json();
    assert!(whole_seconds(&after["expires_at"]) > whole_seconds(&before["expires_at"]));
    world.control("PUT", "switches", json!({"off": ["extend"]})).await;
    let refused = world.write("POST", "/session/extend", &anna, json!({})).await.unwrap();
    assert_eq!(summary(&refused), expected(501, "not_offered"));
    assert_eq!(world.write("DELETE", "/session", &anna, json!({})).await.unwrap().status, 200);
    assert!(world.truth().await["sessions"][0]["ended_at"].is_string());
    let killed = world.log_in("anna", "anna-app").await;
    world.control("POST", "kill-sessions", json!({})).await;
    assert_eq!(world.api("/session", &killed).await.status, 401);
}

#[tokio::test]
async fn the_person_stands_as_the_back_end_says_and_whoever_blocked_is_named() {
    let world = world().await;
    let anna = world.log_in("anna", "anna-app").await;
    assert_eq!(world.api("/identity", &anna).await.json()["status"], "active");
    for by in ["support", "authority", "system"] {
        world.control("POST", "block", json!({"persona": "anna", "by": by, "keep_sessions": true})).await;
        let identity = world.api("/identity", &anna).await.json();
        assert_eq!((&identity["status"], &identity["blocked_by"]), (&json!("blocked"), &json!(by)));
        // To the end of its second, and no earlier than the truth.
        let since = find_target(&world, "identities", "anna").await["since"].clone();
        assert!(
            since.as_str() <= identity["since"].as_str() && whole_seconds(&since) == whole_seconds(&identity["since"])
        );
        assert!(identity["as_of"].as_str() > identity["since"].as_str(), "{identity}");
        world.control("POST", "lift", json!({"persona": "anna"})).await;
    }
    world.control("POST", "status", json!({"persona": "anna", "status": "closed"})).await;
    assert_eq!(world.api("/identity", &anna).await.json()["status"], "closed");
}

#[tokio::test]
async fn authenticators_come_with_numbers_and_with_times_of_whole_seconds() {
    let world = world().await;
    let clara = world.log_in("clara", "clara-display").await;
    for (id, status) in [("clara-app", "locked"), ("clara-app-2", "revoked")] {
        world.control("POST", "status", json!({"persona": "clara", "authenticator": id, "status": status})).await;
    }
    let all = world.api("/authenticators", &clara).await.json();
    let rows: Vec<(&str, &str, &str, bool)> = all["items"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| {
            assert!(one["id"].as_str().unwrap().bytes().all(|byte| byte.is_ascii_digit()), "{one}");
            let text = |name: &str| one[name].as_str().unwrap();
            (text("kind"), text("short_id"), text("status"), one["opened_this_session"].as_bool().unwrap())
        })
        .collect();
    let expected =
        [("app", "C4D0", "locked", false), ("app", "E9B7", "revoked", false), ("code_display", "5521", "active", true)];
    assert_eq!(rows, expected);
    for (place, id) in ["clara-app", "clara-app-2", "clara-display"].iter().enumerate() {
        let truth = find_target(&world, "authenticators", id).await;
        assert_eq!(truth["known_as"], all["items"][place]["id"], "the oracle knows it by this number too");
        let registered = truth["history"][0]["at"].clone();
        assert_eq!(whole_seconds(&all["items"][place]["registered_at"]), whole_seconds(&registered));
    }
}

#[tokio::test]
async fn what_people_wrote_comes_through_to_the_letter() {
    let world = world().await;
    let frej = world.log_in("frej", "frej-app").await;
    let labels: Vec<Value> = world.api("/authenticators", &frej).await.json()["items"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| one["label"].clone())
        .collect();
    assert!(labels[0].as_str().unwrap().starts_with("<script>") && labels[5] == "");
    assert!(labels[3].as_str().unwrap().contains("\n\u{7f}g"), "{:?}", labels[3]);
}

#[tokio::test]
async fn one_of_them_and_the_whole_are_blocked_and_told_with_a_number_for_support() {
    let world = world().await;
    let anna = world.log_in("anna", "anna-display").await;
    let app = number(&world, &anna, "A1F3").await;
    let one = world.put(ID, &anna, &app).await.unwrap();
    assert_eq!(summary(&one), expected(201, "in_effect"));
    let truth = world.block_truth(ID).await;
    let record = one.json();
    assert_eq!((&record["reference"], &truth["commits"]), (&truth["reference"], &json!(1)));
    assert!(record["as_of"].as_str() > truth["in_effect_at"].as_str(), "{record} {truth}");
    assert_eq!(record["target"]["short_id"], "A1F3");
    assert_eq!(
        (status_of(&world, "anna-app").await, status_of(&world, "anna-display").await),
        ("blocked".into(), "active".into())
    );

    let whole = world.put(OTHER_ID, &anna, "identity").await.unwrap();
    assert_eq!(summary(&whole), expected(201, "in_effect"));
    assert_eq!(world.block_truth(OTHER_ID).await["commits"], 1);
    assert_eq!(world.try_login("persona=anna&authenticator=anna-display").await.0, "/da/#login=blocked");
    let list = world.api("/blocks", &anna).await.json();
    assert_eq!(list["items"].as_array().unwrap().len(), 2);
}

#[tokio::test]
async fn a_no_is_looked_into_before_anything_is_said() {
    let world = world().await;
    let clara = world.log_in("clara", "clara-app-2").await;
    let (own, other) = (number(&world, &clara, "E9B7").await, number(&world, &clara, "C4D0").await);
    // The authenticator is too new to block the others; this back end refuses but does not say why.
    let refused = world.put(ID, &clara, &other).await.unwrap();
    assert_eq!(
        (summary(&refused), &refused.json()["refused_code"]),
        (expected(201, "refused"), &json!("not_permitted"))
    );
    assert_eq!(status_of(&world, "clara-app").await, "active");
    let revoked = json!({"persona": "clara", "authenticator": "clara-app-2", "status": "revoked"});
    world.control("POST", "status", revoked).await;
    let nobodys = "4711".to_owned();
    for (digit, number, code) in [("a", &own, "target_revoked"), ("b", &nobodys, "target_not_found")] {
        let refused = world.put(&ID.replace('0', digit), &clara, number).await.unwrap().json();
        assert_eq!((&refused["state"], &refused["refused_code"]), (&json!("refused"), &json!(code)));
    }
    world.control("POST", "status", json!({"persona": "clara", "status": "closed"})).await;
    let closed = world.put(OTHER_ID, &clara, "identity").await.unwrap().json();
    assert_eq!((&closed["state"], &closed["refused_code"]), (&json!("refused"), &json!("identity_closed")));
}

#[tokio::test]
async fn a_no_because_it_was_blocked_already_is_in_effect_and_says_since_when() {
    let world = world().await;
    let anna = world.log_in("anna", "anna-display").await;
    let app = number(&world, &anna, "A1F3").await;
    let first = world.put(ID, &anna, &app).await.unwrap().json();
    let second = world.put(OTHER_ID, &anna, &app).await.unwrap().json();
    assert_eq!(second["state"], "in_effect");
    assert_eq!(second["already_blocked_since"], first["in_effect_at"]);
    assert_eq!(world.block_truth(OTHER_ID).await["commits"], 0);
}

#[tokio::test]
async fn nobody_blocks_what_is_somebody_elses() {
    let world = world().await;
    let (anna, bent) = (world.log_in("anna", "anna-app").await, world.log_in("bent", "bent-display").await);
    let bents = number(&world, &bent, "3318").await;
    let refused = world.put(ID, &anna, &bents).await.unwrap().json();
    assert_eq!((&refused["state"], &refused["refused_code"]), (&json!("refused"), &json!("target_not_found")));
    assert_eq!(status_of(&world, "bent-display").await, "active");
}

#[tokio::test]
async fn a_yes_that_is_not_in_effect_yet_is_pending_and_then_in_effect() {
    let world = world().await;
    let anna = world.log_in("anna", "anna-display").await;
    let app = number(&world, &anna, "A1F3").await;
    world.control("PUT", "switches", json!({"pending_ms": 3000})).await;
    let first = world.put(ID, &anna, &app).await.unwrap();
    assert_eq!(summary(&first), expected(201, "pending"));
    let truth = world.block_truth(ID).await;
    assert!(first.json()["as_of"].as_str() > truth["received_at"].as_str(), "{truth}");
    tokio::time::sleep(std::time::Duration::from_millis(3000)).await;
    assert_eq!(summary(&read(&world, &anna).await), expected(200, "in_effect"));
    assert_eq!(world.block_truth(ID).await["commits"], 1);
}

#[tokio::test]
async fn what_it_does_not_have_is_not_offered() {
    let world = world().await;
    let anna = world.log_in("anna", "anna-app").await;
    assert_eq!(summary(&world.api("/activity", &anna).await), expected(501, "not_offered"));
    let service = world.api("/service", &anna).await.json();
    assert_eq!((&service["activity"], &service["extend"]), (&json!(false), &json!(true)));
}
