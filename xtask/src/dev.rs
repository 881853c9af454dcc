//! `dev`: from a fresh clone to an app in the browser, and from an edit to the app rebuilt.

use std::time::{Duration, Instant};

use crate::args::Dev;
use crate::build::{self, stamp::Stamp};
use crate::clock;
use crate::progress::say;
use crate::repo::{Profile, Repo};
use crate::sandbox::{self, Options, Server};
use crate::setup::{self, Bindgen};

/// Modification times are looked at this often: it costs little for a few hundred files, works on every disk, and needs no crate.
const POLL: Duration = Duration::from_millis(400);

pub fn run(repo: &Repo, options: &Dev) -> Result<(), String> {
    let start = Instant::now();
    let bindgen = setup::for_build(repo)?;
    setup::ready();
    let mut seen = Seen::now(repo)?;
    build::site(repo, &bindgen, Profile::Dev, &repo.dev_site())?;
    let program = sandbox::build(repo)?;
    let serve = || {
        let (site, data) = (repo.dev_site(), repo.path(".data/sandbox.sqlite"));
        let options = Options {
            site: Some(&site),
            port: options.port,
            sandbox_port: options.sandbox_port,
            data: Some(data),
            more: vec![],
            quiet: false,
        };
        Server::start(repo, &program, &options)
    };
    let mut server = Some(serve()?);
    say("dev", &format!("ready in {}; Ctrl-C ends it", clock::seconds(start.elapsed())));
    if options.once {
        return server.as_mut().map_or(Ok(()), Server::wait);
    }
    loop {
        std::thread::sleep(POLL);
        let now = Seen::settled(repo)?;
        if now.site != seen.site {
            seen.site = now.site;
            rebuild(repo, &bindgen);
        }
        if now.server != seen.server {
            seen.server = now.server;
            restart(repo, &mut server, &serve);
        }
        if server.as_mut().is_some_and(|server| !server.is_running()) {
            return Err("dev: the sandbox ended by itself".to_owned());
        }
    }
}

/// A mistake is shown, and the last good site goes on being served.
fn rebuild(repo: &Repo, bindgen: &Bindgen) {
    let start = Instant::now();
    match build::site(repo, bindgen, Profile::Dev, &repo.dev_site()) {
        Ok(_) => say("dev", &format!("rebuilt in {}; reload the page", clock::seconds(start.elapsed()))),
        Err(problem) => eprintln!("{problem}\ndev     the last good site goes on being served"),
    }
}

/// After a failed start there is no server until the next change of its sources.
fn restart(repo: &Repo, server: &mut Option<Server>, serve: &impl Fn() -> Result<Server, String>) {
    // Built while the old one runs: a mistake in it takes nothing away.
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

/// What the sources were like when looked at.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Seen {
    site: Stamp,
    server: Stamp,
}

impl Seen {
    fn now(repo: &Repo) -> Result<Self, String> {
        Ok(Self { site: Stamp::of(repo, build::INPUTS)?, server: Stamp::of(repo, sandbox::INPUTS)? })
    }

    /// Looked at until two looks agree, so that a save of many files is one rebuild.
    fn settled(repo: &Repo) -> Result<Self, String> {
        let mut last = Self::now(repo)?;
        loop {
            std::thread::sleep(Duration::from_millis(50));
            let again = Self::now(repo)?;
            if again == last {
                return Ok(again);
            }
            last = again;
        }
    }
}
