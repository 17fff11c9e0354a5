//! The reader's time zone: its name from Intl, its offsets from Date, for the years a lab is likely to stand in.

use js_sys::{Date, Reflect};
use rotation_core::time::Timestamp;

use crate::model::Zone;

const MINUTE: i64 = 60_000;
const QUARTER: i64 = 15 * MINUTE;
/// 2015-01-01 and 2045-01-01.
const FROM: i64 = 1_420_070_400_000;
const TO: i64 = 2_366_841_600_000;
/// Offsets are looked at this often; no zone changes twice within it.
const STRIDE: i64 = 28 * 24 * 60 * MINUTE;

pub(super) fn read() -> Zone {
    Zone { name: name().unwrap_or_else(|| "local".into()), offsets: offsets() }
}

fn name() -> Option<String> {
    let format = js_sys::Intl::DateTimeFormat::default().resolved_options();
    let zone = Reflect::get(&format, &"timeZone".into()).ok()?.as_string()?;
    Some(zone.rsplit('/').next()?.replace('_', " "))
}

fn offsets() -> Vec<(Timestamp, i32)> {
    let mut found = vec![(Timestamp::EPOCH, offset(FROM))];
    let mut at = FROM;
    while at < TO {
        let (mut before, mut after) = (at, at + STRIDE);
        at = after;
        if offset(before) == offset(after) {
            continue;
        }
        while after - before > QUARTER {
            let middle = (before + after) / 2 / QUARTER * QUARTER;
            if offset(middle) == offset(before) { before = middle } else { after = middle }
        }
        found.extend(Timestamp::from_millis(after).map(|start| (start, offset(after))));
    }
    found
}

fn offset(millis: i64) -> i32 {
    -Date::new(&(millis as f64).into()).get_timezone_offset() as i32
}
