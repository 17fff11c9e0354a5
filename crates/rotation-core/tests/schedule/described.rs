use rotation_core::schedule::{Days, RotationRules};

use super::rules;

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
