//! Everything that was done with the eID: found, judged, reported, and then the way to block what was used.

mod export;
mod facts;
mod find;
mod judge;
mod keyed;
mod list;
mod look_first;
mod provider;
mod reports;
mod row;
mod summary;
mod wording;

pub use list::{Newest, is_slow};
pub use look_first::{LookFirst, mood};
pub use provider::Hidden;

use leptos::prelude::*;
use spaer_core::{
    domain::{language::Lang, problem::Problem},
    flow::activities,
    i18n::text::activity as text,
    operator::PROFILE_URL,
    route::Page,
    view::PersonName,
};

use crate::ui::{
    Store,
    components::{
        gate::LogInAgain,
        heading::PageHeading,
        page_link::PageLink,
        plain,
        swap::swap,
        whose::{NotYou, Whose},
    },
    words,
};

/// The store of the list's own state machine, beside the app's.
pub type List = Store<activities::State, activities::Message>;

/// The id of the sentence that says what is shown.
pub const SUMMARY: &str = "summary";
/// The id of what deserves a look.
pub const LOOK_FIRST: &str = "look-first";
/// The id of what is told about reports.
pub const REPORTS: &str = "reports";

/// The id of a row, by its key.
pub fn row_id(key: u32) -> String {
    [ROW, &key.to_string()].concat()
}

const ROW: &str = "event-";

/// The key of the row with this id.
fn row_key(id: &str) -> Option<u32> {
    id.strip_prefix(ROW)?.parse().ok()
}

/// Says that this back end does not offer the list, and links to the eID's own page, which may.
pub fn not_offered(lang: Lang) -> AnyView {
    let said = plain::words([words::problem(Problem::NotOffered, lang), " "].concat());
    plain::part("p", "", vec![said, plain::elsewhere(PROFILE_URL, text::profile_elsewhere(lang))])
}

/// `named`: who is logged in.
#[component]
pub fn ActivityPage(store: Store, list: List, named: Option<PersonName>, lang: Lang) -> impl IntoView {
    let not_you = Page::Activity.path(lang);
    let login = list.whether(|state| state.problem() == Some(Problem::SessionEnded));
    let is_offered = move || {
        store.read(|state| state.shell.service.activity)
            && list.read(|state| state.problem() != Some(Problem::NotOffered) || state.is_begun())
    };
    let draw = move |is_offered: bool| match is_offered {
        true => view! {
            <find::Find store list lang />
            <summary::Summary store list lang />
            <list::TheList store list lang />
            <reports::PickBar list lang />
            <summary::BelowList list lang />
            <export::Export list lang />
        }
        .into_any(),
        false => not_offered(lang),
    };
    view! {
        <PageHeading text=text::heading(lang) lang />
        {swap(move || login.get(), move |is| is.then(|| view! { <LogInAgain store lang /> }))}
        <LookFirst store list lang />
        <reports::Reports store list lang />
        <p>{text::lead(lang)}</p>
        {named.map(|named| view! { <Whose named lang /> <NotYou back_to=not_you lang /> })}
        <provider::Hidden store list lang />
        {swap(is_offered, draw)}
        <p class="no-print"><PageLink lang page=Page::Profile class="lone-link">{text::back_to_profile(lang)}</PageLink></p>
    }
}
