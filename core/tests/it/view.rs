//! What citizens are told, over every state of the block machine that a few messages lead to, for whoever looks at it; and who is let in, over every
//! session.

use std::collections::HashSet;

use spaer_core::{
    domain::{
        authenticator::{ReactivationKind, ReactivationRoute},
        block::{BlockState, Intent, Record, RefusedCode},
        claim::Claim,
        language::Lang,
        page::Page,
        problem::Problem,
        reason::Reason,
        text::UntrustedText,
    },
    flow::{
        app::{self, Relation, StoredIntent},
        block::{Context, Effect, Message, Order, Phase, Sending, State, TargetState, TargetStatus, Wait, update},
        session::{ForcedLogout, LoginOutcome, Session},
    },
    route::{Route, receipt_href},
    view::{
        claim::{Again, ClaimSubject, Situation, TargetNote, is_identity, is_yours},
        gate::{Gate, Login, login_told_here},
        identity::Act,
        receipt::{self, Action, actions_of, failed_login},
    },
};

use crate::{
    app::Scene,
    fixtures::{at, ended, in_effect, intent, person, record},
};

const RELATIONS: [Relation; 4] =
    [Relation::Theirs, Relation::OfThisTab, Relation::NotShownToBeTheirs, Relation::Unknown];

/// One problem of each kind that the machine treats differently.
const PROBLEMS: [Problem; 6] = [
    Problem::TimedOut,
    Problem::NeverReceived,
    Problem::KeyRefused,
    Problem::NotAccepted,
    Problem::TryLater { after_seconds: Some(3) },
    Problem::SessionEnded,
];

fn records() -> Vec<Record> {
    let refusals = RefusedCode::ALL.map(|code| BlockState::Refused { at: at(90), code });
    let standings = [BlockState::Pending, in_effect(), ended()].into_iter().chain(refusals);
    let mut all: Vec<Record> = standings.map(|state| record(state, 100)).collect();
    all.push(record(BlockState::InEffect { since: None, already_since: Some(at(50)) }, 200));
    all
}

/// Every message that the machine may be told next: answers to what it has just asked, time, and what a person does.
fn next(effects: &[Effect]) -> Vec<Message> {
    let results = || records().into_iter().map(Ok).chain(PROBLEMS.map(Err));
    let mut messages = vec![Message::PageShown, Message::AskPressed, Message::SendAgainPressed];
    for state in [TargetState::Blocked, TargetState::InUse, TargetState::Other] {
        messages.push(Message::TargetSeen(TargetStatus { as_of: at(150), state, since: Some(at(1)) }));
    }
    for effect in effects {
        match *effect {
            Effect::Send { step_id } => {
                messages.extend(results().map(|result| Message::SendAnswered { step_id, result }))
            }
            Effect::Ask { step_id } => {
                messages.extend(results().map(|result| Message::AskAnswered { step_id, result }))
            }
            Effect::ReadTarget { step_id } => {
                let read = TargetStatus { as_of: at(160), state: TargetState::InUse, since: Some(at(1)) };
                messages.push(Message::TargetAnswered { step_id, result: Ok(read) });
                messages.push(Message::TargetAnswered { step_id, result: Err(Problem::TimedOut) });
            }
            Effect::Wait { step_id, timer, .. } => messages.push(Message::Elapsed { step_id, timer }),
            Effect::Store { .. } => {}
        }
    }
    messages
}

/// Every state that so many messages lead to, from a press and from a link.
fn states() -> Vec<State> {
    const STEPS: usize = 5;
    let link = Order::Linked { id: intent().id, key: intent().key };
    let mut edge = vec![State::confirmed(intent()), State::resumed(Order::Own(intent())), State::resumed(link)];
    let mut seen: HashSet<State> = HashSet::new();
    for _ in 0..STEPS {
        let mut further = Vec::new();
        for (state, effects) in edge {
            if !seen.insert(state.clone()) {
                continue;
            }
            for same_person in [true, false] {
                let context = Context { now: at(1_000), same_person };
                further.extend(next(&effects).into_iter().map(|message| {
                    let (state, now) = update(state.clone(), message, context);
                    // What was ordered before and is not answered yet may still be.
                    let open = effects.iter().copied().filter(|_| now.is_empty());
                    (state, now.iter().copied().chain(open).collect())
                }));
            }
        }
        edge = further;
    }
    seen.into_iter().collect()
}

