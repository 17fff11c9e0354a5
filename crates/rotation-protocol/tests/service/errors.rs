//! Refusals: code, text and spelling of the body, in the order in which the service checks.

use crate::driver::{Driver, v};

#[test]
fn every_refusal_has_the_recorded_body() {
    let token = v(9);
    let long = "x".repeat(65);
    let tables: &[(&str, String, String)] = &[
        // A raw request without a token: another code for RotateSecret than for the rest, before existence.
        ("RotateSecret", r#"{"SecretId":"nope"}"#.into(), body("InvalidParameterException", TOKEN)),
        (
            "PutSecretValue",
            r#"{"SecretId":"nope","SecretString":"x"}"#.into(),
            body("InvalidRequestException", TOKEN),
        ),
        (
            "CreateSecret",
            r#"{"Name":"db","SecretString":"x"}"#.into(),
            body("InvalidRequestException", TOKEN),
        ),
        (
            "RotateSecret",
            format!(r#"{{"SecretId":"nope","ClientRequestToken":"{token}"}}"#),
            body("ResourceNotFoundException", NOT_FOUND),
        ),
        (
            "DescribeSecret",
            r#"{"SecretId":"Inv Name"}"#.into(),
            validation(
                "Invalid name. Must be a valid name containing alphanumeric characters, or any of the following: -/_+=.@!",
            ),
        ),
        ("DescribeSecret", "{}".into(), validation(NULL_ID)),
        ("DescribeSecret", r#"{"SecretId":null}"#.into(), validation(NULL_ID)),
        ("DescribeSecret", "".into(), validation(NULL_ID)),
        (
            "PutSecretValue",
            r#"{"SecretId":"db","SecretString":"x","ClientRequestToken":"short"}"#.into(),
            validation(
                "1 validation error detected: Value 'short' at 'clientRequestToken' failed to satisfy constraint: Member must have length greater than or equal to 32",
            ),
        ),
        (
            "PutSecretValue",
            format!(r#"{{"SecretId":"db","SecretString":"","ClientRequestToken":"{token}"}}"#),
            validation(
                "1 validation error detected: Value at 'secretString' failed to satisfy constraint: Member must have length greater than or equal to 1",
            ),
        ),
        (
            "PutSecretValue",
            format!(
                r#"{{"SecretId":"db","SecretString":"x","ClientRequestToken":"{token}","VersionStages":[]}}"#
            ),
            validation(
                "1 validation error detected: Value '[]' at 'versionStages' failed to satisfy constraint: Member must have length greater than or equal to 1",
            ),
        ),
        (
            "PutSecretValue",
            format!(
                r#"{{"SecretId":"db","SecretString":"x","ClientRequestToken":"{token}","VersionStages":[""]}}"#
            ),
            validation(
                "1 validation error detected: Value '[]' at 'versionStages' failed to satisfy constraint: Member must satisfy constraint: [Member must have length less than or equal to 256, Member must have length greater than or equal to 1]",
            ),
        ),
        (
            "PutSecretValue",
            format!(r#"{{"SecretId":"db","ClientRequestToken":"{token}"}}"#),
            body("InvalidRequestException", "You must provide either SecretString or SecretBinary."),
        ),
        (
            "PutSecretValue",
            format!(
                r#"{{"SecretId":"db","SecretString":"x","ClientRequestToken":"{token}","VersionStages":{{}}}}"#
            ),
            body("SerializationException", "Start of structure or map found where not expected."),
        ),
        (
            "RotateSecret",
            format!(
                r#"{{"SecretId":"db","ClientRequestToken":"{long}","RotationRules":{{"AutomaticallyAfterDays":1001}}}}"#
            ),
            validation(&format!(
                "2 validation errors detected: Value '{long}' at 'clientRequestToken' failed to satisfy constraint: Member must have length less than or equal to 64; Value '1001' at 'rotationRules.automaticallyAfterDays' failed to satisfy constraint: Member must have value less than or equal to 1000"
            )),
        ),
        (
            "RotateSecret",
            format!(
                r#"{{"SecretId":"db","ClientRequestToken":"{token}","RotationRules":{{"AutomaticallyAfterDays":30}}}}"#
            ),
            body(
                "InvalidRequestException",
                "No Lambda rotation function ARN is associated with this secret.",
            ),
        ),
        (
            // The reference page's example as printed: an account of thirteen digits.
            "RotateSecret",
            format!(
                r#"{{"SecretId":"db","ClientRequestToken":"{token}","RotationLambdaARN":"arn:aws:lambda:us-east-1:1234566789012:function:MyTestRotationLambda"}}"#
            ),
            body(
                "InvalidParameterException",
                "Invalid rotation Lambda ARN. Ensure the ARN matches format arn:aws:lambda:<region>:<account>:function:<functionName>.",
            ),
        ),
        (
            "RotateSecret",
            format!(
                r#"{{"SecretId":"db","ClientRequestToken":"{token}","RotationRules":{{"AutomaticallyAfterDays":30,"ScheduleExpression":"rate(10 days)"}}}}"#
            ),
            body(
                "InvalidParameterException",
                "You cannot specify both rotation frequency and schedule expression together.",
            ),
        ),
        (
            "RotateSecret",
            format!(
                r#"{{"SecretId":"db","ClientRequestToken":"{token}","RotationRules":{{"AutomaticallyAfterDays":30,"Duration":"25h"}}}}"#
            ),
            body("InvalidParameterException", "Duration must be at least 1 hour, at most 24 hour."),
        ),
        (
            "GetSecretValue",
            format!(r#"{{"SecretId":"db","VersionId":"{token}"}}"#),
            body(
                "ResourceNotFoundException",
                &format!("Secrets Manager can't find the specified secret value for VersionId: {token}"),
            ),
        ),
        (
            "GetSecretValue",
            r#"{"SecretId":"db","VersionStage":"X"}"#.into(),
            body(
                "ResourceNotFoundException",
                "Secrets Manager can't find the specified secret value for staging label: X",
            ),
        ),
        (
            "GetSecretValue",
            format!(r#"{{"SecretId":"db","VersionId":"{}","VersionStage":"AWSPREVIOUS"}}"#, v(1)),
            body(
                "InvalidRequestException",
                "You provided a VersionStage that is not associated to the provided VersionId.",
            ),
        ),
        (
            "CreateSecret",
            format!(r#"{{"Name":"db","SecretString":"x","ClientRequestToken":"{token}"}}"#),
            body("ResourceExistsException", "The operation failed because the secret db already exists."),
        ),
        (
            "ListSecrets",
            r#"{"NextToken":"x"}"#.into(),
            body("InvalidNextTokenException", "The provided NextToken is invalid."),
        ),
        ("Nothing", "{}".into(), body("UnknownOperationException", "Nothing is outside this model.")),
    ];
    for (operation, request, expected) in tables {
        let mut driver = Driver::with_secret();
        let before = driver.vault.secrets().cloned().collect::<Vec<_>>();
        assert_eq!(driver.refused(operation, request), *expected, "{operation} {request}");
        assert_eq!(driver.vault.secrets().cloned().collect::<Vec<_>>(), before, "{operation} {request}");
    }
}

#[test]
fn a_body_that_is_no_json_object_is_a_serialization_exception() {
    let deep = format!("{}{}", "[".repeat(100_000), "]".repeat(100_000));
    for body in ["{", "[]", "1", "\"x\"", "null", "{\"a\":}", &deep] {
        let text = Driver::new().refused("DescribeSecret", body);
        assert!(text.starts_with(r#"{"__type":"SerializationException","Message":"#), "{text}");
    }
}

#[test]
fn the_same_token_again_is_the_same_call_and_another_value_is_refused() {
    let mut driver = Driver::with_secret();
    let same = format!(r#"{{"Name":"db","SecretString":"one","ClientRequestToken":"{}"}}"#, v(1));
    let other = same.replace("one", "two");
    assert_eq!(driver.accepted("CreateSecret", &same)["VersionId"], v(1));
    let arn = driver.described()["ARN"].as_str().expect("an ARN").to_owned();
    let in_use = body(
        "ResourceExistsException",
        &format!(
            "You can't use ClientRequestToken {} because that value is already in use for a version of secret {arn}.",
            v(1)
        ),
    );
    assert_eq!(driver.refused("CreateSecret", &other), in_use);
    let put = |value: &str, rest: &str| {
        format!(r#"{{"SecretId":"db","SecretString":"{value}","ClientRequestToken":"{}"{rest}}}"#, v(1))
    };
    assert_eq!(driver.refused("PutSecretValue", &put("two", "")), in_use);
    driver.accepted("PutSecretValue", &put("one", ""));
    // The same value again may add labels, and the answer lists all of the version's (R24).
    let answer = driver.accepted("PutSecretValue", &put("one", r#","VersionStages":["REPLAY"]"#));
    assert_eq!(answer["VersionStages"], serde_json::json!(["REPLAY", "AWSCURRENT"]));
}

const TOKEN: &str = "You must provide a ClientRequestToken value. We recommend a UUID-type value.";
const NOT_FOUND: &str = "Secrets Manager can't find the specified secret.";
const NULL_ID: &str = "1 validation error detected: Value null at 'secretId' failed to satisfy constraint: Member must not be null";

fn body(code: &str, text: &str) -> String {
    format!(r#"{{"__type":"{code}","Message":"{text}"}}"#)
}

/// Only this one spells `message`.
fn validation(text: &str) -> String {
    format!(r#"{{"__type":"ValidationException","message":"{text}"}}"#)
}

#[test]
fn the_limit_of_a_value_is_in_bytes_and_of_labels_in_different_ones() {
    let mut driver = Driver::with_secret();
    let put = |value: &str, labels: &str| {
        format!(r#"{{"SecretId":"db","SecretString":"{value}","ClientRequestToken":"{}"{labels}}}"#, v(2))
    };
    let text = driver.refused("PutSecretValue", &put(&"é".repeat(32_769), ""));
    assert!(text.contains("Value at 'secretString' failed to satisfy constraint: Member must have length less than or equal to 65536"));
    let labels: Vec<_> = (0..18).map(|n| format!(r#""L{n}""#)).collect();
    driver.accepted("PutSecretValue", &put("x", &format!(r#","VersionStages":[{}]"#, labels.join(","))));
    driver.accepted("PutSecretValue", &put("x", r#","VersionStages":["X","X"]"#));
    let text = driver.refused("PutSecretValue", &put("x", r#","VersionStages":["Y"]"#));
    assert!(text.contains("LimitExceededException"), "{text}");
}
