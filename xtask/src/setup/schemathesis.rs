//! Schemathesis, which drives a server by a contract of OpenAPI: from PyPI, in the versions of `requirements.txt`.

use std::path::PathBuf;

use super::{AREA, python};
use crate::files;
use crate::progress::say;
use crate::repo::Repo;

const FOLDER: &str = ".tools/schemathesis";
const REQUIREMENTS: &str = "contract/schemathesis/requirements.txt";

/// The program.
pub fn schemathesis(repo: &Repo) -> Result<PathBuf, String> {
    let (folder, requirements) = (repo.path(FOLDER), repo.path(REQUIREMENTS));
    let (wanted, stamp) = (files::read_text(&requirements)?, folder.join("made-from"));
    let program = folder.join("bin/schemathesis");
    if std::fs::read_to_string(&stamp).is_ok_and(|text| text == wanted) && program.is_file() {
        return Ok(program);
    }
    say(AREA, "schemathesis is not there yet; this takes half a minute, once");
    if folder.exists() {
        std::fs::remove_dir_all(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    }
    python::venv(repo, &folder, &requirements, "schemathesis")?;
    files::write(&stamp, wanted)?;
    Ok(program)
}
