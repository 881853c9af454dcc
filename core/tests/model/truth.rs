//! What must hold: every claim of every tab held against the back end's history, and every block against its one intent.

use spaer_core::{
    domain::{
        block::{BlockState, Record},
        claim::Claim,
        problem::Problem,
    },
    flow::block::{Knowledge, Phase, TargetState},
};
use stateright::Property;

use crate::{
    back_end::{BackEnd, Own},
    network::{Cargo, Said},
    steps::{Blocking, Bounds, Logins, Tabs},
    world::{Breach, World},
    worlds::session_can_end,
};

pub const TRUE_AT_ITS_TIME: &str = "a claim was true at the time that it carries";
pub const BESIDE_IT: &str = "what stands beside a refusal or an end was true of the target";
pub const NOTHING_OLDER: &str = "nothing older stands where something newer was told";
pub const NOT_BY_ITSELF: &str = "nothing is sent again by itself once something has happened to the target";
pub const ONE_BLOCK: &str = "one intent, one block";
pub const WITH_ITS_SESSION: &str = "an order counts only with a living session of its person and that session's token";
pub const NOT_OF_OTHERS: &str = "nothing is sent for somebody else or learned of them";
const REFUSED_AND_BLOCKED: &str = "an order is refused while its target is blocked, and both are told";
const LOOKED_AND_SENT: &str = "an order that was lost is sent again after a look";
const REFUSED: &str = "refused is claimed";
const ENDED: &str = "ended is claimed";
const WITHOUT_RECORD: &str = "blocked is claimed without a record";
const BY_THE_OTHER: &str = "blocked is claimed of a target that another block holds";
const ENDED_AND_BLOCKED: &str = "ended is claimed while another block holds the target";
const AT_ODDS: &str = "two tabs say different things, each true at its time";
const TOKEN_REFUSED: &str = "an order is refused for another session's token";
const DIED_WITH_IT: &str = "the answer to an order that took effect is that there is no session";

/// Whether these bounds leave room for it. What has none must not be asked for.
pub fn can_happen(property: &str, bounds: Bounds) -> bool {
    match property {
        ENDED => bounds.desk_acts > 0,
        REFUSED => bounds.logins != Logins::Visit,
        // With two tabs another block must come after the refusal.
        REFUSED_AND_BLOCKED => bounds.desk_acts > 0 || bounds.tabs == Tabs::TwoIntents,
        BY_THE_OTHER => bounds.desk_acts > 0 || bounds.tabs == Tabs::TwoIntents,
        ENDED_AND_BLOCKED => bounds.desk_acts > 1 || (bounds.desk_acts > 0 && bounds.tabs == Tabs::TwoIntents),
        AT_ODDS => bounds.tabs != Tabs::One,
        TOKEN_REFUSED => bounds.logins.count() > 0,
        DIED_WITH_IT => session_can_end(bounds),
        _ => true,
    }
}

pub fn properties() -> Vec<Property<Blocking>> {
    let mut properties = always();
    properties.extend(sometimes());
    properties
}

fn always() -> Vec<Property<Blocking>> {
    vec![
        Property::always(TRUE_AT_ITS_TIME, |_, world: &World| {
            world.claims().all(|(tab, claim)| is_true(claim, tab.machine.record(), tab.block, &world.back_end))
        }),
        Property::always(BESIDE_IT, |_, world: &World| {
            world.told_beside().all(|(state, at)| match state {
                TargetState::Blocked => world.back_end.at(at).is_blocked(),
                TargetState::InUse => !world.back_end.at(at).is_blocked(),
                TargetState::Other => true,
            })
        }),
        Property::always(NOTHING_OLDER, |_, world: &World| {
            world
                .claims()
                .all(|(tab, claim)| claim.at().is_none_or(|at| tab.newest().is_none_or(|newest| at >= newest)))
        }),
        Property::always(NOT_BY_ITSELF, |_, world: &World| world.breach != Some(Breach::SentAfterSomethingHappened)),
        Property::always(ONE_BLOCK, |_, world: &World| world.back_end.commits.iter().all(|commits| *commits <= 1)),
        Property::always(WITH_ITS_SESSION, |_, world: &World| world.breach != Some(Breach::OrderedWithoutSession)),
        Property::always(NOT_OF_OTHERS, |_, world: &World| {
            !matches!(world.breach, Some(Breach::SentForSomebodyElse | Breach::AnsweredFromSomebodyElse))
        }),
        Property::always(
            "one request in flight in each tab, none sent too old, none waited for in vain",
            |_, world: &World| {
                !matches!(
                    world.breach,
                    Some(Breach::TwoInFlight | Breach::SentTooOld | Breach::WaitsForNothing | Breach::SettledTooEarly)
                )
            },
        ),
        // The back end of this model contradicts nobody, so a contradiction would be the machine's own mistake, and it ends
        // all asking.
        Property::always("an honest back end is never said to contradict itself", |_, world: &World| {
            world.tabs.iter().all(|tab| *tab.machine.knowledge() != Knowledge::Contradicted)
        }),
    ]
}

