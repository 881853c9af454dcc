//! Two more hosts of the built files, each without any rule that was made for this app, and without its API.

use std::{
    fs,
    io::{self, BufRead, BufReader, Write},
    net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream},
    path::{Path, PathBuf},
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    thread::{self, JoinHandle},
    time::Duration,
};

use super::place;

/// What a host does with a path that is no file's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rules {
    /// Files by their exact names and `index.html` of folders; anything else is `404.html`, with 404.
    Bare,
    /// The same, but anything else is `index.html`, with 200: what hosts do for apps of one document.
    Rewriting,
}

/// A browser opens connections ahead of need, and may never ask for anything on them.
const LONGEST_SILENCE: Duration = Duration::from_secs(10);

/// Listens on a port of its own for as long as it lives.
pub struct Host {
    address: SocketAddr,
    is_over: Arc<AtomicBool>,
    listening: Option<JoinHandle<()>>,
}

impl Host {
    pub fn start(rules: Rules) -> Self {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("a free port");
        let address = listener.local_addr().expect("its address");
        let is_over = Arc::new(AtomicBool::new(false));
        let (site, over) = (PathBuf::from(place("SPAER_DIST")), is_over.clone());
        let listening = thread::spawn(move || {
            for stream in listener.incoming() {
                if over.load(Ordering::SeqCst) {
                    return;
                }
                let site = site.clone();
                // A browser that goes away in the middle is no news.
                thread::spawn(move || stream.and_then(|stream| serve(&stream, &site, rules)));
            }
        });
        Self { address, is_over, listening: Some(listening) }
    }

    /// Without a slash at the end.
    pub fn origin(&self) -> String {
        format!("http://{}", self.address)
    }
}

impl Drop for Host {
    fn drop(&mut self) {
        self.is_over.store(true, Ordering::SeqCst);
        // It waits for a connection; this one is the last.
        let woken = TcpStream::connect(self.address);
        if let (Ok(_), Some(listening)) = (woken, self.listening.take()) {
            let _ = listening.join();
        }
    }
}

/// One request a connection.
fn serve(mut stream: &TcpStream, site: &Path, rules: Rules) -> io::Result<()> {
    stream.set_read_timeout(Some(LONGEST_SILENCE))?;
    let mut lines = BufReader::new(stream).lines();
    let request = lines.next().transpose()?.unwrap_or_default();
    // Read the whole request, or closing the connection could discard the answer.
    for line in lines {
        if line?.is_empty() {
            break;
        }
    }
    let path = request.split(' ').nth(1).unwrap_or("/");
    let (status, kind, body) = answer(path.split('?').next().unwrap_or(path), site, rules);
    let length = body.len();
    write!(
        stream,
        "HTTP/1.1 {status}\r\ncontent-type: {kind}\r\ncontent-length: {length}\r\ncache-control: no-store\r\nconnection: close\r\n\r\n"
    )?;
    stream.write_all(&body)?;
    stream.flush()
}

fn answer(path: &str, site: &Path, rules: Rules) -> (&'static str, &'static str, Vec<u8>) {
    if path.starts_with("/api/") {
        return ("404 Not Found", "application/json", b"{\"code\":\"not_found\"}".to_vec());
    }
    // No file here has a name with characters that must be encoded, so an encoded path is no file.
    let inside = path.trim_start_matches('/');
    let name =
        if inside.is_empty() || inside.ends_with('/') { format!("{inside}index.html") } else { inside.to_owned() };
    let is_plain = !name.split('/').any(|step| step.is_empty() || step == "..") && !path.starts_with("//");
    if let Some(body) = is_plain.then(|| fs::read(site.join(&name)).ok()).flatten() {
        return ("200 OK", kind(&name), body);
    }
    let (status, name) = match rules {
        Rules::Bare => ("404 Not Found", "404.html"),
        Rules::Rewriting => ("200 OK", "index.html"),
    };
    (status, kind(name), fs::read(site.join(name)).expect("a built site"))
}

fn kind(name: &str) -> &'static str {
    match name.rsplit('.').next() {
        Some("html") => "text/html; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("svg") => "image/svg+xml",
        Some("wasm") => "application/wasm",
        _ => "text/plain; charset=utf-8",
    }
}
