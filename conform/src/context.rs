//! What every scenario uses: the HTTP client, the desk, the checks of every answer, and the report.

use std::time::{Duration, Instant};

use serde_json::Value;

use crate::Timeouts;
use crate::cookie_jar::CookieJar;
use crate::desk::{Desk, DeskError, Login, TestUser};
use crate::duty::Duty;
use crate::http::{Http, HttpRequest, Origin, Reply};
use crate::report::{Report, Verdict};
use crate::request::{ApiRequest, Landing, Order, Session};
use crate::response_checker::{Call, ResponseChecker, Snapshot, describe};

/// The `return_to` of every login: a path of the app with a reason in its fragment.
pub const RETURN_TO: &str = "/da/spaer/mitid#told-code";
/// The longest `Retry-After` that is waited for, in seconds.
const MAX_RETRY_AFTER_SECONDS: u64 = 30;

/// Why a scenario is broken off: what it would have needed to go on.
#[derive(Debug)]
pub struct Abort(pub String);

/// The result of a scenario or of a part of one.
pub type ScenarioResult<T = ()> = Result<T, Abort>;

/// A login that has passed the login page; only its callback has not been called yet.
pub struct PendingLogin {
    jar: CookieJar,
    callback: String,
}

impl PendingLogin {
    /// The same login, coming back to a browser that holds these cookies.
    #[must_use]
    pub fn in_browser(&self, jar: &CookieJar) -> Self {
        Self { jar: jar.clone(), callback: self.callback.clone() }
    }
}

pub struct Context<'a> {
    pub http: Http,
    pub desk: &'a Desk,
    pub checker: ResponseChecker,
    pub report: Report,
    pub timeouts: Timeouts,
    api: Origin,
    base: String,
    /// Ids of orders that may have blocked something since `reset` was last called.
    orders: Vec<String>,
}

impl<'a> Context<'a> {
    pub fn new(api: Origin, base: String, http: Http, desk: &'a Desk, timeouts: Timeouts) -> Self {
        let (checker, report, orders) = (ResponseChecker::new(), Report::default(), Vec::new());
        Self { http, desk, checker, report, timeouts, api, base, orders }
    }

    pub fn is_plain_loopback(&self) -> bool {
        self.api.is_plain_loopback()
    }

    pub fn base(&self) -> &str {
        &self.base
    }

    /// Judges a duty; judged several times, it passes when it passes every time.
    pub fn check(&mut self, duty: Duty, passed: bool, expected: &str, actual: impl Into<String>) -> bool {
        let verdict = match passed {
            true => Verdict::Passed,
            false => Verdict::Failed { expected: expected.to_owned(), actual: actual.into() },
        };
        self.report.record(duty, verdict);
        passed
    }

    /// Notes that the back end does not offer an optional part, as it says itself.
    pub fn not_offered(&mut self, duty: Duty) {
        self.report.record(duty, Verdict::NotOffered);
    }

    /// It could not be checked.
    pub fn mark_not_checked(&mut self, duty: Duty, needed: &str) {
        self.report.mark_not_checked(duty, needed);
    }

    /// Sends a request below the base and checks its answer for the duties of every answer.
    pub async fn send(&mut self, request: ApiRequest) -> ScenarioResult<Reply> {
        let before = self.checker.snapshot();
        let reply = self.send_with_retry(&request.at(&self.base), request.method, &request.path).await?;
        self.check_api_response(request.method, Some(&request.path), &reply, &before);
        Ok(reply)
    }

    /// Two calls at the same moment.
    pub async fn send_both(&mut self, one: ApiRequest, other: ApiRequest) -> ScenarioResult<(Reply, Reply)> {
        let before = self.checker.snapshot();
        let (first, second) = (one.at(&self.base), other.at(&self.base));
        let both = tokio::join!(self.http.send(&self.api, &first), self.http.send(&self.api, &second));
        let first = self.answered(both.0, one.method, &one.path)?;
        let second = self.answered(both.1, other.method, &other.path)?;
        self.check_api_response(one.method, Some(&one.path), &first, &before);
        self.check_api_response(other.method, Some(&other.path), &second, &before);
        Ok((first, second))
    }

