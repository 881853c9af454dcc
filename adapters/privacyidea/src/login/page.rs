//! The page, as HTML.

use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{Html, IntoResponse, Response};
use maud::{DOCTYPE, Markup, html};

use super::PATH;
use super::words::Lang;

/// Nothing but itself: no script, nobody else's frame, forms to itself alone. The answer to a form may lead to the gateway, on the same address.
const POLICY: &str =
    "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

pub(super) const CSS: &str = include_str!("page.css");

/// What is shown.
pub(super) enum Screen {
    /// Name and password.
    Password { at: String, told: Option<Told> },
    /// The second step.
    Challenge { at: String, told: Option<Told>, takes_code: bool, takes_press: bool },
    /// Whoever has come to this address by themselves, or too late.
    NotHere,
}

/// What the last press came to, when it did not go on.
#[derive(Clone, Copy)]
pub(super) enum Told {
    Missing,
    Wrong,
    NotYet,
    TooLate,
    NoWay,
}

impl Told {
    fn words(self, lang: Lang) -> &'static str {
        match self {
            Self::Missing => lang.of("Udfyld felterne først.", "Fill in the fields first."),
            Self::Wrong => lang.of(
                "Det passede ikke. Skriv navn og adgangskode igen.",
                "That did not match. Type your name and password again.",
            ),
            Self::NotYet => lang.of("Vi har ikke set en godkendelse endnu.", "We have not seen an approval yet."),
            Self::TooLate => lang.of("Der gik for lang tid. Begynd igen.", "It took too long. Begin again."),
            Self::NoWay => lang.of(
                "Det, du logger på med, kan ikke bruges på denne side. Ring til support.",
                "What you log in with cannot be used on this page. Call support.",
            ),
        }
    }
}

pub(super) fn draw(lang: Lang, status: StatusCode, screen: &Screen, home: &str) -> Response {
    let title = lang.of("Log på", "Log in");
    let body = match screen {
        Screen::Password { at, told } => form(lang, at, *told, "password", &password(lang)),
        Screen::Challenge { at, told, takes_code, takes_press } => {
            form(lang, at, *told, "challenge", &challenge(lang, *takes_code, *takes_press))
        }
        Screen::NotHere => html! {
            p { (lang.of("Log på fra den side, du vil bruge.", "Log in from the page you want to use.")) }
            p { a href={ (home) "/" } { (lang.of("Til forsiden", "To the front page")) } }
        },
    };
    // A page that only waits for a press on another device looks by itself.
    let again = match screen {
        Screen::Challenge { at, takes_code: false, takes_press: true, .. } => Some(format!("3; url={PATH}?at={at}")),
        _ => None,
    };
    let document = html! {
        (DOCTYPE)
        html lang=(lang.tag()) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="robots" content="noindex";
                @if let Some(again) = again { meta http-equiv="refresh" content=(again); }
                title { (title) }
                link rel="stylesheet" href={ (PATH) ".css" };
            }
            body { main { h1 { (title) } (body) } }
        }
    };
    closed((status, Html(document.into_string())).into_response())
}

/// With the headers of every answer of this page.
pub(super) fn closed(mut response: Response) -> Response {
    let headers = response.headers_mut();
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    headers.insert(header::REFERRER_POLICY, HeaderValue::from_static("no-referrer"));
    headers.insert(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    headers.insert(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(POLICY));
    response
}

fn form(lang: Lang, at: &str, told: Option<Told>, step: &str, fields: &Markup) -> Markup {
    let other = lang.of("English", "Dansk");
    let other_tag = lang.of("en", "da");
    html! {
        @if let Some(told) = told { p class="told" role="alert" { (told.words(lang)) } }
        form method="post" action=(PATH) data-step=(step) {
            input type="hidden" name="at" value=(at);
            (fields)
            p class="aside" {
                button name="act" value="cancel" formnovalidate { (lang.of("Fortryd", "Cancel")) }
                button name="act" value=(other_tag) lang=(other_tag) formnovalidate { (other) }
            }
        }
    }
}

fn password(lang: Lang) -> Markup {
    html! {
        label for="name" { (lang.of("Brugernavn", "User name")) }
        input id="name" name="name" autocomplete="username" autocapitalize="none" spellcheck="false" required autofocus;
        label for="password" { (lang.of("Adgangskode", "Password")) }
        input id="password" name="password" type="password" autocomplete="current-password" required;
        p { button id="go-on" { (lang.of("Fortsæt", "Continue")) } }
    }
}

fn challenge(lang: Lang, takes_code: bool, takes_press: bool) -> Markup {
    html! {
        @if takes_press {
            p { (lang.of("Godkend i appen på din telefon, og vend tilbage hertil.", "Approve in the app on your phone, and come back here.")) }
        }
        @if takes_code {
            label for="code" { (lang.of("Kode", "Code")) }
            input id="code" name="code" inputmode="numeric" autocomplete="one-time-code" required[!takes_press] autofocus;
        }
        p { button id="go-on" { (lang.of("Fortsæt", "Continue")) } }
        p { button name="act" value="again" formnovalidate { (lang.of("Begynd igen", "Begin again")) } }
    }
}
