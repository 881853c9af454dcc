//! Everybody is there, with their story, within the contract.

use std::collections::BTreeSet;
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::client::{World, every_activity, items};
use crate::page::Page;

#[tokio::test]
async fn everybody_who_is_not_blocked_logs_in_and_answers_within_the_contract() {
    let world = World::new().await;
    for (persona, authenticator) in [
        ("anna", "anna-app"),
        ("bent", "bent-display"),
        ("clara", "clara-app"),
        ("eva", "eva-app-2"),
        ("frej", "frej-app-4"),
        ("grete", "grete-reader"),
    ] {
        let login = world.log_in(persona, authenticator).await;
        // Each is held against the contract in `api`.
        for path in ["/session", "/identity", "/authenticators", "/blocks", "/activity?limit=100"] {
            assert_eq!(world.api(path, &login).await.status, 200, "{persona} {path}");
        }
        assert!(items(&world.api("/activity", &login).await.json()).len() > 3, "{persona}");
    }
}

#[tokio::test]
async fn the_login_page_has_a_button_for_everything_and_markup_in_none() {
    let world = World::new().await;
    let page = Page::get(&world, &world.begin().await.0).await;
    for id in ["login-eva", "login-eva-with-eva-app-3", "login-frej-with-frej-app", "login-grete-with-grete-reader"] {
        assert!(page.has(&format!("button#{id}")), "{id}");
    }
    assert!(!page.has("script, img, b, br, [onclick], [onerror]"));
    assert!(page.text().contains("<img src=x"), "it is a text on it");
}

#[tokio::test]
async fn eva_has_ten_thousand_activities_in_three_years_and_the_same_ones_every_time() {
    let begun = Instant::now();
    let world = World::new().await;
    println!("everybody settled in within {:?}", begun.elapsed());
    let eva = world.log_in("eva", "eva-chip").await;
    let first = every_activity(&world, &eva, "&authenticator=eva-app-3").await;
    world.control("POST", "reset", json!({})).await;
    let eva = world.log_in("eva", "eva-chip").await;
    let reported =
        |rows: &[Value]| -> Vec<String> { rows.iter().map(|row| format!("{} {}", row["id"], row["kind"])).collect() };
    assert_eq!(reported(&first), reported(&every_activity(&world, &eva, "&authenticator=eva-app-3").await));

    let begun = Instant::now();
    let all = every_activity(&world, &eva, "").await;
    println!("{} activities read in {:?}", all.len(), begun.elapsed());
    // Her two logins here are activities too; the first is gone with the reset.
    assert_eq!(all.len(), 10_001);
    let distinct: BTreeSet<&str> = all.iter().filter_map(|row| row["id"].as_str()).collect();
    assert_eq!(distinct.len(), all.len());
    let at = |row: &Value| row["at"].as_str().unwrap().to_owned();
    assert!(all.windows(2).all(|pair| at(&pair[0]) >= at(&pair[1])), "newest first");
    let years = |row: &Value| at(row).split('-').next().unwrap().parse::<i32>().unwrap();
    assert!((2..=3).contains(&(years(&all[0]) - years(&all[10_000]))));
}

#[tokio::test]
async fn one_of_evas_ten_thousand_was_not_eva_and_can_be_found() {
    let world = World::new().await;
    let eva = world.log_in("eva", "eva-chip").await;
    let all = every_activity(&world, &eva, "").await;
    assert_eq!(all.len(), 10_001, "it is one of them");
    for (what, wrong) in
        [("/device", json!("Opera, Linux")), ("/place/city", json!("Atlantis")), ("/place/country", json!("PT"))]
    {
        let places = (0..all.len()).filter(|place| all[*place].pointer(what) == Some(&wrong));
        assert_eq!(places.collect::<Vec<_>>(), [7_001], "{what}: once, after her login here and 7,000 others");
    }
    assert_eq!((&all[7_001]["kind"], &all[7_001]["outcome"]), (&json!("login"), &json!("succeeded")));
    for q in ["atlantis", "OPERA"] {
        assert_eq!(every_activity(&world, &eva, &format!("&q={q}")).await, [all[7_001].clone()], "{q}");
    }
}

#[tokio::test]
async fn claras_night_is_told_whole() {
    let world = World::new().await;
    let clara = world.log_in("clara", "clara-display").await;
    let mut kinds: Vec<String> = Vec::new();
    for row in every_activity(&world, &clara, "").await.iter().rev() {
        kinds.push(row["kind"].as_str().unwrap().to_owned());
    }
    let expected = "approval login login_failed login_failed simultaneous_requests login code_sent authenticator_added \
                    user_id_changed approval_declined login login";
    assert_eq!(kinds.join(" "), expected, "and her own login here");
}

