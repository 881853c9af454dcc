//! The duties of a back end, each with a short name that never changes. The table in the README is generated from this one.

use std::fmt;

/// What must be at hand to check a duty.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Needs {
    /// Only the address.
    Nothing,
    /// A desk that logs people in.
    Login,
    /// A desk that also logs in with a new authenticator.
    NewLogin,
    /// A desk that also lifts blocks.
    Lift,
    /// A desk that goes through the login page, rather than making a session by other means.
    LoginPage,
    /// A desk that also tells where a person can be reached.
    Addresses,
}

impl Needs {
    /// What is missing, for a reader of "not checked".
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Nothing => "the address alone",
            Self::Login => "`login FIRST` and `login SECOND`",
            Self::NewLogin => "`login FIRST-NEW`",
            Self::Lift => "`lift`",
            Self::LoginPage => "`login` that answers `callback`",
            Self::Addresses => "`addresses FIRST`",
        }
    }
}

macro_rules! duties {
    ($($variant:ident $name:literal $needs:ident $requirement:literal because $why:literal;)+) => {
        /// One thing that a back end owes.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Duty {
            $(#[doc = $requirement] $variant,)+
        }

        impl Duty {
            /// All of them, in the order in which they are told.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)+];

            /// The short name, which stays.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $name,)+ }
            }

            /// What it needs to be checked.
            #[must_use]
            pub const fn needs(self) -> Needs {
                match self { $(Self::$variant => Needs::$needs,)+ }
            }

            /// What a back end must do to keep this duty.
            #[must_use]
            pub const fn requirement(self) -> &'static str {
                match self { $(Self::$variant => $requirement,)+ }
            }

            /// Why it matters, to whom.
            #[must_use]
            pub const fn why(self) -> &'static str {
                match self { $(Self::$variant => $why,)+ }
            }
        }
    };
}

