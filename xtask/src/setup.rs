//! Sets up the tools: one that is there in a fitting version is used, a missing one is installed where that is possible, and otherwise an error says
//! in one line what to install.

mod browsers;
mod npm;
mod privacyidea;
mod python;
mod schemathesis;
mod servers;

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use crate::files;
use crate::proc::{Task, find_program, output};
use crate::progress::say;
use crate::repo::Repo;

pub use browsers::{Browser, OtherBrowsers, browser, other_browsers};
pub use npm::{npm, react};
pub use privacyidea::privacyidea;
pub use schemathesis::schemathesis;
pub use servers::{nginx, postgresql};

pub const WASM_TARGET: &str = "wasm32-unknown-unknown";
const AREA: &str = "setup";

/// Sets up what every build of the app needs; answers the programs of wasm-bindgen.
pub fn for_build(repo: &Repo) -> Result<Bindgen, String> {
    wasm_target(repo)?;
    npm(repo)?;
    bindgen(repo)
}

/// Trunk, and the programs of wasm-bindgen that it calls.
pub struct Trunk {
    pub cli: PathBuf,
    pub bindgen: Bindgen,
}

/// PATH as Trunk needs it: the tools that setting up has installed come first.
pub fn path(repo: &Repo) -> OsString {
    let own = own_folders(repo);
    let given = std::env::var_os("PATH").unwrap_or_default();
    let given: Vec<PathBuf> = std::env::split_paths(&given).filter(|folder| !own.contains(folder)).collect();
    std::env::join_paths(own.iter().chain(&given)).unwrap_or_default()
}

/// The folders into which tools are installed.
pub fn own_folders(repo: &Repo) -> [PathBuf; 2] {
    [repo.path(".tools/bin"), repo.path("node_modules/.bin")]
}

/// Sets up what every build of the whole site needs.
pub fn for_site(repo: &Repo) -> Result<Trunk, String> {
    let bindgen = for_build(repo)?;
    let own = repo.path(".tools/bin").join(format!("wasm-bindgen{}", std::env::consts::EXE_SUFFIX));
    if own.is_file() && bindgen.cli != own {
        // The wasm-bindgen on PATH has the right version, but Trunk would find this one, of another version, first.
        files::remove(&own)?;
    }
    npm::sass(repo)?;
    let trunk = Trunk { cli: trunk(repo)?, bindgen };
    crates(repo)?;
    Ok(trunk)
}

/// Installs packages where that is one harmless command: as root on a Debian-like system. Elsewhere nothing happens.
fn debian(repo: &Repo, what: &str, packages: &[&str]) -> Result<(), String> {
    let root = output("id", &["-u"], &repo.root).as_deref() == Some("0");
    if !root || find_program(&["apt-get"], &[]).is_none() {
        return Ok(());
    }
    // With this run level no server that is installed is also started.
    let quiet =
        |log: &str| Task::new(repo, "apt-get", log).env("DEBIAN_FRONTEND", "noninteractive").env("RUNLEVEL", "1");
    quiet("setup-apt-update").args(["update"]).step(AREA, "fetching the list of Debian packages")?;
    let install = ["install", "-y", "--no-install-recommends"];
    quiet("setup-apt-install").args(install).args(packages).step(AREA, &format!("installing {what}"))
}

/// Adds the Rust target of the browser if it is missing. It is asked for explicitly, because rustup may be configured not to install what is missing
/// by itself.
pub fn wasm_target(repo: &Repo) -> Result<(), String> {
    let there = || {
        let folder = output("rustc", &["--print", "target-libdir", "--target", WASM_TARGET], &repo.root);
        folder.is_some_and(|folder| Path::new(&folder).is_dir())
    };
    if there() {
        return Ok(());
    }
    let by_hand = format!("install the Rust target {WASM_TARGET}: `rustup target add {WASM_TARGET}`");
    if find_program(&["rustup"], &[]).is_none() {
        return Err(by_hand);
    }
    let task = Task::new(repo, "rustup", "setup-target").args(["target", "add", WASM_TARGET]);
    task.step(AREA, &format!("installing the Rust target {WASM_TARGET}"))?;
    if there() { Ok(()) } else { Err(by_hand) }
}

