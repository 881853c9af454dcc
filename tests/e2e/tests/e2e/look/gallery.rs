//! Which pictures are small enough in number to be kept beside the sources: every state in Danish as it stands on a phone, and some of them on a
//! laptop, in the dark, in large text and in forced colours.

use super::{
    state::State,
    view::{Setting, View},
};

const PHONE: u32 = 390;
const LAPTOP: u32 = 1280;

/// One of each kind of page and of claim.
const A_DOZEN: [&str; 12] = [
    "article-blocking",
    "article-help",
    "choose",
    "check",
    "last-one",
    "consequences-one-press-away",
    "one-blocked",
    "one-unknown",
    "one-refused",
    "profile-calm",
    "profile-all-blocked",
    "the-list",
];

const A_FEW: [&str; 5] = ["article-blocking", "check", "one-blocked", "profile-calm", "the-list"];

pub fn has(state: &State, view: View) -> bool {
    let slug = state.slug.as_str();
    let is_wanted = match (view.width, view.setting) {
        // The others are there already, in words of usual length.
        (PHONE, Setting::Light) => !["-in-longer-words", "-in-every-engine"].iter().any(|end| slug.ends_with(end)),
        (LAPTOP, Setting::Light) | (PHONE, Setting::Dark) => A_DOZEN.contains(&slug),
        (PHONE, Setting::LargeText | Setting::ForcedColours) => A_FEW.contains(&slug),
        _ => false,
    };
    is_wanted && matches!(state.lang.as_str(), "da" | "all" | "kl")
}
