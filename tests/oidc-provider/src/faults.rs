//! What can be wrong.

/// Something about a token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TokenFault {
    /// It is for another login.
    WrongNonce,
    /// It is for no login.
    NoNonce,
    /// It is for another client.
    WrongAudience,
    /// It is for this client and another one.
    SecondAudience,
    /// It is for this client, given to another one (`azp`).
    OtherParty,
    /// It is of another provider.
    WrongIssuer,
    /// It is over since five minutes.
    Expired,
    /// It was over half a minute ago, which a clock may be wrong by.
    JustExpired,
    /// It was issued in an hour.
    IssuedLater,
    /// It has no signature (`alg: none`).
    NotSigned,
    /// It is signed with the client's secret (`HS256`), which the client could have done.
    SignedWithSecret,
    /// It was changed after it was signed.
    Changed,
    /// Its `at_hash` is of another access token.
    OtherAccessToken,
    /// The person has authenticated an hour ago.
    OldLogin,
    /// It does not say when the person authenticated.
    NoAuthTime,
    /// It says that the person authenticated with less.
    Weak,
    /// It has no name in it.
    NoName,
    /// Its name is of a kind that no name is: with a line break.
    BadName,
    /// There is no ID token in the answer.
    NoToken,
    /// The provider does not look at the PKCE verifier.
    PkceNotChecked,
}

/// How a place answers that does not do what it should.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HttpFault {
    /// A page, with status 200.
    Html,
    /// Status 500.
    Broken,
    /// Only after a minute.
    Slow,
    /// To another address.
    Moved,
    /// Two megabytes of blanks before it.
    Huge,
    /// What another provider says of itself.
    OtherIssuer,
    /// An error of the standard: this client is none.
    NotAClient,
}

/// Where it is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Place {
    /// What it says of itself.
    Discovery,
    /// Its keys.
    Keys,
    /// Where a code is exchanged.
    Token,
}

impl Place {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Discovery, Self::Keys, Self::Token];
}
