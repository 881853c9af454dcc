//! People log in, and log in again.

use crate::context::{Abort, Context, RETURN_TO, ScenarioResult, code_of};
use crate::cookie_jar::{CookieJar, attribute};
use crate::desk::TestUser;
use crate::duty::Duty;
use crate::http::Origin;
use crate::request::{ApiRequest, Landing, Session};
use crate::scenarios::open;

pub async fn run(context: &mut Context<'_>) -> ScenarioResult {
    context.reset().await?;
    let first = context.log_in(TestUser::First).await?;
    let other_session = context.log_in(TestUser::First).await?;
    let somebody = context.log_in(TestUser::Second).await?;
    let same = first.subject == other_session.subject;
    context.check(Duty::OneSubject, same, "one `subject_key` in two sessions of FIRST", "two");
    let other = first.subject != somebody.subject;
    context.check(Duty::OneSubject, other, "another `subject_key` for SECOND than for FIRST", "the same");
    // The cookies' names are known now: with made-up values they open nothing.
    open::session_required(context, Some(&first.jar.forged())).await?;

    let Some(landing) = first.landing.clone() else {
        for duty in [Duty::LoginComesBack, Duty::LoginBound, Duty::CookieFlags, Duty::SessionRenewed] {
            context.mark_not_checked(duty, "a desk whose `login` answers `callback`");
        }
        return Ok(());
    };
    comes_back(context, &landing);
    cookie_flags(context, &landing);
    bound(context, &somebody).await?;
    renewed(context, &other_session).await
}

/// The path (with query and fragment) at which a login ended.
fn path_of(landing: &Landing) -> String {
    Origin::parse(&landing.location).map_or(landing.location.clone(), |(origin, _)| {
        // Cut from the text, because the URL parser would drop the fragment.
        landing.location.strip_prefix(&origin.to_string()).unwrap_or_default().to_owned()
    })
}

/// FIRST's login comes back to the browser in which SECOND is logged in, and then twice to its own.
async fn bound(context: &mut Context<'_>, somebody: &Session) -> ScenarioResult {
    let Some(Ok(own)) = context.begin_login(TestUser::First, None).await? else {
        return Err(Abort("FIRST to be able to log in".to_owned()));
    };
    let there = context.finish_login(own.in_browser(&somebody.jar)).await?;
    elsewhere(context, there, &somebody.subject);

    let callback = own.in_browser(&CookieJar::default());
    let Some(here) = context.finish_login(own).await? else {
        return Err(Abort("FIRST to be able to log in".to_owned()));
    };
    let twice = context.finish_login(callback.in_browser(&here.jar)).await?;
    elsewhere(context, twice, &here.subject);
    Ok(())
}

/// Checks that the person who was logged in there still is, and that the browser was sent where it was to go, with `login=elsewhere`.
fn elsewhere(context: &mut Context<'_>, found: Option<Session>, before: &str) {
    let duty = Duty::LoginBound;
    let now = found.as_ref().map(|session| session.subject.as_str());
    context.check(duty, now == Some(before), "the same person logged in as before", "another, or nobody");
    let path = found.and_then(|session| session.landing).map(|landing| path_of(&landing)).unwrap_or_default();
    let ok = path == format!("{RETURN_TO}&login=elsewhere");
    let actual = "another address, or another fragment".to_owned();
    context.check(duty, ok, &format!("303 to `{RETURN_TO}&login=elsewhere`"), actual);
}

fn comes_back(context: &mut Context<'_>, landing: &Landing) {
    let ok = path_of(landing) == format!("{RETURN_TO}&login=ok");
    let actual = "another address, or another fragment".to_owned();
    context.check(Duty::LoginComesBack, ok, &format!("303 to `{RETURN_TO}&login=ok`"), actual);
}

fn cookie_flags(context: &mut Context<'_>, landing: &Landing) {
    let calls = format!("{}/session", context.base());
    let sent_with_calls = |line: &&String| {
        let mut jar = CookieJar::default();
        jar.store(line);
        jar.header(&calls).is_some()
    };
    let lines: Vec<&String> = landing.set_cookies.iter().filter(sent_with_calls).collect();
    context.check(Duty::CookieFlags, !lines.is_empty(), "a cookie for the session", "none");
    let secure_needed = !context.is_plain_loopback();
    for line in lines {
        let missing = [
            ("`HttpOnly`", attribute(line, "httponly").is_some()),
            ("`SameSite=Lax`", attribute(line, "samesite").is_some_and(|site| site.eq_ignore_ascii_case("lax"))),
            ("`Secure`", !secure_needed || attribute(line, "secure").is_some()),
        ];
        for (name, there) in missing {
            context.check(Duty::CookieFlags, there, &format!("{name} on the session's cookie"), "none");
        }
    }
}

/// Logs in again in a browser that has a session already, and checks that everything is new.
async fn renewed(context: &mut Context<'_>, old: &Session) -> ScenarioResult {
    let duty = Duty::SessionRenewed;
    let new = context.log_in_with_cookies(TestUser::First, Some(&old.jar)).await?;
    let calls = format!("{}/session", context.base());
    context.check(duty, new.jar.header(&calls) != old.jar.header(&calls), "another cookie after the login", "the same");
    context.check(duty, new.csrf != old.csrf, "another `csrf_token` after the login", "the same");
    for (name, session, status) in [("the cookie from before", old, 401), ("the new cookie", &new, 200)] {
        let request = ApiRequest::get("/session").by(session);
        let reply = context.send(request.clone()).await?;
        let actual = context.describe(&request, &reply);
        context.check(duty, reply.status == status, &format!("{status} with {name}"), actual);
    }
    let request = ApiRequest::write("POST", "/session/extend", &serde_json::json!({})).by(&new).csrf(Some(&old.csrf));
    let reply = context.send(request.clone()).await?;
    let actual = context.describe(&request, &reply);
    let refused = code_of(&reply) == "csrf_invalid" || reply.status == 501;
    context.check(duty, refused, "403 `csrf_invalid` with the token from before", actual);
    Ok(())
}
