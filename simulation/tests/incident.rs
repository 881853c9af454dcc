//! The incident on a small scale, with the same ratios: what must hold of the app, and that it would be noticed if it did not.

use spaer_simulation::{Failure, Incident, MOST_LOAD, Retry, Variant, broken_by, gated};

/// Few enough for seconds, and enough that chance moves the load by less than a hundredth or two.
const CITIZENS: u32 = 60_000;

fn incident() -> Incident {
    Incident::new(CITIZENS, Failure::Later)
}

fn beside(retry: Retry, failure: Failure) -> Variant {
    Variant { retry, failure, is_held: false }
}

#[test]
fn every_block_lands_within_five_minutes_and_the_load_stays_near_what_is_offered() {
    assert!(!gated().is_empty());
    for variant in gated() {
        let figures = variant.run(incident());
        assert_eq!(broken_by(&figures), Vec::<String>::new(), "{variant:?}");
        assert_eq!(figures.left_to_a_person, 0, "{variant:?}");
    }
}

#[test]
fn where_nothing_fails_nobody_waits_and_nothing_is_sent_twice() {
    let figures = beside(Retry::App, Failure::Nothing).run(incident());
    assert_eq!((figures.settled, figures.load(), figures.requests()), (CITIZENS, 1.0, 1.0));
    assert!(figures.others.of(1.0) < 1.0);
}

/// A bound that whatever client would keep shows nothing.
#[test]
fn clients_that_retry_as_is_usual_break_the_bound() {
    for (retry, failure) in
        [(Retry::EverySecond, Failure::Later), (Retry::Doubling, Failure::Later), (Retry::AsTold, Failure::LaterAtOnce)]
    {
        let figures = beside(retry, failure).run(incident());
        assert!(figures.load() > 4.0 * MOST_LOAD, "{retry:?}: {}", figures.load());
    }
}

#[test]
fn a_minute_without_any_answer_leaves_nobody_behind() {
    let figures = beside(Retry::App, Failure::Silence).run(incident());
    assert_eq!((figures.settled, figures.left_to_a_person), (CITIZENS, 0));
}

#[test]
fn the_same_seed_is_the_same_incident() {
    let small = Incident::new(2_000, Failure::Later);
    let [one, other] =
        [small.seed, small.seed].map(|seed| beside(Retry::App, Failure::Later).run(Incident { seed, ..small }));
    let figures = |one: &spaer_simulation::Figures| (one.load(), one.last_landed(), one.caught.of(0.5));
    assert_eq!(figures(&one), figures(&other));
    let another = beside(Retry::App, Failure::Later).run(Incident { seed: small.seed + 1, ..small });
    assert_ne!(figures(&one), figures(&another));
}
