//! The lies: which duty each breaks, and how.

mod after;
mod before;

use std::sync::Arc;

use spaer_conform::duty::Duty;
use spaer_conform::http::{HttpRequest, Reply};

use crate::proxy::Upstream;

macro_rules! lies {
    ($($lie:ident breaks $duty:ident $(also $($also:ident)+)?;)+) => {
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Lie { $($lie,)+ }

        impl Lie {
            pub const ALL: &'static [Self] = &[$(Self::$lie,)+];

            /// The duty that it breaks.
            pub fn breaks(self) -> Duty {
                match self { $(Self::$lie => Duty::$duty,)+ }
            }

            /// Duties that are then broken too.
            pub fn also(self) -> &'static [Duty] {
                match self { $(Self::$lie => &[$($(Duty::$also,)+)?],)+ }
            }
        }
    };
}

lies! {
    ClosesWithoutAnAnswer breaks Answered;
    CachesTheIdentity breaks NoStore;
    LetsBrowsersGuess breaks NoSniff;
    NumbersNothing breaks RequestId;
    NumbersProblemsOtherwise breaks RequestId;
    AnswersHtml breaks JsonOnly;
    RedirectsTheService breaks NoRedirect also Service;
    CallsProblemsJson breaks ProblemForm;
    HasNoCode breaks ProblemForm also UnknownPath;
    LeavesOutTheWaysBack breaks Schema;
    WritesNull breaks NoNull;
    DatesFromACache breaks AsOf also NeverBackwards;
    DatesFarAhead breaks AsOf also NeverBackwards;
    ChangesTheReference breaks NeverBackwards;
    TakesBackInTheList breaks NeverBackwards;
    SaysNeverReceivedOfWhatWas breaks NeverBackwards also ReadBlock;
    SaysNoBlockToEverything breaks UnknownPath;
    KnowsNoMethods breaks WrongMethod;
    HidesTheService breaks Service;
    RefusesAnOwnPath breaks LoginGoesOut;
    TakesAnApiPath breaks LoginOwnPaths;
    ReadsForEverybody breaks SessionRequired;
    IsVagueAboutTheUnknown breaks NeverReceived;
    LosesTheReason breaks LoginComesBack;
    LetsEveryBrowserIn breaks LoginBound;
    SendsHomeFromElsewhere breaks LoginBound;
    LetsScriptsReadTheCookie breaks CookieFlags;
    SendsTheCookieEverywhere breaks CookieFlags;
    KeepsTheOldCookieAlive breaks SessionRenewed;
    TakesEverybodyForOne breaks OneSubject also LoginBound;
    ProlongsNothing breaks Extend;
    LeavesTheCookie breaks LogOut;
    LogsOutInWordsOnly breaks LogOut also EndedSession KeyTellsLittle WhoseBlock;
    LogsOutEverywhere breaks LogOutOwn;
    NeedsNoToken breaks CsrfMissing also ProblemOrder;
    TakesAnyToken breaks CsrfWrong;
    TakesAnothersToken breaks CsrfOther;
    TakesForms breaks JsonBodies also ProblemOrder;
    FillsInTheKey breaks BadBodies;
    ReadsHalfOfATarget breaks BadBodies;
    CutsLargeBodies breaks LargeBodies;
    RefusesLongIds breaks LongIds;
    LooksForStrangeIds breaks StrangeIds;
    ComparesThePersonFirst breaks ProblemOrder;
    SaysOkAtFirst breaks FirstIs201;
    SaysCreatedAgain breaks RepeatIs200;
    ComparesReasons breaks OtherReason;
    CreatesTwice breaks TwoAtOnce;
    InsistsOnKnownReasons breaks NothingOptional;
    BlocksForWhoeverIsThere breaks WrongSubject;
    SharesBlocks breaks SomebodyElsesId;
    TakesAnIdTwice breaks IdReused;
    BlocksWhatIsNotTheirs breaks OnlyOwn;
    ObeysAfterLogout breaks EndedSession;
    ReadsLate breaks ReadBlock;
    ForgetsTheWholeOnRead breaks ReadIdentity;
    ForgetsTheBlockOnRead breaks ReadAuthenticators;
    LeavesItOutOfTheList breaks RecentBlocks;
    StaysPending breaks ComesIntoEffect;
    StumblesOverAKey breaks OwnReads;
    WantsASessionToo breaks KeyReads;
    ShowsTheLabel breaks KeyTellsLittle;
    ShowsTheAddress breaks KeyTellsLittle;
    SaysNotWhose breaks WhoseBlock;
    SaysWhoseToAnybody breaks WhoseBlock also KeyTellsLittle OthersMayNotRead;
    TakesAnyKey breaks WrongKey;
    KeyDiesWithTheSession breaks KeyOutlives;
    ShowsItToOthers breaks OthersMayNotRead;
    LetsTheOneInTheDoorwayIn breaks UnderWay;
    LetsTheBlockedLogIn breaks BlockedIsBlocked;
    LeavesOthersInside breaks SessionsEnded;
    ShutsOutTheOrdering breaks OrderingReads;
    TellsOneAddress breaks AllNotified;
    ShowsAddresses breaks NotifiedMasked;
    TellsItAgain breaks NotifiedOnce;
    LetsTheNewOneBlockOthers breaks TooNewOthers;
    RefusesTheNewOneItself breaks TooNewItself;
    RefusesTheWholeToTheNewOne breaks TooNewWhole;
    ForgetsTheLift breaks LiftedIsEnded;
    ForgetsWhatHappened breaks SinceTheLift;
    ForgetsWhatHappenedToTheWhole breaks SinceTheLift;
    BlocksAgainAfterTheLift breaks EndedStaysEnded;
    RepeatsAnActivity breaks ActivityPages;
    TakesAnyCursor breaks ActivityRefuses;
    SendsItAgain breaks ActivityUnchanged;
    NumbersReportsAnew breaks ReportRepeats;
    KeepsShowing breaks ProviderSetting;
}

impl Lie {
    /// What conform gets instead of the true answer; `None` closes the connection.
    pub async fn answer(self, upstream: &Arc<Upstream>, request: HttpRequest) -> Option<Reply> {
        let mut forwarded = request.clone();
        {
            let mut memory = upstream.memory.lock().await;
            if !self.before(&mut memory, &mut forwarded) {
                return None;
            }
        }
        let mut reply = upstream.pass(&forwarded).await;
        let mut memory = upstream.memory.lock().await;
        memory.record(&request, &reply);
        self.after(upstream, &mut memory, &request, &mut reply).await;
        Some(reply)
    }
}
