//! Writes that must be refused, and leave no trace.

use serde_json::{Value, json};

use crate::ask::{Ask, Order, Session, Target, random};
use crate::desk::Who;
use crate::duty::Duty;
use crate::scenes::common::{Standing, nothing_happened, standing, target};
use crate::stage::{Halt, Played, Stage, code_of, not_offered, text};

/// The sessions of this scene, and what they could change.
struct Cast {
    owner: Session,
    elsewhere: Session,
    stranger: Session,
    target: Target,
    before: Standing,
    /// One of the owner's activities that was not reported, where activities are offered.
    activity: Option<String>,
}

pub async fn play(stage: &mut Stage<'_>) -> Played {
    stage.put_back().await?;
    let cast = cast(stage).await?;
    let (elsewhere, stranger) = (cast.elsewhere.csrf.clone(), cast.stranger.csrf.clone());
    csrf(stage, &cast, Duty::CsrfMissing, None).await?;
    csrf(stage, &cast, Duty::CsrfWrong, Some("0")).await?;
    csrf(stage, &cast, Duty::CsrfWrong, Some(&"0".repeat(cast.owner.csrf.len()))).await?;
    csrf(stage, &cast, Duty::CsrfOther, Some(&elsewhere)).await?;
    csrf(stage, &cast, Duty::CsrfOther, Some(&stranger)).await?;
    json_only(stage, &cast).await?;
    bad_bodies(stage, &cast).await?;
    large_bodies(stage, &cast).await?;
    strange_ids(stage, &cast).await?;
    wrong_subject(stage, &cast).await
}

async fn cast(stage: &mut Stage<'_>) -> Played<Cast> {
    let owner = stage.log_in(Who::First).await?;
    let elsewhere = stage.log_in(Who::First).await?;
    let stranger = stage.log_in(Who::Second).await?;
    let target = target(stage, &owner).await?;
    let before = standing(stage, &owner).await?;
    let list = stage.ask(Ask::get("/activity?limit=20").by(&owner)).await?;
    let items = list.json.get("items").and_then(Value::as_array).cloned().unwrap_or_default();
    let item = items.iter().find(|item| item.get("reported").is_none());
    let activity = item.and_then(|item| item.get("id")).and_then(Value::as_str).map(str::to_owned);
    Ok(Cast { owner, elsewhere, stranger, target, before, activity })
}

/// Every call that writes, logging out last.
fn writes(cast: &Cast, order: &Order) -> Vec<Ask> {
    let activity = cast.activity.clone().unwrap_or_else(random);
    let activity: String = form_urlencoded::byte_serialize(activity.as_bytes()).collect();
    vec![
        order.put(&cast.owner),
        Ask::write("POST", "/session/extend", &json!({})).by(&cast.owner),
        Ask::write("PUT", format!("/activity/{activity}/report"), &json!({})).by(&cast.owner),
        Ask::write("PUT", "/settings/provider-shown", &json!({ "shown": false })).by(&cast.owner),
        Ask { method: "DELETE", ..Ask::get("/session") }.by(&cast.owner),
    ]
}

async fn csrf(stage: &mut Stage<'_>, cast: &Cast, duty: Duty, token: Option<&str>) -> Played {
    let order = Order::new(&cast.owner, cast.target.clone());
    stage.ordered(&order);
    let traces = traces(stage, cast).await?;
    for ask in writes(cast, &order) {
        let ask = ask.csrf(token);
        let reply = stage.ask(ask.clone()).await?;
        let came = stage.told(&ask, &reply);
        let held = (reply.status, code_of(&reply)) == (403, "csrf_invalid") || not_offered(&reply);
        stage.hold(duty, held, "403 `csrf_invalid`", came);
    }
    let alive = stage.ask(Ask::get("/session").by(&cast.owner)).await?;
    if !stage.hold(duty, alive.status == 200, "that the session goes on", "it was ended") {
        return Err(Halt("a session that nobody else can end".to_owned()));
    }
    let after = self::traces(stage, cast).await?;
    stage.hold(duty, after == traces, "that session, report and setting stand as before", "one of them changed");
    nothing_happened(stage, duty, &order, &cast.owner, &cast.before).await
}

/// What a write that was let through would have changed, beside blocks.
async fn traces(stage: &mut Stage<'_>, cast: &Cast) -> Played<(String, bool, bool)> {
    let session = stage.ask(Ask::get("/session").by(&cast.owner)).await?;
    let list = stage.ask(Ask::get("/activity?limit=20").by(&cast.owner)).await?;
    let hidden = list.json.get("provider_hidden").and_then(Value::as_bool).unwrap_or(false);
    let items = list.json.get("items").and_then(Value::as_array).cloned().unwrap_or_default();
    let own = |item: &&Value| item.get("id").and_then(Value::as_str) == cast.activity.as_deref();
    let reported = items.iter().find(own).is_some_and(|item| item.get("reported").is_some());
    Ok((text(&session, "expires_at").to_owned(), hidden, reported))
}

