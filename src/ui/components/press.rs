//! Buttons.

use leptos::prelude::*;
use spaer_core::flow::app::Message;

use crate::ui::Store;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Look {
    /// What most people want next.
    Primary,
    Secondary,
    /// The press that blocks.
    Final,
    /// As quiet as a link.
    Link,
}

impl Look {
    const fn class(self) -> &'static str {
        match self {
            Self::Primary => "button button-primary act",
            Self::Secondary => "button button-secondary act",
            Self::Final => "button button-primary act act--final",
            Self::Link => "link-button",
        }
    }
}

/// A button that sends a message. `stays`: what comes of it does not begin at a new heading.
#[component]
pub fn Press(
    store: Store,
    /// None where the same button can stand more than once.
    #[prop(into)]
    id: Option<&'static str>,
    look: Look,
    label: &'static str,
    message: Message,
    #[prop(optional)] stays: bool,
) -> impl IntoView {
    let press = move |_| if stays { store.stays_here(message.clone()) } else { store.send(message.clone()) };
    view! { <button type="button" id=id class=look.class() on:click=press>{label}</button> }
}
