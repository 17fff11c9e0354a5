//! The Schedule page in words and drawings.

use rotation_core::{
    schedule::{RotationRules, Share, Window},
    time::{Day, Timestamp},
};

use super::{plural, request::inside, time};
use crate::model::Zone;

/// "Every 30 days, at some minute of that UTC day."
pub fn words(rules: &RotationRules) -> String {
    let Some(days) = rules.automatically_after_days() else {
        return "Nothing is scheduled: without a number of days a secret rotates only when it is asked to."
            .into();
    };
    let every = if days.get() == 1 {
        "Every day".to_owned()
    } else {
        format!("Every {}", plural(days.get().into(), "day"))
    };
    rules.window_after(Timestamp::EPOCH).map_or_else(String::new, |window| {
        format!("{every} after the last rotation, at some minute {}.", inside(window))
    })
}

/// `00:00 to 03:00`; the end of a whole day is `24:00`.
pub fn window_utc(window: Window) -> String {
    let end =
        if window.end.day() == window.start.day() { time::hour_minute(window.end) } else { "24:00".into() };
    format!("{} to {end}", time::hour_minute(window.start))
}

/// `Sun 19:00 to 22:00`: in the reader's zone, with the weekday where it is another day than in UTC.
pub fn window_local(window: Window, zone: &Zone) -> String {
    let (start, end) = (zone.local(window.start), zone.local(window.end));
    let weekday = |local: Timestamp, shown: Day| {
        if local.day() == shown { String::new() } else { format!("{} ", time::weekday_short(local.day())) }
    };
    format!(
        "{}{} to {}{}",
        weekday(start, window.start.day()),
        time::hour_minute(start),
        weekday(end, start.day()),
        time::hour_minute(end)
    )
}

/// `6.4%`.
pub fn percent(millionths: u32) -> String {
    let tenths = (millionths + 500) / 1000;
    format!("{}.{}%", tenths / 10, tenths % 10)
}

/// `100,000`.
pub fn thousands(count: u32) -> String {
    if count < 1000 { count.to_string() } else { format!("{},{:03}", thousands(count / 1000), count % 1000) }
}

/// How likely a rotation is to start in the first quarter of its hour, in millionths.
pub fn first_quarter(shares: &[Share]) -> u32 {
    shares.iter().take(15).map(|share| share.0).sum()
}

/// A bar of a chart: where it stands and how high it is, in drawing units.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bar {
    /// Its left edge.
    pub x: u32,
    /// Its upper edge.
    pub y: u32,
    /// Its height.
    pub height: u32,
}

/// Bars side by side, `pitch` apart, standing on `floor`, the highest `most` high.
pub fn bars(shares: &[u32], left: u32, pitch: u32, floor: u32, most: u32) -> Vec<Bar> {
    let highest = shares.iter().copied().max().unwrap_or(1).max(1);
    let height =
        |share: u32| u32::try_from(u64::from(share) * u64::from(most) / u64::from(highest)).unwrap_or(most);
    let places = (left..).step_by(pitch.max(1) as usize);
    shares
        .iter()
        .zip(places)
        .map(|(share, x)| Bar { x, y: floor - height(*share), height: height(*share) })
        .collect()
}

/// The first day of each month among `days`, with its column: `(column, "Dec")`.
pub fn months(days: &[(Day, bool)]) -> Vec<(usize, String)> {
    let first = |(n, (day, _)): (usize, &(Day, bool))| {
        let (year, month, date) = day.civil();
        let name = time::day_month(*day);
        let name = name.split(' ').nth(1)?;
        let words = if month == 1 { format!("{name} {year}") } else { name.to_owned() };
        (date == 1).then_some((n / 7, words))
    };
    days.iter().enumerate().filter_map(first).collect()
}

#[cfg(test)]
mod tests {
    use rotation_core::{
        schedule::{Days, WindowHours, minute_shares},
        time::Span,
    };

    use super::*;

    fn rules(days: i64, duration: Option<&str>) -> RotationRules {
        let duration = duration.and_then(|text| WindowHours::parse(text).ok());
        RotationRules::of_days(Days::new(days), duration)
    }

    #[test]
    fn a_schedule_reads_as_a_sentence() {
        for (rules, sentence) in [
            (rules(30, None), "Every 30 days after the last rotation, at some minute of that UTC day."),
            (
                rules(1, Some("3h")),
                "Every day after the last rotation, at some minute from 00:00 to 03:00 UTC.",
            ),
            (
                rules(0, None),
                "Nothing is scheduled: without a number of days a secret rotates only when it is asked to.",
            ),
        ] {
            assert_eq!(words(&rules), sentence);
        }
    }

    #[test]
    fn local_windows_carry_their_weekday_where_it_differs() {
        let window = rules(6, Some("3h")).window_after(Timestamp::EPOCH.plus(Span::days(20_779))).unwrap();
        let zone = |minutes| Zone { name: "X".into(), offsets: vec![(Timestamp::EPOCH, minutes)] };
        assert_eq!(window.start.to_string(), "2026-11-28T00:00:00Z");
        assert_eq!(window_utc(window), "00:00 to 03:00");
        assert_eq!(window_local(window, &zone(-300)), "Fri 19:00 to 22:00");
        assert_eq!(window_local(window, &zone(-60)), "Fri 23:00 to Sat 02:00");
        assert_eq!(window_local(window, &zone(60)), "01:00 to 04:00");
    }

    #[test]
    fn large_numbers_are_read_in_thousands() {
        let shown = [0, 999, 1000, 100_000, 1_234_567].map(thousands);
        assert_eq!(shown, ["0", "999", "1,000", "100,000", "1,234,567"]);
    }

    #[test]
    fn half_of_all_rotations_start_in_the_first_quarter_of_an_hour() {
        let shares = minute_shares();
        assert_eq!(percent(first_quarter(&shares)), "50.0%");
        let heights = bars(&shares.map(|share| share.0), 10, 6, 100, 80);
        assert_eq!((heights[0].x, heights[1].x, heights[0].height), (10, 16, 80));
        assert!(heights.iter().all(|bar| bar.y + bar.height == 100));
    }
}
