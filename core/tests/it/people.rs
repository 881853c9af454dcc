//! One browser, several people: what belongs to one is never shown to another, and never lost to its owner.

use spaer_core::{
    domain::{
        authenticator::{Authenticators, Kind, Status},
        block::{BlockState, Channel, Details, Intent, Notified, Record, Target},
        claim::Claim,
        id::{BlockId, ReceiptKey},
        identity::IdentityStatus,
        language::Lang,
        problem::Problem,
        text::UntrustedText,
    },
    flow::{
        app::{Effect, Message, Remote, State, StoredIntent, TabStorage, update},
        authenticator::Step,
        block::{self, TargetState, TargetStatus},
    },
    route::{Page, Route, receipt_href},
};

use crate::{
    app::{CHOOSING, Scene, answered},
    claim::seen,
    fixtures::{at, authenticator, block_id, identity, in_effect, intent, list, person, record, refused, started},
};

const RECEIPT: &str = "/da/kvittering";

fn stored(intent: Intent) -> Vec<StoredIntent> {
    vec![StoredIntent { intent, settled: false }]
}

fn newer() -> Intent {
    let id = BlockId::from_random([9; 16]);
    let subject = person("anna").subject_key.hash_for(&id);
    Intent { id, subject, made_at: at(500), ..intent() }
}

fn fragment(intent: &Intent) -> String {
    format!("#{}.{}", intent.id.as_str(), intent.key.reveal())
}

#[test]
fn after_a_login_on_the_receipt_only_ones_own_open_block_is_found() {
    let scene = Scene::started(RECEIPT, "#login=ok", stored(intent()));
    assert_eq!(scene.receipt(), None, "who is logged in decides");
    let bent = Scene::started(RECEIPT, "#login=ok", stored(intent())).logged_in(person("bent"));
    assert_eq!(bent.receipt(), None);
    let anna = scene.logged_in(person("anna"));
    assert_eq!(anna.receipt(), Some(intent().id));
    let address = receipt_href(spaer_core::domain::language::Lang::Da, [(&intent().id, &intent().key)]);
    assert!(anna.effects.contains(&Effect::Replace(address)));
}

#[test]
fn after_a_login_the_receipt_is_found_also_when_it_was_settled_meanwhile() {
    let settled = vec![StoredIntent { intent: intent(), settled: true }];
    let scene = Scene::started(RECEIPT, "#login=ok", settled.clone()).logged_in(person("anna"));
    assert_eq!(scene.receipt(), Some(intent().id));
    assert!(scene.effects.iter().any(|effect| matches!(effect, Effect::AskBlock { .. })), "read afresh");
    let junk = Scene::started(RECEIPT, "#junk", settled).logged_in(person("anna"));
    assert_eq!(junk.receipt(), None, "junk is junk");
}

/// Whoever is logged in is asked for beside the blocks, and the blocks may be answered first.
#[test]
fn after_a_login_the_one_that_is_still_open_is_found_when_a_later_one_was_settled_before_the_session_was_known() {
    let both = [intent(), newer()].map(|intent| StoredIntent { intent, settled: false }).to_vec();
    let scene = Scene::started(RECEIPT, "#login=ok", both);
    let result = Ok(Record { id: newer().id, ..record(in_effect(), 600) });
    let message = block::Message::AskAnswered { step_id: 1, result };
    let settled = scene.clone().tell(Message::Block { id: newer().id, message }).logged_in(person("anna"));
    assert_eq!(settled.receipt(), Some(intent().id));
    assert_eq!(scene.logged_in(person("anna")).receipt(), Some(newer().id), "otherwise the later one");
}

#[test]
fn somebody_elses_receipt_says_nothing_to_whoever_logs_in() {
    let anna = Scene::started(RECEIPT, &fragment(&intent()), stored(intent())).logged_in(person("anna"));
    assert!(anna.shown().is_some());
    let bent = anna.logged_in(person("bent"));
    assert!(bent.shown().is_none());
    assert!(bent.logged_in(person("anna")).shown().is_some(), "and it was not lost");
}

