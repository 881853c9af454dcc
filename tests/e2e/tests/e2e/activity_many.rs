//! Ten thousand activities: a few at a time, and one of them found among all.

use std::time::Duration;

use serde_json::{Value, json};
use tokio::time::sleep;

use crate::support::{
    Citizen,
    activities::{judge_of, path, said},
    scene,
    words::{counted, filled, words},
};

/// As many as ever stand on the page.
const MOST: u64 = 250;
/// By how many CSS pixels a row may move without a reader noticing.
const NEAR: f64 = 4.0;

/// Where this row stands on the screen, and how many there are.
fn place_of(row: &str) -> String {
    format!(
        "return [document.querySelector('{row}').getBoundingClientRect().top, document.querySelectorAll('.event').length]"
    )
}

/// The keys of the rows on the page.
async fn keys(eva: &Citizen) -> Vec<String> {
    let keys = eva.js("return [...document.querySelectorAll('.event')].map(it => it.id)").await;
    keys.as_array().expect("keys").iter().filter_map(Value::as_str).map(str::to_owned).collect()
}

/// One press at a button in the middle of the window; the row beside it stays where it is, and the focus goes on to what has come.
async fn goes_on(eva: &Citizen, button: &str, beside: &str, new: impl Fn(&[String]) -> String) {
    eva.sees(button).await;
    let centered =
        format!("document.querySelector('{button}').scrollIntoView({{ block: 'center', behavior: 'instant' }})");
    eva.js(&centered).await;
    let before = eva.js(&place_of(beside)).await;
    let old = keys(eva).await;
    eva.presses(button).await;
    let moved_on =
        format!("const it = document.activeElement; return it.matches('.event') && !{}.includes(it.id)", json!(old));
    eva.waits_for("the focus on a new row", &moved_on).await;
    let now = keys(eva).await;
    assert!(eva.has_focus_on(&format!("#{}", new(&now))).await, "{}", eva.js("return document.activeElement.id").await);
    // One frame more, in which the page is put back to its place.
    sleep(Duration::from_millis(100)).await;
    let after = eva.js(&place_of(beside)).await;
    let moved = after[0].as_f64().expect("a place") - before[0].as_f64().expect("a place");
    assert!(moved.abs() <= NEAR, "{button}: the row beside it moved by {moved}");
    assert!(after[1].as_u64() <= Some(MOST), "{after} rows");
    let in_view =
        "const box = document.activeElement.getBoundingClientRect(); return box.top > -1 && box.top < innerHeight - 20";
    assert_eq!(eva.js(in_view).await, true);
}

#[test]
fn eva_pages_down_and_up_through_hundreds_without_losing_her_place() {
    scene(|stage| async move {
        let eva = stage.citizen().await;
        eva.lists_activities("da", "eva-display").await;
        eva.waits_for_rows(50).await;
        let newest = keys(&eva).await.swap_remove(0);
        let mut oldest = Vec::new();
        for press in 1..=6 {
            let last = keys(&eva).await.pop().expect("a row");
            goes_on(&eva, "#older", &format!("#{last}"), |now| {
                let place = now.iter().position(|key| *key == last).expect("it is still there");
                now[place + 1].clone()
            })
            .await;
            let now = keys(&eva).await;
            assert_eq!(now.len(), if press < 4 { 50 * (press + 1) } else { 250 }, "after {press} presses");
            oldest = now;
        }
        assert!(!oldest.contains(&newest), "the newest have left");
        eva.is_told(&counted("da", "activity.shown", 350)).await;
        for left in [50, 0] {
            let first = keys(&eva).await.swap_remove(0);
            goes_on(&eva, "#newer", &format!("#{first}"), |now| {
                let place = now.iter().position(|key| *key == first).expect("it is still there");
                now[place - 1].clone()
            })
            .await;
            assert_eq!(keys(&eva).await.len(), 250, "{left} are still above");
        }
        assert_eq!(keys(&eva).await[0], newest);
        eva.does_not_see("#newer").await;
        // What is on its way can be stopped, and what has come stays.
        stage.sandbox().fault("get_activity", json!({ "fault": "delay", "ms": 300 }), None).await;
        eva.presses("#all-older").await;
        eva.waits_for("the count goes on", "return /[4-9]\\d\\d/.test(document.querySelector('.onward').innerText)")
            .await;
        eva.presses("#stop").await;
        eva.sees("#older").await;
        assert!(keys(&eva).await.len() <= 250);
    });
}

