//! A desk that is a program of the operator: its arguments say what it is to do, its exit status and output what came of it.

use std::path::PathBuf;
use std::process::Stdio;
use std::time::Duration;

use tokio::io::AsyncWriteExt;
use tokio::process::Command;

use super::{DeskError, Login, TestUser};

/// An eID's simulator may take its time, and a person may have to press something.
const TIMEOUT: Duration = Duration::from_secs(120);

/// The exit status of a desk that can never do what was asked.
const UNABLE: i32 = 3;
/// The exit status when the eID would not let the person in.
const REFUSED: i32 = 4;

/// A program of the operator's.
pub struct Program {
    path: PathBuf,
    timeout: Duration,
}

impl Program {
    /// By its path.
    #[must_use]
    pub fn new(path: PathBuf) -> Self {
        Self { path, timeout: TIMEOUT }
    }

    pub(super) async fn log_in(&self, user: TestUser, page: &str, cookies: Option<&str>) -> Result<Login, DeskError> {
        let mut input = format!("page {page}\n");
        if let Some(cookies) = cookies {
            input.push_str(&format!("cookie {cookies}\n"));
        }
        // Cookies go in by standard input: arguments can be read by everybody on the machine.
        let output = self.run(&["login", user.as_str()], &input).await?;
        let lines = output.lines().map(|line| line.trim().split_once(' ').unwrap_or((line.trim(), "")));
        let found = lines.into_iter().find_map(|(name, value)| match name {
            "callback" => Some(Login::Callback(value.trim().to_owned())),
            "cookie" => Some(Login::Cookie(value.trim().to_owned())),
            _ => None,
        });
        found.ok_or_else(|| {
            DeskError::Failed(format!("it said neither `callback` nor `cookie` to login {}", user.as_str()))
        })
    }

    pub(super) async fn lift(&self, block: &str) -> Result<(), DeskError> {
        self.run(&["lift", block], "").await.map(drop)
    }

    pub(super) async fn reset(&self) -> Result<(), DeskError> {
        self.run(&["reset"], "").await.map(drop)
    }

    pub(super) async fn addresses(&self) -> Result<Vec<String>, DeskError> {
        let output = self.run(&["addresses", TestUser::First.as_str()], "").await?;
        Ok(output.split_whitespace().map(str::to_owned).collect())
    }

    async fn run(&self, arguments: &[&str], input: &str) -> Result<String, DeskError> {
        let operation = arguments.first().copied().unwrap_or_default();
        let failed = |what: String| DeskError::Failed(format!("the desk's `{operation}` {what}"));
        let mut command = Command::new(&self.path);
        // What it says on standard error is its own, for its operator to read.
        command.args(arguments).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::inherit());
        command.kill_on_drop(true);
        let mut child = command.spawn().map_err(|error| failed(format!("cannot be started: {error}")))?;
        if let Some(mut stdin) = child.stdin.take() {
            // A desk that does not read its input may have closed it; that error does not matter.
            let _ = stdin.write_all(input.as_bytes()).await;
        }
        let ended = tokio::time::timeout(self.timeout, child.wait_with_output()).await;
        let late = || failed(format!("took longer than {} s", self.timeout.as_secs()));
        let output = ended.map_err(|_| late())?.map_err(|error| failed(format!("cannot be waited for: {error}")))?;
        match output.status.code() {
            Some(0) => Ok(String::from_utf8_lossy(&output.stdout).into_owned()),
            Some(UNABLE) => Err(DeskError::Unable),
            Some(REFUSED) => Err(DeskError::Refused),
            _ => Err(failed(format!("ended with {}", output.status))),
        }
    }
}
