//! The command line.

use std::path::PathBuf;

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
    /// Nowhere.
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
    /// Say how.
    Help,
}

impl Command {
    /// Reads the arguments after the program's name.
    ///
    /// # Errors
    /// With a sentence for the person who typed them.
    pub fn parse(arguments: impl IntoIterator<Item = String>) -> Result<Self, String> {
        let mut options = Options::default();
        let mut rest = arguments.into_iter();
        while let Some(argument) = rest.next() {
            let mut value = || rest.next().ok_or(format!("{argument} needs a value"));
            match argument.as_str() {
                "--site" => options.site = Some(PathBuf::from(value()?)),
                "--port" => options.port = number(&argument, &value()?)?,
                "--app-origin" => options.app_origin = Some(origin(&argument, value()?)?),
                "--sandbox-port" => options.sandbox_port = number(&argument, &value()?)?,
                "--data" => options.data = Data::File(PathBuf::from(value()?)),
                "--memory" => options.data = Data::Memory,
                "--time-scale" => {
                    let scale: f64 = number(&argument, &value()?)?;
                    if !(scale.is_finite() && scale > 0.0) {
                        return Err("--time-scale needs a number above 0".to_owned());
                    }
                    options.time_scale = scale;
                }
                "--exit-with-stdin" => options.exit_with_stdin = true,
                "--help" | "-h" => return Ok(Self::Help),
                other => return Err(format!("{other} is not known; see --help")),
            }
        }
        Ok(Self::Run(options))
    }
}

/// The sandbox is for one's own machine, and so is what stands before it.
fn origin(name: &str, text: String) -> Result<String, String> {
    let port = text.strip_prefix("http://127.0.0.1:").ok_or(format!("{name} begins with http://127.0.0.1:"))?;
    number::<u16>(name, port).map(|_| text)
}

fn number<T: std::str::FromStr>(name: &str, text: &str) -> Result<T, String> {
    text.parse().map_err(|_| format!("{name} cannot be {text}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(line: &str) -> Result<Command, String> {
        Command::parse(line.split_whitespace().map(str::to_owned))
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
    fn mistakes_are_named() {
        for wrong in [
            "--port",
            "--port x",
            "--port 70000",
            "--time-scale 0",
            "--time-scale nan",
            "--nonsense",
            "--app-origin http://127.0.0.1:x",
        ] {
            assert!(parse(wrong).is_err(), "{wrong}");
        }
    }
}
