//! Scenes of the block machine, one press or answer at a time. What holds in every order of events is the model's matter.

use spaer_core::{
    domain::{
        block::{BlockState, Record, Target},
        claim::Claim,
        id::BlockId,
        problem::Problem,
    },
    flow::block::{
        Context, Effect, Message, Order, Pace, Phase, Sending, State, TargetState, TargetStatus, TimerKind, Wait,
        update,
    },
};

use crate::claim::seen;
use crate::fixtures::{at, ended, in_effect, intent, record, refused, target_of};

const TEN_MINUTES: i64 = 10 * 60 * 1000;

/// A machine with what it ordered, so that a scene reads from top to bottom.
struct Scene {
    state: State,
    effects: Vec<Effect>,
    context: Context,
}

impl Scene {
    fn pressed() -> Self {
        Self::from(State::confirmed(intent()))
    }

    fn linked() -> Self {
        let intent = intent();
        Self::from(State::resumed(Order::Linked { id: intent.id, key: intent.key }))
    }

    fn from((state, effects): (State, Vec<Effect>)) -> Self {
        Self { state, effects, context: Context { now: at(1_000), same_person: true } }
    }

    fn tell(mut self, message: Message) -> Self {
        let (state, effects) = update(self.state, message, self.context);
        (self.state, self.effects) = (state, effects);
        self
    }

    /// The request or wait that the last step ordered.
    fn step_id(&self) -> u32 {
        let step_id = |effect: &Effect| match effect {
            Effect::Send { step_id } | Effect::Ask { step_id } | Effect::ReadTarget { step_id } => Some(*step_id),
            Effect::Wait { step_id, .. } => Some(*step_id),
            Effect::Store { .. } => None,
        };
        self.effects.iter().find_map(step_id).expect("something was ordered")
    }

    fn sent(self, result: Result<Record, Problem>) -> Self {
        let step_id = self.step_id();
        self.tell(Message::SendAnswered { step_id, result })
    }

    fn asked(self, result: Result<Record, Problem>) -> Self {
        let step_id = self.step_id();
        self.tell(Message::AskAnswered { step_id, result })
    }

    fn time_to_ask(self) -> Self {
        let step_id = self.step_id();
        self.tell(Message::Elapsed { step_id, timer: TimerKind::AskAgain })
    }

    /// Sent, no answer, and the question after it brought nothing either.
    fn lost() -> Self {
        Self::pressed().sent(Err(Problem::TimedOut)).asked(Err(Problem::TimedOut))
    }

    /// Sent, no answer, and then the back end says that it never came.
    fn lost_on_the_way() -> Self {
        let scene = Self::pressed().sent(Err(Problem::TimedOut)).asked(Err(Problem::NeverReceived));
        assert!(scene.looks());
        scene
    }

    fn waits_millis(&self) -> Option<u32> {
        self.effects.iter().find_map(|effect| match effect {
            Effect::Wait { timer: TimerKind::AskAgain, millis, .. } => Some(*millis),
            _ => None,
        })
    }

    fn requests(&self) -> usize {
        let is_request =
            |effect: &&Effect| matches!(effect, Effect::Send { .. } | Effect::Ask { .. } | Effect::ReadTarget { .. });
        self.effects.iter().filter(is_request).count()
    }

    fn sends(&self) -> bool {
        self.effects.iter().any(|effect| matches!(effect, Effect::Send { .. }))
    }

    /// Before it is sent again by itself.
    fn looks(&self) -> bool {
        self.state.phase() == Phase::LookingBeforeSending
            && self.effects.iter().any(|effect| matches!(effect, Effect::ReadTarget { .. }))
    }

    fn looked(self, result: Result<TargetStatus, Problem>) -> Self {
        let step_id = self.step_id();
        self.tell(Message::TargetAnswered { step_id, result })
    }

    fn asks(&self) -> bool {
        self.effects.iter().any(|effect| matches!(effect, Effect::Ask { .. }))
    }
}

#[test]
fn the_intent_is_stored_before_it_is_sent() {
    let scene = Scene::pressed();
    assert_eq!(scene.effects[0], Effect::Store { settled: false });
    assert!(matches!(scene.effects[1], Effect::Send { .. }));
}

