//! Anything may happen to anybody, as a tester wants it; and what people do with their lists is told by the oracle.

use std::collections::BTreeSet;

use serde_json::{Value, json};
use spaer_gateway::Moment;

use crate::client::{World, every_activity, items, send};
use crate::page::Page;

const MINUTE: i64 = 60_000;

fn at(row: &Value) -> i64 {
    Moment::parse(row["at"].as_str().unwrap()).unwrap().as_millis()
}

#[tokio::test]
async fn by_itself_it_is_one_login_that_succeeded_just_now() {
    let world = World::new().await;
    let anna = world.log_in("anna", "anna-app").await;
    let before = every_activity(&world, &anna, "").await;
    let added = world.control("POST", "activity", json!({"persona": "anna"})).await.json();
    assert_eq!(added, json!({"added": 1}));
    let after = every_activity(&world, &anna, "").await;
    assert_eq!(after[1..], before);
    let expected = json!({"id": after[0]["id"], "at": after[0]["at"], "kind": "login", "outcome": "succeeded"});
    assert_eq!(after[0], expected);
    assert!((0..MINUTE).contains(&(Moment::now().as_millis() - at(&after[0]))));
    let bent = world.log_in("bent", "bent-display").await;
    assert!(every_activity(&world, &bent, "").await.iter().all(|row| row["id"] != after[0]["id"]));
}

#[tokio::test]
async fn everything_about_it_can_be_said() {
    let world = World::new().await;
    let clara = world.log_in("clara", "clara-display").await;
    let before = every_activity(&world, &clara, "").await;
    let fields = json!({
        "persona": "clara", "kind": "approval_declined", "outcome": "expired", "authenticator": "clara-app",
        "provider": "Opdigtet Bank", "device": "Lynx", "country": "IS", "city": "Húsavík", "count": 3, "minutes_ago": 90,
    });
    assert_eq!(world.control("POST", "activity", fields).await.json(), json!({"added": 3}));
    let after = every_activity(&world, &clara, "").await;
    let added: Vec<&Value> = after.iter().filter(|row| row["device"] == "Lynx").collect();
    assert_eq!((added.len(), after.len()), (3, before.len() + 3));
    for row in &added {
        let expected = json!({
            "id": row["id"], "at": row["at"], "kind": "approval_declined", "outcome": "expired",
            "authenticator_id": "clara-app", "authenticator_kind": "app", "authenticator_label": "Claras telefon",
            "service_provider": "Opdigtet Bank", "device": "Lynx",
            "place": {"country": "IS", "city": "Húsavík", "approximate": true},
        });
        assert_eq!(**row, expected);
    }
    assert!(added.windows(2).all(|pair| at(pair[0]) - at(pair[1]) == 1), "a millisecond apart: {added:?}");
    let ago = Moment::now().as_millis() - at(added[0]);
    assert!((90 * MINUTE..92 * MINUTE).contains(&ago), "{ago}");
    // A city alone is a place too, and an authenticator may be nobody's.
    let fields = json!({"persona": "clara", "city": "Atlantis", "authenticator": "nobodys"});
    world.control("POST", "activity", fields).await;
    let row = items(&world.api("/activity?q=atlantis", &clara).await.json()).remove(0);
    assert_eq!(
        (&row["place"], &row["authenticator_id"]),
        (&json!({"city": "Atlantis", "approximate": true}), &json!("nobodys"))
    );
}

#[tokio::test]
async fn how_it_usually_goes_need_not_be_said() {
    let world = World::new().await;
    for (kind, outcome) in [
        ("approval", "succeeded"),
        ("login_failed", "failed"),
        ("approval_declined", "declined"),
        ("simultaneous_requests", "declined"),
        ("contact_changed", "succeeded"),
    ] {
        world.control("POST", "activity", json!({"persona": "grete", "kind": kind})).await;
        let last = world.truth().await["added"][0].clone();
        assert_eq!(
            (&last["kind"], &last["outcome"], &last["persona"]),
            (&json!(kind), &json!(outcome), &json!("grete"))
        );
    }
}

