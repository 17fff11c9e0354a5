//! The reader's time zone: its name from Intl, its offsets from Date, for the years a lab is likely to stand in.

use js_sys::{Date, Reflect};
use rotation_core::time::Timestamp;

use crate::model::Zone;

const MINUTE: i64 = 60_000;
const QUARTER: i64 = 15 * MINUTE;
/// 2022-01-01 and 2034-01-01. Every look costs the browser some microseconds, and the page is waiting for its first
/// picture: thirty years of them took 40 ms.
const FROM: i64 = 1_640_995_200_000;
const TO: i64 = 2_019_686_400_000;
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
    let (mut at, mut current) = (FROM, offset(FROM));
    let mut found = vec![(Timestamp::EPOCH, current)];
    while at < TO {
        let (mut before, mut after) = (at, at + STRIDE);
        at = after;
        let next = offset(after);
        if next == current {
            continue;
        }
        while after - before > QUARTER {
            let middle = (before + after) / 2 / QUARTER * QUARTER;
            if offset(middle) == current { before = middle } else { after = middle }
        }
        found.extend(Timestamp::from_millis(after).map(|start| (start, next)));
        current = next;
    }
    found
}

fn offset(millis: i64) -> i32 {
    -Date::new(&(millis as f64).into()).get_timezone_offset() as i32
}