#[test]
fn second_press_sends_nothing() {
    for message in [Message::SendAgainPressed, Message::AskPressed, Message::PageShown] {
        let scene = Scene::pressed().tell(message);
        assert_eq!(scene.effects, []);
        assert_eq!(scene.state.phase(), Phase::Sending(Pace::Usual));
    }
}

#[test]
fn words_follow_the_time_that_a_request_takes() {
    let scene = Scene::pressed();
    let step_id = scene.step_id();
    let scene = scene.tell(Message::Elapsed { step_id, timer: TimerKind::VerySlow });
    assert_eq!(scene.state.phase(), Phase::Sending(Pace::VerySlow));
    // Timers can fire in any order; it does not get quicker again.
    let scene = scene.tell(Message::Elapsed { step_id, timer: TimerKind::Slow });
    assert_eq!(scene.state.phase(), Phase::Sending(Pace::VerySlow));
}

#[test]
fn a_record_in_effect_is_blocked_as_of_its_own_time_and_settles() {
    let scene = Scene::pressed().sent(Ok(record(in_effect(), 70)));
    assert_eq!(scene.state.claim(), Claim::Blocked { at: at(70) });
    assert_eq!(scene.effects, [Effect::Store { settled: true }]);
    assert_eq!(scene.state.phase(), Phase::Resting);
}

#[test]
fn a_refusal_is_dated_by_the_refusal() {
    let scene = Scene::pressed().sent(Ok(record(refused(40), 70)));
    assert_eq!(scene.state.claim(), Claim::Refused { at: at(40) });
}

#[test]
fn a_pending_record_is_asked_about_again() {
    let scene = Scene::pressed().sent(Ok(record(BlockState::Pending, 70)));
    assert_eq!(scene.state.claim(), Claim::Pending { at: at(70) });
    assert!(scene.waits_millis().is_some());
    assert!(!scene.state.is_settled());
    let scene = scene.time_to_ask();
    assert!(scene.asks());
    assert_eq!(scene.asked(Ok(record(in_effect(), 80))).state.claim(), Claim::Blocked { at: at(80) });
}

const PROBLEMS: [Problem; 12] = [
    Problem::SessionEnded,
    Problem::SessionChanged,
    Problem::WrongPerson,
    Problem::NeverReceived,
    Problem::KeyRefused,
    Problem::TryLater { after_seconds: Some(7) },
    Problem::Unreachable,
    Problem::TimedOut,
    Problem::BackEndFailed,
    Problem::NotUnderstood,
    Problem::Intercepted,
    Problem::NotAccepted,
];

#[test]
fn whatever_goes_wrong_with_the_sending_it_is_unknown_and_the_app_asks() {
    for problem in PROBLEMS {
        let scene = Scene::pressed().sent(Err(problem));
        assert_eq!(scene.state.claim(), Claim::Unknown, "{problem:?}");
        assert!(!scene.sends(), "{problem:?} sent blindly");
        let waits = matches!(problem, Problem::TryLater { .. });
        assert_eq!(scene.waits_millis(), waits.then_some(7_000), "{problem:?}");
        assert_eq!(scene.asks(), !waits, "{problem:?}");
    }
}

#[test]
fn whatever_goes_wrong_with_the_question_it_is_unknown_and_the_app_goes_on() {
    for problem in PROBLEMS {
        let scene = Scene::pressed().sent(Err(Problem::TimedOut)).asked(Err(problem));
        assert_eq!(scene.state.claim(), Claim::Unknown, "{problem:?}");
        assert!(!scene.sends(), "{problem:?}");
        assert_eq!(scene.looks(), problem == Problem::NeverReceived, "{problem:?}");
        assert_eq!(scene.waits_millis().is_some(), problem != Problem::NeverReceived, "{problem:?}");
    }
}

