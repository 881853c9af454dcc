//! The incident on a small scale, with the same ratios: what must hold of the app, and that it would be noticed if it did not.

use spaer_simulation::{Failure, Incident, MOST_LOAD, Retry, Variant, broken_by, gated};

/// Few enough for seconds, and enough that chance moves the load by less than a hundredth or two.
const CITIZENS: u32 = 60_000;

/// For what is not close to any bound.
fn few() -> Incident {
    Incident::new(6_000, Failure::Later)
}

#[test]
fn every_block_lands_within_five_minutes_and_the_load_stays_near_what_is_offered() {
    assert!(!gated().is_empty());
    for variant in gated() {
        let figures = variant.run(Incident::new(CITIZENS, variant.failure));
        assert_eq!(broken_by(&figures), Vec::<String>::new(), "{variant:?}");
        assert_eq!(figures.left_to_a_person, 0, "{variant:?}");
    }
}

#[test]
fn where_nothing_fails_nobody_waits_and_nothing_is_sent_twice() {
    let figures = Variant::beside(Retry::App, Failure::Nothing).run(few());
    assert_eq!((figures.settled, figures.load(), figures.requests()), (few().citizens, 1.0, 1.0));
    assert!(figures.others.of(1.0) < 1.0);
}

/// A bound that whatever client would keep shows nothing.
#[test]
fn clients_that_retry_as_is_usual_break_the_bound() {
    for (retry, failure) in
        [(Retry::EverySecond, Failure::Later), (Retry::Doubling, Failure::Later), (Retry::AsTold, Failure::LaterAtOnce)]
    {
        let figures = Variant::beside(retry, failure).run(few());
        assert!(figures.load() > 4.0 * MOST_LOAD, "{retry:?}: {}", figures.load());
    }
}

/// A person's own press is not spread.
#[test]
fn whoever_presses_again_is_served_sooner() {
    let median = |impatient| {
        let variant = Variant { impatient, ..Variant::beside(Retry::App, Failure::Later) };
        variant.run(few()).caught.of(0.5)
    };
    let (impatient, patient) = (median(1.0), median(0.0));
    assert!(impatient < patient / 1.2, "{impatient} s, {patient} s");
}

#[test]
fn a_minute_without_any_answer_leaves_nobody_behind() {
    let figures = Variant::beside(Retry::App, Failure::Silence).run(few());
    assert_eq!((figures.settled, figures.left_to_a_person), (few().citizens, 0));
}

#[test]
fn the_same_seed_is_the_same_incident() {
    let small = few();
    let [one, other] = [small.seed, small.seed]
        .map(|seed| Variant::beside(Retry::App, Failure::Later).run(Incident { seed, ..small }));
    let figures = |one: &spaer_simulation::Figures| (one.load(), one.last_landed(), one.caught.of(0.5));
    assert_eq!(figures(&one), figures(&other));
    let another = Variant::beside(Retry::App, Failure::Later).run(Incident { seed: small.seed + 1, ..small });
    assert_ne!(figures(&one), figures(&another));
}
