//! JWTs that the adapter signs itself and the server trusts (`PI_TRUSTED_JWT`), for people who have logged in somewhere else.
//!
//! Whoever has the key can be every user of the realm, so what it signs is as narrow as the server takes it: one person, the role `user`, this realm, and an end.
//! A JWT without an end would be one for ever, which is why there is no way to sign one here.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use rustls::SignatureScheme;
use rustls::crypto::ring::sign::any_supported_type;
use rustls::pki_types::PrivateKeyDer;
use rustls::pki_types::pem::PemObject;
use rustls::sign::SigningKey;
use serde_json::json;
use spaer_gateway::Moment;

use spaer_gateway::program::Secret;

/// Signs.
#[derive(Clone)]
pub struct TrustedJwts {
    key: Arc<dyn SigningKey>,
    realm: String,
    lives: Duration,
}

/// Why a text is no key that can be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NoRsaKey;

impl fmt::Display for NoRsaKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an RSA key of 2048 bits or more in PEM, as `openssl genrsa 3072` writes it")
    }
}

impl std::error::Error for NoRsaKey {}

/// A JWT, and when it ends.
pub struct Signed {
    /// As the server is shown it.
    pub jwt: Secret,
    /// In whole seconds.
    pub expires_at: Moment,
}

impl TrustedJwts {
    /// `pem`: the private key. `realm`: of whom people are. `lives`: how long each JWT is good for, in whole seconds.
    ///
    /// # Errors
    /// When the text is no RSA key.
    pub fn new(pem: &Secret, realm: impl Into<String>, lives: Duration) -> Result<Self, NoRsaKey> {
        let key = PrivateKeyDer::from_pem_slice(pem.reveal().as_bytes()).map_err(|_| NoRsaKey)?;
        let key = any_supported_type(&key).map_err(|_| NoRsaKey)?;
        // Nothing else is `RS256`.
        key.choose_scheme(&[SignatureScheme::RSA_PKCS1_SHA256]).ok_or(NoRsaKey)?;
        Ok(Self { key, realm: realm.into(), lives })
    }

    /// For this user, from now on. `None` if the machine cannot sign.
    ///
    /// When it was made is not said (`iat`): a server whose clock is a second behind would take it for one of the future, and refuse it.
    #[must_use]
    pub fn sign(&self, name: &str) -> Option<Signed> {
        let lives = i64::try_from(self.lives.as_secs()).ok()?;
        let ends = (Moment::now().as_millis() / 1000).checked_add(lives)?;
        let claims = json!({ "username": name, "realm": self.realm, "role": "user", "exp": ends });
        let encoded = |text: String| URL_SAFE_NO_PAD.encode(text);
        let text =
            format!("{}.{}", encoded(json!({ "alg": "RS256", "typ": "JWT" }).to_string()), encoded(claims.to_string()));
        let signer = self.key.choose_scheme(&[SignatureScheme::RSA_PKCS1_SHA256])?;
        let signature = URL_SAFE_NO_PAD.encode(signer.sign(text.as_bytes()).ok()?);
        Some(Signed {
            jwt: Secret::new(format!("{text}.{signature}")),
            expires_at: Moment::from_millis(ends.checked_mul(1000)?),
        })
    }
}

impl fmt::Debug for TrustedJwts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("TrustedJwts").field("realm", &self.realm).field("lives", &self.lives).finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use serde_json::Value;
    use spaer_oidc_provider::PemPair;

    use super::*;

    fn part(text: &str) -> BTreeMap<String, Value> {
        let bytes = URL_SAFE_NO_PAD.decode(text).expect("base64");
        serde_json::from_slice(&bytes).expect("JSON")
    }

    #[test]
    fn what_is_signed_is_one_person_in_one_realm_and_has_an_end() {
        let pair = PemPair::rsa();
        let jwts = TrustedJwts::new(&Secret::new(&pair.private), "citizens", Duration::from_secs(60)).expect("a key");
        let before = Moment::now();
        let signed = jwts.sign("an\"na").expect("it signs");
        let parts: Vec<_> = signed.jwt.reveal().split('.').collect();
        let [header, claims, signature] = parts.try_into().expect("three parts");
        assert_eq!(part(header).get("alg"), Some(&Value::from("RS256")));
        let claims_read = part(claims);
        let ends = signed.expires_at.as_millis() / 1000;
        let wanted = [("exp", Value::from(ends)), ("realm", "citizens".into()), ("role", "user".into())];
        let wanted = wanted.into_iter().chain([("username", "an\"na".into())]);
        assert_eq!(claims_read, wanted.map(|(name, value)| (name.to_owned(), value)).collect());
        let lives = signed.expires_at.as_millis() - before.as_millis();
        assert!((59_000..=61_000).contains(&lives), "{lives}");
        let signature = URL_SAFE_NO_PAD.decode(signature).expect("base64");
        assert!(pair.has_signed(&format!("{header}.{claims}"), &signature));
    }

    #[test]
    fn only_an_rsa_key_is_one_and_none_is_printed() {
        let pair = PemPair::rsa();
        let broken = "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----";
        for text in ["", "secret", broken, &pair.public, &PemPair::ed25519().private] {
            let made = TrustedJwts::new(&Secret::new(text), "citizens", Duration::from_secs(1));
            assert_eq!(made.err(), Some(NoRsaKey), "{text}");
        }
        let jwts = TrustedJwts::new(&Secret::new(&pair.private), "citizens", Duration::from_secs(1)).expect("a key");
        assert_eq!(format!("{jwts:?}"), "TrustedJwts { realm: \"citizens\", lives: 1s, .. }");
    }
}
