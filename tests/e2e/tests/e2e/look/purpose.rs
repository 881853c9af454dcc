//! What the run is for: to check, as every run of the tests, or to take pictures too, as `cargo xtask shots` asks by the environment.

use std::{env, path::PathBuf};

use super::state::State;

/// The folder for pictures; without it none are taken.
const FOLDER: &str = "SPAER_SHOTS";
/// A part of the name of the states that are wanted.
const ONLY: &str = "SPAER_SHOTS_ONLY";
const LANG: &str = "SPAER_SHOTS_LANG";

pub enum Purpose {
    Checking,
    Picturing(Pictures),
}

/// Which pictures are wanted, and where.
pub struct Pictures {
    pub folder: PathBuf,
    only: Option<String>,
    lang: Option<String>,
}

impl Purpose {
    pub fn of_this_run() -> Self {
        let text = |name: &str| env::var(name).ok().filter(|text| !text.is_empty());
        match text(FOLDER) {
            None => Self::Checking,
            Some(folder) => Self::Picturing(Pictures { folder: folder.into(), only: text(ONLY), lang: text(LANG) }),
        }
    }

    /// Whether the state is to be looked at.
    pub fn concerns(&self, state: &State) -> bool {
        match self {
            Self::Checking => true,
            Self::Picturing(wanted) => {
                wanted.only.as_ref().is_none_or(|part| state.slug.contains(part.as_str()))
                    && wanted.lang.as_ref().is_none_or(|lang| state.lang == *lang)
            }
        }
    }
}

/// Whether pictures are taken, which takes so long that a scene may last longer.
pub fn is_picturing() -> bool {
    matches!(Purpose::of_this_run(), Purpose::Picturing(_))
}