#[test]
fn a_problem_after_a_record_takes_nothing_back() {
    for problem in PROBLEMS.into_iter().filter(|problem| *problem != Problem::NeverReceived) {
        let pending = Scene::pressed().sent(Ok(record(BlockState::Pending, 70))).time_to_ask().asked(Err(problem));
        assert_eq!(pending.state.claim(), Claim::Pending { at: at(70) }, "{problem:?}");
        let blocked = Scene::pressed().sent(Ok(record(in_effect(), 70))).tell(Message::PageShown).asked(Err(problem));
        assert_eq!(blocked.state.claim(), Claim::Blocked { at: at(70) }, "{problem:?}");
        assert_eq!((blocked.state.phase(), blocked.requests()), (Phase::Resting, 0), "{problem:?}");
    }
}

#[test]
fn a_wait_that_the_back_end_asked_for_is_ended_by_time_or_by_a_press() {
    let waiting =
        || Scene::pressed().sent(Err(Problem::TryLater { after_seconds: Some(3600) })).tell(Message::PageShown);
    assert_eq!((waiting().state.phase(), waiting().requests()), (Phase::Waiting(Wait::Asked), 0));
    let step_id = Scene::pressed().sent(Err(Problem::TryLater { after_seconds: Some(3600) })).step_id();
    assert!(waiting().tell(Message::Elapsed { step_id, timer: TimerKind::AskAgain }).asks());
    assert!(waiting().tell(Message::AskPressed).asks(), "a person's press is always possible");
}

#[test]
fn a_wait_that_the_back_end_asked_for_has_a_floor_and_a_ceiling() {
    for (asked, millis) in [(None, 5_000), (Some(0), 1_000), (Some(1), 1_000), (Some(u32::MAX), 300_000)] {
        let scene = Scene::pressed().sent(Err(Problem::TryLater { after_seconds: asked }));
        assert_eq!(scene.waits_millis(), Some(millis), "{asked:?}");
    }
}

/// The length of the wait that was ordered, and how much the runtime may add to it.
fn pause(scene: &Scene) -> (u32, u32) {
    let pause = |effect: &Effect| match effect {
        Effect::Wait { timer: TimerKind::AskAgain, millis, spread_millis, .. } => Some((*millis, *spread_millis)),
        _ => None,
    };
    scene.effects.iter().find_map(pause).expect("it waits")
}

#[test]
fn whoever_is_told_later_comes_back_within_minutes_and_not_with_all_others() {
    for asked in [None, Some(2), Some(10), Some(60), Some(200)] {
        let (millis, spread) = pause(&Scene::pressed().sent(Err(Problem::TryLater { after_seconds: asked })));
        assert_eq!(millis + spread, 270_000, "{asked:?}");
    }
    let (millis, spread) = pause(&Scene::pressed().sent(Err(Problem::TryLater { after_seconds: Some(300) })));
    assert_eq!((millis, spread), (300_000, 60_000));
}

#[test]
fn whoever_is_alone_is_soon_back() {
    let on_its_way = Scene::pressed().sent(Err(Problem::TryLater { after_seconds: Some(1) }));
    assert_eq!(pause(&on_its_way), (1_000, 200), "as a back end says of an order that is on its way");
    assert_eq!(pause(&Scene::lost()), (2_000, 400));
    let words = Scene::pressed();
    let is_exact = |effect: &Effect| !matches!(effect, Effect::Wait { spread_millis: 1.., .. });
    assert!(words.effects.iter().all(is_exact), "words come when they are due");
}

#[test]
fn the_own_wait_ends_on_return_to_the_page_and_grows_to_half_a_minute() {
    let mut scene = Scene::lost();
    assert!(Scene::lost().tell(Message::PageShown).asks());
    let mut longest = 0;
    for _ in 0..20 {
        let waits = scene.waits_millis().expect("goes on asking");
        assert!(waits >= longest || waits == 30_000);
        longest = waits;
        scene = scene.time_to_ask();
        let step_id = scene.step_id();
        scene = match scene.state.phase() {
            Phase::ReadingTarget => scene.tell(Message::TargetAnswered { step_id, result: Err(Problem::TimedOut) }),
            _ => scene.asked(Err(Problem::TimedOut)),
        };
    }
    assert_eq!(longest, 30_000);
}

