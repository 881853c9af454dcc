//! Several tabs, and how far one has come where its driver does not wait for that (`Setting::goes_back_across_sites`). Elsewhere that is not asked, and nothing is
//! waited for.

use std::time::Instant;

use fantoccini::wd::WindowHandle;
use serde_json::{Value, json};
use tokio::time::sleep;

use super::{
    Citizen, Engine,
    citizen::{BETWEEN_LOOKS, PATIENCE},
};

const LOOK: &str = "return { address: location.href, state: document.readyState, since: performance.timeOrigin }";

#[derive(Default)]
pub struct Tab(Value);

impl Tab {
    pub fn is_blank(&self) -> bool {
        self.0["address"] == "about:blank"
    }

    pub fn is_at_the_address_of(&self, other: &Self) -> bool {
        self.0["address"] == other.0["address"]
    }

    /// It has not been loaded anew.
    pub fn has_the_document_of(&self, other: &Self) -> bool {
        self.0["since"] == other.0["since"]
    }
}

impl Citizen {
    /// Another tab of the same browser, to which they turn; gives back the one before.
    pub async fn opens_another_tab(&self) -> WindowHandle {
        let first = self.client().window().await.expect("a tab");
        // Firefox's window without bars has no tabs, and its driver waits for one for ever. Another window shares cookies and storage in the same way.
        let is_tab = self.stage().engine() != Engine::Firefox;
        let second = self.client().new_window(is_tab).await.expect("another tab");
        self.client().switch_to_window(second.handle).await.expect("the other tab");
        first
    }

    /// Closes the tab, and turns to another one.
    pub async fn closes_the_tab(&self, other: WindowHandle) {
        self.client().close_window().await.expect("closed");
        self.client().switch_to_window(other).await.expect("the other tab");
    }

    pub async fn tab(&self) -> Tab {
        if !self.is_driven_without_waiting {
            return Tab::default();
        }
        let start = Instant::now();
        while start.elapsed() < PATIENCE {
            if let Ok(tab) = self.driver.runs(&self.session().await, LOOK).await
                && tab["state"] == "complete"
            {
                return Tab(tab);
            }
            sleep(BETWEEN_LOOKS).await;
        }
        panic!("no page was ever complete");
    }

    pub async fn waits_until(&self, has_come: impl Fn(&Tab) -> bool) {
        if !self.is_driven_without_waiting {
            return;
        }
        let start = Instant::now();
        while !has_come(&self.tab().await) {
            assert!(start.elapsed() < PATIENCE, "the tab stays at\n{}", self.page_text().await);
            sleep(BETWEEN_LOOKS).await;
        }
    }

    /// WebKit's driver clicks where the element was when it was asked, and WebKit lets everything move when something comes above it. Nobody presses what moves.
    pub(super) async fn waits_until_it_stands_still(&self, selector: &str) {
        let place = format!(
            "const box = document.querySelector({})?.getBoundingClientRect(); return box ? [box.x, box.y].join() : ''",
            json!(selector)
        );
        let start = Instant::now();
        let mut before = self.js(&place).await;
        while start.elapsed() < PATIENCE {
            sleep(BETWEEN_LOOKS).await;
            let now = self.js(&place).await;
            if now == before {
                return;
            }
            before = now;
        }
    }

    pub(super) async fn runs_in_a_whole_page(&self, script: &str) -> Result<Value, String> {
        self.tab().await;
        self.driver.runs(&self.session().await, script).await
    }
}
