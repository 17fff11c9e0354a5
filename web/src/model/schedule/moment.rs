//! A moment as a person types it, in UTC.

use rotation_core::time::{Span, Timestamp};

/// Reads `2026-11-24`, `2026-11-24T10:15`, `2026-11-24 10:15:00.250Z`.
pub fn read_moment(text: &str) -> Option<Timestamp> {
    let text = text.trim().trim_end_matches(['Z', 'z']);
    let (date, clock) = text.split_once(['T', 't', ' ']).unwrap_or((text, "00:00"));
    let [year, month, day] = numbers(date, '-')?;
    let (clock, fraction) = clock.split_once('.').unwrap_or((clock, ""));
    let [hour, minute, second] = match clock.matches(':').count() {
        1 => numbers(&format!("{clock}:00"), ':')?,
        _ => numbers(clock, ':')?,
    };
    if !(1970..=9999).contains(&year) || hour > 23 || minute > 59 || second > 59 {
        return None;
    }
    let start = Timestamp::EPOCH.plus(Span::days(days_before(year, month, day)?));
    Some(start.plus(Span::seconds(hour * 3600 + minute * 60 + second)).plus(Span::millis(millis(fraction)?)))
}

/// The milliseconds of a second's decimals; finer ones are dropped.
fn millis(fraction: &str) -> Option<u32> {
    let digits = fraction.bytes().all(|byte| byte.is_ascii_digit());
    format!("{fraction:0<3}").get(..3).filter(|_| digits)?.parse().ok()
}

/// Days from 1970-01-01, by the calendar itself: the day found must read back as the date.
fn days_before(year: u32, month: u32, day: u32) -> Option<u32> {
    // At most this many days; the year's own length takes care of the rest.
    let guess = (year - 1970) * 365 + (year - 1969) / 4;
    let wanted = (i16::try_from(year).ok()?, u8::try_from(month).ok()?, u8::try_from(day).ok()?);
    let reads = |days: u32| Timestamp::EPOCH.plus(Span::days(days)).day().civil();
    (guess.saturating_sub(70)..guess + 370).find(|days| reads(*days) == wanted)
}

fn numbers(text: &str, between: char) -> Option<[u32; 3]> {
    let mut parts = text.split(between);
    let mut next = || {
        let part = parts.next()?;
        let digits = (1..=4).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit());
        part.parse().ok().filter(|_| digits)
    };
    let three = [next()?, next()?, next()?];
    parts.next().is_none().then_some(three)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_moment_reads_back_as_it_was_typed() {
        for (typed, moment) in [
            ("2026-11-24T10:15:00Z", Some("2026-11-24T10:15:00Z")),
            ("2026-11-24 10:15", Some("2026-11-24T10:15:00Z")),
            ("2026-11-24T10:15:00.5Z", Some("2026-11-24T10:15:00.500Z")),
            ("2026-11-24T10:15:00.1239Z", Some("2026-11-24T10:15:00.123Z")),
            ("2026-11-24T10:15:00.x", None),
            (" 2024-02-29 ", Some("2024-02-29T00:00:00Z")),
            ("1970-01-01", Some("1970-01-01T00:00:00Z")),
            ("9999-01-31", Some("9999-01-31T00:00:00Z")),
            ("2023-02-29", None),
            ("2026-13-01", None),
            ("2026-11-24T24:00", None),
            ("1969-12-31", None),
            ("2026-11", None),
            ("tomorrow", None),
            ("2026-11-24T10:15:00+02:00", None),
        ] {
            assert_eq!(read_moment(typed).map(|at| at.to_string()).as_deref(), moment, "{typed}");
        }
    }
}
