//! What crosses the boundary flat, read back.

use wasm_bindgen::prelude::*;

use crate::error::error;

/// Names and values in turn.
pub(crate) fn pairs(flat: Vec<String>) -> impl Iterator<Item = (String, String)> {
    let mut flat = flat.into_iter();
    std::iter::from_fn(move || Some((flat.next()?, flat.next()?)))
}

/// A seed: the integers a JavaScript number holds exactly.
pub(crate) fn seed(number: f64) -> Result<u64, JsError> {
    if number.fract() != 0.0 || !(0.0..=9_007_199_254_740_991.0).contains(&number) {
        return Err(error("invalid_option", "seed is an integer from 0 to 2^53-1"));
    }
    Ok(number as u64)
}