    /// A call anywhere on the API's host.
    pub async fn send_to_path(&mut self, method: &'static str, path: &str) -> ScenarioResult<Reply> {
        self.send_anywhere(method, path, None, false).await
    }

    async fn send_anywhere(
        &mut self,
        method: &'static str,
        path: &str,
        jar: Option<&CookieJar>,
        is_login: bool,
    ) -> ScenarioResult<Reply> {
        let cookie = jar.and_then(|jar| jar.header(path)).map(|cookie| ("cookie", cookie));
        let request = HttpRequest { method, path: path.to_owned(), headers: cookie.into_iter().collect(), body: None };
        let before = self.checker.snapshot();
        let reply = self.send_with_retry(&request, method, "another path").await?;
        let below = path.strip_prefix(&self.base).filter(|below| below.starts_with('/')).map(str::to_owned);
        self.check_response(method, below.as_deref(), is_login, &reply, &before);
        Ok(reply)
    }

    /// Sends a request; on 429 with a short `Retry-After` it waits and sends it again, because 429 says that nothing was done.
    async fn send_with_retry(&mut self, request: &HttpRequest, method: &str, path: &str) -> ScenarioResult<Reply> {
        for _ in 0..3 {
            let answer = self.http.send(&self.api, request).await;
            let reply = self.answered(answer, method, path)?;
            let wait: Option<u64> =
                reply.header("retry-after").parse().ok().filter(|seconds| *seconds <= MAX_RETRY_AFTER_SECONDS);
            match wait {
                Some(seconds) if reply.status == 429 => tokio::time::sleep(Duration::from_secs(seconds.max(1))).await,
                _ => return Ok(reply),
            }
        }
        Err(Abort("the back end to let conform ask more often; it answered 429 three times".to_owned()))
    }

    fn answered(&mut self, answer: Result<Reply, String>, method: &str, path: &str) -> ScenarioResult<Reply> {
        let call = format!("{method} {}", template(path).unwrap_or_else(|| "another path".to_owned()));
        answer.map_err(|why| {
            self.check(Duty::Answered, false, "an answer", format!("none to {call}: {why}"));
            Abort(format!("an answer to {call}"))
        })
    }

    fn check_api_response(&mut self, method: &str, path: Option<&str>, reply: &Reply, before: &Snapshot) {
        let is_login = path.is_some_and(|path| path.split('?').next() == Some("/login"));
        self.check_response(method, path, is_login, reply, before);
    }

    fn check_response(&mut self, method: &str, path: Option<&str>, is_login: bool, reply: &Reply, before: &Snapshot) {
        let template = path.and_then(template);
        // The callback of the login page has no template: it is up to the back end and not part of the contract.
        let block = path.and_then(|path| path.strip_prefix("/blocks/"));
        let call = Call { method, template: template.as_deref(), block, is_login };
        for broken in self.checker.check(&call, reply, before) {
            self.check(broken.duty, false, &broken.expected, broken.actual);
        }
    }

    /// The call and its answer, in words that may be printed.
    pub fn describe(&self, request: &ApiRequest, reply: &Reply) -> String {
        let template = template(&request.path);
        describe(&Call { method: request.method, template: template.as_deref(), block: None, is_login: false }, reply)
    }

    /// Sends a request and judges a duty by the answer: its status, and its `code` unless `code` is empty.
    pub async fn expect(&mut self, duty: Duty, request: ApiRequest, status: u16, code: &str) -> ScenarioResult<Reply> {
        let (sent, reply) = (request.clone(), self.send(request).await?);
        let actual = self.describe(&sent, &reply);
        let expected = if code.is_empty() { status.to_string() } else { format!("{status} `{code}`") };
        self.check(duty, reply.status == status && (code.is_empty() || code_of(&reply) == code), &expected, actual);
        Ok(reply)
    }

