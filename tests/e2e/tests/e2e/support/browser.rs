//! A browser session of its own: own cookies, own storage.

use std::time::Duration;

use fantoccini::{Client, ClientBuilder, error::CmdError};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Map, Value, json};

use tokio::time::sleep;

use super::{
    driver::{Driver, Engine},
    place_or,
    road::Road,
    small_browser,
};

const BETWEEN_LOOKS: Duration = Duration::from_millis(20);

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
#[derive(Clone, Copy)]
pub struct Setting {
    /// The reader's language, or several with commas between, best first.
    pub lang: &'static str,
    /// The inner size of the window; the browser's own when absent.
    pub viewport: Option<(u32, u32)>,
    pub script: bool,
    /// The device's clock shows the time of this place, `Europe/Copenhagen`; that of the machine when absent.
    pub zone: Option<&'static str>,
    /// CSS pixels of text whose size no page sets: what a reader may set, and what `rem` follows.
    pub font_size: u32,
    /// The scene goes back from the app to the login page of another site, or from there to the app. WebKit's driver never finds the end of such a load, waits
    /// for it before every command that follows, and so answers none any more. Where this is said it does not wait for pages, and the citizen does.
    pub goes_back_across_sites: bool,
}

/// What browsers come with.
pub const USUAL_FONT_SIZE: u32 = 16;

pub const SMALL_PHONE: (u32, u32) = (320, 568);
pub const LAPTOP: (u32, u32) = (1280, 800);

impl Default for Setting {
    fn default() -> Self {
        Self {
            lang: "da",
            viewport: Some(LAPTOP),
            script: true,
            zone: None,
            font_size: USUAL_FONT_SIZE,
            goes_back_across_sites: false,
        }
    }
}

impl Setting {
    pub fn small_phone() -> Self {
        Self { viewport: Some(SMALL_PHONE), ..Self::default() }
    }

    pub fn in_zone(zone: &'static str) -> Self {
        Self { zone: Some(zone), ..Self::default() }
    }

    pub fn that_goes_back_across_sites() -> Self {
        Self { goes_back_across_sites: true, ..Self::default() }
    }

    pub fn is_driven_without_waiting(&self, engine: Engine) -> bool {
        self.goes_back_across_sites && engine == Engine::WebKit
    }

    pub fn without_script() -> Self {
        // The viewport is not set: that needs nothing of the page, but a narrow window shows the same text.
        Self { script: false, ..Self::default() }
    }
}

pub async fn open(driver: &Driver, setting: &Setting, road: Option<&Road>) -> Client {
    let engine = driver.engine();
    let mut capabilities = match engine {
        Engine::Chromium => chromium(setting),
        Engine::Firefox => firefox(setting),
        Engine::WebKit => webkit(setting),
    };
    let strategy = if setting.is_driven_without_waiting(engine) { "none" } else { "normal" };
    capabilities.insert("pageLoadStrategy".to_owned(), Value::from(strategy));
    if let Some(road) = road {
        let address = format!("127.0.0.1:{}", road.port());
        capabilities.insert("proxy".to_owned(), json!({ "proxyType": "manual", "httpProxy": address }));
    }
    let mut builder = ClientBuilder::new(HttpConnector::new());
    builder.capabilities(capabilities);
    let client = builder.connect(&format!("http://127.0.0.1:{}", driver.port())).await.expect("a browser session");
    if engine != Engine::Chromium {
        has_a_bare_window(&client).await.expect("a window without bars");
    }
    client
}

/// In place of the first window comes one without bars. Only such a window can be as narrow as a phone: Firefox keeps the others at 500 pixels.
async fn has_a_bare_window(client: &Client) -> Result<(), CmdError> {
    let first = client.window().await?;
    client.execute("open('about:blank', '', 'popup,width=1280,height=800')", Vec::new()).await?;
    let bare = loop {
        if let Some(other) = client.windows().await?.into_iter().find(|window| *window != first) {
            break other;
        }
        sleep(BETWEEN_LOOKS).await;
    };
    client.close_window().await?;
    client.switch_to_window(bare).await
}

fn firefox(setting: &Setting) -> Map<String, Value> {
    let prefs = json!({
        "intl.accept_languages": setting.lang,
        "javascript.enabled": setting.script,
        "dom.disable_open_during_load": false,
        "font.size.variable.x-western": setting.font_size,
        // A proxy is for this machine too.
        "network.proxy.allow_hijacking_localhost": true,
    });
    let mut options = json!({ "args": ["-headless"], "prefs": prefs });
    let firefox = place_or("SPAER_FIREFOX", "");
    if !firefox.is_empty() {
        options["binary"] = firefox.into();
    }
    Map::from_iter([("moz:firefoxOptions".to_owned(), options)])
}

/// Its languages are those of the machine, which it takes from files that not every machine has; behind a road it says the ones of the setting.
fn webkit(setting: &Setting) -> Map<String, Value> {
    let script = format!("--enable-javascript={}", setting.script);
    let settings = format!("--config={}", small_browser::settings(setting.font_size).display());
    let args = ["--automation", "--javascript-can-open-windows-automatically=true", &script, &settings];
    let options = json!({ "binary": place_or("SPAER_WEBKIT", "MiniBrowser"), "args": args });
    let name = ("browserName".to_owned(), "MiniBrowser".into());
    Map::from_iter([name, ("webkitgtk:browserOptions".to_owned(), options)])
}

fn chromium(setting: &Setting) -> Map<String, Value> {
    let mut flags: Vec<String> = FLAGS.map(str::to_owned).into();
    flags.push(format!("--lang={}", setting.lang.split(',').next().unwrap_or_default()));
    // The program without windows reads the flag, the browser the setting.
    flags.push(format!("--accept-lang={}", setting.lang));
    let mut options = json!({ "args": flags, "prefs": { "intl.accept_languages": setting.lang } });
    let chromium = place_or("SPAER_CHROMIUM", "");
    if !chromium.is_empty() {
        options["binary"] = chromium.into();
    }
    let mut capabilities = Map::new();
    capabilities.insert("goog:chromeOptions".to_owned(), options);
    capabilities.insert("goog:loggingPrefs".to_owned(), json!({ "browser": "ALL" }));
    capabilities
}