#[test]
fn the_target_itself_is_read_when_the_record_cannot_be() {
    let mut scene = Scene::lost();
    while scene.state.phase() != Phase::ReadingTarget {
        scene = scene.time_to_ask();
        if scene.state.phase() != Phase::ReadingTarget {
            scene = scene.asked(Err(Problem::TimedOut));
        }
    }
    let step_id = scene.step_id();
    let read = seen(true, 90);
    let scene = scene.tell(Message::TargetAnswered { step_id, result: Ok(read) });
    assert_eq!(scene.state.claim(), Claim::Blocked { at: at(90) });
    // What the target says settles nothing: this block is still to be found out about.
    assert!(!scene.state.is_settled());
    let read = seen(false, 95);
    let scene = scene.tell(Message::TargetAnswered { step_id, result: Ok(read) });
    assert_eq!(scene.state.claim(), Claim::Unknown);
}

#[test]
fn a_pause_asked_for_when_the_target_is_read_is_kept() {
    let mut scene = Scene::lost();
    while scene.state.phase() != Phase::ReadingTarget {
        scene = scene.time_to_ask();
        if scene.state.phase() != Phase::ReadingTarget {
            scene = scene.asked(Err(Problem::TimedOut));
        }
    }
    let (step_id, problem) = (scene.step_id(), Problem::TryLater { after_seconds: Some(60) });
    let scene = scene.tell(Message::TargetAnswered { step_id, result: Err(problem) });
    assert_eq!((scene.state.phase(), scene.waits_millis()), (Phase::Waiting(Wait::Asked), Some(60_000)));
}

#[test]
fn the_status_of_the_whole_is_read_for_a_whole_block() {
    let whole = spaer_core::domain::block::Intent { target: Target::Identity, ..intent() };
    let mut scene = Scene::from(State::confirmed(whole)).sent(Err(Problem::TimedOut));
    while scene.state.phase() != Phase::ReadingTarget {
        scene = scene.asked(Err(Problem::TimedOut)).time_to_ask();
    }
}

/// In use, by a reading of 90, since then.
fn in_use_since(since: Option<i64>) -> TargetStatus {
    TargetStatus { since: since.map(at), ..seen(false, 90) }
}

#[test]
fn never_received_is_sent_again_only_while_young_and_by_the_same_person() {
    let check = |now: i64, same_person: bool, sends: bool| {
        let mut scene = Scene::pressed().sent(Err(Problem::TimedOut));
        scene.context = Context { now: at(now), same_person };
        let scene = scene.asked(Err(Problem::NeverReceived));
        assert_eq!(scene.looks(), sends, "{now} {same_person}");
        assert_eq!(scene.state.phase() == Phase::NeverReceived, !sends, "{now} {same_person}");
        assert_eq!(scene.state.claim(), Claim::Unknown);
        if sends {
            assert!(scene.looked(Ok(in_use_since(Some(5)))).sends(), "{now} {same_person}");
        }
    };
    check(0, true, true);
    check(TEN_MINUTES - 1, true, true);
    check(TEN_MINUTES, true, false);
    check(1_000, false, false);
    // A clock that was set back says nothing about the age.
    check(-1, true, false);
}

#[test]
fn nothing_is_sent_again_by_itself_once_something_may_have_happened_to_the_target() {
    let looking = || Scene::lost_on_the_way();
    // As it was when the list was read on which the press rested, at 5.
    assert!(looking().looked(Ok(in_use_since(Some(5)))).sends());
    assert!(looking().looked(Ok(in_use_since(Some(-100)))).sends());
    let otherwise = [
        in_use_since(Some(6)),
        // The back end does not say.
        in_use_since(None),
        // Read before the press, whatever it says.
        TargetStatus { as_of: at(4), ..in_use_since(Some(1)) },
        TargetStatus { state: TargetState::Other, ..in_use_since(Some(5)) },
    ];
    for read in otherwise {
        let scene = looking().looked(Ok(read));
        assert_eq!((scene.state.phase(), scene.requests()), (Phase::NeverReceived, 0), "{read:?}");
        assert!(scene.tell(Message::SendAgainPressed).sends(), "a person decides: {read:?}");
    }
}

