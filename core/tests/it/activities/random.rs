//! Random actions in random order, against a back end with random ways of cutting pages.

use proptest::{collection::vec, prelude::*, sample::select};
use spaer_core::{
    domain::{
        activity::ActivityKind,
        activity_list::Arrived,
        filter::{Filter, Group},
        problem::Problem,
    },
    flow::activities::{Effect, Ending, Message, News, Provider, Query, Reading, RequestId},
};

use super::{
    RECORDED, Scene,
    back_end::{BackEnd, Turn},
    called, logins, of_kind, report, row,
};

/// Of every third one the kind is another; every fourth one says "bank".
fn some_row(number: i64) -> Arrived {
    let mut row = match number.rem_euclid(3) {
        0 => of_kind(number, ActivityKind::CodeSent),
        _ => row(number),
    };
    if number.rem_euclid(4) == 0 {
        row.activity.label = called(number, "Bank").activity.label;
    }
    row
}

fn some_turns() -> impl Strategy<Value = Vec<Turn>> {
    let turn = (prop_oneof![1 => Just(0_usize), 4 => 1_usize..40, 1 => Just(100)], 0_usize..4);
    let turns = vec(turn.prop_map(|(rows, again)| Turn { rows, again }), 1..6);
    turns.prop_filter("some page has a row", |turns| turns.iter().any(|turn| turn.rows > 0))
}

fn some_back_end(most_rows: i64) -> impl Strategy<Value = BackEnd> {
    let most = select(vec![1_u8, 2, 5, 30, 70, 100]);
    (0..most_rows, some_turns(), most, any::<bool>()).prop_map(|(count, turns, most, closes)| {
        let rows = (0..count).map(some_row).collect();
        BackEnd { rows, turns, most, closes, requests: 0 }
    })
}

/// Pressing until there are no older ones; answers are given at once.
fn to_the_end(mut scene: Scene, back_end: &mut BackEnd) -> Scene {
    for _ in 0..2_000 {
        if !scene.state.has_older() {
            return scene;
        }
        scene = back_end.settle(scene.tell(Message::OlderPressed));
        assert!(scene.on_page().len() <= 250);
    }
    panic!("there is no end");
}

/// Each page is asked for at most four times: for 100 rows, 25, 6 and 1.
fn bound(back_end: &BackEnd) -> usize {
    let pages = (back_end.rows.len() + 2) * back_end.turns.len();
    pages * 4 + 4
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn pressing_until_the_end_shows_each_row_once_in_order(back_end in some_back_end(400)) {
        let mut back_end = back_end;
        let scene = back_end.settle(Scene::arriving());
        let scene = to_the_end(scene, &mut back_end);
        prop_assert_eq!(scene.shown(), (0..back_end.rows.len() as i64).collect::<Vec<_>>());
        prop_assert_eq!((scene.ending(), scene.state.reading), (RECORDED, Reading::Idle));
        prop_assert!(back_end.requests <= bound(&back_end), "{} requests", back_end.requests);
        let on_page = scene.on_page();
        prop_assert!(on_page.is_empty() || on_page.last() == scene.shown().last());
        // And nothing is asked again, whatever is looked for.
        let scene = scene.tell(logins());
        prop_assert!(scene.asked().is_empty());
        prop_assert_eq!(scene.shown(), back_end.fitting(&scene.state.filter));
        prop_assert_eq!(scene.ending(), RECORDED);
    }

    #[test]
    fn all_older_ones_come_with_one_press(back_end in some_back_end(400)) {
        let mut back_end = back_end;
        let scene = back_end.settle(Scene::arriving());
        let scene = back_end.settle(scene.tell(Message::AllPressed));
        prop_assert_eq!(scene.shown(), (0..back_end.rows.len() as i64).collect::<Vec<_>>());
        prop_assert_eq!((scene.ending(), scene.state.reads_all()), (RECORDED, false));
    }

    /// Some of everything, then all of what was narrowed, then all of everything.
    #[test]
    fn what_is_narrowed_on_the_way_is_whole_too(back_end in some_back_end(400), before in 0_usize..4, text in any::<bool>()) {
        let mut back_end = back_end;
        let mut scene = back_end.settle(Scene::arriving());
        for _ in 0..before {
            scene = back_end.settle(scene.tell(Message::OlderPressed));
        }
        scene = if text { typed(scene, "bank") } else { scene.tell(logins()) };
        scene = back_end.settle(scene);
        let scene = to_the_end(scene, &mut back_end);
        prop_assert_eq!(scene.shown(), back_end.fitting(&scene.state.filter));
        prop_assert_eq!(scene.ending(), RECORDED);
        let scene = scene.tell(Message::FilterCleared);
        let scene = back_end.settle(scene);
        let scene = to_the_end(scene, &mut back_end);
        prop_assert_eq!(scene.shown(), (0..back_end.rows.len() as i64).collect::<Vec<_>>());
    }
}

