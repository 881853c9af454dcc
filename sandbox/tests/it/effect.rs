//! A block has effect, is kept, and is told of truthfully.

use serde_json::json;
use spaer_gateway::Moment;
use spaer_sandbox::options::{Data, Options};

use crate::client::{ID, World, options, send};
use crate::page::Page;

const ANNA: &str = "persona=anna&authenticator=anna-app";

#[tokio::test]
async fn what_is_blocked_cannot_log_in_and_the_rest_can() {
    let world = World::new().await;
    let anna = world.log_in("anna", "anna-display").await;
    let (page, cookie) = world.begin().await;
    let under_way = world.press(&page, ANNA).await;
    assert_eq!(world.put(ID, &anna, "anna-app").await.unwrap().status, 201);

    assert_eq!(world.try_login(ANNA).await, ("/da/#login=blocked".to_owned(), None));
    // A login that was under way when the block came does not complete either.
    let late = world.get(&under_way, &[("cookie", &cookie)]).await.unwrap();
    assert_eq!((late.header("location"), late.cookie("spaer_session")), ("/da/#login=blocked", None));
    world.log_in("anna", "anna-display").await;

    let (page, _) = world.begin().await;
    let answer = send(&world.running.sandbox_url, "GET", &page, &[], "").await.unwrap();
    assert!(answer.header("content-security-policy").contains("default-src 'none'"));
    for (path, blocked) in [(page.clone(), "spærret"), (format!("{page}?lang=en"), "blocked")] {
        let page = Page::get(&world, &path).await;
        let reported = page.texts("[data-status=blocked]");
        assert!(reported.iter().any(|text| text == blocked), "{reported:?}");
        assert!(page.has("#sandbox-mark"), "{path}");
    }
}

#[tokio::test]
async fn a_message_is_sent_when_a_target_is_blocked_and_not_for_each_order() {
    let world = World::new().await;
    let anna = world.log_in("anna", "anna-display").await;
    let first = world.put(ID, &anna, "anna-app").await.unwrap().json();
    let addresses = first["notified"].as_array().unwrap().len();
    assert!(addresses > 1, "{first}");
    for n in 0..25 {
        let again = world.put(&format!("{ID}{n}"), &anna, "anna-app").await.unwrap();
        assert_eq!((again.status, &again.json()["state"]), (201, &json!("in_effect")));
        assert_eq!(again.json()["notified"], json!([]));
        assert_eq!(again.json()["already_blocked_since"], first["in_effect_at"]);
    }
    assert_eq!(world.truth().await["notices"].as_array().unwrap().len(), addresses);
    // A block after it was lifted is one of its own.
    world.control("POST", "lift", json!({"persona": "anna", "authenticator": "anna-app"})).await;
    let anew = world.put(&ID.replace('0', "f"), &anna, "anna-app").await.unwrap().json();
    assert_eq!(anew["notified"].as_array().unwrap().len(), addresses);
}

#[tokio::test]
async fn a_whole_block_shuts_out_everything_but_the_one_who_ordered_it() {
    let world = World::new().await;
    let (anna, intruder) = (world.log_in("anna", "anna-display").await, world.log_in("anna", "anna-app").await);
    let block = world.put(ID, &anna, "identity").await.unwrap().json();
    assert_eq!((&block["sessions_ended"], &block["authenticators_left"]), (&json!("all"), &json!(0)));
    for form in [ANNA, "persona=anna&authenticator=anna-display"] {
        assert_eq!(world.try_login(form).await.0, "/da/#login=blocked");
    }
    assert_eq!(world.api("/session", &intruder).await.status, 401);
    assert_eq!(world.api("/identity", &anna).await.json()["status"], "blocked");
    assert_eq!(world.api(&format!("/blocks/{ID}"), &anna).await.json()["state"], "in_effect");
}

