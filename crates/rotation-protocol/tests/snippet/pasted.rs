//! Requests that are pasted: the page's own curl commands, bodies and requests as others print them, and what is
//! refused.

use rotation_protocol::paste::{self, Pasted};
use rotation_protocol::snippet::{RotateSecretRequest, RotationRules, Snippet};

use super::request::{AWKWARD, TOKEN, full, text};

#[test]
fn a_request_survives_the_way_through_its_own_curl_command_and_its_body() {
    let mut tried = 0;
    for awkward in AWKWARD {
        for immediately in [Some(true), Some(false)] {
            let request = RotateSecretRequest {
                secret_id: format!("{awkward}s"),
                client_request_token: Some(TOKEN.into()),
                rotation_lambda_arn: Some(awkward.into()),
                rotation_rules: Some(RotationRules {
                    automatically_after_days: Some("30".into()),
                    duration: Some(format!("2h{awkward}")),
                    schedule_expression: Some(format!("{awkward}(")),
                }),
                rotate_immediately: immediately,
            };
            for typed in ["", "http://127.0.0.1:4566"] {
                for snippet in [Snippet::Curl, Snippet::CurlSigned] {
                    let command = text(snippet, &request, typed, true);
                    let pasted = read(&command);
                    assert_eq!(pasted.call.rotate_secret().as_ref(), Some(&request), "{command}");
                    assert_eq!(pasted.call.region().as_str(), "eu-central-1");
                    let endpoint = pasted.call.endpoint().map(|endpoint| endpoint.origin());
                    assert_eq!(endpoint.unwrap_or_default(), typed, "{command}");
                    assert!(!pasted.has_keys);
                    tried += 1;
                }
            }
            assert_eq!(read(&request.http_body("unused")).call.rotate_secret(), Some(request));
        }
    }
    assert_eq!(tried, AWKWARD.len() * 8);
}

#[test]
fn a_command_of_the_cli_is_read_as_before() {
    let pasted = read("$ aws secretsmanager rotate-secret --secret-id a --region eu-west-3");
    assert_eq!(pasted.call.region().as_str(), "eu-west-3");
    assert_eq!(pasted.call.rotate_secret().unwrap().rotate_immediately, None);
}

#[test]
fn a_body_may_say_null_and_stand_over_several_lines() {
    let pasted = read(
        "\n{\n  \"SecretId\": \"a\",\n  \"RotationLambdaARN\": null,\n  \"RotationRules\": {\"Duration\": null, \"AutomaticallyAfterDays\": 7}\n}\n",
    );
    let request = pasted.call.rotate_secret().unwrap();
    assert_eq!((request.secret_id.as_str(), request.rotation_lambda_arn), ("a", None));
    let rules = request.rotation_rules.unwrap();
    assert_eq!((rules.automatically_after_days.as_deref(), rules.duration), (Some("7"), None));
    assert_eq!(pasted.call.region().as_str(), "us-west-2");
}

#[test]
fn a_whole_request_is_read_with_the_region_that_it_names() {
    let request = |host: &str, authorization: &str, end: &str| {
        let lines = [
            "POST / HTTP/1.1",
            &format!("Host: {host}"),
            "X-Amz-Target: secretsmanager.RotateSecret",
            "Content-Type: application/x-amz-json-1.1",
            &format!("Authorization: {authorization}"),
            "",
            "{",
            "  \"SecretId\": \"MyTestDatabaseSecret\"",
            "}",
        ];
        lines.join(end)
    };
    let scope =
        "AWS4-HMAC-SHA256 Credential=AKID/20261124/eu-west-1/secretsmanager/aws4_request, SignedHeaders=host";
    for (host, authorization, region) in [
        ("secretsmanager.region.domain", "AWS4-HMAC-SHA256 Credential=<credentials>", "us-west-2"),
        ("secretsmanager.eu-central-1.amazonaws.com", "", "eu-central-1"),
        ("secretsmanager-fips.us-east-2.amazonaws.com", "", "us-east-2"),
        ("127.0.0.1:4566", scope, "eu-west-1"),
        ("secretsmanager.eu-central-1.amazonaws.com", scope, "eu-west-1"),
    ] {
        for end in ["\n", "\r\n"] {
            let pasted = read(&request(host, authorization, end));
            assert_eq!(pasted.call.rotate_secret().unwrap().secret_id, "MyTestDatabaseSecret");
            assert_eq!(pasted.call.region().as_str(), region, "{host}");
        }
    }
}

