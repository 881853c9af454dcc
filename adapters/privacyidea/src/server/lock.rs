//! How a user is locked, which the gateway's account may read.

use serde_json::Value;
use spaer_gateway::Moment;

use super::{Failure, Server, times};

/// A lock of a user.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lock {
    /// There is none; or there is no such user, of whom the server says the same.
    None,
    /// A rule has set it, for a while.
    ByRule,
    /// Somebody has set it, from this moment on, where the server says one that is understood.
    ByHand {
        /// The end of the second in which it was set.
        at: Option<Moment>,
    },
}

impl Server {
    /// The lock of this user, and when that was read.
    ///
    /// # Errors
    /// Those of the call.
    pub async fn lock(&self, realm: &str, name: &str) -> Result<(Lock, Moment), Failure> {
        let query = [("user", name), ("realm", realm)];
        let answer = self.get_as_gateway("/conditionalaccess/lock/user", &query).await?;
        let text = |name: &str| answer.value.get(name).and_then(Value::as_str);
        let lock = match &answer.value {
            Value::Null => Lock::None,
            Value::Object(_) if text("lock_cause") == Some("MANUAL") => {
                Lock::ByHand { at: text("locked_at").and_then(times::end_of_second) }
            }
            Value::Object(_) => Lock::ByRule,
            _ => return Err(Failure::NotUnderstood),
        };
        Ok((lock, answer.at))
    }
}
