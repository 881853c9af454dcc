//! What every storage keeps to. `one` and `two` are two processes.

use std::time::Duration;

use spaer_gateway::domain::{BlockFacts, BlockState, Reason, RefusedCode, Target};
use spaer_gateway::journal::Record;
use spaer_gateway::limits::Rate;
use spaer_gateway::storage::{SessionState, Storage, StorageError, StoredSession};
use spaer_gateway::{ActivityId, AuthenticatorId, BlockId, Config, Gateway, Keys, Moment, SubjectKey};

use crate::journal::record;
use crate::small::Small;
use crate::world::{ID, Login, World, app, config};

pub fn facts(state: BlockState) -> BlockFacts {
    BlockFacts::new(Moment::from_millis(2), state)
}

fn at(millis: i64) -> Moment {
    Moment::from_millis(millis)
}

fn id(n: usize) -> BlockId {
    BlockId::parse(&format!("{n:032}")).unwrap()
}

pub async fn what_is_known_never_goes_backwards_whichever_process_writes_last<S: Storage>(one: S, two: S) {
    let id = BlockId::parse(ID).unwrap();
    one.insert_order(&record()).await.unwrap();
    let in_effect = BlockState::InEffect { since: at(1) };
    let ended = BlockState::Ended { in_effect_at: at(1), at: at(1), by: None };
    for (news, stored) in [
        (BlockState::Pending, BlockState::Pending),
        (in_effect, in_effect),
        (BlockState::Pending, in_effect),
        (BlockState::Refused { at: at(1), code: RefusedCode::NotPermitted }, in_effect),
        (ended, ended),
        (in_effect, ended),
        (BlockState::Pending, ended),
    ] {
        let merged = two.store_facts(&id, &facts(news)).await.unwrap();
        assert_eq!(merged.state, stored, "{news:?}");
        let found = one.find_order(&id).await.unwrap().unwrap();
        assert_eq!(found.facts.map(|facts| facts.state), Some(stored), "{news:?}");
    }
}

pub async fn an_order_is_struck_out_when_every_attempt_has_done_nothing<S: Storage>(one: S, two: S) {
    let (id, first) = (BlockId::parse(ID).unwrap(), record());
    one.insert_order(&first).await.unwrap();
    two.record_attempt(&id, first.sent_until.plus_millis(5)).await.unwrap();
    one.record_attempt(&id, first.sent_until.plus_millis(1)).await.unwrap();
    for _ in 0..2 {
        one.retract_attempt(&id).await.unwrap();
        assert_eq!(two.find_order(&id).await.unwrap().unwrap().sent_until, first.sent_until.plus_millis(5));
    }
    two.retract_attempt(&id).await.unwrap();
    assert!(one.find_order(&id).await.unwrap().is_none());
    assert_eq!(one.record_attempt(&id, Moment::now()).await, Err(StorageError::Gone));
    // What is known of is never struck out.
    one.insert_order(&first).await.unwrap();
    one.store_facts(&id, &facts(BlockState::Pending)).await.unwrap();
    one.retract_attempt(&id).await.unwrap();
    assert!(two.find_order(&id).await.unwrap().is_some());
}

pub async fn an_id_is_stored_once_however_many_come_at_once<S: Storage>(one: S, two: S) {
    let record = record();
    let all = (0..20).map(|n| if n % 2 == 0 { one.insert_order(&record) } else { two.insert_order(&record) });
    let mut stored = 0;
    for done in join_all(all).await {
        match done {
            Ok(()) => stored += 1,
            Err(error) => assert_eq!(error, StorageError::Taken),
        }
    }
    assert_eq!(stored, 1);
}

pub async fn an_order_comes_back_as_it_was_stored<S: Storage>(one: S, two: S) {
    let mut first = record();
    first.order.reason = Some(Reason::Other);
    first.order.activities = vec![ActivityId::parse("æ/1").unwrap(), ActivityId::parse("2").unwrap()];
    let whole = Record {
        order: spaer_gateway::domain::BlockOrder { id: id(2), target: Target::Identity, ..first.order.clone() },
        key: None,
        reported_by: None,
        facts: Some(facts(BlockState::InEffect { since: at(7) })),
        ..first.clone()
    };
    for stored in [first, whole] {
        one.insert_order(&stored).await.unwrap();
        let found = two.find_order(&stored.order.id).await.unwrap().unwrap();
        assert_eq!(format!("{found:?}"), format!("{stored:?}"));
    }
    assert!(two.find_order(&id(3)).await.unwrap().is_none());
}

