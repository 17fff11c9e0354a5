//! Top 40, 38 to 40: what the command line sends, and what it refuses by itself.

use rotation_protocol::cli::{self, Command, Host, SkeletonOutput};

const SKELETON: &str = r#"{
    "SecretId": "",
    "ClientRequestToken": "",
    "RotationLambdaARN": "",
    "RotationRules": {
        "AutomaticallyAfterDays": 0,
        "Duration": "",
        "ScheduleExpression": ""
    },
    "ExternalSecretRotationMetadata": [
        {
            "Key": "",
            "Value": ""
        }
    ],
    "ExternalSecretRotationRoleArn": "",
    "RotateImmediately": true
}
"#;
const TOO_SHORT: &str = "\nParameter validation failed:\nInvalid length for parameter ARN, value: 3, valid min length: 20\nInvalid length for parameter VersionId, value: 9, valid min length: 32\n";

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

#[test]
fn top_40_a_skeleton_of_the_input_is_printed_one_of_the_answer_fails_and_json_is_merged_at_its_top() {
    let mut host = Host::default();
    assert_eq!(run(&["--generate-cli-skeleton"], &host), (0, SKELETON.into(), String::new()));
    host.environment.insert("AWS_DEFAULT_REGION".into(), "us-east-1".into());
    let output = ["--secret-id", "x", "--generate-cli-skeleton", "output"];
    assert_eq!(run(&output, &host), (255, String::new(), TOO_SHORT.into()));
    host.skeleton_output = SkeletonOutput::Documented;
    let sample = "{\n    \"ARN\": \"ARN\",\n    \"Name\": \"Name\",\n    \"VersionId\": \"VersionId\"\n}\n";
    assert_eq!(run(&output, &host), (0, sample.into(), String::new()));

    let json = r#"{"SecretId":"a","RotationRules":{"AutomaticallyAfterDays":7}}"#;
    let words =
        ["secretsmanager", "rotate-secret", "--cli-input-json", json, "--rotation-rules", "Duration=2h"];
    let call = cli::parse(&words.map(String::from), Some("us-east-1")).unwrap();
    let body = r#"{"RotationRules": {"Duration": "2h"}, "SecretId": "a", "ClientRequestToken": "t"}"#;
    assert_eq!(call.body("t"), body);
}

/// Exit code, stdout and stderr of a command that sends nothing.
fn run(options: &[&str], host: &Host) -> (u8, String, String) {
    let words = ["secretsmanager", "rotate-secret"].iter().chain(options);
    let words: Vec<_> = words.map(|word| String::from(*word)).collect();
    let output = match cli::command(&words, host) {
        Ok(Command::Printed(output)) => output,
        Ok(Command::Call(call, _)) => panic!("sent: {call:?}"),
        Err(failure) => failure.into(),
    };
    (output.exit_code, output.stdout, output.stderr)
}
