//! What a schedule promises, held against walks that are too simple to be wrong and tables worked out by hand.

use rotation_core::{
    assumption::{Assumptions, RateHoursAnchor},
    schedule::{Days, RotationRules, Window, WindowHours},
    time::{Span, Timestamp},
};
use rotation_lab::forecast::{expected_moment, gaps, windows, year};

/// 2026-11-24T10:15:00Z, a Tuesday.
fn now() -> Timestamp {
    Timestamp::from_millis(1_795_515_300_000).unwrap()
}

/// `30`, `30/3h`, `cron(0 8 1 * ? *)/2h`: days or an expression, and a Duration.
fn rules(text: &str) -> RotationRules {
    let assumed = Assumptions::default();
    // A step of a cron has a slash too, but no h behind it.
    let (when, duration) = match text.rsplit_once('/') {
        Some((when, duration)) if duration.ends_with('h') => (when, Some(duration)),
        _ => (text, None),
    };
    match when.parse() {
        Ok(days) => RotationRules::check(Days::new(days), None, duration, &assumed).unwrap(),
        Err(_) => RotationRules::check(None, Some(when.into()), duration, &assumed).unwrap(),
    }
}

fn hours(span: Span) -> i64 {
    span.as_millis() / 3_600_000
}

#[test]
fn gaps_are_what_one_counts_on_a_calendar() {
    const DAY: i64 = 86_400;
    // Schedule; shortest and longest from opening to opening, in days; least and most between rotations, in seconds.
    for (text, shortest, longest, least, most) in [
        ("30", 30, 30, 29 * DAY + 1, 31 * DAY - 1),
        ("30/1h", 30, 30, 30 * DAY - 3599, 30 * DAY + 3599),
        ("rate(10 days)", 10, 10, 9 * DAY + 1, 11 * DAY - 1),
        ("1", 1, 1, 1, 2 * DAY - 1),
        ("cron(0 8 ? * MON *)/2h", 7, 7, 7 * DAY - 7199, 7 * DAY + 7199),
        ("cron(0 0 1,15 * ? *)/1h", 14, 17, 14 * DAY - 3599, 17 * DAY + 3599),
        ("cron(0 0 L * ? *)/1h", 28, 31, 28 * DAY - 3599, 31 * DAY + 3599),
        // July to August; March to May.
        ("cron(0 0 31 * ? *)/1h", 31, 61, 31 * DAY - 3599, 61 * DAY + 3599),
        ("cron(0 0 1 1 ? *)", 365, 366, 364 * DAY + 1, 367 * DAY - 1),
        ("cron(0 0 ? * TUE#3 *)/1h", 28, 35, 28 * DAY - 3599, 35 * DAY + 3599),
        ("999/24h", 999, 999, 998 * DAY + 1, 1000 * DAY - 1),
    ] {
        let found = gaps(&rules(text), now(), now()).unwrap();
        let days = |span: Span| hours(span) / 24;
        assert_eq!(
            (days(found.shortest.between_starts()), days(found.longest.between_starts())),
            (shortest, longest),
            "{text}"
        );
        let seconds = |span: Span| span.as_millis() / 1000;
        assert_eq!((seconds(found.least.least()), seconds(found.most.most())), (least, most), "{text}");
        // Exactly at the limit is within it.
        let whole = u16::try_from((most + DAY - 1) / DAY).unwrap();
        assert!(found.satisfies(whole) && !found.satisfies(whole - 1), "{text}");
        assert!(found.until.since(found.from) >= Span::days(1461 - 366) || found.count == 1, "{text}");
    }
}

#[test]
fn witnesses_are_windows_of_the_schedule() {
    let found = gaps(&rules("cron(0 0 1,15 * ? *)/1h"), now(), now()).unwrap();
    let day = |window: Window| window.start.day().to_string();
    assert_eq!(
        (day(found.longest.before), day(found.longest.after)),
        ("2026-12-15".into(), "2027-01-01".into())
    );
    // The first February.
    assert_eq!(
        (day(found.shortest.before), day(found.shortest.after)),
        ("2026-12-01".into(), "2026-12-15".into())
    );
    let leap = gaps(&rules("cron(0 0 1 1 ? *)"), now(), now()).unwrap();
    assert_eq!(
        (day(leap.longest.before), day(leap.longest.after)),
        ("2028-01-01".into(), "2029-01-01".into())
    );
}

#[test]
fn hours_that_do_not_divide_a_day_come_nearer_at_midnight() {
    // From 01:00, which follows 20:00, the count begins anew at 00:00.
    let found = gaps(&rules("rate(5 hours)"), now(), now()).unwrap();
    assert_eq!((hours(found.shortest.between_starts()), hours(found.longest.between_starts())), (4, 5));
    let found = gaps(&rules("cron(0 2/10 * * ? *)"), now(), now()).unwrap();
    assert_eq!((hours(found.shortest.between_starts()), hours(found.longest.between_starts())), (4, 10));
}

