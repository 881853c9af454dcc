//! The command line.

use std::ffi::OsString;
use std::path::PathBuf;
use std::time::Duration;

use lexopt::{
    Arg::{Long, Short, Value},
    Parser,
};

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
    pub fn parse(arguments: impl IntoIterator<Item: Into<OsString>>) -> Result<Self, String> {
        let (mut api, mut desk, mut timeout) = (None, DeskOption::Nobody, Duration::from_secs(20));
        let mut parser = Parser::from_args(arguments);
        while let Some(argument) = parser.next().map_err(|error| error.to_string())? {
            let given = match argument {
                Long("api") => {
                    api = Some(text(&mut parser, "--api")?);
                    continue;
                }
                Long("timeout") => {
                    let text = text(&mut parser, "--timeout")?;
                    let seconds = text.parse().ok().filter(|seconds| (1..=600).contains(seconds));
                    timeout = Duration::from_secs(seconds.ok_or(format!("--timeout cannot be {text}"))?);
                    continue;
                }
                Long("desk") => DeskOption::Program(PathBuf::from(value(&mut parser, "--desk")?)),
                Long("sandbox") => DeskOption::Sandbox(text(&mut parser, "--sandbox")?),
                Long("duties") => return Ok(Self::Duties),
                Long("help") | Short('h') => return Ok(Self::Help),
                Long(other) => return Err(format!("--{other} is not known; see --help")),
                Short(other) => return Err(format!("-{other} is not known; see --help")),
                Value(other) => return Err(format!("{} is not known; see --help", other.display())),
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

fn value(parser: &mut Parser, option: &str) -> Result<OsString, String> {
    parser.value().map_err(|_| format!("{option} needs a value"))
}

fn text(parser: &mut Parser, option: &str) -> Result<String, String> {
    value(parser, option)?.into_string().map_err(|text| format!("{option} cannot be {}", text.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(line: &str) -> Result<Command, String> {
        Command::parse(line.split_whitespace())
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
        assert_eq!(parse("--api=x"), parse("--api x"));
        assert_eq!(parse("--duties"), Ok(Command::Duties));
        assert_eq!([parse("--help"), parse("-h")], [Ok(Command::Help), Ok(Command::Help)]);
    }

    #[test]
    fn mistakes_are_named() {
        for (wrong, message) in [
            ("", "--api is needed: the address of the back end"),
            ("--api", "--api needs a value"),
            ("--api x --timeout 0", "--timeout cannot be 0"),
            ("--api x --nonsense", "--nonsense is not known; see --help"),
            ("--api x -n", "-n is not known; see --help"),
            ("--api x nonsense", "nonsense is not known; see --help"),
            ("--api x --desk a --sandbox b", "there is one desk: --desk or --sandbox"),
        ] {
            assert_eq!(parse(wrong), Err(message.to_owned()), "{wrong}");
        }
    }
}
