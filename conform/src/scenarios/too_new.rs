//! What a session may do that was opened with an authenticator younger than the back end's limit.

use crate::context::{Abort, Context, ScenarioResult, text};
use crate::desk::TestUser;
use crate::duty::Duty;
use crate::request::{Order, Session, Target};
use crate::scenarios::common::{person_status, wait_until_settled};

/// It shuts out nobody, and may give itself up.
pub async fn others(context: &mut Context<'_>) -> ScenarioResult {
    let duty = Duty::TooNewOthers;
    context.reset().await?;
    let intruder = context.log_in(TestUser::FirstNew).await?;
    let before = person_status(context, &intruder).await?;
    let own = before
        .authenticators
        .iter()
        .find(|authenticator| authenticator.opened)
        .map(|authenticator| authenticator.id.clone());
    let own =
        own.ok_or_else(|| Abort("the list to mark the authenticator of FIRST-NEW `opened_this_session`".to_owned()))?;
    let others =
        before.authenticators.iter().filter(|authenticator| !authenticator.opened && authenticator.status == "active");
    for id in others.map(|authenticator| authenticator.id.clone()).collect::<Vec<_>>() {
        let (state, code) = place_order(context, &intruder, Target::Authenticator(id)).await?;
        let actual = format!("`{state}` `{code}`");
        let refused = (state.as_str(), code.as_str()) == ("refused", "session_too_new");
        context.check(duty, refused, "`refused` `session_too_new`", actual);
    }
    let after = person_status(context, &intruder).await?;
    if !context.check(duty, after == before, "that everything stands as before", "something was blocked") {
        return Err(Abort("a back end that does nothing when it refuses".to_owned()));
    }
    let (state, code) = place_order(context, &intruder, Target::Authenticator(own)).await?;
    context.check(Duty::TooNewItself, state == "in_effect", "`in_effect`", format!("`{state}` `{code}`"));
    Ok(())
}

/// It may stop everything.
pub async fn whole(context: &mut Context<'_>) -> ScenarioResult {
    context.reset().await?;
    let intruder = context.log_in(TestUser::FirstNew).await?;
    let (state, code) = place_order(context, &intruder, Target::Identity).await?;
    context.check(Duty::TooNewWhole, state == "in_effect", "`in_effect`", format!("`{state}` `{code}`"));
    Ok(())
}

async fn place_order(context: &mut Context<'_>, session: &Session, target: Target) -> ScenarioResult<(String, String)> {
    let order = Order::new(session, target);
    context.track_order(&order);
    let first = context.send(order.put(session)).await?;
    let record = wait_until_settled(context, &order, session, first).await?;
    let code = match text(&record, "refused_code") {
        "" => text(&record, "code"),
        refused => refused,
    };
    Ok((text(&record, "state").to_owned(), code.to_owned()))
}
