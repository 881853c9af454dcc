//! A back end that is nothing like the contract, and the gateway's `Backend` over it.
//!
//! [`adapter`] is what an operator writes, and the example to learn from. [`server`] is the back end that it talks to, over the
//! sandbox's people and database. [`witness`] lets the sandbox's oracle know which order is which; no operator needs it.

pub mod adapter;
pub mod server;
pub mod witness;

use std::sync::Arc;

use spaer_sandbox::options::Options;
use spaer_sandbox::server::{accept, listen};
use spaer_sandbox::{Running, Sandbox, start_over};

use adapter::{Awkward, Settings};
use server::Server;
use witness::{Witness, Witnessed};

/// What person numbers are hashed with. In a sandbox there is nobody to protect; an operator takes theirs from where they keep secrets.
const PEPPER: [u8; 32] = *b"nobody in here is a real person.";

/// Starts the sandbox over the awkward back end.
///
/// # Errors
/// With a sentence for the person who started it.
pub async fn start(options: Options) -> Result<Running, String> {
    start_over(options, |sandbox| async move {
        let server = Arc::new(Server::new(sandbox.clone()));
        let own = Arc::clone(&server);
        let listener = listen(0).await.map_err(|error| format!("no port for the awkward back end: {error}"))?;
        let port = listener.local_addr().map_err(|error| format!("no address: {error}"))?.port();
        tokio::spawn(accept(listener, move |request| {
            let server = Arc::clone(&own);
            async move { server.answer(request).await }
        }));
        Ok(over(port, &sandbox, server.witness()))
    })
    .await
}

/// The back end as the gateway gets it, when the awkward server listens on this port of 127.0.0.1.
#[must_use]
pub fn over(port: u16, sandbox: &Sandbox, witness: &Witness) -> Witnessed<Awkward> {
    let settings = Settings {
        base: format!("http://127.0.0.1:{port}"),
        login_origin: sandbox.login_origin().to_owned(),
        pepper: PEPPER,
    };
    Witnessed::new(Awkward::new(settings), witness.clone())
}
