//! The scenarios: each logs people in, sends some requests, and judges the duties that their answers show.

mod activity;
mod common;
mod dates;
mod lifted;
mod login;
mod open;
mod ordering;
mod orders;
mod reading;
mod session;
mod too_new;
mod whole;
mod writes;

use crate::context::{Context, ScenarioResult};
use crate::duty::Duty;

/// The scenarios, in the order in which they are run: those that need least come first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scenario {
    /// Nobody is logged in.
    Open,
    /// People log in.
    Login,
    /// Sessions go on and end.
    Session,
    /// Writes that must be refused.
    Writes,
    /// One order, sent again and again.
    Ordering,
    /// One block, read by everybody.
    Reading,
    /// Orders of other kinds.
    Orders,
    /// A whole block.
    Whole,
    /// An intruder's new authenticator, and the others.
    TooNew,
    /// An intruder's new authenticator, and the identity.
    TooNewWhole,
    /// Support lifts a block.
    Lifted,
    /// Statements and their dates.
    Dates,
    /// Activities.
    Activity,
}

impl Scenario {
    pub const ALL: [Self; 13] = [
        Self::Open,
        Self::Login,
        Self::Session,
        Self::Writes,
        Self::Ordering,
        Self::Reading,
        Self::Orders,
        Self::Whole,
        Self::TooNew,
        Self::TooNewWhole,
        Self::Lifted,
        Self::Dates,
        Self::Activity,
    ];

    /// Whether the scenario needs a desk.
    pub fn needs_desk(self) -> bool {
        self != Self::Open
    }

    /// What it judges.
    pub const fn duties(self) -> &'static [Duty] {
        use Duty as D;
        match self {
            Self::Open => &[
                D::UnknownPath,
                D::WrongMethod,
                D::Service,
                D::LoginGoesOut,
                D::LoginOwnPaths,
                D::SessionRequired,
                D::NeverReceived,
            ],
            Self::Login => &[D::LoginComesBack, D::CookieFlags, D::SessionRenewed, D::OneSubject],
            Self::Session => &[D::Extend, D::LogOut, D::LogOutOwn, D::EndedSession],
            Self::Writes => &[
                D::CsrfMissing,
                D::CsrfWrong,
                D::CsrfOther,
                D::JsonBodies,
                D::BadBodies,
                D::LargeBodies,
                D::StrangeIds,
                D::WrongSubject,
            ],
            Self::Ordering => &[
                D::FirstIs201,
                D::ReadBlock,
                D::ReadAuthenticators,
                D::ComesIntoEffect,
                D::RepeatIs200,
                D::OtherReason,
                D::SomebodyElsesId,
                D::IdReused,
                D::ProblemOrder,
                D::RecentBlocks,
            ],
            Self::Reading => &[
                D::OwnReads,
                D::KeyReads,
                D::KeyTellsLittle,
                D::WrongKey,
                D::OthersMayNotRead,
                D::AllNotified,
                D::NotifiedMasked,
                D::KeyOutlives,
            ],
            Self::Orders => &[D::TwoAtOnce, D::LongIds, D::NothingOptional, D::NotifiedOnce, D::OnlyOwn],
            Self::Whole => &[D::ReadIdentity, D::OrderingReads, D::SessionsEnded, D::UnderWay, D::BlockedIsBlocked],
            Self::TooNew => &[D::TooNewOthers, D::TooNewItself],
            Self::TooNewWhole => &[D::TooNewWhole],
            Self::Lifted => &[D::LiftedIsEnded, D::EndedStaysEnded],
            Self::Dates => &[D::AsOf],
            Self::Activity => {
                &[D::ActivityPages, D::ActivityRefuses, D::ActivityUnchanged, D::ReportRepeats, D::ProviderSetting]
            }
        }
    }

    /// Plays it to its end, or as far as it goes.
    pub async fn run(self, context: &mut Context<'_>) -> ScenarioResult {
        match self {
            Self::Open => open::run(context).await,
            Self::Login => login::run(context).await,
            Self::Session => session::run(context).await,
            Self::Writes => writes::run(context).await,
            Self::Ordering => ordering::run(context).await,
            Self::Reading => reading::run(context).await,
            Self::Orders => orders::run(context).await,
            Self::Whole => whole::run(context).await,
            Self::TooNew => too_new::others(context).await,
            Self::TooNewWhole => too_new::whole(context).await,
            Self::Lifted => lifted::run(context).await,
            Self::Dates => dates::run(context).await,
            Self::Activity => activity::run(context).await,
        }
    }
}