#[test]
fn what_only_the_person_may_see_goes_with_them_and_the_claim_stays() {
    let masked = UntrustedText::new("+45 •• 12");
    let details = Details {
        notified: vec![Notified { channel: Channel::Sms, masked: Some(masked) }],
        authenticators_left: Some(1),
        ..Details::default()
    };
    let told = Record { details, ..record(in_effect(), 60) };
    let scene = Scene::started(RECEIPT, &fragment(&intent()), stored(intent())).logged_in(person("anna"));
    let step_id = 1;
    let message = block::Message::AskAnswered { step_id, result: Ok(told) };
    let scene = scene.tell(Message::Block { id: intent().id, message });
    let scene = scene.tell(Message::SessionAnswered(Err(spaer_core::domain::problem::Problem::SessionEnded)));
    let block = scene.shown().expect("its holder's own tab");
    let record = block.record().expect("still known");
    assert_eq!(record.details.notified, [Notified { channel: Channel::Sms, masked: None }]);
    assert_eq!(record.details.authenticators_left, None);
    assert_eq!(block.claim(), Claim::Blocked { at: at(60) });
    assert!(matches!(record.state, BlockState::InEffect { .. }));
}

#[test]
fn a_link_cut_short_does_not_take_the_place_of_ones_own_intent() {
    let cut = Intent { key: ReceiptKey::from_random([3; 16]), ..intent() };
    for scene in [
        Scene::started(RECEIPT, &fragment(&cut), stored(intent())),
        Scene::started("/da/", "", stored(intent()))
            .tell(Message::AddressChanged { path: RECEIPT.to_owned(), fragment: fragment(&cut) }),
    ] {
        assert_eq!(scene.receipt(), None);
        assert!(scene.state.acting.receipt.is_cut);
        assert_eq!(scene.logged_in(person("anna")).state.shell.open_blocks().count(), 1, "it is still open");
    }
}

#[test]
fn of_two_open_blocks_the_newest_is_meant_and_both_are_known() {
    let both = [stored(intent()), stored(newer())].concat();
    let scene = Scene::started(RECEIPT, "#login=ok", both).logged_in(person("anna"));
    assert_eq!(scene.receipt(), Some(newer().id));
    assert_eq!(scene.state.shell.open_blocks().count(), 2);
}

#[test]
fn a_login_word_is_read_once_and_gone_from_the_address() {
    for path in ["/da/", "/da/spaer/mitid"] {
        let scene = Scene::started(path, "#told-code&login=blocked", Vec::new());
        assert!(scene.effects.contains(&Effect::Replace(format!("{path}#told-code"))), "{path}");
        let path = Page::BlockAuthenticator.path(spaer_core::domain::language::Lang::Da);
        let elsewhere = scene.tell(Message::LinkFollowed { path, fragment: String::new() });
        assert_eq!(elsewhere.state.shell.login, None, "it does not follow to another page");
    }
}

#[test]
fn coming_back_reads_the_list_anew_behind_the_one_that_is_shown() {
    let items =
        || vec![authenticator("app", Kind::App, Status::Active), authenticator("b", Kind::Chip, Status::Active)];
    let scene = Scene::choosing("", items()).tell(Message::PageShown);
    assert!(matches!(scene.state.shell.reads.authenticators, Remote::Loaded(_)), "nothing flickers");
    let asked_for = scene.asked_for();
    let mut changed = items();
    changed[0].status = Status::Blocked;
    let scene = scene.tell(answered(asked_for, Ok(list(changed))));
    assert_eq!(scene.state.shell.list().map(|list| list.items[0].status), Some(Status::Blocked));
    assert!(matches!(scene.step(), Step::Choosing { .. }));
    let failed = scene.tell(Message::PageShown);
    let asked_for = failed.asked_for();
    let result = Err(spaer_core::domain::problem::Problem::Unreachable);
    let failed = failed.tell(answered(asked_for, result));
    assert!(failed.state.shell.list().is_some(), "what was read stays, with its time");
}

#[test]
fn finishing_leaves_nothing_behind() {
    let scene = Scene::sent().answered(Ok(()));
    let scene = scene.tells([Message::FinishPressed, Message::LoggedOut(Ok(None))]);
    assert!(scene.state.shell.blocks.is_empty());
    assert!(scene.effects.contains(&Effect::ForgetAll));
}

