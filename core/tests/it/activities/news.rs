//! What happened since the list was read.

use spaer_core::{
    domain::{
        activity::{Activity, Outcome},
        activity_list::Arrived,
        problem::Problem,
    },
    flow::activities::{Effect, Ending, Fetched, Message, News, Provider, Query, Received, RequestId},
};

use super::{RECORDED, Scene, activity, fetched, logins, newest, page, row, rows, tagged};
use crate::activity_list::arrived;

/// Anna's newest fifty are there, under this tag, and it is time to look for news.
fn looking() -> Scene {
    let scene = Scene::arriving().answered(Ok(tagged(rows(0..50), Some("older"), "t1")));
    let watch = scene.watch();
    scene.tell(Message::Watch(watch))
}

fn offered(scene: &Scene) -> Option<usize> {
    match &scene.state.news {
        News::Offered { count, .. } => Some(*count),
        News::None => None,
    }
}

fn is_at_least(scene: &Scene) -> bool {
    matches!(scene.state.news, News::Offered { at_least: true, .. })
}

#[test]
fn news_are_looked_for_after_a_while_and_an_unchanged_page_does_not_come_again() {
    let scene = looking();
    assert_eq!(scene.query(), Query { tag: Some("t1".to_owned()), ..newest() });
    assert!(matches!(scene.request_id(), RequestId::News(_)));
    assert!(!scene.state.is_reading(), "nobody waits for it");
    let before = scene.state.clone();
    let scene = scene.answered(Ok(Received::Unchanged));
    assert_eq!(
        (scene.shown(), offered(&scene)),
        (before.fitting().map(|_| 0).zip(0..).map(|(_, n)| n).collect(), None)
    );
    let watch = scene.watch();
    assert_eq!(scene.effects, [Effect::Watch(watch)], "and again after a while");
    assert_eq!(scene.clone().tell(Message::Watch(watch + 1)).effects, []);
    assert_eq!(scene.tell(Message::Watch(watch)).query().tag.as_deref(), Some("t1"));
}

/// It stood there while something else was read: that was asked for later.
#[test]
fn what_was_offered_long_ago_takes_nothing_newer_away() {
    let hidden = |rows, next: Option<&str>| Received::Page(Fetched { provider_hidden: true, ..fetched(rows, next) });
    let scene = looking().answered(Ok(hidden(rows(-2..48), Some("x"))));
    assert_eq!(offered(&scene), Some(2));
    let scene = scene.tell(logins());
    let mut named = rows(-2..10);
    for one in &mut named {
        one.activity.provider = crate::activity_list::shown("Bank");
    }
    let scene = scene.gets(named, Some("y"));
    assert_eq!(scene.state.provider, Provider::Shown);
    let scene = scene.tell(Message::NewsPressed);
    assert_eq!(scene.state.provider, Provider::Shown, "what was read last says so");
    let names = |numbers: std::ops::Range<i64>| {
        numbers
            .filter(|number| {
                scene.state.list.row(scene.key(*number)).is_some_and(|row| row.activity.provider.is_some())
            })
            .count()
    };
    assert_eq!((names(-2..10), names(10..48)), (12, 0));
    assert_eq!(scene.shown(), (-2..50).collect::<Vec<_>>());
}

#[test]
fn an_offer_ends_when_there_is_nothing_new_any_more() {
    for answer in [Received::Unchanged, tagged(rows(0..50), Some("older"), "t3")] {
        let scene = looking().answered(Ok(tagged(rows(-2..48), Some("x"), "t2")));
        let watch = scene.watch();
        let scene = scene.tell(Message::Watch(watch)).answered(Ok(answer));
        assert_eq!((offered(&scene), scene.shown()), (None, (0..50).collect()));
    }
}

#[test]
fn news_are_offered_and_not_pushed_in() {
    let scene = looking().answered(Ok(tagged(rows(-2..48), Some("x"), "t2")));
    assert_eq!((offered(&scene), scene.shown()), (Some(2), (0..50).collect()));
    // Looked for again, it is what has come since the list was read.
    let watch = scene.watch();
    let scene = scene.tell(Message::Watch(watch));
    assert_eq!(scene.query().tag.as_deref(), Some("t1"));
    let scene = scene.answered(Ok(tagged(rows(-3..47), Some("x"), "t3")));
    assert_eq!((offered(&scene), scene.shown()), (Some(3), (0..50).collect()));
    let scene = scene.tell(Message::NewsPressed);
    assert_eq!((offered(&scene), scene.shown()), (None, (-3..50).collect()));
    assert_eq!(scene.effects, [Effect::FocusSummary], "and nothing is read");
    assert_eq!(scene.on_page().len(), 50);
    assert_eq!(scene.tell(Message::PageShown).query().tag.as_deref(), Some("t3"));
}

