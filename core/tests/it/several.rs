//! Several authenticators at once: one intent each, each with its own result.

use spaer_core::{
    domain::{
        authenticator::{Kind, Status},
        block::Record,
        claim::Claim,
        id::BlockId,
        problem::Problem,
        reason::Reason,
    },
    flow::{
        app::{Effect, Message, State, TabStorage, update},
        authenticator::{Asked, Choice, Step},
        block::{self, Phase},
    },
    route::{Page, Route},
};

use crate::{
    app::{CHOOSING, Scene, answered, press, two},
    fixtures::{at, authenticator, device, in_effect, list, person, record, target_of},
};

fn bag() -> Vec<spaer_core::domain::authenticator::Authenticator> {
    let active = |id, kind| authenticator(id, kind, Status::Active);
    vec![active("app", Kind::App), active("code", Kind::CodeDisplay), active("chip", Kind::Chip)]
}

fn pressed(ids: &[&str], random: &[[u8; 32]]) -> Scene {
    Scene::choosing("", bag()).tells(press(ids)).tell(Message::KeysDrawn(random.to_vec()))
}

fn sent_tickets(scene: &Scene) -> Vec<(BlockId, u32)> {
    let sent = |effect: &Effect| match effect {
        Effect::SendBlock { intent, step_id, .. } => Some((intent.id.clone(), *step_id)),
        _ => None,
    };
    scene.effects.iter().filter_map(sent).collect()
}

fn sent_answered(scene: Scene, of: &(BlockId, u32), result: Result<Record, Problem>) -> Scene {
    let (id, step_id) = of.clone();
    scene.tell(Message::Block { id, message: block::Message::SendAnswered { step_id, result } })
}

fn claims(scene: &Scene) -> Vec<&'static str> {
    let shown = scene.state.acting.receipt.blocks.iter().filter_map(|id| scene.state.shell.shown_block(id));
    shown.map(|block| block.claim().as_str()).collect()
}

#[test]
fn one_press_is_one_intent_for_each_with_its_own_id_and_key() {
    let scene = pressed(&["app", "chip"], &[[1; 32], [2; 32]]);
    let intents: Vec<_> = scene
        .effects
        .iter()
        .filter_map(|effect| match effect {
            Effect::SendBlock { intent, .. } => Some(intent.clone()),
            _ => None,
        })
        .collect();
    assert_eq!(intents.len(), 2);
    assert_ne!(intents[0].id, intents[1].id);
    assert_ne!(intents[0].target, intents[1].target);
    let address = scene.pushed().expect("the receipt").to_owned();
    for intent in &intents {
        assert!(address.contains(&format!("{}.{}", intent.id.as_str(), intent.key.reveal())));
    }
    assert_eq!(claims(&scene), ["unknown", "unknown"]);
    let stored = scene.effects.iter().filter(|effect| matches!(effect, Effect::Store(one) if !one.settled)).count();
    assert_eq!(stored, 2, "each is kept before it is sent");
}

#[test]
fn results_come_one_by_one_and_only_what_failed_is_tried_again() {
    let scene = pressed(&["app", "chip"], &[[1; 32], [2; 32]]);
    let sent = sent_tickets(&scene);
    let good = Record { id: sent[0].0.clone(), ..record(in_effect(), 70) };
    let scene = sent_answered(scene, &sent[0], Ok(good));
    assert_eq!(claims(&scene), ["blocked", "unknown"]);
    let scene = sent_answered(scene, &sent[1], Err(Problem::BackEndFailed));
    let asked = |scene: &Scene| scene.effects.iter().any(|effect| matches!(effect, Effect::AskBlock { .. }));
    assert!(asked(&scene), "the failed one asks");
    let step_id = scene.effects.iter().find_map(|effect| match effect {
        Effect::AskBlock { step_id, .. } => Some(*step_id),
        _ => None,
    });
    let message = block::Message::AskAnswered { step_id: step_id.expect("asked"), result: Err(Problem::TimedOut) };
    let scene = scene.tell(Message::Block { id: sent[1].0.clone(), message });
    let scene = scene.tell(Message::FailedAgainPressed);
    let asked: Vec<_> = scene
        .effects
        .iter()
        .filter_map(|effect| match effect {
            Effect::AskBlock { id, .. } => Some(id.clone()),
            Effect::SendBlock { intent, .. } => Some(intent.id.clone()),
            _ => None,
        })
        .collect();
    assert_eq!(asked, [sent[1].0.clone()], "the one that is in effect is left alone");
    assert_eq!(claims(&scene), ["blocked", "unknown"]);
}

