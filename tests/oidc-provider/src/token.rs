//! What a code is exchanged for.

use serde_json::{Map, Value, json};

use crate::keys::{not_signed, random, signed_with};
use crate::{CLASS, CLIENT_ID, CLIENT_SECRET, Grant, Inner, OWN_CLAIM, State, TokenFault, now};

/// The answer of the token endpoint to a good code.
pub(crate) fn tokens(state: &State, grant: &Grant) -> Value {
    let inner = state.inner();
    let access = random();
    let mut claims = claims(state, &inner, grant, &access);
    spoil(&mut claims, inner.token_fault);
    let token = match inner.token_fault {
        Some(TokenFault::NotSigned) => not_signed(&claims),
        Some(TokenFault::SignedWithSecret) => signed_with(CLIENT_SECRET, &claims),
        Some(TokenFault::Changed) => changed(&inner, claims),
        _ => inner.key.sign(&claims),
    };
    let mut answer = json!({ "access_token": access, "token_type": "Bearer", "expires_in": 300, "id_token": token });
    if inner.token_fault == Some(TokenFault::NoToken) {
        answer.as_object_mut().expect("an object").remove("id_token");
    }
    answer
}

fn claims(state: &State, inner: &Inner, grant: &Grant, access: &str) -> Value {
    let mut name = grant.name.clone();
    name.get_mut(..1).expect("a letter").make_ascii_uppercase();
    json!({
        "iss": state.issuer, "sub": format!("subject-of-{}", grant.name), "aud": CLIENT_ID, "azp": CLIENT_ID,
        "iat": now(), "exp": now() + 300, "auth_time": grant.at, "nonce": grant.nonce, "acr": CLASS,
        "at_hash": inner.key.half_hash(access),
        "preferred_username": grant.name, OWN_CLAIM: grant.name, "name": format!("{name} Opdigtet"),
    })
}

fn spoil(claims: &mut Value, fault: Option<TokenFault>) {
    let claims = claims.as_object_mut().expect("an object");
    let mut set = |name: &str, value: Value| claims.insert(name.to_owned(), value);
    match fault {
        Some(TokenFault::WrongNonce) => set("nonce", json!("0.of another login")),
        Some(TokenFault::WrongAudience) => set("aud", json!("another")),
        Some(TokenFault::SecondAudience) => set("aud", json!([CLIENT_ID, "another"])),
        Some(TokenFault::OtherParty) => set("azp", json!("another")),
        Some(TokenFault::WrongIssuer) => set("iss", json!("http://127.0.0.1:1/realms/people")),
        Some(TokenFault::Expired) => set("exp", json!(now() - 300)),
        Some(TokenFault::JustExpired) => set("exp", json!(now() - 30)),
        Some(TokenFault::IssuedLater) => set("iat", json!(now() + 3600)),
        Some(TokenFault::OtherAccessToken) => set("at_hash", json!("b2YgYW5vdGhlciB0b2tlbg")),
        Some(TokenFault::OldLogin) => set("auth_time", json!(now() - 3600)),
        Some(TokenFault::Weak) => set("acr", json!("urn:example:password")),
        Some(TokenFault::BadName) => set("preferred_username", json!("an\nna")),
        Some(TokenFault::NoNonce) => claims.remove("nonce"),
        Some(TokenFault::NoAuthTime) => claims.remove("auth_time"),
        Some(TokenFault::NoName) => claims.remove("preferred_username"),
        Some(
            TokenFault::NotSigned
            | TokenFault::SignedWithSecret
            | TokenFault::Changed
            | TokenFault::NoToken
            | TokenFault::PkceNotChecked,
        )
        | None => None,
    };
}

/// The signature of one token under the claims of another.
fn changed(inner: &Inner, claims: Value) -> String {
    let signed = inner.key.sign(&claims);
    let mut other: Map<String, Value> = claims.as_object().expect("an object").clone();
    other.insert("preferred_username".to_owned(), json!("somebody-else"));
    let forged = inner.key.sign(&Value::Object(other));
    let (text, _) = forged.rsplit_once('.').expect("a token");
    let (_, signature) = signed.rsplit_once('.').expect("a token");
    format!("{text}.{signature}")
}
