//! Rules of the server that let somebody in whom a block has shut out. They are looked up at the start, and told one by one with what to do.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use serde::Deserialize;
use serde_json::{Map, Value};

use crate::server::{Failure, Server};
use crate::settings::Settings;
use crate::settling::Settling;
use crate::tokens::HANDED_OUT;

/// One of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Hole {
    /// A password and code that were right once pass again for a while, whatever has become of the token.
    AuthCache { policy: String },
    /// A browser that is remembered skips the second step, whatever has become of the token.
    RememberDevice { policy: String },
    /// The password alone logs in, whatever has become of the tokens. `policy`: the one that says so; none: that is the default.
    PasswordAlone { policy: Option<String> },
    /// The people of this realm are in another one too, where a lock does not reach them.
    SecondRealm { realm: String },
    /// Whoever is logged in can lift a block of a token: an intruder too. `policy`: the one that says so; none: there is no rule for users, so they may do everything.
    UsersEnable { policy: Option<String> },
    /// Users are not shown whether codes of a token were handed out for use without the server, so that it cannot be known which blocks do not reach everywhere.
    HidesOffline { policy: String },
    /// It could not be looked up whether there are any.
    NotLookedUp { why: String },
}

impl Hole {
    /// Whether with it "blocked" would not be true.
    #[must_use]
    pub fn makes_blocked_untrue(&self) -> bool {
        match self {
            Self::AuthCache { .. }
            | Self::RememberDevice { .. }
            | Self::SecondRealm { .. }
            | Self::HidesOffline { .. }
            | Self::NotLookedUp { .. } => true,
            Self::PasswordAlone { .. } | Self::UsersEnable { .. } => false,
        }
    }
}

impl fmt::Display for Hole {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::AuthCache { policy } => write!(
                f,
                "the policy \"{policy}\" has auth_cache: a code that was right once passes again although its token is blocked. Take auth_cache out of it."
            ),
            Self::RememberDevice { policy } => write!(
                f,
                "the policy \"{policy}\" has remember_device: a browser that is remembered skips a token that is blocked. Take remember_device out of it."
            ),
            Self::PasswordAlone { policy: Some(policy) } => write!(
                f,
                "the policy \"{policy}\" has login_mode=userstore: at privacyIDEA itself, and here, the password alone logs in. Set login_mode=privacyIDEA."
            ),
            Self::PasswordAlone { policy: None } => f.write_str(
                "no policy of the scope webui sets login_mode: at privacyIDEA itself, and here, the password alone logs in. Set login_mode=privacyIDEA.",
            ),
            Self::SecondRealm { realm } => write!(
                f,
                "the realm \"{realm}\" has a resolver of this realm: whoever is blocked as a whole here can still log in there. Take the resolver out of it."
            ),
            Self::UsersEnable { policy: Some(policy) } => write!(
                f,
                "the policy \"{policy}\" lets users enable tokens: an intruder who is logged in can lift a block. Take enable out of it."
            ),
            Self::UsersEnable { policy: None } => f.write_str(
                "no policy of the scope user is there for this realm, so users may do everything, lifting a block too. Give them disable, revoke, userlist, auditlog \
                 and authentication_log_read.",
            ),
            Self::HidesOffline { policy } => write!(
                f,
                "the policy \"{policy}\" hides {HANDED_OUT} from users (hide_tokeninfo): it could not be known of which tokens codes were handed out for use without the server. Take {HANDED_OUT} out of it."
            ),
            Self::NotLookedUp { why } => write!(
                f,
                "whether a policy lets in somebody who is blocked could not be looked up: {why}. Give the gateway's account the right policyread."
            ),
        }
    }
}

#[derive(Debug, Deserialize)]
struct Policy {
    name: String,
    scope: String,
    active: bool,
    #[serde(default)]
    action: Map<String, Value>,
    #[serde(default)]
    realm: Vec<String>,
}