#[test]
fn a_target_that_is_blocked_is_said_to_be_and_the_order_is_asked_for_again() {
    let scene = Scene::lost_on_the_way().looked(Ok(seen(true, 90)));
    assert_eq!(scene.state.claim(), Claim::Blocked { at: at(90) });
    assert_eq!((scene.state.phase(), scene.requests()), (Phase::Waiting(Wait::Own), 0));
    // Whoever said "never" was behind.
    let scene = scene.time_to_ask().asked(Ok(record(in_effect(), 91)));
    assert_eq!((scene.state.claim(), scene.state.is_settled()), (Claim::Blocked { at: at(91) }, true));
}

#[test]
fn an_order_whose_press_rested_on_no_reading_is_never_sent_again_by_itself() {
    let blind = spaer_core::domain::block::Intent { seen: None, ..intent() };
    let scene = Scene::from(State::confirmed(blind)).sent(Err(Problem::TimedOut)).asked(Err(Problem::NeverReceived));
    assert_eq!((scene.state.phase(), scene.requests()), (Phase::NeverReceived, 0));
}

#[test]
fn a_look_before_sending_that_fails_sends_nothing() {
    for problem in PROBLEMS {
        let scene = Scene::lost_on_the_way().looked(Err(problem));
        assert!(!scene.sends(), "{problem:?}");
        let goes_on = matches!(scene.state.phase(), Phase::Waiting(_));
        assert_eq!(goes_on, problem.may_pass(), "{problem:?}");
        assert_eq!(scene.state.phase() == Phase::NeverReceived, !goes_on, "{problem:?}");
    }
}

#[test]
fn an_order_that_arrives_while_it_is_looked_is_not_sent_again() {
    let scene = Scene::pressed();
    let first = scene.step_id();
    let scene = scene.sent(Err(Problem::TimedOut)).asked(Err(Problem::NeverReceived));
    let look = scene.step_id();
    let scene = scene.tell(Message::SendAnswered { step_id: first, result: Ok(record(BlockState::Pending, 80)) });
    let scene = scene.tell(Message::TargetAnswered { step_id: look, result: Ok(in_use_since(Some(5))) });
    assert!(!scene.sends() && scene.waits_millis().is_some());
}

#[test]
fn what_was_answered_and_not_taken_is_not_sent_again_by_itself() {
    for problem in PROBLEMS {
        let sent = Scene::pressed().sent(Err(problem));
        let sent = if sent.asks() { sent } else { sent.time_to_ask() };
        let scene = sent.asked(Err(Problem::NeverReceived));
        let turned_away = matches!(problem, Problem::Intercepted | Problem::NotAccepted);
        assert_eq!(scene.state.phase() == Phase::NeverReceived, turned_away, "{problem:?}");
        assert_eq!(scene.looks(), !turned_away, "{problem:?}");
        if turned_away {
            // An answer, and no silence of ten minutes; and sending again is a person's.
            assert_eq!(scene.state.sending(), Sending::TurnedAway);
            let again = scene.tell(Message::SendAgainPressed);
            assert!(again.sends() && again.state.sending() == Sending::Open);
        }
    }
}

#[test]
fn beside_a_refusal_stands_how_the_target_stands() {
    let scene = Scene::pressed().sent(Ok(record(refused(40), 70)));
    assert_eq!((scene.state.phase(), scene.requests()), (Phase::ReadingTarget, 1));
    assert_eq!(scene.state.target_after_end(), None);
    let scene = scene.looked(Ok(seen(true, 90)));
    assert_eq!(scene.state.claim(), Claim::Refused { at: at(40) });
    assert_eq!(scene.state.target_after_end().and_then(TargetStatus::claim), Some(Claim::Blocked { at: at(90) }));
    // Each time the page is looked at again, it is read again; an older copy changes nothing.
    let scene = scene.tell(Message::PageShown).looked(Ok(seen(false, 89)));
    assert_eq!(scene.state.target_after_end(), Some(seen(true, 90)));
    let scene = scene.tell(Message::PageShown).looked(Ok(seen(false, 91)));
    assert_eq!(scene.state.target_after_end(), Some(seen(false, 91)));
    // It failed: what was read keeps its date.
    let scene = scene.tell(Message::PageShown).looked(Err(Problem::TimedOut));
    assert_eq!((scene.state.phase(), scene.state.target_after_end()), (Phase::Resting, Some(seen(false, 91))));
}

