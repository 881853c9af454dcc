//! The bounded worlds that are explored, each to its end. What is bounded in one is looked at in another.
//!
//! With two tabs the states of both multiply, so in those worlds nothing arrives that its tab no longer waits for, the network
//! doubles nothing, intents do not age and nothing is refused of a target that is blocked: worlds of one tab have all of that, and a
//! second tab is itself a cause of late and doubled orders for the first. A debug build takes smaller worlds, since it is many times as slow.

use crate::{
    steps::{Bounds, Logins, Tabs},
    tab::Aim,
};

const SMALL: bool = cfg!(debug_assertions);

/// Every kind of event, but few of each.
pub const ALL: Bounds = Bounds {
    tabs: Tabs::One,
    aim: Aim::Authenticator,
    stragglers: 1,
    desk_acts: 1,
    logins: Logins::UpTo(0),
    reloads: true,
    doubles: true,
    paces: false,
    ages: true,
};
/// What the network can do.
pub const NETWORK: Bounds = Bounds { stragglers: if SMALL { 1 } else { 2 }, ..ALL };
/// What the support desk can do: block, lift and block again.
pub const DESK: Bounds = Bounds { stragglers: 0, desk_acts: if SMALL { 2 } else { 3 }, ..ALL };
/// Sessions that end or pass to somebody else.
pub const PEOPLE: Bounds =
    Bounds { stragglers: if SMALL { 0 } else { 1 }, desk_acts: 0, logins: Logins::UpTo(1), ..ALL };
/// Sessions that pass to and fro, while the desk is at work.
pub const TO_AND_FRO: Bounds = Bounds { stragglers: 0, logins: Logins::UpTo(if SMALL { 2 } else { 3 }), ..ALL };
/// The words after two and eight seconds, in any order.
pub const TIMERS: Bounds = Bounds { stragglers: if SMALL { 0 } else { 1 }, desk_acts: 0, paces: true, ..ALL };
/// The whole identity: the session can die with the block, and at any other moment.
pub const DEATH: Bounds = Bounds { aim: Aim::Identity, ..PEOPLE };
/// As much of it as the way out is looked for in.
pub const SHORT_DEATH: Bounds = Bounds { stragglers: 0, ..DEATH };

/// The smallest with two tabs, both of the same intent.
pub const DUPLICATED: Bounds =
    Bounds { tabs: Tabs::Duplicated, stragglers: 0, desk_acts: 0, doubles: false, reloads: true, ages: false, ..ALL };
/// One intent in two tabs, and a desk that blocks or lifts.
pub const DUPLICATED_DESK: Bounds = Bounds { desk_acts: 1, ..DUPLICATED };
/// One intent in two tabs, through one of which somebody else comes and goes. Nothing is refused, and no page is loaded anew: other worlds have
/// both.
pub const DUPLICATED_VISIT: Bounds = Bounds { logins: Logins::Visit, reloads: false, ..DUPLICATED };
/// One intent in two tabs, and a session that can die with its block.
pub const DUPLICATED_DEATH: Bounds = Bounds { aim: Aim::Identity, ..DUPLICATED };
/// Two intents for one target. A tab's dealings with the session and its own reloading do not touch the other's intent, so they
/// stay in the worlds before.
pub const TWO_INTENTS: Bounds = Bounds { tabs: Tabs::TwoIntents, reloads: false, ..DUPLICATED };
/// Two intents for one target, and a desk that lifts at any moment.
pub const TWO_INTENTS_LIFTED: Bounds = Bounds { desk_acts: 1, ..TWO_INTENTS };

/// What a debug build explores to its end instead: with two tabs neither a desk nor a visit.
pub fn affordable(bounds: Bounds) -> Bounds {
    if SMALL && bounds.tabs != Tabs::One { Bounds { desk_acts: 0, logins: Logins::UpTo(0), ..bounds } } else { bounds }
}

/// Whether the owner can be found not logged in.
pub fn session_can_end(bounds: Bounds) -> bool {
    bounds.logins.count() > 0 || bounds.aim == Aim::Identity
}
