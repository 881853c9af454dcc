//! Writes that must be refused, and leave no trace.

use serde_json::{Value, json};

use crate::context::{Abort, Context, ScenarioResult, code_of, not_offered, text};
use crate::desk::TestUser;
use crate::duty::Duty;
use crate::request::{ApiRequest, Order, Session, Target, random};
use crate::scenarios::common::{PersonStatus, find_target, nothing_happened, person_status};

/// The sessions of this scenario, and what they could change.
struct Fixture {
    owner: Session,
    other_session: Session,
    stranger: Session,
    target: Target,
    before: PersonStatus,
    /// One of the owner's activities that was not reported, where activities are offered.
    activity: Option<String>,
}

pub async fn run(context: &mut Context<'_>) -> ScenarioResult {
    context.reset().await?;
    let fixture = fixture(context).await?;
    let (other_session, stranger) = (fixture.other_session.csrf.clone(), fixture.stranger.csrf.clone());
    csrf(context, &fixture, Duty::CsrfMissing, None).await?;
    csrf(context, &fixture, Duty::CsrfWrong, Some("0")).await?;
    csrf(context, &fixture, Duty::CsrfWrong, Some(&"0".repeat(fixture.owner.csrf.len()))).await?;
    csrf(context, &fixture, Duty::CsrfOther, Some(&other_session)).await?;
    csrf(context, &fixture, Duty::CsrfOther, Some(&stranger)).await?;
    json_only(context, &fixture).await?;
    bad_bodies(context, &fixture).await?;
    large_bodies(context, &fixture).await?;
    invalid_ids(context, &fixture).await?;
    wrong_subject(context, &fixture).await
}

async fn fixture(context: &mut Context<'_>) -> ScenarioResult<Fixture> {
    let owner = context.log_in(TestUser::First).await?;
    let other_session = context.log_in(TestUser::First).await?;
    let stranger = context.log_in(TestUser::Second).await?;
    let target = find_target(context, &owner).await?;
    let before = person_status(context, &owner).await?;
    let list = context.send(ApiRequest::get("/activity?limit=20").by(&owner)).await?;
    let items = list.json.get("items").and_then(Value::as_array).cloned().unwrap_or_default();
    let item = items.iter().find(|item| item.get("reported").is_none());
    let activity = item.and_then(|item| item.get("id")).and_then(Value::as_str).map(str::to_owned);
    Ok(Fixture { owner, other_session, stranger, target, before, activity })
}

/// Every call that writes, logging out last.
fn writes(fixture: &Fixture, order: &Order) -> Vec<ApiRequest> {
    let activity = fixture.activity.clone().unwrap_or_else(random);
    let activity: String = form_urlencoded::byte_serialize(activity.as_bytes()).collect();
    vec![
        order.put(&fixture.owner),
        ApiRequest::write("POST", "/session/extend", &json!({})).by(&fixture.owner),
        ApiRequest::write("PUT", format!("/activity/{activity}/report"), &json!({})).by(&fixture.owner),
        ApiRequest::write("PUT", "/settings/provider-shown", &json!({ "shown": false })).by(&fixture.owner),
        ApiRequest { method: "DELETE", ..ApiRequest::get("/session") }.by(&fixture.owner),
    ]
}

async fn csrf(context: &mut Context<'_>, fixture: &Fixture, duty: Duty, token: Option<&str>) -> ScenarioResult {
    let order = Order::new(&fixture.owner, fixture.target.clone());
    context.track_order(&order);
    let traces = traces(context, fixture).await?;
    for request in writes(fixture, &order) {
        let request = request.csrf(token);
        let reply = context.send(request.clone()).await?;
        let actual = context.describe(&request, &reply);
        let ok = (reply.status, code_of(&reply)) == (403, "csrf_invalid") || not_offered(&reply);
        context.check(duty, ok, "403 `csrf_invalid`", actual);
    }
    let alive = context.send(ApiRequest::get("/session").by(&fixture.owner)).await?;
    if !context.check(duty, alive.status == 200, "that the session goes on", "it was ended") {
        return Err(Abort("a session that nobody else can end".to_owned()));
    }
    let after = self::traces(context, fixture).await?;
    context.check(duty, after == traces, "that session, report and setting stand as before", "one of them changed");
    nothing_happened(context, duty, &order, &fixture.owner, &fixture.before).await
}

