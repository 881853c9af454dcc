//! The desk with which conform is run over privacyIDEA: it logs people in at the login page, and lifts as support does. The server's address is in `DESK_SERVER`.

#![expect(clippy::indexing_slicing, reason = "what is missing in JSON is null")]

use std::io::{Read, stdin};
use std::process::ExitCode;

use reqwest::{Client, Method, redirect};
use serde_json::Value;
use spaer_privacyidea::server::choose_cryptography;
use spaer_privacyidea_lab::PASSWORD;

/// The exit status that means "this desk can never do that".
const UNABLE: u8 = 3;
/// The exit status that means "they were not let in".
const REFUSED: u8 = 4;

#[tokio::main]
async fn main() -> ExitCode {
    choose_cryptography();
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let done = match arguments.as_slice() {
        ["login", "FIRST"] => login("anna").await,
        ["login", "SECOND"] => login("bo").await,
        // Which block was of what only the gateway knows; whatever is blocked of the two is lifted.
        ["lift", _] | ["reset"] => lift().await,
        // There is no rule about new tokens, and nobody is told of a block.
        _ => return ExitCode::from(UNABLE),
    };
    match done {
        Ok(Some(output)) => {
            println!("{output}");
            ExitCode::SUCCESS
        }
        Ok(None) => ExitCode::from(REFUSED),
        Err(why) => {
            eprintln!("desk: {why}");
            ExitCode::FAILURE
        }
    }
}

/// `None` when the server does not let them in.
async fn login(name: &str) -> Result<Option<String>, String> {
    let mut input = String::new();
    stdin().read_to_string(&mut input).map_err(|error| error.to_string())?;
    let page = input.lines().find_map(|line| line.strip_prefix("page ")).ok_or("no page")?.to_owned();
    let client = Client::builder().redirect(redirect::Policy::none()).build().map_err(|error| error.to_string())?;
    let first = client.get(&page).send().await.map_err(|error| error.to_string())?;
    let text = first.text().await.map_err(|error| error.to_string())?;
    let at = text.split_once("name=\"at\" value=\"").and_then(|(_, rest)| rest.split('"').next()).ok_or("no form")?;
    let address = page.split('?').next().unwrap_or_default();
    let form = [("at", at), ("name", name), ("password", PASSWORD)];
    let answer = client.post(address).form(&form).send().await.map_err(|error| error.to_string())?;
    let callback = answer.headers().get("location").and_then(|value| value.to_str().ok());
    Ok(callback.map(|callback| format!("callback {callback}")))
}

async fn lift() -> Result<Option<String>, String> {
    for name in ["anna", "bo"] {
        let tokens =
            helpdesk(Method::GET, "/token/", &[("user", name), ("realm", "citizens"), ("pagesize", "100")]).await?;
        for token in tokens["result"]["value"]["tokens"].as_array().into_iter().flatten() {
            if token["active"] == false {
                let serial = token["serial"].as_str().unwrap_or_default();
                helpdesk(Method::POST, &format!("/token/enable/{serial}"), &[]).await?;
            }
        }
        let lock = format!("/conditionalaccess/lock/user?user={name}&realm=citizens&resolver=people");
        helpdesk(Method::DELETE, &lock, &[]).await?;
    }
    Ok(Some("lifted".to_owned()))
}

async fn helpdesk(method: Method, path: &str, fields: &[(&str, &str)]) -> Result<Value, String> {
    let server = std::env::var("DESK_SERVER").map_err(|_| "DESK_SERVER is to be the server's address")?;
    let client = Client::new();
    let login = client.post(format!("{server}/auth")).form(&[("username", "helpdesk"), ("password", "helpdesk-pw")]);
    let login: Value =
        login.send().await.map_err(|error| error.to_string())?.json().await.map_err(|error| error.to_string())?;
    let jwt = login["result"]["value"]["token"].as_str().ok_or("the helpdesk cannot log in")?.to_owned();
    let request = client.request(method.clone(), format!("{server}{path}")).header("pi-authorization", jwt);
    let request = if method == Method::GET { request.query(fields) } else { request.form(fields) };
    let answer: Value =
        request.send().await.map_err(|error| error.to_string())?.json().await.map_err(|error| error.to_string())?;
    if answer["result"]["status"] == true { Ok(answer) } else { Err(format!("{path}: {answer}")) }
}