/// The programs of wasm-bindgen, of exactly the version that the app is compiled with, because they read a private format that changes between
/// versions.
pub struct Bindgen {
    pub version: String,
    pub cli: PathBuf,
    pub test_runner: PathBuf,
}

pub fn bindgen(repo: &Repo) -> Result<Bindgen, String> {
    let lock = files::read_text(&repo.path("Cargo.lock"))?;
    let version = locked_version(&lock, "wasm-bindgen").ok_or("Cargo.lock names no wasm-bindgen")?;
    if let Some(found) = find_bindgen(repo, &version) {
        return Ok(found);
    }
    let package = Package {
        name: "wasm-bindgen-cli",
        version: &version,
        more: &[],
        duration: "3 minutes",
        opt_level_1_packages: &["walrus", "wasmparser", "wasm-encoder", "wasm-bindgen-cli-support"],
        patched_crate: None,
    };
    install(repo, &package)?;
    find_bindgen(repo, &version).ok_or_else(|| package.by_hand())
}

fn find_bindgen(repo: &Repo, version: &str) -> Option<Bindgen> {
    let own = repo.path(".tools/bin").display().to_string();
    let of_version = |cli: &PathBuf| {
        output(cli, &["--version"], &repo.root).is_some_and(|printed| printed == format!("wasm-bindgen {version}"))
    };
    let on_path = find_program(&["wasm-bindgen"], &[]).filter(of_version);
    let cli = on_path
        .or_else(|| Some(PathBuf::from(&own).join("wasm-bindgen")).filter(|cli| cli.is_file() && of_version(cli)))?;
    let test_runner = cli.with_file_name("wasm-bindgen-test-runner");
    test_runner.is_file().then(|| Bindgen { version: version.to_owned(), cli, test_runner })
}

/// The package and version of the program that cuts the finished WebAssembly into parts. It cannot print its version, so only the one that was
/// installed here is used.
const SPLITTER: (&str, &str) = ("wasm_split_cli_support", "0.2.4");

pub fn splitter(repo: &Repo) -> Result<PathBuf, String> {
    let (name, version) = SPLITTER;
    let program = repo.path(".tools/bin").join(format!("wasm-split-cli{}", std::env::consts::EXE_SUFFIX));
    let there = || {
        let list = std::fs::read_to_string(repo.path(".tools/.crates.toml")).unwrap_or_default();
        list.contains(&format!("{name} {version} ")) && program.is_file()
    };
    let more = ["--features", "build-binary", "--locked"];
    let package = Package {
        name,
        version,
        more: &more,
        duration: "a minute",
        opt_level_1_packages: &["*", name],
        patched_crate: None,
    };
    if !there() {
        install(repo, &package)?;
    }
    if there() { Ok(program) } else { Err(package.by_hand()) }
}

/// The version of Trunk that `Trunk.toml` asks for.
const TRUNK: &str = "0.21.14";

/// Trunk without its default features: it does not look for a newer version, fetch tools, proxy over TLS or minify HTML (see `no-minifier`). It is
/// not optimised, because it mostly waits for other programs.
const TRUNK_PACKAGE: Package<'_> = Package {
    name: "trunk",
    version: TRUNK,
    more: &["--locked", "--no-default-features"],
    duration: "3 minutes",
    opt_level_1_packages: &[],
    patched_crate: Some(("minify-html", "no-minifier")),
};

fn trunk(repo: &Repo) -> Result<PathBuf, String> {
    program(repo, &TRUNK_PACKAGE)
}

