//! Thousands of states: what is told is compared with sending the call and letting time go on, in other strides.

use rotation_core::{
    event::Event,
    ident::SecretId,
    operation::{Operation, Reply, rotate_secret},
    secret::Secret,
    time::{Span, Timestamp},
    value::ValueTable,
};
use rotation_lab::{
    outcome::{Accepted, Ending, Outcome, Refusal, Run, Starts, outcome},
    simulation::Simulation,
};
use rotation_protocol::wire::{Described, described};

use crate::{
    dice::Dice,
    session::{FUNCTION, Session, of},
};

const SEEDS: u64 = 200;
const STATES: u32 = 30;

/// How often each kind of outcome was seen: a property that never meets one says nothing of it.
#[derive(Debug, Default)]
struct Seen {
    refused: u32,
    lifted: u32,
    lasting: u32,
    rotated: u32,
    tested: u32,
    failed: u32,
    with_faults: u32,
    by_the_service: u32,
    nothing: u32,
    again: u32,
}

#[test]
fn what_is_told_is_what_then_happens() {
    let mut seen = Seen::default();
    for seed in 0..SEEDS {
        let mut dice = Dice::new(seed);
        let mut session = dice.begin();
        for state in 0..STATES {
            dice.act(&mut session);
            let input = dice.rotate(&mut session);
            let told = outcome(&session.simulation, &session.values, &input);
            let context = format!("seed {seed}, state {state}: {input:?}");
            match told {
                Outcome::Refused(refusal) => refused(&mut session, &input, &refusal, &context, &mut seen),
                Outcome::Accepted(told) => accepted(&mut session, &input, &told, &context, &mut seen),
            }
        }
    }
    let Seen { refused, lifted, lasting, rotated, tested, failed, .. } = seen;
    let Seen { with_faults, by_the_service, nothing, again, .. } = seen;
    for count in
        [refused, lifted, lasting, rotated, tested, failed, with_faults, by_the_service, nothing, again]
    {
        assert!(count >= 10, "{seen:?}");
    }
}

fn refused(
    session: &mut Session,
    input: &rotate_secret::Input,
    told: &Refusal,
    context: &str,
    seen: &mut Seen,
) {
    seen.refused += 1;
    let mut real = session.simulation.clone();
    let secrets = |simulation: &Simulation| simulation.vault().secrets().cloned().collect::<Vec<_>>();
    let (before, at) = (secrets(&real), session.now());
    let mut send = |real: &mut Simulation, at| {
        real.call(&mut session.values, at, Operation::RotateSecret(input.clone()))
    };
    assert_eq!(send(&mut real, at), Err(told.error.clone()), "{context}");
    assert_eq!(secrets(&real), before, "{context}");
    let Some(until) = told.until else {
        let id = SecretId::parse(&input.secret_id).ok();
        let secret = id.and_then(|id| session.simulation.vault().find(&id).ok()).cloned();
        let unfinished = told.error.message().starts_with("A previous rotation");
        if let Some(secret) = secret.filter(|_| unfinished) {
            seen.lasting += 1;
            let (mut real, at) = behind_the_next_end(session, &secret);
            assert!(is_refused(&mut real, &mut session.values, at, input), "{context}");
        }
        return;
    };
    seen.lifted += 1;
    let mut just_before = session.simulation.clone();
    assert!(send(&mut just_before, until.minus(Span::millis(1))).is_err(), "{context}");
    let mut then = session.simulation.clone();
    assert!(send(&mut then, until).is_ok(), "{context}");
}

/// The end of the next try of the version that stands in the way, or a day later.
fn behind_the_next_end(session: &mut Session, secret: &Secret) -> (Simulation, Timestamp) {
    let (mut real, version) = (session.simulation.clone(), secret.versions.unfinished());
    let latest = session.now().plus(Span::hours(24));
    while let Some(due) = real.next_wake().filter(|due| *due <= latest) {
        real.advance(&mut session.values, due).unwrap();
        let ends = |event: &Event| {
            let kinds = ["RotationSucceeded", "RotationFailed", "RotationAbandoned", "TestRotationFailed"];
            event.version.as_ref() == version && kinds.contains(&event.kind.name())
        };
        if of(real.take_events(), secret).iter().any(ends) {
            return (real, due);
        }
    }
    (real, latest)
}

/// Whether the call is refused then.
fn is_refused(
    real: &mut Simulation,
    values: &mut ValueTable,
    at: Timestamp,
    input: &rotate_secret::Input,
) -> bool {
    real.call(values, at, Operation::RotateSecret(input.clone())).is_err()
}

