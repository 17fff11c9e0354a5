//! Top 40, 13 to 16, 19 and 20: a rotation that fails, is cancelled or is overtaken.

use rotation_core::{
    assumption::{AbandonedLabel, AfterCancel, Assumptions, RetryPlan},
    rotation::Outcome,
    time::Span,
};

use crate::driver::{Driver, error, token, v};

const PREVIOUS: &str = "A previous rotation isn't complete. That rotation will be reattempted.";

/// The new value is written, then setSecret raises.
fn failed_in_set_secret(driver: &mut Driver) {
    let create = driver.invocation();
    driver.create_pending(&create.token);
    driver.answer(&create, Outcome::Returned);
    let set = driver.invocation();
    assert_eq!(set.step.name(), "setSecret");
    driver.answer(&set, Outcome::Raised("no connection".into()));
}

#[test]
fn top_13_a_failed_step_leaves_the_label_and_refuses_the_next_rotation() {
    let mut driver = Driver::rotating();
    failed_in_set_secret(&mut driver);
    assert_eq!(driver.labels(), "v1: AWSCURRENT; v2: AWSPENDING");
    assert_eq!(driver.described()["RotationEnabled"], true);
    assert!(driver.event_names().contains(&"RotationFailed"));
    assert_eq!(driver.db_refused("RotateSecret", &token(3)), error("InvalidRequestException", PREVIOUS));
}

#[test]
fn top_14_taking_the_label_off_lets_the_next_rotation_run() {
    let mut driver = Driver::rotating();
    failed_in_set_secret(&mut driver);
    let rest = format!(r#","VersionStage":"AWSPENDING","RemoveFromVersionId":"{}""#, v(2));
    driver.on_db("UpdateSecretVersionStage", &rest);
    driver.rotate(3, "");
    driver.play_function();
    assert_eq!(driver.labels(), "v1: AWSPREVIOUS; v3: AWSCURRENT AWSPENDING");
}

#[test]
fn top_15_cancelling_a_failed_rotation_keeps_its_label_which_refuses_the_next_one() {
    for (rotate_after_cancel, accepted) in [(AfterCancel::Refused, false), (AfterCancel::Accepted, true)] {
        let mut driver =
            Driver::rotating_under(Assumptions { rotate_after_cancel, ..Assumptions::default() });
        failed_in_set_secret(&mut driver);
        let before = driver.described();
        let answer = driver.on_db("CancelRotateSecret", "");
        assert_eq!(answer, serde_json::json!({ "ARN": driver.arn(), "Name": "db" }), "no VersionId (R7)");
        let after = driver.described();
        assert_eq!(after["RotationEnabled"], false);
        assert!(after.get("NextRotationDate").is_none());
        assert!(after.get("LastRotatedDate").is_none(), "as before: it never was");
        for member in ["RotationLambdaARN", "RotationRules", "VersionIdsToStages"] {
            assert_eq!(after[member], before[member], "{member}");
        }
        if accepted {
            driver.rotate(3, "");
            assert_eq!(driver.labels(), "v1: AWSCURRENT; v3: AWSPENDING");
        } else {
            assert_eq!(
                driver.db_refused("RotateSecret", &token(3)),
                error("InvalidRequestException", PREVIOUS)
            );
            assert_eq!(driver.labels(), "v1: AWSCURRENT; v2: AWSPENDING");
        }
    }
}

#[test]
fn top_16_cancelling_an_idle_rotation_keeps_everything_but_the_next_date() {
    let mut driver = Driver::rotating();
    driver.play_function();
    let before = driver.described();
    let answer = driver.call("CancelRotateSecret", r#"{"SecretId":"db"}"#);
    assert_eq!(answer.text, format!(r#"{{"ARN":"{}","Name":"db"}}"#, driver.arn()), "never a VersionId (R7)");
    let after = driver.described();
    assert_eq!(after["RotationEnabled"], false);
    assert!(after.get("NextRotationDate").is_none());
    for member in ["LastRotatedDate", "RotationLambdaARN", "RotationRules", "VersionIdsToStages"] {
        assert_eq!(after[member], before[member], "{member} stays (R8)");
    }
}

#[test]
fn top_19_a_retry_begins_again_with_the_same_version_and_finds_its_value() {
    // So many tries in the 24 hours of an immediate rotation: an assumption, retry-plan.
    for (tries, expected) in [(5, 5), (1, 1)] {
        let retry_plan = RetryPlan { tries, first_pause: Span::minutes(2) };
        let mut driver = Driver::rotating_under(Assumptions { retry_plan, ..Assumptions::default() });
        failed_in_set_secret(&mut driver);
        let pending = format!(r#","VersionId":"{}","VersionStage":"AWSPENDING""#, v(2));
        let first = driver.on_db("GetSecretValue", &pending);
        let end = driver.at.plus(Span::hours(24));
        let mut seen = 1;
        while driver.vault.next_wake().is_some_and(|due| due < end) {
            let again = driver.invocation();
            assert_eq!((again.step.name(), again.token.to_string()), ("createSecret", v(2)));
            // An official template finds the value it wrote, and writes no other.
            let found = driver.on_db("GetSecretValue", &pending);
            assert_eq!(found["SecretString"], first["SecretString"]);
            driver.answer(&again, Outcome::Returned);
            let set = driver.invocation();
            driver.answer(&set, Outcome::Raised("no connection".into()));
            seen += 1;
        }
        assert_eq!(seen, expected, "within a day");
        assert_eq!(driver.labels(), "v1: AWSCURRENT; v2: AWSPENDING");
    }
}

#[test]
fn top_20_a_new_value_during_a_rotation_abandons_it() {
    for (label_after_abandonment, labels) in [
        (AbandonedLabel::Removed, "v1: AWSPREVIOUS; v5: AWSCURRENT"),
        (AbandonedLabel::Kept, "v1: AWSPREVIOUS; v2: AWSPENDING; v5: AWSCURRENT"),
    ] {
        let mut driver =
            Driver::rotating_under(Assumptions { label_after_abandonment, ..Assumptions::default() });
        let create = driver.invocation();
        driver.create_pending(&create.token);
        driver.answer(&create, Outcome::Returned);
        let set = driver.invocation();
        driver.put_by_hand(5);
        assert!(driver.event_names().contains(&"RotationAbandoned"));
        assert_eq!(driver.labels(), labels);
        assert!(!driver.completes(&set), "no further steps");
    }
}

#[test]
fn top_20_also_abandons_what_was_pending_without_a_rotation() {
    // R20: AWSPENDING was put by hand, on a secret that was never configured.
    let mut driver = Driver::with_secret();
    let rest = format!(r#"{},"SecretString":"two","VersionStages":["AWSPENDING"]"#, token(2));
    driver.on_db("PutSecretValue", &rest);
    assert!(!driver.event_names().contains(&"RotationAbandoned"));
    driver.put_by_hand(3);
    assert!(driver.event_names().contains(&"RotationAbandoned"));
}
