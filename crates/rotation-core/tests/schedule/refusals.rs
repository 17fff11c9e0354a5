use rotation_core::{
    assumption::{Assumptions, HoursTypeCron},
    error::ServiceError,
    schedule::{CronField, Member, Reason, Schedule},
};

use super::{rules, rules_assuming};

const INVALID: &str = "Invalid schedule expression.";
const HOURS: &str = "Rate in hour should be least 4 and less than 24.";
const DAYS: &str = "Rate in day should be greater than 0 and less than 1000.";
const DURATION: &str = "Duration must be at least 1 hour, at most 24 hour.";
const RATE: &str = "Duration cannot be greater than Rate in hour.";
const DAY: &str = "Starting hour and duration must be within a day.";

/// `""` if the rules are accepted, else AWS's sentence.
fn refusal(expression: &str, duration: &str) -> String {
    rules(expression, duration)
        .err()
        .map(|error| ServiceError::from(error).message().to_owned())
        .unwrap_or_default()
}

#[test]
fn every_limit_is_refused_in_the_services_words_from_one_side_and_accepted_from_the_other() {
    for (expression, duration, expected) in [
        ("rate(3 hours)", "", HOURS),
        ("rate(4 hours)", "", ""),
        ("rate(23 hours)", "", ""),
        ("rate(24 hours)", "", HOURS),
        ("rate(0 hours)", "", HOURS),
        ("rate(99999999999999999999 hours)", "", HOURS),
        ("rate(0 days)", "", DAYS),
        ("rate(1 day)", "", ""),
        ("rate(1 days)", "", ""),
        ("rate(10 day)", "", ""),
        ("rate(999 days)", "", ""),
        ("rate(1000 days)", "", DAYS),
        ("rate(70000 days)", "", DAYS),
        ("rate(10 minutes)", "", INVALID),
        ("rate(2 weeks)", "", INVALID),
        ("rate(10  days)", "", INVALID),
        ("rate(10days)", "", INVALID),
        ("rate(-5 days)", "", INVALID),
        ("rate(+5 days)", "", INVALID),
        ("rate(1.5 days)", "", INVALID),
        ("rate()", "", INVALID),
        ("rate(5 Days)", "", INVALID),
        ("Rate(5 days)", "", INVALID),
        ("rate(5 days", "", INVALID),
        ("rate(5 days) ", "", INVALID),
        ("cron(0 8 * * ? *)", "", ""),
        ("cron(0 8 ? * * *)", "", ""),
        ("cron(0 8 * * * *)", "", INVALID),
        ("cron(0 8 ? * ? *)", "", INVALID),
        ("cron(0 8 1 * MON *)", "", INVALID),
        ("cron(0 8 1 * * *)", "", INVALID),
        ("cron(0 8 * * MON *)", "", INVALID),
        ("cron(1 8 * * ? *)", "", INVALID),
        ("cron(* 8 * * ? *)", "", INVALID),
        ("cron(0 8 * * ? 2026)", "", INVALID),
        ("cron(0 8 * * ?)", "", INVALID),
        ("cron(0 8 * * ? * *)", "", INVALID),
        ("cron(0 0 * * ? *)", "", ""),
        ("cron(0 23 * * ? *)", "", ""),
        ("cron(0 24 * * ? *)", "", INVALID),
        ("cron(0 8 0 * ? *)", "", INVALID),
        ("cron(0 8 31 * ? *)", "", ""),
        ("cron(0 8 32 * ? *)", "", INVALID),
        ("cron(0 8 15W * ? *)", "", INVALID),
        ("cron(0 8 15L * ? *)", "", INVALID),
        ("cron(0 8 L * ? *)", "", ""),
        ("cron(0 8 SUNL * ? *)", "", ""),
        ("cron(0 8 ? * SUNL *)", "", ""),
        ("cron(0 8 ? * 1L *)", "", ""),
        ("cron(0 8 ? * L *)", "", ""),
        ("cron(0 8 ? * 0 *)", "", INVALID),
        ("cron(0 8 ? * 8 *)", "", INVALID),
        ("cron(0 8 ? * TUE#3 *)", "", ""),
        ("cron(0 8 ? * 2#0 *)", "", INVALID),
        ("cron(0 8 ? * 2#5 *)", "", ""),
        ("cron(0 8 ? * 2#6 *)", "", INVALID),
        ("cron(0 8 ? * FRI-MON *)", "", INVALID),
        ("cron(0 8 ? * mon-Fri *)", "", ""),
        ("cron(0 8 1 0 ? *)", "", INVALID),
        ("cron(0 8 1 12 ? *)", "", ""),
        ("cron(0 8 1 13 ? *)", "", INVALID),
        ("cron(0 8 1 JAN,jul ? *)", "", ""),
        ("cron(0 8 1 1/11 ? *)", "", ""),
        ("cron(0 8 1 1/0 ? *)", "", INVALID),
        ("cron(0 8 1 ? ? *)", "", INVALID),
        ("cron(0 8 1,,2 * ? *)", "", INVALID),
        ("cron(0 8 1/2/3 * ? *)", "", INVALID),
        // Windows open at least four hours apart, over midnight too.
        ("cron(0 /4 * * ? *)", "", ""),
        ("cron(0 /3 * * ? *)", "", INVALID),
        ("cron(0 * * * ? *)", "", INVALID),
        ("cron(0 /8 * * ? *)", "", ""),
        ("cron(0 8/8 * * ? *)", "", ""),
        ("cron(0 2/10 * * ? *)", "", ""),
        ("cron(0 4/12 * * ? *)", "", ""),
        ("cron(0 0/7 * * ? *)", "", INVALID),
        ("cron(0 0/7 1 * ? *)", "", ""),
        ("cron(0 0/7 L,1 * ? *)", "", INVALID),
        ("cron(0 0/7 1,31 12,1 ? *)", "", INVALID),
        ("cron(0 0/7 1,30 12,1 ? *)", "", ""),
        // Two days apart at the turn of a year as well.
        ("cron(0 0/7 ? * SUN,TUE *)", "", ""),
        ("cron(0 0/7 ? * SUN,WED *)", "", ""),
        ("cron(0 0/7 ? * SUN,THU *)", "", ""),
        ("cron(0 0/7 ? * SUN,FRI *)", "", ""),
        ("cron(0 0/7 ? * SUN,SAT *)", "", INVALID),
        ("cron(0 0,4 * * ? *)", "", ""),
        ("cron(0 0,3 * * ? *)", "", INVALID),
        // Every year has a window.
        ("cron(0 0 31 2 ? *)", "", INVALID),
        ("cron(0 0 30 2 ? *)", "", INVALID),
        ("cron(0 0 29 2 ? *)", "", INVALID),
        ("cron(0 0 28 2 ? *)", "", ""),
        ("cron(0 0 31 4,6,9,11 ? *)", "", INVALID),
        ("cron(0 0 31 4,5 ? *)", "", ""),
        ("cron(0 0 ? 3 2#5 *)", "", INVALID),
        ("cron(0 0 ? 3 2#4 *)", "", ""),
        // Duration.
        ("rate(1 day)", "0h", DURATION),
        ("rate(1 day)", "1h", ""),
        ("rate(1 day)", "24h", ""),
        ("rate(1 day)", "25h", DURATION),
        ("rate(1 day)", "+3h", DURATION),
        ("rate(1 day)", "999h", DURATION),
        ("rate(1 day)", "3", DURATION),
        ("rate(4 hours)", "4h", ""),
        ("rate(4 hours)", "5h", RATE),
        ("cron(0 22 * * ? *)", "2h", ""),
        ("cron(0 22 * * ? *)", "3h", DAY),
        ("cron(0 0 * * ? *)", "24h", ""),
        ("cron(0 2/10 * * ? *)", "2h", ""),
        ("cron(0 2/10 * * ? *)", "3h", DAY),
        ("cron(0 0,6 * * ? *)", "6h", ""),
        ("cron(0 0,6 * * ? *)", "7h", RATE),
        ("at(2026-11-24T10:00:00)", "", INVALID),
        ("", "", INVALID),
        ("cron()", "", INVALID),
        ("cron(0 8 * * ? *", "", INVALID),
    ] {
        assert_eq!(refusal(expression, duration), expected, "{expression} {duration}");
    }
}

