//! What can go wrong with pages of the activity list, and with reports: each fault does what it says, and no more.

use serde_json::{Value, json};

use crate::client::{Answer, Login, World, every_activity, items};

/// How many bytes of an answer the app reads at most.
const READ: usize = 2 * 1024 * 1024;

async fn ready(persona: &str, authenticator: &str) -> (World, Login) {
    let world = World::new().await;
    let login = world.log_in(persona, authenticator).await;
    (world, login)
}

impl World {
    /// A page, which a fault may have spoilt.
    async fn page(&self, query: &str, login: &Login) -> Value {
        let answer = self.spoilt(&format!("/activity?{query}"), login).await.unwrap();
        assert_eq!(answer.status, 200, "{query}");
        answer.json()
    }

    async fn page_with_tag(&self, tag: &str, login: &Login) -> Answer {
        let headers = [("cookie", login.cookie.as_str()), ("if-none-match", tag)];
        self.get("/api/v1/activity", &headers).await.unwrap()
    }

    async fn report(&self, activity: &Value, login: &Login) -> Answer {
        let path = format!("/activity/{}/report", activity["id"].as_str().unwrap());
        self.write("PUT", &path, login, json!({})).await.unwrap()
    }
}

#[tokio::test]
async fn a_looping_cursor_leads_to_its_own_page_on_and_on() {
    let (world, clara) = ready("clara", "clara-display").await;
    let first = world.page("limit=8", &clara).await;
    let cursor = first["next_cursor"].as_str().unwrap().to_owned();
    let last = world.page(&format!("limit=8&cursor={cursor}"), &clara).await;
    assert!(last.get("next_cursor").is_none());

    world.fault(json!({"call": "get_activity", "fault": "looping_cursor"})).await;
    assert_eq!(world.page("limit=8", &clara).await, first, "the first page is left as it is");
    // Even what was the last page.
    for _ in 0..3 {
        let page = world.page(&format!("limit=8&cursor={cursor}"), &clara).await;
        assert_eq!((&page["next_cursor"], &page["items"]), (&json!(cursor), &last["items"]));
    }
    let shorter = world.page(&format!("limit=2&cursor={cursor}"), &clara).await;
    assert_eq!((&shorter["next_cursor"], items(&shorter).len()), (&json!(cursor), 2));
    world.control("DELETE", "faults", json!({})).await;
    assert_eq!(world.page(&format!("limit=8&cursor={cursor}"), &clara).await, last);
}

#[tokio::test]
async fn what_an_empty_page_left_out_comes_when_one_goes_on() {
    let (world, clara) = ready("clara", "clara-display").await;
    let all = every_activity(&world, &clara, "").await;
    let filtered = every_activity(&world, &clara, "&kind=login").await;
    assert!(all.len() > filtered.len() && filtered.len() > 2);
    for (filter, all, after, empty) in [
        // From the first page on; in the middle; at the end; with a filter; where there is nothing at all.
        ("", &all, 0, 2),
        ("", &all, 2, 3),
        ("", &all, 5, 2),
        ("&kind=login", &filtered, 1, 2),
        ("&q=atlantis", &Vec::new(), 0, 2),
    ] {
        let fault = json!({"call": "get_activity", "fault": "empty_page", "times": empty, "after": after});
        world.fault(fault).await;
        let (mut reported, mut without_rows, mut cursors) = (Vec::new(), 0, Vec::new());
        let mut cursor = String::new();
        loop {
            // An empty page is within the contract; `api` holds it against that.
            let page = world.api(&format!("/activity?limit=2{filter}{cursor}"), &clara).await.json();
            without_rows += i32::from(items(&page).is_empty());
            reported.extend(items(&page));
            let Some(next) = page["next_cursor"].as_str() else { break };
            assert!(!cursors.contains(&next.to_owned()), "{next} again would be a loop");
            cursors.push(next.to_owned());
            cursor = format!("&cursor={next}");
        }
        assert_eq!(&reported, all, "{filter} after {after}");
        assert_eq!(without_rows, empty + i32::from(all.is_empty()), "{filter} after {after}");
    }
}

#[tokio::test]
async fn a_wide_page_is_too_large_until_fewer_rows_are_asked_for() {
    for (persona, authenticator) in [("eva", "eva-chip"), ("frej", "frej-app")] {
        let (world, login) = ready(persona, authenticator).await;
        let honest = items(&world.page("limit=13", &login).await);
        assert_eq!(honest.len(), 13, "{persona}");
        for (rows, over) in [(10, 11), (3, 4), (1, 2), (0, 1)] {
            let fault = json!({"call": "get_activity", "fault": "wide_page", "rows": rows, "times": 2});
            // Without `rows` the fault takes 10.
            let unsaid = json!({"call": "get_activity", "fault": "wide_page", "times": 2});
            world.fault(if rows == 10 { unsaid } else { fault }).await;
            let size = async |limit: usize| {
                let answer = world.spoilt(&format!("/activity?limit={limit}"), &login).await.unwrap();
                // Nothing but the device is another.
                for (reported, true_one) in items(&answer.json()).iter().zip(&honest) {
                    let mut reported = reported.clone();
                    let device = reported["device"].as_str().unwrap().to_owned();
                    assert!(device.len() > 100_000 && device.starts_with(true_one["device"].as_str().unwrap_or("x")));
                    reported["device"] = true_one["device"].clone();
                    reported.as_object_mut().unwrap().retain(|_, value| !value.is_null());
                    assert_eq!(&reported, true_one);
                }
                answer.body.len()
            };
            let too_large = size(over).await;
            assert!(too_large > READ, "{persona}: {over} rows have {too_large} bytes");
            if rows > 0 {
                let fits = size(rows).await;
                assert!(fits < 2_000_000 && fits > 100_000, "{persona}: {rows} rows have {fits} bytes");
            } else {
                size(1).await;
            }
        }
        assert_eq!(items(&world.page("limit=13", &login).await), honest, "used up");
    }
}

