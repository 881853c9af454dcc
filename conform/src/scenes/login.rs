//! People log in, and log in again.

use crate::ask::{Ask, Landing, Session};
use crate::desk::Who;
use crate::duty::Duty;
use crate::http::Origin;
use crate::jar::{Jar, attribute};
use crate::scenes::open;
use crate::stage::{Halt, Played, RETURN_TO, Stage, code_of};

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
        for duty in [Duty::LoginComesBack, Duty::LoginBound, Duty::CookieFlags, Duty::SessionRenewed] {
            stage.leave_open(duty, "a desk whose `login` answers `callback`");
        }
        return Ok(());
    };
    comes_back(stage, &landing);
    cookie_flags(stage, &landing);
    bound(stage, &somebody).await?;
    renewed(stage, &elsewhere).await
}

/// The path (with query and fragment) at which a login ended.
fn path_of(landing: &Landing) -> String {
    Origin::parse(&landing.location).map_or(landing.location.clone(), |(origin, _)| {
        // Cut from the text, because the URL parser would drop the fragment.
        landing.location.strip_prefix(&origin.to_string()).unwrap_or_default().to_owned()
    })
}

/// FIRST's login comes back to the browser in which SECOND is logged in, and then twice to its own.
async fn bound(stage: &mut Stage<'_>, somebody: &Session) -> Played {
    let Some(Ok(own)) = stage.go_to_log_in(Who::First, None).await? else {
        return Err(Halt("FIRST to be able to log in".to_owned()));
    };
    let there = stage.come_back(own.coming_to(&somebody.jar)).await?;
    elsewhere(stage, there, &somebody.subject);

    let callback = own.coming_to(&Jar::default());
    let Some(here) = stage.come_back(own).await? else {
        return Err(Halt("FIRST to be able to log in".to_owned()));
    };
    let twice = stage.come_back(callback.coming_to(&here.jar)).await?;
    elsewhere(stage, twice, &here.subject);
    Ok(())
}

/// Checks that the person who was logged in there still is, and that the browser was sent where it was to go, with `login=elsewhere`.
fn elsewhere(stage: &mut Stage<'_>, found: Option<Session>, before: &str) {
    let duty = Duty::LoginBound;
    let now = found.as_ref().map(|session| session.subject.as_str());
    stage.hold(duty, now == Some(before), "the same person logged in as before", "another, or nobody");
    let path = found.and_then(|session| session.landing).map(|landing| path_of(&landing)).unwrap_or_default();
    let held = path == format!("{RETURN_TO}&login=elsewhere");
    let came = "another address, or another fragment".to_owned();
    stage.hold(duty, held, &format!("303 to `{RETURN_TO}&login=elsewhere`"), came);
}

fn comes_back(stage: &mut Stage<'_>, landing: &Landing) {
    let held = path_of(landing) == format!("{RETURN_TO}&login=ok");
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

/// Logs in again in a browser that has a session already, and checks that everything is new.
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
