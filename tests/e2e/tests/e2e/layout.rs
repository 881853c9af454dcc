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
    return parts.flatMap((part, i) => {
        const box = boxes[i], floor = part.startsWith('.help-bar') ? innerHeight : bar.top;
        const within = box.width > 0 && box.height > 0 && box.top >= 0 && box.left >= 0 && box.bottom <= floor && box.right <= innerWidth;
        const follows = i === 0 || box.top >= boxes[i - 1].bottom - 0.5;
        return within && follows ? [] : part + ' from ' + Math.round(box.top) + ' to ' + Math.round(box.bottom) + ', and there is room to ' + floor;
    })";

#[test]
fn heading_sentence_both_acts_and_the_phone_are_on_the_first_screen_of_a_small_phone() {
    scene(|stage| async move {
        let citizen = stage.citizen_with(Setting::small_phone()).await;
        for page in ["/da/", "/en/", "/de/"] {
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
        for page in ["/da/", "/en/", "/de/"] {
            citizen.loads(page).await;
            let missing = citizen.js(FIRST_SCREEN).await;
            assert_eq!(missing, serde_json::json!([]), "{page}");
        }
    });
}

/// What does not fit in the help bar: is cut off, or sticks out of the window, of the bar, or of the link that it belongs to, or lies over the
/// other link. Words are looked at by themselves: a box may end where its words do not.
const NO_ROOM: &str = "
    const bar = document.querySelector('.help-bar'), links = [...bar.querySelectorAll('a')].filter(it => it.checkVisibility()), told = [];
    const within = (box, around) => box.left >= around.left - 0.5 && box.right <= around.right + 0.5 && box.top >= around.top - 0.5 && box.bottom <= around.bottom + 0.5;
    const apart = (one, two) => one.right <= two.left + 0.5 || two.right <= one.left + 0.5 || one.bottom <= two.top + 0.5 || two.bottom <= one.top + 0.5;
    const sides = box => [box.left, box.top, box.right, box.bottom].map(Math.round).join(' ');
    const around = bar.getBoundingClientRect();
    if (!within(around, new DOMRect(0, 0, innerWidth, innerHeight))) told.push('the bar: ' + sides(around));
    for (const link of links) {
        const box = link.getBoundingClientRect(), words = document.createRange();
        words.selectNodeContents(link);
        if (!within(box, around)) told.push('out of the bar: ' + link.innerText + ' ' + sides(box));
        if (link.scrollWidth > link.clientWidth) told.push('cut off: ' + link.innerText + ' ' + link.scrollWidth + ' > ' + link.clientWidth);
        for (const piece of words.getClientRects()) {
            if (piece.width && !within(piece, box)) told.push('out of its link: ' + link.innerText + ' ' + sides(piece) + ' in ' + sides(box));
        }
        for (const other of links) {
            if (other !== link && !apart(box, other.getBoundingClientRect())) told.push('over each other: ' + link.innerText);
        }
    }
    return told";

#[test]
fn in_every_language_the_help_bar_has_room_for_its_words_on_a_small_phone() {
    scene(|stage| async move {
        let citizen = stage.citizen_with(Setting::small_phone()).await;
        for page in ["/de/", "/de/help", "/da/hjaelp", "/en/help", "/kl/help"] {
            citizen.opens(page).await;
            assert_eq!(citizen.js(NO_ROOM).await, serde_json::json!([]), "{page}");
        }
        // A word that no phone has room for.
        let long = "const block = document.querySelector('.help-bar__block');
            block.append('Identifizierungsmittelsperrung'); block.style.whiteSpace = 'nowrap'; block.style.overflowWrap = 'normal'";
        citizen.js(long).await;
        assert_ne!(citizen.js(NO_ROOM).await, serde_json::json!([]), "what has no room is found");
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
