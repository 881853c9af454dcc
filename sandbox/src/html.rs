//! Small HTML without JavaScript, for the sandbox's own pages.

use axum::body::Body;
use axum::http::{HeaderValue, Response, StatusCode, header};
use maud::{DOCTYPE, Markup, html};

/// A page. `app_origin` is allowed as a target of its forms, because browsers check `form-action` also for the redirect that answers a form, and the
/// login page's redirects to the app.
#[must_use]
pub fn page(status: StatusCode, language: &str, title: &str, body: &Markup, app_origin: &str) -> Response<Body> {
    let html = html! {
        (DOCTYPE)
        html lang=(language) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width";
                title { (title) }
                link rel="stylesheet" href="/sandbox.css";
                link rel="icon" href="data:,";
            }
            body {
                p.sandbox #sandbox-mark { "SANDBOX" }
                main { h1 { (title) } (body) }
            }
        }
    };
    let policy = format!(
        "default-src 'none'; style-src 'self'; img-src data:; form-action 'self' {app_origin}; base-uri 'none'; \
         frame-ancestors 'none'"
    );
    let mut response = Response::new(Body::from(html.into_string()));
    *response.status_mut() = status;
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8"));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    headers.insert(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    // Not "no-referrer": with that, browsers send `Origin: null` with the page's own forms.
    headers.insert(header::REFERRER_POLICY, HeaderValue::from_static("same-origin"));
    if let Ok(policy) = HeaderValue::from_str(&policy) {
        headers.insert(header::CONTENT_SECURITY_POLICY, policy);
    }
    response
}

/// A field for a number that may be left empty.
#[must_use]
pub fn number(name: &str, size: u8) -> Markup {
    html! { label { (name) " " input name=(name) size=(size) inputmode="numeric"; } }
}

/// The style of all pages here.
pub const CSS: &str = "\
:root { color-scheme: light dark; font: 1.05rem/1.5 system-ui, sans-serif; }
body { margin: 0; }
main { max-width: 60rem; margin: 0 auto; padding: 0 1rem 3rem; }
.sandbox { margin: 0; padding: .5rem 1rem; background: #ffd400; color: #000; font-weight: 700; letter-spacing: .2em; }
section { border-top: 1px solid #8888; padding: .5rem 0 1rem; }
button, input, select { font: inherit; min-height: 2.75rem; padding: .3rem .8rem; margin: .2rem .4rem .2rem 0; }
.desks { display: grid; grid-template-columns: repeat(auto-fit, minmax(22rem, 1fr)); gap: 0 2rem; }
summary { padding: .4rem 0; cursor: pointer; }
form.inline { display: inline; }
.status { font-weight: 700; color: #b00020; }
.status[data-status=active] { color: #1b6e2c; }
@media (prefers-color-scheme: dark) { .status { color: #ff8a9a; } .status[data-status=active] { color: #7ddc92; } }
table { border-collapse: collapse; font-size: .9rem; display: block; overflow-x: auto; }
th, td { text-align: left; padding: .2rem .8rem .2rem 0; border-bottom: 1px solid #8884; vertical-align: top; }
";
