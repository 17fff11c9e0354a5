//! Top 40, 8 to 12, 17 and 18: a rotation that goes well.

use rotation_core::rotation::Outcome;

use crate::driver::{Driver, FUNCTION, configured, v};

#[test]
fn top_08_acceptance_attaches_the_label_to_a_version_without_a_value() {
    let mut driver = Driver::with_secret();
    let answer = driver.rotate(2, &configured());
    assert_eq!(answer, serde_json::json!({ "ARN": driver.arn(), "Name": "db", "VersionId": v(2) }));
    let described = driver.described();
    assert_eq!(described["RotationEnabled"], true);
    assert_eq!(described["RotationLambdaARN"], FUNCTION);
    // 2026-10-24T23:59:59Z, the last second of the day 30 days on (R1).
    assert_eq!(described["NextRotationDate"], 1_792_886_399.0);
    assert!(described.get("LastRotatedDate").is_none());
    assert_eq!(driver.labels(), "v1: AWSCURRENT; v2: AWSPENDING");
    let refusal = driver
        .db_refused("GetSecretValue", &format!(r#","VersionId":"{}","VersionStage":"AWSPENDING""#, v(2)));
    assert!(refusal.starts_with(r#"{"__type":"ResourceNotFoundException""#), "{refusal}");
    for rest in ["", r#","IncludeDeprecated":true"#] {
        let list = driver.on_db("ListSecretVersionIds", rest);
        let ids: Vec<_> =
            list["Versions"].as_array().into_iter().flatten().map(|one| &one["VersionId"]).collect();
        assert_eq!(ids, [&serde_json::json!(v(1))], "{rest}");
    }
}

#[test]
fn top_09_each_step_is_called_once_with_the_same_event_but_its_name() {
    let mut driver = Driver::rotating();
    let arn = driver.arn();
    let mut steps = Vec::new();
    driver.play_with(|_, invocation| {
        assert_eq!(invocation.secret.as_str(), arn);
        assert_eq!(invocation.token.as_str(), v(2));
        assert_eq!(invocation.function.as_ref().map(|function| function.as_str()), Some(FUNCTION));
        let token = &invocation.rotation_token;
        let fits = |c: char| c.is_ascii_alphanumeric() || c == '-';
        assert!((36..=256).contains(&token.len()) && token.chars().all(fits), "{token}");
        steps.push(invocation.step.name());
    });
    assert_eq!(steps, ["createSecret", "setSecret", "testSecret", "finishSecret"]);
    driver.pass(rotation_core::time::Span::days(1));
    assert!(driver.vault.take_invocations().is_empty(), "and no step again");
}

#[test]
fn top_10_a_template_leaves_both_labels_on_the_new_version() {
    let mut driver = Driver::rotating();
    driver.play_function();
    assert_eq!(driver.labels(), "v1: AWSPREVIOUS; v2: AWSCURRENT AWSPENDING");
    let described = driver.described();
    assert_eq!(described["NextRotationDate"], 1_792_886_399.0, "success leaves it as it was (R12)");
    assert!(described["LastRotatedDate"].as_f64() >= described["LastChangedDate"].as_f64(), "R11");
    driver.rotate(3, "");
    let moved = "v1: AWSPREVIOUS; v2: AWSCURRENT; v3: AWSPENDING";
    assert_eq!(driver.labels(), moved, "it leaves at acceptance (R10)");
}

#[test]
fn top_11_a_function_may_take_the_pending_label_off_itself() {
    let mut driver = Driver::rotating();
    let mut last = None;
    driver.play_with(|driver, invocation| {
        if invocation.step.name() == "finishSecret" {
            let rest = format!(r#","VersionStage":"AWSPENDING","RemoveFromVersionId":"{}""#, v(2));
            driver.on_db("UpdateSecretVersionStage", &rest);
            last = Some(driver.labels());
        }
    });
    assert_eq!(last.as_deref(), Some("v1: AWSPREVIOUS; v2: AWSCURRENT"));
    assert_eq!(driver.labels(), "v1: AWSPREVIOUS; v2: AWSCURRENT");
    assert!(driver.event_names().contains(&"RotationSucceeded"));
    assert!(driver.described().get("LastRotatedDate").is_some());
}

#[test]
fn top_12_after_two_rotations_the_first_version_is_gone_from_sight() {
    let mut driver = Driver::rotating();
    driver.play_function();
    driver.rotate(3, "");
    driver.play_function();
    assert_eq!(driver.labels(), "v2: AWSPREVIOUS; v3: AWSCURRENT AWSPENDING");
}

#[test]
fn top_17_a_cancelled_rotation_runs_again_with_its_stored_configuration() {
    let mut driver = Driver::rotating();
    driver.play_function();
    let before = driver.described();
    driver.on_db("CancelRotateSecret", "");
    driver.rotate(3, "");
    assert_eq!(driver.play_function(), ["createSecret", "setSecret", "testSecret", "finishSecret"]);
    let after = driver.described();
    assert_eq!(after["RotationEnabled"], true);
    for member in ["RotationLambdaARN", "RotationRules", "NextRotationDate"] {
        assert_eq!(after[member], before[member], "{member}");
    }
    assert_eq!(driver.labels(), "v2: AWSPREVIOUS; v3: AWSCURRENT AWSPENDING");
}

#[test]
fn top_18_without_rotate_immediately_only_the_test_runs_on_a_copy() {
    let mut driver = Driver::with_secret();
    let rest = format!(r#"{},"RotateImmediately":false"#, configured());
    assert_eq!(driver.rotate(2, &rest)["VersionId"], v(2));
    assert_eq!(driver.labels(), "v1: AWSCURRENT; v2: AWSPENDING");
    let copy = format!(r#","VersionId":"{}""#, v(2));
    assert_eq!(driver.on_db("GetSecretValue", &copy)["SecretString"], "one");
    let changed = driver.described()["LastChangedDate"].clone();
    let invocation = driver.invocation();
    assert_eq!(invocation.step.name(), "testSecret");
    driver.answer(&invocation, Outcome::Returned);
    assert_eq!(driver.labels(), "v1: AWSCURRENT");
    let described = driver.described();
    assert_eq!(described["RotationEnabled"], true);
    assert_eq!(described["LastChangedDate"], changed, "taking the label off is no change (R15)");
    assert!(described.get("LastRotatedDate").is_none());
    let listed = |driver: &mut Driver, rest: &str| {
        let list = driver.on_db("ListSecretVersionIds", rest);
        list["Versions"].as_array().map(Vec::len)
    };
    assert_eq!(listed(&mut driver, ""), Some(1));
    assert_eq!(listed(&mut driver, r#","IncludeDeprecated":true"#), Some(2));
    assert!(
        driver.on_db("GetSecretValue", &copy).get("VersionStages").is_none(),
        "readable, without labels (R15)"
    );
}

#[test]
fn a_second_test_moves_the_label_off_the_current_version() {
    let mut driver = Driver::rotating();
    driver.play_function();
    driver.rotate(3, r#","RotateImmediately":false"#);
    assert_eq!(driver.labels(), "v1: AWSPREVIOUS; v2: AWSCURRENT; v3: AWSPENDING", "at acceptance (R10)");
    let invocation = driver.invocation();
    driver.answer(&invocation, Outcome::Returned);
    assert_eq!(driver.labels(), "v1: AWSPREVIOUS; v2: AWSCURRENT");
}
