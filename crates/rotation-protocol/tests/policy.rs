//! The text of a policy.

use rotation_protocol::policy::{Condition, Document, Statement};

#[test]
fn a_policy_is_written_as_the_service_prints_one() {
    let when = |key, value: &str| Condition { operator: "StringEquals", key, value: value.into() };
    let document = Document(vec![
        Statement {
            sid: "One",
            service: Some("secretsmanager.amazonaws.com"),
            actions: vec!["lambda:InvokeFunction"],
            resource: Some("a\"b".into()),
            conditions: vec![when("aws:SourceAccount", "1"), when("aws:SourceArn", "x")],
        },
        Statement { sid: "Two", actions: vec!["a:B", "a:C"], ..Statement::default() },
    ]);
    insta::assert_snapshot!(document.text(), @r#"
    {
      "Version" : "2012-10-17",
      "Statement" : [ {
        "Sid" : "One",
        "Effect" : "Allow",
        "Principal" : {
          "Service" : "secretsmanager.amazonaws.com"
        },
        "Action" : "lambda:InvokeFunction",
        "Resource" : "a\"b",
        "Condition" : {
          "StringEquals" : {
            "aws:SourceAccount" : "1",
            "aws:SourceArn" : "x"
          }
        }
      }, {
        "Sid" : "Two",
        "Effect" : "Allow",
        "Action" : [ "a:B", "a:C" ]
      } ]
    }
    "#);
    let read: Result<serde_json::Value, _> = serde_json::from_str(&document.text());
    assert_eq!(read.map(|value| value["Statement"][0]["Resource"].clone()).ok(), Some("a\"b".into()));
}
