//! A desk program (it logs people in and lifts blocks for conform), as an operator writes one: here for the sandbox, whose address is in
//! `DESK_SANDBOX`.
//!
//! It uses nothing but the standard library, and is meant to be copied. Two things are an operator's own: how somebody logs in
//! (`press`), and how support lifts a block (`lift`).

use std::io::{Read, Write, stdin};
use std::net::TcpStream;
use std::process::ExitCode;

/// The exit status that means "this desk can never do that".
const UNABLE: u8 = 3;
/// The error that becomes the exit status 4: the eID would not let the person in.
const REFUSED: &str = "refused";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let done = match arguments.as_slice() {
        ["login", "FIRST"] => login("persona=clara&authenticator=clara-display"),
        ["login", "FIRST-NEW"] => login("persona=clara&authenticator=clara-app-2"),
        ["login", "SECOND"] => login("persona=anna&authenticator=anna-display"),
        ["lift", block] => lift(block),
        ["addresses", "FIRST"] => Ok("sms\nemail".to_owned()),
        // `reset` among them: conform then lifts what it ordered.
        _ => return ExitCode::from(UNABLE),
    };
    match done {
        Ok(output) => {
            println!("{output}");
            ExitCode::SUCCESS
        }
        Err(why) if why == REFUSED => ExitCode::from(4),
        Err(why) => {
            eprintln!("desk: {why}");
            ExitCode::FAILURE
        }
    }
}

/// Logs somebody in. Standard input has `page ADDRESS`, to which the browser was sent, and perhaps `cookie …`, what the browser holds already.
///
/// With `DESK_API`, the address of the API's host, it shows the other way: it goes through the whole login by itself and hands over the session's
/// cookie.
fn login(form: &str) -> Result<String, String> {
    let mut input = String::new();
    stdin().read_to_string(&mut input).map_err(|error| error.to_string())?;
    let page = input.lines().find_map(|line| line.strip_prefix("page ")).ok_or("no page")?;
    let Ok(api) = std::env::var("DESK_API") else {
        return press(page, form).map(|callback| format!("callback {callback}"));
    };
    let begun = send("GET", &format!("{}/api/v1/login?return_to=/", api.trim_end_matches('/')), "", "", "")?;
    let page = header(&begun, "location").ok_or("the login did not begin")?;
    let callback = press(page, form)?;
    let cookie = header(&begun, "set-cookie").and_then(|line| line.split(';').next()).unwrap_or_default();
    let back = send("GET", &callback, "", cookie, "")?;
    let session = header(&back, "set-cookie").and_then(|line| line.split(';').next());
    // Without a cookie the eID has said no.
    session.map(|cookie| format!("cookie {cookie}")).ok_or(REFUSED.to_owned())
}

/// Submits this form to the login page; answers the address to which the page then sends the browser.
fn press(page: &str, form: &str) -> Result<String, String> {
    let answer = send("POST", page, "application/x-www-form-urlencoded", "", form)?;
    header(&answer, "location").map(str::to_owned).ok_or("the login page led nowhere".to_owned())
}

/// Lifts a block. Conform orders blocks of Clara's app, of her new app and of her identity, or of Anna's.
fn lift(block: &str) -> Result<String, String> {
    let truth = send("GET", &format!("{}/control/api/truth", sandbox()?), "", "", "")?;
    let (_, record) = truth.split_once(&format!("\"id\":\"{block}\"")).ok_or("no such block")?;
    let field = |name: &str| {
        let (_, rest) = record.split_once(&format!("\"{name}\":\""))?;
        rest.split('"').next().map(str::to_owned)
    };
    let (persona, target) = (field("persona").ok_or("nobody's")?, field("target").ok_or("of nothing")?);
    let authenticator = if target == "identity" { String::new() } else { format!(",\"authenticator\":\"{target}\"") };
    let what = format!("{{\"persona\":\"{persona}\"{authenticator}}}");
    let answer = send("POST", &format!("{}/control/api/lift", sandbox()?), "application/json", "", &what)?;
    if answer.starts_with("HTTP/1.1 200") { Ok("lifted".to_owned()) } else { Err("not lifted".to_owned()) }
}

fn sandbox() -> Result<String, String> {
    let address = std::env::var("DESK_SANDBOX").map_err(|_| "DESK_SANDBOX is to be the sandbox's address")?;
    Ok(address.trim_end_matches('/').to_owned())
}

fn send(method: &str, address: &str, kind: &str, cookie: &str, body: &str) -> Result<String, String> {
    let address = address.strip_prefix("http://").ok_or("this desk speaks plain http only")?;
    let (host, path) = address.split_once('/').unwrap_or((address, ""));
    let mut stream = TcpStream::connect(host).map_err(|error| error.to_string())?;
    let request = format!(
        "{method} /{path} HTTP/1.1\r\nhost: {host}\r\nconnection: close\r\ncontent-type: {kind}\r\ncookie: {cookie}\r\n\
         content-length: {}\r\n\r\n{body}",
        body.len()
    );
    stream.write_all(request.as_bytes()).map_err(|error| error.to_string())?;
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).map_err(|error| error.to_string())?;
    Ok(String::from_utf8_lossy(&answer).into_owned())
}

fn header<'a>(answer: &'a str, name: &str) -> Option<&'a str> {
    let head = answer.split("\r\n\r\n").next()?;
    let mut headers = head.lines().filter_map(|line| line.split_once(": "));
    headers.find(|(key, _)| key.eq_ignore_ascii_case(name)).map(|(_, value)| value)
}