fn typed(scene: Scene, text: &str) -> Scene {
    let scene = scene.tell(Message::Typed(text.to_owned()));
    let pause = scene.effects.iter().find_map(|effect| match effect {
        Effect::Pause { request_id, .. } => Some(*request_id),
        _ => None,
    });
    scene.tell(Message::Paused(pause.expect("a pause")))
}

/// What a person, the network or the eID can do next.
#[derive(Clone, Copy, Debug)]
enum Deed {
    Press(Press),
    /// The question that has waited longest is answered, or the one that was asked last.
    Answer {
        last: bool,
    },
    Fail(Problem),
    Paused,
    Watch,
    /// So many more things were done with the eID.
    Happen(i64),
    ProviderShown,
    Reported,
}

#[derive(Clone, Copy, Debug)]
enum Press {
    Older,
    Newer,
    All,
    Stop,
    Retry,
    Narrow(Option<Group>),
    Type(&'static str),
    Clear,
    News,
    Provider,
    Report(u32),
    Shown(bool),
}

fn some_deed() -> impl Strategy<Value = Deed> {
    use Press::{All, Clear, Narrow, Newer, News, Older, Provider, Report, Retry, Shown, Stop, Type};
    let press = prop_oneof![
        6 => Just(Older),
        1 => select(vec![Newer, All, Stop, Retry, Clear]),
        2 => select(vec![None, Some(Group::Logins), Some(Group::Codes)]).prop_map(Narrow),
        2 => select(vec!["", "bank", "none"]).prop_map(Type),
        2 => Just(News),
        1 => Just(Provider),
        1 => (0_u32..20).prop_map(Report),
        1 => any::<bool>().prop_map(Shown),
    ];
    let problem = select(vec![Problem::Unreachable, Problem::TooLarge, Problem::SessionEnded]);
    prop_oneof![
        8 => press.prop_map(Deed::Press),
        12 => any::<bool>().prop_map(|last| Deed::Answer { last }),
        1 => problem.prop_map(Deed::Fail),
        2 => Just(Deed::Paused),
        2 => Just(Deed::Watch),
        2 => prop_oneof![3 => 1_i64..4, 1 => 40_i64..130].prop_map(Deed::Happen),
        1 => Just(Deed::ProviderShown),
        1 => Just(Deed::Reported),
    ]
}

/// A scene with what is on its way in it.
struct World {
    scene: Scene,
    back_end: BackEnd,
    asked: Vec<(RequestId, Query)>,
    pause: Option<u32>,
    watch: Option<u32>,
    provider_asked: bool,
    reporting: Option<u32>,
    reported: Vec<u32>,
    /// How many of the rows were there when it began.
    at_first: usize,
}

impl World {
    fn new(mut back_end: BackEnd) -> Self {
        // Of news nobody learns whose newest page has never a row.
        back_end.turns.retain(|turn| turn.rows > 0);
        back_end.turns.push(Turn { rows: 0, again: 0 });
        let at_first = back_end.rows.len();
        let mut world = Self {
            scene: Scene::arriving(),
            back_end,
            asked: Vec::new(),
            pause: None,
            watch: None,
            provider_asked: false,
            reporting: None,
            reported: Vec::new(),
            at_first,
        };
        world.take_effects();
        world
    }

    fn tell(&mut self, message: Message) {
        self.scene = self.scene.clone().tell(message);
        self.take_effects();
    }

    fn take_effects(&mut self) {
        for effect in self.scene.effects.clone() {
            match effect {
                Effect::Read { request_id, query } => self.asked.push((request_id, query)),
                Effect::Pause { request_id, .. } => self.pause = Some(request_id),
                Effect::Watch(request_id) => self.watch = Some(request_id),
                Effect::ShowProvider(_) => self.provider_asked = true,
                Effect::Report { key, .. } => {
                    assert_eq!(self.reporting, None, "one after another");
                    assert!(!self.reported.contains(&key), "reported already");
                    self.reporting = Some(key);
                }
                _ => {}
            }
        }
    }

    fn answer(&mut self, last: bool, problem: Option<Problem>) {
        if self.asked.is_empty() {
            return;
        }
        let (request_id, query) = self.asked.remove(if last { self.asked.len() - 1 } else { 0 });
        let answer = problem.map_or_else(|| self.back_end.answer(&query), Err);
        self.tell(Message::Answered { request_id, answer });
    }

    fn happen(&mut self, count: i64) {
        let newest = self.at_first as i64 - self.back_end.rows.len() as i64;
        let rows = (newest - count..newest).map(some_row);
        self.back_end.rows = rows.chain(self.back_end.rows.clone()).collect();
    }

