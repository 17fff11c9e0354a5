//! Time zones: the reader's own from Date, any other by its IANA name from Intl, for the years a lab is likely to
//! stand in.

use js_sys::{Array, Date, Function, Intl::DateTimeFormat, JsString, Object, Reflect};
use rotation_core::time::Timestamp;

use wasm_bindgen::{JsCast as _, JsValue};

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
    Zone { name: name().unwrap_or_else(|| "local".into()), offsets: offsets(&offset) }
}

/// The zone of that name; `None` if the browser knows none. A function of its own: a first visit does not need it.
#[inline(never)]
pub(super) fn named(name: &str) -> Option<Zone> {
    let options = Object::new();
    for (key, value) in [("timeZone", name), ("timeZoneName", "longOffset"), ("year", "numeric")] {
        Reflect::set(&options, &key.into(), &value.into()).ok()?;
    }
    // Intl throws at a name it does not know, and what js-sys calls its constructor would carry that out of here.
    let intl = Reflect::get(&js_sys::global(), &"Intl".into()).ok()?;
    let constructor: Function = Reflect::get(&intl, &"DateTimeFormat".into()).ok()?.dyn_into().ok()?;
    let arguments = Array::of2(&"en-US".into(), &options);
    let format: DateTimeFormat = Reflect::construct(&constructor, &arguments).ok()?.unchecked_into();
    let format = format.format();
    let offset = |millis: i64| {
        let words = format.call1(&JsValue::UNDEFINED, &Date::new(&(millis as f64).into())).ok();
        words.and_then(|words| minutes(&String::from(words.unchecked_into::<JsString>()))).unwrap_or(0)
    };
    Some(Zone { name: short(name), offsets: offsets(&offset) })
}

/// `2026, GMT-05:00`, or `GMT` alone.
fn minutes(words: &str) -> Option<i32> {
    let (_, offset) = words.split_once("GMT")?;
    let (sign, clock) = offset.split_at_checked(1)?;
    let (hours, minutes) = clock.split_once(':')?;
    let minutes = hours.parse::<i32>().ok()? * 60 + minutes.get(..2)?.parse::<i32>().ok()?;
    Some(if sign == "-" || sign == "\u{2212}" { -minutes } else { minutes })
}

fn name() -> Option<String> {
    let format = DateTimeFormat::default().resolved_options();
    let zone = Reflect::get(&format, &"timeZone".into()).ok()?.as_string()?;
    Some(short(&zone))
}

fn short(zone: &str) -> String {
    zone.rsplit('/').next().unwrap_or(zone).replace('_', " ")
}

fn offsets(offset: &dyn Fn(i64) -> i32) -> Vec<(Timestamp, i32)> {
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
