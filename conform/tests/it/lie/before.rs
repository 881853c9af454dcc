//! Lies that pass on another request than the one that came.

use spaer_conform::http::HttpRequest;

use super::Lie;
use crate::memory::{Memory, block, body, by_key_alone, header, set};

impl Lie {
    /// Whether there is to be an answer.
    pub fn before(self, memory: &mut Memory, request: &mut HttpRequest) -> bool {
        let puts_block = request.method == "PUT" && block(request).is_some();
        match self {
            Self::ClosesWithoutAnAnswer => return request.path != "/api/v1/service",
            Self::CreatesTwice if puts_block => {
                let id = block(request).unwrap().to_owned();
                if !memory.under_way.insert(id.clone()) {
                    memory.sent_twice.insert(id);
                }
            }
            Self::TakesAnApiPath if request.path.contains("%2F..%2Fapi") => {
                request.path = "/api/v1/login?return_to=/".to_owned()
            }
            Self::LetsEveryBrowserIn if request.path.starts_with("/api/v1/login/callback") => {
                let own = header(request, "cookie").unwrap_or_default().to_owned();
                set(request, "cookie", Some([vec![own], memory.login_cookies.clone()].concat().join("; ")));
            }
            Self::SendsItAgain => set(request, "if-none-match", None),
            Self::TakesAnyCursor if request.path.ends_with("no-such-cursor") => {
                request.path = "/api/v1/activity".to_owned()
            }
            Self::CutsLargeBodies => cut(request),
            Self::TakesForms if puts_block => set(request, "content-type", Some("application/json".to_owned())),
            Self::NeedsNoToken | Self::TakesAnyToken | Self::TakesAnothersToken if puts_block => {
                let given = header(request, "x-csrf-token").map(str::to_owned);
                let valid = match (self, given) {
                    (Self::NeedsNoToken, given) => given.is_none(),
                    (Self::TakesAnyToken, Some(given)) => !memory.is_a_token(&given),
                    (_, given) => given.is_some_and(|given| memory.is_a_token(&given)),
                };
                if let Some(right) = memory.csrf(request).filter(|_| valid) {
                    set(request, "x-csrf-token", Some(right));
                }
            }
            Self::LogsOutInWordsOnly if request.method == "DELETE" && memory.has_valid_csrf(request) => {
                request.method = "GET"
            }
            Self::KeepsTheOldCookieAlive => {
                let new = header(request, "cookie").and_then(|old| memory.renewed.get(old)).cloned();
                if new.is_some() {
                    set(request, "cookie", new);
                }
            }
            Self::FillsInTheKey if puts_block => {
                let mut body = body(request);
                if let Some(fields) = body.as_object_mut().filter(|fields| fields.len() > 1) {
                    fields.entry("receipt_key").or_insert_with(|| "k".repeat(32).into());
                    request.body = Some(body.to_string().into_bytes());
                }
            }
            Self::ReadsHalfOfATarget if puts_block => {
                let mut body = body(request);
                let target = body.get_mut("target").and_then(|target| target.as_object_mut());
                let both = |fields: &&mut serde_json::Map<_, _>| {
                    fields["type"] == "identity" && fields.contains_key("authenticator_id")
                };
                if let Some(target) = target.filter(both) {
                    target.remove("authenticator_id");
                    request.body = Some(body.to_string().into_bytes());
                }
            }
            Self::BlocksForWhoeverIsThere if puts_block => {
                let session = header(request, "cookie").and_then(|cookie| memory.session(cookie)).cloned();
                let mut body = body(request);
                let small = request.body.as_ref().is_some_and(|body| body.len() < 1 << 20);
                let fields = body.as_object_mut().filter(|fields| small && fields.contains_key("subject_key"));
                if let (Some(session), Some(fields)) = (session, fields) {
                    fields.insert("subject_key".to_owned(), session["subject_key"].clone());
                    request.body = Some(body.to_string().into_bytes());
                }
            }
            Self::ObeysAfterLogout if puts_block => {
                let cookie = header(request, "cookie").filter(|cookie| memory.logged_out.contains(*cookie));
                if let Some((cookie, csrf)) = cookie.and_then(|cookie| memory.other_of_same(cookie)) {
                    set(request, "cookie", Some(cookie));
                    set(request, "x-csrf-token", Some(csrf));
                }
            }
            Self::TakesAnyKey if by_key_alone(request) && header(request, "x-receipt-key").is_some() => {
                let right = block(request).and_then(|id| memory.keys.get(id)).cloned();
                if right.is_some() {
                    set(request, "x-receipt-key", right);
                }
            }
            Self::ShowsItToOthers if request.method == "GET" && header(request, "x-receipt-key").is_none() => {
                let right = block(request).and_then(|id| memory.keys.get(id)).cloned();
                set(request, "x-receipt-key", right);
            }
            // Only requests with the right token are changed: the others are refused anyway.
            Self::KeepsShowing if memory.has_valid_csrf(request) && body(request)["shown"] == false => {
                request.body = Some(br#"{"shown":true}"#.to_vec());
            }
            _ => {}
        }
        true
    }
}

fn cut(request: &mut HttpRequest) {
    if request.body.as_ref().is_some_and(|body| body.len() > 1 << 20) {
        request.body = Some(body(request).to_string().into_bytes());
    }
}
