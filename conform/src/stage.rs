//! What every scene uses: the HTTP client, the desk, the checks of every answer, and the report.

use std::time::{Duration, Instant};

use serde_json::Value;

use crate::Waits;
use crate::ask::{Ask, Landing, Order, Session};
use crate::desk::{Desk, Login, No, Who};
use crate::duty::Duty;
use crate::http::{Http, Origin, Reply, Send};
use crate::jar::Jar;
use crate::report::{Report, Verdict};
use crate::watch::{Asked, Before, Watch, told};

/// The `return_to` of every login: a path of the app with a reason in its fragment.
pub const RETURN_TO: &str = "/da/spaer/mitid#told-code";
/// The longest `Retry-After` that is waited for, in seconds.
const MOST_SECONDS: u64 = 30;

/// Why a scene is broken off: what it would have needed to go on.
#[derive(Debug)]
pub struct Halt(pub String);

/// The result of a scene or of a part of one.
pub type Played<T = ()> = Result<T, Halt>;

/// A login that has passed the login page; only its callback has not been called yet.
pub struct UnderWay {
    jar: Jar,
    callback: String,
}

impl UnderWay {
    /// The same login, coming back to a browser that holds these cookies.
    #[must_use]
    pub fn coming_to(&self, jar: &Jar) -> Self {
        Self { jar: jar.clone(), callback: self.callback.clone() }
    }
}

pub struct Stage<'a> {
    pub http: Http,
    pub desk: &'a Desk,
    pub watch: Watch,
    pub report: Report,
    pub waits: Waits,
    api: Origin,
    base: String,
    /// Ids of orders that may have blocked something since `put_back` was last called.
    ordered: Vec<String>,
}

impl<'a> Stage<'a> {
    pub fn new(api: Origin, base: String, http: Http, desk: &'a Desk, waits: Waits) -> Self {
        let (watch, report, ordered) = (Watch::new(), Report::default(), Vec::new());
        Self { http, desk, watch, report, waits, api, base, ordered }
    }

    pub fn is_plain_loopback(&self) -> bool {
        self.api.is_plain_loopback()
    }

    pub fn base(&self) -> &str {
        &self.base
    }

    /// Judges a duty; judged several times, it passes when it passes every time.
    pub fn hold(&mut self, duty: Duty, held: bool, expected: &str, came: impl Into<String>) -> bool {
        let verdict = match held {
            true => Verdict::Passed,
            false => Verdict::Failed { expected: expected.to_owned(), came: came.into() },
        };
        self.report.note(duty, verdict);
        held
    }

    /// Notes that the back end does not offer an optional part, as it says itself.
    pub fn not_offered(&mut self, duty: Duty) {
        self.report.note(duty, Verdict::NotOffered);
    }

    /// It could not be checked.
    pub fn leave_open(&mut self, duty: Duty, needed: &str) {
        self.report.leave_open(duty, needed);
    }

    /// Sends a request below the base and checks its answer for the duties of every answer.
    pub async fn ask(&mut self, ask: Ask) -> Played<Reply> {
        let before = self.watch.before();
        let reply = self.patiently(&ask.at(&self.base), ask.method, &ask.path).await?;
        self.see(ask.method, Some(&ask.path), &reply, &before);
        Ok(reply)
    }

    /// Two calls at the same moment.
    pub async fn ask_both(&mut self, one: Ask, other: Ask) -> Played<(Reply, Reply)> {
        let before = self.watch.before();
        let (first, second) = (one.at(&self.base), other.at(&self.base));
        let both = tokio::join!(self.http.send(&self.api, &first), self.http.send(&self.api, &second));
        let first = self.answered(both.0, one.method, &one.path)?;
        let second = self.answered(both.1, other.method, &other.path)?;
        self.see(one.method, Some(&one.path), &first, &before);
        self.see(other.method, Some(&other.path), &second, &before);
        Ok((first, second))
    }

    /// A call anywhere on the API's host.
    pub async fn ask_path(&mut self, method: &'static str, path: &str) -> Played<Reply> {
        self.ask_anywhere(method, path, None, false).await
    }

    async fn ask_anywhere(
        &mut self,
        method: &'static str,
        path: &str,
        jar: Option<&Jar>,
        is_login: bool,
    ) -> Played<Reply> {
        let cookie = jar.and_then(|jar| jar.header(path)).map(|cookie| ("cookie", cookie));
        let send = Send { method, path: path.to_owned(), headers: cookie.into_iter().collect(), body: None };
        let before = self.watch.before();
        let reply = self.patiently(&send, method, "another path").await?;
        let below = path.strip_prefix(&self.base).filter(|below| below.starts_with('/')).map(str::to_owned);
        self.look(method, below.as_deref(), is_login, &reply, &before);
        Ok(reply)
    }

