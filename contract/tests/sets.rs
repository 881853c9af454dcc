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
        ("Actor", set::<Actor>(gateway::Party::NAMES)),
        ("ReactivationKind", set::<ReactivationKind>(gateway::ReactivationKind::NAMES)),
        ("IdentityStatus", set::<IdentityStatus>(gateway::IdentityStatus::NAMES)),
        ("AuthenticatorKind", set::<Kind>(gateway::AuthenticatorKind::NAMES)),
        ("AuthenticatorStatus", set::<Status>(gateway::AuthenticatorStatus::NAMES)),
        ("TargetType", set::<TargetType>(gateway::TargetType::NAMES)),
        ("BlockState", set::<BlockStateName>(gateway::BlockStateName::NAMES)),
        ("RefusedCode", set::<RefusedCode>(gateway::RefusedCode::NAMES)),
        ("Channel", set::<Channel>(gateway::Channel::NAMES)),
        ("SessionsEnded", set::<SessionsEnded>(gateway::SessionsEnded::NAMES)),
        ("ActivityKind", set::<ActivityKind>(gateway::ActivityKind::NAMES)),
        ("ActivityOutcome", set::<Outcome>(gateway::ActivityOutcome::NAMES)),
    ]);
    for (name, schema) in
        schemas.as_object().expect("there are schemas").iter().filter(|(_, one)| one["enum"].is_array())
    {
        let Set { mut app, unknown, gateway } =
            sets.remove(name.as_str()).unwrap_or_else(|| panic!("{name} is read nowhere"));
        let values: BTreeSet<String> = contract.enum_values(name).into_iter().collect();
        assert_eq!(gateway, values, "{name}: the gateway's");
        // What the app shows of a word that it does not know need not be one of the contract's.
        if let Some(unknown) = unknown.filter(|unknown| !values.contains(*unknown)) {
            app.remove(unknown);
        }
        assert_eq!(app, values, "{name}: the app's");
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
    // The first of what a reason may be; the second is anything, because a reason must never stand in the way.
    let values: BTreeSet<_> =
        order["reason"]["anyOf"][0]["enum"].as_array().expect("a list").iter().filter_map(|it| it.as_str()).collect();
    assert_eq!(
        values,
        gateway::Reason::NAMES.iter().copied().collect(),
        "contract/openapi.yaml, gateway/src/domain.rs"
    );
    for reason in Reason::ALL {
        assert!(values.contains(reason.as_str()), "{reason:?} is no reason of contract/openapi.yaml");
    }
}
