//! Which process works on which order: advisory locks of a connection that each process keeps for them.

use std::sync::Arc;

use sha2::{Digest, Sha256};
use tokio::sync::Mutex;
use tokio_postgres::Client;

use super::connect::Database;
use super::{Done, StorageError};
use crate::ids::BlockId;

/// The locks of this process. A clone shares them.
#[derive(Clone)]
pub(super) struct Claims {
    database: Database,
    client: Arc<Mutex<Option<Arc<Client>>>>,
}

/// The right to work on one order. Given back when it is dropped.
pub struct Claim {
    client: Arc<Client>,
    key: i64,
}

impl Claims {
    pub(super) fn new(database: Database) -> Self {
        Self { database, client: Arc::default() }
    }

    /// `None` while another process has it.
    pub(super) async fn claim(&self, id: &BlockId) -> Done<Option<Claim>> {
        let client = self.client().await?;
        let key = key_of(id).ok_or(StorageError::NotUnderstood)?;
        // Not one that waits: everything of this process goes through this connection.
        let row = client.query_one("SELECT pg_try_advisory_lock($1)", &[&key]).await?;
        Ok(row.try_get::<_, bool>(0)?.then_some(Claim { client, key }))
    }

    async fn client(&self) -> Done<Arc<Client>> {
        let mut kept = self.client.lock().await;
        match &*kept {
            Some(client) if !client.is_closed() => Ok(Arc::clone(client)),
            _ => {
                let client = Arc::new(self.database.client().await?);
                *kept = Some(Arc::clone(&client));
                Ok(client)
            }
        }
    }
}

impl Drop for Claim {
    fn drop(&mut self) {
        let (client, key) = (Arc::clone(&self.client), self.key);
        tokio::spawn(async move {
            // If the connection is gone, so is the lock.
            let _ = client.execute("SELECT pg_advisory_unlock($1)", &[&key]).await;
        });
    }
}

/// Two ids with the same number would wait for each other, and nothing worse.
fn key_of(id: &BlockId) -> Option<i64> {
    let hash = Sha256::new().chain_update(b"spaer order 1").chain_update(id.as_str()).finalize();
    hash.first_chunk::<8>().map(|bytes| i64::from_be_bytes(*bytes))
}
