//! Service providers that are not named until the person wants it.

use spaer_core::{
    domain::{activity::Activity, activity_list::Arrived, problem::Problem},
    flow::activities::{Effect, Ending, Fetched, Message, Provider, Received},
};

use super::{Scene, activity, fetched, logins, newest, rows, subject};
use crate::activity_list::{arrived, shown};

fn hidden(rows: Vec<Arrived>, next: Option<&str>) -> Received {
    Received::Page(Fetched { provider_hidden: true, ..fetched(rows, next) })
}

fn named(numbers: std::ops::Range<i64>) -> Vec<Arrived> {
    numbers.map(|number| arrived(Activity { provider: shown("Bank"), ..activity(number) })).collect()
}

/// Two pages of Anna's without a name.
fn without_names() -> Scene {
    let scene = Scene::arriving().answered(Ok(hidden(rows(0..50), Some("c1"))));
    scene.tell(Message::OlderPressed).answered(Ok(hidden(rows(50..120), Some("c2"))))
}

#[test]
fn one_press_turns_them_on_and_everything_is_read_again_as_far_as_it_was() {
    let scene = without_names();
    assert_eq!(scene.state.provider, Provider::Hidden);
    let keys: Vec<u32> = scene.state.fitting().map(|row| row.key).collect();
    let scene = scene.tells([Message::Opened(keys[70]), Message::ProviderPressed]);
    assert_eq!(
        (scene.effects.as_slice(), scene.state.provider),
        ([Effect::ShowProvider(1)].as_slice(), Provider::Asking)
    );
    assert_eq!(scene.clone().tell(Message::ProviderPressed).effects, [], "one is enough");
    let scene = scene.tell(Message::ProviderAnswered(1, Ok(true)));
    assert_eq!((scene.query(), scene.state.provider), (newest(), Provider::TurnedOn));
    assert_eq!((scene.shown().len(), scene.ending()), (120, Ending::Unknown), "what was loaded stays until then");
    let scene = scene.gets(named(0..50), Some("d1"));
    assert_eq!((scene.query().cursor.as_deref(), scene.shown().len()), (Some("d1"), 120));
    let scene = scene.gets(named(50..120), Some("d2"));
    assert_eq!((scene.asked(), scene.ending()), (vec![], Ending::More));
    let after: Vec<_> = scene.state.fitting().collect();
    assert_eq!(after.iter().map(|row| row.key).collect::<Vec<_>>(), keys, "the same rows, under the same keys");
    assert!(after.iter().all(|row| row.activity.provider.is_some()));
    assert_eq!((scene.state.opened, scene.state.provider), (Some(keys[70]), Provider::TurnedOn));
    assert_eq!(scene.on_page().len(), 100, "and as much of it stands there");
    let scene = scene.tell(Message::OlderPressed);
    assert_eq!(scene.query().cursor.as_deref(), Some("d2"));
}

#[test]
fn a_list_that_was_read_to_its_end_is_read_to_its_end_again() {
    let scene = Scene::arriving().answered(Ok(hidden(rows(0..50), Some("c1")))).tell(Message::AllPressed);
    let scene = scene.answered(Ok(hidden(rows(50..150), None)));
    let scene = scene.tells([Message::ProviderPressed, Message::ProviderAnswered(1, Ok(true))]);
    let scene = scene.gets(named(0..50), Some("d1")).gets(named(50..150), Some("d2")).gets(named(150..151), None);
    assert_eq!((scene.shown().len(), scene.ending()), (151, super::RECORDED));
}

#[test]
fn when_reading_again_stops_short_nothing_is_lost_and_trying_again_goes_on() {
    let scene = without_names().tells([Message::OlderPressed, Message::ProviderPressed]);
    let scene = scene.tell(Message::ProviderAnswered(1, Ok(true))).gets(named(0..50), Some("d1"));
    let scene = scene.fails(Problem::Unreachable);
    assert_eq!(scene.state.problem(), Some(Problem::Unreachable));
    assert!(!scene.on_page().is_empty(), "what is counted stands there");
    let scene = scene.tell(Message::RetryPressed);
    assert_eq!(scene.query().cursor.as_deref(), Some("d1"));
    let scene = scene.gets(named(50..100), Some("d2"));
    assert_eq!(scene.query().cursor.as_deref(), Some("d2"));
    let scene = scene.gets(named(100..120), Some("d3"));
    assert_eq!((scene.asked(), scene.shown().len(), scene.ending()), (vec![], 120, Ending::More));
}

#[test]
fn what_is_narrowed_is_read_again_and_what_was_asked_before_counts_no_more() {
    let scene = without_names().tell(logins()).answered(Ok(hidden(rows(0..50), Some("l1"))));
    let scene =
        scene.tells([Message::OlderPressed, Message::OlderPressed]).answered(Ok(hidden(rows(50..150), Some("l2"))));
    let late = scene.clone();
    let scene = scene.tells([Message::ProviderPressed, Message::ProviderAnswered(1, Ok(true))]);
    assert_eq!((scene.query().filter, scene.query().cursor), (late.state.filter.clone(), None));
    let scene = scene.gets(named(0..50), Some("m1"));
    assert_eq!(scene.state.provider, Provider::TurnedOn);
    let scene = scene.gets(named(50..120), Some("m2"));
    assert_eq!((scene.query().cursor.as_deref(), scene.shown().len()), (Some("m2"), 150), "as far as it was");
    let scene = scene.gets(named(120..150), Some("m3"));
    assert_eq!((scene.asked(), scene.shown().len(), scene.ending()), (vec![], 150, Ending::More));
    // Of everything the names are still to come.
    let scene = scene.tell(Message::FilterCleared);
    assert_eq!(scene.query(), newest());
}

