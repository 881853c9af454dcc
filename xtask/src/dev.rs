//! The command `dev`: sets up a fresh clone, serves the app, and reloads the page after an edit.
//!
//! The browser talks to `trunk serve`, which watches the sources, builds, and reloads the page; it proxies the API and the documents to the sandbox.
//! This command starts both, and restarts the sandbox when its own sources change.

use std::net::{Ipv4Addr, TcpStream};
use std::time::{Duration, Instant};

use crate::args::Dev;
use crate::build::{self, stamp::Stamp};
use crate::clock;
use crate::prebuild;
use crate::progress::say;
use crate::repo::{Profile, Repo};
use crate::sandbox::{self, Options, Server};
use crate::setup;
use crate::trunk;

/// How often modification times are checked. For a few hundred files this costs little, and it works on every disk and needs no crate.
const POLL: Duration = Duration::from_millis(400);

pub fn run(repo: &Repo, options: &Dev) -> Result<(), String> {
    let start = Instant::now();
    // Check the configuration first, so that a mistake is reported before anything takes time.
    build::operator(repo)?;
    trunk::check(repo)?;
    prebuild::begin(repo)?;
    let tools = setup::for_site(repo)?;
    setup::ready();
    let program = sandbox::build(repo)?;
    let port = trunk::free_port(options.port)?;
    let ready = || say("dev", &format!("ready in {}; Ctrl-C ends it", clock::seconds(start.elapsed())));
    let (site, data) = (repo.dev_site(), repo.path(".data/sandbox.sqlite"));
    let serve = |port, more| {
        let data = Some(data.clone());
        let options = Options { site: Some(&site), port, sandbox_port: options.sandbox_port, data, more, quiet: false };
        Server::start(repo, &program, &options)
    };
    if options.once {
        build::site(repo, &tools, Profile::Dev, &site)?;
        let mut server = serve(port, vec![])?;
        ready();
        return server.wait();
    }
    let proxied_port = trunk::free_sandbox_port()?;
    let serve = || serve(proxied_port, vec!["--app-origin".to_owned(), format!("http://127.0.0.1:{port}")]);
    let mut seen = Stamp::of(repo, sandbox::INPUTS)?;
    let mut server = Some(serve()?);
    say("dev", "building the app; Trunk tells what it does");
    let mut trunk = trunk::serve(repo, &tools, port, proxied_port)?;
    let mut is_ready = false;
    loop {
        std::thread::sleep(POLL);
        if !trunk.is_running() {
            return Err("dev: Trunk ended by itself".to_owned());
        }
        // Trunk listens only once it has built for the first time.
        if !is_ready && TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_ok() {
            is_ready = true;
            ready();
        }
        let now = settled(repo)?;
        if now != seen {
            seen = now;
            restart(repo, &mut server, &serve);
        }
        if server.as_mut().is_some_and(|server| !server.is_running()) {
            return Err("dev: the sandbox ended by itself".to_owned());
        }
    }
}

/// Builds the sandbox and restarts it. If the start fails, there is no server until its sources change again.
fn restart(repo: &Repo, server: &mut Option<Server>, serve: &impl Fn() -> Result<Server, String>) {
    // Build while the old sandbox runs, so that it stays if the new one does not compile.
    if let Err(problem) = sandbox::build(repo) {
        eprintln!("{problem}\ndev     the last good sandbox goes on");
        return;
    }
    // The old one goes first, since both want the same ports.
    drop(server.take());
    match serve() {
        Ok(fresh) => *server = Some(fresh),
        Err(problem) => eprintln!("{problem}"),
    }
}

/// The state of the sandbox's sources once two looks 50 ms apart agree, so that saving many files leads to one restart.
fn settled(repo: &Repo) -> Result<Stamp, String> {
    let mut last = Stamp::of(repo, sandbox::INPUTS)?;
    loop {
        std::thread::sleep(Duration::from_millis(50));
        let again = Stamp::of(repo, sandbox::INPUTS)?;
        if again == last {
            return Ok(again);
        }
        last = again;
    }
}
