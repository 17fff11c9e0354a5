//! The database, the people who change it, the two strategies and the clients, played in a lab.

mod chaos;
mod deeds;
mod own;

use deeds::{FUNCTION, call, create, lab, pass, put, roll_back, rotate, token};
use rotation_core::{
    event::EventKind,
    ident::VersionId,
    label::StagingLabel,
    operation::{Operation, create_secret, rotate_secret, update_secret_version_stage},
    rotation::Step,
    stamp::Entropy,
    time::{Span, Timestamp},
    value::{SecretValue, ValueTable},
    vault,
};
use rotation_lab::{
    Command, Fault, Lab, Lasts, Steps,
    simulation::{self, Simulation},
    world::{self, Client, Strategy, Why},
};
use rotation_protocol::wire::member;

/// What the last rotation came to: `None` if it succeeded, else what the function said.
fn last(lab: &Lab) -> Option<&str> {
    let events = lab.beats().iter().rev().filter_map(|beat| beat.event());
    for event in events {
        match &event.kind {
            EventKind::RotationSucceeded => return None,
            EventKind::StepFailed { error, .. } => return Some(error),
            _ => {}
        }
    }
    Some("no rotation")
}

fn client(every: Span, ttl: Span) -> Client {
    Client { name: "shop".into(), secret: "db".into(), every, ttl, reads_when_refused: false }
}

#[test]
fn set_secret_logs_in_with_what_the_database_accepts_if_the_secret_still_has_it() {
    // What forgetful people do to the secret and not to the database; whether a rotation still finds a way in.
    type Deed = fn(&mut Lab);
    type Row<'a> = (&'a str, &'a [Deed], Option<&'a str>, Option<&'a str>);
    let locked_out =
        "Unable to log into database with previous, current, or pending secret of secret arn arn:";
    let current_only = "Unable to log into database using current credentials for secret arn:";
    let deeds: &[Row<'_>] = &[
        ("nothing", &[], None, None),
        ("another value", &[|lab| put(lab, "db", "second")], None, Some(current_only)),
        (
            "two other values",
            &[|lab| put(lab, "db", "second"), |lab| put(lab, "db", "third")],
            Some(locked_out),
            Some(current_only),
        ),
        (
            "a value, and back to the old one",
            &[|lab| put(lab, "db", "second"), |lab| roll_back(lab, "db")],
            None,
            None,
        ),
        (
            "a rotation, and back to the value before it",
            &[|lab| rotate(lab, "db"), |lab| pass(lab, Span::seconds(2)), |lab| roll_back(lab, "db")],
            None,
            None,
        ),
    ];
    for (what, deeds, single, alternating) in deeds {
        for (strategy, expected) in
            [(Strategy::SingleUser, single), (Strategy::AlternatingUsers, alternating)]
        {
            for forgetful in [true, false] {
                let mut lab = lab(world::Setup { strategy, forgetful, superuser: None });
                deeds.iter().for_each(|deed| deed(&mut lab));
                rotate(&mut lab, "db");
                pass(&mut lab, Span::seconds(2));
                let expected = expected.filter(|_| forgetful);
                let found = last(&lab);
                let agrees = match (found, expected) {
                    (Some(found), Some(expected)) => found.starts_with(expected),
                    (found, expected) => found == expected,
                };
                assert!(agrees, "{what}, {strategy:?}, forgetful {forgetful}: {found:?}");
            }
        }
    }
}

#[test]
fn a_password_that_was_set_before_the_test_failed_is_put_back_with_its_label() {
    for (forgetful, expected) in [(false, None), (true, Some("Unable to log into database with previous"))] {
        let mut lab = lab(world::Setup { forgetful, ..world::Setup::default() });
        let fault = |fault| Command::Fault { step: Step::Test.into(), fault, lasts: Lasts::UntilMended };
        lab.submit(fault(Some(Fault::Raises))).expect("a fault");
        rotate(&mut lab, "db");
        pass(&mut lab, Span::seconds(2));
        lab.submit(fault(None)).expect("mended");
        let pending = lab.vault().secrets().next().and_then(|secret| secret.versions.unfinished().cloned());
        let input = update_secret_version_stage::Input {
            secret_id: "db".into(),
            version_stage: StagingLabel::PENDING,
            remove_from: pending,
            move_to: None,
        };
        call(&mut lab, Operation::UpdateSecretVersionStage(input));
        rotate(&mut lab, "db");
        pass(&mut lab, Span::seconds(2));
        let found = last(&lab);
        assert!(found.is_some() == expected.is_some(), "{found:?}");
        assert!(found.unwrap_or_default().starts_with(expected.unwrap_or_default()), "{found:?}");
    }
}

