//! The sandbox server as a child: it serves the app and plays the back end.

use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

use crate::build::stamp::Stamp;
use crate::proc::Task;
use crate::repo::Repo;

/// The files and folders that the server depends on.
pub const INPUTS: &[&str] = &["sandbox", "gateway", "contract", "Cargo.toml", "Cargo.lock", "rust-toolchain.toml"];

/// A running server. It ends when this program ends, even by Ctrl-C or a crash: the server watches the pipe whose other end is held here, and the
/// system closes that end in any case. So no signals need to be caught.
pub struct Server {
    child: Child,
    stdin: Option<ChildStdin>,
    /// Where the app and the API are, and where the login page and the control page are.
    pub addresses: [String; 2],
}

/// How the server is started.
pub struct Options<'a> {
    /// The site to serve beside the API, if any.
    pub site: Option<&'a Path>,
    pub port: u16,
    pub sandbox_port: u16,
    pub data: Option<PathBuf>,
    pub more: Vec<String>,
    /// Do not print what the server prints.
    pub quiet: bool,
}

/// Builds the server when its sources changed.
pub fn build(repo: &Repo) -> Result<PathBuf, String> {
    build_of(repo, "spaer-sandbox", "sandbox server", INPUTS)
}

/// Builds the same server over `tests/awkward`, a back end that is nothing like the contract.
pub fn build_awkward(repo: &Repo) -> Result<PathBuf, String> {
    build_of(repo, "spaer-awkward", "awkward back end", &[INPUTS, &["tests/awkward"]].concat())
}

fn build_of(repo: &Repo, package: &str, name: &str, inputs: &[&str]) -> Result<PathBuf, String> {
    let program = repo.built(package);
    let stamp_file = repo.target.join("site-work").join(format!("{}.stamp", package.trim_start_matches("spaer-")));
    let stamp = Stamp::of(repo, inputs)?;
    if !(program.is_file() && stamp.is_at(&stamp_file)) {
        let log = format!("build-{}", package.trim_start_matches("spaer-"));
        Task::cargo(repo, &log).args(["build", "--package", package]).step("build", name)?;
        stamp.leave_at(&stamp_file)?;
    }
    Ok(program)
}

impl Server {
    /// Starts it and prints the addresses that it tells in its first two lines.
    pub fn start(repo: &Repo, program: &Path, options: &Options<'_>) -> Result<Self, String> {
        let mut command = Command::new(program);
        command.current_dir(&repo.root);
        if let Some(site) = options.site {
            command.arg("--site").arg(site);
        }
        command.args(["--port", &options.port.to_string(), "--sandbox-port", &options.sandbox_port.to_string()]);
        match &options.data {
            Some(file) => {
                if let Some(folder) = file.parent() {
                    crate::files::make_folder(folder)?;
                }
                command.arg("--data").arg(file)
            }
            None => command.arg("--memory"),
        };
        command.args(&options.more).arg("--exit-with-stdin");
        let served = Self::of(command, options.quiet)?;
        served.ok_or_else(|| {
            format!("the sandbox ended before it served; is port {} or {} taken?", options.port, options.sandbox_port)
        })
    }

    /// Any program that tells two addresses in its first two lines and ends with its standard input. `None` if it ends before.
    pub fn of(mut command: Command, quiet: bool) -> Result<Option<Self>, String> {
        let name = command.get_program().to_string_lossy().into_owned();
        let spawned = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn();
        let mut child = spawned.map_err(|error| format!("{name} cannot be started: {error}"))?;
        let stdin = child.stdin.take();
        let stdout = child.stdout.take();
        let mut server = Self { child, stdin, addresses: Default::default() };
        if stdout.map(BufReader::new).is_some_and(|stdout| server.read_addresses(stdout, quiet)) {
            return Ok(Some(server));
        }
        server.stop();
        Ok(None)
    }

    /// Reads the two addresses from the server's first two lines; false if it ends before. A thread passes on all later lines, so that the pipe never
    /// fills.
    fn read_addresses(&mut self, mut stdout: BufReader<ChildStdout>, quiet: bool) -> bool {
        for place in &mut self.addresses {
            let mut line = String::new();
            if !stdout.read_line(&mut line).is_ok_and(|bytes| bytes > 0) {
                return false;
            }
            let (what, address) = line.trim().split_once(' ').unwrap_or(("", line.trim()));
            if !quiet {
                println!("  {what:<10}{address}");
            }
            address.clone_into(place);
        }
        std::thread::spawn(move || {
            for line in stdout.lines().map_while(Result::ok).filter(|_| !quiet) {
                println!("{line}");
            }
        });
        true
    }

    pub fn is_running(&mut self) -> bool {
        matches!(self.child.try_wait(), Ok(None))
    }

    /// Ends the server: closes its standard input, and kills it if it still runs two seconds later.
    pub fn stop(&mut self) {
        drop(self.stdin.take());
        for _ in 0..80 {
            if !self.is_running() {
                return;
            }
            std::thread::sleep(std::time::Duration::from_millis(25));
        }
        // An error means that it has just ended by itself, which is as good.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }

    /// Waits until the server ends by itself.
    pub fn wait(&mut self) -> Result<(), String> {
        let status = self.child.wait().map_err(|error| format!("the sandbox cannot be waited for: {error}"))?;
        if status.success() { Ok(()) } else { Err("the sandbox ended with an error".to_owned()) }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.stop();
    }
}
