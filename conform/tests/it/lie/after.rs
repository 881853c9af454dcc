//! Lies that change the answer on its way back.

use serde_json::{Value, json};
use spaer_conform::http::{HttpRequest, Reply};

use super::Lie;
use crate::memory::{Memory, block, body, by_key_alone, header, problem, rewrite, set, state};
use crate::proxy::Upstream;

impl Lie {
    pub async fn after(self, upstream: &Upstream, memory: &mut Memory, request: &HttpRequest, reply: &mut Reply) {
        self.on_every_call(memory, request, reply);
        self.on_sessions(upstream, memory, request, reply).await;
        if block(request).is_some() {
            match request.method {
                "PUT" => self.on_orders(upstream, memory, request, reply).await,
                _ => self.on_reading(memory, request, reply),
            }
        }
        self.on_lists(memory, request, reply);
    }

    fn on_every_call(self, memory: &mut Memory, request: &HttpRequest, reply: &mut Reply) {
        let path = request.path.strip_prefix("/api/v1").unwrap_or(&request.path);
        let found = reply.status == 200;
        match (self, path) {
            (Self::CachesTheIdentity, "/identity") => put(reply, "cache-control", "max-age=60"),
            (Self::LetsBrowsersGuess, "/activity?limit=2") => drop(reply.headers.remove("x-content-type-options")),
            (Self::NumbersNothing, _) if found => put(reply, "x-request-id", "0"),
            (Self::NumbersProblemsOtherwise, _) if reply.status == 412 => {
                put(reply, "x-request-id", &format!("n{}", memory.nth("n")))
            }
            (Self::AnswersHtml, "/service") => {
                put(reply, "content-type", "text/html; charset=utf-8");
                reply.body = b"<!doctype html><title>Welcome</title>".to_vec();
            }
            (Self::RedirectsTheService, "/service") => {
                reply.status = 302;
                put(reply, "location", "/elsewhere");
            }
            (Self::CallsProblemsJson, _) if reply.status == 404 => put(reply, "content-type", "application/json"),
            (Self::HasNoCode, "/nonsense") => rewrite(reply, |json| drop(json.as_object_mut().unwrap().remove("code"))),
            (Self::LeavesOutTheWaysBack, "/identity") if found => {
                rewrite(reply, |json| drop(json.as_object_mut().unwrap().remove("reactivation")));
            }
            (Self::WritesNull, "/authenticators") if found => rewrite(reply, |json| json["more"] = Value::Null),
            (Self::SaysNoBlockToEverything, "/nonsense") => problem(reply, 404, "block_not_found"),
            (Self::KnowsNoMethods, _) if reply.status == 405 => problem(reply, 404, "not_found"),
            (Self::HidesTheService, "/service") => problem(reply, 503, "unavailable"),
            (Self::RefusesAnOwnPath, "/login?return_to=%2Fapiary") => problem(reply, 400, "invalid_request"),
            (Self::DatesFromACache, "/identity") if found => {
                rewrite(reply, |json| json["as_of"] = "2026-01-01T00:00:00Z".into());
            }
            (Self::DatesFarAhead, "/identity") if found => {
                rewrite(reply, |json| {
                    let honest = json["as_of"].as_str().unwrap_or_default().to_owned();
                    json["as_of"] = ["9000", honest.get(4..).unwrap_or_default()].concat().into();
                });
            }
            (Self::ReadsForEverybody, "/activity") if reply.status == 401 => {
                put(reply, "content-type", "application/json");
                reply.status = 200;
                rewrite(reply, |json| *json = json!({ "subject_key": "whose", "items": [], "provider_hidden": false }));
            }
            _ => {}
        }
    }

