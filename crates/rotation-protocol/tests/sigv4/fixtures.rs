//! The folder of recorded data. It is no part of the repository: without it these tests say that they did not run.

use std::path::PathBuf;

use rotation_core::time::Timestamp;
use serde_json::Value;

pub(crate) fn folder(part: &str) -> Option<PathBuf> {
    let Some(root) = std::env::var_os("ROTATION_LAB_FIXTURES") else {
        println!("not run: ROTATION_LAB_FIXTURES is not set ({part})");
        return None;
    };
    let path = PathBuf::from(root).join("spec/data").join(part);
    assert!(path.exists(), "ROTATION_LAB_FIXTURES is set, but {} is not there", path.display());
    Some(path)
}

pub(crate) fn json(part: &str) -> Option<Value> {
    let text = std::fs::read_to_string(folder(part)?).unwrap();
    Some(serde_json::from_str(&text).unwrap())
}

pub(crate) fn text<'a>(value: &'a Value, name: &str) -> &'a str {
    value[name].as_str().unwrap_or_else(|| panic!("{name} in {value}"))
}

/// `20150830T123600Z` or `2015-08-30T12:36:00Z`.
pub(crate) fn time(text: &str) -> Timestamp {
    let digits: Vec<i64> =
        text.bytes().filter(u8::is_ascii_digit).map(|digit| i64::from(digit - b'0')).collect();
    let number = |range: std::ops::Range<usize>| digits[range].iter().fold(0, |n, digit| n * 10 + digit);
    let (year, month, day) = (number(0..4), number(4..6), number(6..8));
    let seconds = number(8..10) * 3600 + number(10..12) * 60 + number(12..14);
    let days = (1970..year).map(|year| if is_leap(year) { 366 } else { 365 }).sum::<i64>()
        + (1..month).map(|month| days_in(month, year)).sum::<i64>()
        + day
        - 1;
    Timestamp::from_millis((days * 86_400 + seconds) * 1000).unwrap()
}

fn days_in(month: i64, year: i64) -> i64 {
    match month {
        2 => 28 + i64::from(is_leap(year)),
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

fn is_leap(year: i64) -> bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
}
