//! That a page is not there in the language that was chosen: in full the first time, in one line afterwards, until another one is chosen.

use crate::support::{Citizen, Setting, in_every_engine, scene, words::words};

in_every_engine!(the_notice_is_full_once_and_one_line_afterwards_until_a_language_is_chosen, |stage| async move {
    let reader = stage.citizen().await;
    reader.opens("/kl/help").await;
    stands_at(&reader, "/kl/help", "full").await;
    // A link leads on in the language that is read, and Greenlandic is still what was wanted.
    reader.presses("main a[href='/da/uventede-anmodninger']").await;
    stands_at(&reader, "/da/uventede-anmodninger", "line").await;
    reader.reads(&words("da", "notice.line")).await;
    reader.reloads().await;
    stands_at(&reader, "/da/uventede-anmodninger", "line").await;
    reader.presses("a.top__language[hreflang=en]").await;
    stands_at(&reader, "/en/unexpected-requests", "none").await;
    reader.opens("/da/hjaelp").await;
    stands_at(&reader, "/da/hjaelp", "none").await;
});

in_every_engine!(another_language_that_is_missing_is_told_in_full_again, |stage| async move {
    let reader = stage.citizen().await;
    for (asked, shown) in [("/kl/", "/kl/"), ("/fo/", "/fo/"), ("/tlh/help", "/da/hjaelp"), ("/uk/", "/da/")] {
        reader.loads(asked).await;
        stands_at(&reader, shown, "full").await;
    }
    reader.opens("/da/profil").await;
    stands_at(&reader, "/da/profil", "line").await;
});

/// What is chosen in the notice is chosen: it stays chosen, and the notice is over.
#[test]
fn the_notice_leads_to_the_languages_that_there_are() {
    scene(|stage| async move {
        let reader = stage.citizen().await;
        reader.opens("/kl/receipt#junk").await;
        stands_at(&reader, "/kl/receipt", "full").await;
        reader.does_not_see("#language-notice a[hreflang=kl]").await;
        reader.presses("#language-notice a[hreflang=en]").await;
        stands_at(&reader, "/en/receipt", "none").await;
        assert_eq!(reader.address().await, "/en/receipt#junk", "the fragment is kept");
        reader.loads("/").await;
        stands_at(&reader, "/en/", "none").await;
    });
}

/// The reader's own order of languages decides, before the deployment's.
#[test]
fn a_language_that_nobody_here_writes_is_answered_in_the_readers_next_one() {
    scene(|stage| async move {
        let reader = stage.citizen_with(Setting { lang: "tlh,de,da", ..Setting::default() }).await;
        reader.loads("/tlh/help").await;
        stands_at(&reader, "/de/help", "full").await;
        reader.loads("/tlh/profile").await;
        stands_at(&reader, "/de/profile", "line").await;
        reader.reads(&words("de", "notice.line")).await;
    });
}

async fn stands_at(reader: &Citizen, path: &str, notice: &str) {
    let there = format!(
        "const shown = part => document.querySelector('.language-notice__' + part).checkVisibility();
        return location.pathname === '{path}' && document.body.dataset.app === 'ready' && document.body.dataset.notice === '{notice}'
            && shown('full') === {} && shown('line') === {}",
        notice == "full",
        notice == "line"
    );
    reader.waits_for(&format!("{path} with the notice {notice}"), &there).await;
}
