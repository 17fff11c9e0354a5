//! A rotation function from outside: its calls and answers are the log, and nothing calls it again.

use rotation_core::{
    operation::Operation,
    rotation::{Invocation, InvocationId, Outcome, Step},
    time::Span,
    value::ValueTable,
};
use rotation_lab::{
    Beat, Command, Lab,
    link::{decode, encode},
    outcome,
    world::{self, Client, Strategy},
};

use crate::deeds::{lab, pass, rotate};

/// The password that the function makes up.
const NEW: &str = "correct-horse-battery";

fn own() -> Lab {
    lab(world::Setup { strategy: Strategy::Own, ..world::Setup::default() })
}

fn waiting(lab: &Lab) -> Invocation {
    lab.waiting().expect("the function is waited for").clone()
}

/// Lets time go on to the next call of the function.
fn until_called(lab: &mut Lab) -> InvocationId {
    for _ in 0..20 {
        if let Some(waiting) = lab.waiting() {
            return waiting.id.clone();
        }
        pass(lab, Span::millis(50));
    }
    panic!("the function is never called");
}

fn ask(lab: &mut Lab, id: &InvocationId, name: &str, body: &str) -> (u16, String) {
    lab.call_by_function(id, name, body.as_bytes()).expect("it is waited for")
}

/// The function writes this, as it stands inside JSON, as the pending value; the token it did so with.
fn put_pending(lab: &mut Lab, id: &InvocationId, value: &str) -> String {
    let token = waiting(lab).token.to_string();
    let put = format!(
        r#"{{"SecretId":"db","ClientRequestToken":"{token}","SecretString":"{value}","VersionStages":["AWSPENDING"]}}"#
    );
    assert_eq!(ask(lab, id, "PutSecretValue", &put).0, 200);
    token
}