#[test]
fn one_of_them_that_is_open_already_is_not_made_twice() {
    let scene = pressed(&["app"], &[[1; 32]]);
    let first = scene.receipt();
    let sent = sent_tickets(&scene);
    let scene = sent_answered(scene, &sent[0], Err(Problem::TimedOut)).went_to("").listed(bag());
    let scene = scene.tells(press(&["app", "code"])).tell(Message::KeysDrawn(vec![[3; 32], [4; 32]]));
    assert_eq!(scene.sends(), 1, "only the new one");
    assert_eq!(scene.receipt(), first);
    assert_eq!(scene.state.acting.receipt.blocks.len(), 2);
}

#[test]
fn picking_twice_takes_back_and_nothing_picked_asks() {
    let picks = [Message::Toggled(device("app")), Message::Toggled(device("app")), Message::WentOn];
    let scene = Scene::choosing("", two()).tells(picks);
    assert_eq!(*scene.step(), Step::Choosing { chosen: Vec::new(), asked: Asked::Again });
}

#[test]
fn all_that_work_at_once_pass_the_interruption_and_most_of_them_do_not() {
    let picks = |ids: &[&str]| -> Vec<Message> {
        ids.iter().map(|id| Message::Toggled(device(id))).chain([Message::WentOn]).collect()
    };
    let all = Scene::choosing("", bag()).tells(picks(&["chip", "app", "code"]));
    let in_order = ["app", "code", "chip"].map(device).to_vec();
    assert_eq!(*all.step(), Step::Interrupted { ids: in_order }, "in the order of the list, not of the picking");
    assert!(matches!(Scene::choosing("", bag()).tells(picks(&["chip", "app"])).step(), Step::Checking { .. }));
}

#[test]
fn a_choice_survives_the_login_in_between() {
    let scene = Scene::choosing("#lost-device", bag());
    let scene = scene.tells([Message::Toggled(device("code")), Message::Toggled(device("chip")), Message::WentOn]);
    let kept = scene.effects.iter().find_map(|effect| match effect {
        Effect::KeepChoice(choice) => Some(choice.clone()),
        _ => None,
    });
    let kept = kept.expect("kept in the tab");
    assert_eq!(kept.reason, Some(Reason::LostDevice));
    let choice = kept.ids;
    assert_eq!(choice, ["code", "chip"].map(device));
    // The session ends in the middle: the choice is still known, and so is the step.
    let over = scene.tell(Message::SessionAnswered(Err(Problem::SessionEnded)));
    assert_eq!(over.state.acting.choosing.chosen(), choice);
    // The same tab after the login page, which loaded the app anew.
    let started = |fragment: &str, ids| {
        let choice = Choice { reason: Some(Reason::LostDevice), ids };
        let kept = TabStorage { choice, ..TabStorage::default() };
        let message = crate::fixtures::started(CHOOSING, fragment, kept);
        let scene = Scene::started("/da/", "", Vec::new());
        // As the runtime makes it: the state is at the page already when it is told where it is.
        let route = Route::parse(CHOOSING, None);
        let (state, effects) = update(State::at(route), message, at(2_000));
        Scene { state, effects, ..scene }.logged_in(person("anna")).listed(bag())
    };
    let back = started("#lost-device&step=check&login=ok", choice.clone());
    assert_eq!(*back.step(), Step::Checking { ids: choice.clone() });
    let fresh = started("#lost-device&login=ok", choice.clone());
    assert_eq!(fresh.state.acting.choosing.chosen(), [], "an address without a step is a new beginning");
    for fragment in ["#stolen-phone&step=check", "&step=check", "#new-phone&step=choose&login=ok"] {
        let other = started(fragment, choice.clone());
        assert_eq!(other.state.acting.choosing.chosen(), [], "picked for another reason: {fragment}");
    }
    let gone = started("#lost-device&step=check&login=ok", vec![device("somebody-elses")]);
    assert!(matches!(gone.step(), Step::Choosing { chosen, .. } if chosen.is_empty()));
}

