//! Leaving to block something, and coming back to the same row.

use spaer_core::{
    domain::{
        activity::{Activity, ActivityKind, Outcome},
        activity_list::Arrived,
        filter::{Group, Period, Span},
        id::AuthenticatorId,
        problem::Problem,
    },
    flow::activities::{Chosen, Effect, Ending, ListPosition, Message, Reading},
};

use super::{NOW, RECORDED, Scene, activity, called, id, logins, newest, of_kind, report, rows, subject};
use crate::{
    activity_list::arrived,
    fixtures::{at, device},
};

/// What is kept of leaving: the place, and what is picked where authenticators are chosen.
fn kept(scene: &Scene) -> (ListPosition, Vec<AuthenticatorId>) {
    match scene.effects.as_slice() {
        [Effect::KeepPosition(Some(place)), Effect::Leave(ids)] => (place.clone(), ids.clone()),
        other => panic!("{other:?}"),
    }
}

/// Anna was at this row, and nothing was narrowed.
fn place(number: i64) -> ListPosition {
    let scene = Scene::with(rows([number]));
    let key = scene.key(number);
    kept(&scene.tell(Message::Leaving(Some(key)))).0
}

fn back(place: ListPosition) -> Scene {
    Scene::new().tells([Message::CameBack(place), Message::ListShown(true), Message::Person(Some(subject("anna")))])
}

fn used(number: i64, kind: ActivityKind, with: &str) -> Arrived {
    arrived(Activity { authenticator: Some(device(with)), kind, ..activity(number) })
}

#[test]
fn the_place_is_the_row_and_what_was_narrowed_and_no_words() {
    let from = Some(at(NOW - 9_000_000));
    let scene = Scene::with_all(vec![called(0, "Bank"), called(1, "Bank")]).tells([
        Message::Typed("bank".to_owned()),
        logins(),
        Message::OutcomeChosen(Some(Outcome::Succeeded)),
        Message::AuthenticatorChosen(Some(device("app"))),
        Message::PeriodChosen(Chosen::Days { from, to: None }),
        Message::OnlyMarked(true),
    ]);
    let key = scene.key(1);
    let scene = scene.tell(Message::Leaving(Some(key)));
    let place = ListPosition {
        whose: subject("anna").hash_for_tab(),
        id: Some(id(1)),
        at: activity(1).at,
        group: Some(Group::Logins),
        outcome: Some(Outcome::Succeeded),
        authenticator: Some(device("app")),
        period: Period::Between { from, to: None },
        only_marked: true,
    };
    assert_eq!(kept(&scene), (place, vec![]));
    assert!(!format!("{:?}", scene.effects).to_lowercase().contains("bank"));
    assert_eq!(Scene::new().tell(Message::Interrupted).effects, [], "nobody is nowhere");
}

#[test]
fn without_a_row_it_is_the_one_that_is_open_or_the_last_that_was_reported() {
    let scene = Scene::with(rows(0..9));
    let [two, three] = [scene.key(2), scene.key(3)];
    let of = |scene: &Scene, key| kept(&scene.clone().tell(Message::Leaving(key))).0.id;
    assert_eq!(of(&scene, None), None);
    let scene = scene.tell(Message::ReportPressed(vec![two]));
    let scene = scene.tell(Message::ReportAnswered { key: two, result: Ok(report("RP-2")) });
    assert_eq!(of(&scene, None), Some(id(2)));
    let scene = scene.tell(Message::Opened(three));
    assert_eq!((of(&scene, None), of(&scene, Some(two))), (Some(id(3)), Some(id(2))));
}

/// A login stands in between and leads back here; nothing is to be blocked.
#[test]
fn a_session_that_ends_leads_back_to_the_row_too() {
    let scene = Scene::with(rows(0..9));
    let key = scene.key(3);
    let scene = scene.tells([logins(), Message::Opened(key), Message::Interrupted]);
    let [Effect::KeepPosition(Some(place))] = scene.effects.as_slice() else { panic!("{:?}", scene.effects) };
    assert_eq!((place.id.clone(), place.group), (Some(id(3)), Some(Group::Logins)));
}

