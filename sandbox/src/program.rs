//! What a program does that runs a sandbox: read the command line, say where it is, and end when it is asked to.

use std::io::{self, Read, Write};
use std::process::ExitCode;

use tokio::signal;

use crate::Running;
use crate::options::{Command, Options, USAGE};

/// Runs the sandbox that `start` makes of the command line, under this name.
pub async fn main<S: Future<Output = Result<Running, String>>>(
    name: &str,
    start: impl FnOnce(Options) -> S,
) -> ExitCode {
    match Command::parse(std::env::args_os().skip(1)) {
        Ok(Command::Help) => {
            // If standard output is closed, nobody is left to read the help.
            let _ = write!(io::stdout(), "{name}: {USAGE}");
            ExitCode::SUCCESS
        }
        Ok(Command::Run(options)) => match run(options, start).await {
            Ok(()) => ExitCode::SUCCESS,
            Err(error) => complain(name, &error),
        },
        Err(error) => complain(name, &error),
    }
}

fn complain(name: &str, error: &str) -> ExitCode {
    eprintln!("{name}: {error}");
    ExitCode::FAILURE
}

async fn run<S: Future<Output = Result<Running, String>>>(
    options: Options,
    start: impl FnOnce(Options) -> S,
) -> Result<(), String> {
    let exit_with_stdin = options.exit_with_stdin;
    let mut running = start(options).await?;
    announce(&running.app_url, &running.sandbox_url).map_err(|error| format!("standard output: {error}"))?;
    tokio::select! {
        () = running.ended() => Err("a listener ended".to_owned()),
        () = asked_to_end() => Ok(()),
        () = stdin_closed(), if exit_with_stdin => Ok(()),
    }
}

/// The two lines that programs read, and one for people.
fn announce(app: &str, sandbox: &str) -> io::Result<()> {
    let mut out = io::stdout().lock();
    writeln!(out, "app {app}")?;
    writeln!(out, "sandbox {sandbox}")?;
    writeln!(out, "control page: {sandbox}control")?;
    out.flush()
}

async fn asked_to_end() {
    #[cfg(unix)]
    {
        let Ok(mut term) = signal::unix::signal(signal::unix::SignalKind::terminate()) else {
            let _ = signal::ctrl_c().await;
            return;
        };
        tokio::select! {
            _ = term.recv() => {}
            _ = signal::ctrl_c() => {}
        }
    }
    #[cfg(not(unix))]
    {
        let _ = signal::ctrl_c().await;
    }
}

/// On a thread of its own: reading standard input cannot be called off, and must not hold up the end of the process.
async fn stdin_closed() {
    let (closed, wait) = tokio::sync::oneshot::channel();
    std::thread::spawn(move || {
        let mut buffer = [0_u8; 1024];
        while matches!(io::stdin().lock().read(&mut buffer), Ok(1..)) {}
        let _ = closed.send(());
    });
    let _ = wait.await;
}