/// Who can look at this state: an intent's person, or somebody in the same tab; of a link anybody, or its person if the answer says so.
fn relations(state: &State) -> impl Iterator<Item = Relation> {
    let own = matches!(state.order(), Order::Own(_));
    RELATIONS.into_iter().filter(move |relation| match relation {
        Relation::Theirs => true,
        Relation::OfThisTab => own,
        Relation::NotShownToBeTheirs | Relation::Unknown => !own,
    })
}

#[test]
fn what_is_told_of_a_block_is_its_claim_and_says_your_to_nobody_else() {
    let states = states();
    assert!(states.len() > 1_000, "only {} states", states.len());
    let mut told = HashSet::new();
    for state in &states {
        for relation in relations(state) {
            let situation = Situation::of(state, relation);
            let fits = match state.claim() {
                Claim::Blocked { .. } => matches!(situation, Situation::Blocked { .. }),
                Claim::Pending { .. } => situation == Situation::Pending,
                Claim::Refused { .. } => matches!(situation, Situation::Refused { .. }),
                Claim::Ended { .. } => situation == Situation::Ended,
                Claim::Unknown => matches!(
                    situation,
                    Situation::Sending
                        | Situation::Checking
                        | Situation::Unanswered
                        | Situation::AskedToWait
                        | Situation::NeverReceived { .. }
                        | Situation::Contradicted
                        | Situation::LinkRefused
                ),
            };
            assert!(fits, "{:?} is told as {situation:?}", state.claim());
            let own = matches!(
                situation,
                Situation::Refused { code: Some(_) } | Situation::Blocked { what: ClaimSubject::OwnIdentity, .. }
            );
            assert!(!own || is_yours(relation), "{relation:?} is told {situation:?}");
            if let Some(beside) = TargetNote::of(state, relation) {
                assert!(matches!(state.claim(), Claim::Refused { .. } | Claim::Ended { .. }), "{:?}", state.claim());
                assert_ne!(beside.status.state, TargetState::Other);
            }
            told.insert(std::mem::discriminant(&situation));
        }
    }
    assert_eq!(told.len(), 11, "every situation comes about");
}

#[test]
fn whatever_is_told_a_press_is_possible_unless_an_answer_is_a_moment_away_or_nothing_is_left_to_do() {
    for state in &states() {
        for relation in relations(state) {
            let situation = Situation::of(state, relation);
            let own = matches!(state.order(), Order::Own(_));
            let is_decided =
                matches!(situation, Situation::Blocked { .. } | Situation::Refused { .. } | Situation::Ended);
            let may_be_none = matches!(situation, Situation::Sending | Situation::Checking)
                || (is_decided && (!own || is_identity(state)));
            let actions = actions_of(state, relation, false);
            assert!(!actions.is_empty() || may_be_none, "{relation:?}: {situation:?} of {:?}", state.phase());
            // Of several the page itself offers what begins anew; what is open is never left without a press.
            let of_several = actions_of(state, relation, true);
            assert!(!of_several.is_empty() || may_be_none || state.is_settled(), "{relation:?}: {situation:?}");
            check_sending_again(state, relation, &actions, situation);
        }
    }
}

/// Sending again is offered where it can lead somewhere, and to whom it belongs.
fn check_sending_again(state: &State, relation: Relation, actions: &[Action], situation: Situation) {
    let sends = actions.contains(&Action::SendAgain);
    let may = state.phase() == Phase::NeverReceived && relation == Relation::Theirs;
    let own = matches!(state.order(), Order::Own(_));
    assert_eq!(sends, may && own, "{relation:?} {situation:?}");
    // What would be turned away again wants a page load first.
    let turned_away = state.sending() == Sending::TurnedAway;
    assert!(!(sends && turned_away) || actions.first() == Some(&Action::OpenAgain));
    if let Situation::NeverReceived { again } = situation {
        let told = match again {
            Again::Press | Again::OpenAnew => sends,
            Again::LogIn => actions == [Action::LogIn],
            Again::Never => !sends && !own,
        };
        assert!(told, "{again:?} and {actions:?}");
    }
}