/// Whether nothing that takes minutes has to be installed to build the app.
pub fn has_tools(repo: &Repo) -> bool {
    let lock = files::read_text(&repo.path("Cargo.lock")).unwrap_or_default();
    let bindgen = locked_version(&lock, "wasm-bindgen").and_then(|version| find_bindgen(repo, &version));
    bindgen.is_some() && matches!(look_for(repo, &TRUNK_PACKAGE), Installed::Fits(_))
}

/// Sets up cargo-about, which reads the licences; only needed to write `THIRD-PARTY.md`.
pub fn about(repo: &Repo) -> Result<PathBuf, String> {
    let more = ["--locked", "--features", "cli"];
    let opt_level_1_packages = &["*", "cargo-about"];
    program(
        repo,
        &Package {
            name: "cargo-about",
            version: "0.9.3",
            more: &more,
            duration: "4 minutes",
            opt_level_1_packages,
            patched_crate: None,
        },
    )
}

/// Whether a program is installed.
enum Installed {
    Fits(PathBuf),
    /// A program of that name is on PATH, but in this version; empty if it does not print one.
    Other(String, PathBuf),
    Missing,
}

/// Looks for the program of a package, which has the package's name: on PATH, or where it was installed here.
fn look_for(repo: &Repo, package: &Package<'_>) -> Installed {
    let Package { name, version: wanted, .. } = *package;
    let own = repo.path(".tools/bin").join(format!("{name}{}", std::env::consts::EXE_SUFFIX));
    let version = |cli: &Path| {
        let printed = output(cli, &["--version"], &repo.root).unwrap_or_default();
        printed.strip_prefix(name).and_then(|rest| rest.split_whitespace().next()).unwrap_or_default().to_owned()
    };
    match find_program(&[name], &[]).map(|cli| (version(&cli), cli)) {
        Some((version, cli)) if version == wanted => Installed::Fits(cli),
        _ if own.is_file() && version(&own) == wanted => Installed::Fits(own),
        Some((version, cli)) => Installed::Other(version, cli),
        None => Installed::Missing,
    }
}

/// Sets up the program of a package, which has the package's name: uses the one on PATH if its version fits, or installs it.
fn program(repo: &Repo, package: &Package<'_>) -> Result<PathBuf, String> {
    let Package { name, version: wanted, .. } = *package;
    match look_for(repo, package) {
        Installed::Fits(cli) => return Ok(cli),
        Installed::Other(version, cli) => {
            let other = if version.is_empty() { "says no version" } else { &version };
            let cli = cli.display();
            say(AREA, &format!("{cli} is {name} {other}; wanted is {wanted}, which comes beside it, into .tools"));
        }
        Installed::Missing => {}
    }
    install(repo, package)?;
    match look_for(repo, package) {
        Installed::Fits(cli) => Ok(cli),
        _ => Err(package.by_hand()),
    }
}

/// Fetches the crates that the app depends on, because Trunk is run offline and lets cargo fetch nothing.
fn crates(repo: &Repo) -> Result<(), String> {
    let fetch = |log, more: &[&str]| Task::cargo(repo, log).args(["fetch", "--locked"]).args(more);
    if fetch("setup-crates-there", &["--offline"]).run(|| {})?.success {
        return Ok(());
    }
    let fetched = fetch("setup-crates", &[]).step(AREA, "fetching the crates of the lock file");
    fetched.map_err(|problem| format!("{problem}\n{NO_NETWORK}"))
}

const NO_NETWORK: &str = "setup: if the network is what is missing, run this again where the registries of crates and npm packages can be reached";

/// A program that is installed with `cargo install`.
struct Package<'a> {
    name: &'a str,
    version: &'a str,
    more: &'a [&'a str],
    duration: &'a str,
    /// Packages that are compiled with a little optimisation, because people wait for them: names, or `*` for all dependencies. The rest is compiled
    /// as quickly as possible.
    opt_level_1_packages: &'a [&'a str],
    /// A dependency that is replaced by a crate of ours: the name of the package, and our folder.
    patched_crate: Option<(&'a str, &'a str)>,
}

