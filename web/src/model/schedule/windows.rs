//! The windows that come, if every rotation in them succeeds.

use rotation_core::{
    schedule::{RotationRules, Window},
    time::{Day, Span, Timestamp},
};

/// One window ahead.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Coming {
    /// The window.
    pub window: Window,
    /// From the opening of the one before to this one's; for the first, from now.
    pub gap: Span,
}

/// The next `count` windows after a rotation at `base`, seen at `now`. A window lies within one UTC day, so the one
/// after it does not depend on the moment inside it.
pub fn coming(rules: &RotationRules, base: Timestamp, now: Timestamp, count: usize) -> Vec<Coming> {
    let mut found: Vec<Coming> = Vec::new();
    let (mut from, mut before) = (base, now);
    while found.len() < count {
        let Some(window) = rules.window_after(from).filter(|window| window.start > from) else { break };
        found.push(Coming { window, gap: window.start.since(before) });
        (from, before) = (window.start, window.start);
    }
    found
}

/// The 53 weeks from the Monday of `now` on: each day, and whether a window opens on it.
pub fn year(rules: &RotationRules, base: Timestamp, now: Timestamp) -> Vec<(Day, bool)> {
    let back = (now.day().weekday() + 6) % 7;
    let first = now.minus(Span::days(u32::from(back))).day();
    let opened: Vec<Day> = coming(rules, base, now, 400).iter().map(|one| one.window.start.day()).collect();
    (0..53 * 7).map(|n| first.plus_days(n)).map(|day| (day, opened.binary_search(&day).is_ok())).collect()
}

#[cfg(test)]
mod tests {
    use rotation_core::schedule::{Days, WindowHours};

    use super::*;

    #[test]
    fn windows_follow_each_other_by_the_number_of_days() {
        let rules = RotationRules::of_days(Days::new(30), WindowHours::parse("3h").ok());
        let now = Timestamp::from_millis(1_795_515_300_000).unwrap();
        let windows = coming(&rules, now, now, 3);
        let starts: Vec<String> = windows.iter().map(|one| one.window.start.to_string()).collect();
        assert_eq!(now.to_string(), "2026-11-24T10:15:00Z");
        assert_eq!(starts, ["2026-12-24T00:00:00Z", "2027-01-23T00:00:00Z", "2027-02-22T00:00:00Z"]);
        assert_eq!(windows[0].window.next_rotation_date().to_string(), "2026-12-24T02:59:59Z");
        assert_eq!(windows[1].gap, Span::days(30));
        let open = year(&rules, now, now).iter().filter(|(_, open)| *open).count();
        assert_eq!(open, 12);
        assert!(coming(&RotationRules::default(), now, now, 3).is_empty());
    }
}
