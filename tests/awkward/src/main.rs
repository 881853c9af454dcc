//! `spaer-awkward`: the sandbox over a back end that is nothing like the contract. See [`spaer_awkward`].

use std::process::ExitCode;

#[tokio::main]
async fn main() -> ExitCode {
    spaer_sandbox::program::main("spaer-awkward", spaer_awkward::start).await
}
