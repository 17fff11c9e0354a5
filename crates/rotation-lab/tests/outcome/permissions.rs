//! The policies a request needs, in three partitions and for every kind of secret.

use rotation_core::{
    assumption::Assumptions,
    ident::{AccountId, Place, Region},
    operation::{Operation, rotate_secret::Input, update_secret},
};
use rotation_lab::outcome::permissions::{Of, Policy, permissions};

use crate::session::{FUNCTION, Session};

fn place(region: &str) -> Place {
    Place { region: Region::parse(region).unwrap(), account: AccountId::parse("123456789012").unwrap() }
}

fn named(function: Option<&str>) -> Input {
    let rotation_lambda_arn = function.map(str::to_owned);
    Input { secret_id: "prod/db".into(), rotation_lambda_arn, ..Input::default() }
}

/// All texts, each under its name.
fn texts(policies: &[Policy]) -> String {
    policies.iter().map(|policy| format!("{:?} {}\n", policy.of, policy.document.text())).collect()
}

fn of(policies: &[Policy], of: Of) -> String {
    policies.iter().find(|policy| policy.of == of).unwrap().document.text()
}

#[test]
fn a_secret_that_is_only_named_is_meant_by_its_name_and_six_letters() {
    let input = named(Some(FUNCTION));
    insta::assert_snapshot!(texts(&permissions(&input, &place("us-east-1"), None)), @r#"
    Caller {
      "Version" : "2012-10-17",
      "Statement" : [ {
        "Sid" : "RotateSecret",
        "Effect" : "Allow",
        "Action" : "secretsmanager:RotateSecret",
        "Resource" : "arn:aws:secretsmanager:us-east-1:123456789012:secret:prod/db-??????"
      }, {
        "Sid" : "InvokeFunction",
        "Effect" : "Allow",
        "Action" : "lambda:InvokeFunction",
        "Resource" : "arn:aws:lambda:us-east-1:123456789012:function:rotate"
      } ]
    }
    Function {
      "Version" : "2012-10-17",
      "Statement" : [ {
        "Sid" : "SecretsManagerAccess",
        "Effect" : "Allow",
        "Principal" : {
          "Service" : "secretsmanager.amazonaws.com"
        },
        "Action" : "lambda:InvokeFunction",
        "Resource" : "arn:aws:lambda:us-east-1:123456789012:function:rotate",
        "Condition" : {
          "StringEquals" : {
            "aws:SourceAccount" : "123456789012"
          }
        }
      } ]
    }
    FunctionRole {
      "Version" : "2012-10-17",
      "Statement" : [ {
        "Sid" : "Versions",
        "Effect" : "Allow",
        "Action" : [ "secretsmanager:DescribeSecret", "secretsmanager:GetSecretValue", "secretsmanager:PutSecretValue", "secretsmanager:UpdateSecretVersionStage" ],
        "Resource" : "arn:aws:secretsmanager:us-east-1:123456789012:secret:prod/db-??????"
      }, {
        "Sid" : "Password",
        "Effect" : "Allow",
        "Action" : "secretsmanager:GetRandomPassword",
        "Resource" : "*"
      } ]
    }
    "#);
}

#[test]
fn arns_are_of_the_regions_partition() {
    for (region, partition) in
        [("cn-north-1", "aws-cn"), ("us-gov-west-1", "aws-us-gov"), ("eu-west-3", "aws")]
    {
        let function = format!("arn:{partition}:lambda:{region}:123456789012:function:rotate");
        let policies = permissions(&named(Some(&function)), &place(region), None);
        let secret = format!("arn:{partition}:secretsmanager:{region}:123456789012:secret:prod/db-??????");
        let about = |of: Of| -> Vec<String> {
            let policy = policies.iter().find(|policy| policy.of == of).unwrap();
            policy.document.0.iter().filter_map(|statement| statement.resource.clone()).collect()
        };
        assert_eq!(about(Of::Caller), [secret.clone(), function.clone()], "{region}");
        assert_eq!(about(Of::Function), [function], "{region}");
        assert_eq!(about(Of::FunctionRole), [secret, "*".into()], "{region}");
    }
}

#[test]
fn a_known_secret_is_meant_by_its_own_arn_and_its_key_by_how_it_was_given() {
    let mut session = Session::new(7, Assumptions::default());
    session.create("prod/db", Some("first"), None);
    let key = "1234abcd-12ab-34cd-56ef-1234567890ab";
    let arn = format!("arn:aws:kms:us-east-1:123456789012:key/{key}");
    for (given, resource, alias) in [
        ("alias/aws/secretsmanager", None, None),
        (key, Some(arn.as_str()), None),
        (arn.as_str(), Some(arn.as_str()), None),
        ("alias/mine", Some("arn:aws:kms:us-east-1:123456789012:key/*"), Some("alias/mine")),
        (
            "arn:aws:kms:us-east-1:999999999999:alias/a",
            Some("arn:aws:kms:us-east-1:999999999999:key/*"),
            Some("alias/a"),
        ),
        ("arn:aws:kms:us-east-1:999999999999:alias/aws/secretsmanager", None, None),
    ] {
        let input = update_secret::Input {
            secret_id: "prod/db".into(),
            client_request_token: session.token(),
            kms_key_id: Some(given.into()),
            ..update_secret::Input::default()
        };
        session.call(Operation::UpdateSecret(input)).unwrap();
        let secret = session.secret("prod/db");
        let policies = permissions(&named(Some(FUNCTION)), &place("us-east-1"), Some(secret));
        let role = policies.iter().find(|policy| policy.of == Of::FunctionRole).unwrap();
        assert_eq!(role.document.0[0].resource.as_deref(), Some(secret.arn.as_str()));
        let statement = role.document.0.iter().find(|statement| statement.sid == "Key");
        assert_eq!(statement.and_then(|key| key.resource.as_deref()), resource, "{given}");
        let values: Vec<&str> =
            statement.iter().flat_map(|key| &key.conditions).map(|one| one.value.as_str()).collect();
        let expected: Vec<&str> = resource.map(|_| secret.arn.as_str()).into_iter().chain(alias).collect();
        assert_eq!(values, expected, "{given}");
    }
}

#[test]
fn only_a_function_needs_a_functions_policies() {
    let mut session = Session::new(7, Assumptions::default());
    session.create("partner", Some("key"), Some("SalesforceClientSecret"));
    session.adopt("rds!db-1");
    let kinds = |name: &str, function: Option<&str>| {
        let input = named(function);
        let policies = permissions(&input, &place("us-east-1"), Some(session.secret(name)));
        policies.iter().map(|policy| policy.of).collect::<Vec<_>>()
    };
    assert_eq!(kinds("rds!db-1", Some(FUNCTION)), [Of::Caller], "a function would be refused");
    assert_eq!(kinds("partner", None), [Of::Caller, Of::PartnerRole, Of::PartnerTrust]);
    let policies = permissions(&named(None), &place("us-east-1"), Some(session.secret("partner")));
    insta::assert_snapshot!(of(&policies, Of::PartnerRole), @r#"
    {
      "Version" : "2012-10-17",
      "Statement" : [ {
        "Sid" : "Versions",
        "Effect" : "Allow",
        "Action" : [ "secretsmanager:DescribeSecret", "secretsmanager:GetSecretValue", "secretsmanager:PutSecretValue", "secretsmanager:UpdateSecretVersionStage" ],
        "Resource" : "arn:aws:secretsmanager:us-east-1:123456789012:secret:partner-mDEEeN",
        "Condition" : {
          "StringEquals" : {
            "secretsmanager:resource/Type" : "SalesforceClientSecret"
          }
        }
      }, {
        "Sid" : "Password",
        "Effect" : "Allow",
        "Action" : "secretsmanager:GetRandomPassword",
        "Resource" : "*"
      } ]
    }
    "#);
    insta::assert_snapshot!(of(&policies, Of::PartnerTrust), @r#"
    {
      "Version" : "2012-10-17",
      "Statement" : [ {
        "Sid" : "SecretsManagerAccess",
        "Effect" : "Allow",
        "Principal" : {
          "Service" : "secretsmanager.amazonaws.com"
        },
        "Action" : "sts:AssumeRole",
        "Condition" : {
          "StringEquals" : {
            "aws:SourceAccount" : "123456789012"
          },
          "ArnLike" : {
            "aws:SourceArn" : "arn:aws:secretsmanager:us-east-1:123456789012:secret:partner-mDEEeN"
          }
        }
      } ]
    }
    "#);
}

#[test]
fn without_a_function_or_a_secrets_name_less_is_said() {
    let kinds = |input: &Input| permissions(input, &place("us-east-1"), None).len();
    assert_eq!(kinds(&named(None)), 1);
    assert_eq!(kinds(&named(Some("rotate"))), 1, "no ARN of a function");
    assert_eq!(kinds(&Input { secret_id: "no name".into(), ..Input::default() }), 0);
    let arns = ["secret:prod/db-a1b2c3", "secret:prod/db"]
        .map(|end| format!("arn:aws:secretsmanager:us-east-1:123456789012:{end}"));
    let [whole, partial] = arns;
    let resource = |id: &str| {
        let input = Input { secret_id: id.into(), ..Input::default() };
        permissions(&input, &place("us-east-1"), None)[0].document.0[0].resource.clone().unwrap()
    };
    assert_eq!(resource(&whole), whole);
    assert_eq!(resource(&partial), format!("{partial}-??????"));
}
