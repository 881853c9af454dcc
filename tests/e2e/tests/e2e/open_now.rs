//! Whether somebody answers now: said by the app, since only a clock knows; the hours in full stand there without it.

use serde_json::json;

use crate::support::{Citizen, Setting, scene, words::filled};

/// A Monday that is no holiday, 12.00 in Denmark, and the same day at 22.00.
const NOON: &str = "2026-11-23T11:00:00Z";
const NIGHT: &str = "2026-11-23T21:00:00Z";
/// When it closes on that day, 20.00 in Denmark, and when it opens on the next one, 8.00.
const CLOSES: &str = "2026-11-23T19:00:00Z";
const OPENS: &str = "2026-11-24T07:00:00Z";
const DANISH: &str = "Europe/Copenhagen";

/// What each place says, of the page's content and of its footer.
const TOLD: &str = "
    const told = within => [...document.querySelectorAll(within + ' .open-now')].map(it => it.checkVisibility() ? it.innerText.trim() : '');
    return [told('main'), told('footer')]";

/// It is this moment, for whatever asks the clock for now.
fn always(moment: &str) -> String {
    format!("Date.now = () => Date.parse({})", json!(moment))
}

#[test]
fn every_line_says_that_it_is_open_or_when_it_opens() {
    scene(|stage| async move {
        for (now, message, at) in [(NOON, "common.open-until", CLOSES), (NIGHT, "common.opens", OPENS)] {
            let reader = stage.citizen_with(Setting::in_zone(DANISH)).await;
            reader.runs_first_on_every_page(&always(now)).await;
            for (page, lang) in [("/da/hjaelp", "da"), ("/de/help", "de")] {
                reader.opens(page).await;
                let when = in_words(&reader, at, lang, DANISH).await;
                for told in tells(&reader, page).await {
                    // The device shows Danish time: nothing is said twice.
                    assert_eq!(told, filled(lang, message, &[("when", &when)]), "{page} at {now}");
                }
            }
        }
    });
}

/// Its own clock is what somebody abroad looks at.
#[test]
fn a_device_elsewhere_is_told_its_own_time_too() {
    scene(|stage| async move {
        for zone in ["America/New_York", "Asia/Kathmandu", DANISH] {
            let reader = stage.citizen_with(Setting::in_zone(zone)).await;
            reader.runs_first_on_every_page(&always(NOON)).await;
            reader.opens("/da/hjaelp").await;
            let danish = in_words(&reader, CLOSES, "da", DANISH).await;
            let mut due = filled("da", "common.open-until", &[("when", &danish)]);
            if zone != DANISH {
                let own = in_words(&reader, CLOSES, "da", zone).await;
                due = format!("{due} {}", filled("da", "common.your-time", &[("when", &own)]));
            }
            for told in tells(&reader, zone).await {
                assert_eq!(told, due, "{zone}");
            }
        }
    });
}

/// As the browser's own words have it, which change with its version.
async fn in_words(reader: &Citizen, moment: &str, lang: &str, zone: &str) -> String {
    let script = format!(
        "return new Date('{moment}').toLocaleString('{lang}', {{
            weekday: 'long', day: 'numeric', month: 'long', hour: '2-digit', minute: '2-digit', timeZone: '{zone}' }})"
    );
    let words = reader.js(&script).await.as_str().expect("a time in words").to_owned();
    // The word that belongs to it in German, which browsers leave out.
    if lang == "de" { words + " Uhr" } else { words }
}

#[test]
fn without_the_app_the_hours_stand_there_in_full_and_nothing_is_said_about_now() {
    scene(|stage| async move {
        let reader = stage.citizen_with(Setting::without_script()).await;
        for (page, lang) in [("/da/hjaelp", "da"), ("/en/help", "en"), ("/de/help", "de")] {
            reader.loads(page).await;
            let hours = filled(
                lang,
                "common.hours",
                &[("from", "8"), ("to", "20"), ("weekend_from", "10"), ("weekend_to", "16")],
            );
            let twice = "return document.body.innerText.split(arguments[0]).length - 1";
            let times = reader.client().execute(twice, vec![json!(hours)]).await.expect("a number");
            assert!(times.as_i64() >= Some(2), "{page}: {hours} in the page and in the footer, {times}");
            let shown = "return [...document.querySelectorAll('.open-now')].filter(it => it.getBoundingClientRect().height > 0 || it.innerText.trim()).length";
            assert_eq!(reader.js(shown).await, 0, "{page}: nothing about now");
        }
    });
}

/// All that is told, when every place tells something.
async fn tells(reader: &Citizen, page: &str) -> Vec<String> {
    let told = reader.js(TOLD).await;
    let all: Vec<String> = serde_json::from_value::<Vec<Vec<String>>>(told.clone()).expect("two lists").concat();
    assert!(told[0].as_array().is_some_and(|main| main.len() > 1), "{page}: lines in the page: {told}");
    assert!(told[1].as_array().is_some_and(|footer| !footer.is_empty()), "{page}: and in the footer: {told}");
    all
}
