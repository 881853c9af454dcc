//! The window through which a page is looked at, by what the browser can be told of its reader's settings.

use serde_json::{Value, json};

use super::view::{self, View};
use crate::support::{
    Citizen, Engine,
    browser::{LAPTOP, USUAL_FONT_SIZE},
};

/// As one arrives at the page: what is visible further down is tested in `layout`.
const TO_THE_TOP: &str = "scrollTo({ top: 0, behavior: 'instant' })";

/// The app draws some pages anew when the window has another width: that is done two frames later, and a moment.
const IS_DRAWN: &str = "
    const [done] = arguments;
    requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 30)))";

pub async fn looks_through(citizen: &Citizen, view: View) {
    looks_through_at_height(citizen, view, view.height()).await;
}

pub async fn looks_through_at_height(citizen: &Citizen, view: View, height: u32) {
    citizen.has_screen(view.width, height).await;
    if is_chromium(citizen) {
        let wishes = [
            ("prefers-color-scheme", view.setting.scheme()),
            ("forced-colors", view.setting.forced_colours()),
            // What is on its way to another colour has no contrast that counts.
            ("prefers-reduced-motion", "reduce"),
        ];
        wishes_for(citizen, &wishes).await;
        citizen.has_font_size(view.setting.font_size()).await;
        let is_handheld = view::HANDHELD.contains(&view.width);
        citizen.tells_browser("Emulation.setScrollbarsHidden", json!({ "hidden": is_handheld })).await;
    }
    citizen.client().execute_async(IS_DRAWN, Vec::new()).await.expect("two frames");
    citizen.js(TO_THE_TOP).await;
}

/// A laptop whose reader has set nothing.
pub async fn is_left_as_it_was(citizen: &Citizen) {
    citizen.has_screen(LAPTOP.0, LAPTOP.1).await;
    if is_chromium(citizen) {
        wishes_for(citizen, &[]).await;
        citizen.has_font_size(USUAL_FONT_SIZE).await;
        citizen.tells_browser("Emulation.setScrollbarsHidden", json!({ "hidden": false })).await;
    }
}

/// Its name and version.
pub async fn engine(citizen: &Citizen) -> String {
    if !is_chromium(citizen) {
        return format!("{:?}", citizen.stage().engine());
    }
    let version = citizen.tells_browser("Browser.getVersion", json!({})).await;
    version["product"].as_str().unwrap_or_default().replace('/', " ").replace("HeadlessChrome", "Chrome")
}

async fn wishes_for(citizen: &Citizen, wishes: &[(&str, &str)]) {
    let features: Vec<Value> = wishes.iter().map(|(name, value)| json!({ "name": name, "value": value })).collect();
    citizen.tells_browser("Emulation.setEmulatedMedia", json!({ "media": "", "features": features })).await;
}

fn is_chromium(citizen: &Citizen) -> bool {
    citizen.stage().engine() == Engine::Chromium
}
