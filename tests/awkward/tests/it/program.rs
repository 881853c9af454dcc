//! The program as others start it: like the sandbox.

use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};

#[test]
fn it_says_where_it_is_as_the_sandbox_does_and_ends_with_its_standard_input() {
    let mut child = Command::new(env!("CARGO_BIN_EXE_spaer-awkward"))
        .args(["--memory", "--port", "0", "--sandbox-port", "0", "--exit-with-stdin"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut lines = BufReader::new(child.stdout.take().unwrap()).lines().map(Result::unwrap);
    let (app, sandbox) = (lines.next().unwrap(), lines.next().unwrap());
    assert!(app.starts_with("app http://127.0.0.1:") && app.ends_with('/'), "{app}");
    assert!(sandbox.starts_with("sandbox http://localhost:") && sandbox.ends_with('/'), "{sandbox}");
    drop(child.stdin.take());
    assert!(child.wait().unwrap().success());
}