#[tokio::test]
async fn support_lifts_and_the_block_has_ended_for_good() {
    let world = World::new().await;
    let anna = world.log_in("anna", "anna-app").await;
    world.put(ID, &anna, "anna-app").await.unwrap();
    world.control("POST", "lift", json!({"persona": "anna", "authenticator": "anna-app"})).await;
    let again = world.put(ID, &anna, "anna-app").await.unwrap();
    assert_eq!((again.status, again.json()["state"].as_str()), (200, Some("ended")));
    let truth = world.block_truth(ID).await;
    assert_eq!((&truth["state"], &truth["commits"], &truth["requests"]), (&json!("ended"), &json!(1), &json!(2)));
    world.log_in("anna", "anna-app").await;
    let things = world.truth().await["authenticators"].clone();
    let history: Vec<&str> =
        things[0]["history"].as_array().unwrap().iter().map(|change| change["status"].as_str().unwrap()).collect();
    assert_eq!(history, ["active", "blocked", "active"]);
}

#[tokio::test]
async fn support_blocks_and_the_person_sees_by_whom() {
    let world = World::new().await;
    let anna = world.log_in("anna", "anna-app").await;
    let id = world.control("POST", "block", json!({"persona": "anna"})).await.json()["id"].clone();
    // That ended the login; before, the person was in.
    assert_eq!(world.api("/identity", &anna).await.status, 401);
    let truth = world.block_truth(id.as_str().unwrap()).await;
    assert_eq!((&truth["state"], &truth["reported_by"]), (&json!("in_effect"), &json!("support")));
    let clara = world.log_in("clara", "clara-display").await;
    world.control("POST", "block", json!({"persona": "clara", "authenticator": "clara-app-2"})).await;
    let blocks = world.api("/blocks", &clara).await.json();
    assert_eq!(blocks["items"][0]["reported_by"], "support");
    let id = blocks["items"][0]["id"].as_str().unwrap();
    assert_eq!(world.api(&format!("/blocks/{id}"), &clara).await.json()["state"], "in_effect");
}

#[tokio::test]
async fn an_intruders_new_app_blocks_the_whole_but_not_the_holders_others() {
    let world = World::new().await;
    let intruder = world.log_in("clara", "clara-app-2").await;
    let refused = world.put(ID, &intruder, "clara-app").await.unwrap();
    assert_eq!((refused.status, refused.json()["refused_code"].as_str()), (201, Some("session_too_new")));
    let other = ID.replace('0', "f");
    assert_eq!(world.put(&other, &intruder, "identity").await.unwrap().json()["state"], "in_effect");
}

