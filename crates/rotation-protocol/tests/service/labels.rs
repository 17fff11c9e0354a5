//! Staging labels: the recorded moves, one after another.

use crate::driver::{Driver, v};

fn put(driver: &mut Driver, n: u32, labels: &str) {
    let stages = if labels.is_empty() { String::new() } else { format!(r#","VersionStages":[{labels}]"#) };
    let body =
        format!(r#"{{"SecretId":"db","SecretString":"value {n}","ClientRequestToken":"{}"{stages}}}"#, v(n));
    driver.accepted("PutSecretValue", &body);
}

fn move_current(driver: &mut Driver, from: u32, to: u32) {
    let body = format!(
        r#"{{"SecretId":"db","VersionStage":"AWSCURRENT","RemoveFromVersionId":"{}","MoveToVersionId":"{}"}}"#,
        v(from),
        v(to)
    );
    driver.accepted("UpdateSecretVersionStage", &body);
}

#[test]
fn labels_move_as_recorded() {
    let mut driver = Driver::with_secret();
    assert_eq!(driver.labels(), "v1: AWSCURRENT");
    put(&mut driver, 2, r#""AWSPENDING""#);
    assert_eq!(driver.labels(), "v1: AWSCURRENT; v2: AWSPENDING");
    move_current(&mut driver, 1, 2);
    assert_eq!(driver.labels(), "v1: AWSPREVIOUS; v2: AWSCURRENT AWSPENDING", "AWSPENDING stays (L6)");
    put(&mut driver, 3, r#""AWSPENDING""#);
    assert_eq!(driver.labels(), "v1: AWSPREVIOUS; v2: AWSCURRENT; v3: AWSPENDING", "and goes on (L5)");
    move_current(&mut driver, 2, 3);
    put(&mut driver, 4, "");
    assert_eq!(driver.labels(), "v3: AWSPREVIOUS; v4: AWSCURRENT", "AWSPENDING vanishes (L7)");
    move_current(&mut driver, 4, 3);
    assert_eq!(driver.labels(), "v3: AWSCURRENT; v4: AWSPREVIOUS", "back again (L10)");
}

#[test]
fn custom_labels_stay_and_keep_their_version_listed() {
    let mut driver = Driver::with_secret();
    put(&mut driver, 1 + 1, r#""PUT0","AWSCURRENT""#);
    put(&mut driver, 3, "");
    put(&mut driver, 4, "");
    assert_eq!(driver.labels(), "v2: PUT0; v3: AWSPREVIOUS; v4: AWSCURRENT");
}

#[test]
fn the_first_value_is_current_whatever_was_asked_for() {
    let mut driver = Driver::new();
    driver.accepted("CreateSecret", &format!(r#"{{"Name":"db","ClientRequestToken":"{}"}}"#, v(1)));
    assert_eq!(driver.labels(), "");
    assert!(driver.described().get("VersionIdsToStages").is_none());
    put(&mut driver, 2, r#""BLUE""#);
    assert_eq!(driver.labels(), "v2: BLUE AWSCURRENT");
}

#[test]
fn a_label_leaves_only_the_version_that_is_named() {
    let mut driver = Driver::with_secret();
    put(&mut driver, 2, r#""X""#);
    let not_named = format!(
        r#"{{"__type":"InvalidParameterException","Message":"The parameter RemoveFromVersionId can't be empty. Staging label AWSCURRENT is currently attached to version {}, so you must explicitly reference that version in RemoveFromVersionId."}}"#,
        v(1)
    );
    let body = format!(r#"{{"SecretId":"db","VersionStage":"AWSCURRENT","MoveToVersionId":"{}"}}"#, v(2));
    assert_eq!(driver.refused("UpdateSecretVersionStage", &body), not_named);
    let body = format!(r#"{{"SecretId":"db","VersionStage":"AWSCURRENT","RemoveFromVersionId":"{}"}}"#, v(1));
    assert_eq!(
        driver.refused("UpdateSecretVersionStage", &body),
        r#"{"__type":"InvalidParameterException","Message":"You can only move staging label AWSCURRENT to a different secret version. It can't be completely removed."}"#
    );
    let body = format!(r#"{{"SecretId":"db","VersionStage":"X","RemoveFromVersionId":"{}"}}"#, v(2));
    driver.accepted("UpdateSecretVersionStage", &body);
    assert_eq!(driver.labels(), "v1: AWSCURRENT");
}

#[test]
fn a_partial_arn_works_unless_the_name_ends_like_a_suffix() {
    for (name, found) in
        [("Valid", true), ("Valid-a1b2", true), ("Valid-a1b2c3-", true), ("Invalid-a1b2c3", false)]
    {
        let mut driver = Driver::new();
        let body = format!(r#"{{"Name":"{name}","SecretString":"x","ClientRequestToken":"{}"}}"#, v(1));
        let arn = driver.accepted("CreateSecret", &body)["ARN"].as_str().expect("an ARN").to_owned();
        let partial = &arn[..arn.len() - 7];
        for id in [name, &arn] {
            driver.accepted("DescribeSecret", &format!(r#"{{"SecretId":"{id}"}}"#));
        }
        let answer = driver.call("DescribeSecret", &format!(r#"{{"SecretId":"{partial}"}}"#));
        assert_eq!(answer.status == 200, found, "{name}");
    }
}