    /// Sends a request; on 429 with a short `Retry-After` it waits and sends it again, because 429 says that nothing was done.
    async fn patiently(&mut self, send: &Send, method: &str, path: &str) -> Played<Reply> {
        for _ in 0..3 {
            let answer = self.http.send(&self.api, send).await;
            let reply = self.answered(answer, method, path)?;
            let wait: Option<u64> = reply.header("retry-after").parse().ok().filter(|seconds| *seconds <= MOST_SECONDS);
            match wait {
                Some(seconds) if reply.status == 429 => tokio::time::sleep(Duration::from_secs(seconds.max(1))).await,
                _ => return Ok(reply),
            }
        }
        Err(Halt("the back end to let conform ask more often; it answered 429 three times".to_owned()))
    }

    fn answered(&mut self, answer: Result<Reply, String>, method: &str, path: &str) -> Played<Reply> {
        let call = format!("{method} {}", template(path).unwrap_or_else(|| "another path".to_owned()));
        answer.map_err(|why| {
            self.hold(Duty::Answered, false, "an answer", format!("none to {call}: {why}"));
            Halt(format!("an answer to {call}"))
        })
    }

    fn see(&mut self, method: &str, path: Option<&str>, reply: &Reply, before: &Before) {
        let is_login = path.is_some_and(|path| path.split('?').next() == Some("/login"));
        self.look(method, path, is_login, reply, before);
    }

    fn look(&mut self, method: &str, path: Option<&str>, is_login: bool, reply: &Reply, before: &Before) {
        let template = path.and_then(template);
        // The callback of the login page has no template: it is up to the back end and not part of the contract.
        let block = path.and_then(|path| path.strip_prefix("/blocks/"));
        let asked = Asked { method, template: template.as_deref(), block, is_login };
        for broken in self.watch.see(&asked, reply, before) {
            self.hold(broken.duty, false, &broken.expected, broken.came);
        }
    }

    /// The call and its answer, in words that may be printed.
    pub fn told(&self, ask: &Ask, reply: &Reply) -> String {
        let template = template(&ask.path);
        told(&Asked { method: ask.method, template: template.as_deref(), block: None, is_login: false }, reply)
    }

    /// Sends a request and judges a duty by the answer: its status, and its `code` unless `code` is empty.
    pub async fn expect(&mut self, duty: Duty, ask: Ask, status: u16, code: &str) -> Played<Reply> {
        let (told_by, reply) = (ask.clone(), self.ask(ask).await?);
        let came = self.told(&told_by, &reply);
        let expected = if code.is_empty() { status.to_string() } else { format!("{status} `{code}`") };
        self.hold(duty, reply.status == status && (code.is_empty() || code_of(&reply) == code), &expected, came);
        Ok(reply)
    }

    /// Lets the desk put both people back as they were; if it cannot, lifts the blocks that were ordered here.
    pub async fn put_back(&mut self) -> Played {
        self.watch.forget_blocks();
        match self.desk.reset(&self.http).await {
            Ok(()) => self.ordered.clear(),
            Err(No::Failed(why)) => return Err(Halt(format!("the desk to reset; {why}"))),
            Err(_) => {
                for id in self.ordered.clone() {
                    // An order that blocked nothing cannot be lifted; that error does not matter.
                    if self.desk.lift(&self.http, &id).await == Err(No::Unable) {
                        return Err(Halt("a desk with `reset` or `lift`".to_owned()));
                    }
                }
                self.ordered.clear();
            }
        }
        Ok(())
    }

    /// To be called for every order that may block something, so that `put_back` can lift it.
    pub fn ordered(&mut self, order: &Order) {
        self.ordered.push(order.id.clone());
    }

    /// Lifts a block, as support would.
    pub async fn lift(&mut self, order: &Order) -> Played {
        match self.desk.lift(&self.http, &order.id).await {
            Ok(()) => Ok(()),
            Err(No::Failed(why)) => Err(Halt(format!("the desk to lift a block; {why}"))),
            Err(_) => Err(Halt("a desk with `lift`".to_owned())),
        }
    }

    /// Somebody logs in, in a browser of their own.
    pub async fn log_in(&mut self, who: Who) -> Played<Session> {
        self.log_in_holding(who, None).await
    }

