//! Scenes of the whole app: from an address to a receipt, with everything that can come between.

use std::sync::Arc;

use spaer_core::{
    domain::{
        authenticator::{Authenticator, Authenticators, Kind, Status},
        block::Target,
        claim::Claim,
        id::BlockId,
        language::Lang,
        person::Person,
        problem::Problem,
        reason::Reason,
        time::Timestamp,
    },
    flow::{
        app::{Answer, Effect, Finish, Message, Remote, RequestId, Resource, State, StoredIntent, TabStorage, update},
        authenticator::{Asked, Step},
        block::{self, Phase},
        session::Session,
    },
    route::{Page, Route, receipt_href},
};

use crate::fixtures::{at, authenticator, device, in_effect, intent, list, person, record, started};

pub const CHOOSING: &str = "/da/spaer/identifikationsmiddel";

#[derive(Clone)]
pub struct Scene {
    pub state: State,
    pub effects: Vec<Effect>,
    pub now: Timestamp,
}

impl Scene {
    pub fn started(path: &str, fragment: &str, stored: Vec<StoredIntent>) -> Self {
        let scene = Self { state: State::at(Route::Chooser), effects: Vec::new(), now: at(1_000) };
        scene.tell(started(path, fragment, TabStorage { intents: stored, ..TabStorage::default() }))
    }

    pub fn tell(mut self, message: Message) -> Self {
        (self.state, self.effects) = update(self.state, message, self.now);
        self
    }

    pub fn tells(self, messages: impl IntoIterator<Item = Message>) -> Self {
        messages.into_iter().fold(self, Self::tell)
    }

    pub fn logged_in(self, person: Person) -> Self {
        self.tell(Message::SessionAnswered(Ok(person)))
    }

    pub fn reads(&self, what: Resource) -> Option<RequestId> {
        let request_id = |effect: &Effect| match effect {
            Effect::Read { request_id } => Some(*request_id),
            _ => None,
        };
        self.effects.iter().filter_map(request_id).find(|request_id| request_id.what == what)
    }

    pub fn asked_for(&self) -> RequestId {
        self.reads(Resource::Authenticators).expect("the list was asked for")
    }

    pub fn listed(self, items: Vec<Authenticator>) -> Self {
        let request_id = self.asked_for();
        self.tell(answered(request_id, Ok(list(items))))
    }

    /// The one block that the receipt is about.
    pub fn receipt(&self) -> Option<BlockId> {
        self.state.acting.receipt.blocks.first().cloned()
    }

    pub fn shown(&self) -> Option<&block::State> {
        self.state.shell.shown_block(self.state.acting.receipt.blocks.first()?)
    }

    /// Anna, logged in, before the choice of these.
    pub fn choosing(fragment: &str, items: Vec<Authenticator>) -> Self {
        Self::started(CHOOSING, fragment, Vec::new()).logged_in(person("anna")).listed(items)
    }

    /// Anna's press has been sent.
    pub fn sent() -> Self {
        let scene = Self::choosing("", two()).tells(press(&["app"]));
        assert_eq!(scene.effects, [Effect::DrawKeys { count: 1 }]);
        scene.tell(Message::KeysDrawn(vec![[7; 32]]))
    }

    pub fn step(&self) -> &Step {
        &self.state.acting.choosing.step
    }

    pub fn pushed(&self) -> Option<&str> {
        self.effects.iter().find_map(|effect| match effect {
            Effect::Push(address) => Some(address.as_str()),
            _ => None,
        })
    }

    pub fn sends(&self) -> usize {
        self.effects.iter().filter(|effect| matches!(effect, Effect::SendBlock { .. })).count()
    }

    /// The answer to the order that was just sent.
    pub fn answered(self, result: Result<(), Problem>) -> Self {
        let id = self.receipt().expect("a receipt");
        let sent = self.effects.iter().find_map(|effect| match effect {
            Effect::SendBlock { step_id, .. } => Some(*step_id),
            _ => None,
        });
        let record = spaer_core::domain::block::Record { id: id.clone(), ..record(in_effect(), 70) };
        let message =
            block::Message::SendAnswered { step_id: sent.expect("an order"), result: result.map(|()| record) };
        self.tell(Message::Block { id, message })
    }

    pub fn went_to(self, fragment: &str) -> Self {
        self.tell(Message::AddressChanged { path: CHOOSING.to_owned(), fragment: fragment.to_owned() })
    }
}

