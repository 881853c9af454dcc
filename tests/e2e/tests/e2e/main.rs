//! The built site in a real browser, against the sandbox.
//!
//! Every test is a scene of its own: a sandbox in memory, a browser, and citizens who log in through the real login page. Whatever the
//! page claims is held against what the sandbox knows to be true (`support::judge`).
//!
//! Needs `SPAER_SANDBOX_BIN`, `SPAER_AWKWARD_BIN` and `SPAER_DIST`; `SPAER_CHROMEDRIVER`, `SPAER_CHROMIUM`, and the like for Firefox and WebKit
//! (`support::driver`), where those are not in their usual places. With `SPAER_LEDGER` what is found of each state is written down there, and with
//! `SPAER_SHOTS` pictures are taken (`look`).

#![expect(clippy::expect_used, clippy::indexing_slicing, clippy::panic, reason = "a test fails loudly")]

mod look;
mod support;

mod activity;
mod activity_audit;
mod activity_edges;
mod activity_many;
mod activity_odd;
mod activity_states;
mod activity_take;
mod arriving;
mod asking;
mod audit;
mod audit_articles;
mod audit_extremes;
mod audit_states;
mod away;
mod awkward;
mod budget;
mod choosing;
mod edges;
mod engines;
mod every_language;
mod failing;
mod faults;
mod finish;
mod focus;
mod identity;
mod journey;
mod junk;
mod languages;
mod layout;
mod login_word;
mod logins;
mod no_script;
mod notice;
mod older;
mod one_document;
mod open_now;
mod over_privacyidea;
mod people;
mod profile;
mod returning;
mod service;
mod sessions;
mod several;
mod speed;
mod starting;
mod statuses;
mod translator;
mod two_people;
mod unstyled;
mod visit;
