//! The sandbox's own pages, as a browser reads them.

use scraper::{Html, Selector};

use crate::client::{World, send};

/// A page in which a parser found no errors: a browser would have nothing to repair.
pub struct Page(Html);

impl Page {
    pub async fn get(world: &World, path: &str) -> Self {
        let answer = send(&world.running.sandbox_url, "GET", path, &[], "").await.unwrap();
        let html = Html::parse_document(&answer.text());
        assert_eq!(html.errors, [""; 0], "{path}");
        Self(html)
    }

    pub async fn control(world: &World) -> Self {
        Self::get(world, "/control").await
    }

    /// The text of every element that a selector finds.
    pub fn texts(&self, selector: &str) -> Vec<String> {
        let selector = Selector::parse(selector).unwrap();
        self.0.select(&selector).map(|element| element.text().collect()).collect()
    }

    pub fn has(&self, selector: &str) -> bool {
        !self.texts(selector).is_empty()
    }

    /// All that it says.
    pub fn text(&self) -> String {
        self.0.root_element().text().collect()
    }
}
