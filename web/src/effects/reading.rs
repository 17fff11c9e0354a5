//! The clock and the random source.

use rotation_core::time::Timestamp;

use super::window;
use crate::model::Reading;

pub(super) fn read() -> Reading {
    let at = Timestamp::from_millis(js_sys::Date::now() as i64).unwrap_or(Timestamp::EPOCH);
    let mut bytes = [0; 8];
    let filled = window().and_then(|window| window.crypto().ok());
    if let Some(crypto) = filled {
        let _ = crypto.get_random_values_with_u8_array(&mut bytes);
    }
    Reading { at, random: u64::from_le_bytes(bytes) }
}
