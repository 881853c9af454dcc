//! A block of the whole identity while other sessions of the person are open and one login is under way.

use crate::context::{Abort, Context, ScenarioResult, code_of, text};
use crate::desk::TestUser;
use crate::duty::Duty;
use crate::request::{ApiRequest, Order, Target};
use crate::scenarios::common::wait_until_settled;

pub async fn run(context: &mut Context<'_>) -> ScenarioResult {
    context.reset().await?;
    let person = context.log_in(TestUser::First).await?;
    let other_session = context.log_in(TestUser::First).await?;
    let pending_login = context.begin_login(TestUser::First, None).await?;

    let order = Order::new(&person, Target::Identity);
    context.track_order(&order);
    let first = context.send(order.put(&person)).await?;
    let record = wait_until_settled(context, &order, &person, first).await?;
    if text(&record, "state") != "in_effect" {
        return Err(Abort("a whole block that comes into effect".to_owned()));
    }
    let request = ApiRequest::get("/identity").by(&person);
    let identity = context.send(request.clone()).await?;
    let actual = format!("{} `{}`", context.describe(&request, &identity), text(&identity, "status"));
    // The eID may have ended the session with the block; the record is what its person still reads.
    let ok = text(&identity, "status") == "blocked" || code_of(&identity) == "session_required";
    context.check(Duty::ReadIdentity, ok, "`blocked`, or 401 when the session ended with the block", actual);
    context.expect(Duty::OrderingReads, order.read_by(&person), 200, "").await?;

    let request = ApiRequest::get("/session").by(&other_session);
    let reply = context.send(request.clone()).await?;
    let actual = context.describe(&request, &reply);
    let sessions_ended = text(&record, "sessions_ended");
    let over = sessions_ended != "all" || code_of(&reply) == "session_required";
    context.check(Duty::SessionsEnded, over, "401 in FIRST's other session, since `sessions_ended` says `all`", actual);

    match pending_login {
        Some(Ok(pending)) => {
            let logged_in = context.finish_login(pending).await?.is_some();
            context.check(Duty::UnderWay, !logged_in, "no session", "one");
        }
        _ => context.mark_not_checked(Duty::UnderWay, "a desk whose `login` answers `callback`"),
    }
    match context.try_log_in(TestUser::First, None).await {
        Ok(session) => context.check(Duty::BlockedIsBlocked, session.is_none(), "no session", "one"),
        // The duties judged before are known all the same; only this one is left open.
        Err(Abort(needed)) => {
            context.mark_not_checked(Duty::BlockedIsBlocked, &needed);
            return Ok(());
        }
    };
    Ok(())
}
