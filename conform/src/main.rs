//! `spaer-conform`: see [`spaer_conform`].

use std::io::{self, Write};
use std::process::ExitCode;

use spaer_conform::Timeouts;
use spaer_conform::desk::{Desk, Program, Sandbox};
use spaer_conform::options::{Command, DeskOption, Options, USAGE};

#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    match Command::parse(std::env::args_os().skip(1)) {
        Ok(Command::Help) => say(USAGE),
        Ok(Command::Duties) => say(&spaer_conform::table()),
        Ok(Command::Check(options)) => match run(options).await {
            Ok(code) => code,
            Err(error) => complain(&error),
        },
        Err(error) => complain(&error),
    }
}

fn say(text: &str) -> ExitCode {
    // An error means that nobody reads standard output any more.
    let _ = write!(io::stdout(), "{text}");
    ExitCode::SUCCESS
}

fn complain(error: &str) -> ExitCode {
    eprintln!("spaer-conform: {error}");
    ExitCode::from(2)
}

async fn run(options: Options) -> Result<ExitCode, String> {
    let desk = match options.desk {
        DeskOption::Nobody => Desk::Nobody,
        DeskOption::Program(path) => Desk::Program(Program::new(path)),
        DeskOption::Sandbox(address) => Desk::Sandbox(Sandbox::new(&address)?),
    };
    let report =
        spaer_conform::check(&options.api, &desk, Timeouts { answer: options.timeout, ..Timeouts::default() }).await?;
    let _ = writeln!(io::stdout(), "{report}");
    Ok(ExitCode::from(report.outcome() as u8))
}
