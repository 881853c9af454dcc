//! Small pictures, drawn as strokes in the colour of the text. They repeat what words say, so they are hidden from screen readers.

use leptos::prelude::*;
use spaer_core::domain::authenticator::{Kind, Status};

/// Strokes on a field of 24 × 24, as the `d` of an SVG path. A constant each and no enum, so that a page brings along only those that it shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Icon(&'static str);

impl Icon {
    pub const PHONE: Self =
        Self("M5 4h4l2 5-2.5 1.5a11 11 0 0 0 5 5L15 13l5 2v4a2 2 0 0 1-2 2A15 15 0 0 1 3 6a2 2 0 0 1 2-2");
    pub const LOCK: Self = Self("M6 11h12v9H6zM8 11V8a4 4 0 0 1 8 0v3");
    pub const CHECK: Self = Self("M5 13l4.5 4.5L19 7");
    pub const QUESTION: Self = Self("M8.5 9a3.5 3.5 0 1 1 5 3.2c-1 .5-1.5 1-1.5 2.3M12 18.5v.5");
    pub const CROSS: Self = Self("M7 7l10 10M17 7L7 17");
    pub const CLOCK: Self = Self("M12 4a8 8 0 1 0 0 16 8 8 0 0 0 0-16M12 8v4l3 2");
    pub const ARROW: Self = Self("M9 6l6 6-6 6");
    /// A triangle with an exclamation mark.
    pub const WARNING: Self = Self("M12 4L2 20h20zM12 10v4M12 17v.5");
    pub const INFO: Self = Self("M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18M12 11v6M12 7v.5");

    pub const APP: Self = Self("M7 2h10v20H7zM11 19h2");
    pub const CODE_DISPLAY: Self = Self("M2 6h20v12H2zM6 10v4M10 10v4M14 10v4M18 10v4");
    pub const AUDIO_CODE_READER: Self = Self("M3 9v6h4l5 4V5L7 9zM16 9a4 4 0 0 1 0 6M19 6a8 8 0 0 1 0 12");
    pub const CHIP: Self = Self("M12 2a6 6 0 0 0-6 6v8a6 6 0 0 0 12 0V8a6 6 0 0 0-6-6M12 6v3M9 13h6v4H9z");

    pub const LOG_IN: Self = Self("M14 4h6v16h-6M3 12h11M10 8l4 4-4 4");
    pub const SEVERAL: Self = Self("M4 4h11v11H4zM9 15v5h11V9h-5");
    pub const MESSAGE: Self = Self("M3 6h18v12H3zM3 7l9 6 9-6");
    pub const PLUS: Self = Self("M12 5v14M5 12h14");
    pub const UNLOCKED: Self = Self("M6 11h12v9H6zM8 11V8a4 4 0 0 1 7.5-2");
    pub const PENCIL: Self = Self("M4 20l1-5L16 4l4 4L9 19z");

    /// The picture of what one logs in with.
    pub const fn of_kind(kind: Kind) -> Self {
        match kind {
            Kind::App => Self::APP,
            Kind::CodeDisplay => Self::CODE_DISPLAY,
            Kind::AudioCodeReader => Self::AUDIO_CODE_READER,
            Kind::Chip => Self::CHIP,
            Kind::Other => Self::QUESTION,
        }
    }

    pub const fn of_status(status: Status) -> Self {
        match status {
            Status::Active => Self::CHECK,
            Status::Blocked | Status::Revoked => Self::LOCK,
            Status::Locked => Self::CLOCK,
            Status::Other => Self::QUESTION,
        }
    }
}

#[component]
pub fn Glyph(icon: Icon) -> impl IntoView {
    view! {
        <svg class="glyph" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
            <path d=icon.0 />
        </svg>
    }
}
