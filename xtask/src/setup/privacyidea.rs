//! A privacyIDEA server for tests, made once in a folder of its own: its program from PyPI in the versions of `requirements.txt`, and the state that each run
//! begins with. Whoever plays a test copies that state and starts the server over the copy.

use std::path::{Path, PathBuf};

use super::{AREA, python};
use crate::files;
use crate::proc::{Task, output};
use crate::progress::say;
use crate::repo::Repo;

const FOLDER: &str = ".tools/privacyidea";
/// What the server is made from.
const SOURCES: &str = "adapters/privacyidea/lab";
const FILES: [&str; 3] = ["requirements.txt", "pi.cfg", "rules.yaml"];
/// The admins, with `-pw` behind their name for a password: the server listens on this machine only, and is thrown away.
const ADMINS: [&str; 3] = ["root", "helpdesk", "gateway"];
/// All that a person's line in the file of users has in common, with the hash of a password that everybody has.
const PEOPLE: &str = "from passlib.hash import sha512_crypt; print('nobody:' + sha512_crypt.hash('right') + ':1000:1000:No Body,,,,:/:/bin/false')";

/// The folder: its program is in `venv`, the state to begin with in `state`.
pub fn privacyidea(repo: &Repo) -> Result<PathBuf, String> {
    let folder = repo.path(FOLDER);
    let sources = repo.path(SOURCES);
    let made_from = made_from(&sources)?;
    let stamp = folder.join("made-from");
    if std::fs::read_to_string(&stamp).is_ok_and(|text| text == made_from) {
        return Ok(folder);
    }
    say(AREA, "privacyIDEA is not there yet; this takes two minutes, once");
    if folder.exists() {
        std::fs::remove_dir_all(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    }
    let state = folder.join("state");
    for name in FILES {
        files::write(&state.join(name), files::read(&sources.join(name))?)?;
    }
    let venv = folder.join("venv");
    python::venv(repo, &venv, &state.join("requirements.txt"), "privacyIDEA")?;
    let bin = venv.join("bin");
    let people = output(bin.join("python"), &["-c", PEOPLE], &state).ok_or("privacyIDEA: no password can be hashed")?;
    files::write(&state.join("people"), people + "\n")?;
    let manage = |args: &[&str]| {
        let config = state.join("pi.cfg");
        // From its folder, since the file of users is named without one: a copy of the state has its own.
        let task = Task::new(repo, bin.join("pi-manage"), "setup-privacyidea-manage")
            .folder(&state)
            .env("PRIVACYIDEA_CONFIGFILE", config);
        task.env("TZ", "UTC")
            .args(args)
            .step(AREA, &format!("privacyIDEA: {}", args.get(..2).unwrap_or_default().join(" ")))
    };
    for step in ["create_enckey", "create_audit_keys", "create_tables"] {
        manage(&["setup", step])?;
    }
    for name in ADMINS {
        manage(&["admin", "add", name, "-p", &format!("{name}-pw")])?;
    }
    manage(&["config", "import", "-i", "rules.yaml"])?;
    files::write(&stamp, made_from)?;
    Ok(folder)
}

/// Everything that the folder is made from.
fn made_from(sources: &Path) -> Result<String, String> {
    let texts = FILES.iter().map(|name| files::read(&sources.join(name)));
    let texts: Vec<_> = texts.collect::<Result<_, _>>()?;
    let texts = texts.iter().map(|bytes| String::from_utf8_lossy(bytes).into_owned());
    Ok(texts.chain([ADMINS.join(" "), PEOPLE.to_owned()]).collect::<Vec<_>>().join("\n"))
}
