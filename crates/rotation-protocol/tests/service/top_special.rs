//! Top 40, 35 and 36: a secret that waits to be deleted, and a secret of another service.

use rotation_core::{
    stamp::{Entropy, Stamp},
    time::Span,
    value::ValueId,
    vault::Managed,
};

use crate::driver::{Driver, FUNCTION, configured, error, token};

const MARKED: &str = "You can't perform this operation on the secret because it was marked for deletion.";

#[test]
fn top_35_a_secret_marked_for_deletion_is_described_and_nothing_else() {
    let mut driver = Driver::rotating();
    driver.play_function();
    driver.pass(Span::days(20));
    driver.on_db("DeleteSecret", r#","RecoveryWindowInDays":30"#);
    let before = driver.described();
    assert_eq!(before["DeletedDate"], before["LastChangedDate"], "the moment of the call (R26)");
    // RotateSecret is an inference of ours; the first two are recorded.
    let value = format!(r#"{},"SecretString":"x""#, token(9));
    let policy = r#","ResourcePolicy":"{}""#;
    let stage = format!(r#","VersionStage":"X","MoveToVersionId":"{}""#, crate::driver::v(1));
    for (operation, rest) in [
        ("TagResource", r#","Tags":[{"Key":"a","Value":"b"}]"#),
        ("GetSecretValue", ""),
        ("RotateSecret", &token(9)),
        ("PutSecretValue", &value),
        ("UntagResource", r#","TagKeys":["a"]"#),
        ("UpdateSecret", &value),
        ("UpdateSecretVersionStage", &stage),
        ("CancelRotateSecret", ""),
        ("PutResourcePolicy", policy),
        ("GetResourcePolicy", ""),
        ("DeleteResourcePolicy", ""),
        ("DeleteSecret", ""),
    ] {
        let refusal = driver.db_refused(operation, rest);
        assert_eq!(refusal, error("InvalidRequestException", MARKED), "{operation}");
    }
    assert_eq!(driver.described(), before);
    // Its window opens, and the function is not called; the recovery window ends, and the secret is gone.
    driver.pass(Span::days(31));
    assert!(driver.vault.take_invocations().is_empty());
    assert!(driver.db_refused("DescribeSecret", "").contains("ResourceNotFoundException"));
}

#[test]
fn top_36_a_managed_secret_is_rotated_by_its_service_and_takes_no_function() {
    let mut driver = Driver::new();
    let managed = Managed { name: "rds!db".into(), owner: "rds".into(), value: ValueId::symbolic(1) };
    let stamp = Stamp { at: driver.at, entropy: Entropy::of_call(9, 1) };
    driver.vault.adopt(stamp, managed).expect("a name that is free");
    let refusal =
        driver.refused("RotateSecret", &format!(r#"{{"SecretId":"rds!db"{}{}}}"#, token(2), configured()));
    let text = "Rotation Lambda ARN is not supported for a service-managed secret.";
    assert_eq!(refusal, error("InvalidRequestException", text), "{FUNCTION}");
    let rules =
        format!(r#"{{"SecretId":"rds!db"{},"RotationRules":{{"AutomaticallyAfterDays":7}}}}"#, token(2));
    driver.accepted("RotateSecret", &rules);
    let described = driver.accepted("DescribeSecret", r#"{"SecretId":"rds!db"}"#);
    assert_eq!((&described["RotationEnabled"], &described["OwningService"]), (&true.into(), &"rds".into()));
    assert!(described.get("RotationLambdaARN").is_none());
    assert_eq!(driver.invocation().function, None, "a step of the service, not a call of a function");
}

#[test]
fn a_managed_secret_is_changed_by_nobody_but_its_service() {
    let mut driver = Driver::new();
    let managed = Managed { name: "events!c".into(), owner: "events".into(), value: ValueId::symbolic(1) };
    let stamp = Stamp { at: driver.at, entropy: Entropy::of_call(9, 1) };
    driver.vault.adopt(stamp, managed).expect("a name that is free");
    let described = driver.accepted("DescribeSecret", r#"{"SecretId":"events!c"}"#);
    let tag = serde_json::json!([{ "Key": "aws:secretsmanager:owningService", "Value": "events" }]);
    assert_eq!(described["Tags"], tag);
    let versions = described["VersionIdsToStages"].as_object().expect("its version");
    assert!(versions.keys().all(|id| *id == id.to_ascii_uppercase()), "{versions:?}");
    let value = format!(r#"{},"SecretString":"x""#, token(9));
    // The first six are recorded (R37), the others by analogy.
    for (operation, rest) in [
        ("TagResource", r#","Tags":[]"#),
        ("UntagResource", r#","TagKeys":["a"]"#),
        ("PutResourcePolicy", r#","ResourcePolicy":"{}""#),
        ("DeleteResourcePolicy", ""),
        ("UpdateSecret", &value),
        ("DeleteSecret", r#","ForceDeleteWithoutRecovery":true"#),
        ("PutSecretValue", &value),
        ("CancelRotateSecret", ""),
    ] {
        let refusal = driver.refused(operation, &format!(r#"{{"SecretId":"events!c"{rest}}}"#));
        let text = "Operation is not allowed on secret owned by events";
        assert_eq!(refusal, error("InvalidRequestException", text), "{operation}");
    }
    driver.accepted("GetResourcePolicy", r#"{"SecretId":"events!c"}"#);
}