#[test]
fn nothing_scheduled_or_no_time_left_is_no_gap() {
    let last = Timestamp::MAX.minus(Span::days(40));
    assert!(gaps(&RotationRules::default(), now(), now()).is_none());
    assert!(gaps(&rules("1000"), last, last).is_none());
    assert!(gaps(&rules("30"), last, last).is_none());
    assert!(gaps(&rules("10"), last, last).is_some_and(|found| found.count == 2));
    assert!(windows(&RotationRules::default(), now(), now(), 9).is_empty());
    assert_eq!(windows(&rules("10"), last, last, usize::MAX).len(), 3);
}

#[test]
fn windows_ahead_are_those_of_a_walk_from_hour_to_hour() {
    for text in [
        "7",
        "30/3h",
        "rate(9 hours)",
        "cron(0 0/6 ? * MON-FRI *)/2h",
        "cron(0 3 L * ? *)",
        "cron(0 5 ? * 6L *)",
    ] {
        let rules = rules(text);
        let ahead = windows(&rules, now(), now(), 60);
        // A start is an hour at which a window opens that was not open before: asked for each hour anew.
        let (mut naive, mut rotated, mut hour) = (Vec::new(), now(), now());
        while naive.len() < 60 {
            let next = hour.plus(Span::hours(1));
            if let Some(window) = rules.window_since(rotated, hour).filter(|window| window.start <= next) {
                naive.push(window);
                rotated = window.end.minus(Span::seconds(1));
            }
            hour = next;
        }
        assert_eq!(ahead.iter().map(|one| one.window).collect::<Vec<_>>(), naive, "{text}");
        assert!(
            ahead.iter().all(|one| one.window.start < one.expected && one.expected < one.window.end),
            "{text}"
        );
    }
}

#[test]
fn the_expected_moment_is_near_the_mean_of_what_is_drawn() {
    for (duration, expected) in
        [("1h", "1970-01-31T00:20:01Z"), ("3h", "1970-01-31T01:20:01Z"), ("24h", "1970-01-31T11:50:01Z")]
    {
        let rules = RotationRules::of_days(Days::new(30), WindowHours::parse(duration).ok());
        let window = rules.window_after(Timestamp::EPOCH).unwrap();
        assert_eq!(expected_moment(window).to_string(), expected, "{duration}");
    }
}

#[test]
fn a_year_counts_the_windows_of_each_day() {
    let counts = |text: &str, of| year(&rules(text), now(), of).unwrap();
    let weekly = counts("cron(0 8 ? * MON *)", 2028);
    assert_eq!((weekly.first.to_string(), weekly.windows.len()), ("2028-01-01".into(), 366));
    let mondays = weekly.windows.iter().enumerate().filter(|(_, count)| **count == 1).map(|(day, _)| day);
    assert_eq!(mondays.collect::<Vec<_>>(), (2..366).step_by(7).collect::<Vec<_>>());
    // 09, 18, then 03:00 of the next day and 09:00 again.
    let hours = counts("rate(9 hours)", 2027).windows;
    assert!(hours.iter().all(|count| *count == 3), "{hours:?}");
    assert_eq!(counts("cron(0 0/4 * * ? *)", 9998).windows, vec![6; 365]);
    // Nothing before the last rotation; the rest of its year.
    assert_eq!(counts("1", 2025).windows, vec![0; 365]);
    assert_eq!(counts("1", 2026).windows.iter().map(|count| u32::from(*count)).sum::<u32>(), 37);
    assert_eq!(counts("1", 2027).windows, vec![1; 365]);
}

#[test]
fn a_year_is_the_walk_that_led_there() {
    for text in ["30", "rate(5 hours)", "rate(23 hours)", "rate(7 hours)/2h", "cron(0 8 1,15 * ? *)"] {
        let walked = windows(&rules(text), now(), now(), 12_000);
        for of in [2026, 2027, 2028] {
            let year = year(&rules(text), now(), of).unwrap();
            let mut counts = vec![0; year.windows.len()];
            for one in &walked {
                let day =
                    usize::try_from(one.window.start.day().days_since(year.first)).unwrap_or(usize::MAX);
                counts.get_mut(day).into_iter().for_each(|count| *count += 1);
            }
            assert_eq!(year.windows, counts, "{text} in {of}");
        }
    }
}

#[test]
fn years_outside_the_calendar_are_refused() {
    for of in [i16::MIN, -1, 0, 1969, 9999, 10_000, i16::MAX] {
        let refused = year(&rules("30"), now(), of).unwrap_err();
        assert_eq!(refused.to_string(), format!("Years go from 1970 to 9998; this is {of}."));
    }
    for of in [1970, 2000, 2100, 9998] {
        let days = year(&rules("30"), Timestamp::EPOCH, of).unwrap().windows.len();
        assert_eq!(days, if of == 2000 { 366 } else { 365 }, "{of}");
    }
}

#[test]
fn no_anchor_of_hours_stops_the_walk() {
    for anchor in [RateHoursAnchor::RotationDay, RateHoursAnchor::RotationHour, RateHoursAnchor::EveryDay] {
        let assumed = Assumptions { rate_hours_anchor: anchor, ..Assumptions::default() };
        let rules = RotationRules::check(None, Some("rate(23 hours)".into()), None, &assumed).unwrap();
        assert!(gaps(&rules, now(), now()).is_some_and(|found| found.count > 1400), "{anchor:?}");
        assert!(year(&rules, now(), 2031).unwrap().windows.iter().all(|count| *count <= 2), "{anchor:?}");
    }
}