#[tokio::test]
async fn what_happens_now_comes_on_top_however_much_it_is() {
    let world = World::new().await;
    for (persona, authenticator, far) in [("eva", "eva-chip", 0), ("frej", "frej-app", 1)] {
        let login = world.log_in(persona, authenticator).await;
        let newest = items(&world.api("/activity?limit=2", &login).await.json())[far]["id"].clone();
        let mut added = 0;
        for count in [1_000, 1, 1, 5] {
            world.control("POST", "activity", json!({"persona": persona, "count": count})).await;
            added += count;
        }
        let all = every_activity(&world, &login, "").await;
        // Frej's year 2999 stays above everything.
        assert_eq!(all[far + added]["id"], newest, "{persona}");
        let ours = &all[far..far + added];
        assert!(ours.windows(2).all(|pair| at(&pair[0]) > at(&pair[1])), "one after the other");
        let ids: Vec<&str> = ours.iter().map(|row| row["id"].as_str().unwrap()).collect();
        assert!(ids.windows(2).all(|pair| pair[0] > pair[1]), "the last one is the newest");
        assert_eq!(ids.iter().collect::<BTreeSet<_>>().len(), added);
    }
}

#[tokio::test]
async fn nothing_happens_that_the_contract_does_not_allow() {
    let world = World::new().await;
    let json = [("content-type", "application/json")];
    for (fields, why) in [
        (json!({"kind": "moonwalk"}), "kind is one of login, approval, login_failed,"),
        (json!({"outcome": "eclipsed"}), "outcome is one of succeeded, failed, declined, expired"),
        (json!({"country": "dk"}), "country is two capital letters"),
        (json!({"country": "DNK"}), "country has at most 2 characters"),
        (json!({"device": "x".repeat(301)}), "device has at most 300 characters"),
        (json!({"provider": "x".repeat(201)}), "provider has at most 200 characters"),
        (json!({"city": "x".repeat(101)}), "city has at most 100 characters"),
        (json!({"authenticator": "a\u{7}"}), "authenticator is no id"),
        (json!({"count": 0}), "count is 1 to 1000"),
        (json!({"count": 1001}), "count is 1 to 1000"),
        (json!({"minutes_ago": 5_256_001}), "minutes_ago is at most"),
        (json!({"minutes_ago": -1}), "invalid value"),
        (json!({"minuets_ago": 1}), "unknown field"),
        (json!({"persona": "nobody"}), "there is no such target"),
        (json!({"persona": null}), "invalid type"),
    ] {
        let mut body = json!({"persona": "anna"});
        body.as_object_mut().unwrap().extend(fields.as_object().unwrap().clone());
        let path = "/control/api/activity";
        let refused = send(&world.running.sandbox_url, "POST", path, &json, &body.to_string()).await.unwrap();
        let reported = refused.json()["error"].as_str().unwrap().to_owned();
        assert!(refused.status == 400 && reported.contains(why), "{body}: {reported}");
    }
    let plain = [("content-type", "text/plain")];
    let body = json!({"persona": "anna"}).to_string();
    let refused = send(&world.running.sandbox_url, "POST", "/control/api/activity", &plain, &body).await.unwrap();
    assert_eq!(refused.status, 415);
    assert_eq!(world.truth().await["added"], json!([]));
}

