//! What a person's device is like: its screen, its clock, its processor, and what its network brings. Chromium is told by DevTools; for the others there is the window's
//! size, and the road on which the test stands in their way.

use std::time::Duration;

use serde_json::{Value, json};

use super::{Citizen, Engine, driver::SCREEN, road::RoadState};

/// As a browser tells it.
const OFFLINE: &str = "Object.defineProperty(navigator, 'onLine', { configurable: true, get: () => false }); dispatchEvent(new Event('offline'))";
const ONLINE: &str = "delete navigator.onLine; dispatchEvent(new Event('online'))";

impl Citizen {
    pub async fn has_screen(&self, width: u32, height: u32) {
        if self.speaks_devtools() {
            let metrics = json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
            self.tells_browser("Emulation.setDeviceMetricsOverride", metrics).await;
            return;
        }
        if self.stage().engine() == Engine::WebKit {
            // Where no window manager says which window is the active one, it is the one under the pointer, which rests in the middle of the screen. In a window
            // that is not active WebKit shows no focus.
            let (left, top) = (SCREEN.0.saturating_sub(width) / 2, SCREEN.1.saturating_sub(height) / 2);
            self.client().set_window_rect(left, top, width, height).await.expect("a window in the middle");
            return;
        }
        // The window is as much larger as what the browser itself puts around a page.
        self.client().set_window_size(width, height).await.expect("a window of another size");
        let around = self.js("return [outerWidth - innerWidth, outerHeight - innerHeight]").await;
        let of = |which: usize| around[which].as_u64().and_then(|size| u32::try_from(size).ok()).unwrap_or(0);
        if (of(0), of(1)) != (0, 0) {
            self.client().set_window_size(width + of(0), height + of(1)).await.expect("a window of another size");
        }
    }

    /// The size of text that the reader has set in the browser, from which `rem` and `em` follow. The others are told when they are started (`Setting::font_size`).
    pub async fn has_font_size(&self, pixels: u32) {
        let sizes = json!({ "fontSizes": { "standard": pixels, "fixed": pixels * 13 / 16 } });
        self.tells_browser("Page.setFontSizes", sizes).await;
    }

    /// In Chromium alone, all of whose browsers have one driver.
    pub(super) async fn is_in_zone(&self, zone: &str) {
        self.tells_browser("Emulation.setTimezoneOverride", json!({ "timezoneId": zone })).await;
    }

    /// Before any script of a page, from the next page on.
    pub async fn runs_first_on_every_page(&self, script: &str) {
        match &self.road {
            Some(road) => road.puts_first(script),
            None => {
                let source = json!({ "source": script });
                self.tells_browser("Page.addScriptToEvaluateOnNewDocument", source).await;
            }
        }
    }

    /// What matches is never loaded, from now on.
    pub async fn never_gets(&self, pattern: &str) {
        match &self.road {
            Some(road) => road.loses(pattern),
            None => {
                self.tells_browser("Network.enable", json!({})).await;
                self.tells_browser("Network.setBlockedURLs", json!({ "urls": [pattern] })).await;
            }
        }
    }

    /// Takes the browser offline, or online again; the browser knows it (`navigator.onLine`).
    pub async fn has_a_network(&self, is_there: bool) {
        match &self.road {
            Some(road) => {
                road.is(if is_there { RoadState::Open } else { RoadState::Closed });
                self.js(if is_there { ONLINE } else { OFFLINE }).await;
            }
            None => self.has_network(is_there, 0.0, -1.0).await,
        }
    }

    /// From now on a script takes so many times as long.
    pub async fn has_slower_cpu(&self, times: f64) {
        self.tells_browser("Emulation.setCPUThrottlingRate", json!({ "rate": times })).await;
    }

    /// A network that brings so many bytes a second, and waits before each answer; `None` for the machine's own.
    pub async fn has_slower_network(&self, slower: Option<(Duration, f64)>) {
        let (latency, throughput) = slower.map_or((0.0, -1.0), |(latency, bytes)| (latency.as_secs_f64() * 1e3, bytes));
        self.has_network(true, latency, throughput).await;
    }

    /// Milliseconds, and bytes a second; -1 for as many as come.
    async fn has_network(&self, is_there: bool, latency: f64, throughput: f64) {
        let conditions = json!({
            "offline": !is_there, "latency": latency, "downloadThroughput": throughput, "uploadThroughput": throughput
        });
        self.tells_browser("Network.enable", json!({})).await;
        self.tells_browser("Network.emulateNetworkConditions", conditions).await;
    }

    /// As on a first visit.
    pub async fn has_nothing_cached(&self) {
        self.tells_browser("Network.clearBrowserCache", json!({})).await;
    }

    pub(super) fn speaks_devtools(&self) -> bool {
        self.stage().engine() == Engine::Chromium
    }

    /// A command of the DevTools protocol; gives back its answer.
    pub async fn tells_browser(&self, command: &str, params: Value) -> Value {
        assert!(
            self.speaks_devtools(),
            "{command}: a scene that needs it begins with `needs_devtools`, which says why"
        );
        let session = self.session().await;
        self.driver.devtools(&session, command, params).await
    }

    /// Runs the garbage collector, so that unreachable objects no longer count.
    pub async fn throws_garbage_away(&self) {
        self.tells_browser("HeapProfiler.collectGarbage", json!({})).await;
    }
}
