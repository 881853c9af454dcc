//! How Trunk is called: with the tools of the lock files first on PATH, and never fetching any by itself.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use crate::files;
use crate::proc::Task;
use crate::repo::{Profile, Repo};
use crate::setup::{self, Trunk};
use crate::tied;

/// Where `Trunk.toml` says that the sandbox serves.
const BEHIND: u16 = 8082;

/// What takes its place where that port is somebody else's. Trunk works in the folder of its configuration, so it stands beside the other one.
const ELSEWHERE: &str = "Trunk.dev.toml";

/// Builds the site into `out`; what is there stays until the new one is finished.
pub fn build(repo: &Repo, trunk: &Trunk, profile: Profile, out: &Path) -> Result<(), String> {
    let task = Task::new(repo, &trunk.cli, "build-trunk").args(["build", "--offline", "--color", "never", "--dist"]);
    let task = surroundings(repo).into_iter().fold(task.args([out]), |task, (name, value)| task.env(name, value));
    let (task, what) = match profile {
        Profile::Dev => (task, "the site, by Trunk"),
        // Places of panics are text in the binary: without this they would carry this machine's folders to every citizen, and the
        // same sources would give another file on another machine.
        Profile::Site => (
            task.args(["--release"]).env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS", remapped(repo)),
            "the site, by Trunk, about 2 minutes",
        ),
    };
    task.step("build", what)
}

/// Trunk as it serves: the app on `port`, everything that `Trunk.toml` proxies from the sandbox on `behind`.
pub fn serve(repo: &Repo, trunk: &Trunk, port: u16, behind: u16) -> Result<tied::Child, String> {
    let mut command = tied::command(&trunk.cli)?;
    command.current_dir(&repo.root).envs(surroundings(repo));
    if behind != BEHIND {
        let text = files::read_text(&repo.path("Trunk.toml"))?;
        let text = text.replace(&format!(":{BEHIND}/"), &format!(":{behind}/"));
        files::write(&repo.path(ELSEWHERE), text)?;
        command.args(["--config", ELSEWHERE]);
    }
    command.args(["serve", "--offline", "--port", &port.to_string(), "--dist"]).arg(repo.dev_site());
    // Looking at modification times works on every disk, and sees a file that an editor has put in the place of another.
    command.args(["--poll", "--poll-interval", "400ms"]);
    tied::Child::start(command)
}

/// The port of the sandbox behind Trunk: that of `Trunk.toml` where it is free.
pub fn port_behind() -> Result<u16, String> {
    free_port(BEHIND).or_else(|_| free_port(0))
}

/// This port, or any free one for 0; an error when somebody has it.
pub fn free_port(port: u16) -> Result<u16, String> {
    let listener = std::net::TcpListener::bind((std::net::Ipv4Addr::LOCALHOST, port));
    let address = listener.and_then(|listener| listener.local_addr());
    address.map(|address| address.port()).map_err(|error| format!("port {port} on 127.0.0.1 cannot be used: {error}"))
}

fn surroundings(repo: &Repo) -> Vec<(&'static str, OsString)> {
    let mut all = vec![("PATH", setup::path(repo))];
    // Trunk reads it as yes or no, and stops at any other word.
    if std::env::var_os("NO_COLOR").is_some() {
        all.push(("NO_COLOR", "true".into()));
    }
    all
}

fn remapped(repo: &Repo) -> String {
    let home = std::env::var_os("CARGO_HOME")
        .map(PathBuf::from)
        .or_else(|| std::env::home_dir().map(|home| home.join(".cargo")));
    let sources = home.map(|home| home.join("registry/src")).and_then(|folder| std::fs::read_dir(folder).ok());
    let registries = sources.into_iter().flatten().flatten().map(|entry| entry.path());
    let folders = registries.chain([repo.root.clone()]);
    let remaps = folders.map(|folder| format!("--remap-path-prefix={}=", folder.display()));
    // The environment replaces the flags of `.cargo/config.toml` instead of adding to them, so its own stands here again.
    let flags: Vec<String> = remaps.chain(["--cfg=erase_components".to_owned()]).collect();
    flags.join(" ")
}

/// Documents are proxied by the folder of their language: a language without a proxy is told.
pub fn check(repo: &Repo) -> Result<(), String> {
    let text = files::read_text(&repo.path("Trunk.toml"))?;
    let folder = repo.path("locales");
    let texts = files::below(&folder)?;
    let mut names = texts.iter().filter_map(|file| file.strip_prefix(&folder).ok()?.iter().next()?.to_str());
    let missing = names.find(|name| !text.contains(&format!("rewrite = \"/{name}\"")));
    missing.map_or(Ok(()), |name| {
        Err(format!(
            "Trunk.toml: there is no [[proxy]] for /{name}, a language of locales/; write one like that for /da"
        ))
    })
}