#[test]
fn alternating_users_take_turns_in_the_values_username() {
    let mut values = ValueTable::new();
    let function = simulation::Function::of(Strategy::AlternatingUsers);
    let mut world = Simulation::new(vault::Setup::default(), function);
    let at = Timestamp::from_millis(1_795_515_300_000).expect("a time");
    let id = |n| VersionId::parse(&Entropy::of_call(5, n).uuid());
    let first = r#"{"engine":"mysql","password":"one","username":"orders"}"#;
    let create = create_secret::Input {
        name: "db".into(),
        client_request_token: id(0),
        value: Some(values.intern_text(first)),
        ..Default::default()
    };
    world.call(&mut values, at, Operation::CreateSecret(create)).expect("created");
    let mut passwords = vec!["one".to_owned()];
    for (n, user) in ["orders_clone", "orders", "orders_clone"].iter().enumerate() {
        let rotate = rotate_secret::Input {
            secret_id: "db".into(),
            client_request_token: id(n as u64 + 1),
            rotation_lambda_arn: Some(FUNCTION.into()),
            ..Default::default()
        };
        let now = at.plus(Span::hours(n as u32 + 1));
        world.call(&mut values, now, Operation::RotateSecret(rotate)).expect("accepted");
        world.advance(&mut values, now.plus(Span::seconds(1))).expect("time passes");
        let current = world.vault().secrets().next().and_then(|secret| secret.versions.current_value());
        let Some(SecretValue::Text(text)) = current.and_then(|id| values.get(id)) else {
            unreachable!("a value of text")
        };
        assert_eq!(member(text, "username").as_deref(), Some(*user));
        assert_eq!(member(text, "engine").as_deref(), Some("mysql"));
        passwords.extend(member(text, "password"));
    }
    passwords.sort();
    passwords.dedup();
    assert_eq!(passwords.len(), 4, "a new password each time");
}

#[test]
fn alternating_users_need_the_superusers_secret_to_exist_and_to_be_right() {
    let world = world::Setup {
        strategy: Strategy::AlternatingUsers,
        superuser: Some("admin".into()),
        forgetful: true,
    };
    let mut lab = lab(world);
    rotate(&mut lab, "db");
    pass(&mut lab, Span::seconds(2));
    let missing = "An error occurred (ResourceNotFoundException) when calling the GetSecretValue operation: \
                   Secrets Manager can't find the specified secret.";
    assert_eq!(last(&lab), Some(missing));
    create(&mut lab, "admin", "root");
    pass(&mut lab, Span::minutes(3));
    assert_eq!(last(&lab), None, "the next try finds it");
    let read = |lab: &Lab| {
        let events = lab.beats().iter().filter_map(|beat| beat.event());
        events.filter(|e| e.secret.name() == "admin" && e.kind == EventKind::Call("GetSecretValue")).count()
    };
    assert_eq!(read(&lab), 1);
    put(&mut lab, "admin", "not set in the database");
    rotate(&mut lab, "db");
    pass(&mut lab, Span::seconds(2));
    assert!(last(&lab).is_some_and(|error| error.starts_with(
        "Unable to log into database using credentials in master secret arn:aws:secretsmanager:us-east-1:123456789012:secret:admin-"
    )));
}

#[test]
fn one_log_shows_the_gap_between_the_strategies() {
    let mut lab = lab(world::Setup::default());
    for _ in 0..12 {
        pass(&mut lab, Span::days(30));
        rotate(&mut lab, "db");
    }
    pass(&mut lab, Span::days(70));
    // They log in every second or oftener, for a year: 37 million log-ins and more. The third keeps what it read for two rotations.
    let clients = [
        client(Span::seconds(1), Span::minutes(5)),
        Client { reads_when_refused: true, ..client(Span::millis(20), Span::minutes(5)) },
        client(Span::seconds(1), Span::days(61)),
    ];
    let gap = lab.compare(&clients);
    let of = |outages: &[world::Outage], client| outages.iter().filter(|o| o.client == client).count();
    assert_eq!((of(&gap.single_user, 0), of(&gap.alternating_users, 0)), (12, 0));
    // It is out only between setSecret and finishSecret, 0.3 s.
    assert_eq!((of(&gap.single_user, 1), of(&gap.alternating_users, 1)), (12, 0));
    assert!(
        of(&gap.alternating_users, 2) > 0,
        "who keeps a value for two rotations loses it with two users as well"
    );
    for outage in &gap.single_user {
        let until = outage.until.expect("it ends");
        let length = until.since(outage.from);
        match outage.client {
            0 => assert!(length <= Span::minutes(5) && outage.refused as i64 == length.as_millis() / 1000),
            1 => assert!(length < Span::millis(320) && outage.why == Why::Ahead, "{outage:?}"),
            _ => assert!(length > Span::days(1), "{outage:?}"),
        }
    }
    assert_eq!(lab.outages(&clients), gap.single_user, "the lab's own strategy is one of the two");
}

