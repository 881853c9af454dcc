//! The eID's login page, as far as the sandbox has one: choose who you are and what you log in with.
//!
//! It is on another site than the app, as in real life, and works without JavaScript.

use axum::body::Body;
use axum::extract::{Path, Query, State};
use axum::http::{HeaderValue, Response, StatusCode, header};
use axum::response::IntoResponse;
use axum::routing::get;
use axum::{Form, Router};
use maud::{Markup, html};
use serde::Deserialize;

use crate::backend::Sandbox;
use crate::html::page;
use crate::logins::{self, Decision};
use crate::store::{Error, Transaction};

/// The page and where its forms go.
#[derive(Clone)]
pub struct LoginPage {
    pub(crate) sandbox: Sandbox,
    pub(crate) app_origin: String,
}

/// The routes.
pub fn routes() -> Router<LoginPage> {
    Router::new().route("/login/{id}", get(show).post(press))
}

#[derive(Clone, Copy)]
enum Language {
    Danish,
    English,
}

impl Language {
    fn code(self) -> &'static str {
        self.of("da", "en")
    }

    fn of(self, da: &'static str, en: &'static str) -> &'static str {
        match self {
            Self::Danish => da,
            Self::English => en,
        }
    }
}

#[derive(Deserialize)]
struct LanguageQuery {
    #[serde(default)]
    lang: Option<String>,
}

impl LanguageQuery {
    fn language(&self) -> Language {
        match self.lang.as_deref() {
            Some("en") => Language::English,
            _ => Language::Danish,
        }
    }
}

struct Row {
    persona: String,
    name: String,
    masked: String,
    authenticator: String,
    label: String,
    /// The outcome with which a login would fail, such as `locked`; `None` if it works.
    obstacle: Option<&'static str>,
}

async fn show(
    State(login): State<LoginPage>,
    Path(id): Path<String>,
    Query(query): Query<LanguageQuery>,
) -> Response<Body> {
    let language = query.language();
    match login.sandbox.transaction(move |tx| rows(tx, &id)).await {
        Ok(rows) => {
            let title = language.of("Log ind (øve-MitID)", "Log in (practice MitID)");
            page(StatusCode::OK, language.code(), title, &body(language, &rows), &login.app_origin)
        }
        Err(_) => over(language, &login.app_origin),
    }
}

fn over(language: Language, app_origin: &str) -> Response<Body> {
    let title = language.of("Dette login findes ikke længere", "This login is over");
    let text = language.of("Gå tilbage og begynd forfra.", "Go back and begin again.");
    let address = format!("{app_origin}/");
    let body = html! { p { (text) } p { a href=(address) { (address) } } };
    page(StatusCode::NOT_FOUND, language.code(), title, &body, app_origin)
}

fn rows(tx: &Transaction<'_>, login: &str) -> Result<Vec<Row>, Error> {
    let open: i64 =
        tx.db.query_row("SELECT count(*) FROM login WHERE id = ?1 AND used_at IS NULL", [login], |row| row.get(0))?;
    if open == 0 {
        return Err(Error::Internal("no such login"));
    }
    let mut statement = tx.db.prepare(
        "SELECT p.id, p.name, p.masked, a.id, a.label || ' (' || a.short_id || ')' FROM authenticator a
         JOIN persona p ON p.id = a.persona ORDER BY p.position, a.position",
    )?;
    let found = statement.query_map([], |row| {
        Ok(Row {
            persona: row.get(0)?,
            name: row.get(1)?,
            masked: row.get(2)?,
            authenticator: row.get(3)?,
            label: row.get(4)?,
            obstacle: None,
        })
    })?;
    let mut rows = found.collect::<rusqlite::Result<Vec<_>>>()?;
    for row in &mut rows {
        row.obstacle = logins::login_obstacle(tx, &row.persona, &row.authenticator)?;
    }
    Ok(rows)
}