#[tokio::test]
async fn faults_of_pages_leave_every_other_answer_alone() {
    let (world, anna) = ready("anna", "anna-app").await;
    let row = items(&world.page("limit=1", &anna).await).remove(0);
    let report = world.report(&row, &anna).await.json();
    let paths = ["/session", "/identity", "/authenticators", "/blocks?cursor=5.x", "/service", "/activity?cursor=none"];
    let reported = async |path: &str| {
        let mut json = world.spoilt(path, &anna).await.unwrap().json();
        json.as_object_mut().unwrap().retain(|name, _| name != "as_of" && name != "request_id");
        json
    };
    let mut before = Vec::new();
    for path in paths {
        before.push(reported(path).await);
    }
    for fault in ["looping_cursor", "empty_page", "wide_page"] {
        world.fault(json!({"call": "any", "fault": fault})).await;
    }
    for (path, before) in paths.iter().zip(before) {
        assert_eq!(reported(path).await, before, "{path}");
    }
    assert_eq!(world.report(&row, &anna).await.json(), report);
}

#[tokio::test]
async fn a_spoilt_page_never_bears_the_tag_of_the_true_one() {
    let (world, anna) = ready("anna", "anna-app").await;
    world.write("PUT", "/settings/provider-shown", &anna, json!({"shown": true})).await.unwrap();
    let honest = world.api("/activity", &anna).await;
    let tag = honest.header("etag").to_owned();
    assert_eq!(world.page_with_tag(&tag, &anna).await.status, 304);
    for fault in [
        json!({"fault": "malformed"}),
        json!({"fault": "huge"}),
        json!({"fault": "wrong_id"}),
        json!({"fault": "unknown_enums"}),
        json!({"fault": "missing_fields", "fields": ["at"]}),
        json!({"fault": "far_times"}),
        json!({"fault": "long_texts"}),
        json!({"fault": "duplicates"}),
        json!({"fault": "empty_page"}),
        json!({"fault": "wide_page"}),
    ] {
        let set = async || {
            let mut fault = fault.clone();
            fault["call"] = json!("get_activity");
            fault["times"] = json!(1);
            world.fault(fault).await;
        };
        set().await;
        let spoilt = world.spoilt("/activity", &anna).await.unwrap();
        assert_ne!(spoilt.body, honest.body, "{fault}");
        assert_eq!((spoilt.status, spoilt.header("etag")), (200, ""), "{fault}");
        // A client that sends the ETag of the true page gets the spoilt page all the same, not 304.
        set().await;
        let spoilt = world.page_with_tag(&tag, &anna).await;
        assert_ne!(spoilt.body, honest.body, "{fault}");
        assert_eq!((spoilt.status, spoilt.header("etag")), (200, ""), "{fault}");
        assert_eq!(world.page_with_tag(&tag, &anna).await.status, 304, "{fault} is used up");
    }
    // A fault that finds nothing to spoil leaves the page its tag, and every byte.
    for fault in ["looping_cursor", "wrong_target"] {
        world.fault(json!({"call": "get_activity", "fault": fault, "times": 1})).await;
        let same = world.spoilt("/activity", &anna).await.unwrap();
        assert_eq!((same.header("etag"), &same.body), (tag.as_str(), &honest.body), "{fault}");
    }
}

