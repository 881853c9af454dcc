//! Sessions go on, and end.

use serde_json::{Value, json};

use crate::context::{Context, ScenarioResult, code_of, text};
use crate::cookie_jar::{CookieJar, attribute};
use crate::desk::TestUser;
use crate::duty::Duty;
use crate::http::Reply;
use crate::request::{ApiRequest, Order, Session};
use crate::scenarios::common::{find_target, nothing_happened, person_status};
use crate::time::Instant;

/// How often it must at least be possible to extend a session.
const TIMES: usize = 10;

pub async fn run(context: &mut Context<'_>) -> ScenarioResult {
    context.reset().await?;
    let leaving = context.log_in(TestUser::First).await?;
    let staying = context.log_in(TestUser::First).await?;
    extend(context, &staying).await?;

    let target = find_target(context, &leaving).await?;
    let before = person_status(context, &staying).await?;
    let request = ApiRequest { method: "DELETE", ..ApiRequest::get("/session") }.by(&leaving).csrf(Some(&leaving.csrf));
    let ended = context.expect(Duty::LogOut, request, 200, "").await?;
    let expires = expires_own_cookie(context, &leaving, &ended);
    context.check(Duty::LogOut, expires, "a `Set-Cookie` that expires the session's cookie", "none");
    context.expect(Duty::LogOut, ApiRequest::get("/session").by(&leaving), 401, "session_required").await?;
    context.expect(Duty::LogOutOwn, ApiRequest::get("/session").by(&staying), 200, "").await?;

    let late = Order::new(&leaving, target);
    context.track_order(&late);
    context.expect(Duty::EndedSession, late.put(&leaving), 401, "session_required").await?;
    nothing_happened(context, Duty::EndedSession, &late, &staying, &before).await
}

fn expires_own_cookie(context: &Context<'_>, session: &Session, ended: &Reply) -> bool {
    let calls = format!("{}/session", context.base());
    let mut jar: CookieJar = session.jar.clone();
    // `Expires` in the past is as good as `Max-Age=0`, and no browser has an empty session.
    ended
        .lines("set-cookie")
        .filter(|line| attribute(line, "max-age").is_some() || line.contains("=;"))
        .for_each(|line| jar.store(line));
    jar.header(&calls) != session.jar.header(&calls)
}

async fn extend(context: &mut Context<'_>, session: &Session) -> ScenarioResult {
    let duty = Duty::Extend;
    let said = context.send(ApiRequest::get("/service")).await?;
    let offered = said.json.get("extend").and_then(Value::as_bool);
    tokio::time::sleep(context.timeouts.pause).await;
    let mut last = session.expires_at.clone();
    for _ in 0..TIMES {
        let request = ApiRequest::write("POST", "/session/extend", &json!({})).by(session);
        let reply = context.send(request.clone()).await?;
        let actual = context.describe(&request, &reply);
        if (reply.status, code_of(&reply)) == (501, "not_offered") {
            context.check(duty, offered != Some(true), "`extend: false` in `/service` where it is 501", "`true`");
            return Ok(());
        }
        if !context.check(duty, reply.status == 200, "200, or 501 `not_offered`", actual) {
            return Ok(());
        }
        let same = text(&reply, "csrf_token") == session.csrf && text(&reply, "subject_key") == session.subject;
        context.check(duty, same, "the same token and person after it", "another");
        context.check(
            duty,
            later(&reply, &last) >= Some(0),
            "an `expires_at` not earlier than before",
            "an earlier one",
        );
        text(&reply, "expires_at").clone_into(&mut last);
    }
    let now = context.send(ApiRequest::get("/session").by(session)).await?;
    context.check(duty, text(&now, "expires_at") == last, "the new `expires_at` in `GET /session`", "another");
    context.check(duty, later(&now, &session.expires_at) > Some(0), "a later `expires_at` than at login", "the same");
    context.check(duty, offered != Some(false), "501 where `/service` says `extend: false`", "200");
    Ok(())
}

fn later(reply: &Reply, than: &str) -> Option<i64> {
    Some(Instant::parse(text(reply, "expires_at"))?.millis_after(Instant::parse(than)?))
}
