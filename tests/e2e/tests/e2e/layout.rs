//! The first screen of a small phone.

use crate::support::{
    Setting,
    browser::{LAPTOP, SMALL_PHONE, USUAL_FONT_SIZE},
    flows::{Act::Identity, BOTH},
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

/// Why the press that blocks is not on the first screen, or could be mistaken for another.
const NOT_IN_SIGHT: &str = "
    const bar = document.querySelector('.help-bar'), told = [];
    const press = document.querySelector('#block').getBoundingClientRect(), floor = bar.getBoundingClientRect().top;
    const within = press.height > 0 && press.top >= 0 && press.left >= 0 && press.right <= innerWidth && press.bottom <= floor;
    if (!within) told.push('the press from ' + Math.round(press.top) + ' to ' + Math.round(press.bottom) + ', and there is room to ' + floor);
    if ([...bar.querySelectorAll('.help-bar__block')].some(it => it.checkVisibility())) told.push('another in the bar');
    return told";

#[test]
fn the_press_that_blocks_is_on_the_first_screen_of_a_small_phone_and_the_only_one() {
    scene(|stage| async move {
        let anna = stage.citizen_with(Setting::small_phone()).await;
        let mut told = Vec::new();
        for lang in ["da", "en", "de"] {
            for act in BOTH {
                anna.stands_before(act, lang).await;
                assert_eq!(anna.js("return [innerWidth, innerHeight, scrollY].join()").await, "320,568,0");
                let here = anna.js(NOT_IN_SIGHT).await;
                if here != serde_json::json!([]) {
                    told.push(format!("{act:?} in {lang}: {here}"));
                }
            }
        }
        assert!(told.is_empty(), "{told:#?}");
        // A page that only tells of blocking has the way to it in the bar.
        anna.opens("/de/help").await;
        anna.sees(".help-bar__block").await;
    });
}

#[test]
fn beside_the_words_that_all_of_ones_own_is_blocked_the_bar_offers_no_block() {
    const OFFERED: &str = "return document.querySelector('.help-bar__block').checkVisibility()";
    scene(|stage| async move {
        let anna = stage.citizen().await;
        anna.stands_before(Identity, "da").await;
        anna.presses("#block").await;
        anna.waits_for_claim("blocked").await;
        assert_eq!(anna.js(OFFERED).await, false);
        let link = anna.address().await;
        // It says nothing about what somebody else has.
        let helper = stage.citizen().await;
        helper.opens(&link).await;
        helper.waits_for_claim("blocked").await;
        assert_eq!(helper.js(OFFERED).await, true);
        // And it is back once the block is lifted.
        stage.sandbox().lift_identity("anna").await;
        anna.reloads().await;
        anna.waits_for_claim("ended").await;
        assert_eq!(anna.js(OFFERED).await, true);
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

/// The head of each column where it sticks: just below the bar, over the rows, and covered by nothing.
const HEADS: &str = "
    const bar = document.querySelector('.help-bar').getBoundingClientRect();
    return [...document.querySelectorAll('.events thead th')].filter(it => it.innerText.trim()).map(head => {
        const box = head.getBoundingClientRect(), seen = document.elementFromPoint(box.left + 8, box.top + box.height / 2);
        const below = Math.abs(box.top - bar.bottom) < 2;
        return head.innerText.trim() + (below ? ', below the bar' : ', ' + Math.round(box.top - bar.bottom) + ' off')
            + (head.contains(seen) ? '' : ', covered by ' + seen?.outerHTML.slice(0, 60));
    })";

/// What the browser takes for text of the usual size, whatever the page makes of it.
const SET_SIZE: &str = "
    const text = document.createElement('p');
    text.style.fontSize = 'medium';
    document.body.append(text);
    const size = getComputedStyle(text).fontSize;
    text.remove();
    return size";

#[test]
fn however_far_one_scrolls_the_heads_of_the_columns_stand_below_the_bar() {
    scene(|stage| async move {
        for font_size in [USUAL_FONT_SIZE, 20] {
            let eva = stage.citizen_with(Setting { font_size, ..Setting::default() }).await;
            eva.lists_activities("da", "eva-display").await;
            assert_eq!(eva.js(SET_SIZE).await, format!("{font_size}px"), "the size that the reader has set");
            eva.sees(".events thead").await;
            eva.js("scrollTo({ top: 1500, behavior: 'instant' })").await;
            let heads = eva.js(HEADS).await;
            let heads: Vec<&str> = heads.as_array().expect("heads").iter().filter_map(|head| head.as_str()).collect();
            assert!(heads.len() > 3 && heads.iter().all(|head| head.ends_with(", below the bar")), "{heads:?}");
        }
    });
}
