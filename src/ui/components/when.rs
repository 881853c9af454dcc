//! Moments.

use leptos::prelude::*;
use spaer_core::domain::{language::Lang, time::Timestamp};

use crate::platform::format;

/// A moment in the device's time zone, with its exact form for machines.
#[component]
pub fn When(at: Timestamp, lang: Lang) -> impl IntoView {
    view! { <time datetime=format::iso(at)>{format::moment(at, lang)}</time> }
}
