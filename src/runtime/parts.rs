//! The parts of the app: where the WebAssembly is split, and how a part comes to be there.
//!
//! What only the functions at the bottom of this file reach is not in the main part. `wasm-split` cuts it out of the finished program (see
//! `xtask/src/build`), and the glue fetches it, with its integrity, when one of them is called for the first time.

use std::{any::Any, rc::Rc};

use leptos::{prelude::*, task::spawn_local, wasm_split::SplitLoaderError};
use spaer_core::{domain::page::Part, flow::app::Message, i18n::text, view::PersonName};

#[cfg(in_parts)]
use leptos::wasm_split::wasm_split;

use super::{Runtime, activities::Activities};
use crate::{
    platform::{texts, timer},
    ui::pages::{activity::ActivityPage, profile::ProfilePage, receipt::afterwards::Afterwards},
};

/// A part that has not come by then is given up; if it comes later it is there all the same.
const TIME_LIMIT_MILLIS: u32 = 30_000;

/// Draws a page for whoever is logged in, or the rest of one.
type Draw = Rc<dyn Fn(Option<PersonName>) -> AnyView>;

/// What there is of the parts.
#[derive(Clone, Copy)]
pub struct Parts {
    /// The owner of machines that outlive every page.
    owner: StoredValue<Owner, LocalStorage>,
    drawn: StoredValue<Vec<(Part, Draw)>, LocalStorage>,
    /// A machine that only parts know, so that the main part does not name its type.
    machine: StoredValue<Option<Rc<dyn Any>>, LocalStorage>,
}

impl Parts {
    pub fn new() -> Self {
        let owner = StoredValue::new_local(Owner::current().unwrap_or_default());
        Self { owner, drawn: StoredValue::new_local(Vec::new()), machine: StoredValue::new_local(None) }
    }

    /// The page of a part that is there.
    pub fn draw(self, part: Part, named: Option<PersonName>) -> AnyView {
        let draw =
            self.drawn.with_value(|drawn| drawn.iter().find(|(one, _)| *one == part).map(|(_, draw)| draw.clone()));
        draw.map_or_else(|| ().into_any(), |draw| draw(named))
    }

    /// The machine that the parts share; made by whoever asks first.
    pub fn machine<M: Copy + 'static>(self, make: impl FnOnce() -> M) -> M {
        let there = self.machine.with_value(|machine| machine.as_ref()?.downcast_ref::<M>().copied());
        there.unwrap_or_else(|| {
            let made = self.owner.with_value(|owner| owner.with(make));
            self.machine.set_value(Some(Rc::new(made)));
            made
        })
    }
}

/// Fetches a part and its texts, both at once, and says what came of it.
pub fn fetch(runtime: Runtime, part: Part) {
    timer::after(TIME_LIMIT_MILLIS, move || runtime.send(Message::PartLost(part)));
    // Begun here, and waited for below.
    spawn_local(async move {
        let _ = there(runtime, part).await;
    });
    spawn_local(async move {
        for group in part.texts() {
            if !text::is_here(group) && !texts::fetch(group).await.is_some_and(|text| text::carry(group, &text)) {
                return runtime.send(Message::PartLost(part));
            }
        }
        match there(runtime, part).await {
            Ok(draw) => {
                runtime.parts.drawn.update_value(|drawn| drawn.push((part, draw)));
                runtime.send(Message::PartCame(part));
            }
            Err(_) => runtime.send(Message::PartLost(part)),
        }
    });
}

#[cfg(in_parts)]
async fn there(runtime: Runtime, part: Part) -> Result<Draw, SplitLoaderError> {
    match part {
        Part::Afterwards => afterwards(runtime).await,
        Part::Profile => profile(runtime).await,
        Part::Activity => activity(runtime).await,
    }
}

/// When the program is not cut into parts, every part is there at once.
#[cfg(not(in_parts))]
async fn there(runtime: Runtime, part: Part) -> Result<Draw, SplitLoaderError> {
    match part {
        Part::Afterwards => afterwards(runtime),
        Part::Profile => profile(runtime),
        Part::Activity => activity(runtime),
    }
}

#[cfg_attr(in_parts, wasm_split(afterwards, wasm_split_path = ::leptos::wasm_split, fallible))]
fn afterwards(runtime: Runtime) -> Result<Draw, SplitLoaderError> {
    let (store, lang) = (runtime.store(), runtime.lang);
    Ok(Rc::new(move |_| view! { <Afterwards store lang /> }.into_any()))
}

#[cfg_attr(in_parts, wasm_split(profile, wasm_split_path = ::leptos::wasm_split, fallible))]
fn profile(runtime: Runtime) -> Result<Draw, SplitLoaderError> {
    let (store, list, lang) = (runtime.store(), Activities::of(runtime).store(), runtime.lang);
    Ok(Rc::new(move |named| view! { <ProfilePage store list named lang /> }.into_any()))
}

#[cfg_attr(in_parts, wasm_split(activity, wasm_split_path = ::leptos::wasm_split, fallible))]
fn activity(runtime: Runtime) -> Result<Draw, SplitLoaderError> {
    let (store, list, lang) = (runtime.store(), Activities::of(runtime).store(), runtime.lang);
    Ok(Rc::new(move |named| view! { <ActivityPage store list named lang /> }.into_any()))
}
