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

#[test]
fn a_move_that_cannot_be_is_refused_and_changes_nothing() {
    let (v1, v2, v9) = (v(1), v(2), v(9));
    let not_attached = "Staging label NEW is not attached to any version of this secret.";
    let unknown = format!("Secrets Manager can't find the specified secret value for VersionId: {v9}");
    let held = |label: &str, holder: &str| {
        format!(
            "The parameter RemoveFromVersionId can't be empty. Staging label {label} is currently attached to version {holder}, so you must explicitly reference that version in RemoveFromVersionId."
        )
    };
    // The label, from where, to where, and the refusal. Only the one of AWSCURRENT without a RemoveFromVersionId is
    // recorded.
    let rows = [
        ("X", None, None, "InvalidParameterException", held("X", &v2)),
        ("X", None, Some(&v1), "InvalidParameterException", held("X", &v2)),
        ("X", Some(&v1), Some(&v1), "InvalidParameterException", held("X", &v2)),
        ("X", Some(&v1), None, "InvalidParameterException", held("X", &v2)),
        ("X", Some(&v2), Some(&v9), "ResourceNotFoundException", unknown.clone()),
        ("AWSCURRENT", Some(&v1), Some(&v9), "ResourceNotFoundException", unknown),
        ("NEW", None, None, "InvalidParameterException", not_attached.into()),
        ("NEW", Some(&v1), None, "InvalidParameterException", not_attached.into()),
    ];
    for (label, from, to, code, text) in rows {
        let mut driver = Driver::with_secret();
        put(&mut driver, 2, r#""X""#);
        let member =
            |name: &str, id: Option<&String>| id.map(|id| format!(r#","{name}":"{id}""#)).unwrap_or_default();
        let rest = format!(
            r#","VersionStage":"{label}"{}{}"#,
            member("RemoveFromVersionId", from),
            member("MoveToVersionId", to)
        );
        let before = driver.described();
        let told = driver.db_refused("UpdateSecretVersionStage", &rest);
        assert_eq!(told, crate::driver::error(code, &text), "{rest}");
        assert_eq!(driver.described(), before);
    }
}

#[test]
fn current_does_not_move_to_a_version_that_has_no_value_yet() {
    // An assumption, valueless-current.
    let mut driver = Driver::rotating();
    let rest = format!(
        r#","VersionStage":"AWSCURRENT","RemoveFromVersionId":"{}","MoveToVersionId":"{}""#,
        v(1),
        v(2)
    );
    assert!(driver.db_refused("UpdateSecretVersionStage", &rest).contains("ResourceNotFoundException"));
    assert_eq!(driver.labels(), "v1: AWSCURRENT; v2: AWSPENDING");
}

#[test]
fn a_secret_whose_only_label_was_taken_off_shows_no_versions() {
    let mut driver = Driver::new();
    driver.accepted("CreateSecret", &format!(r#"{{"Name":"db","ClientRequestToken":"{}"}}"#, v(1)));
    driver.rotate(2, &crate::driver::configured());
    let rest = format!(r#","VersionStage":"AWSPENDING","RemoveFromVersionId":"{}""#, v(2));
    driver.on_db("UpdateSecretVersionStage", &rest);
    assert!(driver.described().get("VersionIdsToStages").is_none(), "as before it had any");
}
