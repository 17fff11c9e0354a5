use rotation_core::{
    assumption::{Assumptions, RateHoursAnchor},
    schedule::{Days, RotationRules, WindowHours, days_shown},
    time::{Span, Timestamp},
};

use super::{at, rules, rules_assuming, short};

#[test]
fn windows_open_and_close_as_their_kind_says() {
    for (expression, duration, rotated, windows) in [
        ("rate(10 days)", "", "2026-01-22T06:42:22Z", "2026-02-01T00+24h 2026-02-11T00+24h"),
        ("rate(10 days)", "3h", "2026-01-22T06:42:22Z", "2026-02-01T00+3h 2026-02-11T00+3h"),
        ("rate(1 day)", "", "2026-01-22T00:00:00Z", "2026-01-23T00+24h 2026-01-24T00+24h"),
        ("rate(4 hours)", "", "2026-01-22T20:00:00Z", "2026-01-23T00+1h 2026-01-23T04+1h"),
        ("rate(12 hours)", "4h", "2026-01-22T03:00:00Z", "2026-01-22T12+4h 2026-01-23T00+4h"),
        // Days of 24 hours are no multiple of 7: the hours go on over midnight.
        ("rate(7 hours)", "", "2026-01-22T20:59:59Z", "2026-01-22T21+1h 2026-01-23T04+1h 2026-01-23T11+1h"),
        // A window ends with its day.
        ("rate(5 hours)", "5h", "2026-01-22T15:00:00Z", "2026-01-22T20+4h 2026-01-23T01+5h"),
        (
            "cron(0 16 1,15 * ? *)",
            "2h",
            "2026-01-01T15:59:59Z",
            "2026-01-01T16+2h 2026-01-15T16+2h 2026-02-01T16+2h",
        ),
        ("cron(0 16 1,15 * ? *)", "", "2026-01-01T16:00:00Z", "2026-01-15T16+8h 2026-02-01T16+8h"),
        (
            "cron(0 2/10 * * ? *)",
            "",
            "2026-01-01T00:00:00Z",
            "2026-01-01T02+1h 2026-01-01T12+1h 2026-01-01T22+1h 2026-01-02T02+1h",
        ),
        (
            "cron(0 /8 * * ? *)",
            "",
            "2026-01-01T00:00:00Z",
            "2026-01-01T08+1h 2026-01-01T16+1h 2026-01-02T00+1h",
        ),
        (
            "cron(0 23 31 * ? *)",
            "",
            "2026-02-27T23:30:00Z",
            "2026-03-31T23+1h 2026-05-31T23+1h 2026-07-31T23+1h",
        ),
        ("cron(0 12 ? * L *)", "", "2026-01-01T00:00:00Z", "2026-01-03T12+12h 2026-01-10T12+12h"),
        ("cron(0 0 SUNL * ? *)", "", "2026-01-01T00:00:00Z", "2026-01-25T00+24h 2026-02-22T00+24h"),
        ("cron(0 0 L 2 ? *)", "", "2027-01-01T00:00:00Z", "2027-02-28T00+24h 2028-02-29T00+24h"),
        // No leap year.
        ("cron(0 0 L 2 ? *)", "", "2099-12-01T00:00:00Z", "2100-02-28T00+24h"),
        ("cron(0 0 ? * MON *)", "", "2100-02-24T00:00:00Z", "2100-03-01T00+24h 2100-03-08T00+24h"),
        ("cron(0 0 1 1 ? *)", "", "2026-01-01T00:00:00Z", "2027-01-01T00+24h 2028-01-01T00+24h"),
        ("cron(0 0 31 12 ? *)", "", "2026-12-31T00:00:00Z", "2027-12-31T00+24h"),
    ] {
        let rules = rules(expression, duration).expect(expression);
        let mut found = Vec::new();
        let mut after = at(rotated);
        while found.len() < windows.split(' ').count() {
            let window = rules.window_since(at(rotated), after).expect("a window");
            after = window.start;
            found.push(short(window));
        }
        assert_eq!(found.join(" "), windows, "{expression} after {rotated}");
    }
}