    async fn on_sessions(self, upstream: &Upstream, memory: &mut Memory, request: &HttpRequest, reply: &mut Reply) {
        let is_session = request.path == "/api/v1/session";
        let comes_back = request.path.starts_with("/api/v1/login/callback");
        let session = comes_back.then(|| cookie_set(reply)).flatten();
        match self {
            Self::SendsHomeFromElsewhere if comes_back && reply.header("location").ends_with("login=elsewhere") => {
                put(reply, "location", "/#login=failed")
            }
            Self::LosesTheReason if comes_back && reply.header("location").ends_with("login=ok") => {
                put(reply, "location", "/da/spaer/mitid#login=ok")
            }
            Self::LetsScriptsReadTheCookie if session.is_some() => flag(reply, "HttpOnly; ", ""),
            Self::SendsTheCookieEverywhere if session.is_some() => flag(reply, "SameSite=Lax", "SameSite=None"),
            Self::KeepsTheOldCookieAlive => {
                let old = header(request, "cookie")
                    .unwrap_or_default()
                    .split("; ")
                    .find(|one| one.starts_with("spaer_session="));
                if let (Some(old), Some(new)) = (old, session) {
                    memory.renewed.insert(old.to_owned(), new);
                }
            }
            Self::TakesEverybodyForOne if is_session && reply.status == 200 && memory.nth("session") == 3 => {
                let first = memory.sessions.first().unwrap().1["subject_key"].clone();
                rewrite(reply, |json| json["subject_key"] = first);
            }
            Self::ProlongsNothing if request.path.ends_with("/extend") && reply.status == 200 => {
                let session = memory.session(header(request, "cookie").unwrap()).unwrap().clone();
                rewrite(reply, |json| json["expires_at"] = session["expires_at"].clone());
            }
            Self::LeavesTheCookie if request.method == "DELETE" => drop(reply.headers.remove("set-cookie")),
            Self::LogsOutInWordsOnly if request.method == "DELETE" && reply.status == 200 => {
                put(reply, "set-cookie", "spaer_session=; Path=/api; Max-Age=0; HttpOnly; SameSite=Lax");
                rewrite(reply, |json| *json = json!({}));
            }
            Self::LogsOutEverywhere if request.method == "DELETE" && reply.status == 200 => {
                upstream.control("kill-sessions", r#"{"persona":"clara"}"#).await;
            }
            Self::LetsTheOneInTheDoorwayIn | Self::LetsTheBlockedLogIn if comes_back && session.is_none() => {
                let wanted = if self == Self::LetsTheBlockedLogIn { 2 } else { 1 };
                if memory.whole && memory.nth("blocked") == wanted {
                    // The session that ordered is the only one that lives.
                    let living = memory.sessions.iter().rev().map(|(cookie, _)| cookie.clone()).nth(1).unwrap();
                    put(reply, "set-cookie", &format!("{living}; Path=/api; HttpOnly; SameSite=Lax"));
                    put(reply, "location", "/da/spaer/mitid#told-code&login=ok");
                }
            }
            Self::LeavesOthersInside if is_session && reply.status == 401 && memory.whole => {
                if let Some(known) = header(request, "cookie").and_then(|cookie| memory.session(cookie)) {
                    reply.status = 200;
                    put(reply, "content-type", "application/json");
                    reply.json = known.clone();
                    rewrite(reply, |_| {});
                }
            }
            _ => {}
        }
    }

    async fn on_orders(self, upstream: &Upstream, memory: &mut Memory, request: &HttpRequest, reply: &mut Reply) {
        let (order, id) = (body(request), block(request).unwrap().to_owned());
        let target = order["target"]["authenticator_id"].as_str().unwrap_or("identity").to_owned();
        let refused_code = reply.json["refused_code"].as_str().unwrap_or_default().to_owned();
        match self {
            Self::RefusesLongIds if id.len() == 200 => problem(reply, 400, "invalid_request"),
            Self::ComparesThePersonFirst if reply.status == 415 => {
                let session = memory.session(header(request, "cookie").unwrap()).unwrap();
                if session["subject_key"] != order["subject_key"] {
                    problem(reply, 412, "wrong_subject");
                }
            }
            Self::SaysOkAtFirst if reply.status == 201 && memory.nth("first") == 1 => reply.status = 200,
            Self::SaysCreatedAgain if reply.status == 200 && memory.nth("again") == 1 => reply.status = 201,
            Self::ComparesReasons if order["reason"] == "told-code" => problem(reply, 409, "block_id_reused"),
            Self::CreatesTwice if memory.sent_twice.contains(&id) => reply.status = 201,
            Self::InsistsOnKnownReasons if order["reason"] == "a-reason-from-tomorrow" => {
                problem(reply, 400, "invalid_request")
            }
            Self::SharesBlocks if reply.status == 412 => {
                let own =
                    memory.session(header(request, "cookie").unwrap()).unwrap()["subject_key"] == order["subject_key"];
                if own && memory.keys.contains_key(&id) {
                    *reply = read(upstream, request, &memory.keys[&id]).await;
                }
            }
            Self::TakesAnIdTwice if reply.status == 409 => *reply = read(upstream, request, &memory.keys[&id]).await,
            Self::BlocksWhatIsNotTheirs
                if order["subject_key"] == "subject-anna" && refused_code == "target_not_found" =>
            {
                let at = reply.json["refused_at"].as_str().unwrap().to_owned();
                state(reply, "in_effect", &[("in_effect_at", &at)]);
            }
            Self::StaysPending if reply.json["state"] == "in_effect" && target == "clara-app" => {
                state(reply, "pending", &[])
            }
            Self::TellsOneAddress if reply.status == 201 => {
                rewrite(reply, |json| drop(json["notified"].as_array_mut().unwrap().pop()))
            }
            Self::TellsItAgain if reply.json.get("already_blocked_since").is_some() => {
                rewrite(reply, |json| json["notified"] = json!([{ "channel": "sms" }]))
            }
            Self::ShowsAddresses if reply.status == 201 => rewrite(reply, |json| {
                for one in json["notified"].as_array_mut().unwrap() {
                    one["masked"] = "clara@opdigtet.example".into();
                }
            }),
            Self::LetsTheNewOneBlockOthers if refused_code == "session_too_new" => {
                let at = reply.json["refused_at"].as_str().unwrap().to_owned();
                state(reply, "in_effect", &[("in_effect_at", &at)]);
            }
            Self::RefusesTheNewOneItself if target == "clara-app-2" && reply.status == 201 => too_new(reply),
            Self::RefusesTheWholeToTheNewOne if target == "identity" && reply.status == 201 => too_new(reply),
            Self::BlocksAgainAfterTheLift if reply.json["state"] == "ended" => {
                let mut again = request.clone();
                again.path = format!("/api/v1/blocks/{}", "a".repeat(32));
                assert_eq!(upstream.pass(&again).await.status, 201);
            }
            _ => {}
        }
    }

    fn on_reading(self, memory: &mut Memory, request: &HttpRequest, reply: &mut Reply) {
        let (found, alone) = (reply.status == 200, by_key_alone(request));
        let key = header(request, "x-receipt-key");
        let right = block(request).and_then(|id| memory.keys.get(id)).map(String::as_str) == key;
        match self {
            Self::IsVagueAboutTheUnknown if reply.status == 404 && memory.nth("unknown") == 1 => {
                problem(reply, 404, "not_found")
            }
            Self::ChangesTheReference if found && alone => rewrite(reply, |json| json["reference"] = "OTHER".into()),
            Self::SaysNeverReceivedOfWhatWas if found && memory.nth("read") == 1 => {
                problem(reply, 404, "block_not_found")
            }
            Self::LooksForStrangeIds if reply.status == 400 => problem(reply, 404, "block_not_found"),
            Self::ReadsLate if found && memory.nth("read") == 1 => problem(reply, 503, "unavailable"),
            Self::StaysPending
                if reply.json["state"] == "in_effect" && reply.json["target"]["type"] == "authenticator" =>
            {
                state(reply, "pending", &[]);
            }
            Self::StumblesOverAKey if found && !alone && key.is_some() && !right => {
                problem(reply, 403, "receipt_key_invalid")
            }
            Self::SaysNotWhose if found && !alone => {
                rewrite(reply, |json| drop(json.as_object_mut().unwrap().remove("subject_key")))
            }
            Self::SaysWhoseToAnybody if found && reply.json.get("subject_key").is_none() => {
                rewrite(reply, |json| json["subject_key"] = "subject-clara".into())
            }
            Self::WantsASessionToo if found && alone && memory.nth("alone") == 2 => {
                problem(reply, 403, "receipt_key_invalid")
            }
            Self::ShowsTheLabel if found && alone => {
                rewrite(reply, |json| json["target"]["label"] = "Claras telefon".into())
            }
            Self::ShowsTheAddress if found && alone => rewrite(reply, |json| {
                json["notified"] = json!([{ "channel": "sms", "masked": "•• 77" }]);
            }),
            Self::KeyDiesWithTheSession if found && memory.logged_out_since && right => {
                problem(reply, 403, "receipt_key_invalid")
            }
            Self::ShutsOutTheOrdering if memory.whole && key.is_none() && found => {
                problem(reply, 401, "session_required")
            }
            Self::ForgetsTheLift if reply.json["state"] == "ended" => state(reply, "in_effect", &[]),
            _ => {}
        }
    }

    fn on_lists(self, memory: &mut Memory, request: &HttpRequest, reply: &mut Reply) {
        let path = request.path.strip_prefix("/api/v1").unwrap_or(&request.path).to_owned();
        let found = reply.status == 200;
        match self {
            Self::TakesBackInTheList if path == "/blocks" && found => rewrite(reply, |json| {
                for item in json["items"].as_array_mut().unwrap() {
                    let fields = item.as_object_mut().unwrap();
                    ["in_effect_at", "refused_at", "refused_code", "ended_at", "ended_by"]
                        .iter()
                        .for_each(|name| drop(fields.remove(*name)));
                    fields.insert("state".to_owned(), "pending".into());
                }
            }),
            Self::LeavesItOutOfTheList if path == "/blocks" && found => {
                rewrite(reply, |json| json["items"] = json!([]))
            }
            Self::ForgetsTheWholeOnRead if path == "/identity" && reply.json["status"] == "blocked" => {
                rewrite(reply, |json| {
                    json["status"] = "active".into();
                    drop(json.as_object_mut().unwrap().remove("blocked_by"));
                })
            }
            Self::ForgetsTheBlockOnRead if path == "/authenticators" && found => rewrite(reply, |json| {
                for item in json["items"].as_array_mut().unwrap() {
                    item["status"] = "active".into();
                    drop(item.as_object_mut().unwrap().remove("blocked_since"));
                }
            }),
            Self::ForgetsWhatHappened if path == "/authenticators" && found => rewrite(reply, |json| {
                for item in json["items"].as_array_mut().unwrap() {
                    item["status_since"] = item["registered_at"].clone();
                }
            }),
            Self::ForgetsWhatHappenedToTheWhole if path == "/identity" && found => {
                rewrite(reply, |json| json["since"] = "2021-01-01T00:00:00Z".into())
            }
            Self::RepeatsAnActivity if path.contains("&cursor=") && found => rewrite(reply, |json| {
                let items = json["items"].as_array_mut().unwrap();
                let last = items.last().unwrap().clone();
                items.insert(0, last);
                items.truncate(2);
            }),
            Self::NumbersReportsAnew if path.ends_with("/report") && matches!(reply.status, 200 | 201) => {
                let number = format!("R-{}", memory.nth("report"));
                rewrite(reply, |json| json["number"] = number.into());
            }
            Self::KeepsShowing if path.ends_with("/provider-shown") && found => {
                let shown = body(request)["shown"].clone();
                rewrite(reply, |json| json["shown"] = shown);
            }
            _ => {}
        }
    }
}

fn put(reply: &mut Reply, name: &'static str, value: &str) {
    reply.headers.insert(name, value.parse().unwrap());
}

/// The session's cookie, when the answer sets it.
fn cookie_set(reply: &Reply) -> Option<String> {
    let line = reply.lines("set-cookie").find(|line| line.starts_with("spaer_session="))?;
    line.split(';').next().map(str::to_owned)
}

fn flag(reply: &mut Reply, from: &str, to: &str) {
    let line = reply.header("set-cookie").replace(from, to);
    put(reply, "set-cookie", &line);
}

fn too_new(reply: &mut Reply) {
    let at = reply.json["received_at"].as_str().unwrap().to_owned();
    state(reply, "refused", &[("refused_at", &at), ("refused_code", "session_too_new")]);
}

/// The record as it stands, whoever asks.
async fn read(upstream: &Upstream, request: &HttpRequest, key: &str) -> Reply {
    let mut forwarded = request.clone();
    forwarded.method = "GET";
    forwarded.body = None;
    set(&mut forwarded, "x-receipt-key", Some(key.to_owned()));
    upstream.pass(&forwarded).await
}
