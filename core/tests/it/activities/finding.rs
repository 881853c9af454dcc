//! Finding: what is loaded is looked through at once, and the back end is asked for the rest.

use spaer_core::{
    domain::{
        activity::{ActivityKind, Outcome},
        filter::{Filter, Group, Period, Span},
        problem::Problem,
    },
    flow::activities::{Chosen, Effect, Ending, Message, Reading},
};

use super::{NOW, RECORDED, Scene, called, filter, logins, newest, of_kind, row, rows};
use crate::fixtures::{at, device};

/// Three of them say "Bank", and of three others the kind is another.
fn mixed() -> Vec<spaer_core::domain::activity_list::Arrived> {
    let row = |number: i64| match number % 10 {
        3 => called(number, "Min Bank"),
        5 => of_kind(number, ActivityKind::CodeSent),
        _ => row(number),
    };
    (0..30).map(row).collect()
}

pub fn pause(scene: &Scene) -> u32 {
    match scene.effects[..] {
        [Effect::Pause { request_id, millis: 300 }] => request_id,
        _ => panic!("{:?}", scene.effects),
    }
}

fn typed(text: &str) -> Message {
    Message::Typed(text.to_owned())
}

#[test]
fn words_narrow_what_is_loaded_at_once_and_are_asked_for_when_typing_is_over() {
    let scene = Scene::with(mixed()).tell(typed("b"));
    let first = pause(&scene);
    assert_eq!(scene.shown(), [3, 13, 23]);
    assert_eq!(scene.ending(), Ending::Unknown, "only what is loaded was looked through");
    let scene = scene.tell(typed("bank "));
    let second = pause(&scene);
    assert_eq!(scene.shown(), [3, 13, 23]);
    let scene = scene.tell(Message::Paused(first));
    assert_eq!(scene.effects, [], "more was typed since");
    let scene = scene.tell(Message::Paused(second));
    let wanted = filter(|filter| filter.with_text("bank"));
    assert_eq!(scene.query(), spaer_core::flow::activities::Query { filter: wanted, ..newest() });
    assert_eq!(scene.state.reading, Reading::Loading);
    let scene = scene.gets(vec![called(3, "Min Bank"), called(103, "Bank 2")], None);
    assert_eq!((scene.shown(), scene.ending()), (vec![3, 13, 23, 103], RECORDED));
    assert_eq!(scene.tell(Message::Paused(second)).effects, []);
}

#[test]
fn every_other_choice_is_asked_for_at_once() {
    let last = |span: Span, millis| Period::Last { span, from: at(NOW - millis) };
    let (from, to) = (Some(at(NOW - 9_000)), Some(at(NOW - 5_000)));
    let hour = 3_600_000;
    let period = |chosen, period| (Message::PeriodChosen(chosen), filter(|filter| filter.period = period));
    let choices = [
        (logins(), filter(|filter| filter.group = Some(Group::Logins))),
        (Message::OutcomeChosen(Some(Outcome::Declined)), filter(|filter| filter.outcome = Some(Outcome::Declined))),
        (
            Message::AuthenticatorChosen(Some(device("app"))),
            filter(|filter| filter.authenticator = Some(device("app"))),
        ),
        period(Chosen::Last(Span::Hours24), last(Span::Hours24, 24 * hour)),
        period(Chosen::Last(Span::Days7), last(Span::Days7, 168 * hour)),
        period(Chosen::Last(Span::Days30), last(Span::Days30, 720 * hour)),
        period(Chosen::Days { from, to }, Period::Between { from, to }),
        period(Chosen::Days { from, to: None }, Period::Between { from, to: None }),
        period(Chosen::Days { from: None, to }, Period::Between { from: None, to }),
    ];
    for (choice, wanted) in choices {
        let scene = Scene::with(mixed()).tell(choice.clone());
        assert_eq!(scene.query(), spaer_core::flow::activities::Query { filter: wanted, ..newest() });
        assert_eq!(scene.effects.len(), 1, "{choice:?}: nothing is waited for");
        assert!(scene.state.is_reading());
    }
}

#[test]
fn what_was_chosen_narrows_what_is_loaded_before_an_answer_comes() {
    let scene = Scene::with(mixed());
    let codes = scene.clone().tell(Message::GroupChosen(Some(Group::Codes)));
    assert_eq!(codes.shown(), [5, 15, 25]);
    assert_eq!(codes.ending(), Ending::Unknown);
    let both = codes.tell(Message::OutcomeChosen(Some(Outcome::Failed)));
    assert_eq!((both.shown(), both.query().filter.group), (vec![], Some(Group::Codes)), "all of it together");
    let recent = scene.tell(Message::PeriodChosen(Chosen::Days { from: Some(at(NOW - 65 * 60_000)), to: None }));
    assert_eq!(recent.shown(), [0, 1, 2, 3, 4, 5]);
}

