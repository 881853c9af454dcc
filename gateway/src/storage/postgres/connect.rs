//! How the database is reached, and how what it says is told without what stands in it.

use std::sync::Arc;
use std::time::Duration;

use deadpool_postgres::{Manager, ManagerConfig, Pool, PoolError, RecyclingMethod, Runtime};
use rustls::{ClientConfig, RootCertStore};
use tokio_postgres::config::Host;
use tokio_postgres::{Client, Config, Error};
use tokio_postgres_rustls::MakeRustlsConnect;

use super::{OpenError, TIMEOUT};

/// The database gives up on a statement after this, so that one that got no answer is not carried out much later.
const OPTIONS: &str = "-c statement_timeout=4000 -c idle_in_transaction_session_timeout=10000";
const CONNECT_TIMEOUT: Duration = Duration::from_secs(3);

/// Where the database is.
#[derive(Clone)]
pub(super) struct Database {
    config: Config,
    tls: MakeRustlsConnect,
    /// To be told: without name and password.
    pub(super) place: String,
}

impl Database {
    pub(super) fn parse(address: &str) -> Result<Self, OpenError> {
        // What was given is not told, because it may hold a password.
        let error = |problem: String| OpenError { place: "the database's address".to_owned(), problem };
        let mut config: Config = address.parse().map_err(|problem: Error| error(without_details(&problem)))?;
        let place = place(&config);
        let options = config.get_options().map_or_else(|| OPTIONS.to_owned(), |own| format!("{OPTIONS} {own}"));
        config.options(options);
        config.application_name("spaer");
        config.connect_timeout(CONNECT_TIMEOUT);
        config.tcp_user_timeout(TIMEOUT);
        config.keepalives_idle(Duration::from_secs(30));
        Ok(Self { config, tls: tls().map_err(error)?, place })
    }

    pub(super) fn pool(&self, connections: usize) -> Result<Pool, String> {
        let recycling = ManagerConfig { recycling_method: RecyclingMethod::Fast };
        let manager = Manager::from_config(self.config.clone(), self.tls.clone(), recycling);
        Pool::builder(manager)
            .max_size(connections)
            .runtime(Runtime::Tokio1)
            .wait_timeout(Some(CONNECT_TIMEOUT))
            .create_timeout(Some(CONNECT_TIMEOUT))
            .recycle_timeout(Some(CONNECT_TIMEOUT))
            .build()
            .map_err(|problem| problem.to_string())
    }

    /// A connection of its own, which ends when nobody has it any more.
    pub(super) async fn client(&self) -> Result<Client, Error> {
        let (client, connection) = self.config.connect(self.tls.clone()).await?;
        tokio::spawn(async move {
            // Whoever uses the client is told of its end.
            let _ = connection.await;
        });
        Ok(client)
    }
}

/// The server and the name of the database.
fn place(config: &Config) -> String {
    let host = match config.get_hosts().first() {
        Some(Host::Tcp(name)) => name.clone(),
        #[cfg(unix)]
        Some(Host::Unix(path)) => path.display().to_string(),
        None => "no host".to_owned(),
    };
    let port = config.get_ports().first().copied().unwrap_or(5432);
    format!("PostgreSQL at {host}, port {port}, database {}", config.get_dbname().unwrap_or("of the user's name"))
}

fn tls() -> Result<MakeRustlsConnect, String> {
    let mut roots = RootCertStore::empty();
    // Those that cannot be read are not trusted; a server that needs one of them is refused with words.
    roots.add_parsable_certificates(rustls_native_certs::load_native_certs().certs);
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let config = ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .map_err(|problem| problem.to_string())?
        .with_root_certificates(roots)
        .with_no_client_auth();
    Ok(MakeRustlsConnect::new(config))
}

/// The database's own words, but for the details, which hold values of rows.
pub(super) fn without_details(error: &Error) -> String {
    match error.as_db_error() {
        Some(told) => format!("{} ({})", told.message(), told.code().code()),
        None => {
            let cause = std::error::Error::source(error).map(|cause| format!(": {cause}"));
            format!("{error}{}", cause.unwrap_or_default())
        }
    }
}

pub(super) fn pool_problem(error: &PoolError) -> String {
    match error {
        PoolError::Backend(error) => without_details(error),
        other => other.to_string(),
    }
}
