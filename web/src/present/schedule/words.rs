//! Sentences, windows in UTC and in a zone, and the pieces of a box that are marked.

use std::ops::Range;

use rotation_core::{
    schedule::{RotationRules, Window},
    time::{Day, Timestamp},
};

use crate::{
    model::{Zone, schedule::Wrong},
    present::{plural, time},
};

/// "Every 30 days, counted from the last rotation, in a window from 00:00 to 24:00 UTC."
pub fn sentence(rules: &RotationRules) -> String {
    let Some(description) = rules.describe() else {
        return "Nothing is scheduled: a secret without a schedule rotates only when it is asked to.".into();
    };
    let words = description.to_string();
    let (first, rest) = words.split_at_checked(1).unwrap_or_default();
    format!("{}{rest}.", first.to_ascii_uppercase())
}

/// "Character 6, 30": where a mistake begins, and what stands there.
pub fn mistake(text: &str, wrong: &Wrong) -> String {
    let before = text.get(..wrong.span.start).unwrap_or_default().chars().count();
    let piece = text.get(wrong.span.clone()).unwrap_or_default().trim();
    match piece {
        "" => "At the end".into(),
        whole if whole == text.trim() => "The expression as a whole".into(),
        piece => format!("At character {}, {piece}", before + 1),
    }
}

/// A text in pieces, each with its `data-mark`: `lit`, `wrong`, `lit wrong` or none.
pub fn marks(
    text: &str,
    lit: Option<&Range<usize>>,
    wrong: Option<&Range<usize>>,
) -> Vec<(String, Option<&'static str>)> {
    let mut edges = vec![0, text.len()];
    edges.extend([lit, wrong].into_iter().flatten().flat_map(|span| [span.start, span.end]));
    edges.sort_unstable();
    edges.dedup();
    let within = |span: Option<&Range<usize>>, at| span.is_some_and(|span| span.contains(&at));
    let pieces = edges.windows(2).filter_map(|pair| {
        let (start, end) = (*pair.first()?, *pair.last()?);
        let mark = match (within(lit, start), within(wrong, start)) {
            (true, true) => Some("lit wrong"),
            (true, false) => Some("lit"),
            (false, true) => Some("wrong"),
            (false, false) => None,
        };
        Some((text.get(start..end)?.to_owned(), mark))
    });
    pieces.collect()
}

/// `00:00 to 03:00`; the end of a day is `24:00`.
pub fn window_utc(window: Window) -> String {
    let end =
        if window.end.day() == window.start.day() { time::hour_minute(window.end) } else { "24:00".into() };
    format!("{} to {end}", time::hour_minute(window.start))
}

/// `Sun 19:00 to 22:00`: in a zone, with the weekday where it is another day than in UTC.
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

/// "clocks change 14 Mar": where the zone has another offset at the end of a window than at `before`.
pub fn clocks_changed(zone: &Zone, before: Timestamp, window: Window) -> Option<String> {
    if zone.offset(before) == zone.offset(window.end) {
        return None;
    }
    let changes = zone.offsets.iter().map(|(start, _)| *start);
    let last = changes.filter(|start| *start <= window.end).max()?;
    Some(format!("clocks change {}", time::day_month(zone.local(last).day())))
}

/// "Tue 1 Dec 2026: open 16:00 to 18:00 UTC."
pub fn day_told<'a>(day: Day, windows: impl Iterator<Item = &'a Window>) -> String {
    let open: Vec<String> = windows.map(|window| window_utc(*window)).collect();
    let date = time::day_year(day);
    if open.is_empty() {
        return format!("{date}: no window opens.");
    }
    format!("{date}: open {} UTC.", open.join(", "))
}

/// "1 window", "24 windows, 48 hours open".
pub fn count_of_days(windows: &[Window]) -> String {
    let hours: u32 = windows.iter().map(Window::hours).sum();
    format!("{}, {} open", plural(windows.len(), "window"), plural(hours as usize, "hour"))
}

#[cfg(test)]
mod tests {
    use rotation_core::time::Span;

    use super::*;
    use crate::model::schedule::Ask;

    fn zone(minutes: i32) -> Zone {
        Zone { name: "X".into(), offsets: vec![(Timestamp::EPOCH, minutes)] }
    }

    fn rules(text: &str, duration: &str) -> RotationRules {
        Ask::new(text, duration).rules().unwrap()
    }

    #[test]
    fn a_schedule_reads_as_a_sentence() {
        for (text, duration, words) in [
            ("30", "", "Every 30 days, counted from the last rotation, in a window from 00:00 to 24:00 UTC."),
            ("1", "3h", "Every day in a window from 00:00 to 03:00 UTC."),
            (
                "cron(0 16 1,15 * ? *)",
                "2h",
                "On the 1st and 15th of every month in a window from 16:00 to 18:00 UTC.",
            ),
            ("", "", "Nothing is scheduled: a secret without a schedule rotates only when it is asked to."),
        ] {
            assert_eq!(sentence(&rules(text, duration)), words);
        }
    }

    #[test]
    fn local_windows_carry_their_weekday_where_it_differs() {
        let after = Timestamp::EPOCH.plus(Span::days(20_779));
        let window = rules("6", "3h").window_after(after).unwrap();
        assert_eq!(window.start.to_string(), "2026-11-28T00:00:00Z");
        assert_eq!(window_utc(window), "00:00 to 03:00");
        assert_eq!(window_local(window, &zone(-300)), "Fri 19:00 to 22:00");
        assert_eq!(window_local(window, &zone(-60)), "Fri 23:00 to Sat 02:00");
        assert_eq!(window_local(window, &zone(60)), "01:00 to 04:00");
    }

    #[test]
    fn a_change_of_clocks_is_told_with_its_day() {
        let (march, day) = (Timestamp::from_millis(1_805_007_600_000).unwrap(), Span::days(1));
        assert_eq!(march.to_string(), "2027-03-14T07:00:00Z");
        let zone = Zone { name: "X".into(), offsets: vec![(Timestamp::EPOCH, -300), (march, -240)] };
        let window = rules("cron(0 16 15 * ? *)", "2h").window_after(march).unwrap();
        assert_eq!(clocks_changed(&zone, march.minus(day), window).unwrap(), "clocks change 14 Mar");
        assert_eq!(clocks_changed(&zone, march, window), None);
    }

    #[test]
    fn marks_part_the_text_and_lose_nothing() {
        let pieces = marks("cron(15 8 x", Some(&(5..7)), Some(&(5..9)));
        let told: Vec<_> = pieces.iter().map(|(text, mark)| (text.as_str(), mark.unwrap_or(""))).collect();
        assert_eq!(told, [("cron(", ""), ("15", "lit wrong"), (" 8", "wrong"), (" x", "")]);
        assert_eq!(marks("", None, Some(&(0..0))), []);
    }
}
