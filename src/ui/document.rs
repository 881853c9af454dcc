//! The whole document of a page, for reading without WebAssembly: written into `index.html` when the app is built.

use std::collections::BTreeSet;

use leptos::prelude::*;
use spaer_core::{
    domain::{
        language::Lang,
        languages::{best_for, default_language, has_page, languages_of},
        page::{AppPage, Article, Body},
    },
    flow::app::State,
    i18n::text::{self, common},
    operator::ORIGIN,
    route::{Page, Route, file_of},
};

use super::{
    Store,
    app::App,
    articles::{
        accessibility::AccessibilityPage, blocking::BlockingPage, chooser::ChooserPage, consequences::Consequences,
        help::HelpPage, new_phone::NewPhonePage, not_found::NotFoundPage, privacy::PrivacyPage,
        reactivation::ReactivationPage, requests::RequestsPage,
    },
    components::before_start::before_start,
    frame::{Frame, instead::Instead},
    pages::{activity::List, draw_any},
    words,
};

/// A file that is to be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Document {
    /// The canonical path at which it is served.
    pub path: String,
    /// What it shows.
    pub route: Route,
    /// The language of what it shows.
    pub lang: Lang,
    /// Whether its path asks for another language, so that the notice is due.
    pub is_notice: bool,
}

impl Document {
    /// Its place below the site's root.
    pub fn file(&self) -> String {
        let file = if self.path.ends_with(".html") { self.path.clone() } else { file_of(self.path.clone()) };
        file.trim_start_matches('/').to_owned()
    }
}

/// Every document: each page in each language that has it, and the notice for each other language that has a name here.
pub fn documents() -> Vec<Document> {
    let lang = default_language();
    let lone = |path: &str, route| Document { path: path.to_owned(), route, lang, is_notice: false };
    let mut all = vec![lone("/", Route::Chooser), lone("/404.html", Route::NotFound)];
    for page in Page::ALL.into_iter().filter(|page| languages_of(*page).next().is_some()) {
        all.extend(Lang::ALL.map(|wanted| {
            let lang = best_for(page, wanted);
            Document { path: page.path(wanted), route: Route::Page(lang, page), lang, is_notice: lang != wanted }
        }));
    }
    all
}

/// Where a page's name in another language leads, for hosts that redirect: from, to. The app does the same where they do not.
pub fn redirects() -> BTreeSet<(String, String)> {
    let renamed =
        |page: Page, lang: Lang, other: Lang| (format!("/{}/{}", lang.as_str(), page.address(other)), page.path(lang));
    let pairs = Lang::ALL.into_iter().flat_map(|lang| Lang::ALL.map(|other| (lang, other)));
    let all = pairs.flat_map(|(lang, other)| Page::ALL.map(|page| renamed(page, lang, other)));
    all.filter(|(from, to)| from != to).collect()
}

/// `template`: `index.html` with the hosted files' names already in it.
pub fn render(template: &str, document: &Document) -> String {
    let lang = document.lang;
    let (title, description) = about(document.route, lang);
    let body = Owner::new().with(|| body(document));
    let instead = Owner::new().with(|| view! { <Instead lang /> }.to_html());
    template
        .replace("{lang}", lang.as_str())
        .replace("{page}", &document.path)
        .replace("{kind}", if is_article(document.route) { "article" } else { "app" })
        .replace("{notice}", if document.is_notice { "full" } else { "none" })
        .replace("{title}", &words::document_title(title, lang))
        .replace("{description}", description)
        .replace("{links}", &links(document))
        .replace("{instead}", &instead)
        .replace("{body}", &body)
}

/// Whether it reads completely without the app.
fn is_article(route: Route) -> bool {
    !matches!(route, Route::Page(_, page) if !page.is_article())
}