#[tokio::test]
async fn blocking_what_is_blocked_already_says_since_when_and_commits_nothing() {
    let world = World::new().await;
    let anna = world.log_in("anna", "anna-display").await;
    let first = world.put(ID, &anna, "anna-app").await.unwrap().json();
    let other = ID.replace('0', "f");
    let second = world.put(&other, &anna, "anna-app").await.unwrap().json();
    assert_eq!(second["already_blocked_since"], first["in_effect_at"]);
    assert_eq!(world.block_truth(&other).await["commits"], 0);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn everything_is_kept_across_a_restart() {
    let file = std::env::temp_dir().join(format!("spaer-sandbox-test-{}.sqlite", std::process::id()));
    let kept = || Options { data: Data::File(file.clone()), ..options() };
    let world = World::with(kept()).await;
    let anna = world.log_in("anna", "anna-display").await;
    world.put(ID, &anna, "anna-app").await.unwrap();
    drop(world);

    let world = World::with(kept()).await;
    let read = world.read_with_key().await.unwrap();
    assert_eq!((read.status, read.json()["state"].as_str()), (200, Some("in_effect")));
    assert_eq!(world.try_login(ANNA).await.0, "/da/#login=blocked");
    let truth = world.block_truth(ID).await;
    assert_eq!((&truth["commits"], &truth["requests"]), (&json!(1), &json!(1)));
    let anna = world.log_in("anna", "anna-display").await;
    assert_eq!(world.put(ID, &anna, "anna-app").await.unwrap().status, 200);
    assert_eq!(world.block_truth(ID).await["commits"], 1);
    world.control("POST", "reset", json!({})).await;
    assert_eq!(world.read_with_key().await.unwrap().status, 404);
    drop(world);
    for end in ["", "-wal", "-shm", "-owner"] {
        let _ = std::fs::remove_file(format!("{}{end}", file.display()));
    }
}

#[tokio::test]
async fn the_login_page_can_end_in_every_way() {
    let world = World::new().await;
    for word in ["cancelled", "failed", "locked", "unavailable"] {
        assert_eq!(world.try_login(&format!("word={word}")).await, (format!("/da/#login={word}"), None));
    }
    world
        .control("POST", "status", json!({"persona": "bent", "authenticator": "bent-display", "status": "locked"}))
        .await;
    assert_eq!(world.try_login("persona=bent&authenticator=bent-display").await.0, "/da/#login=locked");
    assert_eq!(world.try_login("persona=david&authenticator=david-app").await.0, "/da/#login=blocked");
}

#[tokio::test]
async fn activities_come_in_pages_and_by_what_is_asked() {
    let world = World::new().await;
    let clara = world.log_in("clara", "clara-display").await;
    let all = world.api("/activity?limit=100", &clara).await.json();
    let ids = |page: &serde_json::Value| -> Vec<String> {
        page["items"].as_array().unwrap().iter().map(|row| row["id"].as_str().unwrap().to_owned()).collect()
    };
    let (mut seen, mut cursor) = (Vec::new(), String::new());
    loop {
        let page = world.api(&format!("/activity?limit=2{cursor}"), &clara).await.json();
        seen.extend(ids(&page));
        let Some(next) = page["next_cursor"].as_str() else { break };
        cursor = format!("&cursor={next}");
    }
    assert_eq!(seen, ids(&all));
    let some = world.api("/activity?kind=user_id_changed&kind=code_sent", &clara).await.json();
    assert!(some["items"].as_array().unwrap().len() <= 2);
    let found = world.api("/activity?q=kommune", &clara).await.json();
    assert_eq!(found["items"][0]["service_provider"], "Eksempel Kommune");
    // Prøvested, in capitals: not only ASCII has them.
    let found = world.api("/activity?q=PR%C3%98VESTED", &clara).await.json();
    assert_eq!(found["items"][0]["place"]["city"], "Prøvested");
    let hidden = world.write("PUT", "/settings/provider-shown", &clara, json!({"shown": false})).await.unwrap();
    assert_eq!(hidden.json()["shown"], false);
    // What is hidden is not shown, and cannot be found out by searching.
    let found = world.api("/activity?q=kommune", &clara).await.json();
    assert_eq!((&found["items"], &found["provider_hidden"]), (&json!([]), &json!(true)));

    let path = format!("/activity/{}/report", seen[0]);
    let first = world.write("PUT", &path, &clara, json!({})).await.unwrap();
    let again = world.write("PUT", &path, &clara, json!({})).await.unwrap();
    assert_eq!((first.status, again.status, first.json()), (201, 200, again.json()));
}

#[tokio::test]
async fn the_control_page_is_only_turned_by_itself() {
    let world = World::new().await;
    let page = send(&world.running.sandbox_url, "GET", "/control", &[], "").await.unwrap();
    assert_eq!(page.status, 200);
    let form = ("content-type", "application/x-www-form-urlencoded");
    let foreign = [form, ("origin", "http://evil.example")];
    let refused = send(&world.running.sandbox_url, "POST", "/control/block", &foreign, "persona=anna").await.unwrap();
    assert_eq!(refused.status, 403);
    assert_eq!(world.truth().await["identities"][0]["status"], "active");
    let host = world.running.sandbox_url.trim_end_matches('/').to_owned();
    let own = [form, ("origin", host.as_str())];
    let done = send(&world.running.sandbox_url, "POST", "/control/block", &own, "persona=anna").await.unwrap();
    assert_eq!(done.status, 303);
    assert_eq!(world.truth().await["identities"][0]["status"], "blocked");
    let plain = [("content-type", "text/plain")];
    let refused = send(&world.running.sandbox_url, "POST", "/control/api/reset", &plain, "{}").await.unwrap();
    assert_eq!(refused.status, 415);
}

#[tokio::test]
async fn since_when_a_target_is_as_it_is_changes_with_every_block_and_lift() {
    let world = World::new().await;
    let anna = world.log_in("anna", "anna-display").await;
    let app = async || world.api("/authenticators", &anna).await.json()["items"][0].clone();
    let whole = async || world.api("/identity", &anna).await.json();
    let time = |value: &serde_json::Value| Moment::parse(value.as_str().unwrap()).unwrap();

    let (first, started) = (app().await, whole().await["as_of"].clone());
    assert_eq!(first["status_since"], first["registered_at"]);
    assert!(time(&whole().await["since"]) < time(&started), "an identity in use says since when");
    let record = world.put(ID, &anna, "anna-app").await.unwrap().json();
    assert_eq!(app().await["status_since"], record["in_effect_at"]);
    world.control("POST", "lift", json!({"persona": "anna", "authenticator": "anna-app"})).await;
    let ended = world.read_with_key().await.unwrap().json()["ended_at"].clone();
    let lifted = app().await;
    assert_eq!((lifted["status"].as_str(), &lifted["status_since"]), (Some("active"), &ended));
    assert!(time(&ended) > time(&record["in_effect_at"]));

    let record = world.put(&ID.replace('0', "e"), &anna, "identity").await.unwrap().json();
    assert_eq!(whole().await["since"], record["in_effect_at"]);
    world.control("POST", "lift", json!({"persona": "anna"})).await;
    let lifted = whole().await;
    assert_eq!(lifted["status"], "active");
    assert!(time(&lifted["since"]) > time(&record["in_effect_at"]));
    assert_eq!(app().await["status_since"], ended, "nothing has happened to the app meanwhile");

    let body = json!({"persona": "anna", "authenticator": "anna-app", "status": "locked"});
    world.control("POST", "status", body.clone()).await;
    let locked = app().await;
    assert!(time(&locked["status_since"]) > time(&ended));
    world.control("POST", "status", body).await;
    assert_eq!(app().await, locked, "locked again it is locked since then");
    world.control("POST", "status", json!({"persona": "anna", "status": "closed"})).await;
    let closed = whole().await;
    assert_eq!(closed["status"], "closed");
    assert!(time(&closed["since"]) > time(&lifted["since"]));
}

#[tokio::test]
async fn activities_are_found_as_people_write_what_they_look_for() {
    let world = World::new().await;
    let anna = world.log_in("anna", "anna-display").await;
    for (city, provider) in [("Århus", "Poet og Søn"), ("Malmø", "Sparekassen"), ("A\u{30a}benra\u{30a}", "Ærø Bank")]
    {
        let body = json!({"persona": "anna", "city": city, "provider": provider, "count": 1});
        world.control("POST", "activity", body).await;
    }
    let found = async |q: &str| {
        let q: String = form_urlencoded::byte_serialize(q.as_bytes()).collect();
        let page = world.api(&format!("/activity?q={q}"), &anna).await.json();
        let rows = page["items"].as_array().unwrap().clone();
        rows.iter().filter_map(|row| row["place"]["city"].as_str().map(str::to_owned)).collect::<Vec<_>>()
    };
    for (queries, city) in [
        (["A\u{30a}rhus", "aarhus", "ÅRHUS", "arhus"].as_slice(), "Århus"),
        (&["malmo", "MALMØ", "malmö", "malmoe"], "Malmø"),
        (&["aabenraa", "Åbenrå", "abenra", "AEROE bank"], "A\u{30a}benra\u{30a}"),
        (&["oet og so"], "Århus"),
    ] {
        for q in queries {
            assert_eq!(found(q).await, [city], "{q}");
        }
    }
    // Each field for itself, as the app does: what stands in two of them is not found.
    assert_eq!(found("bank aabenraa").await, Vec::<String>::new());
}
