//! What is checked first: the body's types, the caller, the constraints, then the rest (R29). And how the refusal of a
//! caller reads (R35, R36).

use rotation_core::vault::Setup;

use crate::driver::{Driver, FUNCTION, configured, error, token, v, validation};

const USER: &str = "User: arn:aws:iam::123456789012:user/caller is not authorized to perform:";

fn denied(actions: &[&str]) -> Driver {
    let mut driver = Driver::with(Setup { seed: 7, ..Setup::default() });
    driver.create("db", 1);
    for action in actions {
        driver.vault.permit(action, false);
    }
    driver
}

fn refusal(action: &str, on: &str) -> String {
    error(
        "AccessDeniedException",
        &format!("{USER} {action}{on} because no identity-based policy allows the {action} action"),
    )
}

#[test]
fn a_body_is_deserialised_then_the_caller_authorised_then_the_constraints_checked() {
    let value = |rest: &str| format!(r#"{}{rest}"#, token(9));
    let one = |text: &str| validation(&format!("1 validation error detected: {text}"));
    let structure = error("SerializationException", "Start of structure or map found where not expected.");
    let no_value = error("InvalidRequestException", "You must provide either SecretString or SecretBinary.");
    // The body, what the permitted caller is told, and whether the denied one is told the same.
    let rows: [(String, String, bool); 9] = [
        (value(r#","SecretString":"x","VersionStages":{}"#), structure.clone(), true),
        (value(r#","SecretString":"x","VersionStages":[{}]"#), structure, true),
        (
            r#","SecretString":"x","ClientRequestToken":"short""#.into(),
            one(
                "Value 'short' at 'clientRequestToken' failed to satisfy constraint: Member must have length greater than or equal to 32",
            ),
            false,
        ),
        (
            value(r#","SecretString":"x","VersionStages":[]"#),
            one(
                "Value '[]' at 'versionStages' failed to satisfy constraint: Member must have length greater than or equal to 1",
            ),
            false,
        ),
        (
            value(r#","SecretString":"x","VersionStages":[""]"#),
            one(
                "Value '[]' at 'versionStages' failed to satisfy constraint: Member must satisfy constraint: [Member must have length less than or equal to 256, Member must have length greater than or equal to 1]",
            ),
            false,
        ),
        (
            value(r#","SecretString":"""#),
            one(
                "Value at 'secretString' failed to satisfy constraint: Member must have length greater than or equal to 1",
            ),
            false,
        ),
        (value(r#","SecretString":null"#), no_value.clone(), false),
        (value(""), no_value, false),
        (
            r#","SecretString":"x""#.into(),
            error(
                "InvalidRequestException",
                "You must provide a ClientRequestToken value. We recommend a UUID-type value.",
            ),
            false,
        ),
    ];
    for (rest, told, to_all) in rows {
        let mut driver = denied(&[]);
        assert_eq!(driver.db_refused("PutSecretValue", &rest), told, "{rest}");
        let mut driver = denied(&["secretsmanager:PutSecretValue"]);
        let action = refusal("secretsmanager:PutSecretValue", &format!(" on resource: {}", driver.arn()));
        assert_eq!(driver.db_refused("PutSecretValue", &rest), if to_all { told } else { action }, "{rest}");
    }
}

#[test]
fn a_denied_caller_is_told_the_action_and_the_whole_arn() {
    let mut driver = denied(&["secretsmanager:*"]);
    let arn = driver.arn();
    for id in ["db", &arn, &arn[..arn.len() - 7]] {
        let told = driver.refused("GetSecretValue", &format!(r#"{{"SecretId":"{id}"}}"#));
        assert_eq!(told, refusal("secretsmanager:GetSecretValue", &format!(" on resource: {arn}")), "{id}");
    }
    // Where there is no such secret it reads as it was sent (an assumption); without a SecretId there is no resource.
    let unknown = driver.refused("GetSecretValue", r#"{"SecretId":"nope"}"#);
    assert_eq!(unknown, refusal("secretsmanager:GetSecretValue", " on resource: nope"));
    let put = format!(r#"{{"SecretId":null,"SecretString":"x"{}}}"#, token(9));
    assert_eq!(driver.refused("PutSecretValue", &put), refusal("secretsmanager:PutSecretValue", ""), "R36");
    for operation in ["ListSecrets", "GetRandomPassword", "BatchGetSecretValue"] {
        assert_eq!(driver.refused(operation, "{}"), refusal(&format!("secretsmanager:{operation}"), ""));
    }
}

#[test]
fn a_missing_secret_id_of_a_permitted_caller_is_a_broken_constraint() {
    let null = "1 validation error detected: Value null at 'secretId' failed to satisfy constraint: Member must not be null";
    for body in ["{}", r#"{"SecretId":null}"#, ""] {
        assert_eq!(denied(&[]).refused("GetSecretValue", body), validation(null), "{body}");
    }
}

#[test]
fn a_batch_reads_each_secret_with_the_permission_to_read_one() {
    let mut driver = denied(&["secretsmanager:GetSecretValue"]);
    let answer = driver.accepted("BatchGetSecretValue", r#"{"SecretIdList":["db"]}"#);
    assert_eq!(answer["SecretValues"], serde_json::json!([]));
    assert_eq!(answer["Errors"][0]["ErrorCode"], "AccessDeniedException");
}

#[test]
fn a_rotation_needs_the_permission_to_invoke_its_function() {
    let mut driver = denied(&["lambda:InvokeFunction"]);
    let told = driver.db_refused("RotateSecret", &format!("{}{}", token(2), configured()));
    assert_eq!(told, refusal("lambda:InvokeFunction", &format!(" on resource: {FUNCTION}")));
    assert!(driver.described().get("RotationEnabled").is_none());
    driver.vault.permit("lambda:InvokeFunction", true);
    driver.rotate(2, &configured());
}

#[test]
fn the_function_is_not_asked_what_the_callers_may() {
    let mut driver = Driver::rotating();
    for action in ["secretsmanager:*", "lambda:*"] {
        driver.vault.permit(action, false);
    }
    let invocation = driver.invocation();
    assert_eq!(invocation.token.to_string(), v(2), "a rotation under way goes on");
}

#[test]
fn rotate_secret_checks_token_secret_rules_function_and_previous_rotation_in_this_order() {
    let bad_rules = r#","RotationRules":{"AutomaticallyAfterDays":30,"ScheduleExpression":"rate(4 hours)"}"#;
    let bad_arn = r#","RotationLambdaARN":"arn:aws:lambda:us-east-1:1:function:f""#;
    let marked = "marked for deletion";
    // Each body lacks one thing less than the one before; the first complaint is about the first thing wrong.
    let rows: [(&str, String, &str); 6] = [
        ("In val", format!("{bad_rules}{bad_arn}"), "ClientRequestToken value"),
        ("In val", format!("{}{bad_rules}{bad_arn}", token(3)), "Invalid name."),
        ("nope", format!("{}{bad_rules}{bad_arn}", token(3)), "can't find the specified secret"),
        ("gone", format!("{}{bad_rules}{bad_arn}", token(3)), marked),
        ("db", format!("{}{bad_rules}{bad_arn}", token(3)), "rotation frequency and schedule expression"),
        ("db", format!("{}{bad_arn}", token(3)), "Invalid rotation Lambda ARN."),
    ];
    for (id, rest, complaint) in rows {
        let mut driver = Driver::rotating();
        driver.create("gone", 1);
        driver.accepted("DeleteSecret", r#"{"SecretId":"gone"}"#);
        let told = driver.refused("RotateSecret", &format!(r#"{{"SecretId":"{id}"{rest}}}"#));
        assert!(told.contains(complaint), "{complaint}: {told}");
    }
    assert!(Driver::rotating().db_refused("RotateSecret", &token(3)).contains("previous rotation"));
}

#[test]
fn an_arn_of_another_account_is_denied_and_one_of_another_region_is_not_found() {
    // Assumptions: other-account.
    let mut driver = denied(&[]);
    let arn = driver.arn();
    let foreign = arn.replace("123456789012", "210987654321");
    let action = "secretsmanager:DescribeSecret";
    let told = driver.refused("DescribeSecret", &format!(r#"{{"SecretId":"{foreign}"}}"#));
    let text = format!(
        "{USER} {action} on resource: {foreign} because no resource-based policy allows the {action} action"
    );
    assert_eq!(told, error("AccessDeniedException", &text));
    let elsewhere = format!(r#"{{"SecretId":"{}"}}"#, arn.replace("us-east-1", "eu-west-1"));
    assert!(driver.refused("DescribeSecret", &elsewhere).contains("ResourceNotFoundException"));
    let batch = driver.accepted("BatchGetSecretValue", &format!(r#"{{"SecretIdList":["{foreign}","db"]}}"#));
    assert_eq!(batch["Errors"][0]["ErrorCode"], "AccessDeniedException");
    assert_eq!(batch["SecretValues"][0]["Name"], "db");
}
