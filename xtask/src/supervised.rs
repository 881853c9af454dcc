//! Runs a program so that it ends when this one ends, however that comes about: Ctrl-C, a crash, a kill.
//!
//! The programs started here do not watch their standard input, so this program is started once more in between. That copy does: it kills the program
//! when its standard input, the pipe that is held here, is closed. The system closes the pipe in any case.

use std::ffi::OsString;
use std::io::Read;
use std::process::{ChildStdin, Command, ExitCode, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

/// The command that starts this program as the copy in between. People do not type it.
pub const COMMAND: &str = "tied";

const POLL: Duration = Duration::from_millis(50);

/// A running program that is ended when this is dropped.
pub struct Child {
    child: std::process::Child,
    stdin: Option<ChildStdin>,
}

/// A command that runs `program` through the copy in between; its arguments are added by the caller.
pub fn command(program: impl AsRef<std::ffi::OsStr>) -> Result<Command, String> {
    let own = std::env::current_exe().map_err(|error| format!("this program cannot be found: {error}"))?;
    let mut command = Command::new(own);
    command.arg(COMMAND).arg(program);
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
pub fn run(arguments: &[OsString]) -> Result<ExitCode, String> {
    static STDIN_CLOSED: AtomicBool = AtomicBool::new(false);
    let (program, arguments) = arguments.split_first().ok_or("xtask tied: which program?")?;
    let spawned = Command::new(program).args(arguments).stdin(Stdio::null()).spawn();
    let mut child = spawned.map_err(|error| format!("{} cannot be started: {error}", program.display()))?;
    std::thread::spawn(|| {
        let mut buffer = [0_u8; 64];
        while matches!(std::io::stdin().lock().read(&mut buffer), Ok(1..)) {}
        STDIN_CLOSED.store(true, Ordering::Relaxed);
    });
    loop {
        match child.try_wait() {
            Ok(Some(status)) => {
                let code = status.code().and_then(|code| u8::try_from(code).ok());
                return Ok(code.map_or(ExitCode::FAILURE, ExitCode::from));
            }
            Ok(None) if !STDIN_CLOSED.load(Ordering::Relaxed) => std::thread::sleep(POLL),
            _ => break,
        }
    }
    // An error means that it has just ended by itself, which is as good.
    let _ = child.kill();
    let _ = child.wait();
    Ok(ExitCode::SUCCESS)
}
