//! Times of a recording: numbers of seconds, and dates with the offset of the clock that took them.

use rotation_core::time::Timestamp;
use serde_json::Value;

/// Milliseconds since 1970, out of `1790456633.433` or `2026-09-24T06:57:17.270000+01:00`.
pub(crate) fn millis(value: &Value) -> Option<i64> {
    match value {
        Value::Number(seconds) => Some((seconds.as_f64()? * 1000.0).round() as i64),
        Value::String(text) => parse(text),
        _ => None,
    }
}

pub(crate) fn timestamp(millis: i64) -> Timestamp {
    Timestamp::from_millis(millis).expect("a time of this century")
}

fn parse(text: &str) -> Option<i64> {
    let number = |from: usize, to: usize| text.get(from..to)?.parse::<i64>().ok();
    let (year, month, day) = (number(0, 4)?, number(5, 7)?, number(8, 10)?);
    let seconds = number(11, 13)? * 3600 + number(14, 16)? * 60 + number(17, 19)?;
    let rest = text.get(19..)?;
    let zone = rest.find(['Z', '+', '-'])?;
    let fraction: String =
        rest[..zone].trim_start_matches('.').chars().chain("000".chars()).take(3).collect();
    let offset = match rest[zone..].split_at(1) {
        ("Z", _) => 0,
        (sign, time) => {
            let minutes = time.get(0..2)?.parse::<i64>().ok()? * 60 + time.get(3..5)?.parse::<i64>().ok()?;
            if sign == "+" { minutes } else { -minutes }
        }
    };
    let seconds = days(year, month, day) * 86_400 + seconds - offset * 60;
    Some(seconds * 1000 + fraction.parse::<i64>().ok()?)
}

/// Days since 1970, with the year reckoned from March.
fn days(year: i64, month: i64, day: i64) -> i64 {
    let year = if month > 2 { year } else { year - 1 };
    let day_of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    year * 365 + year / 4 - year / 100 + year / 400 + day_of_year - 719_468
}

#[test]
fn dates_are_read_with_fraction_and_offset() {
    for (text, expected) in [
        ("1970-01-01T00:00:00Z", 0),
        ("2026-09-24T06:11:42.586Z", 1_790_230_302_586),
        ("2026-09-24T07:11:42.586000+01:00", 1_790_230_302_586),
        ("2024-02-29T23:59:59-00:30", 1_709_252_999_000),
        ("2026-09-26T21:03:17.887966+00:00", 1_790_456_597_887),
    ] {
        assert_eq!(parse(text), Some(expected), "{text}");
    }
}
