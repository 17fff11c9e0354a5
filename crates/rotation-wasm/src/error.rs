//! Errors on their way to JavaScript: a stable code, then a sentence. `index.mjs` takes them apart.

use std::fmt;

use rotation_core::time::Timestamp;
use wasm_bindgen::JsError;

pub(crate) fn error(code: &str, text: impl fmt::Display) -> JsError {
    JsError::new(&format!("{code}: {text}"))
}

/// A time from JavaScript, in epoch milliseconds.
pub(crate) fn time(millis: f64) -> Result<Timestamp, JsError> {
    let whole = (millis.is_finite() && millis.abs() < 9e15).then_some(millis.floor() as i64);
    whole
        .and_then(Timestamp::from_millis)
        .ok_or_else(|| error("invalid_time", "a time is a number of milliseconds between 1970 and 9999"))
}
