//! The parts of the app that come when they are wanted.

use super::{Shell, Update};
use crate::{
    domain::page::{AppPage, Part},
    flow::{effect::Effect, session::Session},
    route::Route,
};

/// Whether a part can be shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
pub enum PartState {
    #[default]
    NotWanted,
    /// Fetched before anybody has asked for its page.
    Ahead,
    Asked,
    Slowly,
    /// It could not be had. That says nothing about whether anything is blocked.
    Lost,
    Here,
}

impl PartState {
    const fn is_on_its_way(self) -> bool {
        matches!(self, Self::Ahead | Self::Asked | Self::Slowly)
    }
}

/// Each part of the app.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Parts {
    afterwards: PartState,
    profile: PartState,
    activity: PartState,
}

impl Parts {
    pub const fn of(self, part: Part) -> PartState {
        match part {
            Part::Afterwards => self.afterwards,
            Part::Profile => self.profile,
            Part::Activity => self.activity,
        }
    }

    const fn place(&mut self, part: Part) -> &mut PartState {
        match part {
            Part::Afterwards => &mut self.afterwards,
            Part::Profile => &mut self.profile,
            Part::Activity => &mut self.activity,
        }
    }
}

impl Update<'_> {
    /// Asks for the part that draws the current page, unless it is there or has been asked for; also again when it could not be loaded.
    pub fn request_part(&mut self) {
        let Route::Page(_, page) = self.state.route else { return };
        let Some(part) = page.part() else { return };
        let coming = self.state.parts.place(part);
        match *coming {
            // A part that is fetched ahead may still wait for the browser to be idle.
            PartState::NotWanted | PartState::Ahead | PartState::Lost => {
                *coming = PartState::Asked;
                self.effects.push(Effect::FetchPart(part));
            }
            PartState::Asked | PartState::Slowly | PartState::Here => {}
        }
    }

    /// Fetches ahead, one by one, the parts to which this page links, once somebody is logged in. Not while a block is unresolved, so that its requests
    /// have the network for themselves.
    pub fn fetch_ahead(&mut self) {
        if !matches!(self.state.session, Session::Active(_)) || self.state.has_unresolved() {
            return;
        }
        // One after the other: they share files.
        let parts = self.state.parts;
        let next = self.state.linked_parts().iter().find(|part| parts.of(**part) == PartState::NotWanted);
        if let Some(part) = next.filter(|_| !Part::ALL.iter().any(|part| parts.of(*part).is_on_its_way())) {
            *self.state.parts.place(*part) = PartState::Ahead;
            self.effects.push(Effect::FetchPartIdly(*part));
        }
    }

    pub fn part_came(&mut self, part: Part) {
        *self.state.parts.place(part) = PartState::Here;
    }

    pub fn part_slow(&mut self, part: Part) {
        let coming = self.state.parts.place(part);
        if *coming == PartState::Asked {
            *coming = PartState::Slowly;
        }
    }

    pub fn part_lost(&mut self, part: Part) {
        let coming = self.state.parts.place(part);
        // A second request (ahead, and asked) may have succeeded.
        if *coming != PartState::Here {
            *coming = PartState::Lost;
        }
    }
}

impl Shell {
    /// The parts to which links on this page lead when somebody is logged in. From a page that blocks it is the receipt's.
    fn linked_parts(&self) -> &'static [Part] {
        match self.route.app_page() {
            Some(AppPage::Receipt) => &Part::ALL,
            Some(AppPage::BlockAuthenticator) => &[Part::Afterwards],
            Some(AppPage::BlockIdentity) => &[Part::Afterwards, Part::Activity],
            Some(AppPage::Profile) => &[Part::Activity],
            Some(AppPage::Activity) => &[Part::Profile],
            None => &[],
        }
    }
}
