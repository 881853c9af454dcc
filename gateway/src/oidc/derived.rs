//! What only this client may know of a login, reckoned from the login's `state`: the PKCE verifier and the nonce.
//!
//! Everybody on the way sees the `state`. Without the key nobody can reckon from it what belongs to it, and with the key every process can, so that nothing need
//! be stored. The nonce comes back in the token, signed; it carries when the login was begun, which a token's `auth_time` is held against.

use hmac::{Hmac, Mac};
use openidconnect::PkceCodeVerifier;
use sha2::Sha256;

use crate::moment::Moment;
use crate::random::{self, NoRandomness};
use crate::state_cipher::LoginKey;

/// Reckons.
pub(super) struct Derived {
    /// Made from the login key for this alone, so that nothing that is sealed with that key has to do with what is reckoned here.
    key: [u8; 32],
}

impl Derived {
    pub(super) fn new(key: &LoginKey) -> Result<Self, NoRandomness> {
        let key = match key {
            LoginKey::OfThisProcess => random::bytes()?,
            LoginKey::Shared(bytes) => *bytes,
        };
        Ok(Self { key: mac(&key, &["spaer oidc key 1"]) })
    }

    /// 64 hexadecimal digits; PKCE takes 43 to 128 characters.
    pub(super) fn verifier(&self, state: &str) -> PkceCodeVerifier {
        PkceCodeVerifier::new(random::to_hex(&mac(&self.key, &["pkce verifier", state])))
    }

    /// Says when the login was begun, to whoever has the key.
    pub(super) fn nonce(&self, state: &str, begun: Moment) -> String {
        let begun = begun.as_millis().to_string();
        let mac = random::to_hex(&mac(&self.key, &["nonce", state, &begun]));
        format!("{begun}.{mac}")
    }

    /// When the login was begun; `None` for a nonce that was not made for this `state`.
    pub(super) fn begun(&self, state: &str, nonce: &str) -> Option<Moment> {
        let begun = Moment::from_millis(nonce.split_once('.')?.0.parse().ok()?);
        random::constant_time_eq(self.nonce(state, begun).as_bytes(), nonce.as_bytes()).then_some(begun)
    }
}

/// HMAC-SHA-256. Each part is preceded by its length, so that no two lists of parts are the same bytes.
fn mac(key: &[u8; 32], parts: &[&str]) -> [u8; 32] {
    // A key of this length is one of every HMAC; what stands for an error cannot be reached.
    let Ok(mut mac) = Hmac::<Sha256>::new_from_slice(key) else { return *key };
    for part in parts {
        mac.update(&part.len().to_be_bytes());
        mac.update(part.as_bytes());
    }
    mac.finalize().into_bytes().into()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(key: u8) -> Derived {
        Derived::new(&LoginKey::Shared([key; 32])).expect("needs no randomness")
    }

    #[test]
    fn every_process_with_the_key_reckons_the_same_and_nobody_else() {
        let (one, other) = (of(7), of(7));
        let begun = Moment::from_millis(1_796_047_107_581);
        assert_eq!(one.verifier("a").secret(), other.verifier("a").secret());
        assert_eq!(other.begun("a", &one.nonce("a", begun)), Some(begun));
        assert_ne!(one.verifier("a").secret(), of(8).verifier("a").secret());
        assert_eq!(of(8).begun("a", &one.nonce("a", begun)), None);
        let of_process = || Derived::new(&LoginKey::OfThisProcess).expect("there is randomness");
        assert_ne!(of_process().verifier("a").secret(), of_process().verifier("a").secret());
    }

    #[test]
    fn what_belongs_to_one_login_belongs_to_no_other() {
        let derived = of(7);
        let nonce = derived.nonce("a", Moment::from_millis(7));
        assert_ne!(derived.verifier("a").secret(), derived.verifier("b").secret());
        assert!(!nonce.contains(derived.verifier("a").secret().as_str()), "the nonce is seen, the verifier is not");
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
}
