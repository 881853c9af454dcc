//! Nobody is logged in. Needs the address alone.

use serde_json::{Value, json};
use spaer_contract::Kind;

use crate::ask::{Ask, random};
use crate::duty::Duty;
use crate::http::Origin;
use crate::jar::Jar;
use crate::stage::{Played, RETURN_TO, Stage, code_of, not_offered};
use crate::watch::CONTRACT;

pub async fn play(stage: &mut Stage<'_>) -> Played {
    paths(stage).await?;
    service(stage).await?;
    login(stage).await?;
    let made_up = Jar::of_header("session=0; spaer_session=00000000000000000000000000000000");
    session_required(stage, None).await?;
    session_required(stage, Some(&made_up)).await?;
    let ask = Ask::get(format!("/blocks/{}", random())).key(&random());
    stage.expect(Duty::NeverReceived, ask, 404, "block_not_found").await?;
    Ok(())
}

async fn paths(stage: &mut Stage<'_>) -> Played {
    let base = stage.base().to_owned();
    let below = ["", "/", "/nonsense", "/blocks/a/b", "/session/x/y", "/index.html"].map(|end| format!("{base}{end}"));
    let above = ["/api", "/api/", "/api/nonsense", "/api/v0/session"].map(str::to_owned);
    // If conform reaches the API under another path than citizens do, what is beside that path is not the back end's.
    let above = above.into_iter().filter(|_| base == "/api/v1");
    for path in below.into_iter().chain(above) {
        let reply = stage.ask_path("GET", &path).await?;
        let came = format!("{} `{}` to an unknown path", reply.status, code_of(&reply));
        stage.hold(Duty::UnknownPath, (reply.status, code_of(&reply)) == (404, "not_found"), "404 `not_found`", came);
    }
    for (method, path) in [("POST", "/identity"), ("DELETE", "/blocks"), ("PATCH", "/session")] {
        let reply = stage.ask_path(method, &format!("{base}{path}")).await?;
        let held = (reply.status, code_of(&reply)) == (405, "method_not_allowed");
        let came = format!("{} `{}` to {method} {path}", reply.status, code_of(&reply));
        stage.hold(Duty::WrongMethod, held, "405 `method_not_allowed`", came);
    }
    Ok(())
}

async fn service(stage: &mut Stage<'_>) -> Played {
    let ask = Ask::get("/service");
    let reply = stage.ask(ask.clone()).await?;
    let came = stage.told(&ask, &reply);
    stage.hold(Duty::Service, reply.status == 200 || not_offered(&reply), "200, or 501 `not_offered`", came);
    Ok(())
}

async fn login(stage: &mut Stage<'_>) -> Played {
    for own in ["/da/", RETURN_TO, "/en/profile", "/da/x?a=b", "/da/sp%C3%A6r#x", "/apiary"] {
        let ask = Ask::get(to(own));
        let reply = stage.ask(ask.clone()).await?;
        let location = reply.header("location");
        let out = Origin::parse(location).is_ok();
        let back = location.starts_with('/') && location.ends_with("login=unavailable");
        let came = format!("{} to `return_to={own}`", stage.told(&ask, &reply));
        stage.hold(Duty::LoginGoesOut, reply.status == 303 && (out || back), "303 to the login page", came);
    }
    let long = format!("/{}", "a".repeat(2000));
    for hostile in HOSTILE.iter().copied().chain([long.as_str()]) {
        let ask = Ask::get(to(hostile));
        let reply = stage.ask(ask.clone()).await?;
        let held = reply.status == 400 && code_of(&reply) == "invalid_request" && reply.header("location").is_empty();
        let shown: String = hostile.escape_debug().take(40).collect();
        let came = format!("{} to `return_to={shown}`", stage.told(&ask, &reply));
        stage.hold(Duty::LoginOwnPaths, held, "400 `invalid_request`, and no `Location`", came);
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
pub async fn session_required(stage: &mut Stage<'_>, jar: Option<&Jar>) -> Played {
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
        let ask = match (method, body) {
            ("GET", _) | (_, None) => Ask { method, ..Ask::get(path) },
            (_, Some(body)) => Ask::write(method, path, &body.value),
        };
        let ask = Ask { jar: jar.cloned(), csrf: (method != "GET").then(random), ..ask };
        let reply = stage.ask(ask.clone()).await?;
        let held = (reply.status, code_of(&reply)) == (401, "session_required");
        let came = stage.told(&ask, &reply);
        stage.hold(
            Duty::SessionRequired,
            held || !operation.core && not_offered(&reply),
            "401 `session_required`",
            came,
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
