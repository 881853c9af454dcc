//! The whole document of a page, for reading without WebAssembly: the same views as in the app, put into `index.html`.

use leptos::prelude::*;
use spaer_core::{
    flow::app::State,
    i18n::text::{blocking, common},
    operator::{ORIGIN, PHONES},
    route::{Page, Route},
};

use super::{
    Store,
    app::{App, fallback_language, offered_languages},
    words,
};

/// Every file that is to be written, by its path below the site's root.
pub fn files() -> Vec<(String, Route)> {
    let mut files = vec![("index.html".to_owned(), Route::Chooser), ("404.html".to_owned(), Route::NotFound(None))];
    for (lang, page) in offered_languages().flat_map(|lang| Page::ALL.map(|page| (lang, page))) {
        let path = page.path(lang);
        let name = if path.ends_with('/') { format!("{path}index.html") } else { format!("{path}.html") };
        files.push((name.trim_start_matches('/').to_owned(), Route::Page(lang, page)));
    }
    files
}

/// `template`: `index.html` with the hosted files' names already in it.
pub fn render(template: &str, route: Route) -> String {
    let lang = route.lang().unwrap_or(fallback_language());
    let owner = Owner::new();
    let body = owner.with(|| {
        let store = Store::new(RwSignal::new(State::at(route)), |_| {});
        view! { <App store /> }.to_html()
    });
    let title = words::document_title(route, lang);
    let phone = PHONES.first().map(|phone| (phone.tel, phone.number)).unwrap_or_default();
    template
        .replace("{lang}", lang.as_str())
        .replace("{title}", &title)
        .replace("{description}", blocking::description(lang))
        .replace("{links}", &links(route))
        .replace("{failed}", common::app_failed(lang))
        .replace("{phone-tel}", phone.0)
        .replace("{phone-number}", phone.1)
        .replace("{body}", &body)
}

/// The page's one address, and the same page in the other languages. Pages that belong to one person's visit are not for indexes.
fn links(route: Route) -> String {
    let Route::Page(_, page) = route else { return r#"<meta name="robots" content="noindex">"#.to_owned() };
    if page != Page::Blocking && page != Page::BlockIdentity {
        return r#"<meta name="robots" content="noindex">"#.to_owned();
    }
    let canonical = route.path().map(|path| format!(r#"<link rel="canonical" href="{ORIGIN}{path}">"#));
    let alternates = offered_languages().map(|lang| {
        format!(r#"<link rel="alternate" hreflang="{}" href="{ORIGIN}{}">"#, lang.as_str(), page.path(lang))
    });
    canonical.into_iter().chain(alternates).collect()
}
