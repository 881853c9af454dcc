//! The block machine, explored: the real code of `flow::block` in one tab or two, against a network that loses, delays and doubles, a
//! back end that crashes between any two of its steps, a support desk, other people at the same browser, sessions that die,
//! reloads and the clock.
//!
//! Read in this order: `back_end` (what is true), `network` (how it travels), `tab` (the machine and its app), `world` (all of it),
//! `steps` (what can happen), `worlds` (how much of it), `truth` (what must hold), `lies` (what must be caught), `exits` (that there
//! is always a way out), `same` (which worlds need not be told apart).
//!
//! Every exploration here runs to its end. There are several bounded worlds instead of one large one, whose parts would multiply.
//! Run it with `--release`.

#![expect(clippy::expect_used, clippy::indexing_slicing, clippy::panic, reason = "a test that cannot go on stops")]

mod back_end;
mod exits;
mod lies;
mod network;
mod same;
mod steps;
mod tab;
mod truth;
mod world;
mod worlds;

use std::time::Instant;

use lies::Lie;
use stateright::{Checker, HasDiscoveries, Model};
use steps::{Blocking, Bounds};
use truth::{BESIDE_IT, NOT_BY_ITSELF, NOT_OF_OTHERS, NOTHING_OLDER, ONE_BLOCK, TRUE_AT_ITS_TIME, WITH_ITS_SESSION};
use worlds::{
    ALL, DEATH, DESK, DUPLICATED_DEATH, DUPLICATED_DESK, DUPLICATED_VISIT, NETWORK, PEOPLE, SHORT_DEATH, TIMERS,
    TO_AND_FRO, TWO_INTENTS, TWO_INTENTS_LIFTED,
};

fn check(name: &str, bounds: Bounds) {
    let (bounds, started) = (worlds::affordable(bounds), Instant::now());
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
        } else if truth::can_happen(property.name, bounds) {
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
    check("people to and fro", TO_AND_FRO);
}

#[test]
fn whenever_timers_fire_every_claim_is_true() {
    check("timers", TIMERS);
}

#[test]
fn whenever_the_session_dies_the_key_leads_to_the_truth() {
    check("death", DEATH);
    check("duplicated, death", DUPLICATED_DEATH);
}

#[test]
fn in_a_duplicated_tab_one_intent_stays_one_block_and_every_claim_is_true() {
    check("duplicated, desk", DUPLICATED_DESK);
}

#[test]
fn in_a_duplicated_tab_nothing_comes_from_or_goes_for_somebody_else() {
    check("duplicated, visit", DUPLICATED_VISIT);
}

#[test]
fn of_two_intents_for_one_target_each_is_told_its_own_truth() {
    check("two intents, lifted", TWO_INTENTS_LIFTED);
}

fn leads_out(name: &str, bounds: Bounds) {
    let (bounds, started) = (worlds::affordable(bounds), Instant::now());
    let graph = exits::explore(&Blocking { bounds, lie: Lie::None });
    println!(
        "model: way out, {name}: {bounds:?}: {} states, {} transitions, {} with an answer or a decision, {} dead ends, {:.1} s",
        graph.states,
        graph.transitions,
        graph.ways_out,
        graph.dead_ends,
        started.elapsed().as_secs_f32()
    );
    assert_eq!(graph.dead_ends, 0, "{name}");
    assert!(graph.ways_out > 0 && graph.resolvable_unknowns > 0, "{name}");
    assert!(graph.resolvable_by_key > 0 || !worlds::session_can_end(bounds), "{name}: only a login leads on");
}

#[test]
fn there_is_always_a_way_out() {
    leads_out("all", ALL);
    leads_out("people", PEOPLE);
    leads_out("people to and fro", TO_AND_FRO);
    leads_out("death", SHORT_DEATH);
    leads_out("duplicated, death", DUPLICATED_DEATH);
    leads_out("duplicated, desk", DUPLICATED_DESK);
}

#[test]
fn there_is_always_a_way_out_while_somebody_else_comes_and_goes() {
    leads_out("duplicated, visit", DUPLICATED_VISIT);
}

#[test]
fn there_is_always_a_way_out_for_two_intents() {
    leads_out("two intents, lifted", TWO_INTENTS_LIFTED);
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
fn any_404_taken_for_a_refusal_is_caught() {
    catches(Lie::Any404IsRefusal, ALL, TRUE_AT_ITS_TIME);
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
    catches(Lie::AnybodysAnswer, PEOPLE, NOT_OF_OTHERS);
    catches(Lie::AnybodysAnswer, DEATH, NOT_OF_OTHERS);
}

#[test]
fn a_repeat_from_the_other_tab_that_blocks_again_is_caught() {
    catches(Lie::OtherTabBlocksAgain, DUPLICATED_DESK, ONE_BLOCK);
}

#[test]
fn an_order_with_another_sessions_token_is_caught() {
    catches(Lie::AnyTokenOrders, PEOPLE, WITH_ITS_SESSION);
    catches(Lie::AnyTokenOrders, DUPLICATED_VISIT, WITH_ITS_SESSION);
}

#[test]
fn an_order_of_a_dead_session_is_caught() {
    catches(Lie::DeadSessionOrders, SHORT_DEATH, WITH_ITS_SESSION);
}

#[test]
fn a_claim_shared_between_tabs_is_caught() {
    catches(Lie::ClaimOfOtherTab, TWO_INTENTS, TRUE_AT_ITS_TIME);
}

#[test]
fn an_ended_block_told_as_blocked_is_caught() {
    catches(Lie::EndedIsBlocked, TWO_INTENTS_LIFTED, TRUE_AT_ITS_TIME);
}

#[test]
fn a_refusal_taken_for_a_status_is_caught() {
    catches(Lie::RefusedIsNotBlocked, ALL, BESIDE_IT);
}

#[test]
fn an_older_status_left_standing_beside_a_newer_record_is_caught() {
    catches(Lie::OlderStands, DESK, NOTHING_OLDER);
}

/// Tab 1 loses its order; in tab 2 the same person blocks, and support lifts that; then tab 1 comes back.
#[test]
fn an_order_sent_again_by_itself_after_the_desk_has_lifted_is_caught() {
    catches(Lie::NothingEverHappens, TWO_INTENTS_LIFTED, NOT_BY_ITSELF);
    catches(Lie::NothingEverHappens, DESK, NOT_BY_ITSELF);
}