fn sometimes() -> Vec<Property<Blocking>> {
    vec![
        Property::sometimes("blocked is claimed", |_, world: &World| world.tells("blocked")),
        Property::sometimes("pending is claimed", |_, world: &World| world.tells("pending")),
        Property::sometimes("unknown is claimed", |_, world: &World| world.tells("unknown")),
        Property::sometimes(REFUSED, |_, world: &World| world.tells("refused")),
        Property::sometimes(REFUSED_AND_BLOCKED, |_, world: &World| {
            let blocked = |(state, _): (TargetState, u8)| state == TargetState::Blocked;
            world.tells("refused") && world.told_beside().any(blocked)
        }),
        Property::sometimes(LOOKED_AND_SENT, |_, world: &World| {
            world
                .tabs
                .iter()
                .any(|tab| matches!(tab.machine.phase(), Phase::Sending(_)) && tab.machine.target().is_some())
        }),
        Property::sometimes(ENDED, |_, world: &World| world.tells("ended")),
        // By whomever's block, read from the target itself, while nobody can read this one.
        Property::sometimes(WITHOUT_RECORD, |_, world: &World| {
            world.tabs.iter().any(|tab| tab.machine.record().is_none() && is_blocked(tab.machine.claim()))
        }),
        Property::sometimes(BY_THE_OTHER, |_, world: &World| {
            let own = world.back_end.latest().own;
            world.tabs.iter().any(|tab| is_blocked(tab.machine.claim()) && !own[tab.block].took_effect())
        }),
        Property::sometimes(ENDED_AND_BLOCKED, |_, world: &World| {
            world.tells("ended") && world.back_end.latest().is_blocked()
        }),
        Property::sometimes(AT_ODDS, |_, world: &World| {
            let claims = world.tabs.iter().map(|tab| tab.machine.claim().as_str()).filter(|claim| *claim != "unknown");
            claims.clone().zip(claims.skip(1)).any(|(one, next)| one != next)
        }),
        Property::sometimes(TOKEN_REFUSED, |_, world: &World| {
            let refusal = Cargo::PutAnswer(Said::Problem(Problem::SessionChanged));
            world.network.iter().any(|packet| packet.cargo == refusal)
        }),
        Property::sometimes(DIED_WITH_IT, |_, world: &World| {
            let refusal = Cargo::PutAnswer(Said::Problem(Problem::SessionEnded));
            let in_effect = |tab: usize| world.back_end.latest().own[world.tabs[tab].block] == Own::InEffect;
            world.network.iter().any(|packet| packet.cargo == refusal && in_effect(packet.tab))
        }),
    ]
}

fn is_blocked(claim: Claim) -> bool {
    matches!(claim, Claim::Blocked { .. })
}

/// Of a block, in a tab that has this record of it.
fn is_true(claim: Claim, record: Option<&Record>, block: usize, back_end: &BackEnd) -> bool {
    let Some(at) = claim.at() else { return true };
    let Ok(at) = u8::try_from(at.unix_millis()) else { return false };
    if at > back_end.now() {
        return false;
    }
    let (then, own) = (back_end.at(at), back_end.at(at).own[block]);
    match claim {
        Claim::Unknown => true,
        Claim::Blocked { .. } => match record.map(|record| &record.state) {
            // As long as nobody knows better of this block, what the target's own status says is enough.
            None | Some(BlockState::Pending) => then.is_blocked(),
            // Then it is said of this block, which another one's effect does not make true.
            Some(BlockState::InEffect { .. } | BlockState::Refused { .. } | BlockState::Ended { .. }) => {
                own == Own::InEffect
            }
        },
        Claim::Pending { .. } => own == Own::Pending,
        // It is about the order; how its target stood is said beside it.
        Claim::Refused { .. } => own == Own::Refused,
        // Ended means that it had been in effect; it cannot get there otherwise.
        Claim::Ended { .. } => own == Own::Ended,
    }
}
