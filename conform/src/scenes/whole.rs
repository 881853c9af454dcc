//! A block of the whole identity while other sessions of the person are open and one login is under way.

use crate::ask::{Ask, Order, Target};
use crate::desk::Who;
use crate::duty::Duty;
use crate::scenes::common::settled;
use crate::stage::{Halt, Played, Stage, code_of, text};

pub async fn play(stage: &mut Stage<'_>) -> Played {
    stage.put_back().await?;
    let person = stage.log_in(Who::First).await?;
    let inside = stage.log_in(Who::First).await?;
    let in_the_doorway = stage.go_to_log_in(Who::First, None).await?;

    let order = Order::new(&person, Target::Identity);
    stage.ordered(&order);
    let first = stage.ask(order.put(&person)).await?;
    let record = settled(stage, &order, &person, first).await?;
    if text(&record, "state") != "in_effect" {
        return Err(Halt("a whole block that comes into effect".to_owned()));
    }
    let ask = Ask::get("/identity").by(&person);
    let identity = stage.ask(ask.clone()).await?;
    let came = format!("{} `{}`", stage.told(&ask, &identity), text(&identity, "status"));
    // The eID may have ended the session with the block; the record is what its person still reads.
    let held = text(&identity, "status") == "blocked" || code_of(&identity) == "session_required";
    stage.hold(Duty::ReadIdentity, held, "`blocked`, or 401 when the session ended with the block", came);
    stage.expect(Duty::OrderingReads, order.read_by(&person), 200, "").await?;

    let ask = Ask::get("/session").by(&inside);
    let reply = stage.ask(ask.clone()).await?;
    let came = stage.told(&ask, &reply);
    let told = text(&record, "sessions_ended");
    let over = told != "all" || code_of(&reply) == "session_required";
    stage.hold(Duty::SessionsEnded, over, "401 in FIRST's other session, since `sessions_ended` says `all`", came);

    match in_the_doorway {
        Some(Ok(under_way)) => {
            let inside = stage.come_back(under_way).await?.is_some();
            stage.hold(Duty::UnderWay, !inside, "no session", "one");
        }
        _ => stage.leave_open(Duty::UnderWay, "a desk whose `login` answers `callback`"),
    }
    match stage.try_log_in(Who::First, None).await {
        Ok(session) => stage.hold(Duty::BlockedIsBlocked, session.is_none(), "no session", "one"),
        // The duties judged before are known all the same; only this one is left open.
        Err(Halt(needed)) => {
            stage.leave_open(Duty::BlockedIsBlocked, &needed);
            return Ok(());
        }
    };
    Ok(())
}