#[test]
fn what_was_blocked_meanwhile_is_no_longer_picked() {
    let scene = Scene::choosing("", bag()).tells([
        Message::Toggled(device("app")),
        Message::Toggled(device("chip")),
        Message::WentOn,
        Message::PageShown,
    ]);
    let request_id = scene.asked_for();
    let mut changed = bag();
    changed[0].status = Status::Blocked;
    let scene = scene.tell(answered(request_id, Ok(list(changed))));
    assert_eq!(*scene.step(), Step::Choosing { chosen: vec![device("chip")], asked: Asked::Once });
}

#[test]
fn two_hundred_are_two_hundred_intents() {
    let names: Vec<_> = (0..200).map(|number| format!("app-{number}")).collect();
    let crowd: Vec<_> = names.iter().map(|name| authenticator(name, Kind::App, Status::Active)).collect();
    let names: Vec<_> = names.iter().map(String::as_str).collect();
    let scene = Scene::choosing("", crowd).tells([press(&names), vec![Message::WentOn]].concat());
    let scene = scene.tell(Message::BlockPressed);
    let random: Vec<_> = (0..200_u8).map(|number| [number; 32]).collect();
    let scene = scene.tell(Message::KeysDrawn(random));
    assert_eq!((scene.sends(), scene.state.acting.receipt.blocks.len()), (200, 200));
    assert_eq!(scene.state.shell.route, Route::Page(spaer_core::domain::language::Lang::Da, Page::Receipt));
    let phase: Vec<_> = scene.state.shell.blocks.iter().map(block::State::phase).collect();
    assert!(phase.iter().all(|phase| matches!(phase, Phase::Sending(_))));
    let sent = sent_tickets(&scene);
    let target = target_of(None);
    let one = Record { id: sent[150].0.clone(), target, ..record(in_effect(), 70) };
    let scene = sent_answered(scene, &sent[150], Ok(one));
    let blocked =
        scene.state.shell.blocks.iter().filter(|block| matches!(block.claim(), Claim::Blocked { .. })).count();
    assert_eq!(blocked, 1);
}

/// The phone of the same kind that is left may be just the one that they keep.
#[test]
fn coming_back_after_a_block_for_a_reason_picks_nothing_by_itself() {
    let phones =
        |old: Status| vec![authenticator("old", Kind::App, old), authenticator("new", Kind::App, Status::Active)];
    let scene = Scene::choosing("#new-phone", phones(Status::Active)).tells(press(&["old"]));
    let scene = scene.tell(Message::KeysDrawn(vec![[1; 32]])).answered(Ok(()));
    for fragment in ["#new-phone&step=check", "#new-phone"] {
        let back = scene.clone().went_to(fragment).listed(phones(Status::Blocked));
        assert_eq!(*back.step(), Step::Choosing { chosen: Vec::new(), asked: Asked::Once }, "{fragment}");
    }
}

#[test]
fn what_is_kept_is_always_what_is_picked_now() {
    let kept = |scene: &Scene| {
        scene.effects.iter().rev().find_map(|effect| match effect {
            Effect::KeepChoice(choice) => Some(choice.ids.clone()),
            _ => None,
        })
    };
    let scene = Scene::choosing("", bag()).tells([Message::Toggled(device("code")), Message::WentOn]);
    assert_eq!(kept(&scene), Some(vec![device("code")]));
    // Away, and back with a reason that leaves one: what was picked for nothing in particular is not meant any more.
    let (path, fragment) = (CHOOSING.to_owned(), "#stolen-phone".to_owned());
    let scene = scene.tell(Message::LinkFollowed { path: "/da/".to_owned(), fragment: String::new() });
    let scene = scene.tell(Message::LinkFollowed { path, fragment });
    assert_eq!(kept(&scene), Some(Vec::new()));
    let scene = scene.listed(bag());
    assert_eq!(*scene.step(), Step::Checking { ids: vec![device("app")] });
    assert_eq!(kept(&scene), Some(vec![device("app")]));
}
