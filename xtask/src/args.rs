//! The command line, parsed by hand: eight commands with a handful of flags do not earn a crate that compiles for longer than all
//! the rest.

use std::path::PathBuf;

use crate::test::Suite;
use crate::tied;

pub const HELP: &str = "\
cargo xtask COMMAND

  dev       sets up what is missing, starts the sandbox and `trunk serve`, which rebuilds on change and reloads the page
              --port N (8080)  --sandbox-port N (8081)  --once (no watching)
  test      runs what CI runs and ends with `N passed, N failed`
              --full (every cell of every matrix)  --only SUITE  --skip SUITE (both may be repeated)
              suites: format lint native conform model notices dom dist e2e
  dist      writes the files to host and holds their sizes against budgets.toml
              --out DIR (dist)
  preview   serves dist under its own headers, with the sandbox behind /api
              --port N (8080)  --sandbox-port N (8081)  --time-scale F (1)  --data FILE (in memory)
  bench     prints every size beside its limit; fails past a budget
              --update (lowers the ratchet)  --allow-growth WHY (raises it, and keeps the reason)
  conform   holds a back end against the contract, one line a duty; without arguments, the sandbox
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
    /// What follows is the program's own to read.
    Conform {
        words: Vec<String>,
    },
    Notices,
    Setup,
    /// For Trunk, which calls it as its hook.
    Assemble,
    /// For `dev` itself.
    Tied {
        words: Vec<String>,
    },
}

#[derive(Debug, PartialEq)]
pub struct Dev {
    pub port: u16,
    pub sandbox_port: u16,
    /// Build and serve, but do not watch: for tests.
    pub once: bool,
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
    /// As written: the sandbox judges it; here it only has to be a positive number.
    pub time_scale: String,
    /// In memory when absent.
    pub data: Option<PathBuf>,
}

#[derive(Debug, Default, PartialEq)]
pub struct Bench {
    pub update: bool,
    pub allow_growth: Option<String>,
}

/// The command, or the one line that says what is wrong with it.
pub fn parse(words: impl Iterator<Item = String>) -> Result<Command, String> {
    let mut words = Words { words };
    match words.next().as_deref() {
        None | Some("help" | "--help" | "-h") => Ok(Command::Help),
        Some("dev") => words.dev(),
        Some("test") => words.test(),
        Some("dist") => words.dist(),
        Some("preview") => words.preview(),
        Some("bench") => words.bench(),
        Some("conform") => Ok(Command::Conform { words: words.words.collect() }),
        Some("setup") => words.nothing_more("setup").map(|()| Command::Setup),
        Some("assemble") => words.nothing_more("assemble").map(|()| Command::Assemble),
        Some(tied::WORD) => Ok(Command::Tied { words: words.words.collect() }),
        Some("notices") => words.nothing_more("notices").map(|()| Command::Notices),
        Some(other) => Err(format!("xtask: there is no command \"{other}\"; `cargo xtask help` tells them")),
    }
}

struct Words<I> {
    words: I,
}

impl<I: Iterator<Item = String>> Words<I> {
    fn next(&mut self) -> Option<String> {
        self.words.next()
    }

    fn dev(&mut self) -> Result<Command, String> {
        let mut dev = Dev { port: 8080, sandbox_port: 8081, once: false };
        while let Some(word) = self.next() {
            match word.as_str() {
                "--port" => dev.port = self.port(&word)?,
                "--sandbox-port" => dev.sandbox_port = self.port(&word)?,
                "--once" => dev.once = true,
                _ => return Err(unknown("dev", &word)),
            }
        }
        Ok(Command::Dev(dev))
    }

    fn test(&mut self) -> Result<Command, String> {
        let mut test = Test::default();
        while let Some(word) = self.next() {
            match word.as_str() {
                "--full" => test.full = true,
                "--only" => test.only.push(self.suite(&word)?),
                "--skip" => test.skip.push(self.suite(&word)?),
                _ => return Err(unknown("test", &word)),
            }
        }
        Ok(Command::Test(test))
    }

    fn dist(&mut self) -> Result<Command, String> {
        let mut out = None;
        while let Some(word) = self.next() {
            match word.as_str() {
                "--out" => out = Some(PathBuf::from(self.value(&word)?)),
                _ => return Err(unknown("dist", &word)),
            }
        }
        Ok(Command::Dist { out })
    }

