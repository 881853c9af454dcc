//! What only this client may know of a login, reckoned from the login's `state`: the PKCE verifier and the nonce.
//!
//! Everybody on the way sees the `state`. Without the key nobody can reckon from it what belongs to it, and with the key every process can, so that nothing need
//! be stored. The nonce comes back in the token, signed; it carries when the login was begun, which a token's `auth_time` is held against.

use openidconnect::PkceCodeVerifier;

use crate::keys::{Cipher, Keys, Sealed};
use crate::moment::Moment;
use crate::random::{self, NoRandomness};
use crate::state_cipher::STATE_PURPOSE;

const VERIFIER: &[u8] = b"spaer oidc verifier 1";
const NONCE: &[u8] = b"spaer oidc nonce 1";

/// Reckons. A login whose `state` was sealed with an older key is reckoned with that, so that it can be finished while keys are being changed.
pub(super) struct Derived {
    cipher: Cipher,
}

impl Derived {
    pub(super) fn new(keys: &Keys) -> Self {
        Self { cipher: Cipher::new(keys) }
    }

    /// 64 hexadecimal digits; PKCE takes 43 to 128 characters.
    pub(super) fn verifier(&self, state: &str) -> Result<PkceCodeVerifier, NoRandomness> {
        Ok(PkceCodeVerifier::new(random::to_hex(&self.mac(VERIFIER, state, &[])?)))
    }

    /// Says when the login was begun, to whoever has the key.
    pub(super) fn nonce(&self, state: &str, begun: Moment) -> Result<String, NoRandomness> {
        let begun = begun.as_millis().to_string();
        let mac = random::to_hex(&self.mac(NONCE, state, begun.as_bytes())?);
        Ok(format!("{begun}.{mac}"))
    }

    /// When the login was begun; `None` for a nonce that was not made for this `state`.
    pub(super) fn begun(&self, state: &str, nonce: &str) -> Option<Moment> {
        let begun = Moment::from_millis(nonce.split_once('.')?.0.parse().ok()?);
        let own = self.nonce(state, begun).ok()?;
        random::constant_time_eq(own.as_bytes(), nonce.as_bytes()).then_some(begun)
    }

    fn mac(&self, purpose: &[u8], state: &str, more: &[u8]) -> Result<[u8; 32], NoRandomness> {
        let bytes = random::from_hex(state).unwrap_or_default();
        let sealed = Sealed { purpose: STATE_PURPOSE, bytes: &bytes };
        self.cipher.name_under(sealed, purpose, &[state.as_bytes(), more])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(key: u8) -> Derived {
        Derived::new(&Keys::one([key; 32]))
    }

    #[test]
    fn every_process_with_the_key_reckons_the_same_and_nobody_else() {
        let (one, other) = (of(7), of(7));
        let begun = Moment::from_millis(1_796_047_107_581);
        assert_eq!(one.verifier("a").expect("a key").secret(), other.verifier("a").expect("a key").secret());
        assert_eq!(other.begun("a", &one.nonce("a", begun).expect("a key")), Some(begun));
        assert_ne!(one.verifier("a").expect("a key").secret(), of(8).verifier("a").expect("a key").secret());
        assert_eq!(of(8).begun("a", &one.nonce("a", begun).expect("a key")), None);
        let of_process = || Derived::new(&Keys::OfThisProcess);
        assert_ne!(
            of_process().verifier("a").expect("a key").secret(),
            of_process().verifier("a").expect("a key").secret()
        );
    }

    #[test]
    fn what_belongs_to_one_login_belongs_to_no_other() {
        let derived = of(7);
        let nonce = derived.nonce("a", Moment::from_millis(7)).expect("a key");
        assert_ne!(derived.verifier("a").expect("a key").secret(), derived.verifier("b").expect("a key").secret());
        assert!(
            !nonce.contains(derived.verifier("a").expect("a key").secret().as_str()),
            "the nonce is seen, the verifier is not"
        );
        for (state, nonce) in [
            ("b", nonce.as_str()),
            ("a", &nonce.replacen('7', "8", 1)),
            ("a", &nonce.replacen('7', "+7", 1)),
            ("a", &nonce.replacen('7', "07", 1)),
            ("a", ""),
            ("a", "7."),
            ("a", "."),
        ] {
            assert_eq!(derived.begun(state, nonce), None, "{state} {nonce}");
        }
        assert_eq!(derived.begun("a", &nonce), Some(Moment::from_millis(7)));
    }

    #[test]
    fn a_login_that_was_begun_under_an_older_key_is_finished_under_it() {
        let before = Keys::one([1; 32]);
        let now = Keys::Shared { current: [2; 32], older: vec![[1; 32]] };
        let state = random::to_hex(&Cipher::new(&before).seal(STATE_PURPOSE, b"a login").expect("there is randomness"));
        let (before, now) = (Derived::new(&before), Derived::new(&now));
        assert_eq!(before.verifier(&state).expect("a key").secret(), now.verifier(&state).expect("a key").secret());
        let nonce = before.nonce(&state, Moment::from_millis(7)).expect("a key");
        assert_eq!(now.begun(&state, &nonce), Some(Moment::from_millis(7)));
    }
}