#[test]
fn what_was_used_or_added_is_picked_where_authenticators_are_chosen() {
    let page = vec![
        used(0, ActivityKind::Login, "app"),
        used(1, ActivityKind::AuthenticatorAdded, "new"),
        used(2, ActivityKind::Approval, "code"),
    ];
    let scene = Scene::with(page);
    let [zero, one, two] = [0, 1, 2].map(|number| scene.key(number));
    assert_eq!(kept(&scene.clone().tell(Message::Leaving(Some(two)))).1, [device("code")], "because of this one row");
    assert_eq!(kept(&scene.clone().tell(Message::Leaving(None))).1, []);
    let scene = scene.tell(Message::ReportPressed(vec![zero, one]));
    let scene = scene.tell(Message::ReportAnswered { key: zero, result: Ok(report("RP-0")) });
    let scene = scene.tell(Message::ReportAnswered { key: one, result: Ok(report("RP-1")) });
    assert_eq!(kept(&scene.tell(Message::Leaving(None))).1, [device("new"), device("app")], "the added one first");
}

/// In one document nothing has to be read again to be back.
#[test]
fn coming_back_within_the_document_leads_to_the_same_row() {
    let scene = Scene::with(rows(0..9));
    let key = scene.key(3);
    let away = scene.tells([Message::Opened(key), Message::Leaving(Some(key)), Message::ListShown(false)]);
    let back = away.tell(Message::ListShown(true));
    assert_eq!((back.focused(), back.state.opened), (Some(3), Some(key)));
    assert!(back.effects.contains(&Effect::KeepPosition(None)) && back.effects.contains(&Effect::ReadAuthenticators));
    // Once: whoever leaves in another way begins at the top.
    let again = back.tells([Message::ListShown(false), Message::ListShown(true)]);
    assert_eq!(again.focused(), None);
}

#[test]
fn pages_are_read_until_the_row_is_there_and_it_is_opened() {
    let scene = back(place(170));
    assert_eq!(scene.query(), newest());
    assert!(scene.effects.contains(&Effect::KeepPosition(None)), "it leads back once");
    let scene = scene.gets(rows(0..50), Some("c1"));
    assert_eq!((scene.query().cursor.as_deref(), scene.ending()), (Some("c1"), Ending::Unknown));
    assert_eq!((scene.focused(), scene.state.opened), (None, None));
    let scene = scene.gets(rows(50..150), Some("c2")).gets(rows(150..250), Some("c3"));
    assert_eq!((scene.asked(), scene.ending()), (vec![], Ending::More));
    assert_eq!((scene.state.opened, scene.focused()), (Some(scene.key(170)), Some(170)));
    assert_eq!(scene.on_page(), (145..195).collect::<Vec<_>>(), "with some before it");
    let scene = scene.tell(Message::OlderPressed);
    assert_eq!((scene.focused(), scene.state.has_newer()), (Some(195), true));
}

#[test]
fn a_row_of_the_newest_page_needs_no_other() {
    let scene = back(place(7)).gets(rows(0..50), Some("c1"));
    assert_eq!((scene.asked(), scene.focused(), scene.on_page()), (vec![], Some(7), (0..50).collect()));
}

#[test]
fn a_row_that_is_not_there_any_more_is_given_up() {
    // Older ones have come, and it was not before them.
    let gone = |skip: i64| rows((0..150).filter(move |number| *number != skip));
    let scene = back(place(60)).gets(rows(0..50), Some("c1"));
    let scene = scene.gets(gone(60).into_iter().skip(50).collect(), Some("c2"));
    assert_eq!((scene.asked(), scene.focused(), scene.state.opened), (vec![], None, None));
    assert_eq!((scene.on_page(), scene.ending()), ((0..50).collect(), Ending::More));
    // There are no others.
    let scene = back(place(60)).gets(rows(0..50), None);
    assert_eq!((scene.asked(), scene.ending(), scene.state.opened), (vec![], RECORDED, None));
    // It cannot be read.
    let scene = back(place(60)).gets(rows(0..50), Some("c1")).fails(Problem::Unreachable);
    assert_eq!((scene.state.problem(), scene.shown().len()), (Some(Problem::Unreachable), 50));
    let scene = scene.tell(Message::RetryPressed).gets(rows(50..100), Some("c2"));
    assert_eq!((scene.focused(), scene.state.opened), (None, None), "nobody is torn away any more");
    // Whoever begins to look for something else is not torn away either.
    let scene = back(place(60)).tell(logins()).gets(rows(0..90), Some("c1"));
    assert_eq!((scene.focused(), scene.asked()), (None, vec![]));
    // No time is known of it, or no id.
    for place in [ListPosition { at: None, ..place(60) }, ListPosition { id: None, ..place(60) }] {
        let known = place.at.is_some();
        let scene = back(place).gets(rows(0..50), Some("c1"));
        assert_eq!((scene.asked().len(), scene.state.opened), (usize::from(known), None));
    }
}