/// What a write that was let through would have changed, beside blocks.
async fn traces(context: &mut Context<'_>, fixture: &Fixture) -> ScenarioResult<(String, bool, bool)> {
    let session = context.send(ApiRequest::get("/session").by(&fixture.owner)).await?;
    let list = context.send(ApiRequest::get("/activity?limit=20").by(&fixture.owner)).await?;
    let hidden = list.json.get("provider_hidden").and_then(Value::as_bool).unwrap_or(false);
    let items = list.json.get("items").and_then(Value::as_array).cloned().unwrap_or_default();
    let own = |item: &&Value| item.get("id").and_then(Value::as_str) == fixture.activity.as_deref();
    let reported = items.iter().find(own).is_some_and(|item| item.get("reported").is_some());
    Ok((text(&session, "expires_at").to_owned(), hidden, reported))
}

async fn json_only(context: &mut Context<'_>, fixture: &Fixture) -> ScenarioResult {
    for kind in [Some("text/plain"), Some("application/x-www-form-urlencoded"), Some("multipart/form-data"), None] {
        let order = Order::new(&fixture.owner, fixture.target.clone());
        context.track_order(&order);
        for request in writes(fixture, &order) {
            // Extending has a body only when it wants to, and logging out has none.
            if request.method != "PUT" {
                continue;
            }
            let request = request.content_type(kind);
            let reply = context.send(request.clone()).await?;
            let actual = format!("{} to {}", context.describe(&request, &reply), kind.unwrap_or("no type"));
            let ok = (reply.status, code_of(&reply)) == (415, "unsupported_media_type") || not_offered(&reply);
            context.check(Duty::JsonBodies, ok, "415 `unsupported_media_type`", actual);
        }
        nothing_happened(context, Duty::JsonBodies, &order, &fixture.owner, &fixture.before).await?;
    }
    Ok(())
}

async fn bad_bodies(context: &mut Context<'_>, fixture: &Fixture) -> ScenarioResult {
    let order = Order::new(&fixture.owner, fixture.target.clone());
    context.track_order(&order);
    let good = order.body();
    let with = |name: &str, value: Option<Value>| {
        let mut body = good.clone();
        if let Some(fields) = body.as_object_mut() {
            fields.remove(name);
            fields.extend(value.map(|value| (name.to_owned(), value)));
        }
        body.to_string().into_bytes()
    };
    let mut more_target = fixture.target.json();
    if let Some(fields) = more_target.as_object_mut() {
        fields.insert("name".to_owned(), json!("a"));
    }
    let half = good.to_string().into_bytes();
    let bad: Vec<(&str, Vec<u8>)> = vec![
        ("no body", Vec::new()),
        ("half of the JSON", half.split_at(half.len() / 2).0.to_vec()),
        ("a list", b"[]".to_vec()),
        ("bytes that are no text", vec![b'"', 0xff, 0xfe, b'"']),
        ("no person", with("subject_key", None)),
        ("no key", with("receipt_key", None)),
        ("a key that is too short", with("receipt_key", Some(json!("short")))),
        ("no target", with("target", None)),
        ("an unknown kind of target", with("target", Some(json!({ "type": "phone" })))),
        ("an authenticator without its id", with("target", Some(json!({ "type": "authenticator" })))),
        (
            "the whole with an authenticator's id",
            with("target", Some(json!({ "type": "identity", "authenticator_id": "a" }))),
        ),
        (
            "the whole with `null` as an id",
            with("target", Some(json!({ "type": "identity", "authenticator_id": null }))),
        ),
        ("more in the target than there is", with("target", Some(more_target))),
        ("more in the order than there is", with("delay", Some(json!(3)))),
        (
            "an id of 201 characters",
            with("target", Some(json!({ "type": "authenticator", "authenticator_id": "€".repeat(201) }))),
        ),
    ];
    for (what, body) in bad {
        refused(context, Duty::BadBodies, order.put(&fixture.owner).body(body), what).await?;
    }
    other_bad_bodies(context, fixture).await?;
    nothing_happened(context, Duty::BadBodies, &order, &fixture.owner, &fixture.before).await
}

