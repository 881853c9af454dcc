//! Runs other programs. Each writes its output to a log of its own, whose end is shown if the program fails.

use std::ffi::OsStr;
use std::fs::File;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Duration;

use crate::files;
use crate::progress::Step;
use crate::repo::Repo;
use crate::supervised;

const POLL: Duration = Duration::from_millis(25);
/// Enough for the last compiler error or the last failed assertions.
const TAIL_LINES: usize = 60;

/// A program to run in the root of the checkout.
pub struct Task {
    command: Command,
    log: PathBuf,
    display_log: String,
}

/// How a program ended.
pub struct Finished {
    pub success: bool,
    pub log: PathBuf,
}

impl Task {
    /// The log is named after the step: `build-wasm`.
    pub fn new(repo: &Repo, program: impl AsRef<OsStr>, log: &str) -> Self {
        Self::of(repo, Command::new(program), Stdio::null(), log)
    }

    /// Like [`Task::new`], but the program ends when this one does: for what runs in the background.
    pub fn supervised(repo: &Repo, program: impl AsRef<OsStr>, log: &str) -> Result<Self, String> {
        Ok(Self::of(repo, supervised::command(program)?, Stdio::piped(), log))
    }

    fn of(repo: &Repo, mut command: Command, input: Stdio, log: &str) -> Self {
        command.current_dir(&repo.root).stdin(input);
        let log = repo.log(log);
        Self { command, display_log: repo.display_path(&log), log }
    }

    pub fn cargo(repo: &Repo, log: &str) -> Self {
        Self::new(repo, cargo(), log)
    }

    pub fn args(mut self, args: impl IntoIterator<Item = impl AsRef<OsStr>>) -> Self {
        self.command.args(args);
        self
    }

    /// To be run somewhere else than in the root of the checkout.
    pub fn folder(mut self, folder: &Path) -> Self {
        self.command.current_dir(folder);
        self
    }

    pub fn env(mut self, name: &str, value: impl AsRef<OsStr>) -> Self {
        self.command.env(name, value);
        self
    }

    /// Runs it without output of its own; `tick` is called every 25 ms until it ends.
    pub fn run(mut self, mut tick: impl FnMut()) -> Result<Finished, String> {
        files::write(&self.log, "")?;
        let log =
            File::options().append(true).open(&self.log).map_err(|error| format!("{}: {error}", self.display_log))?;
        let errors = log.try_clone().map_err(|error| format!("{}: {error}", self.display_log))?;
        let name = self.command.get_program().to_string_lossy().into_owned();
        let spawned = self.command.stdout(log).stderr(errors).spawn();
        let mut child = spawned.map_err(|error| format!("{name} cannot be started: {error}"))?;
        loop {
            match child.try_wait() {
                Ok(Some(status)) => return Ok(Finished { success: status.success(), log: self.log }),
                Ok(None) => std::thread::sleep(POLL),
                Err(error) => return Err(format!("{name} cannot be waited for: {error}")),
            }
            tick();
        }
    }

    /// Runs it as one line of progress; a failure shows the end of the log.
    pub fn step(self, area: &str, what: &str) -> Result<(), String> {
        let display_log = self.display_log.clone();
        let mut step = Step::begin(area, what);
        let finished = self.run(|| step.tick());
        let success = finished.as_ref().is_ok_and(|finished| finished.success);
        step.end(if success { "done in" } else { "failed after" });
        let finished = finished?;
        if finished.success {
            Ok(())
        } else {
            Err(format!("{}\n{area}: {what} failed; all of it is in {display_log}", tail(&finished.log)))
        }
    }
}

/// The cargo that runs this program, so that a toolchain named on its command line (`cargo +nightly`) is used for the rest too.
pub fn cargo() -> std::ffi::OsString {
    std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into())
}

/// The last lines of a log.
pub fn tail(log: &Path) -> String {
    let text = std::fs::read(log).map(|bytes| String::from_utf8_lossy(&bytes).into_owned()).unwrap_or_default();
    let lines: Vec<&str> = text.lines().collect();
    let from = lines.len().saturating_sub(TAIL_LINES);
    lines.get(from..).unwrap_or_default().join("\n")
}

/// What a short-lived program prints, or `None` when it is not there or fails.
pub fn output(program: impl AsRef<OsStr>, args: &[&str], folder: &Path) -> Option<String> {
    let output = Command::new(program)
        .args(args)
        .current_dir(folder)
        .stdin(Stdio::null())
        .stderr(Stdio::null())
        .output()
        .ok()?;
    let text = String::from_utf8_lossy(&output.stdout).trim().to_owned();
    output.status.success().then_some(text)
}

/// A program on PATH or in one of these places.
pub fn find_program(names: &[&str], places: &[&str]) -> Option<PathBuf> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let folders: Vec<PathBuf> = std::env::split_paths(&path).chain(places.iter().map(PathBuf::from)).collect();
    let candidates = names.iter().flat_map(|name| {
        folders.iter().map(move |folder| folder.join(format!("{name}{}", std::env::consts::EXE_SUFFIX)))
    });
    candidates.into_iter().find(|candidate| candidate.is_file())
}
