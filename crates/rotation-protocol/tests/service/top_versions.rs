//! Top 40, 21 to 27: versions, their labels and the tokens that made them.

use crate::driver::{Driver, error, token, v};

fn put(driver: &mut Driver, n: u32, labels: &str) -> serde_json::Value {
    let stages = if labels.is_empty() { String::new() } else { format!(r#","VersionStages":[{labels}]"#) };
    driver.on_db("PutSecretValue", &format!(r#"{},"SecretString":"value {n}"{stages}"#, token(n)))
}

fn move_label(driver: &mut Driver, label: &str, from: u32, to: u32) {
    let rest = format!(
        r#","VersionStage":"{label}","RemoveFromVersionId":"{}","MoveToVersionId":"{}""#,
        v(from),
        v(to)
    );
    driver.on_db("UpdateSecretVersionStage", &rest);
}

/// v1 previous; v2 current and pending.
fn rotated_by_hand() -> Driver {
    let mut driver = Driver::with_secret();
    put(&mut driver, 2, r#""AWSPENDING""#);
    move_label(&mut driver, "AWSCURRENT", 1, 2);
    assert_eq!(driver.labels(), "v1: AWSPREVIOUS; v2: AWSCURRENT AWSPENDING", "AWSPENDING stays (L6)");
    driver
}

#[test]
fn top_21_pending_vanishes_from_a_version_that_stops_being_current() {
    let mut driver = rotated_by_hand();
    put(&mut driver, 3, "");
    assert_eq!(driver.labels(), "v2: AWSPREVIOUS; v3: AWSCURRENT");
}

#[test]
fn top_22_pending_moves_on_alone_if_it_is_asked_for() {
    let mut driver = rotated_by_hand();
    put(&mut driver, 3, r#""AWSPENDING""#);
    assert_eq!(driver.labels(), "v1: AWSPREVIOUS; v2: AWSCURRENT; v3: AWSPENDING");
}

#[test]
fn top_23_labels_are_listed_in_the_services_own_order() {
    // As asked for, and as every answer lists them (R21).
    for (asked, listed) in [
        (r#""AWSCURRENT","REPLAY""#, ["REPLAY", "AWSCURRENT"]),
        (r#""REPLAY","AWSPREVIOUS""#, ["AWSPREVIOUS", "REPLAY"]),
        (r#""AWSCURRENT","BLUE""#, ["BLUE", "AWSCURRENT"]),
        (r#""BLUE","AWSPREVIOUS""#, ["AWSPREVIOUS", "BLUE"]),
        (r#""AWSPENDING","AWSCURRENT""#, ["AWSCURRENT", "AWSPENDING"]),
    ] {
        let mut driver = Driver::with_secret();
        let listed = serde_json::json!(listed);
        assert_eq!(put(&mut driver, 2, asked)["VersionStages"], listed);
        assert_eq!(driver.described()["VersionIdsToStages"][v(2)], listed);
        let read = driver.on_db("GetSecretValue", &format!(r#","VersionId":"{}""#, v(2)));
        assert_eq!(read["VersionStages"], listed);
        let versions = driver.on_db("ListSecretVersionIds", "")["Versions"].clone();
        let second = versions.as_array().into_iter().flatten().find(|one| one["VersionId"] == v(2));
        assert_eq!(second.map(|one| &one["VersionStages"]), Some(&listed));
        let secrets = driver.accepted("ListSecrets", "{}");
        assert_eq!(secrets["SecretList"][0]["SecretVersionsToStages"][v(2)], listed);
    }
    // Three labels; two of them share a bucket and keep the order in which they came.
    let mut driver = Driver::with_secret();
    let answer = put(&mut driver, 2, r#""one","two","three""#);
    assert_eq!(answer["VersionStages"], serde_json::json!(["one", "two", "three"]));
}

#[test]
fn top_24_moving_current_must_name_the_version_that_has_it() {
    let mut driver = rotated_by_hand();
    let text = format!(
        "The parameter RemoveFromVersionId can't be empty. Staging label AWSCURRENT is currently attached to version {}, so you must explicitly reference that version in RemoveFromVersionId.",
        v(2)
    );
    let rest = format!(r#","VersionStage":"AWSCURRENT","MoveToVersionId":"{}""#, v(1));
    assert_eq!(
        driver.db_refused("UpdateSecretVersionStage", &rest),
        error("InvalidParameterException", &text)
    );
    assert_eq!(driver.labels(), "v1: AWSPREVIOUS; v2: AWSCURRENT AWSPENDING");
}

#[test]
fn top_25_current_cannot_be_taken_off_altogether() {
    let rest = format!(r#","VersionStage":"AWSCURRENT","RemoveFromVersionId":"{}""#, v(1));
    assert_eq!(
        Driver::with_secret().db_refused("UpdateSecretVersionStage", &rest),
        error(
            "InvalidParameterException",
            "You can only move staging label AWSCURRENT to a different secret version. It can't be completely removed."
        )
    );
}

#[test]
fn top_26_a_label_of_ones_own_keeps_a_version_listed() {
    let mut driver = Driver::with_secret();
    put(&mut driver, 2, r#""PUT0","AWSCURRENT""#);
    put(&mut driver, 3, "");
    put(&mut driver, 4, "");
    assert_eq!(driver.labels(), "v2: PUT0; v3: AWSPREVIOUS; v4: AWSCURRENT");
    let ids = |driver: &mut Driver, rest: &str| -> Vec<(String, bool)> {
        let list = driver.on_db("ListSecretVersionIds", rest);
        let entries = list["Versions"].as_array().into_iter().flatten();
        entries
            .map(|one| {
                (one["VersionId"].as_str().unwrap_or_default().into(), one.get("VersionStages").is_some())
            })
            .collect()
    };
    assert_eq!(ids(&mut driver, ""), [(v(4), true), (v(3), true), (v(2), true)]);
    let all = [(v(1), false), (v(2), true), (v(3), true), (v(4), true)];
    assert_eq!(ids(&mut driver, r#","IncludeDeprecated":true"#), all, "v1 has no label and no VersionStages");
    // Without it the version is as good as gone.
    let rest = format!(r#","VersionStage":"PUT0","RemoveFromVersionId":"{}""#, v(2));
    driver.on_db("UpdateSecretVersionStage", &rest);
    assert_eq!(driver.labels(), "v3: AWSPREVIOUS; v4: AWSCURRENT");
}

#[test]
fn top_27_the_same_token_and_value_again_change_nothing_and_another_value_is_refused() {
    let mut driver = Driver::with_secret();
    put(&mut driver, 2, "");
    put(&mut driver, 3, "");
    let before = driver.described();
    driver.pass(rotation_core::time::Span::seconds(1));
    assert_eq!(put(&mut driver, 2, "")["VersionId"], v(2));
    assert_eq!(driver.described(), before, "not even LastChangedDate");
    let text = format!(
        "You can't use ClientRequestToken {} because that value is already in use for a version of secret {}.",
        v(2),
        driver.arn()
    );
    let rest = format!(r#"{},"SecretString":"another""#, token(2));
    assert_eq!(driver.db_refused("PutSecretValue", &rest), error("ResourceExistsException", &text));
    assert_eq!(driver.described(), before);
}
