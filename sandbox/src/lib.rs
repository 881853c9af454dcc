//! A complete back end to try Spær on: the gateway over SQLite, a login page on another site, invented people, and a
//! control page that sets faults and tells the truth.
//!
//! Nothing here is real, and nothing here is for production: it has a page that unblocks people.

mod activities;
mod backend;
mod blocking;
mod control;
mod faults;
mod html;
mod login_page;
mod logins;
pub mod options;
mod people;
pub mod program;
mod request_log;
pub mod server;
mod store;
mod time_scale;

use std::sync::{Arc, OnceLock};

use spaer_gateway::storage::sqlite::Sqlite;
use spaer_gateway::{Backend, Config, Gateway, Transport};
use tokio::task::JoinHandle;

pub use backend::{IdMapper, Sandbox};
use control::Control;
use faults::Faults;
use faults::layer::Layer;
use login_page::LoginPage;
use options::{Data, Options};
use request_log::RequestLog;
use spaer_gateway::site::Site;
use store::{Error, Store};
use time_scale::TimeScale;

/// A sandbox that runs. It stops when this is dropped.
#[derive(Debug)]
pub struct Running {
    /// Where the app and the API are.
    pub app_url: String,
    /// Where the login page and the control page are. Another site than the app, because the host is another.
    pub sandbox_url: String,
    listeners: [JoinHandle<()>; 2],
}

impl Running {
    /// Waits until a listener ends, which only a fault in this program can bring about.
    pub async fn ended(&mut self) {
        let [app, sandbox] = &mut self.listeners;
        tokio::select! {
            _ = app => {}
            _ = sandbox => {}
        }
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        for listener in &self.listeners {
            listener.abort();
        }
    }
}

/// Starts a sandbox.
///
/// # Errors
/// With a sentence for the person who started it.
pub async fn start(options: Options) -> Result<Running, String> {
    start_over(options, |sandbox| std::future::ready(Ok(sandbox))).await
}

/// Starts a sandbox whose gateway uses another back end: the one that `make` builds on top of the sandbox. People, login page, control page, faults
/// and oracle (what the control page says is true) are the same.
///
/// # Errors
/// With a sentence for the person who started it.
pub async fn start_over<B: Backend, M: Future<Output = Result<B, String>>>(
    options: Options,
    make: impl FnOnce(Sandbox) -> M,
) -> Result<Running, String> {
    let port_taken = |port: u16, error: std::io::Error| format!("port {port} on 127.0.0.1 cannot be used: {error}");
    let app = server::listen(options.port).await.map_err(|error| port_taken(options.port, error))?;
    let own = server::listen(options.sandbox_port).await.map_err(|error| port_taken(options.sandbox_port, error))?;
    let port_of = |listener: &tokio::net::TcpListener| match listener.local_addr() {
        Ok(address) => Ok(address.port()),
        Err(error) => Err(format!("no address: {error}")),
    };
    let own_origin = format!("http://127.0.0.1:{}", port_of(&app)?);
    let app_origin = options.app_origin.unwrap_or(own_origin);
    let sandbox_origin = format!("http://localhost:{}", port_of(&own)?);

    let (store, storage) = open(&options.data)?;
    let settled = store.transaction(people::insert_people).await;
    settled.map_err(|error| format!("the data cannot be written: {error:?}"))?;

    let sandbox = Sandbox {
        store,
        faults: Arc::new(Faults::default()),
        time_scale: TimeScale::new(options.time_scale),
        login_origin: sandbox_origin.clone(),
        id_mapper: Arc::new(OnceLock::new()),
        gateway_sessions: Arc::new(OnceLock::new()),
    };
    let config = Config::new(app_origin.clone(), Transport::PlainLoopback);
    let gateway = Gateway::new(make(sandbox.clone()).await?, storage.clone(), config);
    // This cannot fail: the cell is set nowhere else.
    let _ = sandbox.gateway_sessions.set(gateway.sessions());
    let log = RequestLog::default();
    let layer = Arc::new(Layer::new(gateway.router(), sandbox.clone(), log.clone()));
    let login = LoginPage { sandbox: sandbox.clone(), app_origin: app_origin.clone() };
    let site = Site::new(options.site);
    let control =
        Control { sandbox, sessions: gateway.sessions(), storage, layer: Arc::clone(&layer), log, site: site.clone() };
    let listeners =
        [tokio::spawn(server::serve_app(app, layer, site)), tokio::spawn(server::serve_sandbox(own, login, control))];
    Ok(Running { app_url: format!("{app_origin}/"), sandbox_url: format!("{sandbox_origin}/"), listeners })
}

/// Opens the sandbox's data and the gateway's storage. They may share one file, but have separate connections and tables and do not know of each
/// other.
fn open(data: &Data) -> Result<(Store, Sqlite), String> {
    let told = |error: Error| format!("the data cannot be used: {error:?}");
    match data {
        Data::File(path) => {
            let storage = Sqlite::open_file(path).map_err(|error| error.to_string())?;
            Ok((Store::open_file(path).map_err(told)?, storage))
        }
        Data::Memory => {
            let storage = Sqlite::in_memory().map_err(|error| error.to_string())?;
            Ok((Store::in_memory().map_err(told)?, storage))
        }
    }
}