/// All four steps, each with the calls it needs.
fn whole_rotation(lab: &mut Lab) {
    rotate(lab, "db");
    for step in Step::ALL {
        let id = until_called(lab);
        assert_eq!(waiting(lab).step, step);
        let token = waiting(lab).token.to_string();
        match step {
            Step::Create => {
                let (status, body) = ask(lab, &id, "GetSecretValue", r#"{"SecretId":"db"}"#);
                assert!(status == 200 && body.contains("first"), "the function needs the bytes: {body}");
                let put = format!(
                    r#"{{"SecretId":"db","ClientRequestToken":"{token}","SecretString":"{NEW}","VersionStages":["AWSPENDING"]}}"#
                );
                assert_eq!(ask(lab, &id, "PutSecretValue", &put).0, 200);
            }
            Step::Set | Step::Test => {}
            Step::Finish => {
                let (_, body) = ask(lab, &id, "DescribeSecret", r#"{"SecretId":"db"}"#);
                let current = body.split_once(r#"":["AWSCURRENT"]"#).expect("a current one").0;
                let current = &current[current.len() - 36..];
                let moved = format!(
                    r#"{{"SecretId":"db","VersionStage":"AWSCURRENT","MoveToVersionId":"{token}","RemoveFromVersionId":"{current}"}}"#
                );
                assert_eq!(ask(lab, &id, "UpdateSecretVersionStage", &moved).0, 200);
            }
        }
        lab.answer_of_function(&id, Outcome::Returned);
    }
}

#[test]
fn a_rotation_from_outside_is_in_the_log_and_comes_back_from_a_link_without_the_function() {
    let mut lab = own();
    whole_rotation(&mut lab);
    let secret = lab.vault().secrets().next().expect("a secret");
    assert!(secret.rotation.last_rotated.is_some() && lab.waiting().is_none());
    let calls = lab.log().iter().filter(|e| matches!(e.command, Command::FunctionCall { .. })).count();
    let answers = lab.log().iter().filter(|e| matches!(e.command, Command::FunctionAnswer { .. })).count();
    assert_eq!((calls, answers), (4, 4));
    let entries = lab.log().iter().map(|entry| (**entry).clone());
    let again = Lab::replay(lab.setup().clone(), ValueTable::new(), entries);
    assert_eq!(again.beats(), lab.beats());
    let text = encode(&lab).expect("a link");
    let opened = decode(&text).and_then(|session| session.open()).expect("it opens");
    assert_eq!(opened.beats(), lab.beats());
    assert_eq!(encode(&opened).as_deref(), Ok(text.as_str()));
    let client = Client {
        name: "client".into(),
        secret: "db".into(),
        every: Span::seconds(1),
        ttl: Span::millis(0),
        reads_when_refused: true,
    };
    pass(&mut lab, Span::minutes(1));
    assert!(lab.outages(&[client]).iter().all(|outage| outage.until.is_some()), "the database has it");
}

#[test]
fn what_a_request_leads_to_is_told_as_if_the_function_did_its_work() {
    let lab = own();
    let Operation::RotateSecret(input) = crate::deeds::rotation(&lab, "db") else { panic!("a rotation") };
    let outcome::Outcome::Accepted(told) = lab.outcome(&input) else { panic!("it is accepted") };
    assert!(told.run.is_some_and(|run| run.ending == outcome::Ending::Rotated));
}

#[test]
fn a_step_that_nobody_answers_waits_and_then_times_out() {
    let mut lab = own();
    rotate(&mut lab, "db");
    let id = until_called(&mut lab);
    let text = encode(&lab).expect("a link");
    let opened = decode(&text).and_then(|session| session.open()).expect("it opens");
    assert_eq!(
        opened.waiting().map(|waiting| &waiting.id),
        Some(&id),
        "it waits where a link was opened, too"
    );
    pass(&mut lab, Span::seconds(31));
    assert!(lab.waiting().is_none_or(|waiting| waiting.id != id));
    assert_eq!(lab.call_by_function(&id, "DescribeSecret", br#"{"SecretId":"db"}"#), None);
    let beats = lab.beats().len();
    lab.answer_of_function(&id, Outcome::Returned);
    assert_eq!(lab.beats().len(), beats, "an answer that comes too late is dropped");
}

#[test]
fn what_a_function_says_when_it_fails_holds_no_secret_value() {
    let mut lab = own();
    rotate(&mut lab, "db");
    let id = until_called(&mut lab);
    put_pending(&mut lab, &id, r#"{\"username\":\"app-user\",\"password\":\"hunter2-hunter2\"}"#);
    let refused = ask(&mut lab, &id, "GetSecretValue", r#"{"SecretId":"none"}"#);
    assert!(refused.0 == 400 && refused.1.contains("ResourceNotFoundException"), "{refused:?}");
    let said = format!("cannot log in as app-user with hunter2-hunter2 nor first{}", ".".repeat(2000));
    lab.answer_of_function(&id, Outcome::Raised(said));
    let log = format!("{:?} {:?}", lab.log(), lab.beats());
    assert!(!log.contains("hunter2") && log.contains("cannot log in as part of value 2"), "{log}");
    assert!(log.contains("nor value 1..") && !log.contains(&".".repeat(501)));
    let refusals = lab.beats().iter().filter(|beat| matches!(beat, Beat::Refused { .. })).count();
    assert_eq!(refusals, 1);
}

#[test]
fn the_world_changes_within_a_log_and_undoing_it_brings_the_old_one_back() {
    let mut lab = lab(world::Setup::default());
    rotate(&mut lab, "db");
    pass(&mut lab, Span::minutes(1));
    let setup = world::Setup { strategy: Strategy::AlternatingUsers, forgetful: true, superuser: None };
    lab.submit(Command::World(setup.clone())).expect("nothing is refused of it");
    assert_eq!(lab.world(), &setup);
    rotate(&mut lab, "db");
    pass(&mut lab, Span::minutes(1));
    let text = encode(&lab).expect("a link");
    assert_eq!(decode(&text).and_then(|session| session.open()).expect("it opens").world(), &setup);
    let client = Client {
        name: "client".into(),
        secret: "db".into(),
        every: Span::seconds(1),
        ttl: Span::seconds(5),
        reads_when_refused: false,
    };
    let gap = lab.compare(std::slice::from_ref(&client));
    let outages = [lab.outages(&[client]), gap.single_user, gap.alternating_users].map(|found| found.len());
    assert_eq!(outages, [1, 2, 0], "one rotation of two was with two users");
    while lab.world() == &setup {
        assert!(lab.undo());
    }
    assert_eq!(lab.world(), &world::Setup::default());
}

#[test]
fn another_service_makes_a_secret_and_rotates_it_without_a_function() {
    let mut lab = own();
    let value = lab.intern_text("made by rds");
    let managed = rotation_core::vault::Managed { name: "rds!db-1".into(), owner: "rds".into(), value };
    lab.submit(Command::Adopt(managed.clone())).expect("made");
    rotate_managed(&mut lab);
    pass(&mut lab, Span::minutes(1));
    let secret = lab.vault().secrets().find(|secret| secret.owner.is_some()).expect("a managed secret");
    assert!(secret.rotation.last_rotated.is_some() && lab.waiting().is_none());
    assert!(lab.submit(Command::Adopt(managed)).is_err(), "its name is taken");
    let text = encode(&lab).expect("a link");
    assert_eq!(decode(&text).and_then(|session| session.open()).expect("it opens").beats(), lab.beats());
}

fn rotate_managed(lab: &mut Lab) {
    let rules = rotation_core::operation::rotate_secret::Rules {
        automatically_after_days: rotation_core::schedule::Days::new(7),
        ..Default::default()
    };
    let input = rotation_core::operation::rotate_secret::Input {
        secret_id: "rds!db-1".into(),
        client_request_token: lab.fresh_token(),
        rotation_rules: Some(rules),
        ..Default::default()
    };
    lab.submit(Command::Call(Operation::RotateSecret(input))).expect("accepted");
}

#[test]
fn a_value_is_in_no_error_however_it_is_written_there() {
    let mut lab = own();
    rotate(&mut lab, "db");
    let id = until_called(&mut lab);
    let token = put_pending(&mut lab, &id, r#"{\"password\":\"p\\\"a/ss\",\"pin\":12345678}"#);
    let (_, body) =
        ask(&mut lab, &id, "GetSecretValue", &format!(r#"{{"SecretId":"db","VersionId":"{token}"}}"#));
    let twice = format!("{body:?}");
    for thrown in [body.as_str(), twice.as_str(), r#"p"a/ss"#, "it is 12345678"] {
        let clean = lab.without_values(thrown);
        assert!(!clean.contains("12345678") && !clean.contains("a/ss"), "{clean}");
    }
}

#[test]
fn a_password_that_was_drawn_and_put_nowhere_is_in_no_error() {
    let mut lab = own();
    rotate(&mut lab, "db");
    let id = until_called(&mut lab);
    let (_, body) = ask(&mut lab, &id, "GetRandomPassword", r#"{"PasswordLength":24}"#);
    let drawn = rotation_protocol::wire::member(&body, "RandomPassword").expect("a password");
    for thrown in [drawn.clone(), body.clone(), format!("{body:?}"), format!("no log-in with {drawn}!")] {
        assert!(!lab.without_values(&thrown).contains(&drawn[4..12]), "{thrown}");
    }
    lab.answer_of_function(&id, Outcome::Raised(format!("refused: {drawn}")));
    let log = format!("{:?} {:?} {lab:?}", lab.log(), lab.beats());
    assert!(log.contains("refused: a password that was drawn") && !log.contains(&drawn), "{log}");
}