fn body(language: Language, rows: &[Row]) -> Markup {
    let intro = language.of(
        "Dette er en øveside. Ingen her findes, og intet, du gør her, virker uden for denne maskine.",
        "This is a practice page. Nobody here exists, and nothing done here reaches beyond this machine.",
    );
    let failure_buttons = [
        ("cancel", "cancelled", language.of("Fortryd", "Cancel")),
        ("fail", "failed", language.of("Lad login mislykkes", "Let the login fail")),
        ("lock", "locked", language.of("Lad som om det er låst", "Pretend that it is locked")),
        ("unavailable", "unavailable", language.of("Lad som om MitID er nede", "Pretend that MitID is down")),
    ];
    html! {
        p {
            @match language {
                Language::Danish => a #language-en href="?lang=en" lang="en" hreflang="en" { "English" },
                Language::English => a #language-da href="?lang=da" lang="da" hreflang="da" { "Dansk" },
            }
        }
        p { (intro) }
        @for own_rows in rows.chunk_by(|one, next| one.persona == next.persona) { (section(language, own_rows)) }
        section {
            @for (id, word, text) in failure_buttons {
                form.inline method="post" { button #(id) name="word" value=(word) { (text) } }
            }
        }
    }
}

/// The section of one persona, with a button for each authenticator.
fn section(language: Language, own_rows: &[Row]) -> Markup {
    let Some(first) = own_rows.first() else { return html! {} };
    let Row { persona, name, masked, .. } = first;
    let usable = own_rows.iter().find(|row| row.obstacle.is_none()).unwrap_or(first);
    html! {
        section #{ "persona-" (persona) } {
            h2 { (name) " " small { (masked) } }
            (button(usable, &format!("login-{persona}"), language.of("Log ind som", "Log in as"), name, None))
            @for row in own_rows {
                @let id = format!("login-{persona}-with-{}", row.authenticator);
                @let status = row.obstacle.map(|word| status(language, word));
                (button(row, &id, language.of("med", "with"), &row.label, status))
            }
        }
    }
}

fn status(language: Language, word: &str) -> Markup {
    let text = match word {
        "locked" => language.of("låst", "locked"),
        _ => language.of("spærret", "blocked"),
    };
    html! { span.status data-status=(word) { (text) } }
}

fn button(row: &Row, id: &str, verb: &str, object: &str, status: Option<Markup>) -> Markup {
    html! {
        form.inline method="post" {
            input type="hidden" name="persona" value=(row.persona);
            button #(id) dir="auto" name="authenticator" value=(row.authenticator) { (verb) " " (object) }
            @if let Some(status) = status { (status) }
        }
    }
}

#[derive(Deserialize)]
struct LoginForm {
    #[serde(default)]
    word: Option<String>,
    #[serde(default)]
    persona: Option<String>,
    #[serde(default)]
    authenticator: Option<String>,
}

impl LoginForm {
    fn decision(self) -> Decision {
        match (self.word.as_deref(), self.persona, self.authenticator) {
            (None, Some(persona), Some(authenticator)) => Decision::As { persona, authenticator },
            (Some("cancelled"), ..) => Decision::Outcome("cancelled"),
            (Some("locked"), ..) => Decision::Outcome("locked"),
            (Some("unavailable"), ..) => Decision::Outcome("unavailable"),
            _ => Decision::Outcome("failed"),
        }
    }
}

async fn press(
    State(login): State<LoginPage>,
    Path(id): Path<String>,
    Query(query): Query<LanguageQuery>,
    Form(form): Form<LoginForm>,
) -> Response<Body> {
    let decision = form.decision();
    let decided = login.sandbox.transaction(move |tx| logins::decide(tx, &id, &decision)).await;
    match decided.map(|url| HeaderValue::from_str(&url)) {
        Ok(Ok(url)) => {
            let no_store = HeaderValue::from_static("no-store");
            (StatusCode::SEE_OTHER, [(header::LOCATION, url), (header::CACHE_CONTROL, no_store)]).into_response()
        }
        _ => over(query.language(), &login.app_origin),
    }
}