#[tokio::test]
async fn every_row_can_be_odd() {
    let (world, frej) = ready("frej", "frej-app").await;
    let honest = items(&world.page("limit=100", &frej).await);
    world.report(&honest[1], &frej).await;
    let honest = items(&world.page("limit=100", &frej).await);
    assert!(honest[1]["reported"]["number"].is_string());
    let spoil = async |mut fault: Value| {
        fault["call"] = json!("get_activity");
        fault["times"] = json!(1);
        world.fault(fault).await;
        items(&world.page("limit=100", &frej).await)
    };
    let twice = spoil(json!({"fault": "duplicates"})).await;
    assert_eq!(twice.len(), 2 * honest.len());
    assert!(twice.iter().enumerate().all(|(place, row)| *row == honest[place / 2]));

    for row in spoil(json!({"fault": "far_times"})).await {
        let year = row["at"].as_str().unwrap().split('-').next().unwrap().to_owned();
        assert!(year == "9999" || year == "0001", "{row}");
    }
    for (row, honest) in spoil(json!({"fault": "unknown_enums"})).await.iter().zip(&honest) {
        for name in ["kind", "outcome", "authenticator_kind"] {
            assert!(honest.get(name).is_none() || row[name] == "from_the_future", "{row}");
        }
        assert_eq!(row["id"], honest["id"]);
    }
    for (row, honest) in spoil(json!({"fault": "long_texts", "chars": 5_000})).await.iter().zip(&honest) {
        for path in ["/device", "/service_provider", "/authenticator_label", "/place/city", "/reported/number"] {
            let chars = row.pointer(path).map(|text| text.as_str().unwrap().chars().count());
            assert_eq!(chars, honest.pointer(path).map(|_| 5_000), "{path}");
        }
    }
    for row in spoil(json!({"fault": "missing_fields", "fields": ["at", "kind", "device"]})).await {
        assert!(row.get("at").is_none() && row.get("kind").is_none() && row["id"].is_string(), "{row}");
    }
    let bare = spoil(json!({"fault": "missing_fields"})).await;
    assert!(bare.iter().all(|row| row.get("id").is_none() && row["kind"].is_string()));
    assert!(bare[1]["reported"].get("number").is_none());
}

#[tokio::test]
async fn the_answer_to_a_report_can_be_odd_and_the_report_is_made() {
    let (world, anna) = ready("anna", "anna-app").await;
    let rows = items(&world.page("limit=100", &anna).await);
    let spoil = async |mut fault: Value, row: usize| {
        fault["call"] = json!("put_report");
        fault["times"] = json!(1);
        world.fault(fault).await;
        let answer = world.report(&rows[row], &anna).await;
        assert_eq!(answer.status, 201);
        let truth = world.truth().await["reports"][row].clone();
        assert_eq!((&truth["activity"], &truth["persona"]), (&rows[row]["id"], &json!("anna")));
        (answer.json(), json!({"number": truth["number"], "reported_at": truth["at"]}))
    };
    let (long, _) = spoil(json!({"fault": "long_texts"}), 0).await;
    assert_eq!(long["number"].as_str().unwrap().chars().count(), 10_000);
    let (far, truth) = spoil(json!({"fault": "far_times"}), 1).await;
    assert_eq!((&far["reported_at"], &far["number"]), (&json!("9999-12-31T23:59:59Z"), &truth["number"]));
    assert_eq!(spoil(json!({"fault": "missing_fields"}), 2).await.0, json!({}));
    let (nameless, truth) = spoil(json!({"fault": "missing_fields", "fields": ["number"]}), 3).await;
    assert_eq!(nameless, json!({"reported_at": truth["reported_at"]}));
    // Nothing in it is an enum or a list.
    for (place, fault) in ["unknown_enums", "duplicates"].iter().enumerate() {
        let (reported, truth) = spoil(json!({"fault": fault}), 4 + place).await;
        assert_eq!(reported, truth, "{fault}");
    }
    world.fault(json!({"call": "put_report", "fault": "commit_then_drop", "times": 1})).await;
    let path = format!("/activity/{}/report", rows[6]["id"].as_str().unwrap());
    assert!(world.write("PUT", &path, &anna, json!({})).await.is_none());
    assert_eq!(world.truth().await["reports"].as_array().unwrap().len(), 7);
}

#[tokio::test]
async fn a_fault_can_let_some_calls_pass_first() {
    let (world, anna) = ready("anna", "anna-app").await;
    let rows = items(&world.page("limit=4", &anna).await);
    let fault = json!({"call": "put_report", "fault": "status", "status": 503, "after": 1, "times": 1});
    let set = world.control("POST", "faults", fault.clone()).await.json();
    assert_eq!(set["faults"], json!([fault]));
    // Another call is not one of them.
    world.page("limit=4", &anna).await;
    let mut answers = Vec::new();
    for row in &rows[..3] {
        answers.push(world.report(row, &anna).await.status);
    }
    assert_eq!(answers, [201, 503, 201]);
    assert_eq!(world.control("GET", "faults", json!({})).await.json()["faults"], json!([]), "used up");
    let reported = world.truth().await["reports"].clone();
    let ids: Vec<&Value> = reported.as_array().unwrap().iter().map(|report| &report["activity"]).collect();
    assert_eq!(ids, [&rows[0]["id"], &rows[2]["id"]]);

    // Without `times` it stays from then on, and what is left is shown.
    world.fault(json!({"call": "put_report", "fault": "status", "status": 429, "after": 2})).await;
    assert_eq!(world.report(&rows[1], &anna).await.status, 201);
    assert_eq!(world.control("GET", "faults", json!({})).await.json()["faults"][0]["after"], 1);
    for status in [200, 429, 429] {
        assert_eq!(world.report(&rows[1], &anna).await.status, status);
    }
    let set = world.control("GET", "faults", json!({})).await.json()["faults"].clone();
    assert_eq!(set, json!([{"call": "put_report", "fault": "status", "status": 429}]));
}