    /// Lets the desk put both people back as they were; if it cannot, lifts the blocks that were ordered here.
    pub async fn reset(&mut self) -> ScenarioResult {
        self.checker.forget_blocks();
        match self.desk.reset(&self.http).await {
            Ok(()) => self.orders.clear(),
            Err(DeskError::Failed(why)) => return Err(Abort(format!("the desk to reset; {why}"))),
            Err(_) => {
                for id in self.orders.clone() {
                    // An order that blocked nothing cannot be lifted; that error does not matter.
                    if self.desk.lift(&self.http, &id).await == Err(DeskError::Unable) {
                        return Err(Abort("a desk with `reset` or `lift`".to_owned()));
                    }
                }
                self.orders.clear();
            }
        }
        Ok(())
    }

    /// To be called for every order that may block something, so that `reset` can lift it.
    pub fn track_order(&mut self, order: &Order) {
        self.orders.push(order.id.clone());
    }

    /// Lifts a block, as support would.
    pub async fn lift(&mut self, order: &Order) -> ScenarioResult {
        match self.desk.lift(&self.http, &order.id).await {
            Ok(()) => Ok(()),
            Err(DeskError::Failed(why)) => Err(Abort(format!("the desk to lift a block; {why}"))),
            Err(_) => Err(Abort("a desk with `lift`".to_owned())),
        }
    }

    /// Somebody logs in, in a browser of their own.
    pub async fn log_in(&mut self, user: TestUser) -> ScenarioResult<Session> {
        self.log_in_with_cookies(user, None).await
    }

    /// Somebody logs in, in a browser that holds cookies already.
    pub async fn log_in_with_cookies(
        &mut self,
        user: TestUser,
        cookies: Option<&CookieJar>,
    ) -> ScenarioResult<Session> {
        self.try_log_in(user, cookies).await?.ok_or_else(|| Abort(format!("{} to be able to log in", user.as_str())))
    }

    /// The session, when the eID and the back end let them in.
    pub async fn try_log_in(&mut self, user: TestUser, cookies: Option<&CookieJar>) -> ScenarioResult<Option<Session>> {
        match self.begin_login(user, cookies).await? {
            None => Ok(None),
            Some(Ok(pending)) => self.finish_login(pending).await,
            Some(Err(jar)) => self.session(jar, None).await,
        }
    }

    /// Takes a login through the login page, but does not call its callback yet. `Ok` is such a login; `Err` has the cookies of a session that the
    /// desk made itself; `None` means that the eID refused.
    pub async fn begin_login(
        &mut self,
        user: TestUser,
        cookies: Option<&CookieJar>,
    ) -> ScenarioResult<Option<Result<PendingLogin, CookieJar>>> {
        let mut jar = cookies.cloned().unwrap_or_default();
        let query: String = form_urlencoded::byte_serialize(RETURN_TO.as_bytes()).collect();
        let path = format!("{}/login?return_to={query}", self.base);
        let begun = self.send_anywhere("GET", &path, Some(&jar), true).await?;
        begun.lines("set-cookie").for_each(|line| jar.store(line));
        let page = begun.header("location").to_owned();
        if begun.status != 303 || Origin::parse(&page).is_err() {
            return Err(Abort("`GET /login` to lead to the login page".to_owned()));
        }
        let cookies = cookies.and_then(|cookies| cookies.header(&format!("{}/session", self.base)));
        match self.desk.log_in(&self.http, user, &page, cookies.as_deref()).await {
            Ok(Login::Callback(callback)) => Ok(Some(Ok(PendingLogin { jar, callback }))),
            Ok(Login::Cookie(header)) => Ok(Some(Err(CookieJar::of_header(&header)))),
            Err(DeskError::Refused) => Ok(None),
            Err(DeskError::Unable) => Err(Abort(format!("a desk with `login {}`", user.as_str()))),
            Err(DeskError::Failed(why)) => Err(Abort(format!("the desk to log {} in; {why}", user.as_str()))),
        }
    }

