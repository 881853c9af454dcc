//! What people read, before any app runs: the documents as they are written, and every text that the app or a document says. One binary, so that it
//! links once.
//!
//! `documents` holds the written files against what a page must have, `before` against what can be known while nothing has started; `plain`,
//! `typography` and `same` hold the words against what a frightened reader can take in; `known` holds them against what nobody can know; `rules` sees that no language is left out; `style` holds the style sheet to its scales; `table`
//! keeps the README's table of languages true. `tree` reads documents as a browser does, `blocks` takes their words apart.
#![cfg(not(target_arch = "wasm32"))]
#![expect(clippy::expect_used, clippy::panic, clippy::indexing_slicing, reason = "a test that cannot go on stops")]

mod before;
mod blocks;
mod documents;
mod known;
mod lix;
mod plain;
mod rules;
mod same;
mod style;
mod support;
mod table;
mod tree;
mod typography;
