//! People log in, and log in again.

use crate::ask::{Ask, Landing, Session};
use crate::desk::Who;
use crate::duty::Duty;
use crate::http::Origin;
use crate::jar::{Jar, attribute};
use crate::scenes::open;
use crate::stage::{Played, RETURN_TO, Stage, code_of};

pub async fn play(stage: &mut Stage<'_>) -> Played {
    stage.put_back().await?;
    let first = stage.log_in(Who::First).await?;
    let elsewhere = stage.log_in(Who::First).await?;
    let somebody = stage.log_in(Who::Second).await?;
    let same = first.subject == elsewhere.subject;
    stage.hold(Duty::OneSubject, same, "one `subject_key` in two sessions of FIRST", "two");
    let other = first.subject != somebody.subject;
    stage.hold(Duty::OneSubject, other, "another `subject_key` for SECOND than for FIRST", "the same");
    // The cookies' names are known now: with made-up values they open nothing.
    open::session_required(stage, Some(&first.jar.forged())).await?;

    let Some(landing) = first.landing.clone() else {
        for duty in [Duty::LoginComesBack, Duty::CookieFlags, Duty::SessionRenewed] {
            stage.leave_open(duty, "a desk whose `login` answers `callback`");
        }
        return Ok(());
    };
    comes_back(stage, &landing);
    cookie_flags(stage, &landing);
    renewed(stage, &elsewhere).await
}

fn comes_back(stage: &mut Stage<'_>, landing: &Landing) {
    let path = Origin::parse(&landing.location).map_or(landing.location.clone(), |(origin, _)| {
        // A fragment is no part of what an address parser keeps.
        landing.location.strip_prefix(&origin.to_string()).unwrap_or_default().to_owned()
    });
    let held = path == format!("{RETURN_TO}&login=ok");
    let came = "another address, or another fragment".to_owned();
    stage.hold(Duty::LoginComesBack, held, &format!("303 to `{RETURN_TO}&login=ok`"), came);
}

fn cookie_flags(stage: &mut Stage<'_>, landing: &Landing) {
    let calls = format!("{}/session", stage.base());
    let sent_with_calls = |line: &&String| {
        let mut jar = Jar::default();
        jar.take(line);
        jar.header(&calls).is_some()
    };
    let lines: Vec<&String> = landing.set_cookies.iter().filter(sent_with_calls).collect();
    stage.hold(Duty::CookieFlags, !lines.is_empty(), "a cookie for the session", "none");
    let secure_needed = !stage.is_plain_loopback();
    for line in lines {
        let missing = [
            ("`HttpOnly`", attribute(line, "httponly").is_some()),
            ("`SameSite=Lax`", attribute(line, "samesite").is_some_and(|site| site.eq_ignore_ascii_case("lax"))),
            ("`Secure`", !secure_needed || attribute(line, "secure").is_some()),
        ];
        for (name, there) in missing {
            stage.hold(Duty::CookieFlags, there, &format!("{name} on the session's cookie"), "none");
        }
    }
}

/// In the browser that holds a session already.
async fn renewed(stage: &mut Stage<'_>, old: &Session) -> Played {
    let duty = Duty::SessionRenewed;
    let new = stage.log_in_holding(Who::First, Some(&old.jar)).await?;
    let calls = format!("{}/session", stage.base());
    stage.hold(duty, new.jar.header(&calls) != old.jar.header(&calls), "another cookie after the login", "the same");
    stage.hold(duty, new.csrf != old.csrf, "another `csrf_token` after the login", "the same");
    for (name, session, status) in [("the cookie from before", old, 401), ("the new cookie", &new, 200)] {
        let ask = Ask::get("/session").by(session);
        let reply = stage.ask(ask.clone()).await?;
        let came = stage.told(&ask, &reply);
        stage.hold(duty, reply.status == status, &format!("{status} with {name}"), came);
    }
    let ask = Ask::write("POST", "/session/extend", &serde_json::json!({})).by(&new).csrf(Some(&old.csrf));
    let reply = stage.ask(ask.clone()).await?;
    let came = stage.told(&ask, &reply);
    let refused = code_of(&reply) == "csrf_invalid" || reply.status == 501;
    stage.hold(duty, refused, "403 `csrf_invalid` with the token from before", came);
    Ok(())
}