pub async fn neither_refused_orders_nor_those_of_one_target_push_out_others<S: Storage>(one: S, two: S) {
    let refused = BlockState::Refused { at: at(1), code: RefusedCode::NotPermitted };
    let in_effect = BlockState::InEffect { since: at(1) };
    for n in 0..12 {
        let mut record = record();
        record.order.id = id(n);
        record.received_at = at(1_000 - i64::try_from(n).unwrap());
        // The oldest is in effect, on an authenticator of its own.
        let target = if n == 11 { "old" } else { "app" };
        record.order.target = Target::Authenticator(AuthenticatorId::parse(target).unwrap());
        one.insert_order(&record).await.unwrap();
        let state = if n < 5 { refused } else { in_effect };
        one.store_facts(&record.order.id, &facts(state)).await.unwrap();
    }
    let mut other = record();
    other.order.subject = SubjectKey::parse("subject-bo").unwrap();
    one.insert_order(&other).await.unwrap();
    let found = two.recent_orders(&record().order.subject, 3).await.unwrap();
    let ids: Vec<_> = found.iter().map(|record| record.order.id.clone()).collect();
    assert_eq!(ids, [0, 1, 2, 5, 6, 7, 11].map(id));
}

fn session(n: u8, state: SessionState) -> StoredSession {
    StoredSession { id: [n; 32], token: [n + 100; 32], expires_at: at(10_000), state, sealed: vec![n; 50] }
}

const OPEN: SessionState = SessionState::Open { ordered: false };

pub async fn a_session_is_seen_by_every_process_and_ends_for_all<S: Storage>(one: S, two: S) {
    let all: Vec<_> = (1..=3).map(|n| session(n, OPEN)).collect();
    for session in &all {
        one.insert_session(session).await.unwrap();
    }
    let find = |ids: &[u8], now: i64| {
        let ids: Vec<[u8; 32]> = ids.iter().map(|n| [*n; 32]).collect();
        let two = &two;
        async move { two.find_sessions(&ids, at(now)).await.unwrap() }
    };
    assert_eq!(find(&[3, 9, 1], 9_999).await, [all[2].clone(), all[0].clone()], "in the order of the cookies");
    assert_eq!(find(&[1], 10_000).await, [], "expired");
    one.extend_session(&[1; 32], at(20_000)).await.unwrap();
    assert_eq!(find(&[1], 10_000).await.len(), 1);
    one.remove_session(&[1; 32]).await.unwrap();
    assert_eq!(find(&[1, 2], 1).await.len(), 1);
    one.remove_sessions(Some(&[102; 32])).await.unwrap();
    assert_eq!(find(&[2, 3], 1).await, [all[2].clone()]);
    one.remove_sessions(None).await.unwrap();
    assert_eq!(find(&[3], 1).await, []);
    // What is not there any more can be ended all the same.
    two.end_session(&[3; 32]).await.unwrap();
}

pub async fn a_session_that_has_ordered_keeps_its_right_to_read<S: Storage>(one: S, two: S) {
    for n in 1..=2 {
        one.insert_session(&session(n, OPEN)).await.unwrap();
    }
    two.mark_ordered(&[1; 32]).await.unwrap();
    let state = async |n: u8| one.find_sessions(&[[n; 32]], at(0)).await.unwrap().first().map(|session| session.state);
    assert_eq!(state(1).await, Some(SessionState::Open { ordered: true }));
    for n in 1..=2 {
        two.end_session(&[n; 32]).await.unwrap();
    }
    assert_eq!((state(1).await, state(2).await), (Some(SessionState::BlocksOnly), None));
    two.mark_ordered(&[1; 32]).await.unwrap();
    assert_eq!(state(1).await, Some(SessionState::BlocksOnly), "it is not opened again");
}

pub async fn a_login_comes_back_once<S: Storage>(one: S, two: S) {
    let both = (0..10).map(|n| if n % 2 == 0 { one.use_login(b"a", at(100)) } else { two.use_login(b"a", at(100)) });
    let first: Vec<_> = join_all(both).await.into_iter().filter(|first| *first == Ok(true)).collect();
    assert_eq!(first.len(), 1);
    assert_eq!(two.use_login(b"b", at(100)).await, Ok(true));
}

const RATE: Rate = Rate { count: 3, within: Duration::from_secs(30) };

pub async fn of_many_at_once_no_more_get_through_than_there_is_room_for<S: Storage>(one: S, two: S) {
    let now = Moment::now();
    let what = [7; 32];
    let all = (0..20).map(|n| if n % 2 == 0 { one.count(&what, RATE, now) } else { two.count(&what, RATE, now) });
    let through = join_all(all).await.into_iter().filter(|wait| *wait == Ok(None)).count();
    assert_eq!(through, 3);
    assert_eq!(one.count(&[8; 32], RATE, now).await, Ok(None), "something else");
}

pub async fn a_count_frees_itself_with_time<S: Storage>(one: S, two: S) {
    let (what, other, start) = ([1; 32], [2; 32], Moment::now());
    let later = |seconds: i64| start.plus_millis(seconds * 1_000);
    let wait = Ok(Some(Duration::from_secs(10)));
    assert_eq!(one.counted(&what).await, Ok(None));
    for _ in 0..3 {
        assert_eq!(one.count(&what, RATE, start).await, Ok(None));
    }
    assert_eq!(two.counted(&what).await, Ok(Some(later(30))));
    assert_eq!(two.count(&what, RATE, start).await, wait);
    assert_eq!(two.count(&what, RATE, later(10)).await, Ok(None));
    assert_eq!(one.count(&what, RATE, later(10)).await, wait);
    for _ in 0..3 {
        assert_eq!(one.count(&what, RATE, later(70)).await, Ok(None));
    }
    assert_eq!(two.count(&what, RATE, later(70)).await, wait);
    let none = Rate { count: 0, within: Duration::from_secs(30) };
    assert_eq!(one.count(&other, none, start).await, Ok(None));
    assert_eq!(one.count(&other, none, start).await, Ok(Some(Duration::from_secs(30))));
}

