//! A rotation from its call to its end states.

use rotation_core::{rotation::Outcome, time::Span};

use crate::driver::{Driver, FUNCTION, v};

const PREVIOUS: &str = r#"{"__type":"InvalidRequestException","Message":"A previous rotation isn't complete. That rotation will be reattempted."}"#;

#[test]
fn an_invocation_nobody_answers_fails_after_its_timeout() {
    let mut driver = Driver::rotating();
    let invocation = driver.invocation();
    driver.pass(Span::seconds(31));
    let stamp =
        rotation_core::stamp::Stamp { at: driver.at, entropy: rotation_core::stamp::Entropy::of_call(1, 1) };
    assert_eq!(driver.vault.complete(stamp, &invocation.id, Outcome::Returned), Ok(false));
    let failed = driver.vault.take_events().into_iter().any(|event| event.kind.name() == "RotationFailed");
    assert!(failed);
}

#[test]
fn a_function_that_moves_nothing_has_failed() {
    let mut driver = Driver::rotating();
    for _ in 0..4 {
        let invocation = driver.invocation();
        driver.answer(&invocation, Outcome::Returned);
    }
    let other = format!(r#"{{"SecretId":"db","ClientRequestToken":"{}"}}"#, v(3));
    assert_eq!(driver.refused("RotateSecret", &other), PREVIOUS);
    assert!(driver.described().get("LastRotatedDate").is_none());
}

#[test]
fn cancelling_what_was_never_configured_succeeds() {
    let mut driver = Driver::with_secret();
    driver.accepted("CancelRotateSecret", r#"{"SecretId":"db"}"#);
    assert_eq!(driver.described()["RotationEnabled"], false);
}

#[test]
fn a_cancelled_rotation_stops_after_the_step_under_way() {
    let mut driver = Driver::rotating();
    let invocation = driver.invocation();
    driver.accepted("CancelRotateSecret", r#"{"SecretId":"db"}"#);
    driver.answer(&invocation, Outcome::Returned);
    assert_eq!(driver.vault.next_wake(), None);
    assert_eq!(driver.labels(), "v1: AWSCURRENT; v2: AWSPENDING");
    let other = format!(r#"{{"SecretId":"db","ClientRequestToken":"{}"}}"#, v(3));
    assert_eq!(driver.refused("RotateSecret", &other), PREVIOUS, "an assumption: rotate-after-cancel");
}

#[test]
fn a_scheduled_rotation_starts_inside_its_window() {
    let mut driver = Driver::rotating();
    driver.play_function();
    let wake = driver.vault.next_wake().expect("a planned start");
    assert_eq!(wake.day().to_string(), "2026-10-24");
    let invocation = driver.invocation_after(wake);
    assert_ne!(invocation.token.to_string(), v(2));
    assert_eq!(driver.labels().matches("AWSPENDING").count(), 1);
}

#[test]
fn a_value_written_by_hand_counts_as_a_rotation_for_the_schedule() {
    let mut driver = Driver::rotating();
    driver.play_function();
    driver.pass(Span::days(3));
    driver.put_by_hand(5);
    assert_eq!(driver.described()["NextRotationDate"], 1_792_886_399.0 + 3.0 * 86_400.0);
}

#[test]
fn a_moment_that_has_passed_is_not_made_up_for() {
    let mut driver = Driver::rotating();
    driver.play_function();
    driver.accepted("CancelRotateSecret", r#"{"SecretId":"db"}"#);
    driver.pass(Span::days(60));
    driver.rotate(3, r#","RotateImmediately":false"#);
    let described = driver.described();
    // Thirty days from now, not from the rotation of sixty days ago: an assumption, missed-moment.
    assert_eq!(described["NextRotationDate"], 1_792_886_399.0 + 60.0 * 86_400.0);
    assert!(driver.vault.next_wake() > Some(driver.at));
}

#[test]
fn a_schedule_goes_on_after_its_moment_passed_during_a_test() {
    let mut driver = Driver::rotating();
    driver.play_function();
    let moment = driver.vault.next_wake().expect("a planned start");
    driver.at = moment.minus(Span::millis(50));
    driver.rotate(3, r#","RotateImmediately":false"#);
    let test = driver.invocation_after(moment);
    driver.answer(&test, Outcome::Returned);
    assert!(driver.vault.next_wake() > Some(driver.at), "another start is planned");
}

#[test]
fn a_schedule_goes_on_after_a_scheduled_rotation_was_abandoned() {
    let mut driver = Driver::rotating();
    driver.play_function();
    let moment = driver.vault.next_wake().expect("a planned start");
    let invocation = driver.invocation_after(moment);
    driver.answer(&invocation, Outcome::Raised("no".into()));
    let body = format!(
        r#"{{"SecretId":"db","VersionStage":"AWSPENDING","RemoveFromVersionId":"{}"}}"#,
        invocation.token
    );
    driver.accepted("UpdateSecretVersionStage", &body);
    assert!(driver.vault.next_wake() > Some(driver.at));
    assert_eq!(driver.described()["RotationEnabled"], true);
}

#[test]
fn a_token_of_a_cancelled_rotation_does_not_pass_for_a_rotation() {
    let mut driver = Driver::rotating();
    driver.invocation();
    driver.accepted("CancelRotateSecret", r#"{"SecretId":"db"}"#);
    let again = format!(r#"{{"SecretId":"db","ClientRequestToken":"{}"}}"#, v(2));
    assert_eq!(driver.refused("RotateSecret", &again), PREVIOUS);
}

#[test]
fn a_manual_change_stays_the_base_of_the_schedule() {
    let mut driver = Driver::rotating();
    driver.play_function();
    driver.pass(Span::days(10));
    driver.put_by_hand(5);
    driver.pass(Span::days(1));
    driver.rotate(6, r#","RotateImmediately":false"#);
    assert_eq!(driver.described()["NextRotationDate"], 1_792_886_399.0 + 10.0 * 86_400.0);
}

#[test]
fn calls_that_change_nothing_leave_last_changed_date_alone() {
    let mut driver = Driver::rotating();
    driver.play_function();
    let put = format!(
        r#"{{"SecretId":"db","SecretString":"new {0}","ClientRequestToken":"{0}","VersionStages":["REPLAY"]}}"#,
        v(2)
    );
    for (operation, body) in
        [("PutSecretValue", put.as_str()), ("CancelRotateSecret", r#"{"SecretId":"db"}"#)]
    {
        driver.pass(Span::seconds(1));
        driver.accepted(operation, body);
        let changed = driver.described()["LastChangedDate"].clone();
        driver.pass(Span::seconds(1));
        driver.accepted(operation, body);
        assert_eq!(driver.described()["LastChangedDate"], changed, "{operation}, the second time");
    }
}

#[test]
fn at_the_end_of_time_nothing_is_planned() {
    let mut driver = Driver::new();
    driver.at = rotation_core::time::Timestamp::MAX.minus(Span::days(1));
    driver.accepted(
        "CreateSecret",
        &format!(r#"{{"Name":"db","SecretString":"one","ClientRequestToken":"{}"}}"#, v(1)),
    );
    driver.rotate(
        2,
        &format!(r#","RotationLambdaARN":"{FUNCTION}","RotationRules":{{"AutomaticallyAfterDays":1}}"#),
    );
    driver.pass(Span::days(1));
    assert_eq!(driver.vault.next_wake(), None);
}

#[test]
fn a_secret_without_a_value_is_configured_and_gets_its_first_one_from_the_function() {
    let mut driver = Driver::new();
    driver.accepted("CreateSecret", &format!(r#"{{"Name":"db","ClientRequestToken":"{}"}}"#, v(1)));
    driver.rotate(2, &crate::driver::configured());
    assert_eq!(driver.labels(), "v2: AWSPENDING");
    let create = driver.invocation();
    // What an official template reads first is not there, and it fails.
    assert!(driver.db_refused("GetSecretValue", "").contains("staging label: AWSCURRENT"));
    // A function of one's own writes the first value, which is current whatever was asked for.
    driver.create_pending(&create.token);
    assert_eq!(driver.labels(), "v2: AWSCURRENT AWSPENDING");
    driver.answer(&create, Outcome::Returned);
    for _ in 0..3 {
        let step = driver.invocation();
        driver.answer(&step, Outcome::Returned);
    }
    assert!(driver.event_names().contains(&"RotationSucceeded"));
    driver.rotate(3, "");
}

#[test]
fn given_rules_replace_the_stored_ones_as_a_whole() {
    let mut driver = Driver::with_secret();
    let rules = r#","RotateImmediately":false,"RotationRules":{"AutomaticallyAfterDays":30,"Duration":"3h"}"#;
    driver.rotate(2, &format!(r#","RotationLambdaARN":"{FUNCTION}"{rules}"#));
    assert_eq!(driver.described()["NextRotationDate"], 1_792_810_799.0, "2026-10-24T02:59:59Z");
    let test = driver.invocation();
    assert!(!test.rotation_token.is_empty(), "a test has one too (R19)");
    driver.answer(&test, Outcome::Returned);
    driver.rotate(3, r#","RotateImmediately":false,"RotationRules":{"AutomaticallyAfterDays":7}"#);
    let described = driver.described();
    assert_eq!(described["RotationRules"], serde_json::json!({ "AutomaticallyAfterDays": 7 }), "R16");
    assert_eq!(described["RotationLambdaARN"], FUNCTION, "what is not given stays");
}
