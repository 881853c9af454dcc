//! The keyboard, and nothing but the keyboard.

use fantoccini::{
    actions::{InputSource, KeyAction, KeyActions},
    key::Key,
};
use serde_json::json;

use super::Citizen;

/// More stops than any page here has.
const MOST_STOPS: usize = 80;

impl Citizen {
    pub async fn strikes(&self, key: Key) {
        self.strikes_char(key.into()).await;
    }

    pub async fn strikes_char(&self, value: char) {
        self.is_in_front().await;
        let actions =
            KeyActions::new("keyboard".to_owned()).then(KeyAction::Down { value }).then(KeyAction::Up { value });
        self.client().perform_actions(actions).await.expect("a key");
    }

    /// A window of Firefox without a screen falls behind by itself; the keys still reach it, but tick nothing there.
    async fn is_in_front(&self) {
        if self.js("return document.hasFocus()").await == false {
            let window = self.client().window().await.expect("a window");
            self.client().switch_to_window(window).await.expect("the same window, in front");
        }
    }

    pub async fn strikes_enter(&self) {
        self.strikes(Key::Enter).await;
    }

    /// Tab until the focus is on what the selector finds.
    pub async fn tabs_to(&self, selector: &str) {
        for _ in 0..MOST_STOPS {
            self.strikes(Key::Tab).await;
            if self.has_focus_on(selector).await {
                return;
            }
        }
        panic!("Tab never comes to {selector} on\n{}", self.page_text().await);
    }

    pub async fn has_focus_on(&self, selector: &str) -> bool {
        let script = format!("return !!document.activeElement && document.activeElement.matches({})", json!(selector));
        self.js(&script).await == true
    }
}
