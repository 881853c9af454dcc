//! What is shown in place of a page that needs a login, until it is known who is logged in.

use crate::{
    domain::problem::Problem,
    flow::{
        app::{Remote, State},
        session::{ForcedLogout, LoginOutcome, Session},
    },
    route::Route,
};

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Gate {
    Loading,
    LoadingSlowly,
    LogIn(Login),
    Failed(Problem),
    /// Somebody else's session is being ended.
    LoggingOut,
    /// The session could not be ended, and may still exist.
    LogoutFailed,
}

/// Why a login is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Login {
    /// Nobody was logged in.
    First,
    /// The session has ended.
    Over,
    /// The last try ended like this.
    After(LoginOutcome),
}

impl Login {
    /// Whether the phone is the better way now: another try most likely ends as the last one did.
    pub const fn call_first(self) -> bool {
        matches!(self, Self::After(LoginOutcome::Locked | LoginOutcome::Blocked | LoginOutcome::Unavailable))
    }
}

impl Gate {
    /// `None` when somebody is logged in.
    pub fn of(state: &State) -> Option<Self> {
        Some(match (&state.shell.session, state.shell.login) {
            (Session::Active(_), _) => return None,
            (Session::NotAsked | Session::Asking, _) => Self::Loading,
            (Session::Unsure(problem), _) => Self::Failed(*problem),
            (Session::Over, _) => Self::LogIn(Login::Over),
            (Session::Rejected { logout: ForcedLogout::Asking | ForcedLogout::Ending, .. }, _) => Self::LoggingOut,
            (Session::Rejected { logout: ForcedLogout::Failed(_), .. }, _) => Self::LogoutFailed,
            (Session::Anonymous | Session::Rejected { logout: ForcedLogout::Done, .. }, Some(outcome)) => {
                Self::LogIn(Login::After(outcome))
            }
            (Session::Anonymous | Session::Rejected { logout: ForcedLogout::Done, .. }, None) => {
                Self::LogIn(Login::First)
            }
        })
    }

    /// The same for a page that anybody may read before logging in, such as the one that blocks the whole identity: only a session or login that has ended,
    /// or a rejected session, takes its place.
    pub fn after_login(state: &State) -> Option<Self> {
        match Self::of(state) {
            Some(Self::LogIn(Login::First) | Self::Loading | Self::LoadingSlowly | Self::Failed(_)) | None => None,
            Some(gate @ (Self::LogIn(Login::Over | Login::After(_)) | Self::LoggingOut | Self::LogoutFailed)) => {
                Some(gate)
            }
        }
    }

    /// `None` when it is loaded.
    pub fn of_reading<T>(remote: &Remote<T>) -> Option<Self> {
        match remote {
            Remote::NotAsked | Remote::Loading => Some(Self::Loading),
            Remote::LoadingSlowly => Some(Self::LoadingSlowly),
            // The session may go on elsewhere; for what could not be had only a login helps.
            Remote::Failed(Problem::SessionEnded) => Some(Self::LogIn(Login::Over)),
            Remote::Failed(problem) => Some(Self::Failed(*problem)),
            Remote::Loaded(_) => None,
        }
    }
}

/// How the login ended, on pages that have no place of their own for it.
pub fn login_told_here(state: &State) -> Option<LoginOutcome> {
    // That it went well the header says; and a word that anybody could have written says nothing.
    let outcome = state.shell.login.filter(|it| !matches!(it, LoginOutcome::Ok | LoginOutcome::Doubtful))?;
    let is_known = !matches!(state.shell.session, Session::NotAsked | Session::Asking);
    let is_told = match (state.shell.route, state.shell.session.person()) {
        (Route::Page(_, page), None) => !page.is_article(),
        (_, None) => false,
        // Somebody is logged in here, so it does not matter that another login was made elsewhere.
        (_, Some(_)) => outcome == LoginOutcome::Elsewhere,
    };
    (is_known && !is_told).then_some(outcome)
}
