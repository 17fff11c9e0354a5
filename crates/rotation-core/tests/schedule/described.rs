use rotation_core::schedule::{Change, Days, RotationRules, parts};

use super::{at, rules};

#[test]
fn a_schedule_is_said_as_a_person_would_say_it() {
    for (expression, duration, words) in [
        ("rate(1 day)", "", "every day in a window from 00:00 to 24:00 UTC"),
        (
            "rate(10 days)",
            "3h",
            "every 10 days, counted from the last rotation, in a window from 00:00 to 03:00 UTC",
        ),
        (
            "rate(4 hours)",
            "",
            "every 4 hours, counted from 00:00 UTC on the day of the last rotation, in windows of 1 hour",
        ),
        ("cron(0 0 ? * 2 *)", "", "every Monday in a window from 00:00 to 24:00 UTC"),
        ("cron(0 0 ? * MON-FRI *)", "8h", "every Monday to Friday in a window from 00:00 to 08:00 UTC"),
        (
            "cron(0 0 ? * MON,WED,FRI *)",
            "",
            "every Monday, Wednesday and Friday in a window from 00:00 to 24:00 UTC",
        ),
        (
            "cron(0 0 ? 1,7 SAT,SUN *)",
            "",
            "every Sunday and Saturday in January and July in a window from 00:00 to 24:00 UTC",
        ),
        (
            "cron(0 16 1,15 * ? *)",
            "2h",
            "on the 1st and 15th of every month in a window from 16:00 to 18:00 UTC",
        ),
        (
            "cron(0 16 1-3,11,22 * ? *)",
            "",
            "on the 1st to 3rd, 11th and 22nd of every month in a window from 16:00 to 24:00 UTC",
        ),
        (
            "cron(0 0 L JUN-AUG ? *)",
            "",
            "on the last day of June to August in a window from 00:00 to 24:00 UTC",
        ),
        (
            "cron(0 12 ? * SUNL *)",
            "",
            "on the last Sunday of every month in a window from 12:00 to 24:00 UTC",
        ),
        (
            "cron(0 0 ? 1/11 TUE#3 *)",
            "",
            "on the third Tuesday of January and December in a window from 00:00 to 24:00 UTC",
        ),
        ("cron(0 2/10 * * ? *)", "", "every day in windows of 1 hour from 02:00, 12:00 and 22:00 UTC"),
        ("cron(0 8,16 * 6 ? *)", "3h", "every day in June in windows of 3 hours from 08:00 and 16:00 UTC"),
        ("cron(0 20/4 * * ? *)", "", "every day in a window from 20:00 to 21:00 UTC"),
    ] {
        let description = rules(expression, duration).unwrap().describe().expect("a schedule");
        assert_eq!(description.to_string(), words, "{expression} {duration}");
    }
    assert_eq!(RotationRules::default().describe(), None);
    let days = RotationRules::of_days(Days::new(30), None).describe().map(|words| words.to_string());
    let words = "every 30 days, counted from the last rotation, in a window from 00:00 to 24:00 UTC";
    assert_eq!(days.as_deref(), Some(words));
}

#[test]
fn fields_are_told_apart_without_the_name_around_them() {
    let names = |text: &str| parts(text).iter().map(|part| part.name.name()).collect::<Vec<_>>();
    const SIX: [&str; 6] = ["Minutes", "Hours", "Day of month", "Month", "Day of week", "Year"];
    for (text, found) in [
        ("10 days", &["Value", "Unit"][..]),
        ("rate(4 hours)", &["Value", "Unit"]),
        ("10", &[]),
        ("10 days more", &[]),
        ("0 8 * *", &[]),
        ("0 8 * * ?", &SIX[..5]),
        ("0 8 * * ? *", &SIX),
        ("at(5 days)", &[]),
    ] {
        assert_eq!(names(text), found, "{text}");
    }
    let words: Vec<_> = parts("rate(4 hours)").iter().map(|part| part.meaning.unwrap().to_string()).collect();
    assert_eq!(words, ["every 4", "hours between windows"]);
    assert_eq!(parts("0 * * * ?")[1].meaning.unwrap().to_string(), "every hour");
    assert!(parts("0 8 * * ? *").iter().all(|part| part.name.allowed().len() > 5));
    assert_eq!(parts("0 8 * * ? *")[0].name.allowed(), "0 only");
}

#[test]
fn each_field_is_explained_by_itself() {
    for (expression, words) in [
        (
            "cron(0 16 1,15 * ? *)",
            "Minutes 0: on the hour; Hours 16: from 16:00 UTC; Day of month 1,15: on the 1st and 15th; \
             Month *: every month; Day of week ?: left to the other day field; Year *: every year",
        ),
        (
            "30 2 * JAN MON",
            "Minutes 30: -; Hours 2: from 02:00 UTC; Day of month *: every day; Month JAN: in January; \
             Day of week MON: every Monday",
        ),
        ("rate(10 days)", "Value 10: every 10; Unit days: days after the last rotation, from 00:00 UTC"),
        ("cron(0 x", "Minutes 0: on the hour; Hours x: -"),
        ("at(1)", ""),
        ("(é) (", ""),
    ] {
        let said = parts(expression).into_iter().map(|part| {
            let meaning = part.meaning.map_or("-".into(), |meaning| meaning.to_string());
            format!("{} {}: {meaning}", part.name.name(), &expression[part.span])
        });
        assert_eq!(said.collect::<Vec<_>>().join("; "), words, "{expression}");
    }
}

#[test]
fn a_change_says_what_happens_now_and_to_the_window_that_was_planned() {
    let days = RotationRules::of_days(Days::new(30), None);
    let cron = rules("cron(0 16 1,15 * ? *)", "2h").unwrap();
    let (rotated, now) = (at("2026-11-20"), at("2026-11-24T10:15:00Z"));
    for (old, new, at_once, words) in [
        (
            &days,
            &cron,
            true,
            "The four steps run now, outside any window. The next rotation is due 2026-12-01 from 16:00 to 18:00 UTC. \
             The one planned before, 2026-12-20 from 00:00 to 24:00 UTC, is dropped.",
        ),
        (
            &days,
            &cron,
            false,
            "Nothing is rotated now: only testSecret runs, on a copy of the current value. The next rotation is due \
             2026-12-01 from 16:00 to 18:00 UTC. The one planned before, 2026-12-20 from 00:00 to 24:00 UTC, may still \
             happen, because the old schedule counts from the last rotation.",
        ),
        (
            &cron,
            &days,
            false,
            "Nothing is rotated now: only testSecret runs, on a copy of the current value. The next rotation is due \
             2026-12-20 from 00:00 to 24:00 UTC. The one planned before, 2026-12-01 from 16:00 to 18:00 UTC, is dropped.",
        ),
        (
            &cron,
            &cron,
            true,
            "The four steps run now, outside any window. The next rotation is due 2026-12-01 from 16:00 to 18:00 UTC.",
        ),
        (
            &cron,
            &RotationRules::default(),
            true,
            "The four steps run now, outside any window. After that nothing is scheduled. The one planned before, \
             2026-12-01 from 16:00 to 18:00 UTC, is dropped.",
        ),
    ] {
        assert_eq!(Change::between(old, new, rotated, now, at_once).to_string(), words);
    }
}
