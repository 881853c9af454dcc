//! Support and Borgerservice: what they do is told truthfully, to the person and on the control page.

use serde_json::{Value, json};

use crate::client::{ID, World, send};
use crate::page::Page;

async fn press(world: &World, what: &str, form: &str) {
    let host = world.running.sandbox_url.trim_end_matches('/').to_owned();
    let own = [("content-type", "application/x-www-form-urlencoded"), ("origin", host.as_str())];
    let done = send(&world.running.sandbox_url, "POST", &format!("/control/{what}"), &own, form).await.unwrap();
    assert_eq!(done.status, 303, "{}", done.text());
}

#[tokio::test]
async fn whoever_blocked_the_whole_is_named_with_the_ways_back_that_they_leave() {
    for (by, ground, ways) in [
        ("support", Some("suspected-misuse"), vec!["in_person", "phone"]),
        ("authority", Some("decision-on-identity"), vec!["other"]),
        ("system", Some("unusual-pattern"), vec!["phone"]),
    ] {
        let world = World::new().await;
        let anna = world.log_in("anna", "anna-app").await;
        let block = json!({"persona": "anna", "by": by, "keep_sessions": true});
        let id = world.control("POST", "block", block).await.json()["id"].clone();
        let identity = world.api("/identity", &anna).await.json();
        assert_eq!((&identity["status"], &identity["blocked_by"]), (&json!("blocked"), &json!(by)));
        assert_eq!(identity["code"].as_str(), ground);
        let kinds = |value: &Value| -> Vec<String> {
            let ways = value["reactivation"].as_array().unwrap();
            ways.iter().map(|way| way["kind"].as_str().unwrap().to_owned()).collect()
        };
        assert_eq!(kinds(&identity), ways, "{by}");
        let reported = world.api("/blocks", &anna).await.json()["items"][0].clone();
        assert_eq!(
            (&reported["id"], &reported["reported_by"], &reported["state"]),
            (&id, &json!(by), &json!("in_effect"))
        );
        assert_eq!((&reported["reference"], &reported["in_effect_at"]), (&identity["reference"], &identity["since"]));
        assert_eq!(reported["sessions_ended"], "none");
        assert_eq!(kinds(&reported), ways);
    }
}

#[tokio::test]
async fn who_blocks_the_whole_themselves_goes_to_a_counter_or_scans_a_passport() {
    let world = World::new().await;
    let anna = world.log_in("anna", "anna-app").await;
    world.put(ID, &anna, "identity").await.unwrap();
    let identity = world.api("/identity", &anna).await.json();
    assert_eq!((&identity["blocked_by"], identity.get("code")), (&json!("you"), None));
    assert_eq!(
        identity["reactivation"],
        json!([
            {"kind": "in_person", "url": "https://borgerservice.example/tid", "bring": ["photo_id"], "days": 1},
            {"kind": "app_id_scan", "bring": ["passport_or_id_card", "phone_with_nfc"], "days": 0},
        ])
    );
    world.control("POST", "lift", json!({"persona": "anna"})).await;
    world.control("POST", "status", json!({"persona": "anna", "status": "closed"})).await;
    let closed = world.api("/identity", &anna).await.json();
    assert_eq!((&closed["status"], &closed["reactivation"]), (&json!("closed"), &json!([])));
}

#[tokio::test]
async fn each_desk_shows_what_it_did() {
    let world = World::new().await;
    press(&world, "block", "persona=anna&authenticator=anna-app&by=support").await;
    press(&world, "block", "persona=bent&by=support").await;
    press(&world, "lift", "persona=bent&by=authority").await;
    let page = Page::control(&world).await;
    let (support, borgerservice) = (page.texts("ul#done-support > li"), page.texts("ul#done-authority > li"));
    let is_told = |desk: &[String], act: &str| desk.iter().any(|row| row.ends_with(act));
    assert!(is_told(&support, " block anna: anna-app") && is_told(&support, " block bent: the whole"), "{support:?}");
    assert!(borgerservice.len() == 1 && is_told(&borgerservice, " lift bent: the whole"), "{borgerservice:?}");
    assert_eq!(page.texts("#done-authority b"), ["lift"]);
    assert!(page.has("button#lift-anna-app") && page.has("button#block-bent"));
    // David is blocked; nobody else is.
    assert!(page.has("button#borgerservice-lift-david") && !page.has("#borgerservice-lift-bent"));
    let desks = world.truth().await["desks"].clone();
    let reported: Vec<String> = desks
        .as_array()
        .unwrap()
        .iter()
        .map(|act| format!("{} {} {} {}", act["by"], act["what"], act["persona"], act["target"]).replace('"', ""))
        .collect();
    let expected = [
        "support block david identity",
        "support block anna anna-app",
        "support block bent identity",
        "authority lift bent identity",
    ];
    assert_eq!(reported, expected);
}

#[tokio::test]
async fn nothing_hostile_becomes_markup_on_the_control_page() {
    let world = World::new().await;
    let page = Page::control(&world).await;
    assert!(!page.has("script, img, [onclick], [onerror]"));
    for hostile in ["<script>", "<img src=x", "<b onclick"] {
        assert!(page.text().contains(hostile), "{hostile} is a text on it");
    }
}

#[tokio::test]
async fn a_desk_does_not_block_what_no_longer_exists() {
    let world = World::new().await;
    world.control("POST", "status", json!({"persona": "anna", "status": "closed"})).await;
    let json = [("content-type", "application/json")];
    let body = json!({"persona": "anna"}).to_string();
    let refused = send(&world.running.sandbox_url, "POST", "/control/api/block", &json, &body).await.unwrap();
    assert_eq!(refused.status, 400);
    assert_eq!(world.truth().await["blocks"].as_array().unwrap().len(), 1, "David's alone");
}
