//! Without its style sheet a page must not show more than with it.

use crate::support::{
    Citizen, Setting, scene,
    words::{da, words},
};

const PAGES: [&str; 5] = ["/da/", "/da/hjaelp", "/da/kvittering", "/da/profil", "/da/spaer/mitid"];

#[test]
fn without_its_style_sheet_no_page_says_what_is_not_so() {
    scene(|stage| async move {
        for setting in [Setting::default(), Setting::without_script()] {
            let has_script = setting.script;
            let reader = stage.citizen_with(setting).await;
            reader.never_gets("*.css").await;
            for page in PAGES {
                reader.loads(page).await;
                if has_script {
                    reader.waits_for_the_app().await;
                }
                is_unstyled(&reader).await;
                says_nothing_that_is_not_so(&reader).await;
                for lang in ["da", "en", "de"] {
                    reader.does_not_read(&words(lang, "notice.text")).await;
                }
            }
        }
    });
}

/// What is due is said all the same.
#[test]
fn without_its_style_sheet_the_notice_about_a_language_is_there_where_it_is_due() {
    scene(|stage| async move {
        let reader = stage.citizen().await;
        reader.never_gets("*.css").await;
        reader.opens("/kl/help").await;
        is_unstyled(&reader).await;
        reader.reads(&da("notice.text")).await;
        reader.does_not_read(&da("notice.line")).await;
        reader.opens("/da/uventede-anmodninger").await;
        reader.reads(&da("notice.line")).await;
        reader.does_not_read(&da("notice.text")).await;
        says_nothing_that_is_not_so(&reader).await;
    });
}

async fn says_nothing_that_is_not_so(reader: &Citizen) {
    for text in ["app-failed", "app-lost", "app-browser", "away", "no-answer", "try-again"] {
        reader.does_not_read(&da(&format!("common.{text}"))).await;
    }
}

async fn is_unstyled(reader: &Citizen) {
    let family = reader.js("return getComputedStyle(document.querySelector('.help-bar')).position").await;
    assert_eq!(family, "static", "the style sheet was not loaded");
}
