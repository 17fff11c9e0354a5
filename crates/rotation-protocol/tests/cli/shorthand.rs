//! The shorthand of `--rotation-rules`: what it reads as, and where it points when it cannot be read.

use rotation_protocol::cli;

#[test]
fn shorthand_reads_as_the_cli_reads_it() {
    for (text, json) in [
        ("AutomaticallyAfterDays=30", r#"{"AutomaticallyAfterDays": 30}"#),
        (
            "AutomaticallyAfterDays = 1_0 , Duration = 3h \t",
            r#"{"AutomaticallyAfterDays": 10, "Duration": "3h"}"#,
        ),
        ("Duration=2h,AutomaticallyAfterDays=+5", r#"{"Duration": "2h", "AutomaticallyAfterDays": 5}"#),
        ("ScheduleExpression=rate(10 days)", r#"{"ScheduleExpression": "rate(10 days)"}"#),
        (r"ScheduleExpression=cron(0 16 1\,15 * ? *)", r#"{"ScheduleExpression": "cron(0 16 1,15 * ? *)"}"#),
        (
            r#"ScheduleExpression="cron(0 16 1,15 * ? *)",Duration=2h"#,
            r#"{"ScheduleExpression": "cron(0 16 1,15 * ? *)", "Duration": "2h"}"#,
        ),
        ("ScheduleExpression='a, \"b\"'", r#"{"ScheduleExpression": "a, \"b\""}"#),
        (r#"ScheduleExpression="a\"b\\c\d""#, r#"{"ScheduleExpression": "a\"b\\c\\d"}"#),
        // Without another quote to close it, an escaped one does.
        (r#"ScheduleExpression="a\""#, r#"{"ScheduleExpression": "a\\"}"#),
        ("ScheduleExpression=a=b[{c", r#"{"ScheduleExpression": "a=b[{c"}"#),
        ("Duration@=2h", r#"{"Duration": "2h"}"#),
        ("Duration=é☃", r#"{"Duration": "\u00e9\u2603"}"#),
        ("Duration='🔑 2h'", r#"{"Duration": "\ud83d\udd11 2h"}"#),
        (
            "{\"Duration\": \"2h\", \"AutomaticallyAfterDays\": 9}",
            r#"{"Duration": "2h", "AutomaticallyAfterDays": 9}"#,
        ),
    ] {
        assert_eq!(rules(text).as_deref(), Ok(json), "{text}");
    }
}

#[test]
fn an_error_of_the_shorthand_points_at_its_column() {
    for (text, error) in [
        ("", "Expected: '=', received: 'EOF' for input:\n\n^"),
        ("Duration", "Expected: '=', received: 'EOF' for input:\nDuration\n        ^"),
        ("Duration==1", "Expected: ',', received: '=' for input:\nDuration==1\n         ^"),
        (
            "Duration=\"2h",
            "Expected: '<double quoted>', received: '<none>' for input:\nDuration=\"2h\n         ^",
        ),
        (
            "Duration='2h",
            "Expected: '<singled quoted>', received: '<none>' for input:\nDuration='2h\n         ^",
        ),
        ("Duration=2h,", "Expected: '<second>', received: '<none>' for input:\nDuration=2h,\n            ^"),
        ("Duration=2🔑", "Expected: ',', received: '🔑' for input:\nDuration=2🔑\n          ^"),
        ("Duration=[a b}", "Expected: ',', received: '}' for input:\nDuration=[a b}\n             ^"),
        ("Duration={a", "Expected: '=', received: 'EOF' for input:\nDuration={a\n           ^"),
        ("a=1,\nb==2\nc", "Expected: ',', received: '=' for input:\na=1,\nb==2\n  ^\nc"),
        (
            "Duration=1,Duration=2",
            "Second instance of key \"Duration\" encountered for input:\nDuration=1,Duration=2\n           ^\nThis is often because there is a preceding \",\" instead of a space.",
        ),
    ] {
        assert_eq!(
            rules(text),
            Err(format!("Error parsing parameter '--rotation-rules': {error}")),
            "{text}"
        );
    }
}

/// `RotationRules` as sent, or the error.
fn rules(text: &str) -> Result<String, String> {
    let arguments = ["secretsmanager", "rotate-secret", "--secret-id", "x", "--rotation-rules", text];
    let call =
        cli::parse(&arguments.map(String::from), Some("us-east-1")).map_err(|failure| failure.to_string())?;
    let body = call.body("t");
    let rest = body.strip_prefix(r#"{"SecretId": "x", "RotationRules": "#).unwrap();
    Ok(rest.strip_suffix(r#", "ClientRequestToken": "t"}"#).unwrap().into())
}