#[test]
fn one_of_ten_thousand_is_found_and_what_was_searched_for_is_in_no_address_and_no_storage() {
    scene(|stage| async move {
        let eva = stage.citizen().await;
        for lang in ["da", "en"] {
            eva.lists_activities(lang, "eva-display").await;
            eva.waits_for_rows(50).await;
            let address = eva.js("return location.href").await;
            // Slow enough to be seen: what is said at once, before anything was asked.
            stage.sandbox().fault("get_activity", json!({ "fault": "delay", "ms": 1500 }), Some(1)).await;
            eva.searches_for("atlantis").await;
            eva.is_told(&said(lang, "nothing-fits-yet")).await;
            eva.is_told(&filled(lang, "activity.part-text", &[("text", "atlantis")])).await;
            eva.waits_for_rows(1).await;
            eva.is_told(&counted(lang, "activity.shown", 1)).await;
            assert_eq!(eva.attribute("#summary > *", "role").await, "status");
            let row = eva.row_that_says(&["Opera, Linux", "Atlantis"]).await;
            eva.opens_row(&row).await;
            eva.presses(&format!("{} > .link-button", judge_of(&row))).await;
            eva.waits_for("focus on the row", &format!("return document.activeElement.matches('{row}')")).await;
            assert_eq!(eva.js("return document.querySelector('#q').value").await, "atlantis");
            eva.waits_for_rows(1).await;
            assert_eq!(eva.js("return location.href").await, address);
            let kept = eva.keeps().await;
            assert!(!kept.to_lowercase().contains("atlantis"), "{kept}");
            eva.presses("#clear").await;
            eva.waits_for_rows(50).await;
            eva.waits_for("focus on the sentence", "return document.activeElement.id === 'summary'").await;
            assert_eq!(eva.js("return document.querySelector('#q').value").await, "");
        }
    });
}

/// Each row on the page says one of these.
async fn all_say(eva: &Citizen, one_of: &[String]) {
    let rows = eva.rows().await;
    let odd: Vec<_> = rows.iter().filter(|row| !one_of.iter().any(|part| row.contains(part))).collect();
    assert!(!rows.is_empty() && odd.is_empty(), "{one_of:?}: {odd:#?}");
}

#[test]
fn what_is_chosen_narrows_the_list_is_said_and_stays_in_the_page() {
    scene(|stage| async move {
        let eva = stage.citizen().await;
        for lang in ["da", "en"] {
            eva.lists_activities(lang, "eva-display").await;
            eva.sees_all_fields().await;
            let approvals = ["did-approval", "did-approval-declined", "did-simultaneous"].map(|name| said(lang, name));
            let failures = [said(lang, "did-login-failed")];
            for (field, place, name, rows) in
                [("#group", 2, "group-approvals", &approvals[..]), ("#outcome", 2, "outcome-failed", &failures[..])]
            {
                eva.selects(field, place).await;
                eva.is_told(&said(lang, name)).await;
                eva.waits_for_rows(50).await;
                all_say(&eva, rows).await;
                eva.presses("#clear").await;
                eva.waits_for("all of it", "return !document.querySelector('#clear')").await;
            }
            // The chip, which is none of the first fifty.
            let places = eva.js("return [...document.querySelector('#with').options].map(it => it.text)").await;
            let names: Vec<_> = places.as_array().expect("names").iter().filter_map(Value::as_str).collect();
            let chip = words(lang, "flow.kind-chip");
            let place = names.iter().position(|name| name.contains(&chip)).expect("a chip");
            assert_eq!(names.len(), 6, "{names:?}");
            eva.selects("#with", place).await;
            eva.waits_for("fifty that say it", &format!("const rows = [...document.querySelectorAll('.event')]; return rows.length === 50 && rows.every(it => it.innerText.includes({}))", json!(chip))).await;
            eva.presses("#clear").await;
            within_their_periods(&eva, lang).await;
            the_wrong_way_round(&eva, lang).await;
            assert_eq!(eva.address().await, path(lang));
            assert_eq!(eva.js("return location.search").await, "");
        }
    });
}

async fn within_their_periods(eva: &Citizen, lang: &str) {
    for (place, name, hours) in [(1, "period-hours", 24), (2, "period-week", 168), (3, "period-month", 720)] {
        eva.selects("#period", place).await;
        eva.is_told(&said(lang, name)).await;
        eva.waits_for("they have come", "return !document.querySelector('#summary').innerText.includes('…')").await;
        let oldest = "return Math.max(...[...document.querySelectorAll('.event time')].map(it => Date.now() - Date.parse(it.dateTime))) / 3600000";
        let oldest = eva.js(oldest).await.as_f64().expect("hours");
        assert!(oldest > 0.0 && oldest <= f64::from(hours) + 0.1, "{name}: {oldest} hours ago");
        let rows = eva.rows().await.len();
        // From one to the next there are about two and a half hours.
        assert!(rows == 50 || (hours == 24 && (7..=15).contains(&rows)), "{name}: {rows} rows");
    }
}

async fn the_wrong_way_round(eva: &Citizen, lang: &str) {
    eva.selects("#period", 4).await;
    eva.sees("#from").await;
    let (early, late) = (&eva.day(9).await, &eva.day(4).await);
    eva.fills_in_days(early, late).await;
    let within = format!(
        "const days = [...document.querySelectorAll('.event time')].map(it => new Date(it.dateTime).toLocaleDateString('sv', {{ timeZone: 'Europe/Copenhagen' }}));
        return days.length > 30 && days.every(day => day >= '{early}' && day <= '{late}')"
    );
    eva.waits_for("days from and to", &within).await;
    eva.fills_in_days(late, late).await;
    sleep(Duration::from_millis(400)).await;
    let before = eva.stage().sandbox().truth().await.calls("get_activity").len();
    eva.fills_in_days(late, early).await;
    eva.reads_in("#backwards", &said(lang, "period-backwards")).await;
    sleep(Duration::from_millis(600)).await;
    let after = eva.stage().sandbox().truth().await.calls("get_activity").len();
    assert_eq!(after, before, "nothing is asked");
    eva.sees_the_phone().await;
    eva.presses("#clear").await;
    eva.waits_for_rows(50).await;
}
