//! The texts of the snippets.

use rotation_protocol::endpoint::{Endpoint, Region, Variant};
use rotation_protocol::snippet::{RotateSecretRequest, RotationRules, Snippet, Target};

#[test]
fn curl_signs_with_the_variables_that_hold_the_keys() {
    insta::assert_snapshot!(text(Snippet::Curl, &request(), "", false), @r#"
    curl https://secretsmanager.eu-central-1.amazonaws.com/ \
      --aws-sigv4 "aws:amz:eu-central-1:secretsmanager" \
      --user "$AWS_ACCESS_KEY_ID:$AWS_SECRET_ACCESS_KEY" \
      -H 'Content-Type: application/x-amz-json-1.1' \
      -H 'X-Amz-Target: secretsmanager.RotateSecret' \
      -d '{"SecretId": "it'\''s/db", "ClientRequestToken": "5d0e6c1a-7b42-4f0e-9a63-c18f2be07d94", "RotationRules": {"Duration": "3h", "ScheduleExpression": "cron(0 2 1,15 * ? *)"}, "RotateImmediately": true}'
    "#);
}

#[test]
fn curl_sends_the_session_token_of_temporary_keys() {
    let temporary = text(Snippet::Curl, &request(), "", true);
    let line = "  -H \"X-Amz-Security-Token: $AWS_SESSION_TOKEN\" \\\n";
    assert_eq!(temporary.replacen(line, "", 1), text(Snippet::Curl, &request(), "", false));
}

#[test]
fn the_cli_is_given_what_the_request_says_and_no_more() {
    insta::assert_snapshot!(text(Snippet::AwsCli, &request(), "", true), @r#"
    aws secretsmanager rotate-secret \
      --secret-id 'it'\''s/db' \
      --region eu-central-1 \
      --rotation-rules 'ScheduleExpression="cron(0 2 1,15 * ? *)",Duration=3h'
    "#);
    let whole = RotateSecretRequest {
        client_request_token: Some("5d0e6c1a-7b42-4f0e-9a63-c18f2be07d94".into()),
        rotation_lambda_arn: Some("arn:aws:lambda:eu-central-1:123456789012:function:rotate".into()),
        rotation_rules: Some(RotationRules {
            automatically_after_days: Some("30".into()),
            ..Default::default()
        }),
        rotate_immediately: Some(false),
        ..request()
    };
    insta::assert_snapshot!(text(Snippet::AwsCli, &whole, "http://127.0.0.1:4566", false), @r"
    aws secretsmanager rotate-secret \
      --secret-id 'it'\''s/db' \
      --region eu-central-1 \
      --endpoint-url http://127.0.0.1:4566/ \
      --client-request-token 5d0e6c1a-7b42-4f0e-9a63-c18f2be07d94 \
      --rotation-lambda-arn arn:aws:lambda:eu-central-1:123456789012:function:rotate \
      --rotation-rules AutomaticallyAfterDays=30 \
      --no-rotate-immediately
    ");
}

#[test]
fn every_form_has_a_name_and_a_text() {
    let names: Vec<_> = Snippet::ALL.iter().map(|snippet| snippet.name()).collect();
    assert_eq!(names, ["curl", "CLI"]);
    for snippet in Snippet::ALL {
        assert!(!text(snippet, &RotateSecretRequest::default(), "", false).ends_with('\n'));
    }
}

fn request() -> RotateSecretRequest {
    RotateSecretRequest {
        secret_id: "it's/db".into(),
        rotation_rules: Some(RotationRules {
            duration: Some("3h".into()),
            schedule_expression: Some("cron(0 2 1,15 * ? *)".into()),
            ..Default::default()
        }),
        ..Default::default()
    }
}

fn text(snippet: Snippet, request: &RotateSecretRequest, typed: &str, temporary: bool) -> String {
    let region = Region::parse("eu-central-1").unwrap();
    let endpoint = Endpoint::parse(typed).unwrap_or_else(|_| Endpoint::of(&region, Variant::default()));
    let token = "5d0e6c1a-7b42-4f0e-9a63-c18f2be07d94";
    snippet.text(request, &Target { region: &region, endpoint: &endpoint, token, temporary })
}
