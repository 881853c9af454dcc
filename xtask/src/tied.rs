//! A program that ends when this one does, however that comes about: Ctrl-C, a crash, a kill.
//!
//! Trunk does not watch its standard input, so something that does stands between: this program again, which ends Trunk when the pipe that is held here is
//! closed. The system closes it for us.

use std::ffi::OsString;
use std::io::Read;
use std::process::{ChildStdin, Command, ExitCode, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

/// The word on the command line that asks for it. Nobody types it.
pub const WORD: &str = "tied";

const POLL: Duration = Duration::from_millis(50);

/// Asked to end when this is dropped.
pub struct Child {
    child: std::process::Child,
    stdin: Option<ChildStdin>,
}

/// A command to which the program's arguments can be added.
pub fn command(program: impl AsRef<std::ffi::OsStr>) -> Result<Command, String> {
    let own = std::env::current_exe().map_err(|error| format!("this program cannot be found: {error}"))?;
    let mut command = Command::new(own);
    command.arg(WORD).arg(program);
    Ok(command)
}

impl Child {
    pub fn start(mut command: Command) -> Result<Self, String> {
        let spawned = command.stdin(Stdio::piped()).spawn();
        let mut child = spawned.map_err(|error| format!("a program cannot be started: {error}"))?;
        let stdin = child.stdin.take();
        Ok(Self { child, stdin })
    }

    pub fn is_running(&mut self) -> bool {
        matches!(self.child.try_wait(), Ok(None))
    }
}

impl Drop for Child {
    fn drop(&mut self) {
        drop(self.stdin.take());
        let _ = self.child.wait();
    }
}

/// Runs a program until it ends, or until standard input does.
pub fn run(words: &[OsString]) -> Result<ExitCode, String> {
    static CLOSED: AtomicBool = AtomicBool::new(false);
    let (program, arguments) = words.split_first().ok_or("xtask tied: which program?")?;
    let spawned = Command::new(program).args(arguments).stdin(Stdio::null()).spawn();
    let mut child = spawned.map_err(|error| format!("{} cannot be started: {error}", program.display()))?;
    std::thread::spawn(|| {
        let mut buffer = [0_u8; 64];
        while matches!(std::io::stdin().lock().read(&mut buffer), Ok(1..)) {}
        CLOSED.store(true, Ordering::Relaxed);
    });
    loop {
        match child.try_wait() {
            Ok(Some(status)) => {
                let code = status.code().and_then(|code| u8::try_from(code).ok());
                return Ok(code.map_or(ExitCode::FAILURE, ExitCode::from));
            }
            Ok(None) if !CLOSED.load(Ordering::Relaxed) => std::thread::sleep(POLL),
            _ => break,
        }
    }
    // By its own handle; it may have ended in this very moment, which is as good.
    let _ = child.kill();
    let _ = child.wait();
    Ok(ExitCode::SUCCESS)
}