    /// Calls the callback of a login and follows its redirects within the API. Only path and query of the callback are used, because the back end may
    /// know itself by another name than the one under which conform reaches it.
    pub async fn finish_login(&mut self, pending: PendingLogin) -> ScenarioResult<Option<Session>> {
        let PendingLogin { mut jar, callback } = pending;
        let mut path = Origin::parse(&callback).map_or(callback, |(_, path)| path);
        let mut landing = Landing::default();
        for _ in 0..5 {
            let reply = self.send_anywhere("GET", &path, Some(&jar), true).await?;
            landing.set_cookies.extend(reply.lines("set-cookie").map(str::to_owned));
            reply.lines("set-cookie").for_each(|line| jar.store(line));
            landing.location = reply.header("location").to_owned();
            path = Origin::parse(&landing.location).map_or(landing.location.clone(), |(_, path)| path);
            if !path.starts_with("/api/") {
                break;
            }
        }
        self.session(jar, Some(landing)).await
    }

    async fn session(&mut self, jar: CookieJar, landing: Option<Landing>) -> ScenarioResult<Option<Session>> {
        let reply = self.send(ApiRequest { jar: Some(jar.clone()), ..ApiRequest::get("/session") }).await?;
        if reply.status == 401 {
            return Ok(None);
        }
        let text = |name| reply.json.get(name).and_then(Value::as_str).map(str::to_owned);
        let found = (text("csrf_token"), text("subject_key"), text("expires_at"));
        let (Some(csrf), Some(subject), Some(expires_at)) = found else {
            return Err(Abort("`GET /session` to tell whose session it is".to_owned()));
        };
        Ok(Some(Session { jar, csrf, subject, expires_at, landing }))
    }

    /// Repeats a read until `enough` is true of the answer, or `timeouts.settling` is over: a refused order may need a moment until it is certain that
    /// it will never arrive.
    pub async fn send_until(&mut self, request: &ApiRequest, enough: impl Fn(&Reply) -> bool) -> ScenarioResult<Reply> {
        let mut reply = self.send(request.clone()).await?;
        let since = Instant::now();
        while !enough(&reply) && since.elapsed() < self.timeouts.settling {
            tokio::time::sleep(self.timeouts.settling / 60).await;
            reply = self.send(request.clone()).await?;
        }
        Ok(reply)
    }
}

/// The code of a problem, or nothing.
pub fn code_of(reply: &Reply) -> &str {
    reply.json.get("code").and_then(Value::as_str).unwrap_or_default()
}

/// A field of an answer that is text.
pub fn text<'r>(reply: &'r Reply, name: &str) -> &'r str {
    reply.json.get(name).and_then(Value::as_str).unwrap_or_default()
}

/// Whether this answer says that the call is not offered.
pub fn not_offered(reply: &Reply) -> bool {
    matches!((reply.status, code_of(reply)), (501, "not_offered") | (404, "not_found"))
}

/// A path as the contract writes it; nothing for what is no path of the contract.
fn template(path: &str) -> Option<String> {
    let path = path.split('?').next().unwrap_or(path);
    let segments: Vec<&str> = path.split('/').collect();
    match segments.as_slice() {
        ["", "blocks", id] if !id.is_empty() => Some("/blocks/{id}".to_owned()),
        ["", "activity", id, "report"] if !id.is_empty() => Some("/activity/{id}/report".to_owned()),
        ["", "login" | "session" | "identity" | "authenticators" | "blocks" | "activity" | "service"]
        | ["", "session", "extend"]
        | ["", "settings", "provider-shown"] => Some(path.to_owned()),
        _ => None,
    }
}
