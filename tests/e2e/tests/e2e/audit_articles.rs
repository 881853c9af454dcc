//! The same audit (`audit`) of what only reads: every article in every language that has it, the notice about a missing language, and the
//! pages of all languages.

use crate::{
    look::{has_room_for_longer_words, is_accessible},
    support::{Citizen, pages::PAGES, scene},
};

#[test]
fn every_article_is_accessible_in_danish() {
    every_article_is_accessible("da");
}

#[test]
fn every_article_is_accessible_in_english() {
    every_article_is_accessible("en");
}

#[test]
fn every_article_is_accessible_in_german() {
    every_article_is_accessible("de");
}

fn every_article_is_accessible(lang: &'static str) {
    scene(move |stage| async move {
        let reader = stage.citizen().await;
        for page in PAGES.into_iter().filter(|page| page.is_article) {
            let path = page.path(lang);
            reader.opens(&path).await;
            reader.js("for (const it of document.querySelectorAll('main details')) it.open = true").await;
            let title = format!("article, {}", page.text);
            is_accessible(&reader, &title).await;
            if page.text == "blocking" {
                has_room_for_longer_words(&reader, &title).await;
            }
        }
    });
}

/// On an article and on a page that the app draws.
#[test]
fn the_notice_about_a_missing_language_is_accessible() {
    scene(|stage| async move {
        let reader = stage.citizen().await;
        for (kind, page, next) in [("article", "/kl/help", "/kl/"), ("app page", "/kl/block/identity", "/kl/profile")] {
            reader.opens(page).await;
            says(&reader, "full").await;
            is_accessible(&reader, &format!("the notice in full, {kind}")).await;
            reader.opens(next).await;
            says(&reader, "line").await;
            is_accessible(&reader, &format!("the notice in one line, {kind}")).await;
            reader.begins_anew().await;
        }
    });
}

async fn says(reader: &Citizen, how: &str) {
    reader.sees(&format!("body[data-notice={how}] .language-notice__{how}")).await;
}

#[test]
fn the_pages_of_all_languages_are_accessible() {
    scene(|stage| async move {
        let lost = stage.citizen().await;
        for (title, path) in [("nowhere", "/da/nowhere"), ("nonsense", "/n0nsense!/help")] {
            lost.opens(path).await;
            lost.sees("main section[lang=de] h2").await;
            is_accessible(&lost, title).await;
        }
        // The app goes on from the front door at once: who stays there is who does not get it.
        lost.never_gets("*/assets/app.*").await;
        lost.loads("/").await;
        lost.sees("body[data-app=absent] main section[lang=de] a[hreflang=de]").await;
        is_accessible(&lost, "the choice of language").await;
    });
}