pub fn answered(request_id: RequestId, result: Result<Authenticators, Problem>) -> Message {
    Message::Answered { request_id, answer: Answer::Authenticators(result) }
}

/// Picks these and presses through to the end.
pub fn press(ids: &[&str]) -> Vec<Message> {
    let picks = ids.iter().map(|id| Message::Toggled(device(id)));
    picks.chain([Message::WentOn, Message::BlockPressed]).collect()
}

pub fn two() -> Vec<Authenticator> {
    vec![authenticator("app", Kind::App, Status::Active), authenticator("code", Kind::CodeDisplay, Status::Active)]
}

fn checking(id: &str) -> Step {
    Step::Checking { ids: vec![device(id)] }
}

fn unpicked() -> Step {
    Step::Choosing { chosen: Vec::new(), asked: Asked::Once }
}

#[test]
fn the_bare_address_leads_to_the_readers_language() {
    let scene = Scene::started("/", "", Vec::new());
    assert!(scene.effects.contains(&Effect::Leave("/en/".to_owned())));
}

/// The text of one language travels, so another language is another page.
#[test]
fn another_language_is_another_page() {
    let [path, fragment] = ["/en/receipt", "#x"].map(str::to_owned);
    let scene = Scene::started("/da/", "", Vec::new()).tell(Message::AddressChanged { path, fragment });
    assert_eq!(scene.effects, [Effect::Leave("/en/receipt#x".to_owned())]);
    assert_eq!(scene.state.shell.route, Route::Page(Lang::Da, Page::Blocking), "nothing is shown of it before");
}

#[test]
fn how_the_login_ended_is_taken_out_of_the_address_and_the_reason_stays() {
    let scene = Scene::started(CHOOSING, "#stolen-phone&login=cancelled", Vec::new());
    assert_eq!(scene.state.acting.choosing.reason, Some(Reason::StolenPhone));
    assert!(scene.effects.contains(&Effect::Replace(format!("{CHOOSING}#stolen-phone"))));
}

#[test]
fn from_the_list_to_the_receipt_in_the_order_of_the_steps() {
    let scene = Scene::choosing("", two());
    assert_eq!(*scene.step(), Step::Choosing { chosen: Vec::new(), asked: Asked::Once });
    let scene = scene.tells([Message::Toggled(device("app")), Message::WentOn]);
    assert_eq!(*scene.step(), checking("app"));
    assert_eq!(scene.pushed(), Some(format!("{CHOOSING}#step=check").as_str()));
    let scene = Scene::sent();
    let stored = scene.effects.iter().position(|effect| matches!(effect, Effect::Store(one) if !one.settled));
    let sent = scene.effects.iter().position(|effect| matches!(effect, Effect::SendBlock { .. }));
    assert!(stored.is_some() && stored < sent, "stored before it is sent");
    assert_eq!(scene.state.shell.route, Route::Page(Lang::Da, Page::Receipt));
    let block = scene.shown().expect("the receipt is about it");
    let (id, key) = (block.order().id(), block.order().key());
    assert_eq!(scene.pushed(), Some(receipt_href(Lang::Da, [(id, key)]).as_str()));
    let scene = scene.answered(Ok(()));
    assert_eq!(scene.shown().map(block::State::claim), Some(Claim::Blocked { at: at(70) }));
}

#[test]
fn a_second_press_draws_and_sends_nothing() {
    let scene =
        Scene::choosing("", two()).tells([Message::Toggled(device("app")), Message::WentOn, Message::BlockPressed]);
    let scene = scene.tell(Message::BlockPressed);
    assert_eq!(scene.effects, []);
    let scene = scene.tell(Message::KeysDrawn(vec![[7; 32]])).tell(Message::KeysDrawn(vec![[8; 32]]));
    assert_eq!((scene.sends(), scene.state.shell.blocks.iter().count()), (0, 1));
    assert_eq!(scene.tell(Message::BlockPressed).effects, []);
}

#[test]
fn going_on_without_a_choice_asks_again() {
    let scene = Scene::choosing("", two()).tell(Message::WentOn);
    assert_eq!(*scene.step(), Step::Choosing { chosen: Vec::new(), asked: Asked::Again });
    let scene = scene.tell(Message::Toggled(device("code")));
    assert_eq!(*scene.step(), Step::Choosing { chosen: vec![device("code")], asked: Asked::Once });
}

