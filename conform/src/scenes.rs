//! The scenes: each logs people in, sends some requests, and judges the duties that their answers show.

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

use crate::duty::Duty;
use crate::stage::{Played, Stage};

/// The scenes, in the order in which they are run: those that need least come first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scene {
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
    /// An intruder's new authenticator, and the whole.
    TooNewWhole,
    /// Support lifts a block.
    Lifted,
    /// Statements and their dates.
    Dates,
    /// Activities.
    Activity,
}

impl Scene {
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

    /// Whether the scene needs a desk.
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
            Self::Orders => &[D::TwoAtOnce, D::LongIds, D::NothingOptional, D::OnlyOwn],
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
    pub async fn play(self, stage: &mut Stage<'_>) -> Played {
        match self {
            Self::Open => open::play(stage).await,
            Self::Login => login::play(stage).await,
            Self::Session => session::play(stage).await,
            Self::Writes => writes::play(stage).await,
            Self::Ordering => ordering::play(stage).await,
            Self::Reading => reading::play(stage).await,
            Self::Orders => orders::play(stage).await,
            Self::Whole => whole::play(stage).await,
            Self::TooNew => too_new::others(stage).await,
            Self::TooNewWhole => too_new::whole(stage).await,
            Self::Lifted => lifted::play(stage).await,
            Self::Dates => dates::play(stage).await,
            Self::Activity => activity::play(stage).await,
        }
    }
}