fn body(document: &Document) -> String {
    let Document { route, lang, is_notice, .. } = *document;
    let store = Store::new(RwSignal::new(State::at(route)), |_| {});
    let list = List::new(RwSignal::default(), |_| {});
    let page = match route {
        Route::Chooser => view! { <ChooserPage lang /> }.into_any(),
        Route::NotFound => view! { <NotFoundPage lang /> }.into_any(),
        Route::Page(_, page) => match page.body() {
            Body::Written(article) => written(article, lang),
            // The app draws it beside what was written, which then goes.
            Body::Drawn(_) => {
                let is_identity = page == Page::BlockIdentity;
                let consequences =
                    has_page(lang, Page::BlockIdentity).then(|| view! { <Consequences is_shown=is_identity lang /> });
                view! {
                    <div id="written"><App store lang draw=draw_any(store, list, lang) /></div>
                    <div id="app" hidden=true></div>
                    {consequences}
                    // At the end, so that everything above keeps its place when it goes.
                    {is_identity.then(|| before_start(lang))}
                }
                .into_any()
            }
        },
    };
    view! { <Frame route lang is_notice>{page}</Frame> }.to_html()
}

fn written(article: Article, lang: Lang) -> AnyView {
    match article {
        Article::Blocking => view! { <BlockingPage lang /> }.into_any(),
        Article::Help => view! { <HelpPage lang /> }.into_any(),
        Article::Reactivation => view! { <ReactivationPage lang /> }.into_any(),
        Article::UnexpectedRequests => view! { <RequestsPage lang /> }.into_any(),
        Article::NewPhone => view! { <NewPhonePage lang /> }.into_any(),
        Article::Privacy => view! { <PrivacyPage lang /> }.into_any(),
        Article::Accessibility => view! { <AccessibilityPage lang /> }.into_any(),
    }
}

/// Title and description.
fn about(route: Route, lang: Lang) -> (&'static str, &'static str) {
    match route {
        Route::Chooser => (text::chooser::title(lang), text::chooser::description(lang)),
        Route::NotFound => (text::not_found::title(lang), text::not_found::description(lang)),
        Route::Page(_, page) => match page.body() {
            Body::Written(article) => about_article(article, lang),
            Body::Drawn(page @ AppPage::BlockIdentity) => (words::title(page, lang), text::identity::lead(lang)),
            // Not for indexes, so nobody reads a description of it.
            Body::Drawn(
                page @ (AppPage::BlockAuthenticator | AppPage::Profile | AppPage::Activity | AppPage::Receipt),
            ) => (words::title(page, lang), common::footer_about(lang)),
        },
    }
}

fn about_article(article: Article, lang: Lang) -> (&'static str, &'static str) {
    match article {
        Article::Blocking => (text::blocking::title(lang), text::blocking::description(lang)),
        Article::Help => (text::help::title(lang), text::help::description(lang)),
        Article::Reactivation => (text::reactivation::title(lang), text::reactivation::description(lang)),
        Article::UnexpectedRequests => (text::requests::title(lang), text::requests::description(lang)),
        Article::NewPhone => (text::new_phone::title(lang), text::new_phone::description(lang)),
        Article::Privacy => (text::privacy::title(lang), text::privacy::description(lang)),
        Article::Accessibility => (text::accessibility::title(lang), text::accessibility::description(lang)),
    }
}

/// The page's one address, and the same page in the other languages. What belongs to one person's visit is not for indexes, and neither is a page
/// under the name of a language that it is not in.
fn links(document: &Document) -> String {
    let page = match document.route {
        Route::Page(_, page) if page.is_public() && !document.is_notice => page,
        _ => return r#"<meta name="robots" content="noindex">"#.to_owned(),
    };
    let link =
        |hreflang: &str, path: &str| format!(r#"<link rel="alternate" hreflang="{hreflang}" href="{ORIGIN}{path}">"#);
    let mut links = format!(r#"<link rel="canonical" href="{ORIGIN}{}">"#, document.path);
    for lang in languages_of(page) {
        links += &link(lang.as_str(), &page.path(lang));
    }
    // `x-default`, for readers of none of these languages: for the blocking page `/`, which chooses a language; for any other page the deployment's default
    // language.
    if page == Page::Blocking {
        links += &link("x-default", "/");
    } else if has_page(default_language(), page) {
        links += &link("x-default", &page.path(default_language()));
    }
    links
}