#[test]
fn the_last_that_works_passes_an_interruption() {
    let items =
        vec![authenticator("app", Kind::App, Status::Active), authenticator("code", Kind::CodeDisplay, Status::Locked)];
    let scene = Scene::choosing("", items).tells([Message::Toggled(device("app")), Message::WentOn]);
    assert_eq!(*scene.step(), Step::Interrupted { ids: vec![device("app")] });
    assert_eq!(scene.pushed(), Some(format!("{CHOOSING}#step=last").as_str()));
    assert_eq!(*scene.tell(Message::WentOn).step(), checking("app"));
}

#[test]
fn a_reason_that_leaves_one_goes_straight_to_the_check() {
    assert_eq!(*Scene::choosing("#stolen-phone", two()).step(), checking("app"));
    assert_eq!(*Scene::choosing("#lost-device", two()).step(), checking("code"));
    let only = vec![authenticator("app", Kind::App, Status::Active)];
    assert_eq!(*Scene::choosing("#stolen-phone", only.clone()).step(), Step::Interrupted { ids: vec![device("app")] });
}

#[test]
fn where_there_is_nothing_to_choose_between_nobody_is_asked_to_choose() {
    let only = authenticator("app", Kind::App, Status::Active);
    let interrupted = Step::Interrupted { ids: vec![device("app")] };
    assert_eq!(*Scene::choosing("", vec![only.clone()]).step(), interrupted);
    let gone = authenticator("old", Kind::App, Status::Revoked);
    assert_eq!(*Scene::choosing("", vec![gone, only.clone()]).step(), interrupted);
    // One that is blocked may have been blocked just now, and this is what its holder wants to keep.
    let blocked = authenticator("code", Kind::CodeDisplay, Status::Blocked);
    assert_eq!(*Scene::choosing("", vec![blocked, only]).step(), unpicked());
}

#[test]
fn devices_of_the_same_name_are_told_apart_by_id() {
    let items = vec![authenticator("a1", Kind::App, Status::Active), authenticator("a2", Kind::App, Status::Active)];
    let scene = Scene::choosing("#stolen-phone", items);
    assert_eq!(*scene.step(), unpicked());
    let scene = scene.tells([Message::Toggled(device("a2")), Message::WentOn]);
    assert_eq!(scene.state.chosen().iter().map(|one| one.id.clone()).collect::<Vec<_>>(), [Some(device("a2"))]);
}

#[test]
fn back_and_forward_move_between_the_steps_and_keep_the_choice() {
    let scene = Scene::choosing("", two()).tells([Message::Toggled(device("app")), Message::WentOn]);
    let scene = scene.went_to("#step=choose");
    assert_eq!(*scene.step(), Step::Choosing { chosen: vec![device("app")], asked: Asked::Once });
    assert_eq!(*scene.went_to("#step=check").step(), checking("app"));
    let nothing_chosen = Scene::choosing("", two()).went_to("#step=check");
    assert_eq!(*nothing_chosen.step(), unpicked());
    // Going back from the receipt begins a new choice; what was pressed is not sent again.
    let again = Scene::sent().went_to("#step=check");
    assert!(again.sends() == 0 && matches!(again.step(), Step::Arriving { .. }));
}

#[test]
fn an_open_block_of_the_same_target_leads_to_its_receipt() {
    let scene = Scene::sent();
    let first = scene.receipt();
    let scene = scene.answered(Err(Problem::TimedOut)).went_to("").listed(two());
    let scene = scene.tells(press(&["app"])).tell(Message::KeysDrawn(vec![[8; 32]]));
    assert_eq!(scene.receipt(), first);
    assert_eq!(scene.state.shell.route, Route::Page(Lang::Da, Page::Receipt));
    assert_eq!((scene.sends(), scene.state.shell.blocks.iter().count()), (0, 1));
}

#[test]
fn a_reload_asks_before_anything_is_sent() {
    let stored = StoredIntent { intent: intent(), settled: false };
    let scene = Scene::started("/da/", "", vec![stored]);
    assert!(scene.effects.iter().any(|effect| matches!(effect, Effect::AskBlock { .. })));
    assert_eq!(scene.sends(), 0);
    assert!(scene.state.shell.open_blocks().next().is_some());
}

