//! The windows and settings in which a state is looked at.

/// How wide the window is, and what its reader has set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct View {
    pub width: u32,
    pub setting: Setting,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Setting {
    Light,
    Dark,
    /// The browser's font size is twice the usual one.
    LargeText,
    /// A few colours of the reader's own, as in Windows' contrast themes.
    ForcedColours,
}

const fn view(width: u32, setting: Setting) -> View {
    View { width, setting }
}

/// Widths of what is held in a hand, where a scrollbar takes no room. In a window of 320 it does: as narrow as that a page is on a laptop, too, when
/// it is zoomed to 400 % (WCAG 1.4.10).
pub const HANDHELD: [u32; 2] = [390, 768];

const SMALL_PHONE: View = view(320, Setting::Light);
const LAPTOP: View = view(1280, Setting::Light);
const LAPTOP_AT_NIGHT: View = view(1280, Setting::Dark);
const LARGE_TEXT: View = view(390, Setting::LargeText);

/// Where axe applies all of its rules; at night, only those of contrast.
pub const AUDITED: [View; 2] = [SMALL_PHONE, LAPTOP];

/// Every run looks at these: a narrow window and a wide one, each in a scheme of its own, and large text.
pub const USUAL: [View; 3] = [SMALL_PHONE, LAPTOP_AT_NIGHT, LARGE_TEXT];

/// Those of a browser that cannot be told what its reader has set.
pub const UNSET: [View; 2] = [SMALL_PHONE, LAPTOP];

/// A text that is longer than it was written is short of room in these.
pub const NARROW: [View; 2] = [SMALL_PHONE, LARGE_TEXT];

/// All of them, for pictures.
pub const ALL: [View; 10] = [
    view(390, Setting::Light),
    view(320, Setting::Light),
    view(768, Setting::Light),
    view(1280, Setting::Light),
    view(320, Setting::Dark),
    view(390, Setting::Dark),
    view(768, Setting::Dark),
    view(1280, Setting::Dark),
    view(390, Setting::LargeText),
    view(390, Setting::ForcedColours),
];

impl View {
    /// That of a device that is commonly as wide.
    pub const fn height(self) -> u32 {
        match self.width {
            0..=320 => 568,
            321..=480 => 844,
            481..=1024 => 1024,
            _ => 800,
        }
    }

    /// As it stands in the ledger and in the names of pictures: `390-dark`.
    pub fn name(self) -> String {
        format!("{}-{}", self.width, self.setting.name())
    }
}

impl Setting {
    const fn name(self) -> &'static str {
        match self {
            Self::Light => "light",
            Self::Dark => "dark",
            Self::LargeText => "text-200",
            Self::ForcedColours => "forced-colours",
        }
    }

    /// CSS pixels of text whose size nobody has set.
    pub const fn font_size(self) -> u32 {
        if matches!(self, Self::LargeText) { 32 } else { 16 }
    }

    pub const fn scheme(self) -> &'static str {
        if matches!(self, Self::Dark) { "dark" } else { "light" }
    }

    pub const fn forced_colours(self) -> &'static str {
        if matches!(self, Self::ForcedColours) { "active" } else { "none" }
    }
}
