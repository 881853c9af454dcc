//! JSON as a tree. It is made by whoever reads the bytes: the browser has a parser of its own, which costs nothing to load.

/// A JSON value (RFC 8259). Numbers as JavaScript has them: integer ones are exact up to 2⁵³.
#[derive(Clone, Debug, PartialEq, Default)]
pub enum Json {
    #[default]
    Null,
    Bool(bool),
    Number(f64),
    Text(String),
    Array(Vec<Self>),
    /// No name is there twice.
    Object(Vec<(String, Self)>),
}

/// A integer number that JavaScript holds exactly; `None` for a fraction or a larger one.
pub(super) fn integer(number: f64) -> Option<i64> {
    const EXACT: f64 = 9_007_199_254_740_992.0;
    #[expect(clippy::cast_possible_truncation, reason = "integer and within ±2⁵³")]
    (number.trunc() == number && number.abs() <= EXACT).then_some(number as i64)
}
