//! The merge of what two answers say, all pairs, and the claim that each knowledge makes.

use spaer_core::{
    domain::{
        block::{Contradiction, Record, Standing},
        claim::Claim,
    },
    flow::block::{Knowledge, TargetStatus, claim},
};

use crate::fixtures::{at, ended, in_effect, record, refused};

const NAMES: [&str; 4] = ["pending", "in effect", "refused", "ended"];

/// What is kept of a row's and a column's record; `!` is a contradiction. Both ways round it is the same.
const KEPT: [[&str; 4]; 4] = [
    ["pending", "in effect", "refused", "ended"],
    ["in effect", "in effect", "!", "ended"],
    ["refused", "!", "refused", "!"],
    ["ended", "ended", "!", "ended"],
];

fn standing(name: &str) -> Standing {
    match name {
        "pending" => Standing::Pending,
        "in effect" => in_effect(),
        "refused" => refused(1),
        _ => ended(),
    }
}

#[test]
fn records_merge_by_standing_whichever_came_first_and_whichever_is_newer() {
    for (row, first) in NAMES.into_iter().enumerate() {
        for (column, second) in NAMES.into_iter().enumerate() {
            for (one, other) in [(10, 20), (20, 10), (10, 10)] {
                let merged = record(standing(first), one).merge(record(standing(second), other));
                let kept = merged.map(|merged| merged.standing);
                let expected = match KEPT[row][column] {
                    "!" => Err(Contradiction),
                    name => Ok(standing(name)),
                };
                assert_eq!(kept, expected, "{first} as of {one}, {second} as of {other}");
            }
        }
    }
}

#[test]
fn of_two_with_the_same_standing_the_newer_is_kept() {
    for name in NAMES {
        for (one, other) in [(10, 20), (20, 10)] {
            let merged = record(standing(name), one).merge(record(standing(name), other));
            assert_eq!(merged.map(|merged| merged.as_of), Ok(at(20)), "{name}");
        }
    }
}

fn check(record: Option<Record>, target: Option<bool>, expected: Claim) {
    let target = target.map(|blocked| TargetStatus { as_of: at(70), blocked });
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
        check(Some(record(Standing::Pending, 50)), target, Claim::Pending { at: at(50) });
        check(Some(record(in_effect(), 50)), target, Claim::Blocked { at: at(50) });
        check(Some(record(refused(40), 50)), target, Claim::NotBlocked { at: at(40) });
        check(Some(record(ended(), 50)), target, Claim::Ended { at: at(50) });
    }
}

#[test]
fn a_target_seen_blocked_counts_where_the_record_does_not_know_yet() {
    check(None, Some(true), Claim::Blocked { at: at(70) });
    check(Some(record(Standing::Pending, 50)), Some(true), Claim::Blocked { at: at(70) });
    check(Some(record(in_effect(), 50)), Some(true), Claim::Blocked { at: at(50) });
    check(Some(record(ended(), 50)), Some(true), Claim::Ended { at: at(50) });
}

#[test]
fn each_claim_has_its_own_word_and_only_unknown_has_no_time() {
    let claims = [
        (Claim::Blocked { at: at(1) }, "blocked"),
        (Claim::Pending { at: at(1) }, "pending"),
        (Claim::Unknown, "unknown"),
        (Claim::NotBlocked { at: at(1) }, "not-blocked"),
        (Claim::Ended { at: at(1) }, "ended"),
    ];
    for (claim, word) in claims {
        assert_eq!(claim.as_str(), word);
        assert_eq!(claim.at().is_none(), claim == Claim::Unknown);
    }
}