#[test]
fn of_one_moment_the_new_ones_come_first() {
    let same = |number: i64| arrived(Activity { at: activity(0).at, ..activity(number) });
    let scene = Scene::with(vec![same(1), same(2), row(3)]).tell(Message::PageShown);
    let scene = scene.gets(vec![same(0), same(1), same(2)], Some("n")).tell(Message::NewsPressed);
    assert_eq!(scene.shown(), [0, 1, 2, 3]);
}

#[test]
fn a_second_press_does_nothing() {
    let scene = looking().answered(Ok(tagged(rows(-2..48), Some("x"), "t2"))).tell(Message::NewsPressed);
    let before = scene.state.clone();
    let scene = scene.tell(Message::NewsPressed);
    assert_eq!((&scene.state, scene.effects.as_slice()), (&before, [].as_slice()));
}

#[test]
fn rows_keep_their_keys_and_older_ones_go_on_where_they_were() {
    let scene = looking().answered(Ok(tagged(rows(-2..48), Some("x"), "t2")));
    let keys: Vec<u32> = (0..50).map(|number| scene.key(number)).collect();
    let scene = scene.tell(Message::NewsPressed);
    assert_eq!((0..50).map(|number| scene.key(number)).collect::<Vec<_>>(), keys);
    let scene = scene.tell(Message::OlderPressed);
    assert_eq!(scene.query().cursor.as_deref(), Some("older"));
}

#[test]
fn what_changed_without_anything_new_is_not_offered() {
    let mut changed = rows(0..50);
    changed[3].activity.device = crate::activity_list::shown("Firefox");
    let scene = looking().answered(Ok(tagged(changed, Some("x"), "t2")));
    assert_eq!(offered(&scene), None);
    let watch = scene.watch();
    assert_eq!(scene.tell(Message::Watch(watch)).query().tag.as_deref(), Some("t2"));
}

/// Without an id it cannot be reported; that it happened is news all the same.
#[test]
fn what_has_no_id_is_news_too() {
    let bare = |number| arrived(Activity { id: None, ..activity(number) });
    let newest: Vec<Arrived> = [bare(-2), bare(-1)].into_iter().chain(rows(0..48)).collect();
    let scene = looking().answered(Ok(tagged(newest.clone(), Some("x"), "t2")));
    assert_eq!((offered(&scene), is_at_least(&scene)), (Some(2), false));
    let scene = scene.tell(Message::NewsPressed);
    assert_eq!(scene.shown().len(), 52);
    let scene = scene.tell(Message::PageShown).answered(Ok(tagged(newest, Some("x"), "t3")));
    assert_eq!(offered(&scene), None, "they are there");
}

#[test]
fn the_same_row_twice_is_one_of_the_new_ones() {
    let scene = looking().answered(Ok(tagged(vec![row(-1), row(-1), row(0)], Some("x"), "t2")));
    assert_eq!(offered(&scene), Some(1));
}

#[test]
fn a_look_that_fails_hides_nothing_and_is_followed_by_another() {
    let scene = looking();
    let failed = scene.clone().fails(Problem::Unreachable);
    assert_eq!((failed.shown().len(), failed.state.problem(), failed.effects.len()), (50, None, 1));
    failed.watch();
    let ended = scene.fails(Problem::SessionEnded);
    assert!(ended.effects.contains(&Effect::DoubtSession));
    ended.watch();
    assert_eq!(ended.state.problem(), None);
}

#[test]
fn the_tab_that_is_shown_again_looks_at_once_and_only_the_last_look_counts() {
    let scene = looking();
    let first = scene.request_id();
    let scene = scene.tell(Message::PageShown);
    assert!(matches!(scene.request_id(), RequestId::News(_)) && scene.request_id() != first);
    let late = scene.clone().tell(Message::Answered { request_id: first, answer: Ok(page(rows(-1..49), None)) });
    assert_eq!((late.effects.as_slice(), offered(&late)), ([].as_slice(), None));
    // Nothing is looked for where nothing is listed, or before anything was read.
    assert_eq!(scene.tell(Message::ListShown(false)).tell(Message::PageShown).effects, []);
    assert_eq!(Scene::arriving().tell(Message::PageShown).effects, []);
    assert_eq!(Scene::new().tell(Message::PageShown).effects, []);
}