#[test]
fn a_status_is_read_only_from_the_list_of_the_intents_own_person() {
    let own = |key: &str| {
        let subject = person(key).subject_key;
        let items = vec![authenticator("app", Kind::App, Status::Blocked)];
        TargetStatus::of(&Authenticators { subject, as_of: at(100), items }, &intent())
    };
    assert_eq!(own("anna"), Some(seen(true, 100)));
    assert_eq!(own("bent"), None);
}

/// Another tab may have logged somebody else in, and the cookie is the browser's.
#[test]
fn the_status_of_the_whole_identity_counts_only_as_its_own_persons() {
    let whole = Intent { target: Target::Identity, ..intent() };
    let of = |subject: &str, status| {
        let identity = identity(subject, status, 90);
        (TargetStatus::of_identity(&identity, &whole), TargetStatus::of_identity(&identity, &intent()))
    };
    let blocked = seen(true, 90);
    assert_eq!(of("anna", IdentityStatus::Blocked), (Some(blocked), None), "an authenticator's is another matter");
    let others = [
        (IdentityStatus::Active, TargetState::InUse),
        (IdentityStatus::Closed, TargetState::Other),
        (IdentityStatus::Other, TargetState::Other),
    ];
    for (status, state) in others {
        assert_eq!(of("anna", status).0, Some(TargetStatus { state, ..blocked }), "{status:?}");
    }
    assert_eq!(of("bent", IdentityStatus::Blocked), (None, None));
}

/// From an article to an act is a new document, on which nobody has been shown yet.
#[test]
fn somebody_else_is_announced_on_a_new_document_unless_they_come_from_a_login() {
    let kept = || TabStorage { whose: Some(person("anna").subject_key.hash_for_tab()), ..TabStorage::default() };
    for (fragment, is_announced) in [("", true), ("#login=ok", false)] {
        let (state, effects) = update(State::at(Route::Chooser), started(CHOOSING, fragment, kept()), at(0));
        assert!(state.shell.may_be_logged_in(), "somebody was, in this tab");
        let scene = Scene { state, effects, now: at(0) };
        assert!(!scene.clone().logged_in(person("anna")).state.shell.newcomer);
        assert_eq!(scene.clone().logged_in(person("bent")).state.shell.newcomer, is_announced, "{fragment}");
        let nobody = scene.tell(Message::SessionAnswered(Err(Problem::SessionEnded))).state;
        assert!(!nobody.shell.may_be_logged_in() && nobody.has_traces(), "and there is something to clear");
    }
    let (fresh, _) = update(State::at(Route::Chooser), started("/da/", "", TabStorage::default()), at(0));
    assert!(!fresh.shell.may_be_logged_in() && !fresh.has_traces());
}

/// An open question that goes away would look like a good answer.
#[test]
fn an_answer_that_comes_on_another_page_is_told_until_it_has_been_looked_at() {
    let stored = StoredIntent { intent: intent(), settled: false };
    let scene = Scene::started("/da/hjaelp", "", vec![stored.clone()]);
    assert_eq!((scene.state.shell.open_blocks().count(), scene.state.shell.answered_blocks().count()), (1, 0));
    let refused = record(refused(70), 80);
    let step_id = scene.effects.iter().find_map(|effect| match effect {
        Effect::AskBlock { step_id, .. } => Some(*step_id),
        _ => None,
    });
    let message = block::Message::AskAnswered { step_id: step_id.expect("asked"), result: Ok(refused) };
    let scene = scene.tell(Message::Block { id: block_id(), message });
    assert_eq!((scene.state.shell.open_blocks().count(), scene.state.shell.answered_blocks().count()), (0, 1));
    assert_eq!(
        scene.clone().logged_in(person("bent")).state.shell.answered_blocks().count(),
        0,
        "nobody else's business"
    );
    let href = receipt_href(Lang::Da, [(&stored.intent.id, &stored.intent.key)]);
    let (path, fragment) = href.split_once('#').expect("a fragment");
    let looked = scene.tell(Message::AddressChanged { path: path.to_owned(), fragment: format!("#{fragment}") });
    assert_eq!(looked.state.shell.answered_blocks().count(), 0);
}