#[test]
fn somebody_else_who_logs_in_learns_nothing() {
    let stored = StoredIntent { intent: intent(), settled: false };
    let scene = Scene::started(CHOOSING, "", vec![stored]).logged_in(person("bent"));
    assert!(
        scene.state.shell.open_blocks().next().is_none()
            && scene.state.shell.open_block_for(&Target::Authenticator(device("app"))).is_none()
    );
    // Anna's list goes with Anna, and a late answer for her is not shown to Bent.
    let scene = Scene::started(CHOOSING, "", Vec::new()).logged_in(person("anna"));
    let annas = scene.asked_for();
    let scene = scene.logged_in(person("bent"));
    assert_ne!(scene.asked_for(), annas);
    let scene = scene.tell(answered(annas, Ok(list(two()))));
    assert!(scene.state.shell.list().is_none());
    let scene = Scene::sent().logged_in(person("bent"));
    assert!(scene.state.shell.block_owner(&scene.receipt().expect("a receipt")).is_none());
}

#[test]
fn somebody_elses_block_is_not_sent_again() {
    let scene = Scene::sent().answered(Err(Problem::TimedOut)).logged_in(person("bent"));
    let id = scene.receipt().expect("a receipt");
    let step_id = 2;
    let result = Err(Problem::NeverReceived);
    let scene = scene.tell(Message::Block { id, message: block::Message::AskAnswered { step_id, result } });
    assert_eq!(scene.sends(), 0);
    assert!(scene.shown().is_none(), "it is not Bent's to see");
    assert_eq!(scene.state.shell.blocks.iter().map(block::State::phase).collect::<Vec<_>>(), [Phase::NeverReceived]);
    // Anna comes back: asking settles whether it must be sent again.
    let scene = scene.logged_in(person("anna"));
    assert!(scene.effects.iter().any(|effect| matches!(effect, Effect::AskBlock { .. })));
}

#[test]
fn a_session_that_ends_while_sending_leads_to_no_login_and_the_app_goes_on_asking() {
    let scene = Scene::sent().answered(Err(Problem::SessionEnded));
    assert_eq!(scene.state.shell.session, Session::Over);
    assert_eq!(scene.state.shell.route, Route::Page(Lang::Da, Page::Receipt));
    assert!(!scene.effects.iter().any(|effect| matches!(effect, Effect::Leave(_) | Effect::Push(_))));
    assert!(scene.effects.iter().any(|effect| matches!(effect, Effect::AskBlock { .. })));
    assert_eq!(scene.shown().map(block::State::claim), Some(Claim::Unknown));
}

#[test]
fn a_session_that_ended_before_the_list_came_asks_for_a_login() {
    let scene = Scene::started(CHOOSING, "#stolen-phone", Vec::new()).logged_in(person("anna"));
    let asked_for = scene.asked_for();
    let scene = scene.tell(answered(asked_for, Err(Problem::SessionEnded)));
    assert!(scene.effects.contains(&Effect::ReadSession), "one call's word is looked into");
    let still = Scene { state: scene.state.clone(), ..scene.clone() }.logged_in(person("anna"));
    assert!(still.state.shell.session.person().is_some(), "and not believed against the session's own");
    let scene = scene.tell(Message::SessionAnswered(Err(Problem::SessionEnded)));
    assert_eq!(
        (&scene.state.shell.session, &scene.state.shell.reads.authenticators),
        (&Session::Over, &Remote::NotAsked)
    );
    assert_eq!(scene.state.acting.choosing.reason, Some(Reason::StolenPhone), "nobody is asked the same thing twice");
}

#[test]
fn a_list_that_fails_can_be_tried_again() {
    let scene = Scene::started(CHOOSING, "", Vec::new()).logged_in(person("anna"));
    let asked_for = scene.asked_for();
    let scene = scene.tell(Message::ReadSlow { request_id: asked_for });
    assert_eq!(scene.state.shell.reads.authenticators, Remote::LoadingSlowly);
    let scene = scene.tell(answered(asked_for, Err(Problem::Unreachable)));
    assert_eq!(scene.state.shell.reads.authenticators, Remote::Failed(Problem::Unreachable));
    let scene = scene.tell(Message::RetryPressed).listed(two());
    assert_eq!(scene.state.shell.list().map(Arc::as_ref).map(|list: &Authenticators| list.items.len()), Some(2));
}

