//! "That was me", and what deserves a look until somebody has said so, or has reported it.

use spaer_core::{
    domain::{
        activity::{ActivityKind, Place},
        activity_list::Arrived,
        suspicion::Mark,
        text::UntrustedText,
    },
    flow::activities::{Confirmed, Effect, Message},
    wire::{parse_confirmed, write_confirmed},
};

use super::{Scene, activity, id, of_kind, rows, subject};
use crate::{activity_list::arrived, json::wire::json};

/// Nine logins, and between them a user ID that was changed, of number 4.
fn with_a_change() -> Vec<Arrived> {
    with_changes(&[4], &[])
}

/// Nine logins of which these are changes of the user ID, and these and those came from one place.
fn with_changes(changes: &[i64], beside: &[i64]) -> Vec<Arrived> {
    let row = |number: i64| {
        let mut one = activity(number);
        if changes.contains(&number) {
            one.kind = ActivityKind::UserIdChanged;
        }
        if changes.contains(&number) || beside.contains(&number) {
            one.place = Some(Place { country: UntrustedText::new("NL"), city: UntrustedText::new("Amsterdam") });
        }
        arrived(one)
    };
    (0..9).map(row).collect()
}

/// The rows of the only story, by their numbers.
fn of_the_story(scene: &Scene) -> Vec<i64> {
    let [story] = scene.state.stories.as_slice() else { panic!("{:?}", scene.state.stories) };
    story.keys.iter().map(|key| scene.number(*key)).collect()
}

fn told(scene: &Scene) -> Vec<i64> {
    scene.state.stories.iter().map(|story| scene.number(story.headline)).collect()
}

fn kept(scene: &Scene) -> Option<Confirmed> {
    scene.effects.iter().find_map(|effect| match effect {
        Effect::KeepConfirmed(confirmed) => Some(confirmed.clone()),
        _ => None,
    })
}

fn confirmed(scene: Scene, number: i64) -> Scene {
    let key = scene.key(number);
    scene.tell(Message::ConfirmPressed(vec![key]))
}

#[test]
fn what_was_oneself_deserves_no_look_any_more() {
    let scene = Scene::with_all(with_a_change());
    assert_eq!(told(&scene), [4]);
    assert!(!scene.state.marks(scene.key(4)).is_empty());
    let scene = confirmed(scene.tell(Message::OnlyMarked(true)), 4);
    assert_eq!((told(&scene), scene.shown()), (vec![], vec![]), "also where only what deserves a look is shown");
    assert!(scene.state.is_confirmed(scene.key(4)) && !scene.state.is_confirmed(scene.key(3)));
    assert!(scene.effects.contains(&Effect::FocusStories), "the question has gone: {:?}", scene.effects);
    let key = scene.key(4);
    let again = scene.tells([Message::OnlyMarked(false), Message::Opened(key), Message::ConfirmPressed(vec![key])]);
    assert_eq!((again.focused(), again.state.opened), (Some(4), None), "from its own questions back to the row");
}

#[test]
fn what_was_reported_is_not_asked_about_again() {
    let scene = Scene::with_all(with_a_change());
    let key = scene.key(4);
    let scene = scene.tell(Message::ReportPressed(vec![key]));
    assert!(told(&scene).is_empty());
    assert!(!scene.state.marks(key).is_empty(), "its row keeps the mark");
}

#[test]
fn every_row_of_a_story_deserves_a_look_and_the_filter_shows_as_many() {
    let scene = Scene::with_all(with_changes(&[4], &[3, 6]));
    assert_eq!(of_the_story(&scene), [3, 4, 6]);
    let marks = |number| scene.state.marks(scene.key(number)).iter().collect::<Vec<_>>();
    assert_eq!(marks(3), [Mark::BesideAnother]);
    assert_eq!((marks(4), marks(5)), (vec![Mark::UserIdChanged], vec![]));
    assert_eq!(scene.tell(Message::OnlyMarked(true)).shown(), [3, 4, 6]);
}

#[test]
fn what_was_answered_is_in_no_story_any_more() {
    let scene = Scene::with_all(with_changes(&[4, 5], &[3]));
    assert_eq!(of_the_story(&scene), [3, 4, 5]);
    let (reported, theirs) = (scene.key(5), scene.key(3));
    let scene = scene.tell(Message::ReportPressed(vec![reported]));
    assert_eq!(of_the_story(&scene), [3, 4]);
    assert_eq!(of_the_story(&scene.tell(Message::ConfirmPressed(vec![theirs]))), [4]);
}

#[test]
fn the_answer_outlives_the_document_and_is_nobody_elses() {
    let kept = kept(&confirmed(Scene::with_all(with_a_change()), 4)).expect("it is kept");
    assert_eq!((&kept.whose, kept.ids.as_slice()), (&subject("anna").hash_for_tab(), [id(4)].as_slice()));
    assert_eq!(parse_confirmed(&json(write_confirmed(&kept).as_bytes())), Some(kept.clone()));
    let arrives = |who: &str, kept: &Confirmed| {
        let messages =
            [Message::Remembered(kept.clone()), Message::ListShown(true), Message::Person(Some(subject(who)))];
        Scene::new().tells(messages).gets(with_a_change(), None)
    };
    assert!(told(&arrives("anna", &kept)).is_empty());
    let of_bent = Confirmed { whose: subject("bent").hash_for_tab(), ..kept.clone() };
    assert_eq!(told(&arrives("anna", &of_bent)), [4], "somebody else's answer says nothing about Anna's");
    // Another answer is added to what was kept.
    let more = self::kept(&confirmed(arrives("anna", &kept), 2)).expect("it is kept");
    assert_eq!(more.ids, [id(4), id(2)]);
}

#[test]
fn junk_in_the_storage_is_no_answer() {
    for junk in ["", "[]", "{}", r#"{"ids":["act-1"]}"#, r#"{"whose":7,"ids":[]}"#] {
        assert_eq!(parse_confirmed(&json(junk.as_bytes())), None, "{junk}");
    }
    let whose = subject("anna").hash_for_tab();
    let partly = format!(r#"{{"whose":"{}","ids":[7,null,"{}"]}}"#, whose.as_str(), id(4).as_str());
    assert_eq!(parse_confirmed(&json(partly.as_bytes())), Some(Confirmed { whose, ids: vec![id(4)] }));
}

/// Fifteen days before the others, so that no story tells of it: its row keeps its mark.
#[test]
fn nobody_is_told_that_all_is_well_beside_a_row_that_bears_a_mark() {
    let old = || of_kind(15 * 24 * 60, ActivityKind::UserIdChanged);
    let with = |newer: i64| Scene::with_all(rows(0..newer).into_iter().chain([old()]).collect());
    for (newer, is_calm) in [(9, false), (10, true)] {
        let scene = with(newer);
        assert!(scene.state.stories.is_empty() && !scene.state.marks(scene.key(15 * 24 * 60)).is_empty());
        assert_eq!(scene.state.is_calm(), is_calm, "after {newer} others");
    }
    let answered = confirmed(with(3), 15 * 24 * 60);
    assert!(answered.state.is_calm());
    assert!(!Scene::with_all(with_a_change()).state.is_calm());
    let reported = with(10);
    let key = reported.key(3);
    assert!(!reported.tell(Message::ReportPressed(vec![key])).state.is_calm(), "after it was not them");
    assert!(!Scene::new().state.is_calm(), "nothing is known yet");
}
