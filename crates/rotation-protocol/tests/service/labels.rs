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
    let other = format!(r#"{{"SecretId":"db","VersionStage":"X","RemoveFromVersionId":"{}"}}"#, v(1));
    assert!(driver.refused("UpdateSecretVersionStage", &other).contains("InvalidParameterException"));
    let body = format!(r#"{{"SecretId":"db","VersionStage":"X","RemoveFromVersionId":"{}"}}"#, v(2));
    driver.accepted("UpdateSecretVersionStage", &body);
    assert_eq!(driver.labels(), "v1: AWSCURRENT");
}
