//! The block machine, explored: the real code of `flow::block` against a network that loses, delays and doubles, a back end that
//! crashes between any two of its steps, a support desk, other people at the same browser, reloads and the clock.
//!
//! Read in this order: `back_end` (what is true), `network` (how it travels), `world` (all of it, with the machine), `steps` (what
//! can happen), `truth` (what must hold), `lies` (what must be caught), `exits` (that there is always a way out).

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

const BOUNDS: Bounds = Bounds { stragglers: 2, desk_acts: 2, logins: 1, paces: false };

fn bounds() -> Bounds {
    let number = |name: &str, default: u8| std::env::var(name).ok().and_then(|v| v.parse().ok()).unwrap_or(default);
    Bounds {
        stragglers: number("S", 2).into(),
        desk_acts: number("D", 2),
        logins: number("L", 1),
        paces: number("P", 0) > 0,
    }
}

#[test]
fn every_claim_is_true_and_every_intent_is_one_block() {
    let bounds = bounds();
    let started = Instant::now();
    let checker =
        Blocking { bounds, lie: Lie::None }.checker().finish_when(HasDiscoveries::AnyFailures).spawn_bfs().join();
    println!("model: {bounds:?}");
    println!(
        "model: {} unique states, {} transitions, depth {}, {:.1} s",
        checker.unique_state_count(),
        checker.state_count(),
        checker.max_depth(),
        started.elapsed().as_secs_f32()
    );
    checker.assert_properties();
}

#[test]
fn there_is_always_a_way_out() {
    let bounds = bounds();
    let started = Instant::now();
    let graph = exits::explore(&Blocking { bounds, lie: Lie::None });
    println!(
        "model: graph: {} states, {} transitions, {} ways out, {} dead ends, {} resolvable {:.1} s",
        graph.states,
        graph.transitions,
        graph.ways_out,
        graph.dead_ends,
        graph.resolvable_unknowns,
        started.elapsed().as_secs_f32()
    );
}

fn catches(lie: Lie, property: &'static str) {
    let bounds = bounds();
    let checker =
        Blocking { bounds, lie }.checker().finish_when(HasDiscoveries::AnyOf([property].into())).spawn_bfs().join();
    println!("model: {lie:?}: {} states", checker.unique_state_count());
    let path = checker.discovery(property).unwrap_or_else(|| panic!("{lie:?} was not caught"));
    for action in path.into_actions() {
        println!("  {action:?}");
    }
}

#[test]
fn pending_taken_for_blocked_is_caught() {
    catches(Lie::PendingIsBlocked, TRUE_AT_ITS_TIME);
}

#[test]
fn a_claim_dated_by_its_arrival_is_caught() {
    catches(Lie::DatedByArrival, TRUE_AT_ITS_TIME);
}

#[test]
fn any_404_taken_for_not_blocked_is_caught() {
    catches(Lie::Any404IsNotBlocked, TRUE_AT_ITS_TIME);
}

#[test]
fn a_repeat_that_blocks_again_is_caught() {
    catches(Lie::RepeatBlocksAgain, ONE_BLOCK);
}

#[test]
fn a_commit_that_forgets_ids_is_caught() {
    catches(Lie::CommitForgetsIds, ONE_BLOCK);
}

#[test]
fn the_status_of_somebody_else_is_caught() {
    catches(Lie::TargetOfAnybody, TRUE_AT_ITS_TIME);
}
