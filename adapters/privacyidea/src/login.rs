//! The login page, which privacyIDEA does not have: name and password, then a code or the press in an app, and back to where the browser came from.
//!
//! It stands on the gateway's own address and works without a script. Between its steps nothing is kept here: what is known travels sealed in the page, so that any
//! process can take the next step. What it leads to travels sealed in the address that the browser comes back with, bound to the login it belongs to.

mod page;
mod words;

use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::extract::{Form, Query, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use spaer_gateway::backend::{LoginOutcome, LoginStart};
use spaer_gateway::{Moment, SessionToken};

use crate::seal::Seal;
use crate::server::{Answer, Failure, Lock, Server};
use crate::settings::Settings;
use page::{Screen, Told};
use words::Lang;

/// Where the page is.
pub const PATH: &str = "/log-in";
/// For the whole of a login.
const AGE: Duration = Duration::from_secs(15 * 60);
/// How long the server waits for the answer to a challenge, unless it is set otherwise there.
const CHALLENGE_MILLIS: i64 = 120_000;
/// From the end of a login to the gateway.
const CODE_AGE: Duration = Duration::from_secs(60);

/// Who has logged in, and with what. This is the session that the gateway keeps.
#[derive(Clone, Serialize, Deserialize)]
pub struct LoggedInUser {
    /// The server's JWT.
    pub jwt: String,
    /// The user's name.
    pub name: String,
    /// The token with which it was got, where only one fits.
    pub serial: Option<String>,
    #[serde(with = "millis")]
    /// When the JWT ends.
    pub expires_at: Moment,
}

mod millis {
    use serde::{Deserialize, Deserializer, Serializer};
    use spaer_gateway::Moment;

    pub fn serialize<S: Serializer>(at: &Moment, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_i64(at.as_millis())
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Moment, D::Error> {
        i64::deserialize(from).map(Moment::from_millis)
    }
}

impl LoggedInUser {
    /// As the gateway keeps it.
    #[must_use]
    pub fn session(&self) -> SessionToken {
        SessionToken::new(serde_json::to_string(self).unwrap_or_default())
    }

    /// From what the gateway has kept.
    #[must_use]
    pub fn from_session(session: &SessionToken) -> Option<Self> {
        serde_json::from_str(session.reveal()).ok()
    }
}

/// What a login led to.
pub enum Outcome {
    /// The person is in.
    In(LoggedInUser),
    /// The person is not.
    Out(LoginOutcome),
}

/// The login page's part in the gateway's `Backend`.
#[derive(Clone)]
pub struct Login {
    /// Scheme, host and port of the app.
    origin: String,
    seal: Arc<Seal>,
}

/// What is known between two steps.
#[derive(Serialize, Deserialize)]
struct Progress {
    state: String,
    back: String,
    lang: Lang,
    /// Once the password was right.
    challenge: Option<Challenge>,
}

#[derive(Clone, Serialize, Deserialize)]
struct Challenge {
    name: String,
    transaction: String,
    /// Whether it can be answered by typing a code.
    takes_code: bool,
    /// Whether it can be answered on another device.
    takes_press: bool,
    /// Until when the server waits for the answer, in milliseconds since 1970. Of one that is over, or never was, it says "pending" for ever.
    until: i64,
}

impl Login {
    /// `origin`: scheme, host and port of the app, on which the page stands too.
    #[must_use]
    pub fn new(origin: impl Into<String>, seal: Seal) -> Self {
        Self { origin: origin.into(), seal: Arc::new(seal) }
    }

    /// Where a login begins.
    #[must_use]
    pub fn address(&self, start: &LoginStart) -> String {
        let encoded =
            |text: &str| percent_encoding::utf8_percent_encode(text, percent_encoding::NON_ALPHANUMERIC).to_string();
        format!("{}{PATH}?state={}&back={}", self.origin, encoded(&start.state), encoded(&start.callback_url))
    }

    /// What the login of this state has led to.
    #[must_use]
    pub fn outcome(&self, code: &str, state: &str) -> Option<Outcome> {
        let text = self.seal.open(code, &format!("outcome of {state}"))?;
        Some(match text.as_str() {
            "cancelled" => Outcome::Out(LoginOutcome::Cancelled),
            "failed" => Outcome::Out(LoginOutcome::Failed),
            "locked" => Outcome::Out(LoginOutcome::Locked),
            "blocked" => Outcome::Out(LoginOutcome::Blocked),
            "unavailable" => Outcome::Out(LoginOutcome::Unavailable),
            user => Outcome::In(serde_json::from_str(user).ok()?),
        })
    }

    fn code(&self, text: &str, state: &str) -> Option<String> {
        self.seal.seal(text, &format!("outcome of {state}"), CODE_AGE).ok()
    }

    fn keep(&self, progress: &Progress) -> Option<String> {
        let text = serde_json::to_string(progress).ok()?;
        self.seal.seal(&text, "progress of a login", AGE).ok()
    }

    fn kept(&self, sealed: &str) -> Option<Progress> {
        serde_json::from_str(&self.seal.open(sealed, "progress of a login")?).ok()
    }

    /// Back to the gateway, with what it led to.
    fn back(&self, progress: &Progress, text: &str) -> Response {
        let code = self.code(text, &progress.state);
        let Some(code) = code else { return StatusCode::INTERNAL_SERVER_ERROR.into_response() };
        let address = format!("{}?state={}&code={code}", progress.back, progress.state);
        let Ok(address) = HeaderValue::from_str(&address) else { return StatusCode::BAD_REQUEST.into_response() };
        let mut response = StatusCode::SEE_OTHER.into_response();
        response.headers_mut().insert(header::LOCATION, address);
        page::closed(response)
    }
}

/// What the page needs.
struct Desk {
    login: Login,
    server: Server,
    realm: String,
}

/// The page's routes, to stand beside the gateway's.
///
/// # Errors
/// When the machine's certificates cannot be read.
pub fn routes(login: Login, settings: Settings) -> Result<Router, reqwest::Error> {
    let server = Server::new(&settings)?;
    let desk = Desk { login, server, realm: settings.realm };
    Ok(Router::new()
        .route(PATH, get(begin).post(go_on))
        .route(&format!("{PATH}.css"), get(style))
        .with_state(Arc::new(desk)))
}

async fn style() -> Response {
    ([(header::CONTENT_TYPE, "text/css; charset=utf-8"), (header::X_CONTENT_TYPE_OPTIONS, "nosniff")], page::CSS)
        .into_response()
}

#[derive(Deserialize)]
struct Begin {
    state: Option<String>,
    back: Option<String>,
    lang: Option<String>,
    /// Of a login that is under way, when it only waits.
    at: Option<String>,
}

async fn begin(State(desk): State<Arc<Desk>>, Query(query): Query<Begin>, headers: HeaderMap) -> Response {
    if let Some(progress) = query.at.as_deref().and_then(|sealed| desk.login.kept(sealed)) {
        return desk.wait(progress, true).await;
    }
    let wanted = headers.get(header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let lang = query.lang.as_deref().and_then(Lang::parse).unwrap_or_else(|| Lang::preferred(wanted));
    // Only the gateway's own address is gone back to: it stands in the query, where anybody can write.
    let back =
        query.back.filter(|back| back.strip_prefix(&desk.login.origin).is_some_and(|path| path.starts_with("/api/")));
    let (Some(state), Some(back)) = (query.state.filter(|state| is_plain(state)), back) else {
        return page::draw(lang, StatusCode::BAD_REQUEST, &Screen::NotHere, &desk.login.origin);
    };
    desk.shows(&Progress { state, back, lang, challenge: None }, None)
}

/// What can stand in an address as it is.
fn is_plain(text: &str) -> bool {
    !text.is_empty()
        && text.len() <= 4000
        && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_.~".contains(&byte))
}

#[derive(Deserialize)]
struct Step {
    at: String,
    act: Option<String>,
    name: Option<String>,
    password: Option<String>,
    code: Option<String>,
}

async fn go_on(State(desk): State<Arc<Desk>>, Form(step): Form<Step>) -> Response {
    let Some(mut progress) = desk.login.kept(&step.at) else {
        return page::draw(Lang::Da, StatusCode::BAD_REQUEST, &Screen::NotHere, &desk.login.origin);
    };
    match step.act.as_deref() {
        Some("cancel") => return desk.login.back(&progress, "cancelled"),
        Some("da") => progress.lang = Lang::Da,
        Some("en") => progress.lang = Lang::En,
        Some("again") => progress.challenge = None,
        _ => return desk.takes(progress, step).await,
    }
    desk.shows(&progress, None)
}

impl Desk {
    fn shows(&self, progress: &Progress, told: Option<Told>) -> Response {
        let Some(at) = self.login.keep(progress) else { return StatusCode::INTERNAL_SERVER_ERROR.into_response() };
        let screen = match &progress.challenge {
            None => Screen::Password { at, told },
            Some(challenge) => {
                Screen::Challenge { at, told, takes_code: challenge.takes_code, takes_press: challenge.takes_press }
            }
        };
        page::draw(progress.lang, StatusCode::OK, &screen, &self.login.origin)
    }

    async fn takes(&self, mut progress: Progress, step: Step) -> Response {
        let Some(challenge) = progress.challenge.clone() else {
            let (name, password) = (step.name.unwrap_or_default(), step.password.unwrap_or_default());
            let name = name.trim().to_owned();
            if name.is_empty() || password.is_empty() {
                return self.shows(&progress, Some(Told::Missing));
            }
            let user = format!("{name}@{}", self.realm);
            let answer = self.server.auth(&[("username", &user), ("password", &password)]).await;
            return match answer {
                Ok(answer) => self.answered(progress, &name, &answer),
                Err(failure) => self.failed(progress, failure, &name).await,
            };
        };
        let code = step.code.unwrap_or_default();
        let code: String = code.chars().filter(|letter| !letter.is_whitespace()).collect();
        if code.is_empty() {
            return if challenge.takes_press {
                self.wait(progress, false).await
            } else {
                self.shows(&progress, Some(Told::Missing))
            };
        }
        let answer = self.ends(&challenge, &code).await;
        match answer {
            Ok(answer) => self.answered(progress, &challenge.name, &answer),
            Err(Failure::WrongCredentials) => {
                // A challenge may be used up by a wrong code.
                progress.challenge = None;
                self.shows(&progress, Some(Told::Wrong))
            }
            Err(failure) => self.failed(progress, failure, &challenge.name).await,
        }
    }

    async fn ends(&self, challenge: &Challenge, code: &str) -> Result<Answer, Failure> {
        let user = format!("{}@{}", challenge.name, self.realm);
        self.server.auth(&[("username", &user), ("transaction_id", &challenge.transaction), ("password", code)]).await
    }

    /// Has it been pressed? `by_itself`: the page looks again by itself.
    async fn wait(&self, mut progress: Progress, by_itself: bool) -> Response {
        let Some(challenge) = progress.challenge.clone() else { return self.shows(&progress, None) };
        if challenge.until <= Moment::now().as_millis() {
            progress.challenge = None;
            return self.shows(&progress, Some(Told::TooLate));
        }
        let asked =
            self.server.get_open("/validate/polltransaction", &[("transaction_id", &challenge.transaction)]).await;
        let answer = match asked {
            Ok(answer) => answer,
            Err(failure) => return self.failed(progress, failure, &challenge.name).await,
        };
        match answer.detail.get("challenge_status").and_then(Value::as_str) {
            Some("accept") => match self.ends(&challenge, "").await {
                Ok(answer) => self.answered(progress, &challenge.name, &answer),
                Err(failure) => self.failed(progress, failure, &challenge.name).await,
            },
            Some("declined" | "cancelled") => self.login.back(&progress, "cancelled"),
            Some("pending") => self.shows(&progress, (!by_itself).then_some(Told::NotYet)),
            _ => self.login.back(&progress, "unavailable"),
        }
    }

    /// The server has said yes, or what it wants besides.
    fn answered(&self, mut progress: Progress, name: &str, answer: &Answer) -> Response {
        let text = |value: &Value, name: &str| value.get(name).and_then(Value::as_str).map(str::to_owned);
        if let Some(jwt) = text(&answer.value, "token") {
            let is_user = text(&answer.value, "role").as_deref() == Some("user");
            let is_realm = text(&answer.value, "realm").as_deref() == Some(self.realm.as_str());
            // An admin, or somebody of another realm: nothing of theirs can be blocked here.
            let (true, true) = (is_user, is_realm) else { return self.login.back(&progress, "failed") };
            let Some(expires_at) = expiry(&jwt) else { return self.login.back(&progress, "unavailable") };
            let name = text(&answer.value, "username").unwrap_or_else(|| name.to_owned());
            let user = LoggedInUser { jwt, name, serial: text(&answer.detail, "serial"), expires_at };
            let Ok(user) = serde_json::to_string(&user) else { return self.login.back(&progress, "unavailable") };
            return self.login.back(&progress, &user);
        }
        let modes = answer.detail.get("multi_challenge").and_then(Value::as_array).into_iter().flatten();
        let modes: Vec<_> = modes.filter_map(|one| text(one, "client_mode")).collect();
        let transaction = text(&answer.detail, "transaction_id").filter(|_| !modes.is_empty());
        // No answer that this page can go on from: such as a passkey, which needs a script.
        let Some(transaction) = transaction else { return self.shows(&progress, Some(Told::Wrong)) };
        let takes = |mode: &str| modes.iter().any(|one| one == mode);
        let challenge = Challenge {
            name: name.to_owned(),
            transaction,
            takes_code: takes("interactive"),
            takes_press: takes("poll"),
            until: Moment::now().plus_millis(CHALLENGE_MILLIS).as_millis(),
        };
        if !challenge.takes_code && !challenge.takes_press {
            return self.shows(&progress, Some(Told::NoWay));
        }
        progress.challenge = Some(challenge);
        self.shows(&progress, None)
    }

    async fn failed(&self, mut progress: Progress, failure: Failure, name: &str) -> Response {
        match failure {
            Failure::WrongCredentials => {
                progress.challenge = None;
                self.shows(&progress, Some(Told::Wrong))
            }
            // By hand, or by a rule for a while: the server says the same of both.
            Failure::Locked => {
                let by_hand = self.is_locked_by_hand(name).await;
                self.login.back(&progress, if by_hand { "blocked" } else { "locked" })
            }
            _ => self.login.back(&progress, "unavailable"),
        }
    }

    async fn is_locked_by_hand(&self, name: &str) -> bool {
        self.server.lock(&self.realm, name).await.is_ok_and(|(lock, _)| matches!(lock, Lock::ByHand { .. }))
    }
}

/// When a JWT says that it ends. It is not checked here: the server does that whenever it is shown one.
fn expiry(jwt: &str) -> Option<Moment> {
    #[derive(Deserialize)]
    struct Claims {
        exp: i64,
    }
    let claims = URL_SAFE_NO_PAD.decode(jwt.split('.').nth(1)?).ok()?;
    let claims: Claims = serde_json::from_slice(&claims).ok()?;
    Some(Moment::from_millis(claims.exp.checked_mul(1000)?))
}
