//! Top 40, 38 and 39: what the command line sends, and what it refuses by itself.

use rotation_protocol::cli;

const LIST_TYPE: &str = "Parameter validation failed:\nInvalid type for parameter RotationRules.ScheduleExpression, value: ['cron(0 16 1', '15 * ? *)'], type: <class 'list'>, valid types: <class 'str'>";
const TOO_SMALL: &str = "Parameter validation failed:\nInvalid value for parameter RotationRules.AutomaticallyAfterDays, value: 0, valid min value: 1";

fn parse(options: &[&str]) -> Result<cli::Call, cli::Failure> {
    let words = ["secretsmanager", "rotate-secret", "--secret-id", "a"].iter().chain(options);
    cli::parse(&words.map(|word| String::from(*word)).collect::<Vec<_>>(), Some("us-east-1"))
}

#[test]
fn top_38_a_bare_comma_in_a_schedule_makes_a_list_and_a_quoted_one_is_sent() {
    let failure = parse(&["--rotation-rules", "ScheduleExpression=cron(0 16 1,15 * ? *)"]).unwrap_err();
    assert_eq!((failure.exit_code(), failure.message()), (255, LIST_TYPE));
    for rules in [
        r#"ScheduleExpression="cron(0 16 1,15 * ? *)""#,
        "ScheduleExpression='cron(0 16 1,15 * ? *)'",
        r"ScheduleExpression=cron(0 16 1\,15 * ? *)",
    ] {
        let body = parse(&["--rotation-rules", rules]).unwrap().body("t");
        assert_eq!(
            body,
            r#"{"SecretId": "a", "RotationRules": {"ScheduleExpression": "cron(0 16 1,15 * ? *)"}, "ClientRequestToken": "t"}"#,
            "{rules}"
        );
    }
}

#[test]
fn top_39_a_maximum_is_left_to_the_service_and_a_minimum_is_not() {
    let days = parse(&["--rotation-rules", "AutomaticallyAfterDays=1001"]).unwrap().body("t");
    assert!(days.contains(r#""AutomaticallyAfterDays": 1001"#), "{days}");
    let token = "x".repeat(65);
    let sent = parse(&["--client-request-token", &token]).unwrap().body("t");
    assert!(sent.contains(&token), "{sent}");
    let failure = parse(&["--rotation-rules", "AutomaticallyAfterDays=0"]).unwrap_err();
    assert_eq!((failure.exit_code(), failure.message()), (255, TOO_SMALL));
    // The service is not as lenient.
    for (member, text) in [
        (
            format!(r#""ClientRequestToken":"{token}""#),
            format!(
                "Value '{token}' at 'clientRequestToken' failed to satisfy constraint: Member must have length less than or equal to 64"
            ),
        ),
        (
            r#""RotationRules":{"AutomaticallyAfterDays":1001}"#.into(),
            "Value '1001' at 'rotationRules.automaticallyAfterDays' failed to satisfy constraint: Member must have value less than or equal to 1000".into(),
        ),
    ] {
        let body = format!(r#"{{"SecretId":"a",{member}}}"#);
        let mut values = rotation_core::value::ValueTable::new();
        let refusal = rotation_protocol::wire::read_operation("RotateSecret", body.as_bytes(), &mut values).unwrap_err();
        assert_eq!(refusal.message(), format!("1 validation error detected: {text}"));
    }
}