#[test]
fn somebody_elses_target_is_not_looked_at_beside_a_refusal() {
    let mut scene = Scene::pressed();
    scene.context.same_person = false;
    let mut scene = scene.sent(Ok(record(refused(40), 70)));
    assert_eq!((scene.state.phase(), scene.requests()), (Phase::Resting, 0));
    assert!(scene.state.awaits_person());
    scene.context.same_person = true;
    assert_eq!(scene.tell(Message::PageShown).state.phase(), Phase::ReadingTarget);
}

#[test]
fn what_was_in_effect_is_asked_for_again_when_its_target_is_seen_in_use() {
    let blocked = || Scene::pressed().sent(Ok(record(in_effect(), 70)));
    let scene = blocked().tell(Message::TargetSeen(seen(false, 69)));
    assert_eq!((scene.state.claim(), scene.requests()), (Claim::Blocked { at: at(70) }, 0), "an older copy");
    let scene = blocked().tell(Message::TargetSeen(seen(false, 71)));
    assert_eq!(scene.state.claim(), Claim::Unknown);
    assert!(scene.asks());
    let failed = scene.asked(Err(Problem::TimedOut));
    assert!(failed.waits_millis().is_some(), "it goes on asking");
    let stale = failed.time_to_ask().asked(Ok(record(in_effect(), 70)));
    assert!(stale.waits_millis().is_some() && stale.state.claim() == Claim::Unknown);
    let scene = stale.time_to_ask().asked(Ok(record(in_effect(), 72)));
    assert_eq!((scene.state.claim(), scene.state.phase()), (Claim::Blocked { at: at(72) }, Phase::Resting));
}

#[test]
fn after_contradictions_a_second_will_for_the_target_is_one_of_its_own() {
    let other = Record { id: BlockId::from_random([9; 16]), ..record(in_effect(), 1) };
    let scene = Scene::pressed().sent(Ok(other));
    assert!(!scene.state.stands_for_its_target());
    assert!(Scene::pressed().state.stands_for_its_target());
}

#[test]
fn a_person_may_send_again_what_was_never_received() {
    let mut scene = Scene::pressed().sent(Err(Problem::TimedOut));
    scene.context.now = at(TEN_MINUTES);
    let mut scene = scene.asked(Err(Problem::NeverReceived));
    scene.context.same_person = false;
    let mut scene = scene.tell(Message::SendAgainPressed);
    assert!(!scene.sends());
    scene.context.same_person = true;
    assert!(scene.tell(Message::SendAgainPressed).sends());
}

#[test]
fn a_late_record_is_merged_and_a_late_failure_is_no_news() {
    let scene = Scene::pressed();
    let first = scene.step_id();
    let scene = scene.sent(Err(Problem::TimedOut));
    let phase = scene.state.phase();
    let scene = scene.tell(Message::SendAnswered { step_id: first, result: Err(Problem::SessionEnded) });
    assert_eq!((scene.state.phase(), scene.effects.len()), (phase, 0));
    let scene = scene.tell(Message::SendAnswered { step_id: first, result: Ok(record(in_effect(), 50)) });
    assert_eq!(scene.state.claim(), Claim::Blocked { at: at(50) });
}

#[test]
fn never_received_that_a_record_has_overtaken_is_asked_about_again() {
    let scene = Scene::pressed();
    let first = scene.step_id();
    let scene = scene.sent(Err(Problem::TimedOut));
    let question = scene.step_id();
    let scene = scene.tell(Message::SendAnswered { step_id: first, result: Ok(record(BlockState::Pending, 50)) });
    let scene = scene.tell(Message::AskAnswered { step_id: question, result: Err(Problem::NeverReceived) });
    assert_eq!(scene.state.claim(), Claim::Pending { at: at(50) });
    assert!(scene.waits_millis().is_some() && !scene.sends());
    // Asked once more, it should know.
    let scene = scene.time_to_ask().asked(Err(Problem::NeverReceived));
    assert_eq!(scene.state.claim(), Claim::Unknown);
}

