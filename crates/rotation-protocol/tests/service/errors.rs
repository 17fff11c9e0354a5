//! Refusals that belong to no other table: code, text and spelling of the body.

use crate::driver::{Driver, error, v};

#[test]
fn every_refusal_has_the_recorded_error() {
    let token = v(9);
    let tables: &[(&str, String, String)] = &[
        (
            // The reference page's example as printed: an account of thirteen digits.
            "RotateSecret",
            format!(
                r#"{{"SecretId":"db","ClientRequestToken":"{token}","RotationLambdaARN":"arn:aws:lambda:us-east-1:1234566789012:function:MyTestRotationLambda"}}"#
            ),
            error(
                "InvalidParameterException",
                "Invalid rotation Lambda ARN. Ensure the ARN matches format arn:aws:lambda:<region>:<account>:function:<functionName>.",
            ),
        ),
        (
            "GetSecretValue",
            format!(r#"{{"SecretId":"db","VersionId":"{token}"}}"#),
            error(
                "ResourceNotFoundException",
                &format!("Secrets Manager can't find the specified secret value for VersionId: {token}"),
            ),
        ),
        (
            "GetSecretValue",
            r#"{"SecretId":"db","VersionStage":"X"}"#.into(),
            error(
                "ResourceNotFoundException",
                "Secrets Manager can't find the specified secret value for staging label: X",
            ),
        ),
        (
            "GetSecretValue",
            format!(r#"{{"SecretId":"db","VersionId":"{}","VersionStage":"AWSPREVIOUS"}}"#, v(1)),
            error(
                "InvalidRequestException",
                "You provided a VersionStage that is not associated to the provided VersionId.",
            ),
        ),
        ("Nothing", "{}".into(), error("UnknownOperationException", "Nothing is outside this model.")),
    ];
    for (operation, request, expected) in tables {
        let mut driver = Driver::with_secret();
        let before = driver.vault.secrets().cloned().collect::<Vec<_>>();
        assert_eq!(driver.refused(operation, request), *expected, "{operation} {request}");
        assert_eq!(driver.vault.secrets().cloned().collect::<Vec<_>>(), before, "{operation} {request}");
    }
}
