//! What must hold: every claim held against the back end's history, and every block against its one intent.

use spaer_core::{domain::claim::Claim, flow::block::Knowledge};
use stateright::Property;

use crate::{
    back_end::{BackEnd, Own},
    steps::Blocking,
    world::World,
};

pub const TRUE_AT_ITS_TIME: &str = "a claim was true at the time that it carries";
pub const ONE_BLOCK: &str = "one intent, one block";
const ENDED: &str = "ended is claimed";
const WITHOUT_RECORD: &str = "blocked is claimed without a record";

/// What cannot happen as long as nobody at the support desk does anything.
pub fn needs_the_desk(property: &str) -> bool {
    property == ENDED
}

pub fn properties() -> Vec<Property<Blocking>> {
    vec![
        Property::always(TRUE_AT_ITS_TIME, |model, world: &World| is_true(model.lie.told(world), &world.back_end)),
        Property::always(ONE_BLOCK, |_, world: &World| world.back_end.commits <= 1),
        Property::always(
            "one request in flight, none sent too old or for somebody else, none waited for in vain",
            |_, world: &World| world.breach.is_none(),
        ),
        // The back end of this model contradicts nobody, so a contradiction would be the machine's own mistake, and it ends
        // all asking.
        Property::always("an honest back end is never said to contradict itself", |_, world: &World| {
            *world.machine.knowledge() != Knowledge::Contradicted
        }),
        Property::sometimes("blocked is claimed", |model, world: &World| model.lie.told(world).as_str() == "blocked"),
        Property::sometimes("pending is claimed", |model, world: &World| model.lie.told(world).as_str() == "pending"),
        Property::sometimes("unknown is claimed", |model, world: &World| model.lie.told(world).as_str() == "unknown"),
        Property::sometimes("not-blocked is claimed", |model, world: &World| {
            model.lie.told(world).as_str() == "not-blocked"
        }),
        Property::sometimes(ENDED, |model, world: &World| model.lie.told(world).as_str() == "ended"),
        // By somebody else's block, read from the target itself, while nobody can read this one.
        Property::sometimes(WITHOUT_RECORD, |_, world: &World| {
            world.machine.record().is_none() && matches!(world.machine.claim(), Claim::Blocked { .. })
        }),
    ]
}

fn is_true(claim: Claim, back_end: &BackEnd) -> bool {
    let Some(at) = claim.at() else { return true };
    let Ok(at) = u8::try_from(at.unix_millis()) else { return false };
    if at > back_end.now() {
        return false;
    }
    let then = back_end.at(at);
    match claim {
        Claim::Unknown => true,
        Claim::Blocked { .. } => then.is_blocked(),
        Claim::Pending { .. } => then.own == Own::Pending,
        Claim::NotBlocked { .. } => {
            let took_effect = |own| matches!(own, Own::InEffect | Own::Ended);
            !then.is_blocked() && !back_end.until(at).iter().any(|moment| took_effect(moment.own))
        }
        // Ended means that it had been in effect; it cannot get there otherwise.
        Claim::Ended { .. } => then.own == Own::Ended,
    }
}
