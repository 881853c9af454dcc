//! Seals what a login needs to be finished into its `state`, which travels through the eID and back, so that the gateway stores nothing of a login that
//! was begun, and nobody's flood of logins can push out another's.
//!
//! A login that comes back in another browser can still lead to the page, reason and language that was asked for. What is sealed is encrypted and padded,
//! because the eID must not learn from it what a citizen is about to do; it is authenticated, so that nobody else can make one.

use sha2::{Digest, Sha256};

use crate::keys::{Cipher, NONCE_BYTES};
use crate::moment::Moment;
use crate::random::{self, NoRandomness};
use crate::return_to::ReturnTo;

const HASH_BYTES: usize = 32;
const TIME_BYTES: usize = 8;
/// The address is padded to a multiple of this length. Every page of the app, with reason or receipt, fits into one block.
const BLOCK_BYTES: usize = 128;

/// What a `state` is sealed for.
pub(crate) const STATE_PURPOSE: &[u8] = b"spaer login state 2";

/// What a sealed text is for. It is associated data of the encryption: a text that was sealed with the same key for another purpose does not open here.
#[derive(Clone, Copy)]
enum Purpose {
    State,
    Secret,
}

impl Purpose {
    fn as_bytes(self) -> &'static [u8] {
        match self {
            Self::State => STATE_PURPOSE,
            Self::Secret => b"spaer login secret 1",
        }
    }
}

/// The name of one login, by which it is known that it has been used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct LoginId([u8; NONCE_BYTES]);

impl LoginId {
    pub(crate) fn as_bytes(&self) -> &[u8] {
        &self.0
    }
}

/// A login that was begun, as its `state` tells it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct BegunLogin {
    pub(crate) id: LoginId,
    pub(crate) at: Moment,
    pub(crate) return_to: ReturnTo,
    /// The SHA-256 hash of the secret of the browser that began it.
    browser: [u8; HASH_BYTES],
}

impl BegunLogin {
    /// Was it begun by the browser that holds one of these secrets?
    pub(crate) fn is_of(&self, secrets: &[&str]) -> bool {
        secrets.iter().any(|secret| random::constant_time_eq(&self.browser, &hash(secret)))
    }
}

/// Seals, and opens what it or another process with the same key has sealed.
pub(crate) struct StateCipher {
    cipher: Cipher,
}

impl StateCipher {
    pub(crate) fn new(cipher: Cipher) -> Self {
        Self { cipher }
    }

    /// The `state` of a login that begins at this moment in the browser of this secret. It differs each time and cannot be guessed.
    pub(crate) fn state(&self, at: Moment, secret: &str, return_to: &ReturnTo) -> Result<String, NoRandomness> {
        let mut path = return_to.to_string().into_bytes();
        // Padded with NUL, which no path contains, so that the padding can be removed again.
        path.resize(path.len().max(1).next_multiple_of(BLOCK_BYTES), 0);
        self.seal(Purpose::State, &[at.as_millis().to_be_bytes().as_slice(), &hash(secret), &path].concat())
    }

    /// `None` for whatever was not sealed with this key.
    pub(crate) fn open_state(&self, state: &str) -> Option<BegunLogin> {
        let (nonce, text) = self.open(Purpose::State, state)?;
        let (at, rest) = text.split_first_chunk::<TIME_BYTES>()?;
        let (browser, path) = rest.split_first_chunk::<HASH_BYTES>()?;
        let path = std::str::from_utf8(path).ok()?;
        Some(BegunLogin {
            id: LoginId(nonce),
            at: Moment::from_millis(i64::from_be_bytes(*at)),
            return_to: ReturnTo::read(path.trim_end_matches('\0'))?,
            browser: *browser,
        })
    }

    /// A new secret for a browser: a random number, sealed, so that the gateway knows its own.
    pub(crate) fn new_secret(&self) -> Result<String, NoRandomness> {
        // The nonce is random, and long enough to be all of the secret.
        self.seal(Purpose::Secret, &[])
    }

    /// Whether [`StateCipher::new_secret`] has made it, here or in another process with the same key.
    pub(crate) fn is_secret(&self, text: &str) -> bool {
        self.open(Purpose::Secret, text).is_some()
    }