/// Looks them up.
pub async fn look(server: &Server, settings: &Settings) -> Vec<Hole> {
    match look_up(server, settings).await {
        Ok(holes) => holes,
        Err(failure) => {
            let why = match failure {
                Failure::NotAllowed | Failure::WrongCredentials => "the server does not let the gateway's account",
                Failure::TimedOut => "the server gave no answer in time",
                Failure::Failed => "the server could not be reached, or broke",
                _ => "the server answered something that is not understood",
            };
            vec![Hole::NotLookedUp { why: why.to_owned() }]
        }
    }
}

async fn look_up(server: &Server, settings: &Settings) -> Result<Vec<Hole>, Failure> {
    let policies = server.get_as_gateway("/policy/", &[]).await?.value;
    let policies: Vec<Policy> = serde_json::from_value(policies).map_err(|_| Failure::NotUnderstood)?;
    let realms = server.get_as_gateway("/realm/", &[]).await?.value;
    let mut holes = in_policies(&policies, &settings.realm);
    holes.extend(in_realms(&realms, &settings.realm)?);
    Ok(holes)
}

fn in_policies(policies: &[Policy], realm: &str) -> Vec<Hole> {
    // One for named people only is one all the same: some of them may come here.
    let is_ours =
        |policy: &&Policy| policy.active && (policy.realm.is_empty() || policy.realm.iter().any(|one| one == realm));
    let ours: Vec<_> = policies.iter().filter(is_ours).collect();
    let has =
        |policy: &Policy, action: &str| policy.action.get(action).is_some_and(|value| *value != Value::Bool(false));
    let mut holes = Vec::new();
    for policy in &ours {
        let name = policy.name.clone();
        match policy.scope.as_str() {
            "authentication" if has(policy, "auth_cache") => holes.push(Hole::AuthCache { policy: name }),
            "authentication" if has(policy, "remember_device") => holes.push(Hole::RememberDevice { policy: name }),
            "webui" if policy.action.get("login_mode").and_then(Value::as_str) == Some("userstore") => {
                holes.push(Hole::PasswordAlone { policy: Some(name) });
            }
            "user" if has(policy, "enable") || has(policy, "*") => holes.push(Hole::UsersEnable { policy: Some(name) }),
            _ => {}
        }
        let hidden = policy.action.get("hide_tokeninfo").and_then(Value::as_str).unwrap_or_default();
        if policy.scope == "user" && hidden.split_whitespace().any(|name| name.starts_with(HANDED_OUT)) {
            holes.push(Hole::HidesOffline { policy: policy.name.clone() });
        }
    }
    if !ours.iter().any(|policy| policy.scope == "webui" && policy.action.contains_key("login_mode")) {
        holes.push(Hole::PasswordAlone { policy: None });
    }
    // One policy for users anywhere turns "everything" round for all realms.
    if !policies.iter().any(|policy| policy.active && policy.scope == "user") {
        holes.push(Hole::UsersEnable { policy: None });
    }
    holes
}

fn in_realms(realms: &Value, realm: &str) -> Result<Vec<Hole>, Failure> {
    let realms = realms.as_object().ok_or(Failure::NotUnderstood)?;
    let resolvers = |realm: &Value| -> Option<Vec<String>> {
        let rows = realm.get("resolver")?.as_array()?;
        rows.iter().map(|row| Some(row.get("name")?.as_str()?.to_owned())).collect()
    };
    let own = realms.get(realm).and_then(resolvers).ok_or(Failure::NotUnderstood)?;
    let mut holes = Vec::new();
    for (name, other) in realms.iter().filter(|(name, _)| *name != realm) {
        let theirs = resolvers(other).ok_or(Failure::NotUnderstood)?;
        if theirs.iter().any(|resolver| own.contains(resolver)) {
            holes.push(Hole::SecondRealm { realm: name.clone() });
        }
    }
    Ok(holes)
}

/// How often they are looked up while the program runs.
const BETWEEN_LOOKS: Duration = Duration::from_secs(10 * 60);

/// Looks them up again and again: an operator of the server may make one any day.
pub struct Watch {
    server: Server,
    settings: Settings,
    known: Vec<Hole>,
    settling: Arc<Settling>,
}

