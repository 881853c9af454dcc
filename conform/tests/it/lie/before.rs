//! Lies that pass on another request than the one that came.

use spaer_conform::http::Send;

use super::Lie;
use crate::memory::{Memory, block, body, by_key_alone, header, set};

impl Lie {
    /// Whether there is to be an answer.
    pub fn before(self, memory: &mut Memory, send: &mut Send) -> bool {
        let puts_block = send.method == "PUT" && block(send).is_some();
        match self {
            Self::ClosesWithoutAnAnswer => return send.path != "/api/v1/service",
            Self::CreatesTwice if puts_block => {
                let id = block(send).unwrap().to_owned();
                if !memory.under_way.insert(id.clone()) {
                    memory.twins.insert(id);
                }
            }
            Self::TakesAnApiPath if send.path.contains("%2F..%2Fapi") => {
                send.path = "/api/v1/login?return_to=/".to_owned()
            }
            Self::LetsEveryBrowserIn if send.path.starts_with("/api/v1/login/callback") => {
                let own = header(send, "cookie").unwrap_or_default().to_owned();
                set(send, "cookie", Some([vec![own], memory.begun.clone()].concat().join("; ")));
            }
            Self::SendsItAgain => set(send, "if-none-match", None),
            Self::TakesAnyCursor if send.path.ends_with("no-such-cursor") => send.path = "/api/v1/activity".to_owned(),
            Self::CutsLargeBodies => cut(send),
            Self::TakesForms if puts_block => set(send, "content-type", Some("application/json".to_owned())),
            Self::NeedsNoToken | Self::TakesAnyToken | Self::TakesAnothersToken if puts_block => {
                let given = header(send, "x-csrf-token").map(str::to_owned);
                let fits = match (self, given) {
                    (Self::NeedsNoToken, given) => given.is_none(),
                    (Self::TakesAnyToken, Some(given)) => !memory.is_a_token(&given),
                    (_, given) => given.is_some_and(|given| memory.is_a_token(&given)),
                };
                if let Some(right) = memory.csrf(send).filter(|_| fits) {
                    set(send, "x-csrf-token", Some(right));
                }
            }
            Self::LogsOutInWordsOnly if send.method == "DELETE" && memory.session_fits(send) => send.method = "GET",
            Self::KeepsTheOldCookieAlive => {
                let new = header(send, "cookie").and_then(|old| memory.renewed.get(old)).cloned();
                if new.is_some() {
                    set(send, "cookie", new);
                }
            }
            Self::FillsInTheKey if puts_block => {
                let mut body = body(send);
                if let Some(fields) = body.as_object_mut().filter(|fields| fields.len() > 1) {
                    fields.entry("receipt_key").or_insert_with(|| "k".repeat(32).into());
                    send.body = Some(body.to_string().into_bytes());
                }
            }
            Self::BlocksForWhoeverIsThere if puts_block => {
                let session = header(send, "cookie").and_then(|cookie| memory.session(cookie)).cloned();
                let mut body = body(send);
                let small = send.body.as_ref().is_some_and(|body| body.len() < 1 << 20);
                let fields = body.as_object_mut().filter(|fields| small && fields.contains_key("subject_key"));
                if let (Some(session), Some(fields)) = (session, fields) {
                    fields.insert("subject_key".to_owned(), session["subject_key"].clone());
                    send.body = Some(body.to_string().into_bytes());
                }
            }
            Self::ObeysAfterLogout if puts_block => {
                let cookie = header(send, "cookie").filter(|cookie| memory.left.contains(*cookie));
                if let Some((cookie, csrf)) = cookie.and_then(|cookie| memory.other_of_same(cookie)) {
                    set(send, "cookie", Some(cookie));
                    set(send, "x-csrf-token", Some(csrf));
                }
            }
            Self::TakesAnyKey if by_key_alone(send) && header(send, "x-receipt-key").is_some() => {
                let right = block(send).and_then(|id| memory.keys.get(id)).cloned();
                if right.is_some() {
                    set(send, "x-receipt-key", right);
                }
            }
            Self::ShowsItToOthers if send.method == "GET" && header(send, "x-receipt-key").is_none() => {
                let right = block(send).and_then(|id| memory.keys.get(id)).cloned();
                set(send, "x-receipt-key", right);
            }
            // Only requests with the right token are changed: the others are refused anyway.
            Self::KeepsShowing if memory.session_fits(send) && body(send)["shown"] == false => {
                send.body = Some(br#"{"shown":true}"#.to_vec());
            }
            _ => {}
        }
        true
    }
}

fn cut(send: &mut Send) {
    if send.body.as_ref().is_some_and(|body| body.len() > 1 << 20) {
        send.body = Some(body(send).to_string().into_bytes());
    }
}
