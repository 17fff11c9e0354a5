use super::*;

const CANARY: &str = "hunter2";

#[test]
fn a_value_is_not_kept_however_it_is_given() {
    for line in [
        "aws secretsmanager put-secret-value --secret-id db --secret-string hunter2",
        "aws secretsmanager put-secret-value --secret-string=hunter2 --secret-id db",
        "aws secretsmanager put-secret-value \"--secret-string=hunter2\" --secret-id db",
        "aws secretsmanager put-secret-value --secret-s 'a hunter2' --secret-id db",
        "aws secretsmanager put-secret-value --secret a hunter2 b",
        "aws secretsmanager put-secret-value --secret-strng hunter2",
        "aws secretsmanager put-secret-value --Secret-String hunter2",
        "aws secretsmanager put-secret-value —secret-string hunter2",
        "aws secretsmanager put-secret-value --secret-string -hunter2",
        "aws secretsmanager put-secret-value --secret-string --hunter2",
        "aws secretsmanager put-secret-value --secret-string a -b hunter2 --region x",
        "aws secretsmanager put-secret-value --secret-binary hunter2",
        "aws secretsmanager put-secret-value --secret-string 'hunter2",
        "aws secretsmanager put-secret-value --secret-string hun$(x) hunter2",
        "aws secretsmanager put-secret-value --secret-string (hunter2)",
        "aws secretsmanager put-secret-value --secret-string a;hunter2",
        "aws secretsmanager put-secret-value --secret-str\\\ning hunter2",
        "aws secretsmanager put-secret-value --cli-input-json '{\"SecretString\": \"hunter2\"}'",
        "aws secretsmanager put-secret-value --cli-input '{\"SecretBinary\": \"hunter2\"'",
        "aws secretsmanager put-secret-value --cli-input-json={\"secretStrin\":\"hunter2\"}",
        "aws secretsmanager put-secret-value --cli-input-json '{\"\\u0053ecretString\": \"hunter2\"}'",
        "AWS_SECRET_ACCESS_KEY=hunter2 aws secretsmanager list-secrets",
        "export AWS_SESSION_TOKEN='hunter2'",
        "aws configure set aws_secret_access_key hunter2",
        // The shell stops before the option.
        "aws secretsmanager put-secret-value --secret-id $NAME --secret-string hunter2",
        "cd ~ && aws secretsmanager put-secret-value --secret-string hunter2",
        "echo x | aws secretsmanager put-secret-value --secret-string hunter2",
        "curl https://h/ -u AKIDEXAMPLE:hunter2 -d '{}'",
        "$ curl -uAKIDEXAMPLE:hunter2 https://h/",
        "curl --user=AKIDEXAMPLE:hunter2 https://h/",
        "curl https://h/ -H 'X-Amz-Security-Token: hunter2'",
        "curl https://h/ -H \"x-amz-security-token:hunter2\" $(x)",
    ] {
        let redacted = redact(line);
        assert!(!redacted.line().contains(CANARY), "{line}: {}", redacted.line());
        assert!(redacted.line().contains(REDACTED), "{line}: {}", redacted.line());
    }
}

#[test]
fn everything_else_is_kept_as_it_was_typed() {
    for line in [
        "aws secretsmanager  describe-secret \\\n --secret-id 'db' ",
        "aws secretsmanager rotate-secret --rotation-rules '{\"Duration\": \"2h\"}'",
        "aws secretsmanager rotate-secret --cli-input-json '{\"SecretId\": \"db\"}'",
        "aws secretsmanager put-secret-value --secret-string file://mycreds.json --secret-id db",
        "aws secretsmanager describe-secret --client-request-token x --secret-id",
        "é | 'x",
        "",
    ] {
        assert_eq!(redact(line).line(), line);
    }
    let kept = "aws secretsmanager put-secret-value --secret-string <redacted> --region us-east-1";
    assert_eq!(
        redact("aws secretsmanager put-secret-value --secret-string 'a b' --region us-east-1").line(),
        kept
    );
}

#[test]
fn an_error_that_repeats_the_command_is_cleaned_of_the_value() {
    let redacted = redact("aws x --secret-strng \"it's\n'hunter2'\" --region y");
    for text in ["Unknown options: it's\n'hunter2'", "got \"it's\\n'hunter2'\"", "y"] {
        let clean = redacted.clean(text);
        assert!(!clean.contains(CANARY), "{clean}");
    }
    assert_eq!(redacted.clean("y"), "y");
}

#[test]
fn what_stands_in_for_a_value_is_not_looked_through_for_values() {
    let redacted = redact("aws x --secret-string a");
    assert_eq!(redacted.clean("a is a"), "<redacted> is <redacted>");
    let many = redact(&format!("aws x --secret-string {}", "e d ed ".repeat(20)));
    assert_eq!(many.clean("eed"), "<redacted><redacted>");
}
