//! What crosses the boundary flat, read back; and several texts as one, which crosses faster than a list.

use wasm_bindgen::prelude::*;

use crate::error::error;

/// Names and values in turn.
pub(crate) fn pairs(flat: impl IntoIterator<Item = String>) -> impl Iterator<Item = (String, String)> {
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

/// Several texts as one: how many, how long each is in JavaScript's units, then the texts. `parts` in `npm/flat.mjs`
/// takes it apart.
pub(crate) fn joined(parts: &[&str]) -> String {
    let mut text =
        String::with_capacity(parts.iter().map(|part| part.len() + DIGITS).sum::<usize>() + DIGITS);
    push_number(parts.len(), &mut text);
    for part in parts {
        push_number(if part.is_ascii() { part.len() } else { part.encode_utf16().count() }, &mut text);
    }
    text.extend(parts.iter().copied());
    text
}

/// Several texts that came as one: `joined` in `npm/flat.mjs` puts them together.
pub(crate) fn split(text: &str) -> impl Iterator<Item = &str> {
    text.split('\0')
}

/// A number is written in so many digits of 7 bits: characters of one byte keep the text narrow.
const DIGITS: usize = 5;

fn push_number(number: usize, out: &mut String) {
    out.extend((0..DIGITS).rev().map(|digit| char::from((number as u64 >> (7 * digit)) as u8 & 0x7f)));
}