#[tokio::test]
async fn the_control_page_has_a_desk_for_it() {
    let world = World::new().await;
    let base = world.running.sandbox_url.clone();
    let page = Page::control(&world).await;
    let options = page.texts("#desk-happening option");
    for option in ["user_id_changed", "declined"] {
        assert!(options.iter().any(|it| it == option), "{option} is not among {options:?}");
    }
    let frej = page.texts("#desk-happening option[value=frej]");
    assert!(frej.len() == 1 && frej[0].starts_with("Frej <b"), "{frej:?}");
    assert_eq!(page.texts("ul#done-happening > li"), ["Nothing yet."]);
    let form = ("content-type", "application/x-www-form-urlencoded");
    let host = base.trim_end_matches('/').to_owned();
    let fields = "persona=anna&kind=login_failed&outcome=&authenticator=&device=Lynx&country=&count=2&minutes_ago=";
    let press = async |origin: &str, fields: &str| {
        send(&base, "POST", "/control/activity", &[form, ("origin", origin)], fields).await.unwrap()
    };
    assert_eq!(press("http://evil.example", fields).await.status, 403);
    assert_eq!(world.truth().await["added"], json!([]));
    let done = press(&host, fields).await;
    assert_eq!((done.status, done.header("location")), (303, "/control"));
    let wrong = press(&host, "persona=anna&country=Denmark").await;
    assert!(wrong.status == 400 && wrong.text().contains("country has at most 2 characters"), "{}", wrong.text());
    let anna = world.log_in("anna", "anna-app").await;
    let found = items(&world.api("/activity?q=lynx", &anna).await.json());
    assert_eq!(found.len(), 2);
    assert_eq!((&found[0]["kind"], &found[0]["outcome"]), (&json!("login_failed"), &json!("failed")));
    let page = Page::control(&world).await;
    let rows = page.texts("ul#done-happening > li");
    assert!(rows.iter().any(|row| row.ends_with(" login_failed failed anna: added-000002")), "{rows:?}");
    assert_eq!(page.texts("#done-happening b")[0], "login_failed");

    let fault =
        send(&base, "POST", "/control/fault", &[form], "call=get_activity&fault=wide_page&rows=3&after=2").await;
    assert_eq!(fault.unwrap().status, 303);
    let set = world.control("GET", "faults", json!({})).await.json()["faults"].clone();
    assert_eq!(set, json!([{"call": "get_activity", "fault": "wide_page", "rows": 3, "after": 2}]));
}

#[tokio::test]
async fn the_oracle_knows_what_was_reported_and_who_is_shown_providers() {
    let world = World::new().await;
    let before = world.truth().await;
    assert_eq!(before["reports"], json!([]));
    let shown = |truth: &Value, persona: &str| {
        let providers = truth["providers"].as_array().unwrap();
        providers.iter().find(|one| one["persona"] == persona).cloned().unwrap()
    };
    assert_eq!(before["providers"].as_array().unwrap().len(), 7);
    assert_eq!(shown(&before, "anna"), json!({"persona": "anna", "shown": true, "since": null}));
    assert_eq!(shown(&before, "bent"), json!({"persona": "bent", "shown": false, "since": null}));

    let mut reported = Vec::new();
    for (persona, authenticator, body) in
        [("bent", "bent-display", json!({"note": "Jeg sov."})), ("anna", "anna-app", json!({}))]
    {
        let login = world.log_in(persona, authenticator).await;
        let row = items(&world.api("/activity", &login).await.json()).remove(1);
        let path = format!("/activity/{}/report", row["id"].as_str().unwrap());
        let report = world.write("PUT", &path, &login, body.clone()).await.unwrap().json();
        // Once more changes nothing.
        world.write("PUT", &path, &login, json!({"note": "again"})).await.unwrap();
        let mut expected =
            json!({"persona": persona, "activity": row["id"], "number": report["number"], "at": report["reported_at"]});
        if let Some(note) = body.get("note") {
            expected["note"] = note.clone();
        }
        reported.push(expected);
        if persona == "bent" {
            let set = world.write("PUT", "/settings/provider-shown", &login, json!({"shown": true})).await.unwrap();
            let since = set.json()["since"].clone();
            let truth = world.truth().await;
            assert_eq!(shown(&truth, "bent"), json!({"persona": "bent", "shown": true, "since": since}));
            assert_eq!(shown(&truth, "grete")["shown"], json!(false));
        }
    }
    assert_eq!(world.truth().await["reports"], json!(reported));
    let text = Page::control(&world).await.text();
    assert!(text.contains(reported[0]["number"].as_str().unwrap()), "on the page too");
    world.control("POST", "reset", json!({})).await;
    assert_eq!(world.truth().await["reports"], json!([]));
}
