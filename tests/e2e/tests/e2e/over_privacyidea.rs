//! The app in a browser over a real privacyIDEA server. What it claims is held against the server itself: whether it still lets anybody in.

use std::time::Duration;

use hmac::{Hmac, Mac};
use serde_json::{Value, json};
use sha1::Sha1;

use crate::support::{BackEnd::PrivacyIdea, Citizen, http, scene_over};

/// The lab's server ends a request after five seconds, which a block waits for; a busy machine takes its time beside it.
const SETTLED: Duration = Duration::from_secs(60);

#[test]
fn over_privacyidea_anna_blocks_her_phone_and_what_is_told_of_it_is_so() {
    scene_over(PrivacyIdea, |stage| async move {
        let server = Server(stage.sandbox().other().to_owned());
        let anna = stage.citizen().await;
        anna.opens("/da/").await;
        anna.presses("a.reason[href*=stolen-phone]").await;
        logs_in(&anna, "anna").await;
        anna.chooses("HOTPANNA0").await;
        anna.presses("#go-on").await;
        anna.presses("#block").await;
        claims(&anna, "pending").await;
        claims(&anna, "blocked").await;
        assert!(!server.lets_in("anna", "HOTPANNA0", 0).await && server.lets_in("anna", "HOTPANNA1", 0).await);

        // Who has the link reads it without a login, and somebody else's link says nothing of it.
        let link = anna.address().await;
        let friend = stage.citizen().await;
        friend.opens(&link).await;
        claims(&friend, "blocked").await;
        friend.does_not_read("HOTPANNA").await;

        // The profile, the list, and the end of the session.
        anna.opens("/da/profil").await;
        anna.reads("Phone").await;
        anna.opens("/da/aktivitet").await;
        anna.sees(".event").await;
        anna.presses("#finish").await;
        anna.waits_for("nobody is logged in", "return !document.querySelector('#finish')").await;
    });
}

#[test]
fn over_privacyidea_bo_locks_himself_out_as_a_whole_and_clara_is_told_what_the_helpdesk_has_done() {
    scene_over(PrivacyIdea, |stage| async move {
        let server = Server(stage.sandbox().other().to_owned());
        let bo = stage.citizen().await;
        bo.opens("/da/spaer/mitid").await;
        bo.presses("a[href*='/api/v1/login']").await;
        logs_in(&bo, "bo").await;
        bo.presses("#block").await;
        claims(&bo, "blocked").await;
        assert!(!server.lets_in("bo", "HOTPBO0", 0).await && !server.lets_in_by_password("bo").await);
        assert!(server.lets_in_by_password("clara").await, "nobody else");

        server.helpdesk("POST", "/token/disable/HOTPCLARA0").await;
        let clara = stage.citizen().await;
        logs_in_at(&clara, "/da/profil", "clara").await;
        clara
            .waits_for_within(
                "the block of the helpdesk",
                SETTLED,
                "return document.body.innerText.includes('Spærret')",
            )
            .await;
        // Somebody else logs in with the same browser: nothing of the first is shown to them.
        logs_in_at(&clara, "/da/profil", "anna").await;
        clara.reads("Anna Opdigtet").await;
        clara.does_not_read("Clara").await;
    });
}

async fn logs_in_at(citizen: &Citizen, page: &str, name: &str) {
    citizen.loads(&format!("/api/v1/login?return_to={page}")).await;
    logs_in(citizen, name).await;
}

/// At the login page of the program, with a password that is all that these people need.
async fn logs_in(citizen: &Citizen, name: &str) {
    citizen.sees("#password").await;
    let fill = format!(
        "document.getElementById('name').value = {}; document.getElementById('password').value = 'right'",
        json!(name)
    );
    citizen.js(&fill).await;
    citizen.presses("#go-on").await;
    citizen.waits_for("back in the app", "return !location.pathname.startsWith('/log-in')").await;
    citizen.waits_for_the_app().await;
}

/// Until the receipt claims this.
async fn claims(citizen: &Citizen, word: &str) {
    let script = format!(
        "return [...document.querySelectorAll('[data-claim]')].some(one => one.dataset.claim === {})",
        json!(word)
    );
    citizen.waits_for_within(&format!("a claim of {word}"), SETTLED, &script).await;
}

struct Server(String);

impl Server {
    /// By a check of a service, with the password and the code of this number.
    async fn lets_in(&self, name: &str, serial: &str, count: u64) -> bool {
        self.checks(name, &format!("right{}", code(serial, count))).await
    }

    async fn lets_in_by_password(&self, name: &str) -> bool {
        self.checks(name, "right").await
    }

    async fn checks(&self, name: &str, pass: &str) -> bool {
        let body = json!({ "user": name, "realm": "citizens", "pass": pass }).to_string();
        http::send(&self.0, "POST", "/validate/check", &body).await.json()["result"]["value"] == true
    }

    async fn helpdesk(&self, method: &str, path: &str) {
        let login = json!({ "username": "helpdesk", "password": "helpdesk-pw" }).to_string();
        let login: Value = http::send(&self.0, "POST", "/auth", &login).await.json();
        let jwt = login["result"]["value"]["token"].as_str().expect("a login");
        let done = http::send_with(&self.0, method, path, &format!("pi-authorization: {jwt}\r\n"), "{}").await;
        assert_eq!(done.json()["result"]["status"], true, "{}", done.text());
    }
}

/// A code of one of the lab's tokens (RFC 4226), whose key is made of its serial.
fn code(serial: &str, count: u64) -> String {
    let mut key = [7_u8; 20];
    for (byte, letter) in key.iter_mut().zip(serial.bytes()) {
        *byte = letter;
    }
    let mut mac = Hmac::<Sha1>::new_from_slice(&key).expect("any length is a key");
    mac.update(&count.to_be_bytes());
    let hash = mac.finalize().into_bytes();
    let from = usize::from(hash[19] & 15);
    let number = u32::from_be_bytes([hash[from] & 0x7f, hash[from + 1], hash[from + 2], hash[from + 3]]);
    format!("{:06}", number % 1_000_000)
}
