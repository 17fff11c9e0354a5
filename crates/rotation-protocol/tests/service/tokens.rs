//! What a token that was used before does: the matrix of CreateSecret, PutSecretValue, UpdateSecret and RotateSecret,
//! and the client that repeats a request whose answer it did not get.

use rotation_core::assumption::{Assumptions, ReusedToken};

use crate::driver::{Driver, configured, error, token, v};

const TAKEN: &str = "The operation failed because the secret db already exists.";
const PREVIOUS: &str = "A previous rotation isn't complete. That rotation will be reattempted.";

fn in_use(n: u32, arn: &str) -> String {
    error(
        "ResourceExistsException",
        &format!(
            "You can't use ClientRequestToken {} because that value is already in use for a version of secret {arn}.",
            v(n)
        ),
    )
}

#[test]
fn the_same_token_is_the_same_call_another_content_is_refused_and_another_token_is_another_call() {
    for (operation, about) in [
        ("CreateSecret", r#""Name":"db""#),
        ("PutSecretValue", r#""SecretId":"db""#),
        ("UpdateSecret", r#""SecretId":"db""#),
    ] {
        let mut driver = Driver::with_secret();
        let arn = driver.arn();
        let body = |n: u32, value: &str| format!(r#"{{{about},"SecretString":"{value}"{}}}"#, token(n));
        assert_eq!(driver.accepted(operation, &body(1, "one"))["VersionId"], v(1), "{operation}");
        assert_eq!(driver.labels(), "v1: AWSCURRENT", "{operation}");
        assert_eq!(driver.refused(operation, &body(1, "two")), in_use(1, &arn), "{operation}");
        // The same text as bytes is another content.
        let binary = format!(r#"{{{about},"SecretBinary":"b25l"{}}}"#, token(1));
        assert_eq!(driver.refused(operation, &binary), in_use(1, &arn), "{operation}");
        if operation == "CreateSecret" {
            assert_eq!(driver.refused(operation, &body(2, "one")), error("ResourceExistsException", TAKEN));
        } else {
            assert_eq!(driver.accepted(operation, &body(2, "one"))["VersionId"], v(2));
            assert_eq!(driver.labels(), "v1: AWSPREVIOUS; v2: AWSCURRENT", "{operation}");
        }
    }
}

#[test]
fn a_repeated_put_may_add_labels_and_answers_with_all_of_them() {
    // R6, R24
    let mut driver = Driver::with_secret();
    let put = format!(r#"{},"SecretString":"one""#, token(1));
    driver.on_db("PutSecretValue", &put);
    let answer = driver.on_db("PutSecretValue", &format!(r#"{put},"VersionStages":["REPLAY"]"#));
    assert_eq!(answer["VersionStages"], serde_json::json!(["REPLAY", "AWSCURRENT"]));
    assert_eq!(driver.labels(), "v1: REPLAY AWSCURRENT");
}

#[test]
fn a_token_in_another_case_is_another_token() {
    let mut driver = Driver::new();
    let create = |id: &str| format!(r#"{{"Name":"db","SecretString":"one","ClientRequestToken":"{id}"}}"#);
    let (lower, upper) = ("a".repeat(32), "A".repeat(32));
    assert_eq!(driver.accepted("CreateSecret", &create(&lower))["VersionId"], lower.as_str());
    assert_eq!(driver.refused("CreateSecret", &create(&upper)), error("ResourceExistsException", TAKEN));
}

#[test]
fn a_pending_version_without_a_value_is_filled_by_its_own_token_once() {
    let mut driver = Driver::rotating();
    let create = driver.invocation();
    let put =
        |value: &str| format!(r#"{},"SecretString":"{value}","VersionStages":["AWSPENDING"]"#, token(2));
    driver.on_db("PutSecretValue", &put("new"));
    assert_eq!(driver.labels(), "v1: AWSCURRENT; v2: AWSPENDING");
    driver.on_db("PutSecretValue", &put("new"));
    assert_eq!(driver.db_refused("PutSecretValue", &put("newer")), in_use(2, &driver.arn()));
    assert_eq!(create.token.to_string(), v(2));
    let read = driver.on_db("GetSecretValue", r#","VersionStage":"AWSPENDING""#);
    assert_eq!((&read["SecretString"], &read["VersionId"]), (&"new".into(), &v(2).into()));
}

#[test]
fn the_token_of_the_pending_rotation_answers_again_or_is_refused() {
    for (reused_token, replays) in [(ReusedToken::ReplayOrRefuse, true), (ReusedToken::Refuse, false)] {
        let mut driver = Driver::rotating_under(Assumptions { reused_token, ..Assumptions::default() });
        driver.invocation();
        driver.vault.take_events();
        let again =
            driver.call("RotateSecret", &format!(r#"{{"SecretId":"db"{}{}}}"#, token(2), configured()));
        if replays {
            assert_eq!((again.status, &again.json()["VersionId"]), (200, &v(2).into()));
        } else {
            assert_eq!(again.text, error("InvalidRequestException", PREVIOUS));
        }
        assert!(driver.vault.take_events().is_empty(), "nothing is started");
        assert!(driver.vault.take_invocations().is_empty());
    }
}

#[test]
fn a_client_that_repeats_rotate_secret_after_its_success_gets_its_answer() {
    for (reused_token, replays) in [(ReusedToken::ReplayOrRefuse, true), (ReusedToken::Refuse, false)] {
        let mut driver = Driver::rotating_under(Assumptions { reused_token, ..Assumptions::default() });
        driver.play_function();
        let again =
            driver.call("RotateSecret", &format!(r#"{{"SecretId":"db"{}{}}}"#, token(2), configured()));
        if replays {
            assert_eq!((again.status, &again.json()["VersionId"]), (200, &v(2).into()));
        } else {
            assert_eq!(again.text, in_use(2, &driver.arn()));
        }
        assert_eq!(driver.labels(), "v1: AWSPREVIOUS; v2: AWSCURRENT AWSPENDING", "and no second rotation");
    }
}

#[test]
fn a_rotation_cannot_take_the_id_of_another_version() {
    for (before, n) in [(false, 1), (true, 5)] {
        let mut driver = Driver::with_secret();
        if before {
            driver.put_by_hand(5);
        }
        let told = driver.db_refused("RotateSecret", &format!("{}{}", token(n), configured()));
        assert_eq!(told, in_use(n, &driver.arn()));
        assert!(driver.described().get("RotationEnabled").is_none());
    }
}

#[test]
fn a_repeated_update_without_a_value_makes_no_version() {
    let mut driver = Driver::with_secret();
    let update = format!(r#"{},"Description":"d""#, token(7));
    for _ in 0..2 {
        assert!(driver.on_db("UpdateSecret", &update).get("VersionId").is_none());
    }
    assert_eq!(driver.labels(), "v1: AWSCURRENT");
    // The token is still free: no version was made with it.
    assert_eq!(
        driver.on_db("PutSecretValue", &format!(r#"{},"SecretString":"x""#, token(7)))["VersionId"],
        v(7)
    );
}