pub async fn what_is_over_is_deleted_and_nothing_else<S: Storage>(one: S, two: S) {
    let ended = |millis| BlockState::Ended { in_effect_at: at(1), at: at(millis), by: None };
    let refused = |millis| BlockState::Refused { at: at(millis), code: RefusedCode::NotPermitted };
    let states = [
        None,
        Some(BlockState::Pending),
        Some(BlockState::InEffect { since: at(1) }),
        Some(ended(999)),
        Some(ended(1_000)),
        Some(refused(999)),
        Some(refused(1_000)),
    ];
    for (n, state) in states.into_iter().enumerate() {
        let mut record = record();
        record.order.id = id(n);
        record.received_at = at(1);
        one.insert_order(&record).await.unwrap();
        if let Some(state) = state {
            one.store_facts(&record.order.id, &facts(state)).await.unwrap();
        }
    }
    one.insert_session(&session(1, OPEN)).await.unwrap();
    one.insert_session(&StoredSession { expires_at: at(5_000), ..session(2, OPEN) }).await.unwrap();
    one.use_login(b"old", at(5_000)).await.unwrap();
    one.use_login(b"young", at(5_001)).await.unwrap();
    one.count(&[1; 32], Rate { count: 1, within: Duration::from_secs(1) }, at(4_000)).await.unwrap();
    one.count(&[2; 32], Rate { count: 1, within: Duration::from_secs(2) }, at(4_000)).await.unwrap();

    assert_eq!(two.tidy(at(5_000), at(1_000)).await, Ok(2));
    let mut left = Vec::new();
    for n in 0..7 {
        if one.find_order(&id(n)).await.unwrap().is_some() {
            left.push(n);
        }
    }
    assert_eq!(left, [0, 1, 2, 4, 6]);
    assert_eq!(one.find_sessions(&[[1; 32], [2; 32]], at(0)).await.unwrap().len(), 1);
    assert_eq!(one.use_login(b"old", at(9_000)).await, Ok(true), "it can be forgotten: its time is over");
    assert_eq!(one.use_login(b"young", at(9_000)).await, Ok(false));
    assert_eq!(one.counted(&[1; 32]).await, Ok(None));
    assert_eq!(one.counted(&[2; 32]).await, Ok(Some(at(6_000))));
}

/// Logged in at one gateway, ordered at the other, read at the first, logged out at the second.
pub async fn the_gateway_over_it_tells_the_same_in_each_process<S: Storage>(one: S, two: S) {
    let backend = Small::default();
    let keys = |current: u8, older: &[u8]| Keys::Shared {
        current: [current; 32],
        older: older.iter().map(|key| [*key; 32]).collect(),
    };
    let world = |storage: S, keys: Keys| {
        let gateway = Gateway::new(backend.clone(), storage, Config { keys, ..config() });
        World {
            router: gateway.router(),
            backend: backend.clone(),
            storage: spaer_gateway::storage::sqlite::Sqlite::in_memory().unwrap(),
            metrics: gateway.metrics(),
        }
    };
    // The keys are being changed: the second has the new one already, and knows the old one.
    let (one, two) = (world(one, keys(1, &[2])), world(two, keys(2, &[1])));
    let anna: Login = one.log_in("anna").await;
    let placed = two.put_block(&anna, app()).await;
    assert_eq!((placed.status, placed.body["state"].as_str()), (201, Some("in_effect")));
    let again = one.put_block(&anna, app()).await;
    assert_eq!((again.status, again.body["state"].as_str()), (200, Some("in_effect")));
    assert_eq!(backend.inner().commits[ID], 1);
    let listed = one.get("/blocks", Some(&anna), None).await;
    assert_eq!(listed.body["items"][0]["id"], ID);
    assert_eq!(two.write("DELETE", "/session", &anna, serde_json::Value::Null).await.status, 200);
    assert_eq!(one.get("/session", Some(&anna), None).await.status, 401);
}

/// All at once.
async fn join_all<F: Future>(all: impl Iterator<Item = F>) -> Vec<F::Output> {
    use std::pin::pin;
    use std::task::Poll;
    let mut all: Vec<_> = all.map(|one| (Box::pin(one), None)).collect();
    let polled = std::future::poll_fn(move |context| {
        for (future, done) in &mut all {
            if done.is_none()
                && let Poll::Ready(output) = pin!(future).poll(context)
            {
                *done = Some(output);
            }
        }
        if all.iter().all(|(_, done)| done.is_some()) {
            Poll::Ready(all.iter_mut().filter_map(|(_, done)| done.take()).collect())
        } else {
            Poll::Pending
        }
    });
    polled.await
}