#[tokio::test]
async fn eva_has_three_apps_that_only_their_short_ids_tell_apart() {
    let world = World::new().await;
    let eva = world.log_in("eva", "eva-display").await;
    let things = items(&world.api("/authenticators", &eva).await.json());
    let apps: Vec<&Value> = things.iter().filter(|thing| thing["kind"] == "app").collect();
    let distinct = |name: &str| apps.iter().map(|app| app[name].to_string()).collect::<BTreeSet<_>>().len();
    assert_eq!((apps.len(), distinct("label"), distinct("model"), distinct("short_id")), (3, 1, 1, 3));
    assert!(things.iter().any(|thing| thing["kind"] == "chip"));
}

#[tokio::test]
async fn what_frej_wrote_comes_through_to_the_letter() {
    let world = World::new().await;
    let frej = world.log_in("frej", "frej-app").await;
    let things = items(&world.api("/authenticators", &frej).await.json());
    let labels: Vec<&str> = things.iter().map(|thing| thing["label"].as_str().unwrap()).collect();
    assert!(labels[0].starts_with("<script>") && labels[1].starts_with("<img"), "{labels:?}");
    assert!(labels[2].starts_with('\u{202E}') && labels[3].contains('\u{1b}') && labels[3].contains('\u{feff}'));
    assert_eq!((labels[4].chars().count(), labels[5]), (200, ""));
    let same = |name: &str| things[6][name] == things[7][name];
    assert!(same("label") && same("kind") && same("registered_at") && !same("id") && !same("short_id"));
    let activities = items(&world.api("/activity?limit=100", &frej).await.json());
    let times = |year: &str| activities.iter().any(|row| row["at"].as_str().unwrap().starts_with(year));
    assert!(times("1970") && times("2999"));
    // Of one activity nothing is known but that it happened; another was done with an authenticator that nobody has.
    let names = |row: &Value| row.as_object().unwrap().keys().cloned().collect::<Vec<_>>().join(" ");
    assert_eq!(activities.iter().filter(|row| names(row) == "at id kind outcome").count(), 1);
    let nobodys = |row: &&Value| {
        row["authenticator_id"].is_string() && things.iter().all(|thing| thing["id"] != row["authenticator_id"])
    };
    assert_eq!(activities.iter().filter(nobodys).count(), 1);
}

#[tokio::test]
async fn grete_and_bent_keep_their_providers_hidden_until_they_say_otherwise() {
    let world = World::new().await;
    let grete = world.log_in("grete", "grete-app").await;
    let hidden = world.api("/activity", &grete).await.json();
    assert_eq!(hidden["provider_hidden"], true);
    assert!(items(&hidden).iter().all(|row| row.get("service_provider").is_none()));
    world.write("PUT", "/settings/provider-shown", &grete, json!({"shown": true})).await.unwrap();
    let shown = world.api("/activity", &grete).await.json();
    assert!(items(&shown).iter().any(|row| row["service_provider"] == "Opdigtet Bank"));
}

#[tokio::test]
async fn david_finds_what_support_did_once_it_is_lifted() {
    let world = World::new().await;
    world.control("POST", "lift", json!({"persona": "david", "by": "authority"})).await;
    let david = world.log_in("david", "david-app").await;
    let block = world.api("/blocks", &david).await.json()["items"][0].clone();
    assert_eq!((&block["reported_by"], &block["reference"]), (&json!("support"), &json!("SP-D4V1D0")));
    assert_eq!((&block["state"], &block["ended_by"]), (&json!("ended"), &json!("authority")));
    let kinds: Vec<Value> =
        items(&world.api("/activity", &david).await.json()).iter().map(|row| row["kind"].clone()).collect();
    assert!(kinds.contains(&json!("identity_blocked")) && kinds.contains(&json!("identity_reactivated")), "{kinds:?}");
}

#[tokio::test]
async fn a_crowd_of_authenticators_comes_on_demand_and_can_be_blocked() {
    let world = World::new().await;
    let added = world.control("POST", "crowd", json!({"persona": "anna", "authenticators": 200})).await;
    assert_eq!(added.json()["added"], "198");
    let anna = world.log_in("anna", "anna-display").await;
    let begun = Instant::now();
    let things = items(&world.api("/authenticators", &anna).await.json());
    assert!(begun.elapsed() < Duration::from_secs(5));
    assert_eq!(things.len(), 200);
    let labels: Vec<usize> = things.iter().map(|thing| thing["label"].as_str().unwrap().chars().count()).collect();
    assert!(labels.contains(&0) && labels.contains(&200));
    let id = things[150]["id"].as_str().unwrap();
    let blocked = world.put(crate::client::ID, &anna, id).await.unwrap();
    assert_eq!((blocked.status, blocked.json()["state"].as_str()), (201, Some("in_effect")));
}
