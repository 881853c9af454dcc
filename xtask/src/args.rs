//! The command line: its help text and every error message, except lexopt's own about a value that a flag does not take.

use std::ffi::OsString;
use std::path::PathBuf;

use lexopt::{
    Arg::{self, Long, Short, Value},
    Parser,
};

use crate::supervised;
use crate::test::Suite;

pub const HELP: &str = "\
cargo xtask COMMAND

  dev       sets up what is missing, starts the sandbox and `trunk serve`, which rebuilds on change and reloads the page
              --port N (8080)  --sandbox-port N (8081)  --once (no watching)
              --back-end privacyidea (a server of that kind, set up from PyPI; no watching)
  test      runs what CI runs and ends with `N passed, N failed`
              --full (every cell of every matrix)  --only SUITE  --skip SUITE (both may be repeated)
              suites: format lint native conform contract privacyidea model notices dom dist e2e
  dist      writes the files to host and holds their sizes against budgets.toml
              --out DIR (dist)
  preview   serves dist under its own headers, with the sandbox behind /api
              --port N (8080)  --sandbox-port N (8081)  --time-scale F (1)  --data FILE (in memory)
  bench     prints every size beside its limit; fails past a budget
              --update (lowers the ratchet)  --allow-growth WHY (raises it, and keeps the reason)
              --incident (instead: a million people block while the back end fails for a minute, simulated; writes docs/load.md)
              --gateway (instead: orders in a second, and how long one takes, over each kind of storage; writes docs/capacity.md)
  shots     looks at every state of every page: pictures of all of them in target/shots/, a few in docs/gallery/, and docs/accessibility.md
              --only NAME (states with this in their name)  --lang TAG  --no-run (writes the pages from the last run)
              docs/ only changes when everything was looked at
  conform   holds a back end against the contract, one line a duty; without arguments, the sandbox
              --back-end privacyidea (a server of that kind, set up from PyPI)
              --api URL  --desk PROGRAM  --sandbox URL  --timeout SECONDS (20)
              conform/README.md tells what they mean, and what it ends with
  notices   writes THIRD-PARTY.md
  setup     only sets up what is missing, and prints what PATH has to be to call `trunk` by hand
  help      this
";

#[derive(Debug, PartialEq)]
pub enum Command {
    Help,
    Dev(Dev),
    Test(Test),
    Dist {
        out: Option<PathBuf>,
    },
    Preview(Preview),
    Bench(Bench),
    /// `bench --incident`: measures nothing that is built, so it takes none of the other words.
    Incident,
    /// `bench --gateway`: the same.
    Capacity,
    Shots(Shots),
    /// All following words are passed on to `spaer-conform`.
    Conform {
        arguments: Vec<OsString>,
    },
    Notices,
    Setup,
    /// Called by Trunk as its hook, not by people.
    Assemble,
    /// Called by this program itself (see [`crate::supervised`]), not by people.
    RunSupervised {
        arguments: Vec<OsString>,
    },
}

#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Dev {
    pub port: u16,
    pub sandbox_port: u16,
    /// Build and serve, but do not watch: for tests.
    pub once: bool,
    pub back_end: BackEnd,
}

/// What the app is served over.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub enum BackEnd {
    #[default]
    Sandbox,
    PrivacyIdea,
}

#[derive(Debug, Default, PartialEq)]
pub struct Test {
    pub full: bool,
    /// All of them when empty.
    pub only: Vec<Suite>,
    pub skip: Vec<Suite>,
}

#[derive(Debug, PartialEq)]
pub struct Preview {
    pub port: u16,
    pub sandbox_port: u16,
    /// As text, because it is only passed on to the sandbox; here it is only checked to be a positive number.
    pub time_scale: String,
    /// In memory when absent.
    pub data: Option<PathBuf>,
}

#[derive(Debug, Default, PartialEq)]
pub struct Bench {
    pub update: bool,
    pub allow_growth: Option<String>,
}

#[derive(Debug, Default, PartialEq)]
pub struct Shots {
    /// A part of the names of states; all of them when absent.
    pub only: Option<String>,
    pub lang: Option<String>,
    /// Nothing is looked at: the pages are written from what the last run has left.
    pub no_run: bool,
}

/// The command, or the one line that says what is wrong with it.
pub fn parse(arguments: impl IntoIterator<Item: Into<OsString>>) -> Result<Command, String> {
    let mut arguments = ArgumentReader { parser: Parser::from_args(arguments) };
    let first = match arguments.next("")? {
        None | Some(Long("help") | Short('h')) => return Ok(Command::Help),
        Some(first) => typed(&first),
    };
    match first.as_str() {
        "help" => Ok(Command::Help),
        "dev" => arguments.dev(),
        "test" => arguments.test(),
        "dist" => arguments.dist(),
        "preview" => arguments.preview(),
        "bench" => arguments.bench(),
        "shots" => arguments.shots(),
        "conform" => arguments.rest().map(|arguments| Command::Conform { arguments }),
        supervised::COMMAND => arguments.rest().map(|arguments| Command::RunSupervised { arguments }),
        "setup" => arguments.nothing_more("setup").map(|()| Command::Setup),
        "assemble" => arguments.nothing_more("assemble").map(|()| Command::Assemble),
        "notices" => arguments.nothing_more("notices").map(|()| Command::Notices),
        other => Err(format!("xtask: there is no command \"{other}\"; `cargo xtask help` tells them")),
    }
}

