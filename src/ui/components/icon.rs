//! Small pictures, drawn as strokes in the colour of the text. They repeat what words say, so they are hidden from screen readers.

use leptos::prelude::*;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Icon {
    Phone,
    Lock,
    Check,
    Question,
    Cross,
    Clock,
    Device,
    Arrow,
}

impl Icon {
    /// Strokes on a 24 × 24 field.
    const fn strokes(self) -> &'static str {
        match self {
            Self::Phone => "M5 4h4l2 5-2.5 1.5a11 11 0 0 0 5 5L15 13l5 2v4a2 2 0 0 1-2 2A15 15 0 0 1 3 6a2 2 0 0 1 2-2",
            Self::Lock => "M6 11h12v9H6zM8 11V8a4 4 0 0 1 8 0v3",
            Self::Check => "M5 13l4.5 4.5L19 7",
            Self::Question => "M8.5 9a3.5 3.5 0 1 1 5 3.2c-1 .5-1.5 1-1.5 2.3M12 18.5v.5",
            Self::Cross => "M7 7l10 10M17 7L7 17",
            Self::Clock => "M12 4a8 8 0 1 0 0 16 8 8 0 0 0 0-16M12 8v4l3 2",
            Self::Device => "M8 3h8v18H8zM11 18h2",
            Self::Arrow => "M9 6l6 6-6 6",
        }
    }
}

#[component]
pub fn Glyph(icon: Icon) -> impl IntoView {
    view! {
        <svg class="glyph" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
            <path d=icon.strokes() />
        </svg>
    }
}
