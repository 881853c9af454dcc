//! Keys, made when they are first wanted, and what they sign.

use std::sync::OnceLock;

use base64::Engine;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use ring::hmac;
use ring::rand::SystemRandom;
use ring::signature::{Ed25519KeyPair, KeyPair};
use rsa::pkcs1v15::{Signature, SigningKey, VerifyingKey};
use rsa::pkcs8::{DecodePublicKey, EncodePrivateKey, EncodePublicKey, LineEnding};
use rsa::rand_core::OsRng;
use rsa::sha2::Sha256;
use rsa::signature::{SignatureEncoding, Signer, Verifier};
use rsa::traits::PublicKeyParts;
use rsa::{BigUint, RsaPrivateKey, RsaPublicKey};
use serde_json::{Value, json};

/// The name of the key with which it begins.
pub(crate) const FIRST: &str = "first";

/// A key with its name.
pub(crate) enum Key {
    Rsa { kid: String, key: Box<RsaPrivateKey> },
    Ed25519 { kid: String, key: Ed25519KeyPair },
}

/// A key of somebody's own, as it stands in files.
pub struct PemPair {
    /// PKCS #8
    pub private: String,
    /// SubjectPublicKeyInfo
    pub public: String,
}

impl PemPair {
    /// A new RSA key of 2048 bits.
    pub fn rsa() -> Self {
        let key = RsaPrivateKey::new(&mut OsRng, 2048).expect("a key");
        let private = key.to_pkcs8_pem(LineEnding::LF).expect("PEM").to_string();
        Self { private, public: key.to_public_key().to_public_key_pem(LineEnding::LF).expect("PEM") }
    }

    /// Whether this key has signed it, as `RS256` does.
    pub fn has_signed(&self, text: &str, signature: &[u8]) -> bool {
        let key = RsaPublicKey::from_public_key_pem(&self.public).expect("PEM");
        let signature = Signature::try_from(signature);
        signature.is_ok_and(|signature| VerifyingKey::<Sha256>::new(key).verify(text.as_bytes(), &signature).is_ok())
    }

    /// An Ed25519 key, which is none for RSA.
    pub fn ed25519() -> Self {
        let made = Ed25519KeyPair::generate_pkcs8(&SystemRandom::new()).expect("randomness");
        let pem = |text: String| format!("-----BEGIN PRIVATE KEY-----\n{text}\n-----END PRIVATE KEY-----\n");
        Self { private: pem(STANDARD.encode(made.as_ref())), public: String::new() }
    }
}

/// An RSA key of 2048 bits, one for this process: to make one takes a while.
pub fn rsa_key() -> &'static RsaPrivateKey {
    static KEY: OnceLock<RsaPrivateKey> = OnceLock::new();
    KEY.get_or_init(|| RsaPrivateKey::new(&mut OsRng, 2048).expect("a key"))
}

impl Key {
    pub(crate) fn rsa() -> Self {
        Self::Rsa { kid: FIRST.to_owned(), key: Box::new(rsa_key().clone()) }
    }

    pub(crate) fn ed25519(kid: &str) -> Self {
        let made = Ed25519KeyPair::generate_pkcs8(&SystemRandom::new()).expect("randomness");
        let key = Ed25519KeyPair::from_pkcs8(made.as_ref()).expect("the key just made");
        Self::Ed25519 { kid: kid.to_owned(), key }
    }

    /// As everybody may have it.
    pub(crate) fn public(&self) -> Value {
        match self {
            Self::Rsa { kid, key } => {
                let number = |number: &BigUint| URL_SAFE_NO_PAD.encode(number.to_bytes_be());
                json!({ "kty": "RSA", "use": "sig", "alg": "RS256", "kid": kid, "n": number(key.n()), "e": number(key.e()) })
            }
            Self::Ed25519 { kid, key } => {
                let x = URL_SAFE_NO_PAD.encode(key.public_key().as_ref());
                json!({ "kty": "OKP", "use": "sig", "alg": "EdDSA", "crv": "Ed25519", "kid": kid, "x": x })
            }
        }
    }

    /// These claims, as a token.
    pub(crate) fn sign(&self, claims: &Value) -> String {
        let (algorithm, kid) = match self {
            Self::Rsa { kid, .. } => ("RS256", kid),
            Self::Ed25519 { kid, .. } => ("EdDSA", kid),
        };
        let text = unsigned(&json!({ "alg": algorithm, "typ": "JWT", "kid": kid }), claims);
        let signature = match self {
            Self::Rsa { key, .. } => SigningKey::<Sha256>::new((**key).clone()).sign(text.as_bytes()).to_vec(),
            Self::Ed25519 { key, .. } => key.sign(text.as_bytes()).as_ref().to_vec(),
        };
        format!("{text}.{}", URL_SAFE_NO_PAD.encode(signature))
    }

    /// As much of the hash of an access token as a token signed with this key says (`at_hash`).
    pub(crate) fn half_hash(&self, text: &str) -> String {
        let algorithm = match self {
            Self::Rsa { .. } => &ring::digest::SHA256,
            Self::Ed25519 { .. } => &ring::digest::SHA512,
        };
        let hash = ring::digest::digest(algorithm, text.as_bytes());
        let half = hash.as_ref().len() / 2;
        URL_SAFE_NO_PAD.encode(hash.as_ref().get(..half).expect("half of it"))
    }
}

/// Not signed at all.
pub(crate) fn not_signed(claims: &Value) -> String {
    format!("{}.", unsigned(&json!({ "alg": "none", "typ": "JWT" }), claims))
}

/// Signed with what the client has too.
pub(crate) fn signed_with(secret: &str, claims: &Value) -> String {
    let text = unsigned(&json!({ "alg": "HS256", "typ": "JWT" }), claims);
    let tag = hmac::sign(&hmac::Key::new(hmac::HMAC_SHA256, secret.as_bytes()), text.as_bytes());
    format!("{text}.{}", URL_SAFE_NO_PAD.encode(tag))
}

fn unsigned(header: &Value, claims: &Value) -> String {
    let encoded = |value: &Value| URL_SAFE_NO_PAD.encode(value.to_string());
    format!("{}.{}", encoded(header), encoded(claims))
}

/// SHA-256, as PKCE has it.
pub(crate) fn challenge_of(verifier: &str) -> String {
    URL_SAFE_NO_PAD.encode(ring::digest::digest(&ring::digest::SHA256, verifier.as_bytes()))
}

/// A text that nobody guesses.
pub(crate) fn random() -> String {
    let bytes: [u8; 24] = ring::rand::generate(&SystemRandom::new()).expect("randomness").expose();
    URL_SAFE_NO_PAD.encode(bytes)
}
