//! Deletion and restore: the dates, what stays, and when a secret is gone.

use rotation_core::time::Span;

use crate::driver::{Driver, error, token, v};

const MARKED: &str = "You can't perform this operation on the secret because it was marked for deletion.";
const DAY: f64 = 86_400.0;
const NOW: f64 = 1_790_230_300.0;

#[test]
fn deletion_is_dated_at_the_call_and_planned_for_the_end_of_the_window() {
    for (rest, days) in [
        ("", 30.0),
        (r#","RecoveryWindowInDays":7"#, 7.0),
        (r#","RecoveryWindowInDays":30"#, 30.0),
        (r#","ForceDeleteWithoutRecovery":false"#, 30.0),
        (r#","ForceDeleteWithoutRecovery":true"#, 0.0),
    ] {
        let mut driver = Driver::with_secret();
        driver.pass(Span::seconds(10));
        let answer = driver.on_db("DeleteSecret", rest);
        assert_eq!(answer["DeletionDate"], NOW + 10.0 + days * DAY, "{rest}");
        assert_eq!((&answer["ARN"], &answer["Name"]), (&driver.arn().into(), &"db".into()));
        driver.pass(Span::seconds(1));
        let described = driver.described();
        assert_eq!(described["DeletedDate"], NOW + 10.0, "the moment of the call (R26): {rest}");
        assert_eq!(described["LastChangedDate"], NOW + 10.0);
        assert_eq!(driver.labels(), "v1: AWSCURRENT", "labels stay visible");
        // Without recovery it is described for three more seconds (R26: seen for 3 to 42).
        let rest_of_it = if days == 0.0 { Span::seconds(3) } else { Span::days(days as u32) };
        let due = driver.at.minus(Span::seconds(1)).plus(rest_of_it);
        assert_eq!(driver.vault.next_wake(), Some(due), "{rest}");
        driver.at = due;
        assert!(driver.db_refused("DescribeSecret", "").contains("ResourceNotFoundException"), "{rest}");
    }
}

#[test]
fn a_window_of_another_length_is_refused() {
    let between = "The RecoveryWindowInDays value must be between 7 and 30 days (inclusive).";
    let both = "You can't use ForceDeleteWithoutRecovery in conjunction with RecoveryWindowInDays.";
    for (rest, text) in [
        (r#","RecoveryWindowInDays":6"#, between),
        (r#","RecoveryWindowInDays":31"#, between),
        (r#","RecoveryWindowInDays":0"#, between),
        (r#","RecoveryWindowInDays":-9223372036854775808"#, between),
        (r#","RecoveryWindowInDays":7,"ForceDeleteWithoutRecovery":true"#, both),
        (r#","RecoveryWindowInDays":99,"ForceDeleteWithoutRecovery":true"#, both),
    ] {
        let mut driver = Driver::with_secret();
        assert_eq!(
            driver.db_refused("DeleteSecret", rest),
            error("InvalidParameterException", text),
            "{rest}"
        );
        assert!(driver.described().get("DeletedDate").is_none());
    }
}

#[test]
fn what_is_deleted_again_is_refused_unless_it_is_forced() {
    let mut driver = Driver::with_secret();
    driver.on_db("DeleteSecret", "");
    assert_eq!(driver.db_refused("DeleteSecret", ""), error("InvalidRequestException", MARKED));
    driver.on_db("DeleteSecret", r#","ForceDeleteWithoutRecovery":true"#);
    driver.pass(Span::seconds(3));
    assert!(driver.db_refused("DescribeSecret", "").contains("ResourceNotFoundException"));
}

#[test]
fn forcing_what_is_not_there_answers_as_if_it_had_been() {
    let mut driver = Driver::new();
    let answer = driver.on_db("DeleteSecret", r#","ForceDeleteWithoutRecovery":true"#);
    let arn = answer["ARN"].as_str().expect("an invented ARN");
    let suffix = arn.strip_prefix("arn:aws:secretsmanager:us-east-1:123456789012:secret:db-").expect(arn);
    assert!(suffix.len() == 6 && suffix.bytes().all(|b| b.is_ascii_alphanumeric()), "{arn}");
    assert_eq!((&answer["Name"], &answer["DeletionDate"]), (&"db".into(), &NOW.into()));
    assert!(driver.db_refused("DeleteSecret", "").contains("ResourceNotFoundException"), "without force");
    assert_eq!(driver.vault.secrets().count(), 0);
}

#[test]
fn the_name_is_taken_until_the_secret_is_gone_and_then_gets_another_arn() {
    let mut driver = Driver::with_secret();
    let arn = driver.arn();
    driver.on_db("DeleteSecret", r#","RecoveryWindowInDays":7"#);
    let again = format!(r#"{{"Name":"db","SecretString":"one"{}}}"#, token(1));
    let text =
        "You can't create this secret because a secret with this name is already scheduled for deletion.";
    assert_eq!(driver.refused("CreateSecret", &again), error("InvalidRequestException", text));
    driver.pass(Span::days(7));
    assert_ne!(driver.accepted("CreateSecret", &again)["ARN"], arn.as_str());
}

#[test]
fn restoring_takes_the_mark_away_and_moves_the_date_of_change() {
    let mut driver = Driver::with_secret();
    driver.on_db("DeleteSecret", "");
    driver.pass(Span::days(29));
    let answer = driver.call("RestoreSecret", r#"{"SecretId":"db"}"#);
    assert_eq!(answer.text, format!(r#"{{"ARN":"{}","Name":"db"}}"#, driver.arn()));
    let described = driver.described();
    assert!(described.get("DeletedDate").is_none());
    assert_eq!(described["LastChangedDate"], NOW + 29.0 * DAY);
    assert_eq!(driver.on_db("GetSecretValue", "")["SecretString"], "one");
    driver.pass(Span::days(30));
    assert_eq!(driver.on_db("RestoreSecret", "")["Name"], "db", "a live secret: accepted, no change");
    assert_eq!(driver.described()["LastChangedDate"], NOW + 29.0 * DAY);
    driver.on_db("DeleteSecret", r#","ForceDeleteWithoutRecovery":true"#);
    assert_eq!(driver.db_refused("RestoreSecret", ""), error("InvalidRequestException", MARKED));
}

#[test]
fn rotation_that_was_cancelled_unconfigured_stays_false_through_everything() {
    // R27: a secret without a value or a function.
    let mut driver = Driver::new();
    driver.accepted("CreateSecret", &format!(r#"{{"Name":"db"{}}}"#, token(1)));
    driver.on_db("CancelRotateSecret", "");
    driver.on_db("PutSecretValue", &format!(r#"{},"SecretString":"x""#, token(2)));
    let no_function =
        error("InvalidRequestException", "No Lambda rotation function ARN is associated with this secret.");
    for (operation, rest) in [("DescribeSecret", ""), ("DeleteSecret", ""), ("RestoreSecret", "")] {
        driver.on_db(operation, rest);
        assert_eq!(driver.described()["RotationEnabled"], false, "{operation}");
        let list = driver.accepted("ListSecrets", r#"{"IncludePlannedDeletion":true}"#);
        assert_eq!(list["SecretList"][0]["RotationEnabled"], false, "{operation}");
    }
    assert_eq!(driver.db_refused("RotateSecret", &token(3)), no_function);
}

#[test]
fn a_pending_label_does_not_hinder_deletion() {
    let mut driver = Driver::rotating();
    driver.on_db("DeleteSecret", r#","ForceDeleteWithoutRecovery":true"#);
    assert_eq!(driver.labels(), "v1: AWSCURRENT; v2: AWSPENDING");
    assert_eq!(driver.described()["RotationEnabled"], true, "all rotation members are still shown (R26)");
    driver.pass(Span::seconds(60));
    assert!(driver.vault.take_invocations().is_empty(), "and no step is called");
}

#[test]
fn a_restored_secret_rotates_at_its_next_window() {
    let mut driver = Driver::rotating();
    driver.play_function();
    driver.on_db("DeleteSecret", r#","RecoveryWindowInDays":7"#);
    driver.pass(Span::days(2));
    driver.on_db("RestoreSecret", "");
    let start = driver.vault.next_wake().expect("a planned start");
    let invocation = driver.invocation_after(start);
    assert_eq!(driver.at.day().to_string(), "2026-10-24");
    assert_ne!(invocation.token.to_string(), v(2));
}
