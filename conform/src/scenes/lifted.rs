//! Support lifts a block, and an old order comes once more.

use crate::desk::Who;
use crate::duty::Duty;
use crate::scenes::common::{blocked, standing, target};
use crate::stage::{Halt, Played, Stage, text};

pub async fn play(stage: &mut Stage<'_>) -> Played {
    stage.put_back().await?;
    let person = stage.log_in(Who::First).await?;
    let target = target(stage, &person).await?;
    let (order, _) = blocked(stage, &person, target.clone()).await?;
    stage.lift(&order).await?;

    for ask in [order.read_by(&person), order.read_by_key()] {
        let read = stage.expect(Duty::LiftedIsEnded, ask, 200, "").await?;
        let came = format!("`{}`", text(&read, "state"));
        stage.hold(Duty::LiftedIsEnded, text(&read, "state") == "ended", "`ended`", came);
    }
    let status = standing(stage, &person).await?.of(&target).to_owned();
    if !stage.hold(Duty::LiftedIsEnded, status == "active", "`active` in the list", format!("`{status}`")) {
        return Err(Halt("a target that is in use again once it was lifted".to_owned()));
    }

    let again = stage.expect(Duty::EndedStaysEnded, order.put(&person), 200, "").await?;
    let came = format!("`{}`", text(&again, "state"));
    stage.hold(Duty::EndedStaysEnded, text(&again, "state") == "ended", "`ended`", came);
    // A back end may carry out in a moment what it answered "no" to.
    tokio::time::sleep(stage.waits.pause).await;
    let status = standing(stage, &person).await?.of(&target).to_owned();
    stage.hold(Duty::EndedStaysEnded, status == "active", "`active` in the list", format!("`{status}`"));
    Ok(())
}
