//! What is measured of each state, told to people. `tests/e2e/tests/e2e/look/measure.js` has the rules themselves.

/// A kind of finding, as the ledger names it, and what it means.
pub const MEASURES: [(&str, &str); 9] = [
    ("overlap", "two texts lie over each other"),
    ("clipped", "a text is cut off by its box, or a choice by its field"),
    ("covered", "the bar at the bottom covers a text that cannot be scrolled away from under it"),
    (
        "small target",
        "something to press is under 44 CSS pixels high or wide; links in a sentence are exempt (WCAG 2.5.8)",
    ),
    ("contrast", "a text does not stand out enough in the dark scheme (axe's `color-contrast`)"),
    ("outside container", "a text stands outside the box that it belongs to"),
    ("outside window", "a text stands outside the window"),
    ("wide page", "the page can be scrolled to the side"),
    (
        "broken word",
        "a word that would fit the window, or its column of a table, goes on in the next line without a hyphen",
    ),
];
