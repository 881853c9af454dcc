//! A sandbox, conform, and perhaps a liar between them.

use std::time::Duration;

use spaer_conform::desk::{Desk, Sandbox};
use spaer_conform::report::Report;
use spaer_conform::{Timeouts, check};
use spaer_sandbox::Running;
use spaer_sandbox::options::{Data, Options};

/// Quick, since everything is on this machine.
pub const TIMEOUTS: Timeouts = Timeouts {
    answer: Duration::from_secs(20),
    settling: Duration::from_millis(600),
    pause: Duration::from_millis(200),
};

pub async fn sandbox() -> Running {
    let options = Options { port: 0, sandbox_port: 0, data: Data::Memory, ..Options::default() };
    spaer_sandbox::start(options).await.unwrap()
}

pub async fn checked(api: &str, sandbox: &Running) -> Report {
    let desk = Desk::Sandbox(Sandbox::new(&sandbox.sandbox_url).unwrap());
    check(api, &desk, TIMEOUTS).await.unwrap()
}