/// The page ends in the middle of them.
#[test]
fn of_rows_of_one_moment_the_last_is_found_too() {
    let same = |number: i64| arrived(Activity { at: activity(49).at, ..activity(number) });
    let page = rows(0..49).into_iter().chain([same(49)]).collect();
    let scene = back(ListPosition { at: activity(49).at, ..place(51) }).gets(page, Some("c1"));
    assert_eq!(scene.query().cursor.as_deref(), Some("c1"));
    let scene = scene.gets(vec![same(50), same(51)], Some("c2"));
    assert_eq!(scene.focused(), Some(51));
}

#[test]
fn what_was_narrowed_is_narrowed_again_and_goes_on_as_a_question() {
    let from = at(NOW - 9_000_000_000);
    let narrowed =
        ListPosition { group: Some(Group::Codes), period: Period::Last { span: Span::Days30, from }, ..place(60) };
    let scene = back(narrowed);
    let filter = scene.state.filter.clone();
    assert_eq!((filter.group, filter.period), (Some(Group::Codes), Period::Last { span: Span::Days30, from }));
    let page = |numbers: &[i64]| numbers.iter().map(|number| of_kind(*number, ActivityKind::CodeSent)).collect();
    assert_eq!((scene.query().filter, scene.query().cursor), (filter.clone(), None), "only those are asked for");
    let scene = scene.gets(page(&[0, 10, 20, 30, 40]), Some("c1"));
    assert_eq!((scene.query().filter, scene.query().cursor.as_deref()), (filter, Some("c1")));
    let scene = scene.gets(page(&[50, 60, 70]), Some("c2"));
    assert_eq!((scene.focused(), scene.shown().len(), scene.ending()), (Some(60), 8, Ending::More));
    assert_eq!((scene.asked(), scene.state.reading), (vec![], Reading::Idle));
    let scene = scene.tell(Message::OlderPressed).gets(page(&[80, 90]), None);
    assert_eq!((scene.focused(), scene.ending()), (Some(80), RECORDED));
    // What was left out comes when it is wanted.
    let scene = scene.tell(Message::FilterCleared);
    assert_eq!(scene.query(), newest());
    let scene = scene.gets(rows(0..50), Some("d1"));
    assert_eq!((scene.shown(), scene.ending()), ((0..50).collect(), Ending::More));
}

#[test]
fn a_list_that_stands_there_is_not_begun_again() {
    let scene = Scene::arriving().tell(logins()).gets(rows([0]), Some("next")).tell(Message::CameBack(place(60)));
    assert_eq!((scene.effects.as_slice(), scene.state.filter.group), ([].as_slice(), Some(Group::Logins)));
}

#[test]
fn somebody_elses_place_leads_nowhere() {
    let theirs = ListPosition { whose: subject("bent").hash_for_tab(), group: Some(Group::Codes), ..place(60) };
    let scene = back(theirs);
    assert_eq!((scene.query(), scene.effects.len()), (newest(), 1));
    assert!(scene.state.filter.is_everything());
    let scene = scene.gets(rows(0..50), Some("c1"));
    assert_eq!((scene.asked(), scene.focused()), (vec![], None));
    // Nor does Anna's own when she was somebody else meanwhile.
    for between in [Some(subject("bent")), None] {
        let scene = back(place(60)).tells([Message::Person(between), Message::Person(Some(subject("anna")))]);
        let scene = scene.gets(rows(0..50), Some("c1"));
        assert_eq!((scene.asked(), scene.focused()), (vec![], None));
    }
}
