//! Nobody is logged in. Needs the address alone.

use serde_json::{Value, json};
use spaer_contract::Kind;

use crate::context::{Context, RETURN_TO, ScenarioResult, code_of, not_offered};
use crate::cookie_jar::CookieJar;
use crate::duty::Duty;
use crate::http::Origin;
use crate::request::{ApiRequest, random};
use crate::response_checker::CONTRACT;

pub async fn run(context: &mut Context<'_>) -> ScenarioResult {
    paths(context).await?;
    service(context).await?;
    login(context).await?;
    let made_up = CookieJar::of_header("session=0; spaer_session=00000000000000000000000000000000");
    session_required(context, None).await?;
    session_required(context, Some(&made_up)).await?;
    let request = ApiRequest::get(format!("/blocks/{}", random())).key(&random());
    context.expect(Duty::NeverReceived, request, 404, "block_not_found").await?;
    Ok(())
}

async fn paths(context: &mut Context<'_>) -> ScenarioResult {
    let base = context.base().to_owned();
    let below = ["", "/", "/nonsense", "/blocks/a/b", "/session/x/y", "/index.html"].map(|end| format!("{base}{end}"));
    let above = ["/api", "/api/", "/api/nonsense", "/api/v0/session"].map(str::to_owned);
    // If conform reaches the API under another path than citizens do, what is beside that path is not the back end's.
    let above = above.into_iter().filter(|_| base == "/api/v1");
    for path in below.into_iter().chain(above) {
        let reply = context.send_to_path("GET", &path).await?;
        let actual = format!("{} `{}` to an unknown path", reply.status, code_of(&reply));
        context.check(
            Duty::UnknownPath,
            (reply.status, code_of(&reply)) == (404, "not_found"),
            "404 `not_found`",
            actual,
        );
    }
    for (method, path) in [("POST", "/identity"), ("DELETE", "/blocks"), ("PATCH", "/session")] {
        let reply = context.send_to_path(method, &format!("{base}{path}")).await?;
        let ok = (reply.status, code_of(&reply)) == (405, "method_not_allowed");
        let actual = format!("{} `{}` to {method} {path}", reply.status, code_of(&reply));
        context.check(Duty::WrongMethod, ok, "405 `method_not_allowed`", actual);
    }
    Ok(())
}

async fn service(context: &mut Context<'_>) -> ScenarioResult {
    let request = ApiRequest::get("/service");
    let reply = context.send(request.clone()).await?;
    let actual = context.describe(&request, &reply);
    context.check(Duty::Service, reply.status == 200 || not_offered(&reply), "200, or 501 `not_offered`", actual);
    Ok(())
}

async fn login(context: &mut Context<'_>) -> ScenarioResult {
    for own in ["/da/", RETURN_TO, "/en/profile", "/da/x?a=b", "/da/sp%C3%A6r#x", "/apiary"] {
        let request = ApiRequest::get(to(own));
        let reply = context.send(request.clone()).await?;
        let location = reply.header("location");
        let out = Origin::parse(location).is_ok();
        let back = location.starts_with('/') && location.ends_with("login=unavailable");
        let actual = format!("{} to `return_to={own}`", context.describe(&request, &reply));
        context.check(Duty::LoginGoesOut, reply.status == 303 && (out || back), "303 to the login page", actual);
    }
    let long = format!("/{}", "a".repeat(2000));
    let hostile = HOSTILE.iter().copied().chain([long.as_str()]);
    let hostile =
        hostile.map(|path| (to(path), format!("return_to={}", path.escape_debug().take(40).collect::<String>())));
    let without = ["/login", "/login?return_to=/da/&return_to=/en/"].map(|path| (path.to_owned(), path.to_owned()));
    for (path, shown) in hostile.chain(without) {
        let request = ApiRequest::get(path);
        let reply = context.send(request.clone()).await?;
        let ok = reply.status == 400 && code_of(&reply) == "invalid_request" && reply.header("location").is_empty();
        let actual = format!("{} to `{shown}`", context.describe(&request, &reply));
        context.check(Duty::LoginOwnPaths, ok, "400 `invalid_request`, and no `Location`", actual);
    }
    Ok(())
}

/// Addresses of others, addresses that a browser reads as such, the API itself, and a forged outcome.
const HOSTILE: [&str; 24] = [
    "",
    "da",
    "//evil.example",
    "///evil.example",
    "/\\evil.example",
    "\\/evil.example",
    "\\\\evil.example",
    "/\t/evil.example",
    "/\n/evil.example",
    "/\r\nSet-Cookie: a=b",
    "/\u{7f}",
    "https://evil.example",
    "https:evil.example",
    "javascript:alert(1)",
    " /da/",
    "?return_to=/da/",
    "/api",
    "/api/",
    "/api/v1/login",
    "/api?x",
    "/da/../api/v1/login",
    "/./api/v1/login",
    "/da/%2e%2e/api/v1/login",
    "/da/#login=ok",
];

fn to(return_to: &str) -> String {
    let query: String = form_urlencoded::byte_serialize(return_to.as_bytes()).collect();
    format!("/login?return_to={query}")
}

/// Every call of the contract that needs a session, without one.
pub async fn session_required(context: &mut Context<'_>, jar: Option<&CookieJar>) -> ScenarioResult {
    let examples = CONTRACT.examples();
    for operation in CONTRACT.operations() {
        let place =
            format!("/paths/{}/{}/security", operation.path.replace('/', "~1"), operation.method.to_lowercase());
        let open = CONTRACT.document().pointer(&place).is_some_and(|needs| *needs == json!([]));
        let Some(method) = method(&operation.method).filter(|_| !open) else { continue };
        let body = examples
            .iter()
            .find(|one| one.kind == Kind::Request && one.path == operation.path && one.method == operation.method);
        let path = operation.path.replace("{id}", &random());
        let request = match (method, body) {
            ("GET", _) | (_, None) => ApiRequest { method, ..ApiRequest::get(path) },
            (_, Some(body)) => ApiRequest::write(method, path, &body.value),
        };
        let request = ApiRequest { jar: jar.cloned(), csrf: (method != "GET").then(random), ..request };
        let reply = context.send(request.clone()).await?;
        let ok = (reply.status, code_of(&reply)) == (401, "session_required");
        let actual = context.describe(&request, &reply);
        context.check(
            Duty::SessionRequired,
            ok || !operation.core && not_offered(&reply),
            "401 `session_required`",
            actual,
        );
    }
    Ok(())
}

fn method(name: &str) -> Option<&'static str> {
    ["GET", "PUT", "POST", "DELETE"].into_iter().find(|known| *known == name)
}

/// JSON that no call of the contract accepts.
pub fn nonsense() -> Value {
    json!({ "nonsense": true })
}
