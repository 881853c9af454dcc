//! The project's commands. `cargo xtask help` tells them.
//!
//! Orchestration only: everything here starts other programs, moves files and counts. Nothing of the app is decided in it, and it
//! depends on no crate of the app but the reader of `operator.toml`.

mod args;
mod bench;
mod budgets;
mod build;
mod capacity;
mod clock;
mod conform;
#[cfg(test)]
mod dependencies;
mod dev;
mod files;
mod incident;
mod notices;
mod prebuild;
mod preview;
mod privacyidea;
mod proc;
mod progress;
mod repo;
mod sandbox;
mod setup;
mod shots;
mod supervised;
mod test;
mod trunk;

use std::process::ExitCode;

use args::{BackEnd, Command};
use repo::Repo;

fn main() -> ExitCode {
    let command = match args::parse(std::env::args_os().skip(1)) {
        Ok(command) => command,
        Err(line) => {
            eprintln!("{line}");
            return ExitCode::from(2);
        }
    };
    match Repo::find().and_then(|repo| run(&repo, &command)) {
        Ok(code) => code,
        Err(problem) => {
            eprintln!("{problem}");
            ExitCode::FAILURE
        }
    }
}

/// Runs a command; answers the exit status. Why it is not success has been printed already.
fn run(repo: &Repo, command: &Command) -> Result<ExitCode, String> {
    match command {
        Command::Conform { arguments } => return conform::run(repo, arguments),
        Command::RunSupervised { arguments } => return supervised::run(arguments),
        _ => {}
    }
    outcome(repo, command).map(|good| if good { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// Whether all went well.
fn outcome(repo: &Repo, command: &Command) -> Result<bool, String> {
    match command {
        Command::Help | Command::Conform { .. } | Command::RunSupervised { .. } => {
            print!("{}", args::HELP);
            Ok(true)
        }
        Command::Setup => setup::all(repo).map(|()| true),
        Command::Assemble => build::assemble::hook(repo).map(|()| true),
        Command::Dev(options) if options.back_end == BackEnd::PrivacyIdea => {
            privacyidea::dev(repo, options).map(|()| true)
        }
        Command::Dev(options) => dev::run(repo, options).map(|()| true),
        Command::Test(options) => test::run(repo, options),
        Command::Dist { out } => bench::dist(repo, out.as_deref()),
        Command::Preview(options) => preview::run(repo, options).map(|()| true),
        Command::Bench(options) => bench::run(repo, options),
        Command::Incident => incident::run(repo),
        Command::Capacity => capacity::run(repo),
        Command::Shots(options) => shots::run(repo, options),
        Command::Notices => notices::write(repo).map(|()| true),
    }
}
