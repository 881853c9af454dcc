//! What lies between a browser and all that it asks for, in engines whose driver cannot stand in its way: a proxy that loses requests, and puts a script before all others
//! of a document. It knows nothing of the app. One request a connection.

use std::{cell::RefCell, io, net::Ipv4Addr, rc::Rc};

use tokio::{
    io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader, copy},
    net::{TcpListener, TcpStream},
    task::spawn_local,
};

/// Marks the scripts that are put in as allowed by the document's policy.
const NONCE: &str = "put-in-by-the-test";

#[derive(Clone)]
pub struct Road {
    port: u16,
    rules: Rc<RefCell<Rules>>,
}

struct Rules {
    state: RoadState,
    /// Addresses that never arrive, with `*` for anything.
    lost: String,
    /// As a browser writes its languages.
    languages: &'static str,
    scripts: Vec<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RoadState {
    Open,
    Closed,
}

impl Road {
    pub async fn open(languages: &'static str) -> Self {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await.expect("a free port");
        let port = listener.local_addr().expect("its address").port();
        let scripts = vec![says_languages(languages)];
        let rules = Rules { state: RoadState::Open, lost: String::new(), languages, scripts };
        let road = Self { port, rules: Rc::new(RefCell::new(rules)) };
        let this = road.clone();
        spawn_local(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let road = this.clone();
                // Whoever goes away in the middle is no news.
                spawn_local(async move { road.carries(stream).await });
            }
        });
        road
    }

    pub fn port(&self) -> u16 {
        self.port
    }

    pub fn is(&self, state: RoadState) {
        self.rules.borrow_mut().state = state;
    }

    pub fn loses(&self, pattern: &str) {
        pattern.clone_into(&mut self.rules.borrow_mut().lost);
    }

    pub fn puts_first(&self, script: &str) {
        self.rules.borrow_mut().scripts.push(script.to_owned());
    }

    async fn carries(&self, browser: TcpStream) -> io::Result<()> {
        let mut browser = BufReader::new(browser);
        let head = head_of(&mut browser).await?;
        let Some(request) = Request::read(&head) else { return Ok(()) };
        if self.is_lost(&request.address) {
            return Ok(());
        }
        let mut server = TcpStream::connect(&request.host).await?;
        let sent = request.as_sent(self.rules.borrow().languages);
        server.write_all(sent.as_bytes()).await?;
        copy(&mut (&mut browser).take(request.length), &mut server).await?;
        if request.is_for_a_document {
            return self.carries_document(browser, server).await;
        }
        let mut server = BufReader::new(server);
        let head = uncached(&head_of(&mut server).await?);
        browser.write_all(head.as_bytes()).await?;
        copy(&mut server, &mut browser).await?;
        browser.shutdown().await
    }

    async fn carries_document(&self, mut browser: BufReader<TcpStream>, server: TcpStream) -> io::Result<()> {
        let mut server = BufReader::new(server);
        let head = head_of(&mut server).await?;
        let scripts = self.scripts();
        if !head.to_ascii_lowercase().contains("content-type: text/html") || scripts.is_empty() {
            browser.write_all(head.as_bytes()).await?;
            copy(&mut server, &mut browser).await?;
            return browser.shutdown().await;
        }
        let mut document = String::new();
        server.read_to_string(&mut document).await?;
        let document = document.replacen("<head>", &format!("<head>{scripts}"), 1);
        browser.write_all(allowing(&head, document.len()).as_bytes()).await?;
        browser.write_all(document.as_bytes()).await?;
        browser.shutdown().await
    }

    fn is_lost(&self, address: &str) -> bool {
        let rules = self.rules.borrow();
        rules.state == RoadState::Closed || matches(&rules.lost, address)
    }

    fn scripts(&self) -> String {
        let one = |script: &String| format!("<script nonce=\"{NONCE}\">(() => {{ {script} }})()</script>");
        self.rules.borrow().scripts.iter().map(one).collect()
    }
}

/// For a browser that cannot be told its languages. Where the browser has them, so that a scene can take them away there.
fn says_languages(languages: &str) -> String {
    format!(
        "const said = Object.freeze('{languages}'.split(','));
        Object.defineProperty(Navigator.prototype, 'languages', {{ configurable: true, get: () => said }});
        Object.defineProperty(Navigator.prototype, 'language', {{ configurable: true, get: () => said[0] }})"
    )
}

struct Request {
    address: String,
    /// With its port.
    host: String,
    /// Its first line and its other lines, without those that are between the browser and this proxy.
    lines: Vec<String>,
    /// Of its body, in bytes.
    length: u64,
    is_for_a_document: bool,
}