    /// Somebody logs in, in a browser that holds cookies already.
    pub async fn log_in_holding(&mut self, who: Who, held: Option<&Jar>) -> Played<Session> {
        self.try_log_in(who, held).await?.ok_or_else(|| Halt(format!("{} to be able to log in", who.as_str())))
    }

    /// The session, when the eID and the back end let them in.
    pub async fn try_log_in(&mut self, who: Who, held: Option<&Jar>) -> Played<Option<Session>> {
        match self.go_to_log_in(who, held).await? {
            None => Ok(None),
            Some(Ok(under_way)) => self.come_back(under_way).await,
            Some(Err(jar)) => self.session(jar, None).await,
        }
    }

    /// Takes a login through the login page, but does not call its callback yet. `Ok` is such a login; `Err` has the cookies of a session that the
    /// desk made itself; `None` means that the eID refused.
    pub async fn go_to_log_in(&mut self, who: Who, held: Option<&Jar>) -> Played<Option<Result<UnderWay, Jar>>> {
        let mut jar = held.cloned().unwrap_or_default();
        let query: String = form_urlencoded::byte_serialize(RETURN_TO.as_bytes()).collect();
        let path = format!("{}/login?return_to={query}", self.base);
        let begun = self.ask_anywhere("GET", &path, Some(&jar), true).await?;
        begun.lines("set-cookie").for_each(|line| jar.take(line));
        let page = begun.header("location").to_owned();
        if begun.status != 303 || Origin::parse(&page).is_err() {
            return Err(Halt("`GET /login` to lead to the login page".to_owned()));
        }
        let held = held.and_then(|held| held.header(&format!("{}/session", self.base)));
        match self.desk.log_in(&self.http, who, &page, held.as_deref()).await {
            Ok(Login::Callback(callback)) => Ok(Some(Ok(UnderWay { jar, callback }))),
            Ok(Login::Cookie(header)) => Ok(Some(Err(Jar::of_header(&header)))),
            Err(No::Refused) => Ok(None),
            Err(No::Unable) => Err(Halt(format!("a desk with `login {}`", who.as_str()))),
            Err(No::Failed(why)) => Err(Halt(format!("the desk to log {} in; {why}", who.as_str()))),
        }
    }

    /// Calls the callback of a login and follows its redirects within the API. Only path and query of the callback are used, because the back end may
    /// know itself by another name than the one under which conform reaches it.
    pub async fn come_back(&mut self, under_way: UnderWay) -> Played<Option<Session>> {
        let UnderWay { mut jar, callback } = under_way;
        let mut path = Origin::parse(&callback).map_or(callback, |(_, path)| path);
        let mut landing = Landing::default();
        for _ in 0..5 {
            let reply = self.ask_anywhere("GET", &path, Some(&jar), true).await?;
            landing.set_cookies.extend(reply.lines("set-cookie").map(str::to_owned));
            reply.lines("set-cookie").for_each(|line| jar.take(line));
            landing.location = reply.header("location").to_owned();
            path = Origin::parse(&landing.location).map_or(landing.location.clone(), |(_, path)| path);
            if !path.starts_with("/api/") {
                break;
            }
        }
        self.session(jar, Some(landing)).await
    }

    async fn session(&mut self, jar: Jar, landing: Option<Landing>) -> Played<Option<Session>> {
        let reply = self.ask(Ask { jar: Some(jar.clone()), ..Ask::get("/session") }).await?;
        if reply.status == 401 {
            return Ok(None);
        }
        let text = |name| reply.json.get(name).and_then(Value::as_str).map(str::to_owned);
        let found = (text("csrf_token"), text("subject_key"), text("expires_at"));
        let (Some(csrf), Some(subject), Some(expires_at)) = found else {
            return Err(Halt("`GET /session` to tell whose session it is".to_owned()));
        };
        Ok(Some(Session { jar, csrf, subject, expires_at, landing }))
    }

    /// Repeats a read until `enough` is true of the answer, or `waits.settling` is over: a refused order may need a moment until it is certain that
    /// it will never arrive.
    pub async fn ask_until(&mut self, ask: &Ask, enough: impl Fn(&Reply) -> bool) -> Played<Reply> {
        let mut reply = self.ask(ask.clone()).await?;
        let since = Instant::now();
        while !enough(&reply) && since.elapsed() < self.waits.settling {
            tokio::time::sleep(self.waits.settling / 60).await;
            reply = self.ask(ask.clone()).await?;
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
