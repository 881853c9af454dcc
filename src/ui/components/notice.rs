//! A paragraph that stands out: something to know, something that failed.

use leptos::prelude::*;

use super::icon::{Glyph, Icon};

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Tone {
    /// Good to know.
    Info,
    /// Needs attention before one goes on.
    Warning,
}

#[component]
pub fn Notice(tone: Tone, children: Children) -> impl IntoView {
    let (class, icon) = match tone {
        Tone::Info => ("notice", Icon::INFO),
        Tone::Warning => ("notice notice--warning", Icon::WARNING),
    };
    view! {
        <div class=class>
            <Glyph icon />
            <div class="notice__body">{children()}</div>
        </div>
    }
}

/// The same with parts that are made already: compiled once for all of them.
pub fn noticed(tone: Tone, parts: Vec<AnyView>) -> AnyView {
    view! { <Notice tone>{parts}</Notice> }.into_any()
}
