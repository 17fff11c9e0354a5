//! Calls as they come over the wire: read, answered, and what of them enters the log.

use rotation_core::{error::ErrorCode, operation::Operation, stamp::Entropy};
use rotation_lab::{
    Command, Lab, Permission,
    lab::{answer, only_reads},
    scenario::SCENARIOS,
};

fn open() -> (Lab, String) {
    let lab = SCENARIOS.first().expect("a story").open();
    let name = lab.vault().secrets().next().expect("a secret").name.as_str().to_owned();
    (lab, name)
}

fn ask(lab: &mut Lab, name: &str, body: &str) -> (u16, String) {
    let result = lab.read(name, body.as_bytes()).and_then(|operation| {
        assert!(only_reads(&operation));
        lab.ask(Entropy::of_call(1, 1), operation).map(Some)
    });
    answer(&result)
}

#[test]
fn what_only_reads_is_answered_at_the_playhead_and_enters_nothing() {
    let (mut lab, name) = open();
    let before = (lab.log().len(), lab.playhead(), lab.beats().len());
    let id = format!("{{\"SecretId\":\"{name}\"}}");
    let (status, now) = ask(&mut lab, "DescribeSecret", &id);
    assert_eq!(status, 200);
    let (status, value) = ask(&mut lab, "GetSecretValue", &id);
    assert!(status == 200 && value.contains("\"SecretString\":\"value "), "{value}");
    assert_eq!(ask(&mut lab, "DescribeSecret", &id).1, now, "it was not accessed by reading it");
    assert_eq!((lab.log().len(), lab.playhead(), lab.beats().len()), before);
    lab.seek(1);
    assert_ne!(ask(&mut lab, "DescribeSecret", &id).1, now, "it is asked where the playhead stands");
}

#[test]
fn a_call_that_cannot_be_read_is_refused_as_the_service_refuses_it() {
    let (mut lab, name) = open();
    for (operation, body, says) in [
        ("DescribeSecret", "[]", "SerializationException"),
        ("DescribeSecret", "{}", "1 validation error detected"),
        ("ReplicateSecretToRegions", "{}", "outside this model"),
        ("DescribeSecret", "{\"SecretId\":\"none\"}", "ResourceNotFoundException"),
    ] {
        let (status, body) = ask(&mut lab, operation, body);
        assert!(status == 400 && body.contains(says), "{operation}: {body}");
    }
    // Who may not call does not learn what is wrong with the call.
    let permission = Permission::RotateSecret;
    lab.submit(Command::Permit { permission, allowed: false }).expect("nothing of a permission is refused");
    let broken = format!("{{\"SecretId\":\"{name}\",\"ClientRequestToken\":\"short\"}}");
    let refused = lab.read("RotateSecret", broken.as_bytes()).expect_err("refused");
    assert_eq!(refused.code(), ErrorCode::AccessDeniedException);
}

#[test]
fn a_value_of_a_call_that_is_read_is_interned_and_never_printed() {
    let (mut lab, name) = open();
    let body = format!(
        "{{\"SecretId\":\"{name}\",\"SecretString\":\"hunter2\",\"ClientRequestToken\":\"{}\"}}",
        "1".repeat(32)
    );
    let operation = lab.read("PutSecretValue", body.as_bytes()).expect("a call");
    assert!(matches!(&operation, Operation::PutSecretValue(input) if input.value.is_some()));
    assert!(!only_reads(&operation));
    let result = lab.submit(Command::Call(operation));
    let (status, value) = answer(&result);
    assert!(status == 200 && !format!("{lab:?}{value}").contains("hunter2"));
}
