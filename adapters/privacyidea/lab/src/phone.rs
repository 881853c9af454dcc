//! A phone with a push token: it looks by itself whether there is something to accept, and signs its answer.

use data_encoding::BASE32;
use reqwest::{Client, Method};
use rsa::RsaPrivateKey;
use rsa::pkcs1v15::SigningKey;
use rsa::pkcs8::{EncodePublicKey, LineEnding};
use rsa::rand_core::OsRng;
use rsa::sha2::Sha256;
use rsa::signature::{SignatureEncoding, Signer};
use serde_json::Value;
use spaer_gateway::Moment;

use crate::Lab;

/// A phone.
pub struct Phone {
    pub serial: String,
    key: SigningKey<Sha256>,
}

impl Lab {
    /// Somebody's new phone, enrolled as the app does it: the server makes the token, and the phone sends the key that only it has.
    pub async fn phone(&self, name: &str) -> Phone {
        let registration = format!("{}/ttype/push", self.base);
        // No push service is told; the phone looks by itself.
        let action =
            format!("push_firebase_configuration=poll only, push_registration_url={registration}, push_ttl=10");
        let rule = [("scope", "enrollment"), ("action", action.as_str()), ("realm", "citizens")];
        self.root(Method::POST, "/policy/phones", &rule).await;
        let serial = format!("PIPU{}", name.to_uppercase());
        let fields = [
            ("user", name),
            ("realm", "citizens"),
            ("type", "push"),
            ("serial", serial.as_str()),
            ("description", "Telefon"),
            ("genkey", "1"),
        ];
        let made = self.root(Method::POST, "/token/init", &fields).await;
        let credential = made["detail"]["enrollment_credential"].as_str().unwrap_or_else(|| panic!("{made}"));
        let key = RsaPrivateKey::new(&mut OsRng, 2048).expect("a key");
        let public = key.to_public_key().to_public_key_pem(LineEnding::LF).expect("PEM");
        let public: String = public.lines().filter(|line| !line.starts_with("-----")).collect();
        let fields = [
            ("serial", serial.as_str()),
            ("fbtoken", "none"),
            ("pubkey", &public),
            ("enrollment_credential", credential),
        ];
        let enrolled = self.ask("/ttype/push", &fields).await;
        assert_eq!(enrolled["result"]["value"], true, "{enrolled}");
        Phone { serial, key: SigningKey::new(key) }
    }
}

impl Phone {
    /// What there is to accept.
    pub async fn asked(&self, lab: &Lab) -> Vec<String> {
        let timestamp = Moment::now().to_rfc3339();
        let signature = self.signs(&format!("{}|{timestamp}", self.serial));
        let query = [("serial", self.serial.as_str()), ("timestamp", &timestamp), ("signature", &signature)];
        let request = Client::new().get(format!("{}/ttype/push", lab.base)).query(&query);
        let answer: Value = request.send().await.expect("an answer").json().await.expect("JSON");
        let open = answer["result"]["value"].as_array().unwrap_or_else(|| panic!("{answer}"));
        open.iter().map(|one| one["nonce"].as_str().expect("a nonce").to_owned()).collect()
    }

    /// The person presses "yes"; whether the server takes it.
    pub async fn accepts(&self, lab: &Lab) -> bool {
        self.answers(lab, "", &[]).await
    }

    /// The person presses "no".
    pub async fn declines(&self, lab: &Lab) -> bool {
        self.answers(lab, "|decline", &[("decline", "1")]).await
    }

    async fn answers(&self, lab: &Lab, what: &str, more: &[(&str, &str)]) -> bool {
        let nonce = self.asked(lab).await.pop().expect("something to answer");
        let signature = self.signs(&format!("{nonce}|{}{what}", self.serial));
        let mut fields = vec![("serial", self.serial.as_str()), ("nonce", &nonce), ("signature", &signature)];
        fields.extend(more);
        lab.ask("/ttype/push", &fields).await["result"]["value"] == true
    }

    fn signs(&self, text: &str) -> String {
        BASE32.encode(&self.key.sign(text.as_bytes()).to_vec())
    }
}