#[test]
fn the_list_that_is_shown_again_looks_at_once() {
    let scene = looking().tell(Message::ListShown(false));
    let watch = scene.state.clone();
    assert_eq!(scene.clone().tell(Message::ListShown(false)).state, watch);
    let scene = scene.tell(Message::ListShown(true));
    assert_eq!(scene.query().tag.as_deref(), Some("t1"));
}

/// More has happened than one page holds.
#[test]
fn when_something_would_be_missing_in_between_everything_is_read_again() {
    let read = |scene: Scene| scene.answered(Ok(tagged(rows(-80..-30), Some("n1"), "t2"))).tell(Message::NewsPressed);
    let scene = looking().answered(Ok(tagged(rows(-80..-30), Some("n1"), "t2")));
    assert_eq!((offered(&scene), is_at_least(&scene)), (Some(50), true), "there are more in between");
    let scene = scene.tell(Message::NewsPressed);
    assert_eq!(scene.query(), newest());
    assert_eq!(scene.shown(), (0..50).collect::<Vec<_>>(), "what was loaded stays until then");
    assert_eq!(scene.ending(), Ending::Unknown);
    let scene = scene.gets(rows(-80..-30), Some("n1"));
    assert_eq!((scene.query().cursor.as_deref(), scene.query().limit), (Some("n1"), 100));
    assert_eq!(scene.ending(), Ending::Unknown, "nobody is told yet that this is how it was");
    let scene = scene.gets(rows(-30..70), Some("n2"));
    assert_eq!((scene.asked(), scene.ending()), (vec![], Ending::More));
    assert_eq!(scene.shown(), (-80..70).collect::<Vec<_>>());
    // When that stops short, nothing stands below a gap; trying again goes on as far as it was.
    let scene = read(looking()).gets(rows(-80..-30), Some("n1")).fails(Problem::Unreachable);
    assert_eq!((scene.shown(), scene.ending()), ((-80..-30).collect(), Ending::More));
    let scene = scene.tell(Message::RetryPressed).gets(rows(-30..10), Some("n2"));
    assert_eq!(scene.query().cursor.as_deref(), Some("n2"));
    let scene = scene.gets(rows(10..60), Some("n3"));
    assert_eq!((scene.asked(), scene.shown()), (vec![], (-80..60).collect()));
    // When not even the newest comes, what was there is there.
    let scene = read(looking()).fails(Problem::Unreachable);
    assert_eq!((scene.shown(), scene.ending()), ((0..50).collect(), Ending::Unknown));
}

/// It is in the list already, and yet others can be between it and what was read before.
#[test]
fn a_row_that_only_a_narrower_question_brought_meets_nothing() {
    let scene = Scene::with(rows(0..50)).tell(logins()).gets(rows([-60, 0, 1]), Some("next"));
    let scene = scene.tell(Message::FilterCleared);
    assert_eq!(scene.shown(), (0..50).collect::<Vec<_>>());
    let look = scene.tell(Message::PageShown).gets(rows(-90..-40), Some("n1"));
    assert_eq!(offered(&look), Some(50));
    let scene = look.tell(Message::NewsPressed);
    assert_eq!(scene.query(), newest(), "everything is read again");
    // Where it is the only news it is news still.
    let scene = Scene::with(rows(0..50)).tell(logins()).gets(rows([-1, 0, 1]), Some("next"));
    let scene = scene.tells([Message::FilterCleared, Message::PageShown]).gets(rows(-1..49), Some("n1"));
    assert_eq!(offered(&scene), Some(1));
    assert_eq!(scene.tell(Message::NewsPressed).shown(), (-1..50).collect::<Vec<_>>());
}

#[test]
fn news_that_are_all_there_is_need_not_meet_anything() {
    let scene = Scene::with_all(Vec::new());
    assert_eq!(scene.ending(), RECORDED);
    let scene = scene.tell(Message::PageShown).gets(rows(-2..0), None);
    assert_eq!(offered(&scene), Some(2));
    let scene = scene.tell(Message::NewsPressed);
    assert_eq!((scene.asked(), scene.shown(), scene.ending()), (vec![], vec![-2, -1], RECORDED));
}