#[test]
fn what_contradicts_makes_it_unknown_for_good() {
    let check = |first: Record, second: Record| {
        let scene = Scene::pressed();
        let step_id = scene.step_id();
        let scene = scene.sent(Ok(first)).tell(Message::SendAnswered { step_id, result: Ok(second) });
        assert_eq!(scene.state.claim(), Claim::Unknown);
        assert!(!scene.state.is_settled());
        let scene = scene.tell(Message::SendAnswered { step_id, result: Ok(record(in_effect(), 99)) });
        assert_eq!(scene.state.claim(), Claim::Unknown);
        assert_eq!(scene.tell(Message::PageShown).requests(), 0);
    };
    check(record(in_effect(), 1), record(refused(2), 2));
    check(record(refused(1), 1), record(ended(), 2));
    check(record(in_effect(), 1), Record { id: BlockId::from_random([9; 16]), ..record(in_effect(), 2) });
    check(record(in_effect(), 1), record(BlockState::Pending, 2));
    check(record(BlockState::Pending, 1), Record { target: target_of(Some("other")), ..record(in_effect(), 2) });
}

#[test]
fn a_record_of_something_else_is_never_claimed() {
    let identity = spaer_core::domain::block::RecordTarget::Identity;
    for wrong in [
        Record { id: BlockId::from_random([9; 16]), ..record(in_effect(), 1) },
        Record { target: target_of(Some("other")), ..record(in_effect(), 1) },
        Record { target: identity, ..record(in_effect(), 1) },
    ] {
        let scene = Scene::pressed().sent(Ok(wrong));
        assert_eq!(scene.state.claim(), Claim::Unknown);
        assert_eq!(scene.effects, []);
    }
    // Read with the key alone it names no device, which contradicts nothing.
    let scene = Scene::pressed().sent(Ok(Record { target: target_of(None), ..record(in_effect(), 1) }));
    assert_eq!(scene.state.claim(), Claim::Blocked { at: at(1) });
}

#[test]
fn a_resumed_intent_is_asked_about_first() {
    let scene = Scene::from(State::resumed(Order::Own(intent())));
    assert!(scene.asks() && !scene.sends());
    assert_eq!(scene.state.claim(), Claim::Unknown);
    assert!(scene.asked(Err(Problem::NeverReceived)).looks());
}

#[test]
fn a_link_is_only_ever_read() {
    let scene = Scene::linked().asked(Err(Problem::NeverReceived));
    assert_eq!(scene.state.phase(), Phase::NeverReceived);
    assert!(!scene.tell(Message::SendAgainPressed).sends());
    let scene = Scene::linked().asked(Err(Problem::KeyRefused));
    assert_eq!(scene.state.phase(), Phase::Resting);
    let scene = Scene::linked().asked(Ok(record(in_effect(), 5)));
    assert_eq!(scene.effects, [], "nothing of a link is stored");
    assert_eq!(scene.state.claim(), Claim::Blocked { at: at(5) });
}

#[test]
fn what_is_in_effect_is_read_afresh_and_can_end() {
    let scene = Scene::pressed().sent(Ok(record(in_effect(), 70))).tell(Message::PageShown);
    assert!(scene.asks());
    assert_eq!(scene.state.claim(), Claim::Blocked { at: at(70) });
    let scene = scene.asked(Ok(record(ended(), 90)));
    assert_eq!(scene.state.claim(), Claim::Ended { at: at(90) });
    // Settled before, so there is nothing new to store; what has ended never changes again, and how the target stands now is read beside it.
    assert_eq!((scene.state.phase(), scene.effects.len()), (Phase::ReadingTarget, 1));
    let scene = scene.looked(Ok(seen(false, 91)));
    assert_eq!(scene.state.claim(), Claim::Ended { at: at(90) });
    assert!(!scene.tell(Message::PageShown).asks());
}
