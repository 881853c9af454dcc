//! The list of activities: found, reported, blocked, and back to the same row.

use serde_json::json;

use crate::support::{
    Citizen, Setting, Stage,
    activities::{judge_of, path, said},
    in_every_engine,
    judge::Truth,
    scene,
    words::counted,
};

/// The element with the focus is an open row whose beginning is visible.
const BACK_AT_A_ROW: &str = "
    const row = document.activeElement, box = row.getBoundingClientRect(), bar = document.querySelector('.help-bar');
    const end = getComputedStyle(bar).position === 'fixed' ? bar.getBoundingClientRect().top : innerHeight;
    return row.matches('.event') && !!(row.querySelector('.judge') || row.nextElementSibling?.querySelector('.judge')) && box.top > -1 && box.top < end - 40";

#[test]
fn clara_finds_the_attack_reports_three_at_once_and_blocks_what_was_added_on_a_laptop_in_danish() {
    scene(|stage| clara_finds_the_attack(stage, Setting::default(), "da"));
}

in_every_engine!(
    clara_finds_the_attack_reports_three_at_once_and_blocks_what_was_added_on_a_small_phone_in_english,
    |stage| clara_finds_the_attack(stage, Setting::small_phone(), "en")
);

async fn clara_finds_the_attack(stage: Stage, setting: Setting, lang: &'static str) {
    let clara = stage.citizen_with(setting).await;
    clara.lists_activities(lang, "clara-display").await;
    clara.waits_for_rows(12).await;
    reads_what_deserves_a_look(&clara, lang).await;
    // Both are kept or not, each in its way, until she comes back.
    clara.sees_all_fields().await;
    clara.selects("#period", 2).await;
    clara.waits_for_rows(11).await;
    clara.searches_for("amsterdam").await;
    clara.waits_for_rows(9).await;

    let rows = her_three(&clara, lang).await;
    for row in &rows {
        clara.picks_row(row).await;
    }
    assert_eq!(clara.text_of("#wrong-picked").await, counted(lang, "activity.wrong-picked", 3));
    clara.presses("#wrong-picked").await;
    clara.reads_in("#reports", &counted(lang, "activity.reported-heading", 3)).await;
    clara.waits_for("focus on what came of it", "return document.activeElement.id === 'reports'").await;
    let truth = stage.sandbox().truth().await;
    let numbers = numbers_of_clara(&truth);
    assert_eq!((numbers.len(), truth.calls("put_report").len()), (3, 3));
    for number in &numbers {
        clara.reads_in("#reports", number).await;
    }
    clara.reads_in("#reports", &said(lang, "reported-next")).await;
    clara.reads_in("#look-first", &counted(lang, "activity.look-heading", 6)).await;
    blocks_what_was_added(&clara, lang).await;
    comes_back(&clara, lang, &numbers).await;
    is_advised_to_block_the_whole(&clara, lang).await;
}

/// Nine of twelve: six that a rule marks, and three that share place or device with those; what each of them is, and of one of them why.
async fn reads_what_deserves_a_look(clara: &Citizen, lang: &str) {
    let marked = clara.js("return [...document.querySelectorAll('.event:has(.mark)')].map(it => it.id)").await;
    let marked = marked.as_array().expect("ids").len();
    let rows = clara.rows().await;
    let says = |row: &str, name: &str| row.contains(&said(lang, name));
    let of_each = ["did-login-failed", "did-simultaneous", "did-login", "did-user-id"]
        .map(|name| rows.iter().filter(|row| says(row, name) && says(row, "mark")).count());
    assert_eq!((marked, of_each), (9, [2, 1, 2, 1]), "{rows:#?}");
    let added = clara.row_that_says(&[&clara.says_added(lang), &said(lang, "mark")]).await;
    clara.opens_row(&added).await;
    for name in ["ask-action", "ask-device", "ask-time", "ask-place", "mark-added", "mark-new-device", "mark-basis"] {
        clara.reads_in(&judge_of(&added), &said(lang, name)).await;
    }
    clara.reads_in(&judge_of(&added), "Amsterdam").await;
}

/// All that was done with the app that was added, but the change of the user ID.
async fn her_three(clara: &Citizen, lang: &str) -> [String; 3] {
    let added = clara.row_that_says(&[&clara.says_added(lang)]).await;
    let declined = clara.row_that_says(&[&said(lang, "did-approval-declined")]).await;
    let login = clara.row_that_says(&[&said(lang, "did-login"), "Opdigtet Bank"]).await;
    [login, added, declined]
}

fn numbers_of_clara(truth: &Truth) -> Vec<String> {
    truth.reports("clara").into_iter().map(|(_, number)| number.to_owned()).collect()
}

async fn blocks_what_was_added(clara: &Citizen, lang: &str) {
    clara.reads_in("#block-used.button-primary", "E9B7").await;
    clara.does_not_see("#block-all.button-primary").await;
    clara.presses("#block-used").await;
    clara.sees("#block").await;
    clara.reads("ID E9B7").await;
    clara.does_not_read("C4D0").await;
    // The place in the list is stored, the searched words are not, because they may name somebody.
    let kept = clara.keeps().await.to_lowercase();
    assert!(kept.contains("clara-") && !kept.contains("amsterdam"), "{kept}");
    clara.presses("#block").await;
    let claim = clara.waits_for_claim("blocked").await;
    assert_eq!(claim.about, clara.stage().sandbox().truth().await.only_block()["id"].as_str().unwrap_or_default());
    assert_eq!(clara.stage().sandbox().truth().await.blocked(), ["clara-app-2"], "{lang}");
}

