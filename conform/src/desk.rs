//! The desk: it does what conform cannot do itself, that is, logs people in as the eID lets them and lifts blocks as support does.

mod program;
mod sandbox;

pub use program::Program;
pub use sandbox::Sandbox;

use crate::http::{Http, Origin};

/// The people that the duties are checked on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TestUser {
    /// Has two authenticators or more, one of them new.
    First,
    /// Somebody else.
    Second,
    /// The first person, logged in with the new authenticator.
    FirstNew,
}

impl TestUser {
    /// The word for this person in what a desk program is asked.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::First => "FIRST",
            Self::Second => "SECOND",
            Self::FirstNew => "FIRST-NEW",
        }
    }
}

/// Why a desk did not do it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DeskError {
    /// This desk never can. What it was for is not checked.
    Unable,
    /// The eID would not let the person in.
    Refused,
    /// It broke.
    Failed(String),
}

/// What a login led to. It holds secrets, so it cannot be printed.
pub enum Login {
    /// The login page sends the browser here; following it makes the session.
    Callback(String),
    /// The desk has made the session itself; these are its cookies, as in a `Cookie` header.
    Cookie(String),
}

/// The desk that conform uses.
pub enum Desk {
    /// Nobody: what needs a session is not checked.
    Nobody,
    /// A program of the operator's.
    Program(Program),
    /// The sandbox, through its login page and its control page.
    Sandbox(Sandbox),
}

impl Desk {
    /// Whether there is one.
    #[must_use]
    pub fn is_there(&self) -> bool {
        !matches!(self, Self::Nobody)
    }

    /// Logs somebody in. `page` is where the browser was sent; `cookies` the cookies that the browser has already.
    ///
    /// # Errors
    /// When it did not come to a session.
    pub async fn log_in(
        &self,
        http: &Http,
        user: TestUser,
        page: &str,
        cookies: Option<&str>,
    ) -> Result<Login, DeskError> {
        match self {
            Self::Nobody => Err(DeskError::Unable),
            Self::Program(program) => program.log_in(user, page, cookies).await,
            Self::Sandbox(sandbox) => sandbox.log_in(http, user, page).await.map(Login::Callback),
        }
    }

    /// Lifts a block, as support would.
    ///
    /// # Errors
    /// When it is not lifted.
    pub async fn lift(&self, http: &Http, block: &str) -> Result<(), DeskError> {
        match self {
            Self::Nobody => Err(DeskError::Unable),
            Self::Program(program) => program.lift(block).await,
            Self::Sandbox(sandbox) => sandbox.lift(http, block).await,
        }
    }

    /// Puts both people back as they were.
    ///
    /// # Errors
    /// When it did not.
    pub async fn reset(&self, http: &Http) -> Result<(), DeskError> {
        match self {
            Self::Nobody => Err(DeskError::Unable),
            Self::Program(program) => program.reset().await,
            Self::Sandbox(sandbox) => sandbox.reset(http).await,
        }
    }

    /// By what channels the first person can be reached, one for each registered address.
    ///
    /// # Errors
    /// When it cannot say.
    pub async fn addresses(&self) -> Result<Vec<String>, DeskError> {
        match self {
            Self::Nobody => Err(DeskError::Unable),
            Self::Program(program) => program.addresses().await,
            Self::Sandbox(_) => Ok(Sandbox::addresses()),
        }
    }
}

/// Splits an address that the desk was given or gave into its origin and its path.
fn split_url(address: &str) -> Result<(Origin, String), DeskError> {
    Origin::parse(address).map_err(|_| DeskError::Failed("an address that is none".to_owned()))
}