duties! {
    // Duties of every answer that conform gets, to whatever request.
    Answered "answered" Nothing "Every call is answered, in time and in less than 2 MB."
        because "a citizen who gets no answer cannot be told whether the block holds";
    NoStore "no-store" Nothing "Every answer says `Cache-Control: no-store`."
        because "an answer kept on the way or on a shared computer is an old truth, told to the next person";
    NoSniff "nosniff" Nothing "Every answer says `X-Content-Type-Options: nosniff`."
        because "a browser that guesses could run what somebody wrote into a label";
    RequestId "request-id" Nothing "Every answer has its own `X-Request-Id`, and a problem repeats it as `request_id`."
        because "support can find what went wrong only by it";
    JsonOnly "json-only" Nothing "Every path below `/api` answers JSON in UTF-8, an unknown one too; never HTML."
        because "a page in place of an answer hides what became of a block";
    NoRedirect "no-redirect" Nothing "Nothing but `/login` redirects."
        because "the app refuses redirects, and a block that met one would be lost";
    ProblemForm "problem-form" Nothing "Every error is a problem after RFC 9457 with `code`, and its `status` is the answer's."
        because "the app decides by the code what helps";
    Schema "schema" Nothing "Every answer fits the contract: a known status, the media type, every field."
        because "the app shows nothing that it does not understand";
    NoNull "no-null" Nothing "What is not known is left out; no field is `null`."
        because "`null` has no meaning in the contract, and clients disagree about it";
    AsOf "as-of" Login "Every statement carries an `as_of` taken inside the read itself: read later, it is later."
        because "the citizen is told when it was true; an old truth must not look fresh";
    NeverBackwards "never-backwards" Login "What was said of a block stays said: states, times, reference and `as_of` never go back."
        because "a citizen who was told \"blocked\" must not be told less afterwards";

    // Without anybody logged in.
    UnknownPath "unknown-path" Nothing "A path that is not in the contract is 404 `not_found`."
        because "only `block_not_found` may mean that a block never arrived";
    WrongMethod "wrong-method" Nothing "A known path with another method is 405 `method_not_allowed`."
        because "a proxy's own answer says nothing that the app could act on";
    Service "service" Nothing "`GET /service` needs no session, or says that it is not offered."
        because "what is switched off must not be offered to somebody in a hurry";
    LoginGoesOut "login-goes-out" Nothing "`GET /login` with an own path is 303 to the login page, or back with `login=unavailable`."
        because "the way to a block begins here";
    LoginOwnPaths "login-own-paths" Nothing "`GET /login` takes own paths only, and one of them; anything else is 400, without a redirect."
        because "a link could otherwise send citizens through the real login to a fraudster's page";
    SessionRequired "session-required" Nothing "Without a session, or with a made-up one, every call that needs one is 401 `session_required`."
        because "nobody else may read or block";
    NeverReceived "never-received" Nothing "A block that was never ordered is 404 `block_not_found`, with a key and no session."
        because "only this tells the app that it may send the order again";

    // Logging in and out.
    LoginComesBack "login-comes-back" LoginPage "A login comes back by 303 to `return_to`, its fragment kept and `login=ok` added."
        because "the reason that the citizen chose is in the fragment, and nobody is asked twice";
    LoginBound "login-bound" LoginPage "A login that comes back to another browser, or a second time, logs nobody in and nobody out, and leads to `return_to` with `login=elsewhere`."
        because "somebody else's link must not log a citizen in, and a citizen whose eID opens another browser must be told";
    CookieFlags "cookie-flags" LoginPage "The session's cookie is `HttpOnly`, `SameSite=Lax`, and `Secure` unless on plain http on this machine."
        because "a script or a listener on the line could otherwise take the session";
    SessionRenewed "session-renewed" LoginPage "Every login makes a new session: new cookie, new token, and what the browser held before is void."
        because "whoever planted or kept an old cookie would be logged in as the citizen";
    OneSubject "one-subject" Login "`subject_key` is the same in every session of one person, and another for another person."
        because "it is what keeps one person's order from blocking another";
    Extend "extend" Login "`POST /session/extend` prolongs the same session, ten times at least, or is 501 and `/service` says so."
        because "a citizen who reads slowly must not be thrown out";
    LogOut "log-out" Login "`DELETE /session` ends the session and expires its cookie."
        because "at a library the next person sits down";
    LogOutOwn "log-out-own" Login "`DELETE /session` ends no other session."
        because "a citizen who logs out on one device may be blocking on another";

    // What may write.
    CsrfMissing "csrf-missing" Login "Every write without `X-CSRF-Token` is 403 `csrf_invalid`, and nothing has happened."
        because "another page could otherwise act in the citizen's name";
    CsrfWrong "csrf-wrong" Login "Every write with a wrong token is 403 `csrf_invalid`, and nothing has happened."
        because "another page could otherwise act in the citizen's name";
    CsrfOther "csrf-other-session" Login "Every write with another session's token is 403 `csrf_invalid`, and nothing has happened."
        because "a fraudster has a session, and a token, of their own";
    JsonBodies "json-bodies" Login "A body that does not say it is JSON is 415 `unsupported_media_type`, and nothing has happened."
        because "a form on another site can send every type but this";
    BadBodies "bad-bodies" Login "A body that is not JSON, or not what the contract names and nothing else, is a problem 4xx, and nothing has happened."
        because "an order that is half understood blocks the wrong thing";
    LargeBodies "large-bodies" Login "A body of 1 MB is a problem 4xx, and nothing has happened."
        because "a back end that can be filled up is down when it is needed";
    LongIds "long-ids" Login "Ids of a block and keys of 200 characters, with `-` and `_`, are taken."
        because "the client makes them, and the contract says what it may make";
    StrangeIds "strange-ids" Login "An id of a block that has not the form is 400 `invalid_request`."
        because "an id that is cut or rewritten is another block's";
    ProblemOrder "problem-order" Login "Where several apply: 401 before 403 before 400 or 415 before 412 before 409."
        because "the app does what the first one asks for";

    // Ordering a block.
    FirstIs201 "first-201" Login "The first `PUT /blocks/{id}` is 201 and the record, with its own id and target."
        because "the record is what the citizen is told";
    RepeatIs200 "repeat-200" Login "The same `PUT` again is 200 and the same record."
        because "a phone on a bad network sends twice";
    OtherReason "repeat-other-reason" Login "The same `PUT` with another reason is 200 and the same record."
        because "the reason must never stand in the way";
    TwoAtOnce "two-at-once" Login "Two of the same `PUT` at once are one block: one 201, one 200, one record."
        because "a press, a retry and a reload can meet";
    NothingOptional "nothing-optional" Login "No reason and no list of activities is a reason to refuse, whatever stands there: unknown, too many, of another type, or none."
        because "nothing may stand between a citizen and a block";
    WrongSubject "wrong-subject" Login "An order that names another person than the session's is 412 `wrong_subject`, and nothing has happened."
        because "somebody else may have logged in since the press";
    SomebodyElsesId "somebody-elses-id" Login "An order under the id of somebody else's block is 412 `wrong_subject`, and nothing has happened."
        because "nobody may take part in another person's block";
    IdReused "id-reused" Login "The same id with another target is 409 `block_id_reused`, and nothing has happened."
        because "two targets under one id could never be told apart again";
    OnlyOwn "only-own-authenticators" Login "A target that the person does not have is a record `refused`, `target_not_found`, and nothing has happened."
        because "nobody may block another person's authenticator";
    EndedSession "ended-session" Login "An order after the session ended is 401 `session_required`, and nothing has happened."
        because "what was sent at a library must not be done after logging out";
    ReadBlock "read-your-writes-block" Login "At once after the `PUT`, `GET /blocks/{id}` shows what it answered, or more."
        because "the app asks there what became of the order";
    ReadIdentity "read-your-writes-identity" Login "At once after a whole block, `GET /identity` shows it."
        because "a profile that says \"in use\" after a block frightens people into blocking again, or calms them wrongly";
    ReadAuthenticators "read-your-writes-authenticators" Login "At once after the block of an authenticator, `GET /authenticators` shows it."
        because "a profile that says \"in use\" after a block frightens people into blocking again, or calms them wrongly";
    RecentBlocks "recent-blocks" Login "`GET /blocks` lists it once, or says that it is not offered."
        because "whoever lost the receipt finds the block there";
    ComesIntoEffect "in-effect" Login "An order of an authenticator in use comes to be `in_effect`, within a minute."
        because "`pending` is not \"blocked\"";

    // Who may read it.
    OwnReads "own-session-reads" Login "The person's session reads the whole record, whatever key is sent along."
        because "the receipt says what was blocked";
    KeyReads "key-reads" Login "The key alone, without a session, reads the record."
        because "a whole block can end every session, and the citizen still needs the proof";
    KeyTellsLittle "key-tells-little" Login "With the key alone there is no label, no address and no authenticator."
        because "whoever finds a receipt must not learn where its owner can be reached";
    WhoseBlock "whose-block" Login "A record that is ordered or read with the person's session says whose it is (`subject_key`); one read with the key alone does not."
        because "a receipt that says \"your\" to somebody else is untrue, and one that anybody found must not tell whose it is";
    WrongKey "wrong-key" Login "A wrong key is 403 `receipt_key_invalid`."
        because "an id alone must not be enough to read";
    KeyOutlives "key-outlives-session" Login "The key reads the record after its session was logged out."
        because "the receipt is all that is left then";
    OthersMayNotRead "others-may-not-read" Login "Another person's session without the key is 403 `receipt_key_invalid`; with the key it reads no more than the key."
        because "intents and receipts belong to one person";

    // What a block does.
    BlockedIsBlocked "blocked-is-blocked" Login "After a whole block no login completes."
        because "this is what \"blocked\" means";
    UnderWay "under-way-stops" LoginPage "A login that was under way when the whole block came does not complete either."
        because "the fraudster is usually in the middle of one";
    SessionsEnded "sessions-ended" Login "Where `sessions_ended` says `all`, the person's other sessions are over."
        because "the citizen is told that nobody is inside any more";
    OrderingReads "ordering-session-reads" Login "The session that ordered a whole block still reads its record."
        because "the one who has just blocked everything must not be shut out from the proof";
    AllNotified "notified-all" Addresses "A block is told to every registered address, and `notified` lists them all."
        because "an intruder may have changed one of them";
    NotifiedMasked "notified-masked" Login "The addresses in `notified` are masked."
        because "whoever looks over the shoulder must not learn them";
    NotifiedOnce "notified-once" Login "An order of a target that is blocked already sends no message: its `notified` is empty."
        because "whoever orders it again and again could otherwise bury the one message that matters";
    TooNewOthers "too-new-others" NewLogin "A session opened with a new authenticator that blocks another one is `refused`, `session_too_new`, and nothing has happened."
        because "an intruder could otherwise shut out the holder";
    TooNewItself "too-new-itself" NewLogin "A session opened with a new authenticator may block that one."
        because "whoever got a new phone and lost it must be able to block";
    TooNewWhole "too-new-whole" NewLogin "Blocking the whole identity is never refused for a new authenticator."
        because "a wrong block is undone, misuse is not";
    LiftedIsEnded "lifted-is-ended" Lift "A block that was lifted is read as `ended`, and its target is in use."
        because "a receipt must not say \"blocked\" for ever";
    SinceTheLift "since-the-lift" Lift "After a block was lifted, the target's `status_since` or `since`, where it is said, is not from before that."
        because "the app sends an order again by itself only where nothing has happened to the target since the press";
    EndedStaysEnded "ended-stays-ended" Lift "The same `PUT` after the block was lifted is 200 `ended` and blocks nothing."
        because "a phone that wakes up in a drawer must not lock its owner out again";

    // Activities, where they are offered.
    ActivityPages "activity-pages" Login "`GET /activity` keeps to `limit`, is newest first, and its cursor leads on without a gap or a repeat."
        because "what is missing from the list is taken for \"did not happen\"";
    ActivityRefuses "activity-refuses" Login "A limit of 0 or 101, an unknown cursor, a text that is too long and what is given twice are 400 `invalid_request`."
        because "a wrong page would pass for the right one";
    ActivityUnchanged "activity-unchanged" Login "`If-None-Match` with the page's `ETag` is 304, and another person's is not."
        because "a list that is asked for often must not cost a citizen's data";
    ReportRepeats "report-repeats" Login "`PUT /activity/{id}/report` is 201, then 200 with the same number; somebody else's activity is 404."
        because "the number is what the citizen tells the police";
    ProviderSetting "provider-setting" Login "`PUT /settings/provider-shown` sets what is sent, and while it is off no activity names a provider."
        because "what the citizen turned off must stay off";
}

impl fmt::Display for Duty {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(self.as_str())
    }
}