#[test]
fn an_error_points_at_its_bytes_and_mends_what_was_plainly_meant() {
    for (expression, wrong, words, repair) in [
        // Unix cron.
        ("0 8 * * *", "0 8 * * *", "A schedule is", "cron(0 8 * * ? *)"),
        ("30 2 * * 1", "30 2 * * 1", "A schedule is", "cron(0 2 ? * MON *)"),
        ("cron(30 2 * * 1-5)", "30 2 * * 1-5", "Six fields", "cron(0 2 ? * MON-FRI *)"),
        ("cron(0 0 * * 0)", "0 0 * * 0", "Six fields", "cron(0 0 ? * SUN *)"),
        ("cron(0 0 * * 5-7)", "0 0 * * 5-7", "Six fields", "cron(0 0 ? * FRI-7,1-SUN *)"),
        ("cron(0 0 1 */2 *)", "0 0 1 */2 *", "Six fields", "cron(0 0 1 */2 ? *)"),
        ("cron(0 0 1 * 1)", "0 0 1 * 1", "Six fields", ""),
        ("cron(*/5 * * * *)", "*/5 * * * *", "Six fields", "cron(0 0/4 * * ? *)"),
        ("*/5 * * * *", "*/5 * * * *", "A schedule is", "cron(0 0/4 * * ? *)"),
        ("@daily", "@daily", "A schedule is", "cron(0 0 * * ? *)"),
        ("@weekly", "@weekly", "A schedule is", "cron(0 0 ? * SUN *)"),
        ("@monthly", "@monthly", "A schedule is", "cron(0 0 1 * ? *)"),
        ("@yearly", "@yearly", "A schedule is", "cron(0 0 1 1 ? *)"),
        // EventBridge and Quartz.
        ("cron(15 10 * * ? *)", "15", "Minutes are 0", "cron(0 10 * * ? *)"),
        ("cron(15 10 ? * MON-FRI 2026)", "15", "Minutes are 0", "cron(0 10 ? * MON-FRI *)"),
        ("cron(0 10 ? * MON-FRI 2026-2030)", "2026-2030", "The year is *", "cron(0 10 ? * MON-FRI *)"),
        ("cron(*/15 10 * * ? *)", "*/15", "Minutes are 0", "cron(0 10 * * ? *)"),
        ("cron(59 10 * * ? *)", "59", "Minutes are 0", "cron(0 10 * * ? *)"),
        ("cron(60 10 * * ? *)", "60", "Minutes are 0", ""),
        ("cron(now 10 * * ? *)", "now", "Minutes are 0", ""),
        ("cron(0 8 15W * ? *)", "15W", "W, the nearest weekday", ""),
        ("0 0 8 ? * MON *", "0 0 8 ? * MON *", "A schedule is", "cron(0 8 ? * MON *)"),
        ("at(2026-11-24T10:00:00)", "at(2026-11-24T10:00:00)", "A time that comes once", ""),
        // The dialect's own traps.
        ("cron(0 8 * * * *)", "*", "One of the two day fields", "cron(0 8 ? * * *)"),
        ("cron(0 8 1 * * *)", "*", "One of the two day fields", "cron(0 8 1 * ? *)"),
        ("cron(0 8 * * MON *)", "*", "One of the two day fields", "cron(0 8 ? * MON *)"),
        ("cron(0 8 1 * MON *)", "MON", "One of the two day fields", ""),
        ("cron(0 8 ? * ? *)", "?", "Both day fields", "cron(0 8 ? * * *)"),
        ("cron(0 0 ? * FRI-MON *)", "FRI-MON", "The range ends", "cron(0 0 ? * FRI-7,1-MON *)"),
        ("cron(0 0 1 NOV-FEB ? *)", "NOV-FEB", "The range ends", "cron(0 0 1 NOV-12,1-FEB ? *)"),
        ("cron(0 0 29 2 ? *)", "29", "There are years without", "cron(0 0 L 2 ? *)"),
        ("cron(0 0 31 2 ? *)", "31", "There is no such day", "cron(0 0 L 2 ? *)"),
        ("cron(0 0 ? 3 2#5 *)", "2#5", "There are years without", "cron(0 0 ? 3 2L *)"),
        ("cron(0 0 ? * 0 *)", "0", "The number is outside", "cron(0 0 ? * SUN *)"),
        ("cron(0 1 ? * 1,9 *)", "9", "The number is outside", ""),
        ("cron(0 8 MO * ? *)", "MO", "This is no value", ""),
        ("cron(0 * * * ? *)", "*", "Windows open at least", "cron(0 0/4 * * ? *)"),
        ("cron(0 0/7 * * ? *)", "0/7", "Windows open at least", ""),
        ("cron(0 1,2 * * ? *)", "1,2", "Windows open at least", ""),
        ("cron(0 1-9 * * ? *)", "1-9", "Windows open at least", ""),
        ("cron(0 1 ? * 0,3 *)", "0", "The number is outside", ""),
        ("cron(0 0 ? * FRI-MON,WED *)", "FRI-MON", "The range ends", ""),
        ("10 days", "10 days", "A schedule is", "rate(10 days)"),
        (" rate(10 days) ", " rate(10 days) ", "A schedule is", "rate(10 days)"),
        ("RATE(10 Days)", "RATE(10 Days)", "A schedule is", "rate(10 days)"),
        ("rate(10days)", "10days", "A rate is", "rate(10 days)"),
        ("rate(24 hours)", "24", "Hours go from", "rate(1 day)"),
        ("rate(48 hours)", "48", "Hours go from", "rate(2 days)"),
        ("rate(1 hour)", "1", "Hours go from", ""),
        ("rate(2 weeks)", "weeks", "The unit of a rate", "rate(14 days)"),
        ("rate(720 minutes)", "minutes", "The unit of a rate", "rate(12 hours)"),
        ("rate(10 minutes)", "minutes", "The unit of a rate", ""),
        ("rate(750 minutes)", "minutes", "The unit of a rate", ""),
        ("rate(1000 days)", "1000", "Days go from", ""),
        ("café", "café", "A schedule is", ""),
    ] {
        let error = Schedule::parse(expression, &Assumptions::default()).expect_err(expression);
        assert_eq!(expression.get(error.span.clone()), Some(wrong), "{expression}");
        assert!(error.to_string().starts_with(words), "{expression}: {error}");
        assert_eq!(error.repair.unwrap_or_default(), repair, "{expression}");
    }
}

