//! Who is logged in in which browser.
//!
//! A session lies in the storage under the hash of its cookie, and everything in it that is worth stealing is encrypted with the operator's keys: whoever
//! reads the database can neither take a session over nor learn whose it is.

use std::sync::Arc;

use axum::http::{HeaderMap, header};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::backend::LoggedIn;
use crate::domain::Person;
use crate::ids::{Private, SessionToken, SubjectKey};
use crate::keys::Cipher;
use crate::moment::Moment;
use crate::problem::{Code, Problem};
use crate::random;
use crate::storage::{SessionState, Storage, StorageError, StoredSession};

pub(crate) const COOKIE: &str = "spaer_session";

const PURPOSE: &[u8] = b"spaer session 1";

/// A copy of one browser's session, as it was when it was looked up.
#[derive(Clone, Debug)]
pub(crate) struct Session {
    pub(crate) id: SessionId,
    pub(crate) token: SessionToken,
    pub(crate) person: Person,
    pub(crate) expires_at: Moment,
    pub(crate) csrf: String,
    state: SessionState,
}

impl Session {
    pub(crate) fn is_open(&self) -> bool {
        matches!(self.state, SessionState::Open { .. })
    }

    /// May it read blocks without the back end being asked whether it lives?
    pub(crate) fn has_ordered(&self) -> bool {
        !matches!(self.state, SessionState::Open { ordered: false })
    }

    pub(crate) fn csrf_matches(&self, given: &str) -> bool {
        random::constant_time_eq(self.csrf.as_bytes(), given.as_bytes())
    }
}

/// The SHA-256 hash of the value of the session cookie, which is random and long.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) struct SessionId([u8; 32]);

impl SessionId {
    fn of(cookie: &str) -> Self {
        Self(Sha256::digest(cookie.as_bytes()).into())
    }

    pub(crate) fn as_bytes(&self) -> &[u8; 32] {
        &self.0
    }
}

impl std::fmt::Debug for SessionId {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("…")
    }
}

/// What is encrypted of a session.
#[derive(Serialize, Deserialize)]
struct Sealed {
    token: String,
    subject: String,
    display_name: String,
    user_id_masked: String,
    csrf: String,
}

/// All sessions; a clone shares them. If an operator's eID reports ended logins, the operator ends them here too.
#[derive(Debug)]
pub struct Sessions<S> {
    storage: Arc<S>,
    cipher: Cipher,
}

impl<S> Clone for Sessions<S> {
    fn clone(&self) -> Self {
        Self { storage: Arc::clone(&self.storage), cipher: self.cipher.clone() }
    }
}

impl<S: Storage> Sessions<S> {
    pub(crate) fn new(storage: Arc<S>, cipher: Cipher) -> Self {
        Self { storage, cipher }
    }

    /// Ends every session that holds this token, its right to read blocks included.
    ///
    /// # Errors
    /// When the storage cannot be written.
    pub async fn end(&self, token: &SessionToken) -> Result<(), StorageError> {
        self.storage.remove_sessions(Some(&hash_of(token))).await
    }

    /// Ends every session.
    ///
    /// # Errors
    /// When the storage cannot be written.
    pub async fn end_all(&self) -> Result<(), StorageError> {
        self.storage.remove_sessions(None).await
    }

    /// A new session; answers the value of its cookie.
    pub(crate) async fn start(&self, login: LoggedIn) -> Result<String, Problem> {
        let cookie = random::hex(32)?;
        let session = Session {
            id: SessionId::of(&cookie),
            token: login.token,
            person: login.person,
            expires_at: login.expires_at,
            csrf: random::hex(32)?,
            state: SessionState::Open { ordered: false },
        };
        self.storage.insert_session(&self.seal(&session)?).await?;
        Ok(cookie)
    }

    /// The session whose cookie the request carries, even one that may only read blocks. Of several, an open one is preferred.
    pub(crate) async fn find(&self, headers: &HeaderMap) -> Result<Option<Session>, StorageError> {
        let mut all = self.find_all(headers).await?;
        let open = all.iter().position(Session::is_open).unwrap_or(0);
        Ok((!all.is_empty()).then(|| all.swap_remove(open)))
    }

