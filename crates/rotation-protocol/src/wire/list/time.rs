//! Times as the AWS CLI prints them: seconds since 1970 (the first version), or ISO 8601 (the second).

use rotation_core::time::{Day, Timestamp};

/// `1790230301.825`.
pub(super) fn of_seconds(seconds: f64) -> Option<Timestamp> {
    // A float beyond the integers becomes the last of them, which is no time either.
    Timestamp::from_millis((seconds * 1000.0).round() as i64)
}

/// `2026-09-24T06:11:41.825000+00:00`; `Z` and other offsets too.
pub(super) fn of_text(text: &str) -> Option<Timestamp> {
    let (date, rest) = text.split_once(['T', ' '])?;
    let zone = rest.find(['Z', '+', '-'])?;
    let (clock, zone) = rest.split_at_checked(zone)?;
    let (clock, fraction) = clock.split_once('.').unwrap_or((clock, "0"));
    let [year, month, day] = three(date, '-')?;
    let [hour, minute, second] = three(clock, ':')?;
    let day = Day::of_civil(year.try_into().ok()?, month.try_into().ok()?, day.try_into().ok()?)?;
    if hour > 23 || minute > 59 || second > 60 {
        return None;
    }
    let seconds = (hour * 60 + minute) * 60 + second - offset(zone)?;
    let digits = fraction.bytes().all(|byte| byte.is_ascii_digit());
    let millis: i64 = format!("{fraction:0<3}").get(..3).filter(|_| digits)?.parse().ok()?;
    Timestamp::from_millis(day.start().as_millis() + seconds * 1000 + millis)
}

/// Seconds that the clock is ahead of UTC.
fn offset(zone: &str) -> Option<i64> {
    if zone == "Z" {
        return Some(0);
    }
    let (hours, minutes) = zone.get(1..)?.split_once(':')?;
    let ahead = (number(hours)? * 60 + number(minutes)?) * 60;
    (ahead <= 24 * 3600).then_some(if zone.starts_with('-') { -ahead } else { ahead })
}

fn three(text: &str, between: char) -> Option<[i64; 3]> {
    let mut parts = text.split(between).map(number);
    let three = [parts.next()??, parts.next()??, parts.next()??];
    parts.next().is_none().then_some(three)
}

/// Digits alone, and few of them.
fn number(text: &str) -> Option<i64> {
    let digits = (1..=4).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
    text.parse().ok().filter(|_| digits)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_read_in_both_forms() {
        for (text, read) in [
            ("2026-09-24T06:11:41.825000+00:00", Some("2026-09-24T06:11:41.825Z")),
            ("2026-09-24T08:11:41+02:00", Some("2026-09-24T06:11:41Z")),
            ("2026-09-23T22:11:41-08:00", Some("2026-09-24T06:11:41Z")),
            ("2024-02-29 00:00:00.5Z", Some("2024-02-29T00:00:00.500Z")),
            ("1970-01-01T00:00:00Z", Some("1970-01-01T00:00:00Z")),
            ("1970-01-01T00:00:00+01:00", None),
            ("1969-12-31T23:59:59Z", None),
            ("9999-12-31T00:00:01Z", None),
            ("10000-01-01T00:00:00Z", None),
            ("2023-02-29T00:00:00Z", None),
            ("2026-13-01T00:00:00Z", None),
            ("2026-00-01T00:00:00Z", None),
            ("2026-09-24T24:00:00Z", None),
            ("2026-09-24T06:11:41", None),
            ("2026-09-24T06:11:41.x1Z", None),
            ("2026-09-24T06:11:41.é12Z", None),
            ("2026-09-24", None),
            ("", None),
        ] {
            assert_eq!(of_text(text).map(|at| at.to_string()).as_deref(), read, "{text}");
        }
        for (seconds, read) in [
            (1_790_230_301.825, Some(1_790_230_301_825)),
            (0.0, Some(0)),
            (-1.0, None),
            (1e300, None),
            (f64::NAN, Some(0)),
        ] {
            assert_eq!(of_seconds(seconds).map(Timestamp::as_millis), read, "{seconds}");
        }
    }
}
