//! How Trunk is called: with the tools of the lock files first on PATH, and never fetching any by itself.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use crate::files;
use crate::proc::Task;
use crate::repo::{Profile, Repo};
use crate::setup::{self, Trunk};
use crate::supervised;

/// The port at which `Trunk.toml` expects the sandbox.
const SANDBOX_PORT: u16 = 8082;

/// The configuration that replaces `Trunk.toml` if that port is taken. It is in the same folder, because Trunk works in the folder of its
/// configuration.
const FALLBACK_CONFIG: &str = "Trunk.dev.toml";

/// Builds the site into `out`; an earlier site there stays until the new one is finished.
pub fn build(repo: &Repo, trunk: &Trunk, profile: Profile, out: &Path) -> Result<(), String> {
    let task = Task::new(repo, &trunk.cli, "build-trunk").args(["build", "--offline", "--color", "never", "--dist"]);
    let task = environment(repo).into_iter().fold(task.args([out]), |task, (name, value)| task.env(name, value));
    let (task, what) = match profile {
        Profile::Dev => (task, "the site, by Trunk"),
        // Panic messages contain source paths. Without remapping, they would send the names of this machine's folders to every citizen, and the same
        // sources would give another file on another machine.
        Profile::Site => (
            task.args(["--release"]).env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS", remapped(repo)),
            "the site, by Trunk, about 2 minutes",
        ),
    };
    task.step("build", what)
}

/// Starts `trunk serve`: the app on `port`; what `Trunk.toml` proxies comes from the sandbox on `sandbox_port`.
pub fn serve(repo: &Repo, trunk: &Trunk, port: u16, sandbox_port: u16) -> Result<supervised::Child, String> {
    let mut command = supervised::command(&trunk.cli)?;
    command.current_dir(&repo.root).envs(environment(repo));
    if sandbox_port != SANDBOX_PORT {
        let text = files::read_text(&repo.path("Trunk.toml"))?;
        let text = text.replace(&format!(":{SANDBOX_PORT}/"), &format!(":{sandbox_port}/"));
        files::write(&repo.path(FALLBACK_CONFIG), text)?;
        command.args(["--config", FALLBACK_CONFIG]);
    }
    command.args(["serve", "--offline", "--port", &port.to_string(), "--dist"]).arg(repo.dev_site());
    // Polling modification times works on every disk, and also notices a file that an editor has replaced.
    command.args(["--poll", "--poll-interval", "400ms"]);
    supervised::Child::start(command)
}

/// The port of the sandbox behind Trunk: that of `Trunk.toml` where it is free.
pub fn free_sandbox_port() -> Result<u16, String> {
    free_port(SANDBOX_PORT).or_else(|_| free_port(0))
}

/// This port, or any free one for 0; an error when somebody has it.
pub fn free_port(port: u16) -> Result<u16, String> {
    let listener = std::net::TcpListener::bind((std::net::Ipv4Addr::LOCALHOST, port));
    let address = listener.and_then(|listener| listener.local_addr());
    address.map(|address| address.port()).map_err(|error| format!("port {port} on 127.0.0.1 cannot be used: {error}"))
}

fn environment(repo: &Repo) -> Vec<(&'static str, OsString)> {
    let mut all = vec![("PATH", setup::path(repo))];
    // Trunk reads `NO_COLOR` as true or false, and stops at any other value.
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
    // Flags from the environment replace those in `.cargo/config.toml` instead of adding to them, so those are repeated here.
    let flags: Vec<String> = remaps.chain(["--cfg=erase_components".to_owned()]).collect();
    flags.join(" ")
}

/// Checks that `Trunk.toml` has a proxy for the folder of every language; an error names the first one that is missing.
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
