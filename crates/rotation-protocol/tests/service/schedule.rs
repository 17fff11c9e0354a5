//! Schedule expressions over the wire: what is refused, what is planned, what is shown, when it runs. The tests
//! called `top_` are numbered as in the list of behaviours to pin.

use rotation_core::{
    rotation::Outcome,
    time::{Span, Timestamp},
};

use crate::driver::{Driver, FUNCTION, v};

/// RotateSecret's members beside SecretId and token, with these rules.
fn with(rules: &str) -> String {
    format!(r#","RotationLambdaARN":"{FUNCTION}","RotationRules":{{{rules}}}"#)
}

/// Expression and Duration as members of RotationRules.
fn members(expression: &str, duration: &str) -> String {
    let duration = if duration.is_empty() { String::new() } else { format!(r#""Duration":"{duration}","#) };
    format!(r#"{duration}"ScheduleExpression":"{expression}""#)
}

/// `200`, or the refusal's text if it is an InvalidParameterException.
fn outcome(expression: &str, duration: &str) -> String {
    let rest = with(&members(expression, duration));
    let body = format!(r#"{{"SecretId":"db","ClientRequestToken":"{}"{rest}}}"#, v(2));
    let answer = Driver::with_secret().call("RotateSecret", &body);
    if answer.status == 200 {
        return "200".into();
    }
    let json = answer.json();
    assert_eq!(json["__type"], "InvalidParameterException", "{expression}");
    json["Message"].as_str().expect("a message").to_owned()
}

/// A secret whose rotation by these rules was accepted at `seconds` and has succeeded.
fn rotated_at(seconds: i64, rules: &str) -> Driver {
    let mut driver = Driver::new();
    driver.at = Timestamp::from_millis(seconds * 1000).expect("a time");
    let token = v(1);
    let body = format!(r#"{{"Name":"db","SecretString":"one","ClientRequestToken":"{token}"}}"#);
    driver.accepted("CreateSecret", &body);
    driver.rotate(2, &with(rules));
    driver.play_function();
    driver
}

fn next(driver: &mut Driver) -> String {
    let seconds = driver.described()["NextRotationDate"].as_f64().expect("a date") as i64;
    Timestamp::from_millis(seconds * 1000).expect("a time").to_string()
}

/// Plays the rotation that the schedule starts next.
fn rotate_by_schedule(driver: &mut Driver) {
    let moment = driver.vault.next_wake().expect("a planned moment");
    driver.pass(moment.since(driver.at));
    driver.play_function();
}

#[test]
fn top_28_days_and_an_expression_together_are_refused_days_with_a_duration_are_not() {
    let mut driver = Driver::with_secret();
    let both = with(r#""AutomaticallyAfterDays":30,"ScheduleExpression":"rate(10 days)""#);
    let body = format!(r#"{{"SecretId":"db","ClientRequestToken":"{}"{both}}}"#, v(2));
    assert_eq!(
        driver.refused("RotateSecret", &body),
        r#"{"__type":"InvalidParameterException","Message":"You cannot specify both rotation frequency and schedule expression together."}"#
    );
    driver.rotate(2, &with(r#""AutomaticallyAfterDays":7,"Duration":"3h""#));
    let rules = driver.described()["RotationRules"].to_string();
    assert_eq!(rules, r#"{"AutomaticallyAfterDays":7,"Duration":"3h"}"#);
    assert_eq!(next(&mut driver), "2026-10-01T02:59:59Z");
}

#[test]
fn top_29_rate_hours_from_4_to_23_and_days_from_1_to_999() {
    let hours = "Rate in hour should be least 4 and less than 24.";
    let days = "Rate in day should be greater than 0 and less than 1000.";
    for (expression, expected) in [
        ("rate(3 hours)", hours),
        ("rate(4 hours)", "200"),
        ("rate(23 hours)", "200"),
        ("rate(24 hours)", hours),
        ("rate(0 days)", days),
        ("rate(1 day)", "200"),
        ("rate(999 days)", "200"),
        ("rate(1000 days)", days),
    ] {
        assert_eq!(outcome(expression, ""), expected, "{expression}");
    }
}

#[test]
fn top_30_what_is_no_schedule_of_this_dialect_is_invalid() {
    for expression in [
        "rate(10 minutes)",
        "cron(0 8 * * ?)",
        "cron(30 8 * * ? *)",
        "cron(0 8 * * ? 2026)",
        "cron(0 8 1 * MON *)",
        "cron(0 8 ? * ? *)",
        "cron(0 * * * ? *)",
        "cron(0 0 31 2 ? *)",
    ] {
        assert_eq!(outcome(expression, ""), "Invalid schedule expression.", "{expression}");
    }
}

#[test]
fn top_31_a_window_ends_within_its_day_and_before_the_next_one() {
    for (expression, duration, expected) in [
        ("cron(0 22 * * ? *)", "3h", "Starting hour and duration must be within a day."),
        ("cron(0 22 * * ? *)", "2h", "200"),
        ("rate(4 hours)", "5h", "Duration cannot be greater than Rate in hour."),
        ("rate(4 hours)", "4h", "200"),
        ("rate(4 days)", "25h", "Duration must be at least 1 hour, at most 24 hour."),
        ("rate(4 days)", "0h", "Duration must be at least 1 hour, at most 24 hour."),
        ("rate(4 days)", "24h", "200"),
    ] {
        assert_eq!(outcome(expression, duration), expected, "{expression} {duration}");
    }
}

#[test]
fn top_32_thirty_days_end_with_the_thirtieth_day() {
    // 2026-01-22T06:42:22Z
    let mut driver = rotated_at(1_769_064_142, r#""AutomaticallyAfterDays":30"#);
    assert_eq!(next(&mut driver), "2026-02-21T23:59:59Z");
}

#[test]
fn top_33_a_rotation_inside_a_window_leads_to_the_next_one_and_the_days_between_are_shown() {
    // Monday 2026-09-07T18:14:58Z
    let mut driver = rotated_at(1_788_804_898, &members("cron(0 0 ? * 2 *)", ""));
    assert_eq!(next(&mut driver), "2026-09-14T23:59:59Z");
    let rules = driver.described()["RotationRules"].to_string();
    assert_eq!(rules, r#"{"AutomaticallyAfterDays":7,"ScheduleExpression":"cron(0 0 ? * 2 *)"}"#);
}

#[test]
fn top_34_windows_of_days_and_of_hours() {
    let mut driver = rotated_at(1_790_230_300, &members("cron(0 16 1,15 * ? *)", "2h"));
    let mut seen = Vec::new();
    for _ in 0..3 {
        seen.push(next(&mut driver));
        rotate_by_schedule(&mut driver);
    }
    assert_eq!(seen, ["2026-10-01T17:59:59Z", "2026-10-15T17:59:59Z", "2026-11-01T17:59:59Z"]);
    // Several a day, in windows of one hour; each rotation lies in the window that was promised.
    let mut driver = rotated_at(1_790_230_300, &members("cron(0 2/10 * * ? *)", ""));
    let mut seen = Vec::new();
    for _ in 0..5 {
        let promised = driver.described()["NextRotationDate"].as_f64().expect("a date");
        seen.push(next(&mut driver));
        rotate_by_schedule(&mut driver);
        let rotated = driver.described()["LastRotatedDate"].as_f64().expect("a date");
        // A rotation may begin in the last second and end after the window.
        assert!(promised - 3599.0 <= rotated && rotated < promised + 2.0, "{rotated} {promised}");
    }
    let starts = ["24T12", "24T22", "25T02", "25T12", "25T22"];
    assert_eq!(seen, starts.map(|start| format!("2026-09-{start}:59:59Z")));
}

#[test]
fn an_expression_is_shown_as_sent_with_its_members_in_alphabetical_order() {
    let mut driver = Driver::with_secret();
    // R4: accepted 2026-09-24T06:12Z, shown at once.
    driver.pass(Span::seconds(20));
    driver.rotate(2, &with(&members("cron(0  0 1 * ? *)", "1h")));
    let rules = r#""RotationRules":{"AutomaticallyAfterDays":7,"Duration":"1h","ScheduleExpression":"cron(0  0 1 * ? *)"}"#;
    for (operation, body) in [("DescribeSecret", r#"{"SecretId":"db"}"#), ("ListSecrets", "{}")] {
        let text = driver.call(operation, body).text;
        assert!(text.contains(rules), "{operation}: {text}");
    }
    assert_eq!(next(&mut driver), "2026-10-01T00:59:59Z");
    driver.play_function();
    driver.accepted("CancelRotateSecret", r#"{"SecretId":"db"}"#);
    let cancelled = driver.call("DescribeSecret", r#"{"SecretId":"db"}"#).text;
    assert!(cancelled.contains(rules) && !cancelled.contains("NextRotationDate"), "R8: {cancelled}");
}

#[test]
fn rules_are_replaced_as_a_whole() {
    let mut driver = Driver::rotating();
    driver.play_function();
    for (n, sent, shown) in [
        (
            3,
            members("cron(0 0 1 * ? *)", "1h"),
            r#"{"AutomaticallyAfterDays":7,"Duration":"1h","ScheduleExpression":"cron(0 0 1 * ? *)"}"#,
        ),
        (
            4,
            members("rate(10 days)", ""),
            r#"{"AutomaticallyAfterDays":10,"ScheduleExpression":"rate(10 days)"}"#,
        ),
        (5, r#""AutomaticallyAfterDays":30"#.into(), r#"{"AutomaticallyAfterDays":30}"#),
    ] {
        driver.rotate(n, &format!(r#","RotationRules":{{{sent}}}"#));
        driver.play_function();
        assert_eq!(driver.described()["RotationRules"].to_string(), shown);
    }
    // Left out, the stored ones stay.
    driver.rotate(6, "");
    assert_eq!(driver.described()["RotationRules"].to_string(), r#"{"AutomaticallyAfterDays":30}"#);
}

#[test]
fn the_shown_days_are_computed_anew_after_each_success() {
    // Thursday 2026-09-24; windows open on Fridays and Sundays.
    let mut driver = rotated_at(1_790_230_300, &members("cron(0 0 ? * 6,1 *)", ""));
    let mut shown = Vec::new();
    for _ in 0..4 {
        shown.push(driver.described()["RotationRules"]["AutomaticallyAfterDays"].as_i64().expect("days"));
        rotate_by_schedule(&mut driver);
    }
    assert_eq!(shown, [1, 2, 5, 2]);
}

#[test]
fn a_refused_expression_changes_nothing_and_is_found_before_the_function() {
    let mut driver = Driver::rotating();
    driver.play_function();
    let before = driver.described();
    for (rest, text) in [
        // The rules come before the function, the conflict before what is wrong with the expression.
        (
            r#""RotationLambdaARN":"nonsense","RotationRules":{"ScheduleExpression":"nonsense"}"#,
            "Invalid schedule",
        ),
        (
            r#""RotationRules":{"AutomaticallyAfterDays":1,"Duration":"99h","ScheduleExpression":"nonsense"}"#,
            "You cannot specify both",
        ),
        (r#""RotationRules":{"Duration":"99h","ScheduleExpression":"nonsense"}"#, "Invalid schedule"),
        (r#""RotationRules":{"Duration":"99h","ScheduleExpression":"rate(4 hours)"}"#, "Duration must be"),
        (
            r#""RotationLambdaARN":"nonsense","RotationRules":{"ScheduleExpression":"rate(4 hours)"}"#,
            "Invalid rotation",
        ),
        // Before the rules come the API's constraints and the secret.
        (
            r#""RotationRules":{"ScheduleExpression":""}"#,
            "Member must have length greater than or equal to 1",
        ),
        (
            r#""RotationRules":{"ScheduleExpression":"rate(4_hours)"}"#,
            "Value 'rate(4_hours)' at 'rotationRules.scheduleExpression' failed to satisfy constraint: Member must satisfy regular expression pattern",
        ),
    ] {
        let body = format!(r#"{{"SecretId":"db","ClientRequestToken":"{}",{rest}}}"#, v(9));
        let refused = driver.refused("RotateSecret", &body);
        assert!(refused.contains(text), "{rest}: {refused}");
    }
    let long = format!(r#""ScheduleExpression":"{}""#, "x".repeat(257));
    let body = format!(r#"{{"SecretId":"nope","ClientRequestToken":"{}","RotationRules":{{{long}}}}}"#, v(9));
    assert!(driver.refused("RotateSecret", &body).contains("less than or equal to 256"));
    let body = body.replace(&"x".repeat(257), "nonsense");
    assert!(driver.refused("RotateSecret", &body).contains("ResourceNotFoundException"));
    assert_eq!(driver.described(), before);
}

#[test]
fn a_value_written_by_hand_counts_for_a_number_of_days_and_not_for_an_expression() {
    for (rules, moved) in [
        (r#""AutomaticallyAfterDays":10"#.to_owned(), true),
        (members("rate(10 days)", ""), false),
        (members("cron(0 0 ? * MON *)", ""), false),
    ] {
        let mut driver = rotated_at(1_790_230_300, &rules);
        let before = next(&mut driver);
        driver.pass(Span::days(2));
        driver.put_by_hand(7);
        assert_eq!(next(&mut driver) != before, moved, "{rules}");
    }
}

#[test]
fn a_window_that_fails_is_followed_by_the_next_one_of_its_schedule() {
    let mut driver = rotated_at(1_790_230_300, &members("cron(0 2/10 * * ? *)", ""));
    let mut hours = Vec::new();
    let mut token = None;
    while hours.len() < 3 {
        let due = driver.vault.next_wake().expect("something falls due");
        driver.pass(due.since(driver.at));
        let Some(call) = driver.vault.take_invocations().pop() else { continue };
        let hour = driver.at.clock().hour;
        if hours.last() != Some(&hour) {
            hours.push(hour);
        }
        assert!(token.get_or_insert(call.token.clone()) == &call.token, "the same version is tried again");
        driver.answer(&call, Outcome::Raised("no".into()));
    }
    assert_eq!(hours, [12, 22, 2]);
}