struct ArgumentReader {
    parser: Parser,
}

impl ArgumentReader {
    fn next(&mut self, command: &str) -> Result<Option<Arg<'_>>, String> {
        self.parser.next().map_err(|error| format!("{}: {error}", ["xtask", command].join(" ").trim_end()))
    }

    fn dev(&mut self) -> Result<Command, String> {
        let mut dev = Dev { port: 8080, sandbox_port: 8081, once: false, back_end: BackEnd::Sandbox };
        while let Some(word) = self.next("dev")? {
            match word {
                Long("port") => dev.port = self.port("--port")?,
                Long("sandbox-port") => dev.sandbox_port = self.port("--sandbox-port")?,
                Long("once") => dev.once = true,
                Long("back-end") => dev.back_end = self.back_end()?,
                other => return Err(unknown("dev", &other)),
            }
        }
        Ok(Command::Dev(dev))
    }

    fn back_end(&mut self) -> Result<BackEnd, String> {
        match self.text("--back-end")?.as_str() {
            "sandbox" => Ok(BackEnd::Sandbox),
            "privacyidea" => Ok(BackEnd::PrivacyIdea),
            other => Err(format!("xtask: there is no back end \"{other}\"; there are sandbox, privacyidea")),
        }
    }

    fn test(&mut self) -> Result<Command, String> {
        let mut test = Test::default();
        while let Some(word) = self.next("test")? {
            match word {
                Long("full") => test.full = true,
                Long("only") => test.only.push(self.suite("--only")?),
                Long("skip") => test.skip.push(self.suite("--skip")?),
                other => return Err(unknown("test", &other)),
            }
        }
        Ok(Command::Test(test))
    }

    fn dist(&mut self) -> Result<Command, String> {
        let mut out = None;
        while let Some(word) = self.next("dist")? {
            match word {
                Long("out") => out = Some(PathBuf::from(self.value("--out")?)),
                other => return Err(unknown("dist", &other)),
            }
        }
        Ok(Command::Dist { out })
    }

    fn preview(&mut self) -> Result<Command, String> {
        let mut preview = Preview { port: 8080, sandbox_port: 8081, time_scale: "1".to_owned(), data: None };
        while let Some(word) = self.next("preview")? {
            match word {
                Long("port") => preview.port = self.port("--port")?,
                Long("sandbox-port") => preview.sandbox_port = self.port("--sandbox-port")?,
                Long("time-scale") => preview.time_scale = self.scale("--time-scale")?,
                Long("data") => preview.data = Some(PathBuf::from(self.value("--data")?)),
                other => return Err(unknown("preview", &other)),
            }
        }
        Ok(Command::Preview(preview))
    }

    fn bench(&mut self) -> Result<Command, String> {
        let mut bench = Bench::default();
        let mut instead = None;
        while let Some(word) = self.next("bench")? {
            match word {
                Long("incident") => instead = Some(Command::Incident),
                Long("gateway") => instead = Some(Command::Capacity),
                Long("update") => bench.update = true,
                Long("allow-growth") => bench.allow_growth = Some(self.text("--allow-growth")?),
                other => return Err(unknown("bench", &other)),
            }
        }
        if bench.allow_growth.as_deref().is_some_and(|why| why.trim().is_empty()) {
            return Err("xtask bench: --allow-growth wants a reason that the next reader understands".to_owned());
        }
        match (instead, bench == Bench::default()) {
            (None, _) => Ok(Command::Bench(bench)),
            (Some(command), true) => Ok(command),
            (Some(_), false) => {
                Err("xtask bench: --incident and --gateway stand alone; the other words are about sizes".to_owned())
            }
        }
    }

    fn shots(&mut self) -> Result<Command, String> {
        let mut shots = Shots::default();
        while let Some(word) = self.next("shots")? {
            match word {
                Long("only") => shots.only = Some(self.text("--only")?),
                Long("lang") => shots.lang = Some(self.text("--lang")?),
                Long("no-run") => shots.no_run = true,
                other => return Err(unknown("shots", &other)),
            }
        }
        Ok(Command::Shots(shots))
    }

    fn nothing_more(&mut self, command: &str) -> Result<(), String> {
        self.next(command)?.map_or(Ok(()), |word| Err(unknown(command, &word)))
    }

    /// Everything that follows, for a program that reads it itself.
    fn rest(&mut self) -> Result<Vec<OsString>, String> {
        self.parser.raw_args().map(Iterator::collect).map_err(|error| format!("xtask: {error}"))
    }

    fn value(&mut self, flag: &str) -> Result<OsString, String> {
        self.parser.value().map_err(|_| format!("xtask: {flag} wants a value after it"))
    }

    fn text(&mut self, flag: &str) -> Result<String, String> {
        let value = self.value(flag)?;
        value.into_string().map_err(|value| format!("xtask: {flag} wants text, not \"{}\"", value.display()))
    }

    fn port(&mut self, flag: &str) -> Result<u16, String> {
        let value = self.text(flag)?;
        value.parse().map_err(|_| format!("xtask: {flag} wants a port from 0 (any free one) to 65535, not \"{value}\""))
    }

    fn scale(&mut self, flag: &str) -> Result<String, String> {
        let value = self.text(flag)?;
        let positive = value.parse::<f64>().is_ok_and(|scale| scale.is_finite() && scale > 0.0);
        if positive { Ok(value) } else { Err(format!("xtask: {flag} wants a number above 0, not \"{value}\"")) }
    }

    fn suite(&mut self, flag: &str) -> Result<Suite, String> {
        let value = self.text(flag)?;
        Suite::parse(&value)
            .ok_or_else(|| format!("xtask: there is no suite \"{value}\"; there are {}", Suite::names()))
    }
}