impl Package<'_> {
    fn by_hand(&self) -> String {
        let Self { name, version, more, .. } = self;
        format!("install {name} {version}: `cargo install {name} --version {version} {} --root .tools`", more.join(" "))
    }
}

/// Installs a tool. It runs for only a second per build, so compiling it quickly matters more than running it quickly.
fn install(repo: &Repo, package: &Package<'_>) -> Result<(), String> {
    let Package { name, version, more, duration, opt_level_1_packages, patched_crate } = package;
    let opt_level_1_packages = opt_level_1_packages
        .iter()
        .flat_map(|one| ["--config".to_owned(), format!("profile.release.package.\"{one}\".opt-level=1")]);
    let patched_crate = patched_crate.iter().flat_map(|(other, folder)| {
        let folder = repo.path(folder);
        ["--config".to_owned(), format!("patch.crates-io.{other}.path='{}'", folder.display())]
    });
    let task = Task::cargo(repo, &format!("setup-{name}"))
        .args(["install", name, "--version", version])
        .args(*more)
        .args(["--root", ".tools", "--target-dir"])
        .args([repo.target.join("tools")])
        .args(opt_level_1_packages)
        .args(patched_crate)
        .env("CARGO_PROFILE_RELEASE_LTO", "off")
        .env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "2")
        .env("CARGO_PROFILE_RELEASE_PANIC", "abort")
        .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "0");
    let installed = task.step(AREA, &format!("installing {name} {version}, about {duration}"));
    installed.map_err(|problem| format!("{problem}\n{}\n{NO_NETWORK}", package.by_hand()))
}

/// The version of a package in the text of a `Cargo.lock`.
pub fn locked_version(lock: &str, name: &str) -> Option<String> {
    let mut lines = lock.lines().skip_while(|line| *line != format!("name = \"{name}\""));
    lines.nth(1)?.strip_prefix("version = \"")?.strip_suffix('"').map(str::to_owned)
}

/// Sets up all that a developer needs except the tests' browsers, and prints the PATH for calling Trunk by hand.
pub fn all(repo: &Repo) -> Result<(), String> {
    let trunk = for_site(repo)?;
    splitter(repo)?;
    ready();
    let mut folders: Vec<PathBuf> = own_folders(repo).to_vec();
    folders.extend(trunk.cli.parent().filter(|folder| *folder != repo.path(".tools/bin")).map(Path::to_owned));
    let folders: Vec<String> = folders.iter().map(|folder| folder.display().to_string()).collect();
    println!("export PATH=\"{}:$PATH\"", folders.join(":"));
    Ok(())
}

/// Prints one line when everything is there, so that nobody takes the silence for a hang.
pub fn ready() {
    say(AREA, "everything needed is there");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_locked_version_is_that_of_the_very_package() {
        let lock = "[[package]]\nname = \"wasm-bindgen-backend\"\nversion = \"1.0.0\"\n\n[[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.130\"\nsource = \"x\"\n";
        assert_eq!(locked_version(lock, "wasm-bindgen").as_deref(), Some("0.2.130"));
        assert_eq!(locked_version(lock, "wasm"), None);
        assert_eq!(locked_version("", "wasm-bindgen"), None);
    }

    #[test]
    fn trunk_is_asked_for_the_versions_that_are_there() {
        let text =
            |name: &str| std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(name)).unwrap();
        let (trunk, npm) = (text("Trunk.toml"), text("package.json"));
        let bindgen = locked_version(&text("Cargo.lock"), "wasm-bindgen").unwrap();
        let sass = npm.split("\"sass\": \"").nth(1).unwrap().split('"').next().unwrap();
        for line in [
            format!("trunk-version = \"={TRUNK}\""),
            format!("wasm_bindgen = \"{bindgen}\""),
            format!("sass = \"{sass}\""),
            // Any other setting makes Trunk fail, because only a stand-in for the minifier is there.
            "minify = \"never\"".to_owned(),
        ] {
            assert!(trunk.lines().any(|one| one == line), "Trunk.toml lacks {line}");
        }
    }
}