#[test]
fn a_period_that_ends_before_it_begins_asks_nothing() {
    let scene = Scene::with(mixed());
    for to in [NOW - 9_000, NOW - 10_000] {
        let chosen = Chosen::Days { from: Some(at(NOW - 9_000)), to: Some(at(to)) };
        let scene = scene.clone().tell(Message::PeriodChosen(chosen));
        assert!(scene.state.filter.period.is_backwards());
        assert_eq!((scene.effects.as_slice(), scene.shown()), ([].as_slice(), vec![]));
        for press in [Message::OlderPressed, Message::AllPressed] {
            let scene = scene.clone().tell(press);
            assert_eq!((scene.effects.as_slice(), scene.state.reads_all()), ([].as_slice(), false));
        }
        assert!(!scene.state.has_older());
        let scene = scene.tell(Message::PeriodChosen(Chosen::All));
        assert_eq!((scene.asked(), scene.shown().len()), (vec![], 30), "and takes nothing away");
    }
}

#[test]
fn the_same_question_is_not_asked_twice() {
    let scene = Scene::with(mixed()).tell(logins()).gets(rows([0, 1]), Some("next"));
    let again = scene.clone().tell(logins());
    assert_eq!(again.effects, []);
    let marked = scene.clone().tell(Message::OnlyMarked(true));
    assert_eq!(marked.effects, [], "what deserves a look is judged here");
    let scene = scene.tell(typed("bank"));
    let request_id = pause(&scene);
    let scene = scene.tell(Message::Paused(request_id)).gets(rows([]), None);
    // Only spaces are new.
    let scene = scene.tell(typed(" bank "));
    let request_id = pause(&scene);
    assert_eq!(scene.tell(Message::Paused(request_id)).effects, []);
    // Nothing but spaces is no question either, and neither is a period without days.
    let scene = Scene::with(mixed()).tell(typed("  "));
    let request_id = pause(&scene);
    let scene = scene.tell(Message::Paused(request_id));
    assert_eq!((scene.effects.as_slice(), scene.shown().len()), ([].as_slice(), 30));
    let scene = scene.tell(Message::PeriodChosen(Chosen::Days { from: None, to: None }));
    assert_eq!((scene.effects.as_slice(), scene.shown().len()), ([].as_slice(), 30));
}

#[test]
fn a_choice_takes_the_words_with_it_and_they_are_not_asked_for_again() {
    let scene = Scene::with(mixed()).tell(typed("bank"));
    let request_id = pause(&scene);
    let scene = scene.tell(logins());
    assert_eq!((scene.query().filter.text(), scene.query().filter.group), ("bank", Some(Group::Logins)));
    assert_eq!(scene.tell(Message::Paused(request_id)).effects, []);
}

#[test]
fn clearing_goes_back_to_everything_without_reading_it_again() {
    let scene = Scene::with(mixed()).tell(Message::OlderPressed).gets(rows(30..60), Some("oldest"));
    let before = scene.shown();
    // Far older ones, which do not stand below the others as if there were nothing between them.
    let scene = scene.tell(logins()).gets(rows([0, 1, 90, 95]), Some("next"));
    assert_eq!(scene.shown().last(), Some(&95));
    let scene = scene.tell(Message::FilterCleared);
    assert_eq!(scene.effects, [Effect::FocusSummary]);
    assert_eq!((scene.shown(), scene.ending(), &scene.state.filter), (before, Ending::More, &Filter::default()));
    let scene = scene.tell(Message::OlderPressed);
    assert_eq!(scene.query().cursor.as_deref(), Some("oldest"), "and goes on where it was");
}

#[test]
fn what_is_loaded_to_its_end_is_looked_through_here() {
    let scene = Scene::with_all(mixed());
    let choices = [
        (logins(), 27),
        (Message::GroupChosen(Some(Group::Codes)), 3),
        (Message::GroupChosen(Some(Group::Identity)), 0),
        (Message::OutcomeChosen(Some(Outcome::Failed)), 0),
        (Message::AuthenticatorChosen(Some(device("app"))), 0),
        (Message::OnlyMarked(true), 0),
        (Message::PeriodChosen(Chosen::Days { from: Some(at(NOW - 65 * 60_000)), to: None }), 6),
    ];
    for (choice, count) in choices {
        let scene = scene.clone().tell(choice.clone());
        assert_eq!((scene.asked(), scene.shown().len()), (vec![], count), "{choice:?}");
        assert_eq!((scene.ending(), scene.state.has_older()), (RECORDED, false));
        let scene = scene.tell(Message::FilterCleared);
        assert_eq!((scene.asked(), scene.shown().len()), (vec![], 30));
    }
    let scene = scene.tell(typed("bank"));
    assert_eq!(scene.shown(), [3, 13, 23]);
    let request_id = pause(&scene);
    let scene = scene.tell(Message::Paused(request_id));
    assert_eq!((scene.effects.as_slice(), scene.shown()), ([].as_slice(), vec![3, 13, 23]));
    assert_eq!(scene.state.reading, Reading::Idle);
}

