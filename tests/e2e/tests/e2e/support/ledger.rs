//! What each scene took, written down as it ends: in which engine, how many seconds, and what was left out where an engine cannot play it. The runner of the
//! suite reads it (`xtask/src/test/ledger.rs`) and says which scenes are slow.

use std::{
    any, env,
    fs::File,
    io::Write,
    path::{Path, PathBuf},
    time::Duration,
};

use super::Engine;

pub fn played(name: &str, engine: Engine, took: Duration) {
    write(&format!("played\t{engine:?}\t{:.1}\t{name}", took.as_secs_f64()));
}

pub fn left_out(name: &str, engine: Engine, why: &str) {
    println!("left out in {engine:?}: {why}");
    write(&format!("left out\t{engine:?}\t{why}\t{name}"));
}

/// The test in which the scene is written, as the runner of the tests names it. A thread's name would do, but with one thread there is none.
pub fn name<Act>(act: &Act) -> String {
    let path = any::type_name_of_val(act);
    path.split("::").skip(1).filter(|step| !step.starts_with('{')).collect::<Vec<_>>().join("::")
}

/// One write for a line, so that the lines of several threads do not mix.
fn write(line: &str) {
    let ledger = File::options().append(true).create(true).open(place());
    ledger.and_then(|mut ledger| ledger.write_all(format!("{line}\n").as_bytes())).expect("the ledger");
}

fn place() -> PathBuf {
    let usual = || Path::new(env!("CARGO_TARGET_TMPDIR")).join("scenes.tsv");
    env::var_os("SPAER_LEDGER").map_or_else(usual, PathBuf::from)
}
