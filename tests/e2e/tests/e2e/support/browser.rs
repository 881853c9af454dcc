//! A browser session of its own: own cookies, own storage.

use fantoccini::{Client, ClientBuilder};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Map, Value, json};

use super::{driver::Engine, place_or};

const FLAGS: [&str; 8] = [
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
];

/// What kind of browser it is.
pub struct Setting {
    /// The reader's language, or several with commas between, best first.
    pub lang: &'static str,
    /// The inner size of the window; the browser's own when absent.
    pub viewport: Option<(u32, u32)>,
    pub script: bool,
}

pub const SMALL_PHONE: (u32, u32) = (320, 568);
pub const LAPTOP: (u32, u32) = (1280, 800);

impl Default for Setting {
    fn default() -> Self {
        Self { lang: "da", viewport: Some(LAPTOP), script: true }
    }
}

impl Setting {
    pub fn small_phone() -> Self {
        Self { viewport: Some(SMALL_PHONE), ..Self::default() }
    }

    pub fn without_script() -> Self {
        // The viewport is not set: that needs nothing of the page, but a narrow window shows the same text.
        Self { script: false, ..Self::default() }
    }
}

pub async fn open(engine: Engine, port: u16, setting: &Setting) -> Client {
    let mut capabilities = match engine {
        Engine::Chromium => chromium(setting),
        Engine::Firefox => firefox(setting),
        Engine::WebKit => webkit(),
    };
    capabilities.insert("pageLoadStrategy".to_owned(), Value::from("normal"));
    let mut builder = ClientBuilder::new(HttpConnector::new());
    builder.capabilities(capabilities);
    builder.connect(&format!("http://127.0.0.1:{port}")).await.expect("a browser session")
}

fn firefox(setting: &Setting) -> Map<String, Value> {
    let prefs = json!({ "intl.accept_languages": setting.lang, "javascript.enabled": setting.script });
    let mut options = json!({ "args": ["-headless"], "prefs": prefs });
    let firefox = place_or("SPAER_FIREFOX", "");
    if !firefox.is_empty() {
        options["binary"] = firefox.into();
    }
    Map::from_iter([("moz:firefoxOptions".to_owned(), options)])
}

fn webkit() -> Map<String, Value> {
    let options = json!({ "binary": place_or("SPAER_WEBKIT", "MiniBrowser"), "args": ["--automation"] });
    let name = ("browserName".to_owned(), "MiniBrowser".into());
    Map::from_iter([name, ("webkitgtk:browserOptions".to_owned(), options)])
}

fn chromium(setting: &Setting) -> Map<String, Value> {
    let mut flags: Vec<String> = FLAGS.map(str::to_owned).into();
    flags.push(format!("--lang={}", setting.lang.split(',').next().unwrap_or_default()));
    let mut prefs = json!({ "intl.accept_languages": setting.lang });
    if !setting.script {
        prefs["profile.managed_default_content_settings.javascript"] = 2.into();
    }
    let mut options = json!({ "args": flags, "prefs": prefs });
    let chromium = place_or("SPAER_CHROMIUM", "");
    if !chromium.is_empty() {
        options["binary"] = chromium.into();
    }
    let mut capabilities = Map::new();
    capabilities.insert("goog:chromeOptions".to_owned(), options);
    capabilities.insert("goog:loggingPrefs".to_owned(), json!({ "browser": "ALL" }));
    capabilities
}