#[test]
fn next_rotation_dates_and_shown_days_are_the_observed_ones() {
    let days = |n| RotationRules::of_days(Days::new(n), None);
    for (rules, rotated, shown, next) in [
        (days(30), "2026-01-22T06:42:22Z", 30, "2026-02-21T23:59:59Z"),
        (days(30), "2024-02-22T07:16:15Z", 30, "2024-03-23T23:59:59Z"),
        (days(30), "2026-09-24T06:11:41Z", 30, "2026-10-24T23:59:59Z"),
        (rules("cron(0 0 ? * 2 *)", "").unwrap(), "2023-10-16T07:18:02Z", 7, "2023-10-23T23:59:59Z"),
        (rules("cron(0 0 ? * 2 *)", "").unwrap(), "2026-09-07T18:14:58Z", 7, "2026-09-14T23:59:59Z"),
        (rules("cron(0 0 1 * ? *)", "1h").unwrap(), "2026-09-24T06:12:00Z", 7, "2026-10-01T00:59:59Z"),
        (rules("cron(0 16 1,15 * ? *)", "2h").unwrap(), "2022-10-06T00:00:00Z", 10, "2022-10-15T17:59:59Z"),
        // A begun day counts whole, so that it is never 0.
        (rules("cron(0 /8 * * ? *)", "").unwrap(), "2026-09-24T07:59:59Z", 1, "2026-09-24T08:59:59Z"),
        (rules("rate(10 days)", "").unwrap(), "2026-09-24T00:00:00Z", 10, "2026-10-04T23:59:59Z"),
    ] {
        let window = rules.window_after(at(rotated)).expect("a window");
        assert_eq!(window.next_rotation_date().to_string(), next, "{rules:?}");
        assert_eq!(days_shown(at(rotated), window).map(Days::get), Some(shown), "{rules:?}");
    }
}

#[test]
fn the_anchor_of_a_rate_in_hours_is_as_assumed() {
    for (anchor, windows) in [
        (
            RateHoursAnchor::RotationDay,
            ["2026-01-22T21+1h", "2026-01-23T04+1h", "2026-01-23T11+1h", "2026-01-23T18+1h"],
        ),
        (
            RateHoursAnchor::EveryDay,
            ["2026-01-22T21+1h", "2026-01-23T00+1h", "2026-01-23T07+1h", "2026-01-23T14+1h"],
        ),
        (
            RateHoursAnchor::RotationHour,
            ["2026-01-23T01+1h", "2026-01-23T08+1h", "2026-01-23T15+1h", "2026-01-23T22+1h"],
        ),
    ] {
        let assumed = Assumptions { rate_hours_anchor: anchor, ..Assumptions::default() };
        let rules = rules_assuming("rate(7 hours)", "", &assumed).unwrap();
        let rotated = at("2026-01-22T18:20:00Z");
        let mut after = rotated;
        for expected in windows {
            let window = rules.window_since(rotated, after).unwrap();
            assert_eq!(short(window), expected, "{anchor:?}");
            after = window.start;
        }
    }
}

#[test]
fn what_keeps_failing_is_tried_again_in_the_next_window_or_the_next_day() {
    let now = at("2026-01-22T18:20:00Z");
    for (rules, window) in [
        (RotationRules::of_days(Days::new(30), WindowHours::parse("3h").ok()), Some("2026-01-23T00+3h")),
        (rules("rate(30 days)", "").unwrap(), Some("2026-01-23T00+24h")),
        (rules("rate(6 hours)", "").unwrap(), Some("2026-01-23T00+1h")),
        (rules("cron(0 8 1 * ? *)", "").unwrap(), Some("2026-02-01T08+16h")),
        (RotationRules::default(), None),
    ] {
        assert_eq!(rules.window_to_try_again(now).map(short).as_deref(), window);
    }
}

#[test]
fn at_the_end_of_time_there_is_no_window() {
    let days = RotationRules::of_days(Days::new(1), None);
    for rules in [days, rules("rate(23 hours)", "23h").unwrap(), rules("cron(0 0 * * ? *)", "").unwrap()] {
        for back in 0..100 {
            let base = Timestamp::MAX.minus(Span::hours(back));
            assert!(rules.window_after(base).is_none_or(|window| window.start > base && window.hours() > 0));
        }
        assert!(rules.window_after(Timestamp::MAX).is_none());
    }
}

#[test]
fn a_window_before_the_last_rotation_is_not_asked_for() {
    let rotated = at("2026-01-22T18:20:00Z");
    let before = at("2026-01-01T00:00:00Z");
    for expression in ["rate(10 days)", "rate(6 hours)", "cron(0 8 * * ? *)"] {
        let rules = rules(expression, "").unwrap();
        assert_eq!(rules.window_since(rotated, before), rules.window_after(rotated), "{expression}");
    }
}
