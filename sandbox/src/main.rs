//! `spaer-sandbox`: see [`spaer_sandbox`].

use std::process::ExitCode;

#[tokio::main]
async fn main() -> ExitCode {
    spaer_sandbox::program::main("spaer-sandbox", spaer_sandbox::start).await
}
