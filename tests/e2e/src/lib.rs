//! Nothing: everything of this package is in its test, `tests/e2e`.