/// What one can do about each refusal: a new code does not compile without its line in `view::receipt`, and is named here.
#[test]
fn a_refusal_offers_what_helps_against_it() {
    let context = Context { now: at(1_000), same_person: true };
    let told_refused = |(state, effects): (State, Vec<Effect>), code| {
        let result = Ok(record(BlockState::Refused { at: at(90), code }, 100));
        let answer = match effects.iter().find(|effect| matches!(effect, Effect::Send { .. } | Effect::Ask { .. })) {
            Some(Effect::Send { step_id }) => Message::SendAnswered { step_id: *step_id, result },
            Some(Effect::Ask { step_id }) => Message::AskAnswered { step_id: *step_id, result },
            other => panic!("nothing was asked: {other:?}"),
        };
        update(state, answer, context).0
    };
    for code in RefusedCode::ALL {
        let expected = match code {
            RefusedCode::SessionTooNew => Action::BlockIdentity,
            _ => Action::BlockAnother,
        };
        let own = told_refused(State::confirmed(intent()), code);
        assert_eq!(actions_of(&own, Relation::Theirs, false), [expected], "{code:?}");
        let link = Order::Linked { id: intent().id, key: intent().key };
        let link = told_refused(State::resumed(link), code);
        assert_eq!(actions_of(&link, Relation::Unknown, false), [], "{code:?}: it is another's affair");
    }
}

#[test]
fn waiting_that_was_asked_for_is_told_apart_from_ones_own() {
    let waits = |wait| states().into_iter().filter(move |state| state.phase() == Phase::Waiting(wait));
    assert!(waits(Wait::Asked).any(|state| Situation::of(&state, Relation::Theirs) == Situation::AskedToWait));
    assert!(waits(Wait::Own).any(|state| Situation::of(&state, Relation::Theirs) == Situation::Unanswered));
    assert!(waits(Wait::Own).all(|state| Situation::of(&state, Relation::Theirs) != Situation::AskedToWait));
}

fn sessions() -> Vec<Session> {
    let rejected = |logout| Session::Rejected { logout, then: None };
    vec![
        Session::NotAsked,
        Session::Asking,
        Session::Anonymous,
        Session::Over,
        Session::Active(Box::new(person("anna"))),
        Session::Unsure(Problem::TimedOut),
        rejected(ForcedLogout::Asking),
        rejected(ForcedLogout::Ending),
        rejected(ForcedLogout::Failed(Problem::TimedOut)),
        rejected(ForcedLogout::Done),
    ]
}

fn logins() -> impl Iterator<Item = Option<LoginOutcome>> {
    LoginOutcome::ALL.into_iter().map(Some).chain([None])
}

fn app(page: Page, session: &Session, login: Option<LoginOutcome>) -> app::State {
    let mut app = app::State::at(Route::parse(&page.path(spaer_core::domain::language::Lang::Da), None));
    (app.shell.session, app.shell.login) = (session.clone(), login);
    app
}

#[test]
fn only_somebody_who_is_logged_in_is_let_in_and_everybody_else_is_told_why_not() {
    for session in sessions() {
        for login in logins() {
            let app = app(Page::Profile, &session, login);
            let gate = Gate::of(&app);
            assert_eq!(gate.is_none(), matches!(session, Session::Active(_)), "{session:?}");
            // How a login ended is told where nobody is logged in, and where the session has ended that comes first.
            let told = matches!(gate, Some(Gate::LogIn(Login::After(outcome))) if Some(outcome) == login);
            let nobody = matches!(session, Session::Anonymous | Session::Rejected { logout: ForcedLogout::Done, .. });
            assert_eq!(told, nobody && login.is_some(), "{session:?} {login:?}");
            // The page that blocks the identity may be read before the first login.
            let stands_before = Gate::after_login(&app);
            assert!(stands_before.is_none() || stands_before == gate);
            if login.is_none() && matches!(session, Session::Anonymous | Session::Unsure(_) | Session::NotAsked) {
                assert_eq!(stands_before, None, "{session:?}");
            }
        }
    }
}

