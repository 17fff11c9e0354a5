//! Top 40, 1 to 7: what a call is refused for before anything happens.

use rotation_core::vault::Setup;

use crate::driver::{Driver, FUNCTION, configured, error, token, v, validation};

const TOKEN: &str = "You must provide a ClientRequestToken value. We recommend a UUID-type value.";
const NOT_FOUND: &str = "Secrets Manager can't find the specified secret.";
const BAD_NAME: &str = "Invalid name. Must be a valid name containing alphanumeric characters, or any of the following: -/_+=.@!";
const ROTATION_MEMBERS: [&str; 5] =
    ["RotationEnabled", "RotationLambdaARN", "RotationRules", "LastRotatedDate", "NextRotationDate"];

#[test]
fn top_01_rotate_secret_without_a_token_is_an_invalid_parameter() {
    for id in ["db", "nope"] {
        let refusal = Driver::with_secret().refused("RotateSecret", &format!(r#"{{"SecretId":"{id}"}}"#));
        assert_eq!(refusal, error("InvalidParameterException", TOKEN), "{id}");
    }
}

#[test]
fn top_02_other_calls_without_a_token_are_invalid_requests() {
    for (operation, body) in [
        ("PutSecretValue", r#"{"SecretId":"db","SecretString":"x"}"#),
        ("PutSecretValue", r#"{"SecretId":"nope","SecretString":"x"}"#),
        ("UpdateSecret", r#"{"SecretId":"db","SecretString":"x"}"#),
        ("UpdateSecret", r#"{"SecretId":"nope","SecretString":"x"}"#),
        ("CreateSecret", r#"{"Name":"db","SecretString":"x"}"#),
        ("CreateSecret", r#"{"Name":"new","SecretString":"x"}"#),
    ] {
        let refusal = Driver::with_secret().refused(operation, body);
        assert_eq!(refusal, error("InvalidRequestException", TOKEN), "{operation} {body}");
    }
}

#[test]
fn top_03_rotating_an_unknown_secret_finds_nothing() {
    let body = format!(r#"{{"SecretId":"nope"{}}}"#, token(2));
    assert_eq!(
        Driver::with_secret().refused("RotateSecret", &body),
        error("ResourceNotFoundException", NOT_FOUND)
    );
}

#[test]
fn top_04_a_bad_character_in_a_name_is_refused_in_lower_case_message() {
    let version = format!(r#","RemoveFromVersionId":"{}""#, v(1));
    let calls = [
        ("CreateSecret", "Name", token(2)),
        ("DeleteSecret", "SecretId", String::new()),
        ("DescribeSecret", "SecretId", String::new()),
        ("GetSecretValue", "SecretId", String::new()),
        ("ListSecretVersionIds", "SecretId", String::new()),
        ("PutSecretValue", "SecretId", format!(r#"{},"SecretString":"x""#, token(2))),
        ("TagResource", "SecretId", r#","Tags":[]"#.into()),
        ("UntagResource", "SecretId", r#","TagKeys":[]"#.into()),
        ("UpdateSecret", "SecretId", token(2)),
        ("ValidateResourcePolicy", "SecretId", r#","ResourcePolicy":"{}""#.into()),
        ("RotateSecret", "SecretId", token(2)),
        ("CancelRotateSecret", "SecretId", String::new()),
        ("RestoreSecret", "SecretId", String::new()),
        ("GetResourcePolicy", "SecretId", String::new()),
        ("DeleteResourcePolicy", "SecretId", String::new()),
        ("PutResourcePolicy", "SecretId", r#","ResourcePolicy":"{}""#.into()),
        ("UpdateSecretVersionStage", "SecretId", format!(r#","VersionStage":"X"{version}"#)),
    ];
    for (operation, member, rest) in calls {
        for name in ["Inv Name", " Inv Name", " Inv*Name? ", r" Inv *?!]Name\\-"] {
            let refusal =
                Driver::with_secret().refused(operation, &format!(r#"{{"{member}":"{name}"{rest}}}"#));
            assert_eq!(refusal, validation(BAD_NAME), "{operation} {name}");
        }
    }
}

#[test]
fn top_05_a_name_that_ends_like_a_suffix_hides_its_partial_arn() {
    for (name, found) in [
        ("Valid", true),
        ("Valid/_+=.@-Name", true),
        ("Valid-a1b2", true),
        ("Valid-a1b2c3-", true),
        ("Invalid-a1b2c3", false),
    ] {
        let mut driver = Driver::new();
        let arn = driver.create(name, 1)["ARN"].as_str().expect("an ARN").to_owned();
        for id in [name, &arn] {
            driver.accepted("DescribeSecret", &format!(r#"{{"SecretId":"{id}"}}"#));
        }
        let partial = format!(r#"{{"SecretId":"{}"}}"#, &arn[..arn.len() - 7]);
        let answer = driver.call("DescribeSecret", &partial);
        assert_eq!(answer.status == 200, found, "{name}");
        assert!(found || answer.text == error("ResourceNotFoundException", NOT_FOUND), "{}", answer.text);
    }
}

#[test]
fn top_06_rules_without_a_function_configure_nothing() {
    let mut driver = Driver::with_secret();
    let before = driver.described();
    let rest = format!(r#"{},"RotationRules":{{"AutomaticallyAfterDays":30}}"#, token(2));
    assert_eq!(
        driver.db_refused("RotateSecret", &rest),
        error("InvalidRequestException", "No Lambda rotation function ARN is associated with this secret.")
    );
    assert!(ROTATION_MEMBERS.iter().all(|member| before.get(*member).is_none()), "{before}");
    assert_eq!(driver.described(), before);
}

#[test]
fn top_07_a_function_that_cannot_be_invoked_leaves_nothing_behind() {
    let mut driver = Driver::with(Setup { invocable: Some(Vec::new()), ..Setup::default() });
    driver.create("db", 1);
    let before = driver.described();
    let refusal = driver.db_refused("RotateSecret", &format!("{}{}", token(2), configured()));
    let text = "Secrets Manager cannot invoke the specified Lambda function. Ensure that the function policy grants access to the principal secretsmanager.amazonaws.com.";
    assert_eq!(refusal, error("AccessDeniedException", text), "{FUNCTION}");
    assert_eq!(driver.described(), before);
    assert_eq!(driver.vault.next_wake(), None);
}