#[test]
fn news_come_to_the_top_of_what_is_narrowed_and_only_what_fits() {
    let scene = Scene::with(rows(0..50)).tell(logins()).gets(rows(0..50), Some("next"));
    let code = super::of_kind(-1, spaer_core::domain::activity::ActivityKind::CodeSent);
    let scene = scene.tell(Message::PageShown).gets(vec![row(-2), code, row(0)], Some("n1"));
    assert_eq!(offered(&scene), Some(2));
    let scene = scene.tell(Message::NewsPressed);
    assert_eq!(scene.shown(), [-2].into_iter().chain(0..50).collect::<Vec<_>>());
    let scene = scene.tell(Message::FilterCleared);
    assert_eq!(scene.shown(), (-2..50).collect::<Vec<_>>());
}

/// Whoever comes back to something that is narrowed has read a part and never everything: news are what is not among that part.
#[test]
fn where_only_a_part_was_ever_read_news_are_those_that_fit() {
    let scene = Scene::arriving().tell(logins()).answered(Ok(tagged(rows(10..60), Some("c1"), "t1")));
    let (filter, watch) = (scene.state.filter.clone(), scene.watch());
    let scene = scene.tell(Message::Watch(watch));
    assert_eq!(scene.query(), Query { filter, tag: Some("t1".to_owned()), ..newest() });
    let scene = scene.answered(Ok(tagged(rows(8..58), Some("x"), "t2")));
    assert_eq!((offered(&scene), is_at_least(&scene), scene.shown()), (Some(2), false, (10..60).collect()));
    let taken = scene.clone().tell(Message::NewsPressed);
    assert_eq!((offered(&taken), taken.shown(), taken.asked()), (None, (8..60).collect(), vec![]));
    assert_eq!(taken.tell(Message::PageShown).query().tag.as_deref(), Some("t2"));
    // Too much has happened for the two to meet: the part is read again.
    let apart = scene.clone().tell(Message::PageShown).answered(Ok(tagged(rows(-60..-10), Some("y"), "t3")));
    assert_eq!((offered(&apart), is_at_least(&apart)), (Some(50), true));
    let apart = apart.tell(Message::NewsPressed);
    assert_eq!(apart.query(), Query { filter: scene.state.filter.clone(), ..newest() });
}

#[test]
fn news_of_one_part_are_not_those_of_another() {
    let scene = Scene::arriving().tell(logins()).answered(Ok(tagged(rows(10..60), Some("c1"), "t1")));
    let scene = scene.tell(Message::PageShown).answered(Ok(tagged(rows(8..58), Some("x"), "t2")));
    assert_eq!(offered(&scene), Some(2));
    let looking = scene.tell(Message::PageShown);
    let late = looking.request_id();
    for other in [Message::FilterCleared, Message::OutcomeChosen(Some(Outcome::Succeeded))] {
        let scene = looking.clone().tell(other);
        assert_eq!(offered(&scene), None);
        let answer = Ok(tagged(rows(5..55), Some("z"), "t3"));
        let late = scene.clone().tell(Message::Answered { request_id: late, answer });
        assert_eq!((offered(&late), late.effects), (None, vec![]));
        assert!(scene.gets(rows(8..58), Some("n")).effects.iter().any(|effect| matches!(effect, Effect::Watch(_))));
    }
}

/// When everything is read again, rows that arrive are not news.
#[test]
fn what_is_on_its_way_when_all_is_read_again_is_not_news() {
    let mut scene = looking();
    let late = scene.request_id();
    scene.state.provider = Provider::Hidden;
    let scene = scene.tells([Message::ProviderPressed, Message::ProviderAnswered(1, Ok(true))]);
    let answer = Ok(tagged(rows(0..50), Some("older"), "t2"));
    assert_eq!(offered(&scene.tell(Message::Answered { request_id: late, answer })), None);
}

#[test]
fn somebody_elses_news_are_not_taken_in() {
    let theirs = Received::Page(Fetched { subject: super::subject("bent"), ..fetched(rows(-2..48), Some("x")) });
    let scene = looking().answered(Ok(theirs));
    assert_eq!(offered(&scene), None);
    assert!(scene.effects.contains(&Effect::DoubtSession));
}
