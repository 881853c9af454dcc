//! Sessions go on, and end.

use serde_json::{Value, json};

use crate::ask::{Ask, Order, Session};
use crate::desk::Who;
use crate::duty::Duty;
use crate::http::Reply;
use crate::jar::{Jar, attribute};
use crate::scenes::common::{nothing_happened, standing, target};
use crate::stage::{Played, Stage, code_of, text};
use crate::time::Instant;

/// How often it must at least be possible to extend a session.
const TIMES: usize = 10;

pub async fn play(stage: &mut Stage<'_>) -> Played {
    stage.put_back().await?;
    let leaving = stage.log_in(Who::First).await?;
    let staying = stage.log_in(Who::First).await?;
    extend(stage, &staying).await?;

    let target = target(stage, &leaving).await?;
    let before = standing(stage, &staying).await?;
    let ask = Ask { method: "DELETE", ..Ask::get("/session") }.by(&leaving).csrf(Some(&leaving.csrf));
    let ended = stage.expect(Duty::LogOut, ask, 200, "").await?;
    let expires = expires_own_cookie(stage, &leaving, &ended);
    stage.hold(Duty::LogOut, expires, "a `Set-Cookie` that expires the session's cookie", "none");
    stage.expect(Duty::LogOut, Ask::get("/session").by(&leaving), 401, "session_required").await?;
    stage.expect(Duty::LogOutOwn, Ask::get("/session").by(&staying), 200, "").await?;

    let late = Order::new(&leaving, target);
    stage.ordered(&late);
    stage.expect(Duty::EndedSession, late.put(&leaving), 401, "session_required").await?;
    nothing_happened(stage, Duty::EndedSession, &late, &staying, &before).await
}

fn expires_own_cookie(stage: &Stage<'_>, session: &Session, ended: &Reply) -> bool {
    let calls = format!("{}/session", stage.base());
    let mut jar: Jar = session.jar.clone();
    // `Expires` in the past is as good as `Max-Age=0`, and no browser has an empty session.
    ended
        .lines("set-cookie")
        .filter(|line| attribute(line, "max-age").is_some() || line.contains("=;"))
        .for_each(|line| jar.take(line));
    jar.header(&calls) != session.jar.header(&calls)
}

async fn extend(stage: &mut Stage<'_>, session: &Session) -> Played {
    let duty = Duty::Extend;
    let said = stage.ask(Ask::get("/service")).await?;
    let offered = said.json.get("extend").and_then(Value::as_bool);
    tokio::time::sleep(stage.waits.pause).await;
    let mut last = session.expires_at.clone();
    for _ in 0..TIMES {
        let ask = Ask::write("POST", "/session/extend", &json!({})).by(session);
        let reply = stage.ask(ask.clone()).await?;
        let came = stage.told(&ask, &reply);
        if (reply.status, code_of(&reply)) == (501, "not_offered") {
            stage.hold(duty, offered != Some(true), "`extend: false` in `/service` where it is 501", "`true`");
            return Ok(());
        }
        if !stage.hold(duty, reply.status == 200, "200, or 501 `not_offered`", came) {
            return Ok(());
        }
        let same = text(&reply, "csrf_token") == session.csrf && text(&reply, "subject_key") == session.subject;
        stage.hold(duty, same, "the same token and person after it", "another");
        stage.hold(duty, later(&reply, &last) >= Some(0), "an `expires_at` not earlier than before", "an earlier one");
        text(&reply, "expires_at").clone_into(&mut last);
    }
    let now = stage.ask(Ask::get("/session").by(session)).await?;
    stage.hold(duty, text(&now, "expires_at") == last, "the new `expires_at` in `GET /session`", "another");
    stage.hold(duty, later(&now, &session.expires_at) > Some(0), "a later `expires_at` than at login", "the same");
    stage.hold(duty, offered != Some(false), "501 where `/service` says `extend: false`", "200");
    Ok(())
}

fn later(reply: &Reply, than: &str) -> Option<i64> {
    Some(Instant::parse(text(reply, "expires_at"))?.millis_after(Instant::parse(than)?))
}