    /// In lowercase hex.
    fn seal(&self, purpose: Purpose, text: &[u8]) -> Result<String, NoRandomness> {
        self.cipher.seal(purpose.as_bytes(), text).map(|sealed| random::to_hex(&sealed))
    }

    fn open(&self, purpose: Purpose, sealed: &str) -> Option<([u8; NONCE_BYTES], Vec<u8>)> {
        let bytes = random::from_hex(sealed)?;
        let nonce = *bytes.first_chunk::<NONCE_BYTES>()?;
        Some((nonce, self.cipher.open(purpose.as_bytes(), &bytes)?))
    }
}

fn hash(secret: &str) -> [u8; HASH_BYTES] {
    Sha256::digest(secret.as_bytes()).into()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::keys::Keys;

    fn of_this_process() -> StateCipher {
        StateCipher::new(Cipher::new(&Keys::OfThisProcess))
    }

    fn path(text: &str) -> ReturnTo {
        ReturnTo::parse(text).expect("is a path of the app")
    }

    fn sealed(cipher: &StateCipher, text: &str) -> String {
        cipher.state(Moment::from_millis(7), "secret", &path(text)).expect("there is randomness")
    }

    #[test]
    fn what_was_sealed_opens_with_the_same_key_only() {
        let shared = || StateCipher::new(Cipher::new(&Keys::one([7; 32])));
        let (one, other) = (shared(), shared());
        for text in ["/", "/da/spaer/mitid#told-code", "/da/x?a=b#c", &format!("/{}", "a".repeat(1_999))] {
            let state = sealed(&one, text);
            for cipher in [&one, &other] {
                let login = cipher.open_state(&state).expect("is the same key");
                assert_eq!((login.at, login.return_to.clone()), (Moment::from_millis(7), path(text)));
                assert!(login.is_of(&["another", "secret"]) && !login.is_of(&["another"]) && !login.is_of(&[]));
            }
            assert_eq!(of_this_process().open_state(&state), None, "another key");
        }
    }

    #[test]
    fn what_was_changed_or_made_up_does_not_open() {
        let cipher = of_this_process();
        let state = sealed(&cipher, "/da/");
        for place in (0..state.len()).step_by(17) {
            let mut changed = state.clone().into_bytes();
            if let Some(digit) = changed.get_mut(place) {
                *digit = if *digit == b'0' { b'1' } else { b'0' };
            }
            assert_eq!(cipher.open_state(&String::from_utf8_lossy(&changed)), None, "{place}");
        }
        for made_up in ["", "0", "zz", "æ", &"0".repeat(64), &state.to_uppercase(), &format!("{state}00")] {
            assert_eq!(cipher.open_state(made_up), None, "{made_up}");
        }
    }

    #[test]
    fn a_secret_is_known_and_is_no_state() {
        let cipher = of_this_process();
        let secret = cipher.new_secret().expect("there is randomness");
        assert!(cipher.is_secret(&secret));
        assert_ne!(cipher.new_secret().ok(), Some(secret.clone()));
        assert_eq!(cipher.open_state(&secret), None);
        assert!(!cipher.is_secret(&sealed(&cipher, "/")));
        assert!(!cipher.is_secret(&"0".repeat(secret.len())));
        assert!(!of_this_process().is_secret(&secret), "another key");
    }

    #[test]
    fn nothing_about_the_page_can_be_read_from_the_state() {
        let cipher = of_this_process();
        let receipt = format!("/en/receipt#{}.{}", "a".repeat(32), "b".repeat(32));
        let states: Vec<String> = ["/", "/da/spaer/mitid#told-code", "/da/spaer/mitid#told-code", &receipt]
            .iter()
            .map(|text| sealed(&cipher, text))
            .collect();
        let first = states.first().expect("there are four");
        assert!(states.iter().all(|state| state.len() == first.len()), "as long for one as for another");
        assert!(states.iter().enumerate().all(|(n, state)| !states.iter().skip(n + 1).any(|other| other == state)));
        let bytes = states.iter().filter_map(|state| random::from_hex(state));
        assert!(bytes.into_iter().all(|bytes| !String::from_utf8_lossy(&bytes).contains("/da")));
    }
}