    /// Every session whose cookie the request carries. A browser may send several cookies of this name, from an earlier deployment or set by another
    /// page on the same host; a cookie without a session must not hide one that has a session.
    pub(crate) async fn find_all(&self, headers: &HeaderMap) -> Result<Vec<Session>, StorageError> {
        let ids: Vec<[u8; 32]> = cookies(headers, COOKIE).into_iter().map(|value| SessionId::of(value).0).collect();
        if ids.is_empty() {
            return Ok(Vec::new());
        }
        let found = self.storage.find_sessions(&ids, Moment::now()).await?;
        Ok(found.into_iter().filter_map(|stored| self.open(stored)).collect())
    }

    pub(crate) async fn remove(&self, id: &SessionId) -> Result<(), StorageError> {
        self.storage.remove_session(id.as_bytes()).await
    }

    pub(crate) async fn extend(&self, id: &SessionId, until: Moment) -> Result<(), StorageError> {
        self.storage.extend_session(id.as_bytes(), until).await
    }

    /// Notes that this session orders a block, so that it may still read blocks after the back end has ended it.
    pub(crate) async fn mark_ordered(&self, id: &SessionId) -> Result<(), StorageError> {
        self.storage.mark_ordered(id.as_bytes()).await
    }

    /// The back end has ended this session: it is removed, or, if it has ordered a block, it may only read blocks from now on.
    pub(crate) async fn ended_by_backend(&self, id: &SessionId) -> Result<(), StorageError> {
        self.storage.end_session(id.as_bytes()).await
    }

    fn seal(&self, session: &Session) -> Result<StoredSession, Problem> {
        let sealed = Sealed {
            token: session.token.reveal().to_owned(),
            subject: session.person.subject.as_str().to_owned(),
            display_name: session.person.display_name.reveal().to_owned(),
            user_id_masked: session.person.user_id_masked.reveal().to_owned(),
            csrf: session.csrf.clone(),
        };
        let text = serde_json::to_vec(&sealed).map_err(|_| Problem::from(Code::InternalError))?;
        Ok(StoredSession {
            id: session.id.0,
            token: hash_of(&session.token),
            expires_at: session.expires_at,
            state: session.state,
            sealed: self.cipher.seal(&purpose(&session.id.0), &text)?,
        })
    }

    /// `None` if it was sealed with a key that is not known here (any more): then it is as if it had ended.
    fn open(&self, stored: StoredSession) -> Option<Session> {
        let text = self.cipher.open(&purpose(&stored.id), &stored.sealed)?;
        let sealed: Sealed = serde_json::from_slice(&text).ok()?;
        Some(Session {
            id: SessionId(stored.id),
            token: SessionToken::new(sealed.token),
            person: Person {
                subject: SubjectKey::parse(&sealed.subject)?,
                display_name: Private::new(sealed.display_name),
                user_id_masked: Private::new(sealed.user_id_masked),
            },
            expires_at: stored.expires_at,
            csrf: sealed.csrf,
            state: stored.state,
        })
    }
}

/// With its id, so that one row's secrets cannot be put into another's.
fn purpose(id: &[u8; 32]) -> Vec<u8> {
    [PURPOSE, id].concat()
}

/// A token is random and long, so that nobody can find it by trying.
fn hash_of(token: &SessionToken) -> [u8; 32] {
    Sha256::new().chain_update(b"spaer token 1").chain_update(token.reveal()).finalize().into()
}

/// The values of every cookie of this name that the browser sent. Each cookie is read for itself: what another page on
/// the same host has put into one of its own must not hide ours.
pub(crate) fn cookies<'a>(headers: &'a HeaderMap, name: &str) -> Vec<&'a str> {
    let lines = headers.get_all(header::COOKIE).into_iter().map(|line| line.as_bytes());
    lines
        .flat_map(|line| line.split(|byte| *byte == b';'))
        .filter_map(|pair| std::str::from_utf8(pair).ok()?.trim().split_once('='))
        .filter(|(key, value)| *key == name && !value.is_empty())
        .map(|(_, value)| value)
        .collect()
}
