//! The CLI snippet of a request, read back, is that request; abbreviations and repetitions are read as the CLI does.

use rotation_protocol::cli;
use rotation_protocol::endpoint::{Endpoint, Region, Variant};
use rotation_protocol::snippet::{RotateSecretRequest, RotationRules, Snippet, Target};

const AWKWARD: [&str; 16] = [
    "plain",
    "",
    "a b",
    "it's",
    "say \"x\"",
    "a,b",
    "a=b",
    "{a}",
    "[a]",
    " edge ",
    "-x",
    "back\\slash",
    "two\\\\",
    "\\\"",
    "$HOME `x` é☃🔑",
    "line\nbreak",
];

#[test]
fn a_request_survives_the_way_through_its_own_command() {
    let region = Region::parse("eu-west-1").unwrap();
    let mut tried = 0;
    for text in AWKWARD {
        for days in [None, Some("30"), Some("true")] {
            for immediately in [None, Some(true), Some(false)] {
                let request = RotateSecretRequest {
                    secret_id: format!("{text}s"),
                    client_request_token: Some(format!("{text:x<32}")),
                    rotation_lambda_arn: Some(text.into()),
                    rotation_rules: Some(RotationRules {
                        automatically_after_days: days.map(String::from),
                        duration: Some(format!("2h{text}")),
                        schedule_expression: Some(format!("{text}(")),
                    }),
                    rotate_immediately: immediately,
                };
                check(&request, &region);
                tried += 1;
            }
        }
    }
    assert_eq!(tried, AWKWARD.len() * 9);
}

#[test]
fn rules_without_members_and_no_rules_stay_apart() {
    let region = Region::parse("eu-west-1").unwrap();
    for rotation_rules in [None, Some(RotationRules::default())] {
        check(&RotateSecretRequest { secret_id: "a".into(), rotation_rules, ..Default::default() }, &region);
    }
}

#[test]
fn options_may_be_abbreviated_joined_repeated_and_come_in_any_order() {
    let plain =
        read("aws secretsmanager rotate-secret --secret-id b --region eu-west-3 --no-rotate-immediately");
    for command in [
        "aws --region eu-west-3 secretsmanager rotate-secret --no-rotate --secret b",
        "aws secretsmanager --reg=eu-west-3 rotate-secret --secret-id=b --no-rotate-imm",
        "aws secretsmanager rotate-secret --region us-west-1 --secret-id b --no-rotate --region eu-west-3",
        "aws secretsmanager rotate-secret --secret-id a --rotate-immediately --secret-id b --no-rotate-immediately --region eu-west-3",
        "$ aws --debug --color off secretsmanager rotate-secret --secret-id b --no-rotate-immediately --region eu-west-3 --output json --cli-read-timeout 5",
    ] {
        let call = read(command);
        assert_eq!((call.body("t"), call.region()), (plain.body("t"), plain.region()), "{command}");
    }
}

#[test]
fn a_value_may_look_like_an_option_if_it_is_a_negative_number_has_a_blank_or_is_joined() {
    for (value, sent) in [("-1", "-1"), ("-.5", "-.5"), ("'- x'", "- x"), ("''", ""), ("-", "-")] {
        let call =
            read(&format!("aws secretsmanager rotate-secret --secret-id x --rotation-lambda-arn {value}"));
        assert_eq!(call.rotate_secret().unwrap().rotation_lambda_arn.as_deref(), Some(sent), "{value}");
    }
    let joined = read("aws secretsmanager rotate-secret --secret-id=-x");
    assert_eq!(joined.rotate_secret().unwrap().secret_id, "-x");
}

#[test]
fn a_token_that_is_given_is_the_one_that_is_sent() {
    let token = "c".repeat(32);
    let call =
        read(&format!("aws secretsmanager rotate-secret --secret-id a --client-request-token {token}"));
    assert_eq!(call.body("unused"), format!(r#"{{"SecretId": "a", "ClientRequestToken": "{token}"}}"#));
}

#[test]
fn what_does_not_start_with_aws_is_no_command_for_here() {
    for text in ["", "ls", "AWS_REGION=x aws secretsmanager rotate-secret"] {
        assert!(cli::read(text, None).unwrap_err().to_string().contains("starts with aws"), "{text}");
    }
    let shell = cli::read("aws secretsmanager rotate-secret --secret-id $ID", None).unwrap_err();
    assert!(matches!(shell, cli::ReadError::Shell(error) if error.at() == 45), "{shell}");
}

fn check(request: &RotateSecretRequest, region: &Region) {
    for endpoint in
        [Endpoint::of(region, Variant::default()), Endpoint::parse("http://127.0.0.1:4566").unwrap()]
    {
        let target = Target { region, endpoint: &endpoint, token: "unused", temporary: false, signed: None };
        let command = Snippet::AwsCli.text(request, &target);
        let call = cli::read(&command, None).unwrap_or_else(|error| panic!("{command}\n{error}"));
        // The command says what the request may leave to the service.
        let said = RotateSecretRequest { rotate_immediately: Some(request.at_once()), ..request.clone() };
        assert_eq!(call.rotate_secret(), Some(said), "{command}");
        assert_eq!(call.region(), region);
        assert_eq!(call.endpoint().unwrap_or(&Endpoint::of(region, Variant::default())), &endpoint);
    }
}

fn read(command: &str) -> cli::Call {
    cli::read(command, Some("us-east-1")).unwrap_or_else(|error| panic!("{command}: {error}"))
}
