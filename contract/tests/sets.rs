//! The enumerations of `openapi.yaml`, of the app and of the gateway: three lists that share no code and must be the same.

use std::collections::{BTreeMap, BTreeSet};

use spaer_contract::Contract;
use spaer_core::{
    domain::{
        activity::{ActivityKind, Outcome},
        authenticator::{Kind, ReactivationKind, Status},
        block::{Actor, Channel, RefusedCode, SessionsEnded},
        closed_set::ClosedSet,
        identity::IdentityStatus,
        reason::Reason,
    },
    wire::dto::{BlockStateName, TargetType},
};
use spaer_gateway::domain as gateway;

/// One set, as the app has it and as the gateway has it.
struct Set {
    app: BTreeSet<String>,
    /// What the app makes of a word that is not in it.
    unknown: Option<&'static str>,
    gateway: BTreeSet<String>,
}

fn set<T: ClosedSet>(gateway: &[&str]) -> Set {
    Set {
        app: T::VALUES.iter().map(|value| value.word().to_owned()).collect(),
        unknown: T::UNKNOWN.map(T::word),
        gateway: gateway.iter().map(|word| (*word).to_owned()).collect(),
    }
}

#[test]
fn app_and_gateway_know_every_word_of_the_contract_and_no_other() {
    let contract = Contract::load();
    let schemas = &contract.document()["components"]["schemas"];
    let mut sets = BTreeMap::from([
        ("Actor", set::<Actor>(gateway::Party::WORDS)),
        ("WayKind", set::<ReactivationKind>(gateway::WayKind::WORDS)),
        ("IdentityStatus", set::<IdentityStatus>(gateway::IdentityStatus::WORDS)),
        ("AuthenticatorKind", set::<Kind>(gateway::AuthenticatorKind::WORDS)),
        ("AuthenticatorStatus", set::<Status>(gateway::AuthenticatorStatus::WORDS)),
        ("TargetType", set::<TargetType>(gateway::TargetType::WORDS)),
        ("BlockState", set::<BlockStateName>(gateway::BlockStateName::WORDS)),
        ("RefusedCode", set::<RefusedCode>(gateway::RefusedCode::WORDS)),
        ("Channel", set::<Channel>(gateway::Channel::WORDS)),
        ("SessionsEnded", set::<SessionsEnded>(gateway::SessionsEnded::WORDS)),
        ("ActivityKind", set::<ActivityKind>(gateway::ActivityKind::WORDS)),
        ("ActivityOutcome", set::<Outcome>(gateway::ActivityOutcome::WORDS)),
    ]);
    for (name, schema) in
        schemas.as_object().expect("there are schemas").iter().filter(|(_, one)| one["enum"].is_array())
    {
        let Set { mut app, unknown, gateway } =
            sets.remove(name.as_str()).unwrap_or_else(|| panic!("{name} is read nowhere"));
        let words: BTreeSet<String> = contract.words(name).into_iter().collect();
        assert_eq!(gateway, words, "{name}: the gateway's");
        // What the app shows of a word that it does not know need not be one of the contract's.
        if let Some(unknown) = unknown.filter(|unknown| !words.contains(*unknown)) {
            app.remove(unknown);
        }
        assert_eq!(app, words, "{name}: the app's");
        let grows = schema["x-spaer-open-enum"] == true;
        assert!(
            grows || unknown.is_none(),
            "{name}: the list does not grow, and a word that is not in it means nothing"
        );
    }
    assert!(sets.is_empty(), "the contract has no {:?}", sets.keys());
}

/// The app offers fewer than the contract allows: those that its pages ask about.
#[test]
fn reasons_are_reasons_of_the_contract() {
    let contract = Contract::load();
    let order = &contract.document()["components"]["schemas"]["BlockOrder"]["properties"];
    assert_eq!(order["reason"]["enum"], serde_json::json!(gateway::Reason::WORDS));
    for reason in Reason::ALL {
        assert!(gateway::Reason::parse(reason.as_str()).is_some(), "{reason:?}");
    }
}