#[test]
fn the_act_is_a_press_for_whoever_is_logged_in_and_the_login_or_a_moment_for_everybody_else() {
    for session in sessions() {
        let act = Act::of(&app(Page::BlockIdentity, &session, None));
        match session {
            Session::Active(_) => assert!(matches!(act, Act::Press(_)), "{act:?}"),
            Session::Asking => assert_eq!(act, Act::Wait),
            _ => assert_eq!(act, Act::LogIn, "{session:?}"),
        }
    }
}

#[test]
fn how_a_login_ended_is_told_once_on_a_page() {
    for page in Page::ALL {
        for session in sessions() {
            for login in logins() {
                let app = app(page, &session, login);
                let by_gate = !page.is_article() && matches!(Gate::of(&app), Some(Gate::LogIn(Login::After(_))));
                let here = login_told_here(&app);
                assert!(!(by_gate && here.is_some()), "{page:?} {session:?} {login:?}");
                assert!(here.is_none_or(|outcome| Some(outcome) == login));
                // A word that anybody could have written says nothing on a page that can do without a login.
                assert_ne!(here, Some(LoginOutcome::Doubtful));
                assert_ne!(failed_login(&app), Some(LoginOutcome::Ok));
            }
        }
    }
}

#[test]
fn the_sim_card_is_named_where_the_number_is_lost_with_the_phone() {
    for reason in Reason::ALL {
        let next = next_after(Some(reason), record(in_effect(), 60));
        assert_eq!(next.sim, reason.loses_number(), "{reason:?}");
    }
}

#[test]
fn the_way_back_that_still_works_stands_first() {
    use ReactivationKind::{AppIdScan, InPerson, Online, OrderNew};
    let kinds = |reason, left| {
        let mut record = record(in_effect(), 60);
        let needs = |kind, thing: &str| ReactivationRoute {
            kind,
            bring: vec![UntrustedText::new(thing)],
            ..ReactivationRoute::phone()
        };
        record.details.reactivation = vec![
            needs(Online, "password"),
            needs(AppIdScan, "passport_or_id_card"),
            needs(InPerson, "photo_id"),
            needs(OrderNew, "phone_with_nfc"),
        ];
        record.details.authenticators_left = left;
        next_after(reason, record).ways.into_iter().map(|way| way.kind).collect::<Vec<_>>()
    };
    assert_eq!(kinds(Some(Reason::LostDevice), Some(1)), [Online, AppIdScan, InPerson, OrderNew]);
    assert_eq!(kinds(None, None), [Online, AppIdScan, InPerson, OrderNew]);
    assert_eq!(kinds(Some(Reason::StolenPhone), Some(1)), [Online, InPerson, AppIdScan, OrderNew]);
    assert_eq!(kinds(Some(Reason::LostDevice), Some(0)), [AppIdScan, InPerson, OrderNew, Online]);
    assert_eq!(kinds(Some(Reason::StolenPhone), Some(0)), [InPerson, Online, AppIdScan, OrderNew]);
}

/// What Anna's receipt says to do next.
fn next_after(reason: Option<Reason>, record: Record) -> receipt::Next {
    let intent = Intent { reason, ..intent() };
    let link = receipt_href(Lang::Da, [(&intent.id, &intent.key)]);
    let (path, fragment) = link.split_at(link.find('#').expect("a fragment"));
    let stored = vec![StoredIntent { intent: intent.clone(), settled: false }];
    let scene = Scene::started(path, fragment, stored).logged_in(person("anna"));
    let message = Message::AskAnswered { step_id: 1, result: Ok(record) };
    let scene = scene.tell(app::Message::Block { id: intent.id, message });
    receipt::next(&scene.state).expect("it is blocked")
}
