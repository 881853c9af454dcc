//! When two worlds are the same: when they behave the same from now on, and the same may truly be said in them.
//!
//! These make no difference and are left out. The numbers of step ids. How often in a row nothing new came, beyond what decides
//! about the next question. Which of the tabs is called the first, since either can do what the other can. And of the past
//! everything but what was true at the moments that a tab has been told of or can still be told of, as far as it is about that tab's
//! block: a machine does nothing with dates but compare them, and only with its own.

use std::hash::{DefaultHasher, Hash, Hasher};

use spaer_core::domain::time::Timestamp;

use crate::{network::Addressee, tab::Tab, world::World};

impl Hash for World {
    fn hash<H: Hasher>(&self, state: &mut H) {
        let mut tabs: Vec<u64> = (0..self.tabs.len()).map(|tab| self.seen_from(tab)).collect();
        if !self.model.lie.tells_tabs_apart() {
            tabs.sort_unstable();
        }
        (tabs, self.back_end.latest().desk, self.back_end.desk_acts_left).hash(state);
        (self.session, self.logins_left, self.breach).hash(state);
    }
}

impl World {
    /// The tab, what is on its way to and from it, its block, and what may truly be said in it.
    fn seen_from(&self, number: usize) -> u64 {
        let (tab, dates) = (&self.tabs[number], Dates::of_tab(self, number));
        let mut hasher = DefaultHasher::new();
        tab.hash_into(&mut WithoutNumbers { hasher: &mut hasher, dates });
        tab.arrived.map(|arrived| dates.place(arrived)).hash(&mut hasher);
        for packet in self.network.iter().filter(|packet| packet.tab == number) {
            (packet.of, packet.cargo.dated(|date| dates.place(date))).hash(&mut hasher);
        }
        hasher.write_u8(u8::MAX);
        for date in dates.iter() {
            let then = self.back_end.at(date);
            (then.own[tab.block], then.is_blocked()).hash(&mut hasher);
        }
        self.back_end.of_block(tab.block).hash(&mut hasher);
        hasher.finish()
    }
}

/// The back end's moments that a tab knows of or can still be told of, one bit each.
#[derive(Clone, Copy)]
struct Dates(u32);

impl Dates {
    fn of_tab(world: &World, number: usize) -> Self {
        let tab = &world.tabs[number];
        let mut dates = Self(0);
        dates.add(world.back_end.as_of(tab.block));
        // A record of a refusal carries its own date, whenever it is read.
        world.back_end.refused_at(tab.block).into_iter().for_each(|date| dates.add(date));
        tab.knows_of().for_each(|date| dates.add(date));
        for packet in world.network.iter().filter(|packet| packet.tab == number && packet.of != Addressee::Nobody) {
            packet.cargo.said().and_then(|said| said.as_of()).into_iter().for_each(|date| dates.add(date));
        }
        dates
    }

    fn add(&mut self, date: u8) {
        self.0 |= 1_u32.checked_shl(date.into()).expect("the history is short");
    }

    fn iter(self) -> impl Iterator<Item = u8> {
        (0_u8..32).filter(move |date| (self.0 >> date) & 1 == 1)
    }

    /// Its number among them.
    fn place(self, date: u8) -> u8 {
        u8::try_from((self.0 & ((1 << date) - 1)).count_ones()).expect("fewer than 32")
    }
}

impl Tab {
    /// After the last word a machine only looks whether it still holds. It sends nothing more, so that who is logged in is nothing to it, and
    /// neither is how it got there; unless the last word leaves open how its target stands, which only the owner can look at. The age stays,
    /// for when the page is loaded anew.
    fn hash_into(&self, hasher: &mut impl Hasher) {
        self.age.hash(hasher);
        if self.has_answer() {
            let machine = &self.machine;
            (machine.record(), machine.claim(), machine.phase()).hash(hasher);
            if self.looks_beside() {
                (machine.target(), self.belief).hash(hasher);
            }
        } else {
            (&self.machine, self.belief).hash(hasher);
        }
    }

    fn knows_of(&self) -> impl Iterator<Item = u8> {
        let record = self.machine.record().map(|record| record.as_of);
        let has_all = self.has_answer() && !self.looks_beside();
        let target = self.target_status().filter(|_| !has_all).map(|status| status.as_of);
        let number = |at: Timestamp| u8::try_from(at.unix_millis()).expect("a moment");
        [record, target, self.machine.claim().at()].into_iter().flatten().map(number).chain(self.arrived)
    }
}

/// Leaves out what makes no difference. 32-bit numbers: in this machine, with records as bare as the model's, only its step id is
/// one. Bytes from 3 on: only the count of fruitless questions is one, and from 3 on nothing but its being odd or even decides
/// anything that the model can see (the length of a pause is not). Signed 64-bit numbers from 0 on are the back end's moments.
struct WithoutNumbers<'a, H> {
    hasher: &'a mut H,
    dates: Dates,
}

impl<H: Hasher> Hasher for WithoutNumbers<'_, H> {
    fn finish(&self) -> u64 {
        self.hasher.finish()
    }

    fn write(&mut self, bytes: &[u8]) {
        self.hasher.write(bytes);
    }

    fn write_u8(&mut self, number: u8) {
        let folded = if (3..=8).contains(&number) { 4 - number % 2 } else { number };
        self.hasher.write_u8(folded);
    }

    fn write_u32(&mut self, _: u32) {}

    fn write_i64(&mut self, number: i64) {
        match u8::try_from(number) {
            Ok(date) => self.hasher.write_u8(self.dates.place(date)),
            Err(_) => self.hasher.write_i64(number),
        }
    }
}