/// It may look in more places than there are here.
#[test]
fn what_the_back_end_finds_for_words_is_found() {
    let scene = Scene::with(mixed()).tell(typed("ba"));
    let request_id = pause(&scene);
    let scene =
        scene.tell(Message::Paused(request_id)).gets(vec![called(3, "Min Bank"), row(7), row(80)], Some("next"));
    assert_eq!(scene.shown(), [3, 7, 13, 23, 80]);
    assert_eq!(scene.ending(), Ending::More);
}

/// A cursor is only valid for the query that it came with.
#[test]
fn what_is_being_typed_does_not_go_with_the_cursor_of_what_was_asked_before() {
    let scene = Scene::with(mixed()).tell(logins()).gets(rows([0, 1]), Some("next logins"));
    let asked = scene.clone().tell(typed("x")).tell(Message::OlderPressed).query();
    let group = filter(|filter| filter.group = Some(Group::Logins));
    assert_eq!((asked.filter, asked.cursor.as_deref()), (group.clone(), Some("next logins")));
    // An answer that comes meanwhile belongs to what was asked, and so does a page that follows of itself.
    let scene = scene.tell(Message::OlderPressed);
    let request_id = scene.request_id();
    let scene = scene.tell(typed("x"));
    let answer = Ok(super::page(Vec::new(), Some("after nothing")));
    let asked = scene.tell(Message::Answered { request_id, answer }).query();
    assert_eq!((asked.filter, asked.cursor.as_deref()), (group, Some("after nothing")));
    // Before anything narrower was asked, it is everything that goes on.
    let asked = Scene::with(mixed()).tell(typed("x")).tell(Message::OlderPressed).query();
    assert_eq!((asked.filter, asked.cursor.as_deref()), (Filter::default(), Some("older")));
}

#[test]
fn a_page_that_comes_while_somebody_types_does_not_take_the_focus() {
    let scene = Scene::with(mixed()).tell(Message::OlderPressed);
    let request_id = scene.request_id();
    let scene = scene.tell(typed("a"));
    let answer = Ok(super::page((30..80).map(|number| called(number, "Aa")).collect(), Some("more")));
    let scene = scene.tell(Message::Answered { request_id, answer });
    assert_eq!((scene.shown().len(), scene.focused()), (53, None));
}

/// An answer to an earlier query is dropped.
#[test]
fn a_late_answer_to_another_question_is_dropped() {
    let scene = Scene::with(mixed()).tell(logins());
    let late = scene.request_id();
    let scene = scene.tell(Message::GroupChosen(Some(Group::Codes)));
    let before = scene.state.clone();
    for answer in [Ok(super::page(rows([200]), None)), Err(Problem::SessionEnded)] {
        let scene = scene.clone().tell(Message::Answered { request_id: late, answer });
        assert_eq!((&scene.state, scene.effects.as_slice()), (&before, [].as_slice()));
    }
    let slow = scene.clone().tell(Message::ReadSlow(late));
    assert_eq!(slow.state.reading, Reading::Loading);
}

/// Between what everything and what the narrower question brought, something may have happened that neither has.
#[test]
fn nothing_is_missing_between_what_two_questions_brought() {
    let scene = Scene::with(rows(100..150)).tell(logins()).gets(rows(0..50), Some("next"));
    assert_eq!(scene.shown(), (0..50).collect::<Vec<_>>(), "nobody knows what there is from 50 to 99");
    let scene = scene.tell(Message::OlderPressed).gets(rows(50..120), Some("older still"));
    assert_eq!(scene.shown(), (0..150).collect::<Vec<_>>());
    let scene = scene.tell(Message::FilterCleared);
    assert_eq!(scene.shown(), (100..150).collect::<Vec<_>>(), "newer ones come as news, and all together");
}

/// The back end has looked through a stretch, and says nothing of what is known here.
#[test]
fn a_page_without_a_row_takes_nothing_away() {
    let scene = Scene::with(mixed()).tell(logins()).gets(Vec::new(), Some("next"));
    assert_eq!((scene.shown().len(), scene.query().cursor.as_deref()), (27, Some("next")));
    let scene = scene.gets(rows([40, 41]), Some("more"));
    assert_eq!((scene.shown().len(), scene.asked(), scene.ending()), (29, vec![], Ending::More));
}

#[test]
fn only_what_deserves_a_look_is_picked_out_of_what_is_loaded() {
    let mut page = rows(0..10);
    page[4] = of_kind(4, ActivityKind::UserIdChanged);
    let scene = Scene::with(page).tell(Message::OnlyMarked(true));
    assert_eq!((scene.effects.as_slice(), scene.shown()), ([].as_slice(), vec![4]));
    let scene = scene.tell(logins()).gets(rows([0, 1]), Some("next"));
    assert!(scene.shown().is_empty(), "also of what the back end says fits");
    let scene = scene.tell(Message::FilterCleared);
    assert_eq!(scene.shown(), (0..10).collect::<Vec<_>>());
}