    fn deed(&mut self, deed: Deed) {
        match deed {
            Deed::Press(press) => self.press(press),
            Deed::Answer { last } => self.answer(last, None),
            Deed::Fail(problem) => self.answer(false, Some(problem)),
            Deed::Happen(count) => self.happen(count),
            Deed::Paused => {
                let pause = self.pause.take();
                pause.into_iter().for_each(|pause| self.tell(Message::Paused(pause)));
            }
            Deed::Watch => {
                let watch = self.watch.take();
                watch.into_iter().for_each(|watch| self.tell(Message::Watch(watch)));
            }
            Deed::ProviderShown if std::mem::take(&mut self.provider_asked) => {
                self.tell(Message::ProviderAnswered(1, Ok(true)));
            }
            Deed::Reported => {
                if let Some(key) = self.reporting.take() {
                    self.reported.push(key);
                    self.tell(Message::ReportAnswered { key, result: Ok(report("RP-1")) });
                }
            }
            Deed::ProviderShown => {}
        }
    }

    fn press(&mut self, press: Press) {
        let message = match press {
            Press::Older if !self.scene.state.has_older() => return,
            Press::Older => Message::OlderPressed,
            Press::Newer => Message::NewerPressed,
            Press::All => Message::AllPressed,
            Press::Stop => Message::StopPressed,
            // It stands there after a failure only.
            Press::Retry if self.scene.state.problem().is_none() => return,
            Press::Retry => Message::RetryPressed,
            Press::Narrow(group) => Message::GroupChosen(group),
            Press::Type(text) => Message::Typed(text.to_owned()),
            Press::Clear => Message::FilterCleared,
            Press::News => Message::NewsPressed,
            Press::Provider => {
                self.scene.state.provider = Provider::Hidden;
                Message::ProviderPressed
            }
            Press::Report(key) => Message::ReportPressed(vec![key]),
            Press::Shown(is_shown) => Message::ListShown(is_shown),
        };
        self.tell(message);
    }

    /// Checks what must always be true.
    fn check(&self) {
        let Scene { state, .. } = &self.scene;
        let truth = self.back_end.fitting(&state.filter);
        let shown = self.scene.shown();
        let summary = state.summary();
        assert_eq!(summary.count, shown.len());
        assert!(shown.iter().all(|number| truth.contains(number)), "what does not fit is shown");
        assert!(shown.is_empty() || !self.scene.on_page().is_empty(), "{} fit, and none is there", shown.len());
        assert!(self.scene.on_page().len() <= 250);
        if summary.ending != Ending::Unknown {
            let first = truth.iter().position(|number| Some(number) == shown.first()).unwrap_or(0);
            let run = truth.get(first..first + shown.len()).unwrap_or_default();
            assert_eq!(run, shown, "something is missing in between");
        }
        if summary.ending == RECORDED {
            let oldest = truth.last().filter(|oldest| **oldest >= 0);
            assert!(oldest.is_none() || oldest == shown.last(), "this is not all: {oldest:?}, {:?}", shown.last());
        }
        let pages = self.asked.iter().filter(|(request_id, _)| matches!(request_id, RequestId::Page(_)));
        assert!(!state.is_reading() || pages.count() > 0, "it waits for nothing");
        for key in &self.reported {
            assert!(state.list.row(*key).is_some_and(|row| row.activity.reported.is_some()), "a report is gone");
        }
    }

    /// Lets all answers arrive, with no further actions.
    fn rest(&mut self) {
        for _ in 0..5_000 {
            if self.asked.is_empty() {
                return;
            }
            self.answer(false, None);
            self.check();
        }
        panic!("it asks and asks");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 32, ..ProptestConfig::default() })]

    #[test]
    fn nothing_is_ever_told_that_is_not_so(back_end in some_back_end(120), deeds in vec(some_deed(), 1..40)) {
        let mut world = World::new(back_end);
        for deed in deeds {
            world.deed(deed);
            world.check();
        }
        world.rest();
        // Whatever was done before, everything can be had.
        world.press(Press::Shown(true));
        world.press(Press::Clear);
        world.rest();
        for _ in 0..20 {
            if world.scene.state.problem().is_some() {
                world.press(Press::Retry);
                world.rest();
            }
        }
        world.press(Press::All);
        world.rest();
        let watch = world.watch.take();
        watch.into_iter().for_each(|watch| world.tell(Message::Watch(watch)));
        world.rest();
        world.press(Press::News);
        world.rest();
        if world.scene.state.has_older() {
            world.press(Press::All);
            world.rest();
        }
        prop_assert_eq!(&world.scene.state.news, &News::None);
        prop_assert_eq!(world.scene.shown(), world.back_end.fitting(&Filter::default()));
    }
}
