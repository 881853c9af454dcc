//! The command line.

use std::ffi::OsString;
use std::path::PathBuf;
use std::str::FromStr;

use lexopt::{
    Arg::{Long, Short, Value},
    Parser,
};

/// What `--help` says after the program's name.
pub const USAGE: &str = "\
a complete back end to try Spær on

  --site DIR           also serve these static files on the app's port, as a CDN would
  --port N             the app's port on 127.0.0.1 (8080; 0 takes a free one)
  --app-origin ORIGIN  where browsers find the app, when something stands before that port (`trunk serve`)
  --sandbox-port N     port of the login page and the control page (8081; 0 takes a free one)
  --data FILE          where everything is kept (.data/sandbox.sqlite)
  --memory             keep nothing
  --time-scale F       the sandbox's own waiting is F times quicker (1)
  --exit-with-stdin    end when standard input is closed
  --help               this
";

/// Where the sandbox keeps what it knows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Data {
    /// In a file, across restarts.
    File(PathBuf),
    /// In memory only: it is gone when the process ends.
    Memory,
}

/// How the sandbox runs.
#[derive(Clone, Debug, PartialEq)]
pub struct Options {
    /// Static files beside the API.
    pub site: Option<PathBuf>,
    /// The app's port.
    pub port: u16,
    /// Where browsers find the app; at its own port when absent.
    pub app_origin: Option<String>,
    /// The port of the login page and the control page.
    pub sandbox_port: u16,
    /// Where things are kept.
    pub data: Data,
    /// How many times quicker the sandbox waits.
    pub time_scale: f64,
    /// End when standard input is closed.
    pub exit_with_stdin: bool,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            site: None,
            port: 8080,
            app_origin: None,
            sandbox_port: 8081,
            data: Data::File(PathBuf::from(".data/sandbox.sqlite")),
            time_scale: 1.0,
            exit_with_stdin: false,
        }
    }
}

/// What the command line asks for.
#[derive(Clone, Debug, PartialEq)]
pub enum Command {
    /// Run.
    Run(Options),
    /// Print the usage.
    Help,
}

impl Command {
    /// Reads the arguments after the program's name.
    ///
    /// # Errors
    /// With a sentence for the person who typed them.
    pub fn parse(arguments: impl IntoIterator<Item: Into<OsString>>) -> Result<Self, String> {
        let mut options = Options::default();
        let mut parser = Parser::from_args(arguments);
        while let Some(argument) = parser.next().map_err(|error| error.to_string())? {
            match argument {
                Long("site") => options.site = Some(PathBuf::from(value(&mut parser, "--site")?)),
                Long("port") => options.port = number(&mut parser, "--port")?,
                Long("app-origin") => options.app_origin = Some(origin(&mut parser, "--app-origin")?),
                Long("sandbox-port") => options.sandbox_port = number(&mut parser, "--sandbox-port")?,
                Long("data") => options.data = Data::File(PathBuf::from(value(&mut parser, "--data")?)),
                Long("memory") => options.data = Data::Memory,
                Long("time-scale") => {
                    let scale: f64 = number(&mut parser, "--time-scale")?;
                    if !(scale.is_finite() && scale > 0.0) {
                        return Err("--time-scale needs a number above 0".to_owned());
                    }
                    options.time_scale = scale;
                }
                Long("exit-with-stdin") => options.exit_with_stdin = true,
                Long("help") | Short('h') => return Ok(Self::Help),
                Long(other) => return Err(format!("--{other} is not known; see --help")),
                Short(other) => return Err(format!("-{other} is not known; see --help")),
                Value(other) => return Err(format!("{} is not known; see --help", other.display())),
            }
        }
        Ok(Self::Run(options))
    }
}

fn value(parser: &mut Parser, option: &str) -> Result<OsString, String> {
    parser.value().map_err(|_| format!("{option} needs a value"))
}

fn text(parser: &mut Parser, option: &str) -> Result<String, String> {
    value(parser, option)?.into_string().map_err(|text| format!("{option} cannot be {}", text.display()))
}

fn number<T: FromStr>(parser: &mut Parser, option: &str) -> Result<T, String> {
    let text = text(parser, option)?;
    text.parse().map_err(|_| format!("{option} cannot be {text}"))
}

/// Only `http://127.0.0.1:PORT` is taken: the sandbox is for one's own machine, and so is whatever proxies to it.
fn origin(parser: &mut Parser, option: &str) -> Result<String, String> {
    let text = text(parser, option)?;
    let port = text.strip_prefix("http://127.0.0.1:").ok_or(format!("{option} begins with http://127.0.0.1:"))?;
    match port.parse::<u16>() {
        Ok(_) => Ok(text),
        Err(_) => Err(format!("{option} cannot be {port}")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(line: &str) -> Result<Command, String> {
        Command::parse(line.split_whitespace())
    }

    #[test]
    fn nothing_said_means_the_defaults() {
        assert_eq!(parse(""), Ok(Command::Run(Options::default())));
    }

    #[test]
    fn everything_can_be_said() {
        let all = "--site dist --port 0 --app-origin http://127.0.0.1:8080 --sandbox-port 9 --memory --time-scale 60 --exit-with-stdin";
        let expected = Options {
            site: Some(PathBuf::from("dist")),
            port: 0,
            app_origin: Some("http://127.0.0.1:8080".to_owned()),
            sandbox_port: 9,
            data: Data::Memory,
            time_scale: 60.0,
            exit_with_stdin: true,
        };
        assert_eq!(parse(all), Ok(Command::Run(expected)));
    }

    #[test]
    fn a_value_may_stand_behind_an_equals_sign_and_help_is_short() {
        assert_eq!(parse("--port=1 --data=x"), parse("--port 1 --data x"));
        assert_eq!([parse("--help"), parse("--memory -h")], [Ok(Command::Help), Ok(Command::Help)]);
    }

    #[test]
    fn mistakes_are_named() {
        for (wrong, message) in [
            ("--port", "--port needs a value"),
            ("--port x", "--port cannot be x"),
            ("--port 70000", "--port cannot be 70000"),
            ("--time-scale 0", "--time-scale needs a number above 0"),
            ("--time-scale nan", "--time-scale needs a number above 0"),
            ("--nonsense", "--nonsense is not known; see --help"),
            ("-n", "-n is not known; see --help"),
            ("nonsense", "nonsense is not known; see --help"),
            ("--app-origin http://127.0.0.1:x", "--app-origin cannot be x"),
            ("--app-origin http://localhost:1", "--app-origin begins with http://127.0.0.1:"),
        ] {
            assert_eq!(parse(wrong), Err(message.to_owned()), "{wrong}");
        }
    }
}