async fn json_only(stage: &mut Stage<'_>, cast: &Cast) -> Played {
    for kind in [Some("text/plain"), Some("application/x-www-form-urlencoded"), Some("multipart/form-data"), None] {
        let order = Order::new(&cast.owner, cast.target.clone());
        stage.ordered(&order);
        for ask in writes(cast, &order) {
            // Extending has a body only when it wants to, and logging out has none.
            if ask.method != "PUT" {
                continue;
            }
            let ask = ask.content_type(kind);
            let reply = stage.ask(ask.clone()).await?;
            let came = format!("{} to {}", stage.told(&ask, &reply), kind.unwrap_or("no type"));
            let held = (reply.status, code_of(&reply)) == (415, "unsupported_media_type") || not_offered(&reply);
            stage.hold(Duty::JsonBodies, held, "415 `unsupported_media_type`", came);
        }
        nothing_happened(stage, Duty::JsonBodies, &order, &cast.owner, &cast.before).await?;
    }
    Ok(())
}

async fn bad_bodies(stage: &mut Stage<'_>, cast: &Cast) -> Played {
    let order = Order::new(&cast.owner, cast.target.clone());
    stage.ordered(&order);
    let good = order.body();
    let with = |name: &str, value: Option<Value>| {
        let mut body = good.clone();
        if let Some(fields) = body.as_object_mut() {
            fields.remove(name);
            fields.extend(value.map(|value| (name.to_owned(), value)));
        }
        body.to_string().into_bytes()
    };
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
    ];
    for (what, body) in bad {
        refused(stage, Duty::BadBodies, order.put(&cast.owner).body(body), what).await?;
    }
    nothing_happened(stage, Duty::BadBodies, &order, &cast.owner, &cast.before).await
}

async fn large_bodies(stage: &mut Stage<'_>, cast: &Cast) -> Played {
    let order = Order::new(&cast.owner, cast.target.clone());
    stage.ordered(&order);
    let mut body = order.body().to_string();
    body.insert_str(body.len() - 1, &" ".repeat(1 << 20));
    refused(stage, Duty::LargeBodies, order.put(&cast.owner).body(body), "1 MB").await?;
    nothing_happened(stage, Duty::LargeBodies, &order, &cast.owner, &cast.before).await
}

async fn refused(stage: &mut Stage<'_>, duty: Duty, ask: Ask, what: &str) -> Played {
    let reply = stage.ask(ask.clone()).await?;
    let came = format!("{} to {what}", stage.told(&ask, &reply));
    // The code must say that the body was wrong, and not the session or the token.
    let code = matches!(code_of(&reply), "invalid_request" | "payload_too_large" | "unsupported_media_type");
    stage.hold(duty, code && (400..500).contains(&reply.status), "a problem 4xx about the body", came);
    Ok(())
}

async fn strange_ids(stage: &mut Stage<'_>, cast: &Cast) -> Played {
    let (short, long) = ("a".repeat(21), "a".repeat(201));
    let strange = [
        "short".to_owned(),
        short,
        long,
        format!("{}.", random()),
        format!("{}%20", random()),
        format!("{}%C3%A6", random()),
    ];
    for id in strange {
        let order = Order { id, ..Order::new(&cast.owner, cast.target.clone()) };
        stage.expect(Duty::StrangeIds, order.put(&cast.owner), 400, "invalid_request").await?;
        stage.expect(Duty::StrangeIds, order.read_by_key(), 400, "invalid_request").await?;
    }
    let after = standing(stage, &cast.owner).await?;
    stage.hold(Duty::StrangeIds, after == cast.before, "that everything stands as before", "something was blocked");
    Ok(())
}

async fn wrong_subject(stage: &mut Stage<'_>, cast: &Cast) -> Played {
    for (session, subject) in [(&cast.stranger, &cast.owner.subject), (&cast.owner, &cast.stranger.subject)] {
        for target in [cast.target.clone(), Target::Identity] {
            let order = Order { subject: subject.clone(), ..Order::new(&cast.owner, target) };
            stage.ordered(&order);
            let before = standing(stage, &cast.stranger).await?;
            stage.expect(Duty::WrongSubject, order.put(session), 412, "wrong_subject").await?;
            nothing_happened(stage, Duty::WrongSubject, &order, &cast.owner, &cast.before).await?;
            let after = standing(stage, &cast.stranger).await?;
            stage.hold(Duty::WrongSubject, after == before, "that SECOND stands as before", "something was blocked");
        }
    }
    Ok(())
}
