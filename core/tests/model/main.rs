//! The block machine, explored: the real code of `flow::block` against a network that loses, delays and doubles, a back end that
//! crashes between any two of its steps, a support desk, other people at the same browser, reloads and the clock.
//!
//! Read in this order: `back_end` (what is true), `network` (how it travels), `world` (all of it, with the machine), `steps` (what
//! can happen), `truth` (what must hold), `lies` (what must be caught), `exits` (that there is always a way out).
//!
//! Every exploration here runs to its end. There are several bounded worlds instead of one large one: one straggler, one desk act
//! and one login together are about four million states already. Without optimisation this is many times as slow, so a debug
//! build takes the smaller worlds; run it with `--release`.

#![expect(clippy::expect_used, clippy::indexing_slicing, clippy::panic, reason = "a test that cannot go on stops")]

mod back_end;
mod exits;
mod lies;
mod network;
mod steps;
mod truth;
mod world;

use std::time::Instant;

use lies::Lie;
use stateright::{Checker, HasDiscoveries, Model};
use steps::{Blocking, Bounds};
use truth::{ONE_BLOCK, TRUE_AT_ITS_TIME};

const SMALL: bool = cfg!(debug_assertions);

/// Everything at once, but little of each.
const ALL: Bounds = Bounds { stragglers: 1, desk_acts: 1, logins: 0, paces: false };
/// What the network can do.
const NETWORK: Bounds = Bounds { stragglers: if SMALL { 1 } else { 2 }, ..ALL };
/// What the support desk can do: block, lift and block again.
const DESK: Bounds = Bounds { stragglers: 0, desk_acts: if SMALL { 2 } else { 3 }, ..ALL };
/// Sessions that end or pass to somebody else.
const PEOPLE: Bounds = Bounds { stragglers: if SMALL { 0 } else { 1 }, desk_acts: 0, logins: 1, paces: false };
/// The words after two and eight seconds, in any order.
const TIMERS: Bounds = Bounds { stragglers: if SMALL { 0 } else { 1 }, desk_acts: 0, logins: 0, paces: true };

fn check(name: &str, bounds: Bounds) {
    let started = Instant::now();
    let model = Blocking { bounds, lie: Lie::None };
    let checker = model.checker().finish_when(HasDiscoveries::AnyFailures).spawn_bfs().join();
    println!(
        "model: {name}: {bounds:?}: {} unique states, {} transitions, depth {}, {:.1} s",
        checker.unique_state_count(),
        checker.state_count(),
        checker.max_depth(),
        started.elapsed().as_secs_f32()
    );
    for property in model.properties() {
        let found = checker.discovery(property.name);
        if property.expectation == stateright::Expectation::Always {
            let path = found.map(|path| format!("{:?}", path.into_actions()));
            assert_eq!(path, None, "broken: {}", property.name);
        } else if !truth::needs_the_desk(property.name) || bounds.desk_acts > 0 {
            assert!(found.is_some(), "never happens: {}", property.name);
        }
    }
    // With no count to stop it and no failure found, it has ended because nothing was left to explore.
    assert!(checker.is_done());
}

#[test]
fn on_a_bad_network_every_claim_is_true_and_every_intent_is_one_block() {
    check("network", NETWORK);
}

#[test]
fn with_the_support_desk_at_work_every_claim_is_true() {
    check("desk", DESK);
}

#[test]
fn with_others_at_the_browser_every_claim_is_true() {
    check("people", PEOPLE);
}

#[test]
fn whenever_timers_fire_every_claim_is_true() {
    check("timers", TIMERS);
}

#[test]
fn there_is_always_a_way_out() {
    for (name, bounds) in [("all", ALL), ("people", PEOPLE)] {
        let started = Instant::now();
        let graph = exits::explore(&Blocking { bounds, lie: Lie::None });
        println!(
            "model: way out, {name}: {bounds:?}: {} states, {} transitions, {} with an answer or a decision, {} dead ends, {:.1} s",
            graph.states,
            graph.transitions,
            graph.ways_out,
            graph.dead_ends,
            started.elapsed().as_secs_f32()
        );
        assert_eq!(graph.dead_ends, 0);
        assert!(graph.ways_out > 0 && graph.resolvable_unknowns > 0);
    }
}

/// A world small enough that only the liar can be the reason.
fn catches(lie: Lie, bounds: Bounds, property: &'static str) {
    let only = HasDiscoveries::AnyOf([property].into());
    let checker = Blocking { bounds, lie }.checker().finish_when(only).spawn_bfs().join();
    let path = checker.discovery(property).unwrap_or_else(|| panic!("{lie:?} was not caught"));
    println!("model: {lie:?} is caught after {:?}", path.into_actions());
}

#[test]
fn pending_taken_for_blocked_is_caught() {
    catches(Lie::PendingIsBlocked, ALL, TRUE_AT_ITS_TIME);
}

#[test]
fn a_claim_dated_by_its_arrival_is_caught() {
    catches(Lie::DatedByArrival, ALL, TRUE_AT_ITS_TIME);
}

#[test]
fn any_404_taken_for_not_blocked_is_caught() {
    catches(Lie::Any404IsNotBlocked, ALL, TRUE_AT_ITS_TIME);
}

#[test]
fn a_repeat_that_blocks_again_is_caught() {
    catches(Lie::RepeatBlocksAgain, ALL, ONE_BLOCK);
}

#[test]
fn a_commit_that_forgets_ids_is_caught_after_a_crash() {
    catches(Lie::CommitForgetsIds, ALL, ONE_BLOCK);
}

#[test]
fn the_status_of_somebody_else_is_caught() {
    catches(Lie::TargetOfAnybody, PEOPLE, TRUE_AT_ITS_TIME);
}
