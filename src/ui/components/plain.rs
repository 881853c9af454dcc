//! Static elements, made from data by functions that are compiled once, and not once for each use as with `view!`. On a page with many of them that would
//! be most of its code (docs/decisions).

use leptos::{html::custom, prelude::*};

use super::swap::changing;
use crate::platform::focus;

/// The class of a button that most people want next.
pub const PRIMARY: &str = "button button-primary act";
pub const SECONDARY: &str = "button button-secondary act";
/// The press that blocks.
pub const FINAL: &str = "button button-primary act act--final";
/// As quiet as a link.
pub const LINK: &str = "link-button";

/// An element with its children. `class`: none where it is empty.
pub fn part(tag: &'static str, class: &'static str, mut children: Vec<AnyView>) -> AnyView {
    match children.pop() {
        // Leptos puts a marker node after several children; a single child needs none.
        Some(only) if children.is_empty() => single(tag, class, only),
        last => {
            children.extend(last);
            custom(tag).class(given(class)).child(children).into_any()
        }
    }
}

/// An element with a text.
pub fn text(tag: &'static str, class: &'static str, text: impl Into<String>) -> AnyView {
    single(tag, class, words(text))
}

fn single(tag: &'static str, class: &'static str, child: AnyView) -> AnyView {
    custom(tag).class(given(class)).child(child).into_any()
}

fn given(class: &'static str) -> Option<&'static str> {
    (!class.is_empty()).then_some(class)
}

/// A text alone.
pub fn words(text: impl Into<String>) -> AnyView {
    text.into().into_any()
}

/// What somebody has written themselves: isolated, since it may be written in the other direction, and never translated.
pub fn foreign(class: &'static str, text: &str) -> AnyView {
    view! { <bdi translate="no" class=given(class)>{text.to_owned()}</bdi> }.into_any()
}

/// A list of lines.
pub fn list(lines: impl Iterator<Item = AnyView>) -> AnyView {
    part("ul", "", lines.map(|line| part("li", "", vec![line])).collect())
}

/// A live region. `role`: `status`, or `alert` where it must not wait. Only an `alert` is announced when it is inserted together with its text.
pub fn live_region(role: &'static str, class: &'static str, children: Vec<AnyView>) -> AnyView {
    view! { <div role=role class=class>{children}</div> }.into_any()
}

/// Tells that something failed, and takes the focus if that answers a press ([`focus::failed`]). `class`: which nothing else on the page has.
pub fn failed(class: &'static str, children: Vec<AnyView>) -> AnyView {
    focus::failed(class);
    part("div", class, children)
}

/// A button. `id`: none where the same button can stand more than once.
pub fn button(
    id: Option<&'static str>,
    class: &'static str,
    label: impl Into<String>,
    press: impl Fn() + 'static,
) -> AnyView {
    pressed(id, class, label.into(), Box::new(press))
}

fn pressed(id: Option<&'static str>, class: &'static str, label: String, press: Box<dyn Fn()>) -> AnyView {
    view! { <button type="button" id=id class=class on:click=move |_| press()>{label}</button> }.into_any()
}

/// A link. `press`: what happens besides.
pub fn link(
    id: Option<&'static str>,
    class: &'static str,
    href: String,
    children: Vec<AnyView>,
    press: Box<dyn Fn()>,
) -> AnyView {
    view! { <a id=id class=class href=href on:click=move |_| press()>{children}</a> }.into_any()
}

/// A link to a page of somebody else.
pub fn elsewhere(href: &'static str, label: &'static str) -> AnyView {
    view! { <a href=href rel="external noreferrer">{label}</a> }.into_any()
}

/// A field with its label above it, and a word about it below.
pub fn field(id: &'static str, label: &'static str, control: AnyView, hint: Option<AnyView>) -> AnyView {
    let label = view! { <label for=id>{label}</label> }.into_any();
    part("div", "named-field", [Some(label), Some(control), hint].into_iter().flatten().collect())
}

/// One of several, by its place among them.
pub fn select(
    id: &'static str,
    names: Vec<String>,
    chosen: Box<dyn Fn() -> usize + Send + Sync>,
    choose: Box<dyn Fn(usize)>,
) -> AnyView {
    let option = |(place, name): (usize, String)| view! { <option value=place.to_string()>{name}</option> }.into_any();
    let names: Vec<_> = names.into_iter().enumerate().map(option).collect();
    let choose = move |event| choose(event_target_value(&event).parse().unwrap_or_default());
    // Set only when it changes: the browser looks through all options each time, and the state changes with every letter somebody types.
    let chosen = changing(move || chosen() as u64);
    view! { <select id=id prop:value=move || chosen.get().0.to_string() on:change=choose>{names}</select> }.into_any()
}

/// A checkbox that follows the state.
pub fn tick(id: &'static str, is_ticked: Box<dyn Fn() -> bool + Send + Sync>, change: Box<dyn Fn()>) -> AnyView {
    view! { <input type="checkbox" id=id prop:checked=is_ticked on:change=move |_| change() /> }.into_any()
}

/// A checkbox that keeps what the reader has ticked. `name`: for a screen reader, since no label stands beside it.
pub fn ticked(class: &'static str, name: String, is_ticked: bool) -> AnyView {
    view! { <input type="checkbox" class=class aria-label=name checked=is_ticked /> }.into_any()
}
