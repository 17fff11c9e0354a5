//! The two examples of the reference page, in us-west-2, with the function's account corrected to twelve digits and
//! the ARN's first two parts in their right order.

use rotation_protocol::cli;
use rotation_protocol::snippet::{RotateSecretRequest, RotationRules};

const TOKEN: &str = "5d0e6c1a-7b42-4f0e-9a63-c18f2be07d94";

#[test]
fn example_1_configures_rotation() {
    let call = cli::read(
        "aws secretsmanager rotate-secret --secret-id MyTestDatabaseSecret \\\n\
         \t  --rotation-lambda-arn arn:aws:lambda:us-west-2:123456789012:function:MyTestRotationLambda \\\n\
         \t  --rotation-rules AutomaticallyAfterDays=30\n",
        Some("us-west-2"),
    )
    .unwrap();
    assert_eq!(
        (call.operation(), call.region().as_str(), call.endpoint()),
        ("RotateSecret", "us-west-2", None)
    );
    insta::assert_snapshot!(call.body(TOKEN), @r#"{"SecretId": "MyTestDatabaseSecret", "RotationLambdaARN": "arn:aws:lambda:us-west-2:123456789012:function:MyTestRotationLambda", "RotationRules": {"AutomaticallyAfterDays": 30}, "ClientRequestToken": "5d0e6c1a-7b42-4f0e-9a63-c18f2be07d94"}"#);
    let rules = RotationRules { automatically_after_days: Some("30".into()), ..Default::default() };
    let request = RotateSecretRequest {
        secret_id: "MyTestDatabaseSecret".into(),
        rotation_lambda_arn: Some(
            "arn:aws:lambda:us-west-2:123456789012:function:MyTestRotationLambda".into(),
        ),
        rotation_rules: Some(rules),
        ..Default::default()
    };
    assert_eq!(call.rotate_secret(), Some(request));

    let output = cli::output("RotateSecret", 200, &answer("EXAMPLE1-90ab-cdef-fedc-ba987EXAMPLE"));
    assert_eq!((output.exit_code, output.stderr.as_str()), (0, ""));
    insta::assert_snapshot!(output.stdout, @r#"
    {
        "ARN": "arn:aws:secretsmanager:us-west-2:123456789012:secret:MyTestDatabaseSecret-a1b2c3",
        "Name": "MyTestDatabaseSecret",
        "VersionId": "EXAMPLE1-90ab-cdef-fedc-ba987EXAMPLE"
    }
    "#);
}

#[test]
fn example_2_rotates_with_the_stored_configuration() {
    let call =
        cli::read("aws secretsmanager rotate-secret --secret-id MyTestDatabaseSecret", Some("us-west-2"))
            .unwrap();
    insta::assert_snapshot!(call.body(TOKEN), @r#"{"SecretId": "MyTestDatabaseSecret", "ClientRequestToken": "5d0e6c1a-7b42-4f0e-9a63-c18f2be07d94"}"#);
    let output = cli::output("RotateSecret", 200, &answer("EXAMPLE2-90ab-cdef-fedc-ba987EXAMPLE"));
    assert!(
        output.stdout.ends_with("    \"VersionId\": \"EXAMPLE2-90ab-cdef-fedc-ba987EXAMPLE\"\n}\n"),
        "{output:?}"
    );
}

/// As the service writes it: members in alphabetical order, without blanks.
fn answer(version: &str) -> String {
    let arn = "arn:aws:secretsmanager:us-west-2:123456789012:secret:MyTestDatabaseSecret-a1b2c3";
    format!(r#"{{"ARN":"{arn}","Name":"MyTestDatabaseSecret","VersionId":"{version}"}}"#)
}