#[test]
fn a_lab_without_the_bytes_of_its_values_plays_the_same_under_every_strategy() {
    for strategy in Strategy::BUILT_IN {
        for forgetful in [true, false] {
            let mut lab = lab(world::Setup { strategy, forgetful, superuser: None });
            // What the function writes and what people write later take numbers in turn.
            for n in 0..4 {
                rotate(&mut lab, "db");
                pass(&mut lab, Span::hours(1));
                put(&mut lab, "db", &format!("by hand {n}"));
                pass(&mut lab, Span::hours(1));
                roll_back(&mut lab, "db");
                let fault = Some(Fault::DatabaseRefuses).filter(|_| n % 2 == 0);
                let step = Steps::All;
                lab.submit(Command::Fault { step, fault, lasts: Lasts::Once }).expect("a fault");
            }
            let again = Lab::replay(
                lab.setup().clone(),
                ValueTable::new(),
                lab.log().iter().map(|entry| (**entry).clone()),
            );
            assert_eq!(again.beats(), lab.beats(), "{strategy:?}");
            let clients = [client(Span::seconds(7), Span::minutes(3))];
            assert_eq!(again.outages(&clients), lab.outages(&clients), "{strategy:?}");
        }
    }
}

#[test]
fn a_step_with_a_fault_of_its_own_has_that_one_and_mending_all_mends_it_too() {
    let mut lab = lab(world::Setup::default());
    let fault = |step, fault| Command::Fault { step, fault, lasts: Lasts::UntilMended };
    lab.submit(fault(Steps::All, Some(Fault::TimesOut))).expect("a fault");
    lab.submit(fault(Step::Create.into(), Some(Fault::RoleDenied))).expect("a fault");
    rotate(&mut lab, "db");
    pass(&mut lab, Span::seconds(2));
    assert!(last(&lab).is_some_and(|error| error.contains("secretsmanager:PutSecretValue")));
    lab.submit(fault(Step::Create.into(), None)).expect("mended");
    pass(&mut lab, Span::minutes(3));
    assert_eq!(last(&lab), Some("Task timed out after 30.00 seconds"));
    lab.submit(fault(Step::Set.into(), Some(Fault::Raises))).expect("a fault");
    lab.submit(fault(Steps::All, None)).expect("mended");
    assert_eq!(lab.faults(), []);
}

#[test]
fn a_function_whose_policy_is_gone_is_not_configured_either() {
    let mut lab = lab(world::Setup::default());
    let fault = |fault| Command::Fault { step: Steps::All, fault, lasts: Lasts::UntilMended };
    let input = rotate_secret::Input {
        secret_id: "db".into(),
        client_request_token: token(&lab),
        rotation_lambda_arn: Some(FUNCTION.into()),
        ..Default::default()
    };
    let rotate = Operation::RotateSecret(input);
    lab.submit(fault(Some(Fault::InvokeDenied))).expect("a fault");
    let refusal = lab.would(&rotate).expect_err("refused");
    assert!(refusal.message().starts_with("Secrets Manager cannot invoke the specified Lambda function."));
    lab.submit(fault(None)).expect("mended");
    assert_eq!(lab.would(&rotate), Ok(()));
}

#[test]
fn a_partition_is_over_after_an_hour() {
    let mut lab = lab(world::Setup::default());
    let fault = Some(Fault::Partition);
    lab.submit(Command::Fault { step: Steps::All, fault, lasts: Lasts::UntilMended }).expect("a fault");
    pass(&mut lab, Span::millis(3_599_999));
    assert_eq!(lab.faults().len(), 1);
    pass(&mut lab, Span::millis(1));
    assert_eq!(lab.faults(), []);
    rotate(&mut lab, "db");
    pass(&mut lab, Span::seconds(2));
    assert_eq!(last(&lab), None);
}