#[test]
fn curl_is_understood_however_its_options_are_written() {
    for command in [
        "curl -sSXPOST https://secretsmanager.eu-west-1.amazonaws.com/ -d'{\"SecretId\": \"a\"}'",
        "$ curl --silent --request POST --url https://secretsmanager.eu-west-1.amazonaws.com --data-raw '{\"SecretId\": \"a\"}'",
        "curl -v --aws-sigv4 aws:amz:eu-west-1:secretsmanager --user \"$ID:${SECRET}\" secretsmanager.eu-west-1.amazonaws.com \\\n  -H x-amz-target:secretsmanager.RotateSecret --json '{\"SecretId\": \"a\"}'",
    ] {
        let pasted = read(command);
        assert_eq!(pasted.call.rotate_secret().unwrap().secret_id, "a", "{command}");
        assert_eq!(pasted.call.region().as_str(), "eu-west-1", "{command}");
        assert!(!pasted.has_keys);
    }
}

#[test]
fn a_text_with_keys_in_it_says_so() {
    for (option, has_keys) in [
        ("--user AKID:secret", true),
        ("-u \"$ID:secret\"", true),
        ("--user \"AKID:$SECRET\"", false),
        ("-u AKID", false),
        ("-H 'X-Amz-Security-Token: abc'", true),
        ("-H \"X-Amz-Security-Token: $TOKEN\"", false),
    ] {
        let command = format!("curl https://a.example {option} -d '{{\"SecretId\": \"a\"}}'");
        let pasted = read(&command);
        assert_eq!(pasted.has_keys, has_keys, "{option}");
        assert!(!format!("{pasted:?}").contains("secret\""));
    }
    assert!(read("POST / HTTP/1.1\nx-amz-security-token: abc\n\n{\"SecretId\": \"a\"}").has_keys);
}

#[test]
fn what_cannot_be_read_says_why() {
    for (text, why) in [
        ("{\"SecretId\": }", "the body is no JSON: Expecting value: line 1 column 14 (char 13)"),
        ("{\"SecretId\": 5}", "Invalid type for parameter SecretId, value: 5"),
        ("{\"Secret\": \"a\"}", "Unknown parameter in input: \"Secret\""),
        ("{}", "Missing required parameter in input: \"SecretId\""),
        ("{\"SecretId\": \"a\", \"ExternalSecretRotationRoleArn\": \"b\"}", "the form has no field for it"),
        ("GET / HTTP/1.1\n\n{\"SecretId\": \"a\"}", "asked with POST, not GET"),
        (
            "POST / HTTP/1.1\nX-Amz-Target: secretsmanager.CancelRotateSecret\n\n{}",
            "not secretsmanager.CancelRotateSecret",
        ),
        ("POST / HTTP/1.1\nHost: a", "the request has no body"),
        ("POST / HTTP/1.1\n{\"SecretId\"", "line 2 is no header"),
        ("curl https://a.example", "the request has no body"),
        ("curl https://a.example -d @body.json", "there is no file @body.json to read"),
        ("curl https://a.example -d '{}' -d '{}'", "more than one body"),
        ("curl https://a.example https://b.example -d '{}'", "more than one address"),
        ("curl https://a.example --proxy b -d '{}'", "--proxy is not understood"),
        ("curl https://a.example -sz b", "-z is not understood"),
        ("curl https://a.example -d", "value of curl's option -d is missing"),
        ("curl https://a.example -d \"$BODY\"", "A variable's value is not known here"),
        ("curl $URL -d '{}'", "A variable's value is not known here"),
        (
            "curl https://a.example -H \"x-amz-target: $TARGET\" -d '{}'",
            "A variable's value is not known here",
        ),
        ("curl ftp://a.example -d '{}'", "An endpoint starts with"),
        ("curl https://a.example -d \"$(cat x)\"", "A command's output is not known here"),
        ("wget https://a.example", "a command starts with aws"),
    ] {
        let error = paste::read(text, Some("us-west-2")).map(|_| ()).unwrap_err().to_string();
        assert!(error.contains(why), "{text}: {error}");
    }
}

#[test]
fn any_text_is_read_or_refused() {
    let command = text(Snippet::CurlSigned, &full(), "", true);
    for end in (0..command.len()).filter(|end| command.is_char_boundary(*end)) {
        let _ = paste::read(&command[..end], None);
        let _ = paste::read(&command[end..], Some(""));
    }
}

fn read(text: &str) -> Pasted {
    paste::read(text, Some("us-west-2")).unwrap_or_else(|error| panic!("{text}\n{error}"))
}