#[test]
fn a_window_that_is_too_long_is_mended_to_the_longest() {
    for (expression, duration, repair) in [
        ("rate(4 hours)", "5h", Some("4h")),
        ("cron(0 22 * * ? *)", "3h", Some("2h")),
        ("cron(0 0,6 * * ? *)", "7h", Some("6h")),
        ("cron(0 0,6,20 * * ? *)", "7h", Some("4h")),
        ("rate(1 day)", "25h", None),
    ] {
        let error = rules(expression, duration).expect_err(expression);
        assert_eq!((error.member, error.span), (Member::Duration, 0..duration.len()));
        assert_eq!(error.repair.as_deref(), repair, "{expression} {duration}");
        if let Some(mended) = repair {
            assert_eq!(refusal(expression, mended), "", "{expression} {mended}");
        }
    }
}

#[test]
fn listed_hours_are_read_as_assumed() {
    let refused = Assumptions { hours_type_cron: HoursTypeCron::Refused, ..Assumptions::default() };
    for (expression, accepted, repair) in [
        ("cron(0 8 * * ? *)", true, ""),
        ("cron(0 2/10 * * ? *)", true, ""),
        ("cron(0 /8 * * ? *)", true, ""),
        ("cron(0 0,12 * * ? *)", false, "cron(0 0/12 * * ? *)"),
        ("cron(0 */8 * * ? *)", false, "cron(0 0/8 * * ? *)"),
        ("cron(0 2-22/10 * * ? *)", false, "cron(0 2/10 * * ? *)"),
        ("cron(0 1,6 * * ? *)", false, ""),
    ] {
        assert_eq!(refusal(expression, ""), "", "{expression}");
        let read = rules_assuming(expression, "", &refused);
        assert_eq!(read.is_ok(), accepted, "{expression}");
        assert_eq!(read.err().and_then(|error| error.repair).unwrap_or_default(), repair, "{expression}");
    }
}

#[test]
fn all_mistakes_that_can_be_seen_are_told() {
    for (expression, mistakes) in [
        ("30 2 * * 1", &[Reason::NoSchedule, Reason::FieldCount, Reason::Minutes][..]),
        ("cron(0 * * * * 2026)", &[Reason::Year, Reason::TwoDays, Reason::TooOften]),
        ("cron(0 8 MO * ? *)", &[Reason::Unreadable(CronField::DayOfMonth)]),
        ("rate(10 days)", &[]),
    ] {
        assert_eq!(Schedule::mistakes(expression, &Assumptions::default()), mistakes, "{expression}");
    }
}
