//! The command line.

use std::path::PathBuf;
use std::time::Duration;

/// What `--help` says.
pub const USAGE: &str = "\
spaer-conform: holds a back end against the contract, one line a duty

  --api URL          the back end, as in https://spaer.example/api/v1 (without a path: /api/v1)
  --desk PROGRAM     a program of yours that logs people in and lifts blocks; conform/README.md tells what it is asked
  --sandbox URL      the same for the sandbox: its login page and control page, as in http://localhost:8081
  --timeout SECONDS  how long to wait for an answer (20)
  --duties           tell every duty, and what it needs, as a table
  --help             this

Without --desk or --sandbox only the duties are checked that need no session.
It ends with 0 when every duty holds, 1 when one is broken, 3 when none is broken but not all could be checked, 2 when it could
not begin.
";

/// What is to be held against the contract, and how.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Options {
    /// The back end.
    pub api: String,
    /// Who logs people in.
    pub desk: DeskOption,
    /// How long to wait for an answer.
    pub timeout: Duration,
}

/// Which desk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DeskOption {
    /// None.
    Nobody,
    /// A program.
    Program(PathBuf),
    /// The sandbox's.
    Sandbox(String),
}

/// What the command line asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Command {
    /// Check.
    Check(Options),
    /// Tell the duties.
    Duties,
    /// Say how.
    Help,
}

impl Command {
    /// Reads the arguments after the program's name.
    ///
    /// # Errors
    /// With a sentence for the person who typed them.
    pub fn parse(arguments: impl IntoIterator<Item = String>) -> Result<Self, String> {
        let (mut api, mut desk, mut timeout) = (None, DeskOption::Nobody, Duration::from_secs(20));
        let mut rest = arguments.into_iter();
        while let Some(argument) = rest.next() {
            let mut value = || rest.next().ok_or(format!("{argument} needs a value"));
            let given = match argument.as_str() {
                "--api" => {
                    api = Some(value()?);
                    continue;
                }
                "--timeout" => {
                    let text = value()?;
                    let seconds = text.parse().ok().filter(|seconds| (1..=600).contains(seconds));
                    timeout = Duration::from_secs(seconds.ok_or(format!("--timeout cannot be {text}"))?);
                    continue;
                }
                "--desk" => DeskOption::Program(PathBuf::from(value()?)),
                "--sandbox" => DeskOption::Sandbox(value()?),
                "--duties" => return Ok(Self::Duties),
                "--help" | "-h" => return Ok(Self::Help),
                other => return Err(format!("{other} is not known; see --help")),
            };
            if desk != DeskOption::Nobody {
                return Err("there is one desk: --desk or --sandbox".to_owned());
            }
            desk = given;
        }
        let api = api.ok_or("--api is needed: the address of the back end")?;
        Ok(Self::Check(Options { api, desk, timeout }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(line: &str) -> Result<Command, String> {
        Command::parse(line.split_whitespace().map(str::to_owned))
    }

    #[test]
    fn everything_can_be_said() {
        let timeout = Duration::from_secs(5);
        let api = "https://spaer.example".to_owned();
        for (line, desk) in [
            ("", DeskOption::Nobody),
            (" --desk ./desk", DeskOption::Program(PathBuf::from("./desk"))),
            (" --sandbox http://localhost:8081", DeskOption::Sandbox("http://localhost:8081".to_owned())),
        ] {
            let expected = Options { api: api.clone(), desk, timeout };
            assert_eq!(parse(&format!("--api https://spaer.example --timeout 5{line}")), Ok(Command::Check(expected)));
        }
        assert_eq!(parse("--duties"), Ok(Command::Duties));
    }

    #[test]
    fn mistakes_are_named() {
        for wrong in ["", "--api", "--api x --timeout 0", "--api x --nonsense", "--api x --desk a --sandbox b"] {
            assert!(parse(wrong).is_err(), "{wrong}");
        }
    }
}