/// Of the calls that not every back end offers.
async fn other_bad_bodies(context: &mut Context<'_>, fixture: &Fixture) -> ScenarioResult {
    let report = fixture.activity.as_ref().map(|activity| {
        let activity: String = form_urlencoded::byte_serialize(activity.as_bytes()).collect();
        format!("/activity/{activity}/report")
    });
    let mut bad: Vec<(&str, &str, String, Value)> = vec![
        ("more than nothing", "POST", "/session/extend".to_owned(), json!({ "minutes": 5 })),
        ("a list", "POST", "/session/extend".to_owned(), json!([])),
        ("more than the setting", "PUT", "/settings/provider-shown".to_owned(), json!({ "shown": true, "since": "a" })),
    ];
    if let Some(path) = report {
        bad.push(("a note of 1,001 characters", "PUT", path.clone(), json!({ "note": "€".repeat(1_001) })));
        bad.push(("more than a note", "PUT", path, json!({ "note": "a", "why": "b" })));
    }
    for (what, method, path, body) in bad {
        let request = ApiRequest::write(method, path, &body).by(&fixture.owner);
        let reply = context.send(request.clone()).await?;
        let actual = format!("{} to {what}", context.describe(&request, &reply));
        let refused = (reply.status, code_of(&reply)) == (400, "invalid_request") || not_offered(&reply);
        context.check(Duty::BadBodies, refused, "400 `invalid_request`", actual);
    }
    Ok(())
}

async fn large_bodies(context: &mut Context<'_>, fixture: &Fixture) -> ScenarioResult {
    let order = Order::new(&fixture.owner, fixture.target.clone());
    context.track_order(&order);
    let mut body = order.body().to_string();
    body.insert_str(body.len() - 1, &" ".repeat(1 << 20));
    refused(context, Duty::LargeBodies, order.put(&fixture.owner).body(body), "1 MB").await?;
    nothing_happened(context, Duty::LargeBodies, &order, &fixture.owner, &fixture.before).await
}

async fn refused(context: &mut Context<'_>, duty: Duty, request: ApiRequest, what: &str) -> ScenarioResult {
    let reply = context.send(request.clone()).await?;
    let actual = format!("{} to {what}", context.describe(&request, &reply));
    // The code must say that the body was wrong, and not the session or the token.
    let code = matches!(code_of(&reply), "invalid_request" | "payload_too_large" | "unsupported_media_type");
    context.check(duty, code && (400..500).contains(&reply.status), "a problem 4xx about the body", actual);
    Ok(())
}

async fn invalid_ids(context: &mut Context<'_>, fixture: &Fixture) -> ScenarioResult {
    let (short, long) = ("a".repeat(21), "a".repeat(201));
    let invalid = [
        "short".to_owned(),
        short,
        long,
        format!("{}.", random()),
        format!("{}%20", random()),
        format!("{}%C3%A6", random()),
    ];
    for id in invalid {
        let order = Order { id, ..Order::new(&fixture.owner, fixture.target.clone()) };
        context.expect(Duty::StrangeIds, order.put(&fixture.owner), 400, "invalid_request").await?;
        context.expect(Duty::StrangeIds, order.read_by_key(), 400, "invalid_request").await?;
    }
    let after = person_status(context, &fixture.owner).await?;
    context.check(
        Duty::StrangeIds,
        after == fixture.before,
        "that everything stands as before",
        "something was blocked",
    );
    Ok(())
}

async fn wrong_subject(context: &mut Context<'_>, fixture: &Fixture) -> ScenarioResult {
    for (session, subject) in [(&fixture.stranger, &fixture.owner.subject), (&fixture.owner, &fixture.stranger.subject)]
    {
        for target in [fixture.target.clone(), Target::Identity] {
            let order = Order { subject: subject.clone(), ..Order::new(&fixture.owner, target) };
            context.track_order(&order);
            let before = person_status(context, &fixture.stranger).await?;
            context.expect(Duty::WrongSubject, order.put(session), 412, "wrong_subject").await?;
            nothing_happened(context, Duty::WrongSubject, &order, &fixture.owner, &fixture.before).await?;
            let after = person_status(context, &fixture.stranger).await?;
            context.check(Duty::WrongSubject, after == before, "that SECOND stands as before", "something was blocked");
        }
    }
    Ok(())
}
