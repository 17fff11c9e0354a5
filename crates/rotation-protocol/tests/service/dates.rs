//! LastChangedDate and LastAccessedDate: which calls move them (R23, R28).

use rotation_core::time::Span;

use crate::driver::{Driver, configured, token, v};

/// Calls before, the call, the rest of its body, and whether it moves LastChangedDate.
type Row = (&'static [(&'static str, &'static str)], &'static str, String, bool);

const TAGGED: &[(&str, &str)] = &[("TagResource", r#","Tags":[{"Key":"a","Value":"b"}]"#)];
const DELETED: &[(&str, &str)] = &[("DeleteSecret", "")];

fn rows() -> Vec<Row> {
    let policy = r#","ResourcePolicy":"{\"Statement\":{\"Effect\":\"Allow\",\"Principal\":{\"AWS\":\"a\"},\"Action\":\"x\",\"Resource\":\"*\"}}""#;
    let label =
        |rest: &str| format!(r#","VersionStage":"AWSCURRENT","RemoveFromVersionId":"{}"{rest}"#, v(1));
    let put = |n: u32, value: &str, rest: &str| format!(r#"{},"SecretString":"{value}"{rest}"#, token(n));
    vec![
        (&[], "PutSecretValue", put(2, "two", ""), true),
        (&[], "PutSecretValue", put(2, "one", ""), true),
        (&[], "PutSecretValue", put(2, "two", r#","VersionStages":["BLUE"]"#), true),
        // A replay moves it if it adds a label (recorded), and not if nothing changes.
        (&[], "PutSecretValue", put(1, "one", r#","VersionStages":["REPLAY"]"#), true),
        (&[], "PutSecretValue", put(1, "one", ""), false),
        (&[], "PutSecretValue", put(1, "one", r#","VersionStages":["AWSCURRENT"]"#), false),
        (&[], "UpdateSecret", put(2, "two", ""), true),
        (&[], "UpdateSecret", put(2, "one", ""), true),
        (&[], "UpdateSecret", format!(r#"{},"Description":"d""#, token(2)), true),
        (&[], "UpdateSecretVersionStage", label(&format!(r#","MoveToVersionId":"{}""#, v(1))), true),
        (&[], "TagResource", r#","Tags":[{"Key":"a","Value":"b"}]"#.into(), true),
        (TAGGED, "UntagResource", r#","TagKeys":["a"]"#.into(), false),
        (&[], "PutResourcePolicy", policy.into(), true),
        (&[], "DeleteResourcePolicy", String::new(), true),
        (&[], "RotateSecret", format!("{}{}", token(2), configured()), true),
        (&[], "RotateSecret", format!(r#"{}{},"RotateImmediately":false"#, token(2), configured()), true),
        (&[], "CancelRotateSecret", String::new(), false),
        (&[], "DeleteSecret", String::new(), true),
        (&[], "DeleteSecret", r#","ForceDeleteWithoutRecovery":true"#.into(), true),
        (DELETED, "RestoreSecret", String::new(), true),
        (&[], "RestoreSecret", String::new(), false),
        (&[], "DescribeSecret", String::new(), false),
        (&[], "GetSecretValue", String::new(), false),
        (&[], "ListSecretVersionIds", String::new(), false),
        (&[], "GetResourcePolicy", String::new(), false),
        (&[], "ValidateResourcePolicy", policy.into(), false),
    ]
}

#[test]
fn each_call_moves_the_date_of_change_or_does_not() {
    let mut rows = rows();
    // These are about no single secret.
    let all = [
        ("ListSecrets", "{}"),
        ("GetRandomPassword", "{}"),
        ("BatchGetSecretValue", r#"{"SecretIdList":["db"]}"#),
    ];
    for (before, operation, rest, moves) in rows.drain(..) {
        let mut driver = Driver::with_secret();
        for (operation, rest) in before {
            driver.on_db(operation, rest);
        }
        driver.pass(Span::seconds(5));
        let changed = driver.described()["LastChangedDate"].clone();
        driver.on_db(operation, &rest);
        assert_eq!(driver.described()["LastChangedDate"] != changed, moves, "{operation} {rest}");
    }
    for (operation, body) in all {
        let mut driver = Driver::with_secret();
        driver.pass(Span::seconds(5));
        let changed = driver.described()["LastChangedDate"].clone();
        driver.accepted(operation, body);
        assert_eq!(driver.described()["LastChangedDate"], changed, "{operation}");
    }
}

#[test]
fn cancelling_a_configured_rotation_is_a_change_and_a_refused_one_is_none() {
    let mut driver = Driver::rotating();
    driver.pass(Span::seconds(5));
    let changed = driver.described()["LastChangedDate"].clone();
    driver.db_refused("RotateSecret", &token(3));
    assert_eq!(driver.described()["LastChangedDate"], changed, "refused");
    driver.on_db("CancelRotateSecret", "");
    assert_ne!(driver.described()["LastChangedDate"], changed, "cancelled");
}

#[test]
fn reading_sets_the_midnight_of_its_day_on_secret_and_version() {
    let mut driver = Driver::with_secret();
    driver.put_by_hand(2);
    assert!(driver.described().get("LastAccessedDate").is_none());
    driver.pass(Span::days(1));
    driver.on_db("GetSecretValue", r#","VersionStage":"AWSPREVIOUS""#);
    // 2026-09-25T00:00:00Z
    assert_eq!(driver.described()["LastAccessedDate"], 1_790_294_400.0);
    let versions = driver.on_db("ListSecretVersionIds", "")["Versions"].clone();
    let read: Vec<_> =
        versions.as_array().into_iter().flatten().map(|one| one.get("LastAccessedDate")).collect();
    assert_eq!(read, [None, Some(&1_790_294_400.0.into())], "newest first: only the one that was read");
    let batch = r#"{"SecretIdList":["db"]}"#;
    driver.pass(Span::days(1));
    driver.accepted("BatchGetSecretValue", batch);
    assert_eq!(driver.described()["LastAccessedDate"], 1_790_380_800.0, "a batch reads too");
}

#[test]
fn the_end_of_a_rotation_is_dated_by_itself_and_is_no_change() {
    let mut driver = Driver::rotating();
    driver.play_with(|driver, invocation| {
        if invocation.step.name() == "finishSecret" {
            driver.at = driver.at.plus(Span::millis(40));
        }
    });
    let described = driver.described();
    let millis = |name: &str| described[name].as_f64().map(|seconds| (seconds * 1000.0).round());
    let after =
        millis("LastRotatedDate").zip(millis("LastChangedDate")).map(|(rotated, changed)| rotated - changed);
    assert_eq!(after, Some(40.0), "the function moved AWSCURRENT 40 ms before it returned (R11)");
}
