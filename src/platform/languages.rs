//! The reader's languages.

/// BCP 47 ranges, best first, as the browser has them.
pub fn preferred() -> Vec<String> {
    let languages = web_sys::window().map(|window| window.navigator().languages());
    languages.map_or_else(Vec::new, |list| list.iter().filter_map(|tag| tag.as_string()).collect())
}
