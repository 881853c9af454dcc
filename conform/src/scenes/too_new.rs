//! What a session may do that was opened with an authenticator younger than the back end's limit.

use crate::ask::{Order, Session, Target};
use crate::desk::Who;
use crate::duty::Duty;
use crate::scenes::common::{settled, standing};
use crate::stage::{Halt, Played, Stage, text};

/// It shuts out nobody, and may give itself up.
pub async fn others(stage: &mut Stage<'_>) -> Played {
    let duty = Duty::TooNewOthers;
    stage.put_back().await?;
    let intruder = stage.log_in(Who::FirstNew).await?;
    let before = standing(stage, &intruder).await?;
    let own = before.things.iter().find(|thing| thing.opened).map(|thing| thing.id.clone());
    let own =
        own.ok_or_else(|| Halt("the list to mark the authenticator of FIRST-NEW `opened_this_session`".to_owned()))?;
    let others = before.things.iter().filter(|thing| !thing.opened && thing.status == "active");
    for id in others.map(|thing| thing.id.clone()).collect::<Vec<_>>() {
        let (state, code) = ordered(stage, &intruder, Target::Authenticator(id)).await?;
        let came = format!("`{state}` `{code}`");
        let refused = (state.as_str(), code.as_str()) == ("refused", "session_too_new");
        stage.hold(duty, refused, "`refused` `session_too_new`", came);
    }
    let after = standing(stage, &intruder).await?;
    if !stage.hold(duty, after == before, "that everything stands as before", "something was blocked") {
        return Err(Halt("a back end that does nothing when it refuses".to_owned()));
    }
    let (state, code) = ordered(stage, &intruder, Target::Authenticator(own)).await?;
    stage.hold(Duty::TooNewItself, state == "in_effect", "`in_effect`", format!("`{state}` `{code}`"));
    Ok(())
}

/// It may stop everything.
pub async fn whole(stage: &mut Stage<'_>) -> Played {
    stage.put_back().await?;
    let intruder = stage.log_in(Who::FirstNew).await?;
    let (state, code) = ordered(stage, &intruder, Target::Identity).await?;
    stage.hold(Duty::TooNewWhole, state == "in_effect", "`in_effect`", format!("`{state}` `{code}`"));
    Ok(())
}

async fn ordered(stage: &mut Stage<'_>, session: &Session, target: Target) -> Played<(String, String)> {
    let order = Order::new(session, target);
    stage.ordered(&order);
    let first = stage.ask(order.put(session)).await?;
    let record = settled(stage, &order, session, first).await?;
    let code = match text(&record, "refused_code") {
        "" => text(&record, "code"),
        refused => refused,
    };
    Ok((text(&record, "state").to_owned(), code.to_owned()))
}