async fn comes_back(clara: &Citizen, lang: &str, numbers: &[String]) {
    clara.presses("#back-to-list").await;
    clara.waits_for("back at the same row", BACK_AT_A_ROW).await;
    assert_eq!(clara.address().await, path(lang));
    let row = clara.row_that_says(&[&clara.says_added(lang)]).await;
    assert!(clara.has_focus_on(&row).await);
    let (before, _) = said_on(lang);
    clara.reads_in(&judge_of(&row), &before).await;
    // In one document nothing of it is lost.
    clara.waits_for_rows(9).await;
    assert_eq!(
        clara.js("return [document.querySelector('#period').value, document.querySelector('#q').value]").await,
        json!(["2", "amsterdam"])
    );
    let rows = clara.rows().await;
    for number in numbers {
        let with = rows.iter().filter(|row| row.contains(number) && row.contains(&before)).count();
        assert_eq!(with, 1, "{number} in {rows:#?}");
    }
}

/// "You reported this on", and what comes after the time.
fn said_on(lang: &str) -> (String, String) {
    let told = crate::support::words::filled(lang, "activity.reported-on", &[("when", "|"), ("number", "|")]);
    let mut parts = told.split('|').map(|part| part.trim().to_owned());
    (parts.next().unwrap_or_default(), parts.next().unwrap_or_default())
}

/// If somebody else changed the user ID, they may control the whole identity, so blocking all of it is advised.
async fn is_advised_to_block_the_whole(clara: &Citizen, lang: &str) {
    let row = clara.row_that_says(&[&said(lang, "did-user-id")]).await;
    clara.opens_row(&row).await;
    clara.presses(&format!("{} .button-primary", judge_of(&row))).await;
    clara.reads_in(&judge_of(&row), &said(lang, "block-identity-why")).await;
    let was_blocked = crate::support::words::filled(lang, "activity.seen-blocked", &[("when", "|")]);
    for part in was_blocked.split('|') {
        clara.reads_in(&format!("{} [data-claim=blocked]", judge_of(&row)), part.trim()).await;
    }
    clara.reads_in(&judge_of(&row), "E9B7").await;
    for acts in [format!("{} .acts", judge_of(&row)), "#reports .acts".to_owned()] {
        let first = format!("{acts} a:first-child");
        assert_eq!(clara.text_of(&first).await, said(lang, "block-identity"));
        assert!(clara.attribute(&first, "class").await.contains("button-primary"));
        assert!(clara.attribute(&first, "href").await.ends_with("#user-id-changed"));
    }
    let truth = clara.stage().sandbox().truth().await;
    assert_eq!((truth.reports("clara").len(), truth.identity_of("clara")), (4, "active"), "advised, and not done");
}

#[test]
fn of_three_reports_the_one_that_fails_is_named_and_only_it_is_sent_again() {
    scene(|stage| async move {
        let clara = stage.citizen().await;
        for lang in ["da", "en"] {
            clara.lists_activities(lang, "clara-display").await;
            let rows = her_three(&clara, lang).await;
            for row in &rows {
                clara.picks_row(row).await;
            }
            stage.sandbox().fault("put_report", json!({ "fault": "status", "status": 503, "after": 1 }), Some(1)).await;
            clara.presses("#wrong-picked").await;
            clara.sees("#report-again").await;
            clara.reads_in("#reports", &counted(lang, "activity.reported-heading", 2)).await;
            assert_eq!(clara.js("return document.querySelectorAll('.not-reported li').length").await, 1);
            // They go one after another, in the order in which they were picked.
            clara.reads_in(".not-reported li", &clara.says_added(lang)).await;
            clara.sees_the_phone().await;
            let truth = stage.sandbox().truth().await;
            let before = numbers_of_clara(&truth);
            assert_eq!((before.len(), truth.calls("put_report").len()), (2, 3));
            for number in &before {
                clara.reads_in(".reported", number).await;
            }
            clara.presses("#report-again").await;
            clara.reads_in("#reports", &counted(lang, "activity.reported-heading", 3)).await;
            clara.does_not_see("#report-again").await;
            let truth = stage.sandbox().truth().await;
            let after = numbers_of_clara(&truth);
            assert_eq!((after.len(), truth.calls("put_report").len()), (3, 4), "only what failed was sent again");
            assert!(before.iter().all(|number| after.contains(number)));
            clara.begins_anew().await;
        }
    });
}

#[test]
fn a_report_whose_answer_was_lost_has_the_same_number_when_it_is_sent_again() {
    scene(|stage| async move {
        let clara = stage.citizen().await;
        clara.lists_activities("da", "clara-display").await;
        let row = clara.row_that_says(&[&clara.says_added("da")]).await;
        clara.opens_row(&row).await;
        stage.sandbox().lose_answers_to("put_report").await;
        clara.presses(&format!("{} .button-primary", judge_of(&row))).await;
        clara.sees(&format!("{} .error-text", judge_of(&row))).await;
        let number = numbers_of_clara(&stage.sandbox().truth().await);
        assert_eq!(number.len(), 1, "it was received all the same");
        stage.sandbox().clear_faults().await;
        clara.presses(&format!("{} .button-primary", judge_of(&row))).await;
        clara.reads_in(&judge_of(&row), &number[0]).await;
        clara.waits_for("focus on the row", &format!("return document.activeElement.matches('{row}')")).await;
        assert_eq!(numbers_of_clara(&stage.sandbox().truth().await), number);
    });
}