    fn preview(&mut self) -> Result<Command, String> {
        let mut preview = Preview { port: 8080, sandbox_port: 8081, time_scale: "1".to_owned(), data: None };
        while let Some(word) = self.next() {
            match word.as_str() {
                "--port" => preview.port = self.port(&word)?,
                "--sandbox-port" => preview.sandbox_port = self.port(&word)?,
                "--time-scale" => preview.time_scale = self.scale(&word)?,
                "--data" => preview.data = Some(PathBuf::from(self.value(&word)?)),
                _ => return Err(unknown("preview", &word)),
            }
        }
        Ok(Command::Preview(preview))
    }

    fn bench(&mut self) -> Result<Command, String> {
        let mut bench = Bench::default();
        while let Some(word) = self.next() {
            match word.as_str() {
                "--update" => bench.update = true,
                "--allow-growth" => bench.allow_growth = Some(self.value(&word)?),
                _ => return Err(unknown("bench", &word)),
            }
        }
        if bench.allow_growth.as_deref().is_some_and(|why| why.trim().is_empty()) {
            return Err("xtask bench: --allow-growth wants a reason that the next reader understands".to_owned());
        }
        Ok(Command::Bench(bench))
    }

    fn nothing_more(&mut self, command: &str) -> Result<(), String> {
        self.next().map_or(Ok(()), |word| Err(unknown(command, &word)))
    }

    fn value(&mut self, flag: &str) -> Result<String, String> {
        self.next().ok_or_else(|| format!("xtask: {flag} wants a value after it"))
    }

    fn port(&mut self, flag: &str) -> Result<u16, String> {
        let value = self.value(flag)?;
        value.parse().map_err(|_| format!("xtask: {flag} wants a port from 0 (any free one) to 65535, not \"{value}\""))
    }

    fn scale(&mut self, flag: &str) -> Result<String, String> {
        let value = self.value(flag)?;
        let positive = value.parse::<f64>().is_ok_and(|scale| scale.is_finite() && scale > 0.0);
        if positive { Ok(value) } else { Err(format!("xtask: {flag} wants a number above 0, not \"{value}\"")) }
    }

    fn suite(&mut self, flag: &str) -> Result<Suite, String> {
        let value = self.value(flag)?;
        Suite::parse(&value)
            .ok_or_else(|| format!("xtask: there is no suite \"{value}\"; there are {}", Suite::names()))
    }
}

fn unknown(command: &str, word: &str) -> String {
    format!("xtask {command}: unknown argument \"{word}\"; `cargo xtask help` tells what there is")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(line: &str) -> Result<Command, String> {
        parse(line.split_whitespace().map(str::to_owned))
    }

    #[test]
    fn commands_and_flags_are_read() {
        assert_eq!(parsed(""), Ok(Command::Help));
        assert_eq!(parsed("dev"), Ok(Command::Dev(Dev { port: 8080, sandbox_port: 8081, once: false })));
        assert_eq!(
            parsed("dev --once --port 1 --sandbox-port 2"),
            Ok(Command::Dev(Dev { port: 1, sandbox_port: 2, once: true }))
        );
        assert_eq!(
            parsed("test --only dist --only e2e --skip dom --full"),
            Ok(Command::Test(Test { full: true, only: vec![Suite::Dist, Suite::EndToEnd], skip: vec![Suite::Dom] }))
        );
        assert_eq!(parsed("dist --out x"), Ok(Command::Dist { out: Some(PathBuf::from("x")) }));
        assert_eq!(parsed("conform --api x"), Ok(Command::Conform { words: vec!["--api".to_owned(), "x".to_owned()] }));
        assert_eq!(
            parsed("bench --update --allow-growth because"),
            Ok(Command::Bench(Bench { update: true, allow_growth: Some("because".to_owned()) }))
        );
    }

    #[test]
    fn what_is_not_understood_is_told_in_one_line() {
        for line in [
            "dve",
            "dev --prot 1",
            "dev --port",
            "dev --port x",
            "test --only nothing",
            "preview --time-scale 0",
            "preview --time-scale NaN",
            "notices now",
        ] {
            let told = parsed(line).unwrap_err();
            assert!(told.starts_with("xtask") && !told.contains('\n'), "{line}: {told}");
        }
        assert!(parse(["bench", "--allow-growth", " "].map(str::to_owned).into_iter()).is_err());
    }

    #[test]
    fn help_names_every_suite() {
        assert!(HELP.contains(&format!("suites: {}\n", Suite::ALL.map(Suite::as_str).join(" "))));
    }
}
