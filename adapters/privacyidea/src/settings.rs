//! What an operator decides about the server behind, and the defaults.

use std::collections::BTreeMap;
use std::time::Duration;

use spaer_gateway::domain::{AuthenticatorKind, ReactivationRoute};
use spaer_gateway::program::Secret;

/// What an operator decides about privacyIDEA.
#[derive(Clone, Debug)]
pub struct Settings {
    /// Where the server is, without a slash at the end: `https://mfa.example.org`.
    pub base: String,
    /// The realm whose users log in here. A person who is in another realm too is not blocked there.
    pub realm: String,
    /// The name of the local admin that locks users, with the rights `user_lock_set` and `user_lock_read` in this realm and no others that change anything.
    pub gateway_name: String,
    /// Its password.
    pub gateway_password: Secret,
    /// A secret that never changes: subjects are hashed with it, so that nobody can find a user from a subject by trying all of them.
    pub pepper: Secret,
    /// The longest that one request can run on the server before it is ended there. A check that began before a block may still succeed, so that a block is
    /// claimed to be in effect only when this has passed since.
    pub longest_request: Duration,
    /// How long one call may take: as long as the gateway waits.
    pub timeout: Duration,
    /// What a token is to a citizen, by its type: [`Kinds`].
    pub kinds: Kinds,
    /// The ways back from a blocked token.
    pub back_one: Vec<ReactivationRoute>,
    /// The ways back from a revoked token, which never works again.
    pub back_revoked: Vec<ReactivationRoute>,
    /// The ways back from a lock of the whole.
    pub back_whole: Vec<ReactivationRoute>,
}

/// What each type of token is to a citizen. An entry is a type (`totp`), or a type with the token's `tokenkind` (`totp:hardware`), which goes first.
#[derive(Clone, Debug)]
pub struct Kinds(BTreeMap<String, AuthenticatorKind>);

impl Kinds {
    /// The defaults, with these in their place.
    #[must_use]
    pub fn with(own: BTreeMap<String, AuthenticatorKind>) -> Self {
        let mut kinds = Self::default();
        kinds.0.extend(own);
        kinds
    }

    /// What a token of this type is. One that stands nowhere is still an authenticator, of a kind that has no word.
    #[must_use]
    pub fn of(&self, tokentype: &str, tokenkind: &str) -> AuthenticatorKind {
        let exact = self.0.get(&format!("{tokentype}:{tokenkind}"));
        exact.or_else(|| self.0.get(tokentype)).copied().unwrap_or(AuthenticatorKind::Other)
    }
}

impl Default for Kinds {
    fn default() -> Self {
        use AuthenticatorKind::{App, Chip, CodeDisplay};
        let table = [
            ("push", App),
            ("tiqr", App),
            ("hotp", App),
            ("totp", App),
            ("daypassword", App),
            ("motp", App),
            ("hotp:hardware", CodeDisplay),
            ("totp:hardware", CodeDisplay),
            ("daypassword:hardware", CodeDisplay),
            ("yubikey", Chip),
            ("yubico", Chip),
            ("webauthn", Chip),
            ("passkey", Chip),
        ];
        Self(table.into_iter().map(|(name, kind)| (name.to_owned(), kind)).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_kind_is_found_by_type_and_by_what_it_is_made_of() {
        let kinds = Kinds::default();
        for (tokentype, tokenkind, kind) in [
            ("totp", "software", AuthenticatorKind::App),
            ("totp", "hardware", AuthenticatorKind::CodeDisplay),
            ("passkey", "", AuthenticatorKind::Chip),
            ("sms", "software", AuthenticatorKind::Other),
            ("made-up", "", AuthenticatorKind::Other),
        ] {
            assert_eq!(kinds.of(tokentype, tokenkind), kind, "{tokentype} {tokenkind}");
        }
        let own = BTreeMap::from([("sms".to_owned(), AuthenticatorKind::App)]);
        assert_eq!(Kinds::with(own).of("sms", "software"), AuthenticatorKind::App);
    }
}
