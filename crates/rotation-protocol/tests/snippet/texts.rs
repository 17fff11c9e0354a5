//! The texts of the snippets.

use rotation_protocol::snippet::{RotateSecretRequest, RotationRules, Snippet};

use super::request::{TOKEN, full, text};

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
fn curl_sends_what_was_signed_with_the_session_token_left_to_its_variable() {
    insta::assert_snapshot!(text(Snippet::CurlSigned, &request(), "", false), @r#"
    # Signed at 20261124T101500Z, and good for five minutes.
    curl https://secretsmanager.eu-central-1.amazonaws.com/ \
      -H 'content-type: application/x-amz-json-1.1' \
      -H 'x-amz-target: secretsmanager.RotateSecret' \
      -H 'x-amz-date: 20261124T101500Z' \
      -H 'authorization: AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20261124/eu-central-1/secretsmanager/aws4_request, SignedHeaders=content-type;host;x-amz-date;x-amz-target, Signature=8e5890931815a67fa312468d8a1ca9a86427af50ce177bc5ded21edff87d67ed' \
      -d '{"SecretId": "it'\''s/db", "ClientRequestToken": "5d0e6c1a-7b42-4f0e-9a63-c18f2be07d94", "RotationRules": {"Duration": "3h", "ScheduleExpression": "cron(0 2 1,15 * ? *)"}, "RotateImmediately": true}'
    "#);
    let temporary = text(Snippet::CurlSigned, &request(), "", true);
    assert!(temporary.contains("-H \"X-Amz-Security-Token: $AWS_SESSION_TOKEN\" \\\n"), "{temporary}");
    assert!(
        temporary.contains("SignedHeaders=content-type;host;x-amz-date;x-amz-security-token;x-amz-target")
    );
}

#[test]
fn the_cli_is_given_what_the_request_says() {
    insta::assert_snapshot!(text(Snippet::AwsCli, &request(), "", true), @r#"
    aws secretsmanager rotate-secret \
      --secret-id 'it'\''s/db' \
      --region eu-central-1 \
      --rotation-rules 'ScheduleExpression="cron(0 2 1,15 * ? *)",Duration=3h' \
      --rotate-immediately
    "#);
    insta::assert_snapshot!(text(Snippet::AwsCli, &full(), "http://127.0.0.1:4566", false), @r#"
    aws secretsmanager rotate-secret \
      --secret-id 'it'\''s/db' \
      --region eu-central-1 \
      --endpoint-url http://127.0.0.1:4566/ \
      --client-request-token 5d0e6c1a-7b42-4f0e-9a63-c18f2be07d94 \
      --rotation-lambda-arn arn:aws:lambda:eu-central-1:123456789012:function:rotate \
      --rotation-rules AutomaticallyAfterDays=30,Duration=3h \
      --no-rotate-immediately
    "#);
}

#[test]
fn boto3_is_called() {
    insta::assert_snapshot!(text(Snippet::Boto3, &request(), "", false), @r#"
    import boto3

    client = boto3.client("secretsmanager", region_name="eu-central-1")
    answer = client.rotate_secret(
        SecretId="it's/db",
        RotationRules={"Duration": "3h", "ScheduleExpression": "cron(0 2 1,15 * ? *)"},
        RotateImmediately=True,
    )
    print(answer)
    "#);
    insta::assert_snapshot!(text(Snippet::Boto3, &full(), "http://127.0.0.1:4566", false), @r#"
    import boto3

    client = boto3.client("secretsmanager", region_name="eu-central-1", endpoint_url="http://127.0.0.1:4566/")
    answer = client.rotate_secret(
        SecretId="it's/db",
        ClientRequestToken="5d0e6c1a-7b42-4f0e-9a63-c18f2be07d94",
        RotationLambdaARN="arn:aws:lambda:eu-central-1:123456789012:function:rotate",
        RotationRules={"AutomaticallyAfterDays": 30, "Duration": "3h"},
        RotateImmediately=False,
    )
    print(answer)
    "#);
}

#[test]
fn the_sdk_for_javascript_is_called() {
    insta::assert_snapshot!(text(Snippet::JavaScript, &request(), "", false), @r#"
    import { RotateSecretCommand, SecretsManagerClient } from "@aws-sdk/client-secrets-manager";

    const client = new SecretsManagerClient({ region: "eu-central-1" });
    const command = new RotateSecretCommand({
      SecretId: "it's/db",
      RotationRules: { Duration: "3h", ScheduleExpression: "cron(0 2 1,15 * ? *)" },
      RotateImmediately: true,
    });
    const answer = await client.send(command);
    console.log(answer);
    "#);
    insta::assert_snapshot!(text(Snippet::JavaScript, &full(), "http://127.0.0.1:4566", false), @r#"
    import { RotateSecretCommand, SecretsManagerClient } from "@aws-sdk/client-secrets-manager";

    const client = new SecretsManagerClient({ region: "eu-central-1", endpoint: "http://127.0.0.1:4566/" });
    const command = new RotateSecretCommand({
      SecretId: "it's/db",
      ClientRequestToken: "5d0e6c1a-7b42-4f0e-9a63-c18f2be07d94",
      RotationLambdaARN: "arn:aws:lambda:eu-central-1:123456789012:function:rotate",
      RotationRules: { AutomaticallyAfterDays: 30, Duration: "3h" },
      RotateImmediately: false,
    });
    const answer = await client.send(command);
    console.log(answer);
    "#);
}

#[test]
fn the_sdk_for_rust_is_called() {
    insta::assert_snapshot!(text(Snippet::Rust, &request(), "", false), @r#"
    // Crates: aws-config, aws-sdk-secretsmanager, tokio (features "macros" and "rt-multi-thread").
    use aws_config::{BehaviorVersion, Region};
    use aws_sdk_secretsmanager::{Client, Error, types::RotationRulesType};

    #[tokio::main]
    async fn main() -> Result<(), Error> {
        let config = aws_config::defaults(BehaviorVersion::latest())
            .region(Region::new("eu-central-1"))
            .load()
            .await;
        let answer = Client::new(&config)
            .rotate_secret()
            .secret_id("it's/db")
            .rotation_rules(
                RotationRulesType::builder()
                    .duration("3h")
                    .schedule_expression("cron(0 2 1,15 * ? *)")
                    .build(),
            )
            .rotate_immediately(true)
            .send()
            .await?;
        println!("{answer:?}");
        Ok(())
    }
    "#);
    insta::assert_snapshot!(text(Snippet::Rust, &full(), "http://127.0.0.1:4566", false), @r#"
    // Crates: aws-config, aws-sdk-secretsmanager, tokio (features "macros" and "rt-multi-thread").
    use aws_config::{BehaviorVersion, Region};
    use aws_sdk_secretsmanager::{Client, Error, types::RotationRulesType};

    #[tokio::main]
    async fn main() -> Result<(), Error> {
        let config = aws_config::defaults(BehaviorVersion::latest())
            .region(Region::new("eu-central-1"))
            .endpoint_url("http://127.0.0.1:4566/")
            .load()
            .await;
        let answer = Client::new(&config)
            .rotate_secret()
            .secret_id("it's/db")
            .client_request_token("5d0e6c1a-7b42-4f0e-9a63-c18f2be07d94")
            .rotation_lambda_arn("arn:aws:lambda:eu-central-1:123456789012:function:rotate")
            .rotation_rules(
                RotationRulesType::builder()
                    .automatically_after_days(30)
                    .duration("3h")
                    .build(),
            )
            .rotate_immediately(false)
            .send()
            .await?;
        println!("{answer:?}");
        Ok(())
    }
    "#);
}

#[test]
fn terraform_says_what_it_can_and_comments_the_rest() {
    insta::assert_snapshot!(text(Snippet::Terraform, &request(), "", false), @r#"
    provider "aws" {
      region = "eu-central-1"
    }

    resource "aws_secretsmanager_secret_rotation" "rotation" {
      secret_id          = "it's/db"
      rotate_immediately = true

      rotation_rules {
        duration            = "3h"
        schedule_expression = "cron(0 2 1,15 * ? *)"
      }
    }
    "#);
    insta::assert_snapshot!(text(Snippet::Terraform, &full(), "http://127.0.0.1:4566", false), @r#"
    provider "aws" {
      region = "eu-central-1"

      endpoints {
        secretsmanager = "http://127.0.0.1:4566/"
      }
    }

    # ClientRequestToken "5d0e6c1a-7b42-4f0e-9a63-c18f2be07d94": the provider makes one of its own.
    resource "aws_secretsmanager_secret_rotation" "rotation" {
      secret_id           = "it's/db"
      rotation_lambda_arn = "arn:aws:lambda:eu-central-1:123456789012:function:rotate"
      rotate_immediately  = false

      rotation_rules {
        automatically_after_days = 30
        duration                 = "3h"
      }
    }
    "#);
}

#[test]
fn cloudformation_says_what_it_can_and_comments_the_rest() {
    insta::assert_snapshot!(text(Snippet::CloudFormation, &request(), "", false), @r#"
    # For a stack in "eu-central-1".
    AWSTemplateFormatVersion: "2010-09-09"
    Resources:
      RotationSchedule:
        Type: AWS::SecretsManager::RotationSchedule
        Properties:
          SecretId: "it's/db"
          RotateImmediatelyOnUpdate: true
          RotationRules:
            Duration: "3h"
            ScheduleExpression: "cron(0 2 1,15 * ? *)"
    "#);
    insta::assert_snapshot!(text(Snippet::CloudFormation, &full(), "http://127.0.0.1:4566", false), @r#"
    # For a stack in "eu-central-1".
    # Endpoint "http://127.0.0.1:4566/": a stack is made through the region's own.
    # ClientRequestToken "5d0e6c1a-7b42-4f0e-9a63-c18f2be07d94": CloudFormation makes one of its own.
    AWSTemplateFormatVersion: "2010-09-09"
    Resources:
      RotationSchedule:
        Type: AWS::SecretsManager::RotationSchedule
        Properties:
          SecretId: "it's/db"
          RotationLambdaARN: "arn:aws:lambda:eu-central-1:123456789012:function:rotate"
          RotateImmediatelyOnUpdate: false
          RotationRules:
            AutomaticallyAfterDays: 30
            Duration: "3h"
    "#);
}

#[test]
fn what_a_template_would_replace_is_told() {
    let secret_id = "{{resolve:ssm:name}}".to_owned();
    let told = text(Snippet::CloudFormation, &RotateSecretRequest { secret_id, ..request() }, "", false);
    assert!(told.contains("# CloudFormation puts what it stands for"), "{told}");
    assert!(!text(Snippet::CloudFormation, &request(), "", false).contains("stands for"));
}

#[test]
fn raw_http_always_has_a_token_and_every_form_says_whether_to_rotate_at_once() {
    for (now, said) in [(None, true), (Some(true), true), (Some(false), false)] {
        let request = RotateSecretRequest { rotate_immediately: now, ..request() };
        for snippet in [Snippet::Curl, Snippet::CurlSigned] {
            assert!(
                text(snippet, &request, "", false).contains(&format!("\"ClientRequestToken\": \"{TOKEN}\""))
            );
        }
        for (snippet, written) in [
            (Snippet::Curl, format!("\"RotateImmediately\": {said}}}")),
            (Snippet::CurlSigned, format!("\"RotateImmediately\": {said}}}")),
            (
                Snippet::AwsCli,
                if said { " --rotate-immediately".into() } else { " --no-rotate-immediately".into() },
            ),
            (
                Snippet::Boto3,
                if said { "RotateImmediately=True".into() } else { "RotateImmediately=False".into() },
            ),
            (Snippet::JavaScript, format!("RotateImmediately: {said},")),
            (Snippet::Rust, format!(".rotate_immediately({said})")),
            (Snippet::Terraform, format!("rotate_immediately = {said}")),
            (Snippet::CloudFormation, format!("RotateImmediatelyOnUpdate: {said}")),
        ] {
            let text = text(snippet, &request, "", false);
            assert!(text.contains(&written), "{text}");
        }
    }
}

#[test]
fn no_form_holds_the_secret_key_or_the_session_token() {
    for snippet in Snippet::ALL {
        for request in [request(), full()] {
            let text = text(snippet, &request, "", true);
            for secret in [super::request::SECRET, super::request::SESSION] {
                assert!(!text.contains(secret), "{}", snippet.name());
            }
        }
    }
}

#[test]
fn every_form_has_a_name_and_a_text() {
    let names: Vec<_> = Snippet::ALL.iter().map(|snippet| snippet.name()).collect();
    let all = ["curl", "curl, signed", "CLI", "boto3", "JavaScript", "Rust", "Terraform", "CloudFormation"];
    assert_eq!(names, all);
    for snippet in Snippet::ALL {
        let text = text(snippet, &RotateSecretRequest::default(), "", false);
        assert!(!text.is_empty() && !text.ends_with('\n'), "{text}");
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
