//! The merge of what two answers say, all pairs, and the claim that each knowledge makes.

use spaer_core::{
    domain::{
        block::{Asked, BlockState, Contradiction, Record},
        claim::Claim,
    },
    flow::block::{Knowledge, TargetState, TargetStatus, claim},
};

use crate::fixtures::{at, ended, in_effect, record, refused};

const NAMES: [&str; 4] = ["pending", "in effect", "refused", "ended"];

/// What is known after two records of a block: the row is the earlier one, the column the later; `!` is a contradiction. Nothing goes back, and
/// nothing follows a refusal.
const LATER: [[&str; 4]; 4] = [
    ["pending", "in effect", "refused", "ended"],
    ["!", "in effect", "!", "ended"],
    ["!", "!", "refused", "!"],
    ["!", "!", "!", "ended"],
];

/// The same of two of one moment: what goes further is kept.
const AT_ONCE: [[&str; 4]; 4] = [
    ["pending", "in effect", "refused", "ended"],
    ["in effect", "in effect", "!", "ended"],
    ["refused", "!", "refused", "!"],
    ["ended", "ended", "!", "ended"],
];

fn state(name: &str) -> BlockState {
    match name {
        "pending" => BlockState::Pending,
        "in effect" => in_effect(),
        "refused" => refused(1),
        _ => ended(),
    }
}

fn expected(table: &[[&str; 4]; 4], before: usize, after: usize) -> Result<BlockState, Contradiction> {
    match table[before][after] {
        "!" => Err(Contradiction),
        name => Ok(state(name)),
    }
}

#[test]
fn the_later_record_counts_whichever_answer_came_first_and_nothing_goes_back() {
    for (before, first) in NAMES.into_iter().enumerate() {
        for (after, second) in NAMES.into_iter().enumerate() {
            let merged = |known: (&str, i64), news: (&str, i64), asked| {
                let known = record(state(known.0), known.1);
                known.merge(record(state(news.0), news.1), asked).map(|merged| merged.state)
            };
            for asked in [Asked::Afterwards, Asked::AtAnyTime] {
                let later = expected(&LATER, before, after);
                assert_eq!(merged((first, 10), (second, 20), asked), later, "{first}, then {second}");
                assert_eq!(merged((second, 20), (first, 10), asked), later, "{first}, overtaken by {second}");
                let at_once = expected(&AT_ONCE, before, after);
                assert_eq!(merged((first, 10), (second, 10), asked), at_once, "{first} and {second} at once");
            }
        }
    }
}

/// In the year 10000, by a fault of the back end.
const FAR: i64 = 253_402_300_800_000;

#[test]
fn a_date_that_the_same_back_end_refutes_does_not_stand_for_ever() {
    let far = || record(in_effect(), FAR);
    // Asked for afterwards, and dated thousands of years before: the first date was never true.
    let merged = far().merge(record(ended(), 90), Asked::Afterwards);
    assert_eq!(merged.map(|merged| (merged.as_of, merged.state)), Ok((at(90), ended())));
    // An answer that was only late says nothing about it.
    assert_eq!(far().merge(record(BlockState::Pending, 90), Asked::AtAnyTime).map(|merged| merged.as_of), Ok(at(FAR)));
    // An older copy is not a day behind, so that one keeps its place.
    let hour = 60 * 60 * 1000;
    let merged = record(in_effect(), 2 * hour).merge(record(BlockState::Pending, hour), Asked::Afterwards);
    assert_eq!(merged.map(|merged| merged.state), Ok(in_effect()));
}

#[test]
fn of_two_with_the_same_standing_the_newer_is_kept() {
    for name in NAMES {
        for (one, other) in [(10, 20), (20, 10)] {
            let merged = record(state(name), one).merge(record(state(name), other), Asked::AtAnyTime);
            assert_eq!(merged.map(|merged| merged.as_of), Ok(at(20)), "{name}");
        }
    }
}

pub fn seen(blocked: bool, as_of: i64) -> TargetStatus {
    let state = if blocked { TargetState::Blocked } else { TargetState::InUse };
    TargetStatus { as_of: at(as_of), state, since: None }
}

fn check(record: Option<Record>, target: Option<bool>, expected: Claim) {
    let target = target.map(|blocked| seen(blocked, 70));
    let knowledge = Knowledge::Consistent { record: record.map(Box::new), target };
    assert_eq!(claim(&knowledge), expected);
}

#[test]
fn nothing_is_claimed_without_an_answer() {
    check(None, None, Claim::Unknown);
    // That the target was not blocked says nothing about an order that may still arrive.
    check(None, Some(false), Claim::Unknown);
    assert_eq!(claim(&Knowledge::Contradicted), Claim::Unknown);
}

#[test]
fn a_record_is_claimed_as_of_its_own_time() {
    for target in [None, Some(false)] {
        check(Some(record(BlockState::Pending, 50)), target, Claim::Pending { at: at(50) });
        check(Some(record(in_effect(), 80)), target, Claim::Blocked { at: at(80) });
        check(Some(record(refused(40), 50)), target, Claim::Refused { at: at(40) });
        check(Some(record(ended(), 50)), target, Claim::Ended { at: at(50) });
    }
}

#[test]
fn a_target_seen_blocked_counts_where_the_record_does_not_know_yet() {
    check(None, Some(true), Claim::Blocked { at: at(70) });
    check(Some(record(BlockState::Pending, 50)), Some(true), Claim::Blocked { at: at(70) });
    check(Some(record(in_effect(), 50)), Some(true), Claim::Blocked { at: at(50) });
    check(Some(record(ended(), 50)), Some(true), Claim::Ended { at: at(50) });
    check(Some(record(refused(40), 50)), Some(true), Claim::Refused { at: at(40) });
}

#[test]
fn nothing_older_stands_where_something_newer_was_told() {
    // The target was seen blocked, and later the block was still pending: whatever had blocked the target may be over.
    check(Some(record(BlockState::Pending, 71)), Some(true), Claim::Pending { at: at(71) });
    check(Some(record(BlockState::Pending, 70)), Some(true), Claim::Blocked { at: at(70) });
    // In effect, and later the target was seen in use.
    check(Some(record(in_effect(), 69)), Some(false), Claim::Unknown);
    check(Some(record(in_effect(), 70)), Some(false), Claim::Blocked { at: at(70) });
}

#[test]
fn each_claim_has_its_own_word_and_only_unknown_has_no_time() {
    let claims = [
        (Claim::Blocked { at: at(1) }, "blocked"),
        (Claim::Pending { at: at(1) }, "pending"),
        (Claim::Unknown, "unknown"),
        (Claim::Refused { at: at(1) }, "refused"),
        (Claim::Ended { at: at(1) }, "ended"),
    ];
    for (claim, word) in claims {
        assert_eq!(claim.as_str(), word);
        assert_eq!(claim.at().is_none(), claim == Claim::Unknown);
    }
}