/// "It was blocked" is only said of a list that was read after it was asked for anew.
#[test]
fn a_list_that_is_being_read_anew_bears_no_new_sentence() {
    let scene = Scene::started("/da/aktivitet", "", Vec::new()).logged_in(person("anna")).listed(two());
    assert!(scene.state.shell.fresh_list().is_some());
    for wanted in [Message::ListWanted, Message::PageShown] {
        let asked = scene.clone().tell(wanted);
        assert!(
            asked.state.shell.fresh_list().is_none() && asked.state.shell.list().is_some(),
            "names stay, sentences do not"
        );
        assert!(asked.clone().listed(two()).state.shell.fresh_list().is_some());
        let request_id = asked.asked_for();
        let failed = asked.tell(answered(request_id, Err(Problem::Unreachable)));
        assert!(failed.state.shell.fresh_list().is_none() && failed.state.shell.list().is_some());
    }
    // What was asked for before is not what is wanted.
    let first = Scene::started("/da/aktivitet", "", Vec::new()).logged_in(person("anna"));
    let before = first.asked_for();
    let asked = first.tell(Message::ListWanted);
    let late = asked.clone().tell(answered(before, Ok(list(two()))));
    assert!(late.state.shell.list().is_none());
    assert!(asked.listed(two()).state.shell.fresh_list().is_some());
    // Nobody is logged in: nothing is asked.
    assert_eq!(Scene::started("/da/aktivitet", "", Vec::new()).tell(Message::ListWanted).effects, []);
}

#[test]
fn finishing_clears_the_person_and_says_when_it_failed() {
    let scene = Scene::choosing("", two()).tell(Message::FinishPressed);
    assert!(matches!(scene.effects.as_slice(), [Effect::LogOut { .. }]));
    let scene = scene.tell(Message::FinishPressed);
    assert_eq!(scene.effects, [], "one is enough");
    let failed = scene.tell(Message::LoggedOut(Err(Problem::Unreachable)));
    assert_eq!(failed.state.shell.finish, Finish::Failed(Problem::Unreachable));
    assert!(failed.state.shell.session.person().is_some(), "nobody is told that they are out while they may be in");
    let scene = failed.tell(Message::FinishPressed).tell(Message::LoggedOut(Ok(None)));
    assert_eq!((&scene.state.shell.session, scene.state.shell.list()), (&Session::Anonymous, None));
    assert!(scene.effects.contains(&Effect::ForgetAll));
    assert!(scene.effects.contains(&Effect::Leave("/da/".to_owned())), "a page that is loaded anew");
}

#[test]
fn a_link_to_a_receipt_is_read_without_a_login_and_junk_names_none() {
    let intent = intent();
    let href = receipt_href(Lang::En, [(&intent.id, &intent.key)]);
    let (path, fragment) = href.split_once('#').expect("a fragment");
    let scene = Scene::started(path, &format!("#{fragment}"), Vec::new());
    assert!(scene.effects.iter().any(|effect| matches!(effect, Effect::AskBlock { key, .. } if *key == intent.key)));
    assert_eq!(scene.receipt(), Some(intent.id));
    let junk = Scene::started(path, "#junk", Vec::new());
    assert!(junk.receipt().is_none() && junk.state.shell.blocks.is_empty());
}

/// The list of whoever logged in through another tab is not shown under this person's name, and asking does not go round and round.
#[test]
fn somebody_elses_list_is_not_shown_as_ones_own() {
    let theirs = Authenticators { subject: person("bent").subject_key, ..list(two()) };
    let scene = Scene::started(CHOOSING, "", Vec::new()).logged_in(person("anna"));
    let asked_for = scene.asked_for();
    let scene = scene.tell(answered(asked_for, Ok(theirs)));
    assert_eq!(scene.state.shell.reads.authenticators, Remote::Failed(Problem::WrongPerson));
    assert_eq!(scene.effects, [Effect::ReadSession]);
    let still_anna = scene.tell(Message::SessionAnswered(Ok(person("anna"))));
    assert_eq!(still_anna.effects, [], "a person's press decides");
    let bent = still_anna.tell(Message::SessionAnswered(Ok(person("bent"))));
    assert!(bent.reads(Resource::Authenticators).is_some() && bent.state.shell.newcomer);
}

#[test]
fn without_randomness_nothing_is_sent_and_that_is_said() {
    let scene = Scene::choosing("", two()).tells(press(&["app"])).tell(Message::KeysMissing);
    assert_eq!(scene.state.shell.reads.authenticators, Remote::Failed(Problem::BackEndFailed));
    assert!(scene.effects.is_empty() && scene.state.shell.blocks.is_empty());
}
