//! Writes `.br` and `.gz` beside every file that gains by it, at the strongest setting: it costs time once per build and saves bytes at every visit.
//!
//! Node does the compressing: it has the reference implementation of Brotli in native code, and is needed for the styles anyway.

use std::path::Path;

use crate::files;
use crate::proc::{Task, tail};
use crate::repo::Repo;

const COMPRESSIBLE: &[&str] = &["css", "html", "ico", "js", "json", "svg", "txt", "wasm", "webmanifest", "xml"];

const SCRIPT: &str = r#"
const { brotliCompressSync, gzipSync, constants } = require("node:zlib");
const { readFileSync, writeFileSync } = require("node:fs");
// Short distances by themselves: 0.1 % of the WebAssembly.
const quality = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_LGWIN]: 22, [constants.BROTLI_PARAM_NDIRECT]: 15 };
for (const file of readFileSync(process.argv[1], "utf8").split("\n").filter(Boolean)) {
  const content = readFileSync(file);
  const params = { ...quality, [constants.BROTLI_PARAM_SIZE_HINT]: content.length };
  writeFileSync(file + ".br", brotliCompressSync(content, { params }));
  writeFileSync(file + ".gz", gzipSync(content, { level: 9 }));
}
"#;

pub fn site(repo: &Repo, site: &Path) -> Result<(), String> {
    let found = files::below(site)?;
    let list: Vec<String> = found.iter().filter(|file| gains(file)).map(|file| file.display().to_string()).collect();
    let list_file = repo.target.join("site-work").join("compress.txt");
    files::write(&list_file, list.join("\n"))?;
    let finished = Task::new(repo, "node", "build-compress").args(["-e", SCRIPT]).args([&list_file]).run(|| {})?;
    if finished.success { Ok(()) } else { Err(format!("{}\nbuild: compressing failed", tail(&finished.log))) }
}

fn gains(file: &Path) -> bool {
    // `notice.json` is edited by hand on the server: a compressed copy would still have the text of the build.
    if file.file_name().is_some_and(|name| name == "notice.json") {
        return false;
    }
    let ending = file.extension().map(|ending| ending.to_string_lossy().to_lowercase());
    ending.is_some_and(|ending| COMPRESSIBLE.contains(&ending.as_str()))
}
