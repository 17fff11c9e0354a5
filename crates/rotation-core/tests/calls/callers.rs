//! Who may call what: actions that callers lack, ARNs of another account, functions that cannot be invoked.

use rotation_core::{
    ident::{FunctionArn, Place},
    operation::{Operation, describe_secret, rotate_secret},
};

use crate::{Service, version};

fn describe(id: &str) -> Operation {
    Operation::DescribeSecret(describe_secret::Input { secret_id: id.into() })
}

#[test]
fn a_permission_is_taken_away_and_given_back() {
    let mut service = Service::with(1, &["a"]);
    service.vault.permit("secretsmanager:DescribeSecret", false);
    service.vault.permit("secretsmanager:DescribeSecret", false);
    assert_eq!(service.vault.denied(), ["secretsmanager:DescribeSecret"]);
    let refused = service.call(describe("a")).expect_err("denied");
    assert_eq!(refused.code().to_string(), "AccessDeniedException");
    assert!(refused.message().contains("identity-based"), "{refused}");
    service.vault.permit("secretsmanager:DescribeSecret", true);
    assert!(service.vault.denied().is_empty());
    service.call(describe("a")).expect("allowed");
}

#[test]
fn an_arn_of_another_account_is_denied_and_whatever_else_is_only_not_found() {
    let mut service = Service::with(1, &["a"]);
    for (id, code) in [
        ("arn:aws:secretsmanager:us-east-1:999999999999:secret:a-AbCdEf", "AccessDeniedException"),
        ("arn:aws:secretsmanager:us-east-1:123456789012:secret:b-AbCdEf", "ResourceNotFoundException"),
        ("arn:aws:lambda:us-east-1:999999999999:function:a", "ResourceNotFoundException"),
        ("arn:aws:secretsmanager:us-east-1:99999:secret:a-AbCdEf", "ResourceNotFoundException"),
        ("b", "ResourceNotFoundException"),
    ] {
        let refused = service.call(describe(id)).expect_err(id);
        assert_eq!(refused.code().to_string(), code, "{id}: {refused}");
    }
}

#[test]
fn a_function_that_does_not_admit_the_service_is_not_configured() {
    let mut service = Service::with(1, &["a"]);
    let arn = |name: &str| format!("arn:aws:lambda:us-east-1:123456789012:function:{name}");
    let rotate = |function: &str, n| {
        Operation::RotateSecret(rotate_secret::Input {
            secret_id: "a".into(),
            client_request_token: Some(version(n)),
            rotation_lambda_arn: Some(arn(function)),
            ..rotate_secret::Input::default()
        })
    };
    let known = FunctionArn::parse(&arn("known"), &Place::default()).expect("a function");
    service.vault.admit(Some(vec![known]));
    service.call(rotate("other", 1)).expect_err("not admitted");
    service.call(rotate("known", 1)).expect("admitted");
    service.vault.admit(None);
}
