//! Moments and lengths of time, as people read them. UTC unless a name says local.

use rotation_core::time::{Day, Timestamp};

use crate::model::Zone;

const WEEKDAYS: [&str; 7] = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];
const MONTHS: [&str; 12] =
    ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/// `02:07:11`.
pub fn clock(at: Timestamp) -> String {
    let c = at.clock();
    format!("{:02}:{:02}:{:02}", c.hour, c.minute, c.second)
}

/// `02:07:11.655`.
pub fn clock_millis(at: Timestamp) -> String {
    format!("{}.{:03}", clock(at), at.clock().millisecond)
}

/// `02:07:11.6`.
pub fn clock_tenth(at: Timestamp) -> String {
    format!("{}.{}", clock(at), at.clock().millisecond / 100)
}

/// `02:07`.
pub fn hour_minute(at: Timestamp) -> String {
    let c = at.clock();
    format!("{:02}:{:02}", c.hour, c.minute)
}

/// `Mon 23 Nov`.
pub fn day(day: Day) -> String {
    format!("{} {}", weekday_short(day), day_month(day))
}

/// `Mon 23 Nov 2026`.
pub fn day_year(day: Day) -> String {
    format!("{} {}", weekday_short(day), day_month_year(day))
}

/// `23 Nov`.
pub fn day_month(day: Day) -> String {
    format!("{} {}", day.civil().2, month(day))
}

/// `Nov`.
pub fn month(day: Day) -> &'static str {
    MONTHS.get(usize::from(day.civil().1.saturating_sub(1))).copied().unwrap_or_default()
}

/// `23 Nov 2026`.
pub fn day_month_year(day: Day) -> String {
    format!("{} {}", day_month(day), day.civil().0)
}

/// `Monday`.
pub fn weekday(day: Day) -> &'static str {
    WEEKDAYS.get(usize::from(day.weekday())).copied().unwrap_or_default()
}

/// `Mon`.
pub fn weekday_short(day: Day) -> &'static str {
    weekday(day).get(..3).unwrap_or_default()
}

/// `23 Nov 04:59:59`.
pub fn date_clock(at: Timestamp) -> String {
    format!("{} {}", day_month(at.day()), clock(at))
}

/// `21:09:49 Sunday in New York`.
pub fn local(at: Timestamp, zone: &Zone) -> String {
    let local = zone.local(at);
    format!("{} {} in {}", clock(local), weekday(local.day()), zone.name)
}

/// `New York, UTC−5`.
pub fn zone(zone: &Zone, at: Timestamp) -> String {
    let minutes = zone.offset(at);
    let sign = if minutes < 0 { '−' } else { '+' };
    let (hours, rest) = (minutes.unsigned_abs() / 60, minutes.unsigned_abs() % 60);
    let offset = if rest == 0 { format!("{hours}") } else { format!("{hours}:{rest:02}") };
    format!("{}, UTC{sign}{offset}", zone.name)
}

/// `5 d 16 h`, `2 min`, `5.0 s`, `93 ms`: the two largest units that matter.
pub fn length(millis: i64) -> String {
    let (seconds, minutes, hours) = (millis / 1000, millis / 60_000, millis / 3_600_000);
    let two = |large: i64, large_unit: &str, small: i64, small_unit: &str| {
        if small == 0 {
            format!("{large} {large_unit}")
        } else {
            format!("{large} {large_unit} {small} {small_unit}")
        }
    };
    match millis {
        ..1000 => format!("{} ms", millis.max(0)),
        1000..60_000 => format!("{seconds}.{} s", millis % 1000 / 100),
        60_000..3_600_000 => two(minutes, "min", seconds % 60, "s"),
        3_600_000..86_400_000 => two(hours, "h", minutes % 60, "min"),
        _ => two(hours / 24, "d", hours % 24, "h"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_name_two_units() {
        for (millis, words) in [
            (93, "93 ms"),
            (5_040, "5.0 s"),
            (120_000, "2 min"),
            (125_000, "2 min 5 s"),
            (5 * 86_400_000 + 16 * 3_600_000, "5 d 16 h"),
        ] {
            assert_eq!(length(millis), words);
        }
    }

    #[test]
    fn a_zone_is_named_with_its_offset() {
        let at = Timestamp::from_millis(1_790_230_301_825).unwrap();
        for (minutes, words) in [(-300, "X, UTC−5"), (330, "X, UTC+5:30"), (0, "X, UTC+0")] {
            assert_eq!(
                zone(&Zone { name: "X".into(), offsets: vec![(Timestamp::EPOCH, minutes)] }, at),
                words
            );
        }
        assert_eq!(date_clock(at), "24 Sep 06:11:41");
    }
}