impl Request {
    /// `None` for what asks for anything but this machine: browsers call their makers.
    fn read(head: &str) -> Option<Self> {
        let mut lines = head.lines();
        let mut first = lines.next()?.split(' ');
        let (method, address) = (first.next()?, first.next()?);
        let (host, path) = address.strip_prefix("http://")?.split_once('/')?;
        if !["127.0.0.1:", "localhost:"].iter().any(|here| host.starts_with(here)) {
            return None;
        }
        let lines: Vec<String> = lines.filter(|line| !line.is_empty()).map(str::to_owned).collect();
        let is_for_a_document = lines.iter().any(|line| is_named(line, "accept") && line.contains("text/html"));
        let length = lines.iter().find(|line| is_named(line, "content-length")).and_then(|line| line.split_once(':'));
        let length = length.and_then(|(_, length)| length.trim().parse().ok()).unwrap_or(0);
        let mut between = vec!["connection", "proxy-connection", "accept-language"];
        if is_for_a_document {
            // Only what comes as a whole, and not compressed, can have something put in.
            between.extend(["accept-encoding", "if-none-match", "if-modified-since"]);
        }
        let kept = lines.into_iter().filter(|line| !between.iter().any(|name| is_named(line, name)));
        let lines = [format!("{method} /{path} HTTP/1.1")].into_iter().chain(kept).collect();
        let host = host.replace("localhost", "127.0.0.1");
        Some(Self { address: address.to_owned(), host, lines, length, is_for_a_document })
    }

    fn as_sent(&self, languages: &str) -> String {
        format!("{}\r\nAccept-Language: {languages}\r\nConnection: close\r\n\r\n", self.lines.join("\r\n"))
    }
}

/// All lines up to the empty one, with it.
async fn head_of(from: &mut BufReader<TcpStream>) -> io::Result<String> {
    let mut head = String::new();
    while from.read_line(&mut head).await? > 2 {}
    Ok(head)
}

/// The head of an answer whose document has become longer, and may run what was put in.
fn allowing(head: &str, length: usize) -> String {
    let changed = head.lines().filter(|line| !line.is_empty()).map(|line| match line {
        line if is_named(line, "content-length") => format!("content-length: {length}\r\n"),
        line => format!("{}\r\n", line.replace("script-src ", &format!("script-src 'nonce-{NONCE}' "))),
    });
    changed.chain(["\r\n".to_owned()]).collect()
}

/// What a browser has kept would not come along here again, and could not be lost.
fn uncached(head: &str) -> String {
    let kept = head.lines().filter(|line| !line.is_empty() && !is_named(line, "cache-control"));
    kept.chain(["cache-control: no-store", ""]).map(|line| format!("{line}\r\n")).collect()
}

fn is_named(line: &str, name: &str) -> bool {
    line.split_once(':').is_some_and(|(is, _)| is.eq_ignore_ascii_case(name))
}

fn matches(pattern: &str, address: &str) -> bool {
    if pattern.is_empty() {
        return false;
    }
    let mut parts = pattern.split('*');
    let Some(mut rest) = parts.next().and_then(|first| address.strip_prefix(first)) else { return false };
    let mut last = "";
    for part in parts {
        let Some((_, after)) = rest.split_once(part) else { return false };
        (rest, last) = (after, part);
    }
    rest.is_empty() || last.is_empty() || address.ends_with(last)
}

mod tests {
    use super::*;

    #[test]
    fn a_pattern_stands_for_what_devtools_take_it_for() {
        for (pattern, address, is_it) in [
            ("*.css", "http://127.0.0.1:1/assets/main.0f.css", true),
            ("*.css", "http://127.0.0.1:1/main.css.txt", false),
            ("*/assets/app.*wasm", "http://127.0.0.1:1/assets/app.7a.wasm", true),
            ("*/assets/app.*wasm", "http://127.0.0.1:1/assets/app.7a.js", false),
            ("*127.0.0.1*", "http://127.0.0.1:1/", true),
            ("*/nothing-is-called-this", "http://127.0.0.1:1/", false),
            ("", "http://127.0.0.1:1/", false),
        ] {
            assert_eq!(matches(pattern, address), is_it, "{pattern} {address}");
        }
    }

    #[test]
    fn what_is_between_browser_and_proxy_goes_no_further() {
        let request = Request::read(
            "GET http://localhost:7/da/?a HTTP/1.1\r\nHost: localhost:7\r\nProxy-Connection: keep-alive\r\nAccept: text/html\r\nAccept-Encoding: br\r\nIf-None-Match: 7\r\n\r\n",
        );
        let request = request.expect("a request");
        let sent = "GET /da/?a HTTP/1.1\r\nHost: localhost:7\r\nAccept: text/html\r\nAccept-Language: da\r\nConnection: close\r\n\r\n";
        assert_eq!((request.as_sent("da").as_str(), request.host.as_str()), (sent, "127.0.0.1:7"));
        assert!(Request::read("GET http://firefox.example/ HTTP/1.1\r\n\r\n").is_none());
        assert!(Request::read("CONNECT firefox.example:443 HTTP/1.1\r\n\r\n").is_none());
    }
}