fn unknown(command: &str, word: &Arg<'_>) -> String {
    format!("xtask {command}: unknown argument \"{}\"; `cargo xtask help` tells what there is", typed(word))
}

/// As somebody typed it.
fn typed(word: &Arg<'_>) -> String {
    match word {
        Long(name) => format!("--{name}"),
        Short(letter) => format!("-{letter}"),
        Value(word) => word.to_string_lossy().into_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(line: &str) -> Result<Command, String> {
        parse(line.split_whitespace())
    }

    #[test]
    fn commands_and_flags_are_read() {
        assert_eq!(parsed(""), Ok(Command::Help));
        let usual = Dev { port: 8080, sandbox_port: 8081, once: false, back_end: BackEnd::Sandbox };
        assert_eq!(parsed("dev"), Ok(Command::Dev(Dev { port: 8080, ..usual })));
        assert_eq!(
            parsed("dev --once --port 1 --sandbox-port 2"),
            Ok(Command::Dev(Dev { port: 1, sandbox_port: 2, once: true, ..usual }))
        );
        assert_eq!(
            parsed("test --only dist --only e2e --skip dom --full"),
            Ok(Command::Test(Test { full: true, only: vec![Suite::Dist, Suite::EndToEnd], skip: vec![Suite::Dom] }))
        );
        assert_eq!(parsed("dev --port=1"), Ok(Command::Dev(Dev { port: 1, ..usual })));
        let back_end = BackEnd::PrivacyIdea;
        assert_eq!(parsed("dev --back-end privacyidea"), Ok(Command::Dev(Dev { back_end, ..usual })));
        assert!(parsed("dev --back-end elsewhere").is_err());
        for line in ["help", "--help", "-h"] {
            assert_eq!(parsed(line), Ok(Command::Help), "{line}");
        }
        assert_eq!(parsed("dist --out x"), Ok(Command::Dist { out: Some(PathBuf::from("x")) }));
        assert_eq!(parsed("conform --api x"), Ok(Command::Conform { arguments: vec!["--api".into(), "x".into()] }));
        assert_eq!(parsed("shots"), Ok(Command::Shots(Shots::default())));
        assert_eq!(
            parsed("shots --only check --lang da --no-run"),
            Ok(Command::Shots(Shots { only: Some("check".to_owned()), lang: Some("da".to_owned()), no_run: true }))
        );
        assert_eq!(
            parsed("bench --update --allow-growth because"),
            Ok(Command::Bench(Bench { update: true, allow_growth: Some("because".to_owned()) }))
        );
        assert_eq!(parsed("bench"), Ok(Command::Bench(Bench::default())));
        assert_eq!(parsed("bench --incident"), Ok(Command::Incident));
        assert_eq!(parsed("bench --gateway"), Ok(Command::Capacity));
    }

    #[test]
    fn what_is_not_understood_is_told_in_one_line() {
        assert_eq!(
            parsed("dev --prot 1").unwrap_err(),
            "xtask dev: unknown argument \"--prot\"; `cargo xtask help` tells what there is"
        );
        assert_eq!(parsed("dev --port").unwrap_err(), "xtask: --port wants a value after it");
        for line in [
            "dve",
            "--dev",
            "dev -p",
            "dev --once=yes",
            "dev --prot 1",
            "dev --port",
            "dev --port x",
            "test --only nothing",
            "preview --time-scale 0",
            "preview --time-scale NaN",
            "bench --incident --update",
            "notices now",
            "shots --only",
            "shots now",
        ] {
            let message = parsed(line).unwrap_err();
            assert!(message.starts_with("xtask") && !message.contains('\n'), "{line}: {message}");
        }
        assert!(parse(["bench", "--allow-growth", " "]).is_err());
    }

    #[test]
    fn help_names_every_suite() {
        assert!(HELP.contains(&format!("suites: {}\n", Suite::ALL.map(Suite::as_str).join(" "))));
    }
}
