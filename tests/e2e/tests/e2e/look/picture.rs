//! Pictures of a page, as WebP: one of the whole page, and for some states a small one for the gallery in `docs/`.

use std::{fs, path::Path};

use base64::{Engine as _, engine::general_purpose::STANDARD};
use serde_json::json;

use super::{gallery, purpose::Purpose, state::State, view::View, window};
use crate::support::Citizen;

/// Below this many pixels a page is cut off: a list of hundreds would be a picture that nothing shows.
const HIGHEST: f64 = 8_000.0;
const QUALITY: u32 = 80;
/// What is further down on a page, the gallery leaves out.
const HIGHEST_IN_GALLERY: f64 = 1_200.0;
const QUALITY_IN_GALLERY: u32 = 25;
const GALLERY: &str = "gallery";

/// How a picture is taken.
struct Manner {
    highest: f64,
    quality: u32,
    scale: f64,
}

/// Takes the pictures of this view if any are wanted; gives back where the large one is, below the folder.
pub async fn of(citizen: &Citizen, state: &State, view: View, purpose: &Purpose) -> Option<String> {
    match purpose {
        Purpose::Checking => None,
        Purpose::Picturing(pictures) => Some(take(citizen, state, view, &pictures.folder).await),
    }
}

async fn take(citizen: &Citizen, state: &State, view: View, folder: &Path) -> String {
    let name = format!("{}/{}-{}.webp", state.slug, state.lang, view.name());
    // As high as the page, so that nothing is scrolled and the bar at the bottom is below everything. (The browser's own way to photograph what is
    // outside the window forgets the reader's size of text.)
    window::looks_through_at_height(citizen, view, height(citizen).await.min(HIGHEST) as u32).await;
    save(citizen, view, &Manner { highest: HIGHEST, quality: QUALITY, scale: 1.0 }, &folder.join(&name)).await;
    if gallery::has(state, view) {
        let small = format!("{GALLERY}/{}-{}-{}.webp", state.slug, state.lang, view.name());
        let scale = if view.width > 800 { 0.5 } else { 0.65 };
        let manner = Manner { highest: HIGHEST_IN_GALLERY, quality: QUALITY_IN_GALLERY, scale };
        save(citizen, view, &manner, &folder.join(small)).await;
    }
    name
}

async fn save(citizen: &Citizen, view: View, manner: &Manner, file: &Path) {
    let clip = json!({
        "x": 0, "y": 0, "width": view.width, "height": height(citizen).await.min(manner.highest), "scale": manner.scale
    });
    let wish = json!({ "format": "webp", "quality": manner.quality, "clip": clip });
    let answer = citizen.tells_browser("Page.captureScreenshot", wish).await;
    let picture = STANDARD.decode(answer["data"].as_str().expect("a picture")).expect("base64");
    let place = file.parent().expect("a folder");
    fs::create_dir_all(place)
        .and_then(|()| fs::write(file, picture))
        .unwrap_or_else(|error| panic!("{}: {error}", file.display()));
}

async fn height(citizen: &Citizen) -> f64 {
    citizen.js("return document.documentElement.scrollHeight").await.as_f64().expect("a height")
}