#[test]
fn another_choice_ends_the_reading_again() {
    let scene = without_names().tells([Message::ProviderPressed, Message::ProviderAnswered(1, Ok(true))]);
    let scene = scene.tell(logins()).gets(named(0..50), Some("m1"));
    assert_eq!((scene.asked(), scene.ending()), (vec![], Ending::More));
}

/// Whoever stands far down stands there still.
#[test]
fn a_reading_again_that_stops_short_leaves_no_empty_page() {
    let scene = Scene::arriving().answered(Ok(hidden(rows(0..500), Some("c1"))));
    let scene = (0..6).fold(scene, |scene, _| scene.tell(Message::OlderPressed));
    assert_eq!(scene.on_page()[0], 100);
    let scene = scene.tells([Message::ProviderPressed, Message::ProviderAnswered(1, Ok(true))]);
    let scene = scene.gets(named(0..50), Some("d1")).fails(Problem::Unreachable);
    assert_eq!((scene.shown(), scene.on_page()), ((0..50).collect(), (0..50).collect()));
}

#[test]
fn that_it_failed_is_said_and_it_can_be_tried_again() {
    for (result, problem) in [
        (Err(Problem::Unreachable), Problem::Unreachable),
        (Err(Problem::NotOffered), Problem::NotOffered),
        (Ok(false), Problem::NotUnderstood),
    ] {
        let scene = without_names().tells([Message::ProviderPressed, Message::ProviderAnswered(1, result)]);
        assert_eq!((scene.state.provider, scene.effects.as_slice()), (Provider::Failed(problem), [].as_slice()));
        // Reading on does not unsay it.
        let still = scene.clone().tell(Message::OlderPressed).answered(Ok(hidden(rows(120..130), None)));
        assert_eq!(still.state.provider, Provider::Failed(problem));
        let again = scene.tell(Message::ProviderPressed);
        assert_eq!((again.state.provider, again.effects.len()), (Provider::Asking, 1));
    }
    let ended =
        without_names().tells([Message::ProviderPressed, Message::ProviderAnswered(1, Err(Problem::SessionEnded))]);
    assert_eq!(ended.effects, [Effect::DoubtSession]);
}

/// Bent presses too while the answer to Anna is on its way.
#[test]
fn an_answer_to_somebody_before_is_not_taken_for_ones_own() {
    let scene = without_names().tell(Message::ProviderPressed).tell(Message::Person(Some(subject("bent"))));
    let theirs = Fetched { subject: subject("bent"), provider_hidden: true, ..super::fetched(rows(0..3), None) };
    let scene = scene.answered(Ok(spaer_core::flow::activities::Received::Page(theirs))).tell(Message::ProviderPressed);
    assert_eq!(
        (scene.effects.as_slice(), scene.state.provider),
        ([Effect::ShowProvider(2)].as_slice(), Provider::Asking)
    );
    let late = scene.clone().tell(Message::ProviderAnswered(1, Ok(true)));
    assert_eq!((late.state.provider, late.effects.len()), (Provider::Asking, 0));
    assert_eq!(late.tell(Message::ProviderAnswered(2, Ok(true))).state.provider, Provider::TurnedOn);
}

/// Turned off through another tab, or by somebody at the eID.
#[test]
fn what_is_hidden_again_is_said_to_be_hidden() {
    let scene = without_names().tells([Message::ProviderPressed, Message::ProviderAnswered(1, Ok(true))]);
    let scene = scene.gets(named(0..120), Some("d1"));
    assert_eq!(scene.state.provider, Provider::TurnedOn);
    let again = scene.clone().tell(Message::OlderPressed).answered(Ok(hidden(rows(120..130), None)));
    assert_eq!(again.state.provider, Provider::Hidden);
    let again = scene.tell(Message::PageShown).answered(Ok(hidden(rows(-1..49), Some("n")))).tell(Message::NewsPressed);
    assert_eq!(again.state.provider, Provider::Hidden);
    let shown = without_names().tell(Message::OlderPressed).gets(named(120..130), None);
    assert_eq!(shown.state.provider, Provider::Shown, "and turned on elsewhere, it is shown");
}

#[test]
fn a_page_that_comes_while_it_is_being_turned_on_decides_nothing() {
    for answer in [hidden(rows(120..130), Some("c3")), super::page(named(120..130), Some("c3"))] {
        let scene = without_names().tell(Message::OlderPressed);
        let scene = Scene { effects: scene.effects.clone(), ..scene.clone().tell(Message::ProviderPressed) };
        let scene = scene.answered(Ok(answer));
        assert_eq!(scene.state.provider, Provider::Asking);
        let scene = scene.tell(Message::ProviderAnswered(1, Ok(true)));
        assert_eq!(scene.query(), newest());
    }
}

#[test]
fn what_somebody_else_turned_on_is_not_turned_on_here() {
    let scene = without_names().tell(Message::ProviderPressed).tell(Message::Person(Some(subject("bent"))));
    for result in [Ok(true), Ok(false), Err(Problem::SessionChanged)] {
        let scene = scene.clone().tell(Message::ProviderAnswered(1, result));
        assert_eq!((scene.state.provider, scene.effects.as_slice()), (Provider::Shown, [].as_slice()));
    }
}
