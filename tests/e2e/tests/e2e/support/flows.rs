//! The two ways to block, for scenes that hold for both.

use super::{Citizen, judge::Truth};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Act {
    /// Anna's stolen phone.
    One,
    /// The whole of Anna's identity.
    Identity,
}

pub const BOTH: [Act; 2] = [Act::One, Act::Identity];

impl Act {
    /// The page of the act, with the reason that leads straight to the press.
    pub fn path(self, lang: &str) -> &'static str {
        match (self, lang) {
            (Self::One, "da") => "/da/spaer/identifikationsmiddel#stolen-phone",
            (Self::One, "de") => "/de/block/authenticator#stolen-phone",
            (Self::One, _) => "/en/block/authenticator#stolen-phone",
            (Self::Identity, "da") => "/da/spaer/mitid#told-code",
            (Self::Identity, "de") => "/de/block/identity#told-code",
            (Self::Identity, _) => "/en/block/identity#told-code",
        }
    }

    pub fn is_blocked(self, truth: &Truth) -> bool {
        match self {
            Self::One => truth.status_of("anna-app") == "blocked" && truth.identity_of("anna") == "active",
            Self::Identity => truth.identity_of("anna") == "blocked" && truth.blocked().is_empty(),
        }
    }
}

impl Citizen {
    /// Anna is logged in, and the next press blocks.
    pub async fn stands_before(&self, act: Act, lang: &str) {
        self.logs_in_at(act.path(lang), "anna-display").await;
        self.sees("#block").await;
    }

    /// The tab forgets, and so does the back end: the next person finds everything as on the first day.
    pub async fn begins_anew(&self) {
        // Leave the app first, or the page would ask for its blocks and store them again.
        self.loads("/favicon.svg").await;
        self.js("sessionStorage.clear()").await;
        self.stage().sandbox().reset().await;
    }
}