impl Watch {
    /// `known`: those that were told of already. `settling`: what is claimed, and is not while there is one that would make it untrue.
    #[must_use]
    pub fn new(server: Server, settings: Settings, known: Vec<Hole>, settling: Arc<Settling>) -> Self {
        Self { server, settings, known, settling }
    }

    /// Every ten minutes, as long as the program runs.
    pub async fn for_ever(mut self) {
        loop {
            tokio::time::sleep(BETWEEN_LOOKS).await;
            self.look_again().await;
        }
    }

    /// Once. What cannot be looked up leaves everything as it was: the server is away, or somebody has taken the right to look, and that is told.
    pub async fn look_again(&mut self) {
        let found = look(&self.server, &self.settings).await;
        for hole in found.iter().filter(|hole| !self.known.contains(hole)) {
            tracing::error!(%hole, "a rule lets in somebody who is blocked");
        }
        if found.iter().any(|hole| matches!(hole, Hole::NotLookedUp { .. })) {
            return;
        }
        let is_open = found.iter().any(Hole::makes_blocked_untrue);
        if self.settling.set_doubtful(is_open) != is_open {
            let claims = if is_open { "no block is said to be in effect until it is mended" } else { "mended" };
            tracing::error!("{claims}");
        }
        self.known = found;
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn found(more: Value) -> Vec<Hole> {
        let mut policies = vec![
            json!({ "name": "self", "scope": "user", "active": true, "realm": ["citizens"], "action": { "disable": true } }),
            json!({ "name": "login", "scope": "webui", "active": true, "realm": [], "action": { "login_mode": "privacyIDEA" } }),
        ];
        policies.extend(more.as_array().expect("policies").clone());
        let policies: Vec<Policy> = serde_json::from_value(policies.into()).expect("policies");
        in_policies(&policies, "citizens")
    }

    #[test]
    fn each_is_found_and_told_with_what_to_do() {
        assert_eq!(found(json!([])), []);
        let policy = || "p".to_owned();
        for (scope, action, hole) in [
            ("authentication", json!({ "auth_cache": "4h/5m" }), Hole::AuthCache { policy: policy() }),
            ("authentication", json!({ "remember_device": "30d" }), Hole::RememberDevice { policy: policy() }),
            ("webui", json!({ "login_mode": "userstore" }), Hole::PasswordAlone { policy: Some(policy()) }),
            ("user", json!({ "hide_tokeninfo": "email refilltoken" }), Hole::HidesOffline { policy: policy() }),
            ("user", json!({ "enable": true }), Hole::UsersEnable { policy: Some(policy()) }),
        ] {
            let row = |active: bool, realm: &[&str]| json!([{ "name": "p", "scope": scope, "active": active, "realm": realm, "action": action }]);
            for realm in [["citizens", "staff"].as_slice(), &[]] {
                assert_eq!(found(row(true, realm)), std::slice::from_ref(&hole));
            }
            assert_eq!(found(row(true, &["staff"])), []);
            assert_eq!(found(row(false, &[])), []);
            assert!(hole.to_string().contains("\"p\""), "{hole}");
        }
    }

    #[test]
    fn without_rules_the_defaults_are_holes() {
        assert_eq!(
            in_policies(&[], "citizens"),
            [Hole::PasswordAlone { policy: None }, Hole::UsersEnable { policy: None }]
        );
    }

    #[test]
    fn whoever_is_in_another_realm_too_is_told_of() {
        let realm = |resolver: &str| json!({ "default": false, "id": 1, "resolver": [{ "name": resolver, "node": "", "priority": 1 }] });
        let realms = json!({ "citizens": realm("people"), "staff": realm("staff"), "all": realm("people") });
        assert_eq!(in_realms(&realms, "citizens"), Ok(vec![Hole::SecondRealm { realm: "all".to_owned() }]));
        assert_eq!(in_realms(&realms, "nobody"), Err(Failure::NotUnderstood));
        assert_eq!(in_realms(&json!({ "citizens": {} }), "citizens"), Err(Failure::NotUnderstood));
    }
}
