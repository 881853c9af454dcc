//! The first screen of a small phone.

use crate::support::{
    Setting,
    browser::{LAPTOP, SMALL_PHONE},
    scene,
};

/// What has to be there without scrolling, in this order.
const FIRST_SCREEN: &str = "
    const bar = document.querySelector('.help-bar').getBoundingClientRect();
    const parts = ['main h1', 'main .lead', '.acts a:nth-of-type(1)', '.acts a:nth-of-type(2)', '.acts .cannot', '.help-bar a[href^=\"tel:\"]'];
    const boxes = parts.map(part => document.querySelector(part).getBoundingClientRect());
    return parts.filter((part, i) => {
        const box = boxes[i], floor = part.startsWith('.help-bar') ? innerHeight : bar.top;
        const within = box.width > 0 && box.height > 0 && box.top >= 0 && box.left >= 0 && box.bottom <= floor && box.right <= innerWidth;
        return !within || (i > 0 && box.top < boxes[i - 1].bottom - 0.5);
    })";

#[test]
fn heading_sentence_both_acts_and_the_phone_are_on_the_first_screen_of_a_small_phone() {
    scene(|stage| async move {
        let citizen = stage.citizen_with(Setting::small_phone()).await;
        for page in ["/da/", "/en/"] {
            citizen.opens(page).await;
            assert_eq!(citizen.js("return [innerWidth, innerHeight, scrollY].join()").await, "320,568,0");
            let missing = citizen.js(FIRST_SCREEN).await;
            assert_eq!(missing, serde_json::json!([]), "{page}");
        }
    });
}

/// Before the app has started it is the same page.
#[test]
fn the_prerendered_page_has_the_same_first_screen() {
    scene(|stage| async move {
        let citizen = stage.citizen_with(Setting { script: false, ..Setting::small_phone() }).await;
        for page in ["/da/", "/en/"] {
            citizen.loads(page).await;
            let missing = citizen.js(FIRST_SCREEN).await;
            assert_eq!(missing, serde_json::json!([]), "{page}");
        }
    });
}

/// Help is always in sight, also in the middle of a long page.
#[test]
fn however_far_one_scrolls_the_phone_is_in_sight() {
    scene(|stage| async move {
        let anna = stage.citizen().await;
        anna.logs_in_at("/da/profil", "anna-display").await;
        for (width, height) in [SMALL_PHONE, LAPTOP] {
            anna.has_screen(width, height).await;
            for page in ["/da/", "/da/spaer/mitid", "/da/profil"] {
                anna.opens(page).await;
                anna.waits_for("all of it", "return !document.querySelector('main .loading')").await;
                for part in [0.25, 0.5, 0.75, 1.0] {
                    println!("{page} at {width} × {height}, {part} of the way down");
                    let there = format!("(document.documentElement.scrollHeight - innerHeight) * {part}");
                    anna.js(&format!("scrollTo({{ top: {there}, behavior: 'instant' }})")).await;
                    anna.sees_the_phone().await;
                }
            }
        }
    });
}