fn accepted(
    session: &mut Session,
    input: &rotate_secret::Input,
    told: &Accepted,
    context: &str,
    seen: &mut Seen,
) {
    let mut real = session.simulation.clone();
    real.take_events();
    let reply = real.call(
        &mut session.values,
        session.simulation.vault().now(),
        Operation::RotateSecret(input.clone()),
    );
    let Ok(Reply::RotateSecret(answer)) = reply else { panic!("{context}: {reply:?}") };
    let before = session.simulation.vault().find_arn(&answer.arn).unwrap().clone();
    let find = |simulation: &Simulation| simulation.vault().find_arn(&answer.arn).unwrap().clone();
    let after = find(&real);
    assert_eq!((told.version.clone(), told.at), (answer.version_id, session.now()), "{context}");
    assert_eq!(told.at_once, of(real.take_events(), &before), "{context}");
    assert_eq!(told.next, after.rotation.next, "{context}");
    assert_eq!(echoed(&before, told, |change| change.accepted.clone()), described(&after), "{context}");
    let faulty = real.clone();
    for known in real.faults().to_vec() {
        real.set_fault(known.steps, None);
    }
    match told.starts {
        Starts::ByTheService => seen.by_the_service += 1,
        Starts::Nothing => seen.nothing += 1,
        Starts::Again => seen.again += 1,
        Starts::Rotation | Starts::Test => {}
    }
    let Some(run) = &told.run else {
        assert!(matches!(told.starts, Starts::Nothing | Starts::Again), "{context}");
        assert_eq!(before.rotation.run, after.rotation.run, "{context}");
        return;
    };
    seen_run(run, seen);
    let end = as_told(real, &mut session.values, &before, run, context);
    assert_eq!(echoed(&before, told, |change| change.end.clone()), described(&end), "{context}");
    match &told.with_faults {
        Some(other) => {
            seen.with_faults += 1;
            as_told(faulty, &mut session.values, &before, other, context);
        }
        None => {
            as_told(faulty, &mut session.values, &before, run, context);
        }
    }
}

/// The secret as it stands at the end of a run, which has been just what was told.
fn as_told(
    mut real: Simulation,
    values: &mut ValueTable,
    secret: &Secret,
    told: &Run,
    context: &str,
) -> Secret {
    if let Some(free) = told.free {
        let mut earlier = real.clone();
        let begun = earlier.vault().now();
        if begun < free {
            assert!(meets_unfinished(&mut earlier, values, secret, free.minus(Span::millis(1))), "{context}");
        }
        assert!(!meets_unfinished(&mut real.clone(), values, secret, free), "{context}");
    } else {
        assert!(meets_unfinished(&mut real.clone(), values, secret, told.over), "{context}");
    }
    real.advance(values, told.over).unwrap();
    let events: Vec<Event> = of(real.take_events(), secret);
    assert_eq!(events, told.events, "{context}");
    let end = real.vault().find_arn(&secret.arn).unwrap().clone();
    assert_eq!(end.rotation.next, told.next, "{context}");
    end
}

fn meets_unfinished(real: &mut Simulation, values: &mut ValueTable, secret: &Secret, at: Timestamp) -> bool {
    let input = rotate_secret::Input {
        secret_id: secret.arn.as_str().into(),
        client_request_token: rotation_core::ident::VersionId::parse(&"e".repeat(32)),
        rotation_lambda_arn: (!secret.rotates_without_function()).then(|| FUNCTION.into()),
        ..rotate_secret::Input::default()
    };
    let answer = real.call(values, at, Operation::RotateSecret(input));
    answer.is_err_and(|error| error.message().starts_with("A previous rotation"))
}

fn seen_run(run: &Run, seen: &mut Seen) {
    match run.ending {
        Ending::Rotated => seen.rotated += 1,
        Ending::Tested => seen.tested += 1,
        Ending::Failed { .. } => seen.failed += 1,
        Ending::TestFailed { .. } | Ending::Abandoned => {}
    }
}

/// What DescribeSecret would tell by the changes alone.
fn echoed(
    before: &Secret,
    told: &Accepted,
    pick: impl Fn(&rotation_lab::outcome::Change) -> Option<Described>,
) -> Vec<Described> {
    let mut members = described(before);
    members.retain(|member| told.echo.iter().all(|change| change.member != member.member));
    members.extend(told.echo.iter().filter_map(pick));
    members.sort_by(|a, b| a.member.cmp(&b.member));
    members
}
